# What stands in the place of personal data that a reader isn't shown.

privacy-participant = Deltaker { $letter }
privacy-removed-card = [kortnummer fjernet]
privacy-removed-iban = [IBAN fjernet]
privacy-removed-account = [kontonummer fjernet]
privacy-removed-id = [ID-nummer fjernet]
privacy-removed-secret = [hemmelighet fjernet]

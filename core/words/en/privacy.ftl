# What stands in the place of personal data that a reader isn't shown.

privacy-participant = Participant { $letter }
privacy-removed-card = [card number removed]
privacy-removed-iban = [IBAN removed]
privacy-removed-account = [account number removed]
privacy-removed-id = [ID number removed]
privacy-removed-secret = [secret removed]

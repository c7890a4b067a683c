# What stands in the place of personal data that a reader isn't shown.

privacy-participant = Учасник { $letter }
privacy-removed-card = [номер картки вилучено]
privacy-removed-iban = [IBAN вилучено]
privacy-removed-account = [номер рахунку вилучено]
privacy-removed-id = [ідентифікаційний номер вилучено]
privacy-removed-secret = [секрет вилучено]

# What stands in the place of personal data that a reader isn't shown.

privacy-participant = 參與者 { $letter }
privacy-removed-card = [卡號已移除]
privacy-removed-iban = [IBAN 已移除]
privacy-removed-account = [帳號已移除]
privacy-removed-id = [證件號碼已移除]
privacy-removed-secret = [機密資料已移除]

# What goes along with a report when it is delivered.
delivery-ask = 詢問這份報告
delivery-open = 開啟
delivery-file = 這是「{ $title }」的 Word 檔。

# A report as a mail.
delivery-mail-open = 開啟報告
delivery-mail-figures = 報告中的數值
delivery-mail-marks = 方括號中的編號可連至報告中的來源。
delivery-mail-attached = 本報告另以 Word 檔附於此信。
delivery-mail-why = 您是這份報告的收件人,因此 Newsdesk 寄送此信給您。
delivery-mail-settings = 變更郵件通知設定

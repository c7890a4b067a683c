# What becomes of runs and deliveries, told to the one who asked or owns the report.
run-failed = 排定的報告無法產生。{ $why }
run-delivery-failed = { $title } 無法送達 { $to }。
run-delivery-unknown = 無法確定 { $title } 是否已送達 { $to }。為避免重複,不會再次傳送。
run-no-data = 這段期間沒有可報告的內容。
run-missed = 服務中斷期間錯過了 { $count } 份排定的報告,不會補送。

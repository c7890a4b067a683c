# What becomes of runs and deliveries, told to the one who asked or owns the report.
run-failed = 排定的報告無法產生。{ $why }
run-delivery-failed = { $title } 無法送達 { $to }。
run-delivery-unknown = 無法確定 { $title } 是否已送達 { $to }。為避免重複,不會再次傳送。
run-no-data = 這段期間沒有可報告的內容。
run-missed = 服務中斷期間錯過了 { $count } 份排定的報告,不會補送。
run-spend-near = AI 已使用 { $spent },占本月預算 { $budget } 的 { $share }。預算用完後,報告將由規則撰寫,直到本月結束 (UTC) 或提高預算為止。
run-spend-used = 本月 AI 預算 { $budget } 已不足以再次呼叫: 已使用 { $spent }。報告將由規則撰寫,直到本月結束 (UTC) 或提高預算為止。
run-spend-day = AI 今日 (UTC) 的費用為 { $spent }。您要求在單日超過 { $limit } 時通知。
run-spend-settings = AI 設定

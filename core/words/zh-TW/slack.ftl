# What the Slack app says itself: labels Slack needs, and what went wrong with Slack.
slack-on = 開啟
slack-close = 關閉
slack-continued = { $label } (續)
slack-people = { $label }: 人員
slack-channels = { $label }: 頻道
slack-shown-in-part = 內文尚未結束,寄送報告時會附上全文。
slack-nothing-here = 這裡目前沒有內容。
slack-expired = 表單未能及時開啟。請按下按鈕開啟。
slack-open-form = 開啟表單
slack-not-noted = 目前無法記下您的要求,請稍後再試。
slack-elsewhere = 我無法在 #{ $room } 發言,因此在這裡回覆。
slack-file-failed = 無法傳送 { $filename }。

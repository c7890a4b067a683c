# 每日報告:標題、章節,以及由規則撰寫的句子。

daily-title = 每日報告 - { $organisation }
daily-field-day = 日期
daily-field-day-value = { $day }（{ $zone }）
daily-field-sources = 計入

daily-section-summary = 當日重點
daily-section-attention = 待回覆
daily-section-promised = 承諾與要求
daily-section-channels = 頻道
daily-section-tasks = 任務
daily-section-themes = 多位聯絡人提到同一件事
daily-section-links = 同一件事出現在多處
daily-section-contacts = 聯絡人
daily-section-numbers = 當日數字

daily-unknown-caller = 未知來電者
daily-unknown-contact = 未知聯絡人
daily-untitled = （無標題）
daily-with-company = { $name }（{ $company }）
daily-call-in = 來電，{ $length }，無逐字稿
daily-call-out = 去電，{ $length }，無逐字稿

daily-count-calls = { $shown } 通電話
daily-count-messages = { $shown } 則訊息
daily-count-tasks = { $shown } 項任務
daily-count-contacts = { $shown } 位聯絡人
daily-count-created = 新增 { $shown } 項任務
daily-count-completed = 完成 { $shown } 項任務
daily-count-new = 新增 { $shown } 位聯絡人
daily-sentence = { $text }。

daily-summary-waiting = { $shown } 位聯絡人正在等候回覆。最急的是 { $line }。
daily-summary-missed = { $shown } 通未接來電尚未回電。
daily-summary-overdue = { $shown } 項任務已逾期，最早的是{ $title }，期限 { $due }，{ $who }。
daily-summary-theme = { $shown } 位聯絡人提到同一件事：{ $quote }。

daily-said = { $at } { $who }：{ $quote }
daily-said-call = { $at } { $who }，通話：{ $quote }
daily-more = 共有 { $shown } 位聯絡人正在等候回覆。
daily-missed = 來電未接且尚未回電：{ $list }。
daily-missed-one = { $who }（{ $at }）
daily-still-waiting = 前一天提問，至今仍未獲回覆：{ $list }。

daily-task-overdue = 已逾期，原期限 { $due }：{ $title }，{ $who }。
daily-task-due = { $due } 到期，仍未完成：{ $title }，{ $who }。
daily-task-next = 接下來 { $due } 到期：{ $title }，{ $who }。
daily-task-nobody = 無負責人
daily-tasks-overdue-more = 共有 { $shown } 項任務逾期。
daily-tasks-created = 新增（{ $shown }）：{ $list }。
daily-tasks-created-some = 新增（{ $shown }），包括{ $list }。
daily-tasks-completed = 完成（{ $shown }）：{ $list }。
daily-tasks-completed-some = 完成（{ $shown }），包括{ $list }。

daily-theme = { $quote }共有 { $shown } 位聯絡人提到：{ $names }。
daily-theme-many = { $quote }共有 { $shown } 位聯絡人提到。
daily-theme-unanswered = 其中 { $shown } 位之後未再獲回覆。
daily-theme-unanswered-all = 之後皆未再回覆他們。

daily-link = { $code } 出現在 { $places }中。
daily-link-names = 分別稱為 { $names }。
daily-link-name = { $phrase }（{ $shown }）
daily-link-before = 前一天也出現過 { $shown } 次。
daily-link-latest = 最近一次是 { $line }
daily-likely = 任務{ $title }可能涉及 { $line }

daily-contact-new = 新聯絡人 { $who }：{ $places }。
daily-contact-latest = 最近一次（{ $at }）：{ $quote }
daily-contacts-busy = 往來最頻繁：{ $list }。
daily-contact-busy = { $who }（{ $places }）
daily-contacts-new = 新增：{ $list }。
daily-contacts-updated = 資料已更新：{ $list }。

daily-number-calls = { $calls }：來電 { $in }，去電 { $out }；通話時間共 { $talk }，中位數 { $median }。
daily-number-agents = 各人員通話數：{ $list }。
daily-number-agent = { $who } { $shown }
daily-no-agent = 未記錄人員 { $shown }
daily-number-hour = 最忙的一小時：{ $at } 起，{ $calls }。
daily-number-messages = { $messages }：收 { $in }，發 { $out }，涉及 { $shown } 位聯絡人。
daily-number-change = { $now }，前一天為 { $before }。

daily-note-cut = { $shown } 份逐字稿截短至 { $most } 個字元。
daily-note-short = { $shown } 通未滿 { $least } 秒且無逐字稿的電話未計入。

daily-count-talk = { $channels } 個頻道 { $messages } 則訊息（{ $people } 人）
daily-count-talk-one = { $channel } { $messages } 則訊息（{ $people } 人）
daily-channel-problem = 問題，{ $told }
daily-channel-cause = 所述原因，{ $told }
daily-channel-works = 已恢復，{ $told }
daily-channel-latest = 最新情況，{ $told }
daily-channel-decision = 決定，{ $told }
daily-channel-question = 未獲回覆，{ $told }
daily-channel-todo = 待辦，{ $told }
daily-channel-talk = 討論最多（{ $shown } 則），{ $told }
daily-channel-post = 自動訊息，{ $at } { $who }：{ $quote }
daily-channel-posts = { $told }（同類共 { $shown } 則）
daily-channel-reply = { $told }，討論串{ $opener }
daily-channel-opener = { $quote }（{ $at } { $who }）
daily-channel-code = [程式碼]
daily-channel-counted = { $channel }（{ $messages }）
daily-channel-quiet = { $channel } 有 { $shown } 則訊息，沒有需要您處理的事。
daily-channels-quiet = 以下頻道沒有需要您處理的事：{ $list }。
daily-channels-more = 以下頻道的內容因篇幅未列出：{ $list }。
daily-channels-silent = 以下頻道當天無人發言：{ $list }。
daily-summary-problem = { $channel } 的問題，{ $told }
daily-summary-decision = { $channel } 的決定，{ $told }
daily-summary-questions = 頻道中有 { $shown } 個問題未獲回覆。最急的在 { $channel }，{ $line }。
daily-summary-questions-alone = 有 { $shown } 個問題未獲回覆。最急的是 { $line }。
daily-number-channels = 各頻道訊息數：{ $list }。
daily-number-channel = { $channel } { $shown }
daily-note-uncounted = 頻道中有 { $shown } 則自動訊息或系統通知未計入。
daily-note-unshown = 頻道中較早的 { $shown } 則訊息未提供給 AI 撰寫者；規則則讀取全部訊息。

# 事件聊天室報告。

incident-title = 生產線異常處理報告 - { $title }
incident-generated-at = 生成時間
incident-number = 事件編號
incident-generated-by = 生成者
incident-still-active = 注意:本報告生成時事件尚未結案
incident-nothing = 事件聊天室尚無訊息記錄,無法生成報告
incident-unusable = 事件聊天室的訊息皆無法讀取，無法生成報告
incident-attachment = [附件: { $filename }]

incident-section-summary = 事件摘要
incident-section-timeline = 事件時間軸
incident-section-participants = 參與人員
incident-section-process = 處理過程
incident-section-decisions = 決議事項
incident-section-actions = 後續行動
incident-section-status = 目前狀態
incident-section-resolution = 最終處置結果
incident-section-open = 待釐清事項
incident-section-disagreements = 說法不一致之處
incident-section-attachments = 附件
incident-empty-summary = 訊息中沒有可供摘要的內容。
incident-empty-timeline = 訊息中沒有可列出的事件。
incident-empty-status = 沒有訊息說明目前狀況。
incident-empty-attachments = 本事件無附件檔案

incident-role-problem = 通報
incident-role-cause = 所述原因
incident-role-suspicion = 推測
incident-role-ruled-out = 已試或排除
incident-role-action = 處置
incident-role-result = 結果
incident-role-decision = 決議
incident-role-proposal = 提議
incident-role-task = 待辦
incident-role-status = 狀況
incident-role-impact = 影響
incident-role-question = 提問
incident-role-post = 自動訊息

incident-code = [程式碼]
incident-counted = 共 { $messages } 則訊息，{ $people } 人發言，時間為 { $first } 至 { $last }。
incident-room-type = 類型：{ $value }
incident-room-severity = 嚴重程度：{ $value }
incident-room-location = 地點：{ $value }
incident-room-described = 聊天室說明：{ $quote }
incident-several = 聊天室中同時處理 { $count } 件不同的事，主要如下。
incident-about = { $who }（{ $when }）：{ $quote }
incident-reported = 通報，{ $who }（{ $when }）：{ $quote }
incident-effect = 影響，依{ $who }（{ $when }）所述：{ $quote }
incident-cause = 原因，依{ $who }（{ $when }）所述：{ $quote }
incident-suspected = 推測，{ $who }（{ $when }）：{ $quote }
incident-acted = 處置，{ $who }（{ $when }）：{ $quote }
incident-decided = 決議，{ $who }（{ $when }）：{ $quote }
incident-last-word = 最後的說法，{ $who }（{ $when }）：{ $quote }
incident-last-success = 最後一次回報成功，{ $who }（{ $when }）：{ $quote }
incident-open-questions = 有 { $shown } 個問題在聊天室中沒有得到回答。
incident-room-resolved = 聊天室標示為已結案。
incident-room-archived = 聊天室已封存。
incident-room-active = 聊天室標示為處理中。
incident-no-success = 尚無訊息回報問題已排除。
incident-no-lasting-success = 最後一次異常跡象之後，尚無訊息回報問題已排除。
incident-matter-open = 尚無訊息回報此問題已排除：{ $quote }（{ $who }，{ $when }）。
incident-unconfirmed = 未獲證實也未排除：{ $told }
incident-unanswered = 聊天室中無人回覆：{ $told }
incident-against = { $one }；另一說法：{ $other }
incident-posts = { $shown } 則類似訊息：{ $quote }
incident-wrote = { $count ->
    [0] 未發言。
   *[other] { $shown } 則訊息。
}
incident-person-opened = { $wrote }提出：{ $quote }
incident-person-acted = { $wrote }處置：{ $quote }
incident-person-result = { $wrote }最後一次回報成功：{ $quote }
incident-person-said = { $wrote }其中提到：{ $quote }
incident-person-rest = 另有 { $shown } 位成員未發言。
incident-role-owner = 擁有者
incident-role-editor = 編輯者
incident-role-viewer = 檢視者

incident-day-about = { $date }: { $shown } 則訊息討論{ $topic }
incident-note-condensed = 提供給 AI 的內容為最新 { $whole } 則完整訊息，較早的 { $condensed } 則每日濃縮為一行；規則撰寫則讀取全部訊息。
incident-note-idle = { $shown } 則訊息僅為問候、致謝或簡單應答，未列為事件。
incident-note-posts = { $shown } 則自動訊息，歸為 { $formsShown } 種格式。
incident-note-notices = { $shown } 則系統通知（加入、離開、更名）僅計數，不引用。

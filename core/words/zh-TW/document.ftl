# Words that every document uses, whatever its kind.

document-summary-line = { $title }：{ $told }
document-late = 本報告晚於預定時間產生，因為當時服務未運作。
document-trial = 這是測試，不會保存，也不會通知其他人。
document-incomplete = (不完整)
document-badge-rules = 依規則自下列來源整理 · 所有數字均經核對
document-badge-post = 依規則整理 · 所有數字均經核對
document-badge-model = 由 AI 產生 · 分享前請先檢閱
document-page = 第 { $page } 頁，共 { $pages } 頁
document-open = 開啟

document-column-time = 時間
document-column-who = 人員
document-column-what = 內容
document-column-person = 姓名
document-column-role = 角色
document-column-part = 參與情形
document-column-file = 檔名
document-column-type = 類型
document-column-uploader = 上傳者
document-column-sources = 來源

document-times = 時間皆為當地時間（{ $zone }）。
document-times-day = { $day } · 時間皆為當地時間（{ $zone }）。

document-images = 圖片
document-files = 檔案清單
document-image-missing = [圖片無法載入: { $filename }]
document-image-alt = 圖片 { $filename }
document-image-alt-by = 圖片 { $filename }，由 { $who } 上傳

document-sources = 資料來源
document-sources-note = 內文中的編號可連至此處的對應來源，箭頭可返回內文。
document-sources-note-plain = 內文中的編號可連至此處的對應來源。
document-source-unknown = 不明作者
document-fact = 計算值
document-fact-about = { $subject }：{ $value }
document-fact-messages = 由 { $shown } 則訊息計算得出
document-fact-calls = 由 { $shown } 通電話計算得出
document-fact-texts = 由 { $shown } 則往來訊息計算得出
document-fact-tasks = 由 { $shown } 項工作計算得出
document-fact-contacts = 由 { $shown } 位聯絡人計算得出
document-fact-files = 由 { $shown } 個檔案計算得出
document-fact-facts = 由其他 { $shown } 項數值計算得出
document-fact-records = 由 { $shown } 筆資料計算得出
document-fact-more = 另有 { $shown } 筆

document-about = 關於本報告
document-coverage = 讀取範圍：{ $tallies }。
document-coverage-none = 未留下讀取範圍的紀錄。
document-coverage-failed = 無法讀取：
document-coverage-failed-more = 另有 { $shown } 筆
document-tally-messages = 訊息 { $read }/{ $total } 則
document-tally-threads = 討論串 { $read }/{ $total } 個
document-tally-hours = 時段 { $read }/{ $total } 小時
document-tally-images = 圖片 { $read }/{ $total } 張
document-tally-files = 檔案 { $read }/{ $total } 個
document-tally-calls = 通話 { $read }/{ $total } 通
document-tally-texts = 往來訊息 { $read }/{ $total } 則
document-tally-tasks = 工作 { $read }/{ $total } 項
document-tally-contacts = 聯絡人 { $read }/{ $total } 位
document-tally-members = 成員 { $read }/{ $total } 位
document-tally-channel-messages = 頻道訊息 { $read }/{ $total } 則
document-tally-channels = 頻道 { $read }/{ $total } 個
document-tally-evidence = 佐證資料 { $read }/{ $total } 筆
document-tally-sources = 資料來源 { $read }/{ $total } 個
document-tally-rows = 資料列 { $read }/{ $total } 列
document-tally-other = { $sort } { $read }/{ $total }

document-provenance-rules = 依規則撰寫，未使用模型
document-provenance-fallback = 曾請模型撰寫，但未取得可用的回覆（{ $reason }），改依規則撰寫
document-provenance-model = 由 { $model } 撰寫
document-provenance-prompt = 提示詞 { $name }
document-provenance-checked = 保留 { $kept } 句，改依規則撰寫 { $replaced } 句，刪除 { $struck } 句
document-provenance-tokens = 輸入 { $in } 個 token，輸出 { $out } 個
document-provenance-cost = 費用 { $cost } 美元
document-provenance-brief = 資料指紋 { $hash }

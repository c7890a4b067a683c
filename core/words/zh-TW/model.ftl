# What a person is told where a model gave no usable answer: one message a kind of failure.

model-timeout = AI 服務回應超時,請稍後再試
model-auth = AI 服務認證失敗,請聯繫系統管理員
model-rate-limited = 報告產生服務暫時無法使用，請於 5 分鐘後再試。
model-unreachable = 報告產生服務暫時無法使用，請於 5 分鐘後再試。
model-provider = 報告產生服務暫時無法使用，請於 5 分鐘後再試。
model-bad-request = 報告產生失敗，請聯絡技術支援人員。
model-too-large = 報告產生失敗：輸入內容過多，請縮小日期範圍後再試。
model-refused = 報告產生失敗，請聯絡技術支援人員。
model-truncated = 報告產生失敗，請再試一次。
model-invalid-output = 報告產生失敗，請再試一次。
model-failed = 報告產生失敗，請聯絡技術支援人員。
model-flagged = 報告產生失敗：內容違反政策，請聯絡技術支援人員。
model-citations = 報告產生失敗：無法驗證引用來源，請聯絡技術支援人員。
model-off = 管理員已關閉此報告的 AI 功能。
model-not-allowed = 目前設定的 AI 模型未獲貴組織允許，因此未使用。
model-residency = AI 服務的運算地點不在貴組織允許的區域，因此未使用。
model-budget = 貴組織本月的 AI 預算已用完，因此未使用 AI。
model-privacy = 請求內容含有個人資料，因此未送交 AI 服務。
model-skipped = 未使用 AI。
model-instead = 本報告由規則撰寫，未使用 AI。

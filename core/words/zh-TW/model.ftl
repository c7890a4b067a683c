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

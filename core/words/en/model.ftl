# What a person is told where a model gave no usable answer: one message a kind of failure.

model-timeout = The AI service took too long to answer. Please try again later.
model-auth = The AI service rejected our credentials. Please contact your administrator.
model-rate-limited = Report generation is temporarily unavailable. Please try again in 5 minutes.
model-unreachable = Report generation is temporarily unavailable. Please try again in 5 minutes.
model-provider = Report generation is temporarily unavailable. Please try again in 5 minutes.
model-bad-request = Report generation failed. Please contact support.
model-too-large = Report generation failed: input too large. Try reducing the date range.
model-refused = Report generation failed. Please contact support.
model-truncated = Report generation failed. Please try again.
model-invalid-output = Report generation failed. Please try again.
model-failed = Report generation failed. Please contact support.

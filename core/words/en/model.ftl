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
model-flagged = Report generation failed: content policy violation. Please contact support.
model-citations = Report generation failed: unable to validate citations. Please contact support.
model-off = AI is switched off for this report by an administrator.
model-not-allowed = The AI model that is set up is not allowed here, so none was asked.
model-residency = The AI service computes outside the region your organisation allows, so it was not asked.
model-budget = Your organisation's monthly AI budget is used up, so no AI was asked.
model-privacy = The request held personal data, so it was not sent to the AI service.
model-skipped = No AI was asked.
model-instead = This report was written by rules, without AI.

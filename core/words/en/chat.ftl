# What the bot says in a chat: help, the stages of a run, the set-up form, the answers to each command.

chat-help = I write reports on what happened here: a daily summary, and a report on an incident's room. Every number and every source in them is checked.
chat-first-author = Nothing is set up yet. Start with /report setup: choose when the daily report comes, what it counts and who receives it.
chat-first-member = Nothing is set up yet. Somebody with the right to set up reports (reports.author) starts with /report setup; you can already try /report test.
chat-help-setting-up = **Setting up**
chat-help-needs-author = **Needs the right to set up reports (reports.author)**
chat-help-test = `/report test` tries the daily report on yesterday, only you see it; with a prompt of your own: `/report test Only what customers asked for`
chat-help-incident = `/report incident` writes a report on the room you are in; with a wish: `/report incident Explain the cause first`
chat-help-list = `/report list` shows the reports you may read; `/report list 2` the next page
chat-help-show = `/report show 1` shows the first report of the list
chat-help-login = `/report login` gives you a link into the console
chat-help-setup = `/report setup` opens all settings of the daily report, with a test
chat-help-on = `/report on` and `/report off` turn the daily report on and off
chat-help-time = `/report time 8am` says when it comes; `/report time 14:30` works too
chat-help-sources = `/report sources calls, messages` says what it counts; `-tasks +contacts` changes the list; `channels #general` says which channels it sums up
chat-help-recipients = `/report recipients add @ada #general` says who receives it; `remove` takes someone out; `/report recipients` shows them all
chat-help-usage = `/report usage` shows what AI costs: this month, and a run of the report
chat-help-settings = `/report settings` shows what can be set; `/report settings ai` (administrators) says what AI may do, with which models and for how much

chat-unknown = I do not know { $word }. `/report help` shows what I can do.
chat-unknown-near = I do not know { $word }. Did you mean `/report { $nearest }`?
chat-not-taken = I can do nothing with { $word } there.
chat-usage-alone = Write just `/report { $verb }`.
chat-usage-time = Give a time of day: `/report time 8am` or `/report time 14:30`.
chat-usage-list = Give a page, or nothing: `/report list` or `/report list 2`.
chat-usage-show = Give a number from the list: `/report show 1`.
chat-usage-sources = Name calls, messages, tasks, contacts or channels: `/report sources calls, messages`, `/report sources -tasks +contacts`, `/report sources channels #general`.
chat-usage-recipients = Say who comes or goes: `/report recipients add @ada #general` or `/report recipients remove @ada`.
chat-usage-settings = Write `/report settings`, or `/report settings ai` for the rules of AI.
chat-broken = Something went wrong on our side. It is in the log; please try again in a moment.

chat-stage-pending = Waiting to begin …
chat-stage-collecting-data = Collecting what happened …
chat-stage-generating-content = Writing and checking …
chat-stage-assembling-document = Putting the document together …
chat-cancelled = This report was stopped before it was done.
chat-retry = Retry
chat-test-prompt = Test prompt
chat-test-again = Test again
chat-day = { $day } ({ $zone })
chat-period = { $start } – { $end } ({ $zone })
chat-tried = **Test** · { $period } · { $counted }
chat-channels-left-out = { $count ->
    [one] { $count } channel is left out of this test, because you are not in it.
   *[other] { $count } channels are left out of this test, because you are not in them.
}
chat-prompt-too-long = The prompt may have { $most } characters at most.

chat-incident-started = I am writing the report on { $room }. It will be posted there.
chat-incident-archived = I am writing the report on { $room }. The room is archived, so the report comes to you as a direct message.
chat-incident-no-room = Ask for this in the room of the incident: the report is about what was said there.
chat-incident-title = Incident report
chat-incident-room = Room
chat-incident-wish = What should it look at above all?
chat-incident-write = Write
chat-incident-choose = Choose a room you are in.
chat-ready = **{ $title }** is ready.
chat-sent = **{ $title }** is done and posted in { $room }.
chat-sent-directly = **{ $title }** is done. I sent it to you directly, because nothing can be posted in { $room } any more.
chat-on-its-way = **{ $title }** is done and on its way to { $room }.
chat-delivery-failed = **{ $title }** is done, but could not be delivered to { $room }. You can open it here.
chat-delivery-unknown = **{ $title }** is done. It is not certain whether it reached { $room }, so it was not sent twice. You can open it here.

chat-when = { $day }, { $time } ({ $zone })
chat-next = Next: { $when }
chat-then = Then: { $when }
chat-on = The daily report is on.
chat-off = The daily report is off. Nothing is sent until it is turned on.
chat-turn-on = Turn on
chat-time-set = The daily report comes at { $time } ({ $zone }).
chat-nobody = Nobody receives the daily report yet. Add someone with /report recipients add @name #channel
chat-saved = Saved.
chat-none = none
chat-source-calls = calls
chat-source-messages = messages
chat-source-tasks = tasks
chat-source-contacts = contacts
chat-sources = Counted: { $sources }
chat-channels = Channels summed up: { $channels }
chat-nothing-to-read = Choose at least one source or one channel, or there is nothing to report on.
chat-recipients = The daily report goes to { $names }.
chat-recipient-count = { $count ->
    [one] It goes to { $count } recipient.
   *[other] It goes to { $count } recipients.
}
chat-no-such-place = I know no one and no channel you are in by the name { $name }.
chat-several-places = There are several by the name { $name }: { $found }. Please write the whole name.

chat-setup-title = Daily report
chat-save = Save
chat-field-enabled = Send the daily report
chat-field-time = Time
chat-field-sources = What it counts
chat-field-channels = Channels it sums up
chat-field-prompt = Prompt
chat-field-recipients = Recipients
chat-field-docx = Send a Word file along
chat-choice-calls = Calls
chat-choice-messages = Messages
chat-choice-tasks = Tasks
chat-choice-contacts = Contacts
chat-hint-time = Local time in { $zone }
chat-hint-channels = Only channels you are in
chat-hint-prompt = What the report should look at. Left empty: themes, important conversations, what is to be done, who needs an answer.
chat-bad-time = Choose a time of day.
chat-bad-choice = This can't be used. Please choose again.

chat-list = { $count ->
    [one] **{ $shown } report**
   *[other] **{ $shown } reports, newest first**
}
chat-list-empty = There are no reports yet.
chat-list-past = The list does not go on that far.
chat-no-such-number = There is no report number { $number }: the list has { $count }.
chat-open = Open
chat-open-number = Open { $number }
chat-older = Older
chat-open-sources = Open with sources
chat-ask = I can't answer questions about a report yet. Beside each sentence of **{ $title }** in the console you find the source it rests on.

chat-login = This link signs you in to the console. It works once, within { $lasts }; keep it to yourself.
chat-sign-in = Sign in
chat-home = Reports of { $organisation }
chat-recent = Recent reports
chat-set-up = Set up
chat-all-reports = All reports

# What can be set, the form of AI, and what AI costs.
chat-settings = **What can be set here**
chat-settings-report = The daily report: when it comes, what it counts, who receives it.
chat-settings-report-needs = The daily report: for that you need the right to set up reports (reports.author).
chat-settings-ai = AI: what it may write, which models, what it may cost, what it never sees.
chat-settings-ai-needs = AI: only an administrator can set what it may do.
chat-settings-you = You: your language, and how reports reach you.
chat-settings-yours = Your own
chat-ai-title = AI settings
chat-ai-on = Use AI
chat-ai-on-hint = Off: no AI service is ever called, and rules write everything.
chat-ai-capabilities = AI may write
chat-ai-models = Models that may be asked
chat-ai-models-hint = None chosen: all of them. Prices are for a million tokens, in and out.
chat-ai-model-gone = { $name } (not set up any more)
chat-ai-nowhere = place unknown
chat-ai-no-price = price unknown
chat-ai-regions = Where models may compute
chat-ai-regions-hint = Regions such as eu or us, with commas between them. Empty: anywhere. A model whose place is unknown counts as elsewhere.
chat-ai-budget = Monthly budget in US dollars
chat-ai-budget-hint = No AI is asked past it; rules write then. Empty: no limit. With a budget only models with a known price are asked.
chat-ai-alert = Tell administrators on a day above, in US dollars
chat-ai-alert-hint = Once on each such day. Empty: never.
chat-ai-retain = Keep prompts and answers as they are
chat-ai-retain-hint = For 30 days, encrypted, for administrators. Off: only their hashes are kept.
chat-ai-customers = Customers no model sees
chat-ai-customers-hint = One name a line.
chat-ai-redact = Other words no model sees
chat-ai-redact-hint = One a line: project names, products.
chat-ai-no-models = No model is set up, so rules write everything. These settings hold as soon as there is one.
chat-ai-nobody-left = With these rules none of the models that are set up may be asked, so rules write every report.
chat-spend = **AI this month**
chat-spend-of = { $spent } of { $budget } spent ({ $share }).
chat-spend-free = { $spent } spent. There is no monthly budget.
chat-spend-reserved = { $reserved } more are set aside for calls under way.
chat-spend-days = Today: { $today }. At this pace, and with the reports that are scheduled, the month comes to about { $forecast }.
chat-spend-none = No model was asked this month.
chat-spend-more = and { $shown } more
chat-spend-calls = { $count ->
    [one] { $shown } call
   *[other] { $shown } calls
}
chat-spend-failed = { $count ->
    [one] { $shown } failed
   *[other] { $shown } failed
}
chat-spend-tokens = tokens: { $in } in, { $out } out
chat-spend-unknown = { $count ->
    [one] The cost of { $shown } call is not known; it is not in these sums.
   *[other] The cost of { $shown } calls is not known; it is not in these sums.
}
chat-spend-run = A run of the daily report costs about { $run }, the next 30 days of it about { $month }.
chat-spend-run-unknown = What a run of the daily report costs is known after the first one that AI writes.
chat-spend-console = In the console

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

chat-unknown = I do not know { $word }. `/report help` shows what I can do.
chat-unknown-near = I do not know { $word }. Did you mean `/report { $nearest }`?
chat-not-taken = I can do nothing with { $word } there.
chat-usage-alone = Write just `/report { $verb }`.
chat-usage-time = Give a time of day: `/report time 8am` or `/report time 14:30`.
chat-usage-list = Give a page, or nothing: `/report list` or `/report list 2`.
chat-usage-show = Give a number from the list: `/report show 1`.
chat-usage-sources = Name calls, messages, tasks, contacts or channels: `/report sources calls, messages`, `/report sources -tasks +contacts`, `/report sources channels #general`.
chat-usage-recipients = Say who comes or goes: `/report recipients add @ada #general` or `/report recipients remove @ada`.
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

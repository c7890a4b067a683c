# The daily report: its title, sections, and the sentences the rules write.

daily-title = Daily Report - { $organisation }
daily-field-day = Day
daily-field-day-value = { $day } ({ $zone })
daily-field-sources = Counted

daily-section-summary = What mattered
daily-section-attention = Needs an answer
daily-section-promised = Promised and asked for
daily-section-channels = Channels
daily-section-tasks = Tasks
daily-section-themes = Same thing from several contacts
daily-section-links = One thing in many places
daily-section-contacts = Contacts
daily-section-numbers = The day in numbers

daily-unknown-caller = Unknown caller
daily-unknown-contact = Unknown contact
daily-untitled = (no title)
daily-with-company = { $name } ({ $company })
daily-call-in = Incoming call, { $length }, no transcription
daily-call-out = Outgoing call, { $length }, no transcription

daily-count-calls = { $count ->
    [one] { $shown } call
   *[other] { $shown } calls
}
daily-count-messages = { $count ->
    [one] { $shown } message
   *[other] { $shown } messages
}
daily-count-tasks = { $count ->
    [one] { $shown } task
   *[other] { $shown } tasks
}
daily-count-contacts = { $count ->
    [one] { $shown } contact
   *[other] { $shown } contacts
}
daily-count-created = { $count ->
    [one] { $shown } task created
   *[other] { $shown } tasks created
}
daily-count-completed = { $count ->
    [one] { $shown } task completed
   *[other] { $shown } tasks completed
}
daily-count-new = { $count ->
    [one] { $shown } new contact
   *[other] { $shown } new contacts
}
daily-sentence = { $text }.

daily-summary-waiting = { $count ->
    [one] { $shown } contact is waiting for an answer: { $line }.
   *[other] { $shown } contacts are waiting for an answer. Most pressing: { $line }.
}
daily-summary-missed = { $count ->
    [one] { $shown } missed call was not returned.
   *[other] { $shown } missed calls were not returned.
}
daily-summary-overdue = { $count ->
    [one] { $shown } task is overdue: { $title }, due { $due }, { $who }.
   *[other] { $shown } tasks are overdue, the oldest { $title }, due { $due }, { $who }.
}
daily-summary-theme = { $shown } contacts say the same: { $quote }.

daily-said = { $at } { $who }: { $quote }
daily-said-call = { $at } { $who }, call: { $quote }
daily-more = { $count ->
    [one] In all { $shown } contact is waiting for an answer.
   *[other] In all { $shown } contacts are waiting for an answer.
}
daily-missed = Called, not reached and not called back: { $list }.
daily-missed-one = { $who } ({ $at })
daily-still-waiting = Asked the day before, still no answer: { $list }.

daily-task-overdue = Overdue, was due { $due }: { $title }, { $who }.
daily-task-due = Due { $due } and still open: { $title }, { $who }.
daily-task-next = Due next, { $due }: { $title }, { $who }.
daily-task-nobody = no assignee
daily-tasks-overdue-more = { $count ->
    [one] { $shown } task is overdue in all.
   *[other] { $shown } tasks are overdue in all.
}
daily-tasks-created = Created ({ $shown }): { $list }.
daily-tasks-created-some = Created ({ $shown }), among them { $list }.
daily-tasks-completed = Completed ({ $shown }): { $list }.
daily-tasks-completed-some = Completed ({ $shown }), among them { $list }.

daily-theme = { $quote }, from { $shown } contacts: { $names }.
daily-theme-many = { $quote }, from { $shown } contacts.
daily-theme-unanswered = Nothing has gone back to { $shown } of them since.
daily-theme-unanswered-all = Nothing has gone back to them since.

daily-link = { $code } appears in { $places }.
daily-link-names = It is called { $names }.
daily-link-name = { $phrase } in { $shown }
daily-link-before = { $count ->
    [one] It appeared the day before too ({ $shown } record).
   *[other] It appeared the day before too ({ $shown } records).
}
daily-link-latest = Latest: { $line }
daily-likely = Task { $title } may concern { $line }

daily-contact-new = New contact { $who }: { $places }.
daily-contact-latest = Latest ({ $at }): { $quote }
daily-contacts-busy = Most in touch: { $list }.
daily-contact-busy = { $who } ({ $places })
daily-contacts-new = New: { $list }.
daily-contacts-updated = Details updated: { $list }.

daily-number-calls = { $calls }: { $in } in, { $out } out; { $talk } of talk in all, median { $median }.
daily-number-agents = Calls by agent: { $list }.
daily-number-agent = { $who } { $shown }
daily-no-agent = no agent { $shown }
daily-number-hour = Busiest hour: from { $at }, { $calls }.
daily-number-messages = { $messages }: { $in } in, { $out } out, { $count ->
    [one] with { $shown } contact.
   *[other] with { $shown } contacts.
}
daily-number-change = { $now }, against { $before } the day before.

daily-note-cut = { $count ->
    [one] { $shown } transcription was cut to { $most } characters.
   *[other] { $shown } transcriptions were cut to { $most } characters.
}
daily-note-short = { $count ->
    [one] { $shown } call under { $least } seconds without a transcription isn't counted.
   *[other] { $shown } calls under { $least } seconds without a transcription aren't counted.
}

daily-count-talk = { $messagesCount ->
    [one] { $messages } message
   *[other] { $messages } messages
} from { $peopleCount ->
    [one] { $people } person
   *[other] { $people } people
} in { $channelsCount ->
    [one] { $channels } channel
   *[other] { $channels } channels
}
daily-count-talk-one = { $messagesCount ->
    [one] { $messages } message
   *[other] { $messages } messages
} from { $peopleCount ->
    [one] { $people } person
   *[other] { $people } people
} in { $channel }
daily-channel-problem = Problem, { $told }
daily-channel-cause = cause as stated, { $told }
daily-channel-works = works again, { $told }
daily-channel-latest = latest, { $told }
daily-channel-decision = Decision, { $told }
daily-channel-question = Not answered, { $told }
daily-channel-todo = To do, { $told }
daily-channel-talk = { $count ->
    [one] Most discussed ({ $shown } message), { $told }
   *[other] Most discussed ({ $shown } messages), { $told }
}
daily-channel-post = Automatic post, { $at } { $who }: { $quote }
daily-channel-posts = { $count ->
    [one] { $told } ({ $shown } like it)
   *[other] { $told } ({ $shown } like it)
}
daily-channel-reply = { $told }, in the thread { $opener }
daily-channel-opener = { $quote } ({ $at } { $who })
daily-channel-code = [code]
daily-channel-counted = { $channel } ({ $messages })
daily-channel-quiet = { $count ->
    [one] { $shown } message in { $channel }, nothing that needs you.
   *[other] { $shown } messages in { $channel }, nothing that needs you.
}
daily-channels-quiet = Nothing that needs you in { $list }.
daily-channels-more = No room here for { $list }.
daily-channels-silent = Nobody wrote in { $list }.
daily-summary-problem = Problem in { $channel }, { $told }
daily-summary-decision = Decision in { $channel }, { $told }
daily-summary-questions = { $count ->
    [one] { $shown } question in the channels has no answer, in { $channel }: { $line }.
   *[other] { $shown } questions in the channels have no answer. Most pressing, in { $channel }: { $line }.
}
daily-summary-questions-alone = { $count ->
    [one] { $shown } question has no answer: { $line }.
   *[other] { $shown } questions have no answer. Most pressing: { $line }.
}
daily-number-channels = Messages by channel: { $list }.
daily-number-channel = { $channel } { $shown }
daily-note-uncounted = { $count ->
    [one] { $shown } automatic post or notice in the channels isn't counted.
   *[other] { $shown } automatic posts and notices in the channels aren't counted.
}
daily-note-unshown = { $count ->
    [one] An AI writer isn't shown { $shown } older channel message; the rules read all of them.
   *[other] An AI writer isn't shown { $shown } older channel messages; the rules read all of them.
}

# The console's pages: navigation.
console-skip = Skip to content
console-menu = Menu
console-navigation = Main navigation
console-rooms = Rooms
console-reports = Reports
console-settings = Settings
console-notifications = Notifications
console-no-notifications = Nothing new. Reports that are ready for you appear here.
console-sign-out = Sign out
console-role-admin = Administrator
console-role-author = Sets up reports
console-role-member = Member
console-loading = Loading …
console-close = Close
console-cancel = Cancel
console-create = Create
console-retry = Retry
console-filter = Filter
console-offline = Connection lost. Trying again … What you write is sent as soon as it is back.
console-unreachable = Newsdesk could not be reached. Check your connection and try again.
console-went-wrong = Something went wrong. Please try again.

# Signing in, and pages that can't be shown.
console-sign-in = Sign in to Newsdesk
console-sign-in-detail = This link works once. Press the button to open the console on this device.
console-signed-out = You are signed out
console-signed-out-detail = Ask for a new sign-in link. It works once and lasts 15 minutes.
console-signed-out-chat = in your chat, to the reporter
console-signed-out-shell = on the machine Newsdesk runs on
console-forbidden = This is not open to you
console-not-found = Nothing here
console-error = That did not work
console-to-start = To the start page

# Rooms and their messages.
console-new-room = New room
console-room-name = Name
console-room-sort = What is it for?
console-room-channel = Channel
console-room-channel-hint = For everyday talk; daily summaries can be posted here.
console-room-incident = Incident room
console-room-incident-hint = For one incident; Newsdesk writes its report from what is said here.
console-no-rooms = No rooms yet
console-no-rooms-detail = Make a room and invite your team, then ask the reporter with /report help.
console-members = Members
console-messages = Messages
console-new-messages = new messages
console-earlier = Show earlier messages
console-newest = Newest messages
console-thread = Replies in the thread
console-empty-room = It is quiet here
console-empty-room-detail = Write the first message, or ask the reporter what it can do.
console-empty-incident = Tell what happened
console-empty-incident-detail = Write what you see and do, and add pictures. When it is over, /report incident writes the report.
console-message-to = Message #{ $room }
console-send = Send
console-attach = Attach files
console-drop = Drop files to share them here
console-uploading = Uploading { $name }
console-hint-send = sends
console-hint-line = new line
console-hint-commands = commands
console-commands = Commands
console-archived = This room is archived: it can be read, and nothing more is posted.
console-reading-only = You can read here, not write.
console-write-report = Write report
console-add-person = Add someone
console-add = Add
console-resolve = Mark as resolved
console-reopen = Reopen
console-only-you = Only you see this
console-edited = edited
console-app = App
console-not-sent = Not sent.
console-send-again = Send again
console-status-active = Active
console-status-resolved = Resolved
console-status-archived = Archived
console-command-help = What the reporter can do
console-command-setup = Set up the daily report
console-command-test = Try the report on yesterday; only you see it
console-command-on = Turn the daily report on
console-command-off = Turn the daily report off
console-command-time = When it is sent: time 8am
console-command-sources = What it counts
console-command-recipients = Who receives it
console-command-usage = What AI costs
console-command-settings = What can be set; settings ai: the rules of AI
console-command-incident = Write the report on this room
console-command-list = Recent reports
console-command-show = Show one of them: show 1
console-command-login = A link into the console

# What the reporter answers.
console-report = Report
console-open-report = Open with sources
console-show-all = Show all of it
console-show-less = Show less
console-download-word = Download
console-stage-pending = Queued
console-stage-collecting-data = Collecting
console-stage-generating-content = Writing and checking
console-stage-assembling-document = Putting it together
console-stage-completed = Done
console-stage-failed = Failed

# The list of reports, and one of them.
console-reports-sub = Everything the reporter wrote for { $organisation }, newest first
console-no-reports = No reports yet
console-no-reports-detail = Set up the daily report, or ask for one in an incident room with /report incident.
console-set-up = Set up the daily report
console-new-report = New report: { $title }
console-pages = Pages
console-page-of = Page { $page } of { $pages }
console-newer = Newer
console-older = Older
console-today = Today
console-yesterday = Yesterday
console-download = Download .{ $suffix }
console-making = This report is being written
console-making-detail = It opens here as soon as it is done.
console-not-made = This report could not be written
console-not-made-detail = It was stopped before it was done.
console-nothing-made = There was nothing to report
console-sources = Sources
console-all-sources = { $count ->
    [one] 1 source
   *[other] All { $shown } sources
}
console-sources-hint = Choose a sentence to see what it rests on.
console-sources-shown = Sources shown: { $count }
console-no-sources = This sentence cites nothing.
console-open-source = Open the source
console-coverage = What was read
console-provenance = How it was made
console-created = Created
console-made-writer = Written by
console-made-rules = Rules, without a model
console-made-fallback = Why not the model
console-made-skipped = Why no model was asked
console-made-prompt = Prompt
console-made-model = Model
console-made-provider = Provider
console-made-confidence = Kept of the model's sentences
console-made-hidden = Hidden from the model
console-made-moderation = Screening
console-moderation-passed = passed
console-moderation-flagged = not passed
console-made-tokens = Tokens in → out
console-made-cost = Cost
console-made-latency = Time to answer
console-made-kept = Sentences kept
console-made-replaced = Replaced by rules
console-made-struck = Struck by the checks
console-made-fingerprint = Fingerprint of the data
console-findings = What the checks found
console-findings-detail = These sentences of the draft were replaced or struck before you saw them.
console-badge-off = { $source }: left out
console-badge-calls = { $count ->
    [one] 1 call
   *[other] { $shown } calls
}
console-badge-messages = { $count ->
    [one] 1 message
   *[other] { $shown } messages
}
console-badge-tasks = { $count ->
    [one] 1 task
   *[other] { $shown } tasks
}
console-badge-contacts = { $count ->
    [one] 1 contact
   *[other] { $shown } contacts
}
console-source-calls = Calls
console-source-messages = Messages
console-source-tasks = Tasks
console-source-contacts = Contacts

# Settings.
console-tab-reporting = Reporting
console-tab-organisation = Organisation
console-tab-ai = AI
console-tab-you = You
console-read-only = You can look and test. To change something you need the right to set up reports (reports.author); an administrator can give it to you.
console-admins-only = Only an administrator can change these.
console-daily-report = Daily report
console-daily-report-detail = Once a day, about the day before, in { $zone }.
console-send-time = Send time
console-send-time-detail = When clocks change, it still goes out once that day.
console-next-firings = The next three
console-sources-title = Sources
console-sources-detail = What the report counts and reads.
console-channels-title = Channels to digest
console-channels-detail = What was said there is summed up, too.
console-prompt = Prompt
console-prompt-detail = What you want to know, in your own words. It is tried on yesterday's data before you save it.
console-prompt-placeholder = Empty: key themes, important conversations, action items, who needs a follow-up, and what hangs together.
console-test-prompt = Test prompt
console-test-again = Test again
console-test-hint = Uses what stands here, saved or not. Nobody else sees it.
console-test-title = Test of the prompt
console-test-done = This is how it reads
console-test-private = Only you see this; nothing is kept
console-test-failed = The test failed
console-test-no-data = Nothing happened yesterday
console-test-no-data-detail = No counted call, message, task or contact in the sources you chose, so nothing would be sent.
console-recipients = Recipients
console-recipients-detail = Channels get a post. People get a message, a notification and an email, as they wish.
console-docx = Word file
console-docx-detail = A .docx goes along with every post.
console-save = Save
console-saving = Saving …
console-saved = Saved
console-unsaved = Not saved yet
console-conflict-theirs = Show theirs
console-conflict-mine = Save mine anyway
console-organisation-name = Name
console-organisation-name-detail = Stands in the title of every daily report.
console-zone = Time zone
console-zone-detail = Days begin and end by it, and reports are sent by it.
console-locale = Language of reports
console-locale-detail = A room may have its own.
console-your-language = Your language
console-your-language-detail = Of this console and of what the reporter tells you.
console-as-organisation = As the organisation ({ $language })
console-wants-chat = Direct message
console-wants-chat-detail = The report itself, in your chat with the reporter.
console-wants-notification = Notification
console-wants-notification-detail = Behind the bell, here in the console.
console-wants-email = Email
console-wants-email-detail = Where the organisation sends mail and you have an address.
console-wants-email-at = To { $email }

# AI: what it cost, what it may do, the audit log.
console-ai-cost = What AI cost this month
console-ai-budget-used = Budget used
console-ai-by = By report and model
console-ai-report = Report
console-ai-model = Model
console-ai-calls = Calls
console-ai-failed = Failed
console-ai-tokens = Tokens in → out
console-ai-price = Cost
console-ai-rules = What AI may do
console-audit = Audit log
console-audit-detail = Every report and every change of these rules, in order. Each entry carries the hash of the one before it, so that a removed one shows.
console-audit-csv = Download CSV
console-audit-jsonl = Download JSON Lines

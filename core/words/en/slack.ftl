# What the Slack app says itself: labels Slack needs, and what went wrong with Slack.
slack-on = On
slack-close = Close
slack-continued = { $label } (continued)
slack-people = { $label }: people
slack-channels = { $label }: channels
slack-shown-in-part = The text goes on. All of it is sent when the report is.
slack-nothing-here = There is nothing here yet.
slack-expired = The form could not be opened in time. Press the button to open it.
slack-open-form = Open the form
slack-not-noted = Your request could not be noted just now. Please try again in a moment.
slack-elsewhere = I can't write in #{ $room }, so I answer here.
slack-file-failed = { $filename } could not be sent.

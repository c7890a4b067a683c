# What the Slack app says itself: labels Slack needs, and what went wrong with Slack.
slack-on = På
slack-close = Lukk
slack-continued = { $label } (fortsettelse)
slack-people = { $label }: personer
slack-channels = { $label }: kanaler
slack-shown-in-part = Teksten fortsetter. Hele teksten er med når rapporten sendes.
slack-nothing-here = Her er det ikke noe ennå.
slack-expired = Skjemaet kunne ikke åpnes i tide. Trykk på knappen for å åpne det.
slack-open-form = Åpne skjemaet
slack-not-noted = Forespørselen kunne ikke registreres akkurat nå. Prøv igjen om et øyeblikk.
slack-elsewhere = Jeg kan ikke skrive i #{ $room }, så jeg svarer her.
slack-file-failed = { $filename } kunne ikke sendes.

# Dagsrapporten: tittel, avsnitt og setningene reglene skriver.

daily-title = Dagsrapport - { $organisation }
daily-field-day = Dag
daily-field-day-value = { $day } ({ $zone })
daily-field-sources = Tatt med

daily-section-summary = Det viktigste
daily-section-attention = Trenger svar
daily-section-promised = Lovet og etterspurt
daily-section-channels = Kanaler
daily-section-tasks = Oppgaver
daily-section-themes = Det samme fra flere kontakter
daily-section-links = Samme sak flere steder
daily-section-contacts = Kontakter
daily-section-numbers = Dagen i tall

daily-unknown-caller = Ukjent innringer
daily-unknown-contact = Ukjent kontakt
daily-untitled = (uten tittel)
daily-with-company = { $name } ({ $company })
daily-call-in = Innkommende samtale, { $length }, uten transkripsjon
daily-call-out = Utgående samtale, { $length }, uten transkripsjon

daily-count-calls = { $count ->
    [one] { $shown } samtale
   *[other] { $shown } samtaler
}
daily-count-messages = { $count ->
    [one] { $shown } melding
   *[other] { $shown } meldinger
}
daily-count-tasks = { $count ->
    [one] { $shown } oppgave
   *[other] { $shown } oppgaver
}
daily-count-contacts = { $count ->
    [one] { $shown } kontakt
   *[other] { $shown } kontakter
}
daily-count-created = { $count ->
    [one] { $shown } ny oppgave
   *[other] { $shown } nye oppgaver
}
daily-count-completed = { $count ->
    [one] { $shown } fullført oppgave
   *[other] { $shown } fullførte oppgaver
}
daily-count-new = { $count ->
    [one] { $shown } ny kontakt
   *[other] { $shown } nye kontakter
}
daily-sentence = { $text }.

daily-summary-waiting = { $count ->
    [one] { $shown } kontakt venter på svar: { $line }.
   *[other] { $shown } kontakter venter på svar. Haster mest: { $line }.
}
daily-summary-missed = { $count ->
    [one] { $shown } ubesvart anrop er ikke fulgt opp.
   *[other] { $shown } ubesvarte anrop er ikke fulgt opp.
}
daily-summary-overdue = { $count ->
    [one] { $shown } oppgave er over fristen: { $title }, frist { $due }, { $who }.
   *[other] { $shown } oppgaver er over fristen, den eldste { $title }, frist { $due }, { $who }.
}
daily-summary-theme = { $shown } kontakter sier det samme: { $quote }.

daily-said = { $at } { $who }: { $quote }
daily-said-call = { $at } { $who }, samtale: { $quote }
daily-more = { $count ->
    [one] I alt venter { $shown } kontakt på svar.
   *[other] I alt venter { $shown } kontakter på svar.
}
daily-missed = Ringte uten å nå fram og er ikke ringt tilbake: { $list }.
daily-missed-one = { $who } ({ $at })
daily-still-waiting = Spurte dagen før og har fortsatt ikke fått svar: { $list }.

daily-task-overdue = Over fristen, som var { $due }: { $title }, { $who }.
daily-task-due = Frist { $due }, fortsatt åpen: { $title }, { $who }.
daily-task-next = Neste frist, { $due }: { $title }, { $who }.
daily-task-nobody = ingen ansvarlig
daily-tasks-overdue-more = { $count ->
    [one] I alt er { $shown } oppgave over fristen.
   *[other] I alt er { $shown } oppgaver over fristen.
}
daily-tasks-created = Opprettet ({ $shown }): { $list }.
daily-tasks-created-some = Opprettet ({ $shown }), blant annet { $list }.
daily-tasks-completed = Fullført ({ $shown }): { $list }.
daily-tasks-completed-some = Fullført ({ $shown }), blant annet { $list }.

daily-theme = { $quote }, fra { $shown } kontakter: { $names }.
daily-theme-many = { $quote }, fra { $shown } kontakter.
daily-theme-unanswered = { $shown } av dem har ikke hørt noe siden.
daily-theme-unanswered-all = Ingen av dem har hørt noe siden.

daily-link = { $code } er nevnt i { $places }.
daily-link-names = Omtalt som { $names }.
daily-link-name = { $phrase } i { $shown }
daily-link-before = { $count ->
    [one] Nummeret var oppe også dagen før ({ $shown } gang).
   *[other] Nummeret var oppe også dagen før ({ $shown } ganger).
}
daily-link-latest = Sist: { $line }
daily-likely = Oppgaven { $title } kan gjelde { $line }

daily-contact-new = Ny kontakt { $who }: { $places }.
daily-contact-latest = Sist ({ $at }): { $quote }
daily-contacts-busy = Mest kontakt: { $list }.
daily-contact-busy = { $who } ({ $places })
daily-contacts-new = Nye: { $list }.
daily-contacts-updated = Oppdaterte opplysninger: { $list }.

daily-number-calls = { $calls }: { $in } inn, { $out } ut; { $talk } samtaletid i alt, median { $median }.
daily-number-agents = Samtaler per medarbeider: { $list }.
daily-number-agent = { $who } { $shown }
daily-no-agent = uten medarbeider { $shown }
daily-number-hour = Travleste time: fra { $at }, { $calls }.
daily-number-messages = { $messages }: { $in } inn, { $out } ut, { $count ->
    [one] med { $shown } kontakt.
   *[other] med { $shown } kontakter.
}
daily-number-change = { $now }, dagen før { $before }.

daily-note-cut = { $count ->
    [one] { $shown } transkripsjon er kortet ned til { $most } tegn.
   *[other] { $shown } transkripsjoner er kortet ned til { $most } tegn.
}
daily-note-short = { $count ->
    [one] { $shown } samtale under { $least } sekunder uten transkripsjon er ikke regnet med.
   *[other] { $shown } samtaler under { $least } sekunder uten transkripsjon er ikke regnet med.
}

daily-count-talk = { $messagesCount ->
    [one] { $messages } melding
   *[other] { $messages } meldinger
} fra { $peopleCount ->
    [one] { $people } person
   *[other] { $people } personer
} i { $channelsCount ->
    [one] { $channels } kanal
   *[other] { $channels } kanaler
}
daily-count-talk-one = { $messagesCount ->
    [one] { $messages } melding
   *[other] { $messages } meldinger
} fra { $peopleCount ->
    [one] { $people } person
   *[other] { $people } personer
} i { $channel }
daily-channel-problem = Problem, { $told }
daily-channel-cause = oppgitt årsak, { $told }
daily-channel-works = virker igjen, { $told }
daily-channel-latest = sist, { $told }
daily-channel-decision = Beslutning, { $told }
daily-channel-question = Ubesvart, { $told }
daily-channel-todo = Å gjøre, { $told }
daily-channel-talk = { $count ->
    [one] Mest diskutert ({ $shown } melding), { $told }
   *[other] Mest diskutert ({ $shown } meldinger), { $told }
}
daily-channel-post = Automatisk melding, { $at } { $who }: { $quote }
daily-channel-posts = { $count ->
    [one] { $told } ({ $shown } av samme slag)
   *[other] { $told } ({ $shown } av samme slag)
}
daily-channel-reply = { $told }, i tråden { $opener }
daily-channel-opener = { $quote } ({ $at } { $who })
daily-channel-code = [kode]
daily-channel-counted = { $channel } ({ $messages })
daily-channel-quiet = { $count ->
    [one] { $shown } melding i { $channel }, ingenting du trenger å gjøre noe med.
   *[other] { $shown } meldinger i { $channel }, ingenting du trenger å gjøre noe med.
}
daily-channels-quiet = Ingenting du trenger å gjøre noe med i { $list }.
daily-channels-more = Det var ikke plass til { $list }.
daily-channels-silent = Ingen skrev i { $list }.
daily-summary-problem = Problem i { $channel }, { $told }
daily-summary-decision = Beslutning i { $channel }, { $told }
daily-summary-questions = { $count ->
    [one] { $shown } spørsmål i kanalene er ubesvart, i { $channel }: { $line }.
   *[other] { $shown } spørsmål i kanalene er ubesvart. Haster mest, i { $channel }: { $line }.
}
daily-summary-questions-alone = { $count ->
    [one] { $shown } spørsmål er ubesvart: { $line }.
   *[other] { $shown } spørsmål er ubesvart. Haster mest: { $line }.
}
daily-number-channels = Meldinger per kanal: { $list }.
daily-number-channel = { $channel } { $shown }
daily-note-uncounted = { $count ->
    [one] { $shown } automatisk melding eller varsel i kanalene er ikke regnet med.
   *[other] { $shown } automatiske meldinger og varsler i kanalene er ikke regnet med.
}
daily-note-unshown = { $count ->
    [one] En AI-skribent får ikke se { $shown } eldre kanalmelding; reglene leser alle.
   *[other] En AI-skribent får ikke se { $shown } eldre kanalmeldinger; reglene leser alle.
}

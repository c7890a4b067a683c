# Rapporten fra et hendelsesrom.

incident-title = Hendelsesrapport for produksjonslinje - { $title }
incident-generated-at = Laget
incident-number = Hendelsesnr.
incident-generated-by = Laget av
incident-still-active = Merk: Hendelsen var ikke avsluttet da denne rapporten ble laget.
incident-nothing = Dette hendelsesrommet har ingen meldinger ennå, så det kan ikke lages noen rapport
incident-unusable = Ingen av meldingene i dette rommet kan leses, så det kan ikke lages noen rapport
incident-attachment = [Vedlegg: { $filename }]

incident-section-summary = Sammendrag
incident-section-timeline = Tidslinje
incident-section-participants = Deltakere
incident-section-process = Slik ble saken håndtert
incident-section-decisions = Beslutninger
incident-section-actions = Oppfølging
incident-section-status = Nåværende status
incident-section-resolution = Endelig løsning
incident-section-open = Åpne spørsmål
incident-section-disagreements = Motstridende utsagn
incident-section-attachments = Vedlegg
incident-empty-summary = Meldingene inneholder ikke noe å oppsummere.
incident-empty-timeline = Meldingene inneholder ingen hendelser å liste opp.
incident-empty-status = Ingen melding sier hvordan det står til.
incident-empty-attachments = Denne hendelsen har ingen vedlegg.

incident-role-problem = Meldt
incident-role-cause = Oppgitt årsak
incident-role-suspicion = Mistanke
incident-role-ruled-out = Forsøkt eller utelukket
incident-role-action = Tiltak
incident-role-result = Resultat
incident-role-decision = Beslutning
incident-role-proposal = Forslag
incident-role-task = Oppgave
incident-role-status = Status
incident-role-impact = Følge
incident-role-question = Spørsmål
incident-role-post = Automatisk melding

incident-code = [kode]
incident-counted = { $messageCount ->
    [one] { $messages } melding
   *[other] { $messages } meldinger
} fra { $peopleCount ->
    [one] { $people } person
   *[other] { $people } personer
}, { $first } til { $last }.
incident-room-type = Type: { $value }
incident-room-severity = Alvorlighetsgrad: { $value }
incident-room-location = Sted: { $value }
incident-room-described = Beskrivelse av rommet: { $quote }
incident-several = Rommet behandlet { $count } ulike saker; de viktigste følger.
incident-about = { $who } ({ $when }): { $quote }
incident-reported = Meldt av { $who } ({ $when }): { $quote }
incident-effect = Følge ifølge { $who } ({ $when }): { $quote }
incident-cause = Årsak ifølge { $who } ({ $when }): { $quote }
incident-suspected = Mistanke fra { $who } ({ $when }): { $quote }
incident-acted = Tiltak, { $who } ({ $when }): { $quote }
incident-decided = Beslutning, { $who } ({ $when }): { $quote }
incident-last-word = Siste ord i saken, { $who } ({ $when }): { $quote }
incident-last-success = Siste melding om at det er i orden, { $who } ({ $when }): { $quote }
incident-open-questions = { $count ->
    [one] { $shown } spørsmål er ubesvart i rommet.
   *[other] { $shown } spørsmål er ubesvart i rommet.
}
incident-room-resolved = Rommet er merket som løst.
incident-room-archived = Rommet er arkivert.
incident-room-active = Rommet er merket som aktivt.
incident-no-success = Ingen melding sier at saken er løst.
incident-no-lasting-success = Etter siste tegn på feil sier ingen melding at saken er løst.
incident-matter-open = Ingen melding sier at dette er løst: { $quote } ({ $who }, { $when }).
incident-unconfirmed = Fortsatt åpent, verken bekreftet eller utelukket: { $told }
incident-unanswered = Ikke besvart i rommet: { $told }
incident-against = { $one } - mot dette { $other }
incident-posts = { $count ->
    [one] { $shown } melding
   *[other] { $shown } meldinger
} av typen { $quote }
incident-wrote = { $count ->
    [0] Ingen meldinger.
    [one] { $shown } melding.
   *[other] { $shown } meldinger.
}
incident-person-opened = { $wrote } Tok opp: { $quote }
incident-person-acted = { $wrote } Tiltak: { $quote }
incident-person-result = { $wrote } Siste melding om at det er i orden: { $quote }
incident-person-said = { $wrote } Blant annet: { $quote }
incident-person-rest = { $count ->
    [one] { $shown } medlem til skrev ingenting.
   *[other] { $shown } medlemmer til skrev ingenting.
}
incident-role-owner = Eier
incident-role-editor = Redaktør
incident-role-viewer = Leser

incident-day-about = { $date }: { $count ->
    [one] { $shown } melding
   *[other] { $shown } meldinger
} om { $topic }
incident-note-condensed = En KI-skribent får se de nyeste { $whole } meldingene i sin helhet og de { $condensed } eldre som én linje per dag; reglene leser alle.
incident-note-idle = { $count ->
    [one] { $shown } melding er bare en hilsen, takk, ja eller nei og regnes ikke som en hendelse.
   *[other] { $shown } meldinger er bare hilsener, takk, ja eller nei og regnes ikke som hendelser.
}
incident-note-posts = { $count ->
    [one] { $shown } automatisk melding
   *[other] { $shown } automatiske meldinger
} samlet i { $forms ->
    [one] { $formsShown } form.
   *[other] { $formsShown } former.
}
incident-note-notices = { $count ->
    [one] { $shown } systemmelding (inn, ut, navnebytte) er talt, ikke sitert.
   *[other] { $shown } systemmeldinger (inn, ut, navnebytte) er talt, ikke sitert.
}

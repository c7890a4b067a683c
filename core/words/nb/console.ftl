# The console's pages: navigation.
console-skip = Hopp til innholdet
console-menu = Meny
console-navigation = Hovedmeny
console-rooms = Rom
console-reports = Rapporter
console-settings = Innstillinger
console-notifications = Varsler
console-no-notifications = Ingenting nytt. Rapporter som er klare for deg, vises her.
console-sign-out = Logg ut
console-role-admin = Administrator
console-role-author = Setter opp rapporter
console-role-member = Medlem
console-loading = Laster …
console-close = Lukk
console-cancel = Avbryt
console-create = Opprett
console-retry = Prøv igjen
console-filter = Filtrer
console-offline = Forbindelsen er brutt. Prøver på nytt … Det du skriver, sendes når den er tilbake.
console-unreachable = Fikk ikke kontakt med Newsdesk. Sjekk forbindelsen og prøv igjen.
console-went-wrong = Noe gikk galt. Prøv igjen.

# Signing in, and pages that can't be shown.
console-sign-in = Logg inn i Newsdesk
console-sign-in-detail = Denne lenken virker én gang. Trykk på knappen for å åpne konsollen på denne enheten.
console-signed-out = Du er logget ut
console-signed-out-detail = Be om en ny innloggingslenke. Den virker én gang og varer i 15 minutter.
console-signed-out-chat = i chatten, til reporteren
console-signed-out-shell = på maskinen Newsdesk kjører på
console-forbidden = Dette er ikke åpent for deg
console-not-found = Her er det ingenting
console-error = Det gikk ikke
console-to-start = Til startsiden

# Rooms and their messages.
console-new-room = Nytt rom
console-room-name = Navn
console-room-sort = Hva skal det brukes til?
console-room-channel = Kanal
console-room-channel-hint = For daglig prat; daglige sammendrag kan legges her.
console-room-incident = Hendelsesrom
console-room-incident-hint = For én hendelse; Newsdesk skriver rapporten ut fra det som sies her.
console-no-rooms = Ingen rom ennå
console-no-rooms-detail = Lag et rom og inviter teamet, og spør så reporteren med /report help.
console-members = Medlemmer
console-messages = Meldinger
console-new-messages = nye meldinger
console-earlier = Vis tidligere meldinger
console-newest = Nyeste meldinger
console-thread = Svar i tråden
console-empty-room = Her er det stille
console-empty-room-detail = Skriv den første meldingen, eller spør reporteren hva den kan.
console-empty-incident = Fortell hva som skjedde
console-empty-incident-detail = Skriv hva dere ser og gjør, og legg ved bilder. Når det er over, skriver /report incident rapporten.
console-message-to = Melding til #{ $room }
console-send = Send
console-attach = Legg ved filer
console-drop = Slipp filer for å dele dem her
console-uploading = Laster opp { $name }
console-hint-send = sender
console-hint-line = ny linje
console-hint-commands = kommandoer
console-commands = Kommandoer
console-archived = Rommet er arkivert: det kan leses, men ingenting mer legges ut.
console-reading-only = Du kan lese her, ikke skrive.
console-write-report = Skriv rapport
console-add-person = Legg til noen
console-add = Legg til
console-resolve = Merk som løst
console-reopen = Gjenåpne
console-only-you = Bare du ser dette
console-edited = redigert
console-app = App
console-not-sent = Ikke sendt.
console-send-again = Send på nytt
console-status-active = Pågår
console-status-resolved = Løst
console-status-archived = Arkivert
console-command-help = Hva reporteren kan
console-command-setup = Sett opp dagsrapporten
console-command-test = Prøv rapporten på gårsdagen; bare du ser den
console-command-on = Slå på dagsrapporten
console-command-off = Slå av dagsrapporten
console-command-time = Når den sendes: time 8am
console-command-sources = Hva den teller
console-command-recipients = Hvem som får den
console-command-usage = Hva KI koster
console-command-settings = Hva som kan stilles inn; settings ai: KI-reglene
console-command-incident = Skriv rapporten om dette rommet
console-command-list = Siste rapporter
console-command-show = Vis en av dem: show 1
console-command-login = En lenke inn i konsollen

# What the reporter answers.
console-report = Rapport
console-open-report = Åpne med kilder
console-show-all = Vis alt
console-show-less = Vis mindre
console-download-word = Last ned
console-stage-pending = I kø
console-stage-collecting-data = Samler inn
console-stage-generating-content = Skriver og kontrollerer
console-stage-assembling-document = Setter sammen
console-stage-completed = Ferdig
console-stage-failed = Mislyktes

# The list of reports, and one of them.
console-reports-sub = Alt reporteren har skrevet for { $organisation }, det nyeste først
console-no-reports = Ingen rapporter ennå
console-no-reports-detail = Sett opp dagsrapporten, eller be om en i et hendelsesrom med /report incident.
console-set-up = Sett opp dagsrapporten
console-new-report = Ny rapport: { $title }
console-pages = Sider
console-page-of = Side { $page } av { $pages }
console-newer = Nyere
console-older = Eldre
console-today = I dag
console-yesterday = I går
console-download = Last ned .{ $suffix }
console-making = Rapporten skrives
console-making-detail = Den åpnes her så snart den er ferdig.
console-not-made = Rapporten kunne ikke skrives
console-not-made-detail = Den ble stoppet før den var ferdig.
console-nothing-made = Det var ingenting å rapportere
console-sources = Kilder
console-all-sources = { $count ->
    [one] 1 kilde
   *[other] Alle { $shown } kilder
}
console-sources-hint = Velg en setning for å se hva den bygger på.
console-sources-shown = Kilder vist: { $count }
console-no-sources = Denne setningen viser ikke til noe.
console-open-source = Åpne kilden
console-coverage = Hva som ble lest
console-provenance = Hvordan den ble til
console-created = Laget
console-made-writer = Skrevet av
console-made-rules = Regler, uten modell
console-made-fallback = Hvorfor ikke modellen
console-made-skipped = Hvorfor ingen modell ble spurt
console-made-prompt = Prompt
console-made-model = Modell
console-made-provider = Leverandør
console-made-confidence = Beholdt av modellens setninger
console-made-hidden = Skjult for modellen
console-made-moderation = Innholdskontroll
console-moderation-passed = bestått
console-moderation-flagged = ikke bestått
console-made-tokens = Tokener inn → ut
console-made-cost = Kostnad
console-made-latency = Svartid
console-made-kept = Setninger beholdt
console-made-replaced = Erstattet av regler
console-made-struck = Strøket av kontrollene
console-made-fingerprint = Dataenes fingeravtrykk
console-findings = Hva kontrollene fant
console-findings-detail = Disse setningene i utkastet ble erstattet eller strøket før du så dem.
console-badge-off = { $source }: utelatt
console-badge-calls = { $count ->
    [one] 1 samtale
   *[other] { $shown } samtaler
}
console-badge-messages = { $count ->
    [one] 1 melding
   *[other] { $shown } meldinger
}
console-badge-tasks = { $count ->
    [one] 1 oppgave
   *[other] { $shown } oppgaver
}
console-badge-contacts = { $count ->
    [one] 1 kontakt
   *[other] { $shown } kontakter
}
console-source-calls = Samtaler
console-source-messages = Meldinger
console-source-tasks = Oppgaver
console-source-contacts = Kontakter

# Settings.
console-tab-reporting = Rapportering
console-tab-organisation = Organisasjon
console-tab-ai = KI
console-tab-you = Deg
console-read-only = Du kan se og teste. For å endre noe trenger du retten til å sette opp rapporter (reports.author); en administrator kan gi deg den.
console-admins-only = Bare en administrator kan endre dette.
console-daily-report = Dagsrapport
console-daily-report-detail = Én gang om dagen, om dagen før, i { $zone }.
console-send-time = Sendetidspunkt
console-send-time-detail = Når klokken stilles, sendes den likevel én gang den dagen.
console-next-firings = De tre neste
console-sources-title = Kilder
console-sources-detail = Hva rapporten teller og leser.
console-channels-title = Kanaler som oppsummeres
console-channels-detail = Det som ble sagt der, oppsummeres også.
console-prompt = Prompt
console-prompt-detail = Hva du vil vite, med egne ord. Prøv den på gårsdagens data før du lagrer.
console-prompt-placeholder = Tom: hovedtemaer, viktige samtaler, oppgaver, hvem som bør følges opp, og hva som henger sammen.
console-test-prompt = Test prompten
console-test-again = Test på nytt
console-test-hint = Bruker det som står her, lagret eller ikke. Ingen andre ser det.
console-test-title = Test av prompten
console-test-done = Slik blir den
console-test-private = Bare du ser dette; ingenting lagres
console-test-failed = Testen mislyktes
console-test-no-data = Ingenting skjedde i går
console-test-no-data-detail = Ingen samtale, melding, oppgave eller kontakt å telle i kildene du valgte, så ingenting ville blitt sendt.
console-recipients = Mottakere
console-recipients-detail = Kanaler får et innlegg. Folk får melding, varsel og e-post, slik de ønsker.
console-docx = Word-fil
console-docx-detail = En .docx følger med hvert innlegg.
console-save = Lagre
console-saving = Lagrer …
console-saved = Lagret
console-unsaved = Ikke lagret ennå
console-conflict-theirs = Vis deres
console-conflict-mine = Lagre mine likevel
console-organisation-name = Navn
console-organisation-name-detail = Står i tittelen på hver dagsrapport.
console-zone = Tidssone
console-zone-detail = Dagene begynner og slutter etter den, og rapportene sendes etter den.
console-locale = Rapportenes språk
console-locale-detail = Et rom kan ha sitt eget.
console-your-language = Ditt språk
console-your-language-detail = I denne konsollen og i det reporteren sier til deg.
console-as-organisation = Som organisasjonen ({ $language })
console-wants-chat = Direktemelding
console-wants-chat-detail = Selve rapporten, i chatten din med reporteren.
console-wants-notification = Varsel
console-wants-notification-detail = Bak bjellen, her i konsollen.
console-wants-email = E-post
console-wants-email-detail = Når organisasjonen sender e-post og du har en adresse.
console-wants-email-at = Til { $email }

# AI: what it cost, what it may do, the audit log.
console-ai-cost = Hva KI har kostet denne måneden
console-ai-budget-used = Brukt av budsjettet
console-ai-by = Etter rapport og modell
console-ai-report = Rapport
console-ai-model = Modell
console-ai-calls = Kall
console-ai-failed = Mislyktes
console-ai-tokens = Tokener inn → ut
console-ai-price = Kostnad
console-ai-rules = Hva KI får gjøre
console-audit = Revisjonslogg
console-audit-detail = Hver rapport og hver endring av disse reglene, i rekkefølge. Hver oppføring bærer kontrollsummen av den forrige, så det vises om en er fjernet.
console-audit-csv = Last ned CSV
console-audit-jsonl = Last ned JSON Lines

# What the bot says in a chat: help, the stages of a run, the set-up form, the answers to each command.

chat-help = Jeg skriver rapporter om det som har skjedd her: en daglig oppsummering, og en rapport om rommet til en hendelse. Hvert tall og hver kilde i dem er kontrollert.
chat-first-author = Ingenting er satt opp ennå. Begynn med /report setup: velg når dagsrapporten kommer, hva den teller og hvem som får den.
chat-first-member = Ingenting er satt opp ennå. En med rett til å sette opp rapporter (reports.author) begynner med /report setup; du kan allerede prøve /report test.
chat-help-setting-up = **Oppsett**
chat-help-needs-author = **Krever rett til å sette opp rapporter (reports.author)**
chat-help-test = `/report test` prøver dagsrapporten på gårsdagen, bare du ser den; med din egen ledetekst: `/report test Bare det kundene spurte om`
chat-help-incident = `/report incident` skriver en rapport om rommet du er i; med et ønske: `/report incident Forklar årsaken først`
chat-help-list = `/report list` viser rapportene du kan lese; `/report list 2` neste side
chat-help-show = `/report show 1` viser den første rapporten på listen
chat-help-login = `/report login` gir deg en lenke til konsollen
chat-help-setup = `/report setup` åpner alle innstillinger for dagsrapporten, med en test
chat-help-on = `/report on` og `/report off` slår dagsrapporten på og av
chat-help-time = `/report time 8am` bestemmer når den kommer; `/report time 14:30` går også
chat-help-sources = `/report sources calls, messages` bestemmer hva den teller; `-tasks +contacts` endrer listen; `channels #general` bestemmer hvilke kanaler den oppsummerer
chat-help-recipients = `/report recipients add @ada #general` bestemmer hvem som får den; `remove` tar noen ut; `/report recipients` viser alle
chat-help-usage = `/report usage` viser hva KI koster: denne måneden, og én kjøring av rapporten
chat-help-settings = `/report settings` viser hva som kan stilles inn; `/report settings ai` (administratorer) sier hva KI får gjøre, med hvilke modeller og for hvor mye

chat-unknown = Jeg kjenner ikke { $word }. `/report help` viser hva jeg kan.
chat-unknown-near = Jeg kjenner ikke { $word }. Mente du `/report { $nearest }`?
chat-not-taken = { $word } kan jeg ikke bruke der.
chat-usage-alone = Skriv bare `/report { $verb }`.
chat-usage-time = Oppgi et klokkeslett: `/report time 8am` eller `/report time 14:30`.
chat-usage-list = Oppgi en side, eller ingenting: `/report list` eller `/report list 2`.
chat-usage-show = Oppgi et nummer fra listen: `/report show 1`.
chat-usage-sources = Nevn calls, messages, tasks, contacts eller channels: `/report sources calls, messages`, `/report sources -tasks +contacts`, `/report sources channels #general`.
chat-usage-recipients = Si hvem som skal inn eller ut: `/report recipients add @ada #general` eller `/report recipients remove @ada`.
chat-usage-settings = Skriv `/report settings`, eller `/report settings ai` for KI-reglene.
chat-broken = Noe gikk galt hos oss. Det står i loggen; prøv igjen om litt.

chat-stage-pending = Venter på å begynne …
chat-stage-collecting-data = Samler inn det som har skjedd …
chat-stage-generating-content = Skriver og kontrollerer …
chat-stage-assembling-document = Setter sammen dokumentet …
chat-cancelled = Denne rapporten ble stoppet før den var ferdig.
chat-retry = Prøv på nytt
chat-test-prompt = Test ledeteksten
chat-test-again = Test igjen
chat-day = { $day } ({ $zone })
chat-period = { $start } – { $end } ({ $zone })
chat-tried = **Test** · { $period } · { $counted }
chat-channels-left-out = { $count ->
    [one] { $count } kanal er utelatt fra denne testen, fordi du ikke er med i den.
   *[other] { $count } kanaler er utelatt fra denne testen, fordi du ikke er med i dem.
}
chat-prompt-too-long = Ledeteksten kan ha høyst { $most } tegn.

chat-incident-started = Jeg skriver rapporten om { $room }. Den legges ut der.
chat-incident-archived = Jeg skriver rapporten om { $room }. Rommet er arkivert, så rapporten kommer til deg som en direktemelding.
chat-incident-no-room = Be om dette i rommet til hendelsen: Rapporten handler om det som er sagt der.
chat-incident-title = Hendelsesrapport
chat-incident-room = Rom
chat-incident-wish = Hva skal den særlig se på?
chat-incident-write = Skriv
chat-incident-choose = Velg et rom du er med i.
chat-ready = **{ $title }** er klar.
chat-sent = **{ $title }** er ferdig og lagt ut i { $room }.
chat-sent-directly = **{ $title }** er ferdig. Jeg sendte den direkte til deg, fordi ingenting kan legges ut i { $room } lenger.
chat-on-its-way = **{ $title }** er ferdig og på vei til { $room }.
chat-delivery-failed = **{ $title }** er ferdig, men kunne ikke leveres til { $room }. Du kan åpne den her.
chat-delivery-unknown = **{ $title }** er ferdig. Det er ikke sikkert at den kom fram til { $room }, så den ble ikke sendt to ganger. Du kan åpne den her.

chat-when = { $day }, { $time } ({ $zone })
chat-next = Neste: { $when }
chat-then = Deretter: { $when }
chat-on = Dagsrapporten er på.
chat-off = Dagsrapporten er av. Ingenting sendes før den slås på.
chat-turn-on = Slå på
chat-time-set = Dagsrapporten kommer { $time } ({ $zone }).
chat-nobody = Ingen får dagsrapporten ennå. Legg til noen med /report recipients add @navn #kanal
chat-saved = Lagret.
chat-none = ingen
chat-source-calls = samtaler
chat-source-messages = meldinger
chat-source-tasks = oppgaver
chat-source-contacts = kontakter
chat-sources = Tatt med: { $sources }
chat-channels = Kanaler som oppsummeres: { $channels }
chat-nothing-to-read = Velg minst én kilde eller én kanal, ellers er det ingenting å rapportere om.
chat-recipients = Dagsrapporten går til { $names }.
chat-recipient-count = { $count ->
    [one] Den går til { $count } mottaker.
   *[other] Den går til { $count } mottakere.
}
chat-no-such-place = Jeg kjenner ingen person og ingen kanal du er med i, som heter { $name }.
chat-several-places = Det er flere som heter { $name }: { $found }. Skriv hele navnet.

chat-setup-title = Dagsrapport
chat-save = Lagre
chat-field-enabled = Send dagsrapporten
chat-field-time = Klokkeslett
chat-field-sources = Hva den teller
chat-field-channels = Kanaler den oppsummerer
chat-field-prompt = Ledetekst
chat-field-recipients = Mottakere
chat-field-docx = Send med en Word-fil
chat-choice-calls = Samtaler
chat-choice-messages = Meldinger
chat-choice-tasks = Oppgaver
chat-choice-contacts = Kontakter
chat-hint-time = Lokal tid i { $zone }
chat-hint-channels = Bare kanaler du er med i
chat-hint-prompt = Hva rapporten skal se på. Står det tomt: temaer, viktige samtaler, det som må gjøres, hvem som trenger svar.
chat-bad-time = Velg et klokkeslett.
chat-bad-choice = Dette kan ikke brukes. Velg på nytt.

chat-list = { $count ->
    [one] **{ $shown } rapport**
   *[other] **{ $shown } rapporter, nyeste først**
}
chat-list-empty = Det finnes ingen rapporter ennå.
chat-list-past = Så lang er ikke listen.
chat-no-such-number = Det finnes ingen rapport nummer { $number }: Listen har { $count }.
chat-open = Åpne
chat-open-number = Åpne { $number }
chat-older = Eldre
chat-open-sources = Åpne med kilder
chat-ask = Jeg kan ikke svare på spørsmål om en rapport ennå. Ved hver setning i **{ $title }** i konsollen finner du kilden den bygger på.

chat-login = Denne lenken logger deg inn i konsollen. Den virker én gang, innen { $lasts }; ikke del den med noen.
chat-sign-in = Logg inn
chat-home = Rapporter for { $organisation }
chat-recent = Siste rapporter
chat-set-up = Sett opp
chat-all-reports = Alle rapporter

# What can be set, the form of AI, and what AI costs.
chat-settings = **Dette kan stilles inn her**
chat-settings-report = Dagsrapporten: når den kommer, hva den teller, hvem som får den.
chat-settings-report-needs = Dagsrapporten: da trenger du rett til å sette opp rapporter (reports.author).
chat-settings-ai = KI: hva den får skrive, hvilke modeller, hva den får koste, hva den aldri ser.
chat-settings-ai-needs = KI: bare en administrator kan bestemme hva den får gjøre.
chat-settings-you = Deg: språket ditt, og hvordan rapportene når deg.
chat-settings-yours = Dine egne
chat-ai-title = KI-innstillinger
chat-ai-on = Bruk KI
chat-ai-on-hint = Av: ingen KI-tjeneste blir kontaktet, og regler skriver alt.
chat-ai-capabilities = KI får skrive
chat-ai-models = Modeller som kan spørres
chat-ai-models-hint = Ingen valgt: alle. Prisene gjelder en million tokener, inn og ut.
chat-ai-model-gone = { $name } (ikke satt opp lenger)
chat-ai-nowhere = ukjent sted
chat-ai-no-price = ukjent pris
chat-ai-regions = Hvor modeller kan kjøre
chat-ai-regions-hint = Regioner som eu eller us, med komma mellom. Tomt: hvor som helst. En modell med ukjent sted regnes som et annet sted.
chat-ai-budget = Månedsbudsjett i amerikanske dollar
chat-ai-budget-hint = Ingen KI spørres ut over dette; da skriver regler. Tomt: ingen grense. Med et budsjett spørres bare modeller med kjent pris.
chat-ai-alert = Varsle administratorer på en dag over, i amerikanske dollar
chat-ai-alert-hint = Én gang på hver slik dag. Tomt: aldri.
chat-ai-retain = Behold prompter og svar som de er
chat-ai-retain-hint = I 30 dager, kryptert, for administratorer. Av: bare kontrollsummene beholdes.
chat-ai-customers = Kunder ingen modell ser
chat-ai-customers-hint = Ett navn per linje.
chat-ai-redact = Andre ord ingen modell ser
chat-ai-redact-hint = Ett per linje: prosjektnavn, produkter.
chat-ai-no-models = Ingen modell er satt opp, så regler skriver alt. Innstillingene gjelder så snart det finnes en.
chat-ai-nobody-left = Med disse reglene kan ingen av modellene som er satt opp, spørres. Derfor skriver regler alle rapporter.
chat-spend = **KI denne måneden**
chat-spend-of = { $spent } av { $budget } brukt ({ $share }).
chat-spend-free = { $spent } brukt. Det er ikke satt noe månedsbudsjett.
chat-spend-reserved = { $reserved } til er satt av til kall som pågår.
chat-spend-days = I dag: { $today }. I dette tempoet, og med de planlagte rapportene, ender måneden på omtrent { $forecast }.
chat-spend-none = Ingen modell er spurt denne måneden.
chat-spend-more = og { $shown } til
chat-spend-calls = { $count ->
    [one] { $shown } kall
   *[other] { $shown } kall
}
chat-spend-failed = { $count ->
    [one] { $shown } mislyktes
   *[other] { $shown } mislyktes
}
chat-spend-tokens = tokener: { $in } inn, { $out } ut
chat-spend-unknown = { $count ->
    [one] Kostnaden for { $shown } kall er ikke kjent og er ikke med i summene.
   *[other] Kostnaden for { $shown } kall er ikke kjent og er ikke med i summene.
}
chat-spend-run = Én kjøring av dagsrapporten koster omtrent { $run }, de neste 30 dagene omtrent { $month }.
chat-spend-run-unknown = Hva én kjøring av dagsrapporten koster, vet vi etter den første som KI skriver.
chat-spend-console = I konsollen

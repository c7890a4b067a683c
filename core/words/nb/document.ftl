# Words that every document uses, whatever its kind.

document-summary-line = { $title }: { $told }
document-late = Denne rapporten er forsinket: Tjenesten var nede på det vanlige tidspunktet.
document-trial = Dette er en test. Den lagres ikke, og ingen andre får den.
document-incomplete = {" "}(ufullstendig)
document-badge-rules = Skrevet etter regler ut fra kildene nedenfor · alle tall er kontrollert
document-badge-post = Skrevet etter regler · alle tall er kontrollert
document-badge-model = Laget av KI · les gjennom før deling
document-page = Side { $page } av { $pages }
document-open = Åpne

document-column-time = Tidspunkt
document-column-who = Hvem
document-column-what = Hva som skjedde
document-column-person = Navn
document-column-role = Rolle
document-column-part = Bidrag
document-column-file = Fil
document-column-type = Type
document-column-uploader = Lastet opp av
document-column-sources = Kilder

document-times = Klokkeslettene er i lokal tid ({ $zone }).
document-times-day = { $day } · klokkeslettene er i lokal tid ({ $zone }).

document-images = Bilder
document-files = Filer
document-image-missing = [Bildet kunne ikke lastes inn: { $filename }]
document-image-alt = Bilde { $filename }
document-image-alt-by = Bilde { $filename }, lagt ut av { $who }

document-sources = Kilder
document-sources-note = Hvert nummer i teksten fører til kilden sin her; pilen fører tilbake.
document-sources-note-plain = Hvert nummer i teksten fører til kilden sin her.
document-source-unknown = Ukjent avsender
document-fact = Beregnet verdi
document-fact-about = { $subject }: { $value }
document-fact-messages = beregnet ut fra { $count ->
    [one] 1 melding
   *[other] { $shown } meldinger
}
document-fact-calls = beregnet ut fra { $count ->
    [one] 1 samtale
   *[other] { $shown } samtaler
}
document-fact-texts = beregnet ut fra { $count ->
    [one] 1 tekstmelding
   *[other] { $shown } tekstmeldinger
}
document-fact-tasks = beregnet ut fra { $count ->
    [one] 1 oppgave
   *[other] { $shown } oppgaver
}
document-fact-contacts = beregnet ut fra { $count ->
    [one] 1 kontakt
   *[other] { $shown } kontakter
}
document-fact-files = beregnet ut fra { $count ->
    [one] 1 fil
   *[other] { $shown } filer
}
document-fact-facts = beregnet ut fra { $count ->
    [one] 1 annet tall
   *[other] { $shown } andre tall
}
document-fact-records = beregnet ut fra { $count ->
    [one] 1 oppføring
   *[other] { $shown } oppføringer
}
document-fact-more = og { $shown } til

document-about = Om denne rapporten
document-coverage = Lest: { $tallies }.
document-coverage-none = Det er ikke registrert hvor mye som ble lest.
document-coverage-failed = Kunne ikke leses:
document-coverage-failed-more = og { $shown } til
document-tally-messages = { $read }/{ $total } { $count ->
    [one] melding
   *[other] meldinger
}
document-tally-threads = { $read }/{ $total } { $count ->
    [one] tråd
   *[other] tråder
}
document-tally-hours = { $read }/{ $total } { $count ->
    [one] time
   *[other] timer
}
document-tally-images = { $read }/{ $total } { $count ->
    [one] bilde
   *[other] bilder
}
document-tally-files = { $read }/{ $total } { $count ->
    [one] fil
   *[other] filer
}
document-tally-calls = { $read }/{ $total } { $count ->
    [one] samtale
   *[other] samtaler
}
document-tally-texts = { $read }/{ $total } { $count ->
    [one] tekstmelding
   *[other] tekstmeldinger
}
document-tally-tasks = { $read }/{ $total } { $count ->
    [one] oppgave
   *[other] oppgaver
}
document-tally-contacts = { $read }/{ $total } { $count ->
    [one] kontakt
   *[other] kontakter
}
document-tally-members = { $read }/{ $total } { $count ->
    [one] medlem
   *[other] medlemmer
}
document-tally-channel-messages = { $read }/{ $total } { $count ->
    [one] kanalmelding
   *[other] kanalmeldinger
}
document-tally-channels = { $read }/{ $total } { $count ->
    [one] kanal
   *[other] kanaler
}
document-tally-evidence = { $read }/{ $total } { $count ->
    [one] underlag
   *[other] underlag
}
document-tally-sources = { $read }/{ $total } { $count ->
    [one] kilde
   *[other] kilder
}
document-tally-rows = { $read }/{ $total } { $count ->
    [one] rad
   *[other] rader
}
document-tally-other = { $read }/{ $total } { $sort }

document-provenance-rules = Skrevet etter regler, uten språkmodell
document-provenance-fallback = En språkmodell ble spurt, men ga ikke noe brukbart svar ({ $reason }); skrevet etter regler
document-provenance-skipped = Ingen språkmodell ble spurt ({ $reason }); skrevet etter regler
document-provenance-model = Skrevet av { $model }
document-provenance-asked = spurte modellen { $asked }
document-provenance-models = spurte modellen { $asked } → svar fra { $answered }
document-provenance-provider = gjennom { $provider }
document-provenance-region = beregnet i { $region }
document-provenance-prompt = instruks { $name }
document-provenance-checked = setninger beholdt { $kept }, erstattet etter regler { $replaced }, strøket { $struck }
document-provenance-confidence = kontrollene beholdt { $share } av modellens setninger
document-provenance-moderation-passed = retningslinjer for innhold: overholdt
document-provenance-moderation-flagged = retningslinjer for innhold: brutt
document-provenance-tokens = tokener inn { $in }, ut { $out }
document-provenance-tokens-unknown = tokener ukjent
document-provenance-cost = kostnad { $cost } USD
document-provenance-cost-unknown = kostnad ukjent
document-provenance-time = tid { $seconds } s
document-provenance-tries = { $count ->
    [one] 1 forsøk
   *[other] { $shown } forsøk
}
document-provenance-seed-honoured = startverdi { $seed }, fulgt
document-provenance-seed-ignored = startverdi { $seed }, ikke fulgt
document-provenance-seed-unknown = startverdi { $seed }, ukjent om den ble fulgt
document-provenance-hidden = skjult for modellen: { $things }
document-provenance-hidden-nothing = ingenting ble skjult for modellen
document-provenance-brief = fingeravtrykk av dataene { $hash }
document-provenance-prompt-hash = fingeravtrykk av instruksen { $hash }
document-provenance-answer = fingeravtrykk av svaret { $hash }
document-reason-timeout = den brukte for lang tid
document-reason-auth = den avviste tilgangen vår
document-reason-rate-limited = den hadde for mange forespørsler
document-reason-unreachable = den kunne ikke nås
document-reason-provider = den hadde en feil hos seg
document-reason-bad-request = den godtok ikke forespørselen
document-reason-too-large = det var for mye å lese
document-reason-refused = den ville ikke skrive
document-reason-truncated = den stoppet før slutten
document-reason-invalid-output = svaret hadde ikke riktig form
document-reason-flagged = teksten bryter retningslinjene for innhold
document-reason-failed = årsaken er ukjent
document-reason-off = KI er slått av
document-reason-not-allowed = modellen er ikke tillatt her
document-reason-residency = den regner utenfor tillatt område
document-reason-budget = månedens KI-budsjett er brukt opp
document-reason-privacy = forespørselen inneholdt personopplysninger
document-hidden-person = { $count ->
    [one] 1 navn
   *[other] { $shown } navn
}
document-hidden-organisation = { $count ->
    [one] 1 firmanavn
   *[other] { $shown } firmanavn
}
document-hidden-mail = { $count ->
    [one] 1 e-postadresse
   *[other] { $shown } e-postadresser
}
document-hidden-phone = { $count ->
    [one] 1 telefonnummer
   *[other] { $shown } telefonnumre
}
document-hidden-address = { $count ->
    [one] 1 adresse
   *[other] { $shown } adresser
}
document-hidden-ip = { $count ->
    [one] 1 IP-adresse
   *[other] { $shown } IP-adresser
}
document-hidden-card = { $count ->
    [one] 1 kortnummer
   *[other] { $shown } kortnumre
}
document-hidden-iban = { $count ->
    [one] 1 IBAN-nummer
   *[other] { $shown } IBAN-numre
}
document-hidden-account = { $count ->
    [one] 1 kontonummer
   *[other] { $shown } kontonumre
}
document-hidden-id = { $count ->
    [one] 1 ID-nummer
   *[other] { $shown } ID-numre
}
document-hidden-birth = { $count ->
    [one] 1 fødselsdato
   *[other] { $shown } fødselsdatoer
}
document-hidden-secret = { $count ->
    [one] 1 hemmelighet
   *[other] { $shown } hemmeligheter
}
document-hidden-term = { $count ->
    [one] 1 ord fra listen deres
   *[other] { $shown } ord fra listen deres
}
document-hidden-word = { $count ->
    [one] 1 annet ord
   *[other] { $shown } andre ord
}
document-hidden-other = { $count ->
    [one] 1 annen opplysning
   *[other] { $shown } andre opplysninger
}

# What a person is told where a model gave no usable answer: one message a kind of failure.

model-timeout = KI-tjenesten brukte for lang tid på å svare. Prøv igjen senere.
model-auth = KI-tjenesten avviste påloggingsopplysningene våre. Kontakt administratoren.
model-rate-limited = Rapporter kan ikke lages akkurat nå. Prøv igjen om 5 minutter.
model-unreachable = Rapporter kan ikke lages akkurat nå. Prøv igjen om 5 minutter.
model-provider = Rapporter kan ikke lages akkurat nå. Prøv igjen om 5 minutter.
model-bad-request = Rapporten kunne ikke lages. Kontakt brukerstøtte.
model-too-large = Rapporten kunne ikke lages: det er for mye data. Prøv med en kortere periode.
model-refused = Rapporten kunne ikke lages. Kontakt brukerstøtte.
model-truncated = Rapporten kunne ikke lages. Prøv igjen.
model-invalid-output = Rapporten kunne ikke lages. Prøv igjen.
model-failed = Rapporten kunne ikke lages. Kontakt brukerstøtte.
model-flagged = Rapporten kunne ikke lages: brudd på innholdsreglene. Kontakt brukerstøtte.
model-citations = Rapporten kunne ikke lages: kildehenvisningene kunne ikke bekreftes. Kontakt brukerstøtte.
model-off = KI er slått av for denne rapporten av en administrator.
model-not-allowed = KI-modellen som er satt opp, er ikke tillatt her, så ingen ble spurt.
model-residency = KI-tjenesten kjører utenfor regionen organisasjonen tillater, så den ble ikke spurt.
model-budget = Organisasjonens månedlige KI-budsjett er brukt opp, så ingen KI ble spurt.
model-privacy = Forespørselen inneholdt personopplysninger, så den ble ikke sendt til KI-tjenesten.
model-skipped = Ingen KI ble spurt.
model-instead = Denne rapporten er skrevet av regler, uten KI.

# What becomes of runs and deliveries, told to the one who asked or owns the report.
run-failed = Den planlagte rapporten kunne ikke lages. { $why }
run-delivery-failed = { $title } kunne ikke leveres til { $to }.
run-delivery-unknown = Det er usikkert om { $title } nådde { $to }. Den ble ikke sendt på nytt, så ingen får den to ganger.
run-no-data = Det var ingenting å rapportere for denne perioden.
run-missed = { $count ->
    [one] Én planlagt rapport ble hoppet over mens tjenesten var nede. Den ble ikke sendt i ettertid.
   *[other] { $count } planlagte rapporter ble hoppet over mens tjenesten var nede. De ble ikke sendt i ettertid.
}
run-spend-near = KI har brukt { $spent } av månedens budsjett på { $budget } ({ $share }). Når det er brukt opp, skriver regler rapportene til måneden er over (UTC) eller budsjettet økes.
run-spend-used = Månedens KI-budsjett på { $budget } rekker ikke til flere kall: { $spent } er brukt. Regler skriver rapportene til måneden er over (UTC) eller budsjettet økes.
run-spend-day = KI har kostet { $spent } i dag (UTC). Du ba om å få vite om en dag over { $limit }.
run-spend-settings = KI-innstillinger

# What becomes of runs and deliveries, told to the one who asked or owns the report.
run-failed = Den planlagte rapporten kunne ikke lages. { $why }
run-delivery-failed = { $title } kunne ikke leveres til { $to }.
run-delivery-unknown = Det er usikkert om { $title } nådde { $to }. Den ble ikke sendt på nytt, så ingen får den to ganger.
run-no-data = Det var ingenting å rapportere for denne perioden.
run-missed = { $count ->
    [one] Én planlagt rapport ble hoppet over mens tjenesten var nede. Den ble ikke sendt i ettertid.
   *[other] { $count } planlagte rapporter ble hoppet over mens tjenesten var nede. De ble ikke sendt i ettertid.
}

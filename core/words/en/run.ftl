# What becomes of runs and deliveries, told to the one who asked or owns the report.
run-failed = The scheduled report could not be made. { $why }
run-delivery-failed = { $title } could not be delivered to { $to }.
run-delivery-unknown = It is not certain whether { $title } reached { $to }. It was not sent again, so that nobody gets it twice.
run-no-data = There was nothing to report for this period.
run-missed = { $count ->
    [one] One scheduled report was missed while the service was down. It was not sent late.
   *[other] { $count } scheduled reports were missed while the service was down. They were not sent late.
}
run-spend-near = AI has used { $spent } of this month's budget of { $budget } ({ $share }). Once it is used up, reports are written by rules until the month ends (UTC) or the budget is raised.
run-spend-used = This month's AI budget of { $budget } does not cover another call: { $spent } are spent. Reports are written by rules until the month ends (UTC) or the budget is raised.
run-spend-day = AI has cost { $spent } today (UTC). You asked to be told of a day above { $limit }.
run-spend-settings = AI settings

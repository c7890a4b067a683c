# Why a schedule fires at another time than the one asked for.
# $asked and $fires are clock times, $day a date, $zone an IANA name.
schedule-gap = { $asked } does not exist on this day: fires at { $fires }, the first instant after the gap
schedule-gap-next-day = { $asked } does not exist on this day: fires at { $fires } on the next day, the first instant after the gap
schedule-overlap = { $asked } comes twice: fires at the first
schedule-skipped-day = { $day } does not exist in { $zone }: nothing fires on that date

# Why a schedule fires at another time than the one asked for.
# $asked and $fires are clock times, $day a date, $zone an IANA name.
schedule-gap = { $asked } finnes ikke denne dagen: utløses kl. { $fires }, i det første øyeblikket etter tidshoppet
schedule-gap-next-day = { $asked } finnes ikke denne dagen: utløses kl. { $fires } neste dag, i det første øyeblikket etter tidshoppet
schedule-overlap = { $asked } kommer to ganger: utløses den første gangen
schedule-skipped-day = { $day } finnes ikke i { $zone }: ingenting utløses den datoen

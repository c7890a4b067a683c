# Why a schedule fires at another time than the one asked for.
# $asked and $fires are clock times, $day a date, $zone an IANA name.
schedule-gap = Часу { $asked } цього дня не існує: запуск — { $fires }, перша мить після переведення годинника
schedule-gap-next-day = Часу { $asked } цього дня не існує: запуск — { $fires } наступного дня, перша мить після переведення годинника
schedule-overlap = { $asked } настає двічі: запуск — першого разу
schedule-skipped-day = Дати { $day } у зоні { $zone } не існує: запуску цього дня немає

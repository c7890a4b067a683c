# Why a schedule fires at another time than the one asked for.
# $asked and $fires are clock times, $day a date, $zone an IANA name.
schedule-gap = 當天沒有 { $asked }：改在時鐘撥快後的第一刻 { $fires } 執行
schedule-gap-next-day = 當天沒有 { $asked }：改在時鐘撥快後的第一刻，即隔天 { $fires } 執行
schedule-overlap = 當天 { $asked } 會出現兩次：在第一次時執行
schedule-skipped-day = { $zone } 沒有 { $day } 這一天：該日不會執行

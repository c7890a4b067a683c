"""Months, weekdays, parts of the day and words like `yesterday`, in four languages, as pattern pieces."""

_MONTHS = (
    "january januar jan січень січня січні січнем",
    "february februar feb лютий лютого лютому лютим",
    "march mars mar березень березня березні березнем",
    "april apr квітень квітня квітні квітнем",
    "may mai травень травня травні травнем",
    "june juni jun червень червня червні червнем",
    "july juli jul липень липня липні липнем",
    "august aug серпень серпня серпні серпнем",
    "september sept sep вересень вересня вересні вереснем",
    "october oktober oct okt жовтень жовтня жовтні жовтнем",
    "november nov листопад листопада листопаді листопадом",
    "december desember dec des грудень грудня грудні груднем",
)
#: lower-case name of a month in any language: its number
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
#: names that are also common words: read as months only with a capital
SHY_MONTHS = frozenset({"may", "march", "mar", "jun", "sep", "dec", "des", "jan", "mai"})

_WEEKDAYS = (
    "monday mandag понеділок понеділка понеділку понеділком mon пн",
    "tuesday tirsdag вівторок вівторка вівторку вівторком tue tues вт",
    "wednesday onsdag середа середу середи середою wed ср",
    "thursday torsdag четвер четверга четвергу четвергом thu thurs чт",
    "friday fredag п'ятниця п'ятницю п'ятниці п'ятницею fri пт",
    "saturday lørdag субота суботу суботи суботою sat сб",
    "sunday søndag неділя неділю неділі неділею sun нд",
)
#: lower-case name of a weekday: 0 for Monday
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
HAN_WEEKDAYS = {
    "一": 0,
    "二": 1,
    "三": 2,
    "四": 3,
    "五": 4,
    "六": 5,
    "日": 6,
    "天": 6,
    "1": 0,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
}

#: days from today
RELATIVE = {
    "today": 0, "tonight": 0, "i dag": 0, "i kveld": 0, "i ettermiddag": 0, "сьогодні": 0, "今天": 0,
    "今日": 0, "今晚": 0,
    "yesterday": -1, "i går": -1, "вчора": -1, "учора": -1, "昨天": -1, "昨日": -1, "昨晚": -1,
    "tomorrow": 1, "i morgen": 1, "завтра": 1, "明天": 1, "明日": 1, "明早": 1, "明晚": 1,
    "позавчора": -2, "前天": -2, "i forgårs": -2, "післязавтра": 2, "後天": 2, "i overmorgen": 2,
}  # fmt: skip

#: part of the day in Chinese: whether its hours are the afternoon's
DAYPARTS = {
    "凌晨": False, "清晨": False, "早上": False, "上午": False, "中午": None, "下午": True, "傍晚": True, "晚上": True,
    "晚間": True, "今晚": True, "昨晚": True, "明晚": True, "深夜": None, "明早": False, "午後": True,
}  # fmt: skip

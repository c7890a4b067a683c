"""The patterns that dates and clock times are found by, in four languages, most telling first."""

import re

import core.check.time_readers as read
from core.check.calendar_words import DAYPARTS, MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYPART = "|".join(DAYPARTS)
_DIGITS_HERE = re.compile(r"[0-9]")
_DATED_HERE = re.compile(r"[0-9][-/.][0-9]")
_COLON_HERE = re.compile(r"[0-9]:[0-9]")
_HALF_DAY_HERE = re.compile(r"[0-9] ?[ap]\.?m")
_KL_HERE = re.compile(r"kl\.? ?[0-9]|klokk")
_CYRILLIC_HERE = re.compile(r"[а-яіїєґ] [0-9]")
_HAN_HERE = re.compile(r"[\u3400-\u9fff]")
_MONTHS_HERE = re.compile(
    r"jan|feb|mar|apr|ma[yi]|ju[nl]|aug|sep|o[ck]t|nov|de[cs]|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд"
)
_WEEKDAYS_HERE = re.compile(r"day|dag|понеді|вівтор|серед|четвер|п'ятн|субот|неділ|mon|tue|wed|thu|fri|[期週周拜]")
_WORDS_HERE = re.compile(
    r"noon|midd|midn|опів|полуд|正午|午夜|中午|day|morrow|night|i (?:dag|kv|et|g|m|f|o)|сьогод|чора|завтра|[今昨明前後]"
)
#: what a text must hold before the readers of its kind look through it
GATES = (
    _DIGITS_HERE,
    _DATED_HERE,
    _COLON_HERE,
    _HALF_DAY_HERE,
    _KL_HERE,
    _CYRILLIC_HERE,
    _HAN_HERE,
    _MONTHS_HERE,
    _WEEKDAYS_HERE,
    _WORDS_HERE,
)

#: gate, pattern, reader
READERS: tuple[tuple[re.Pattern[str], re.Pattern[str], read.Reader], ...] = (
    (
        _DATED_HERE,
        re.compile(
            r"(?<![0-9])(?P<y>[12][0-9]{3})[-/.](?P<m>[0-9]{1,2})[-/.]"
            r"(?P<d>[0-9]{1,2})(?![0-9])(?:T(?=[0-9]{2}:))?"
        ),
        read.iso,
    ),
    (
        _DATED_HERE,
        re.compile(
            r"(?<![0-9./])(?P<d>[0-9]{1,2})(?P<sep>[./])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3}|"
            r"[0-9]{2})(?![0-9./]*[0-9])"
        ),
        read.dmy,
    ),
    (
        _DATED_HERE,
        re.compile(r"(?<![0-9./])(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/]|\.[0-9])"),
        read.day_month,
    ),
    (
        _MONTHS_HERE,
        re.compile(
            rf"(?<![0-9.,:])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|-?го)?(?= ?(?:-|–|—|to|til|до|and|og|"
            rf"і|та) ?[0-9]{{1,2}}(?:st|nd|rd|th|\.|-?го)?(?: of)? (?P<mon>{_MONTH})(?!\w))(?P<y>)",
            re.I,
        ),
        read.named,
    ),
    (
        _MONTHS_HERE,
        re.compile(
            rf"(?<![0-9.,:])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|-?го|-е)?(?: of)? ?"
            rf"(?P<mon>{_MONTH})(?!\w)\.?(?:,? (?P<y>[12][0-9]{{3}})(?![0-9:]))?",
            re.I,
        ),
        read.named,
    ),
    (
        _MONTHS_HERE,
        re.compile(
            r"(?<!\w)(?P<mon>[^\W\d_]{3,10})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:%])(?:,? "
            r"(?P<y>[12][0-9]{3})(?![0-9:]))?"
        ),
        read.named_first,
    ),
    (
        _MONTHS_HERE,
        re.compile(r"(?<!\w)(?P<mon>[^\W\d_]{3,10})(?!\w)(?: (?P<y>[12][0-9]{3})(?![0-9:]))?"),
        read.lone_month,
    ),
    (
        _HAN_HERE,
        re.compile(
            r"(?:(?P<y>[12][0-9]{3}) ?年 ?)?(?<![0-9])(?P<m>[0-9]{1,2}) ?月(?: ?"
            r"(?P<d>[0-9]{1,2}) ?[日號])?"
        ),
        read.han_date,
    ),
    (
        _HAN_HERE,
        re.compile(
            r"(?<![0-9.,:])(?P<d>[0-9]{1,2}) ?[日號]"
            r"(?![線機倉廠門樓站台報泵爐燈罐閥槽車櫃箱區室窗棟館店桌單桶管馬軸頭模輥梯])"
        ),
        read.han_day,
    ),
    (
        _WEEKDAYS_HERE,
        re.compile(r"(?<!\w)(?P<name>[^\W\d_]{3,10}(?:'[^\W\d_]{1,5})?)(?!\w)"),
        read.weekday,
    ),
    (
        _HAN_HERE,
        re.compile(r"(?<![一二兩三四五六每0-9])(?:星期|週|周|禮拜)(?P<name>[一二三四五六日天1-6])(?!次|[個天]|年|期)"),
        read.han_weekday,
    ),
    (
        _HALF_DAY_HERE,
        re.compile(
            r"(?<![0-9:.,])(?P<h>[0-9]{1,2})(?:[:.](?P<min>[0-9]{2}))? ?(?P<half>[ap])\.?m(?![\w])\.?",
            re.I,
        ),
        read.am_pm,
    ),
    (
        _COLON_HERE,
        re.compile(
            rf"(?P<part>{_DAYPART})? ?(?<![0-9:./])(?P<h>[0-9]{{1,2}}):(?P<min>[0-9]{{2}})(?::"
            rf"(?P<s>[0-9]{{2}})(?:[.,][0-9]+)?(?:[+-][0-9]{{2}}:?[0-9]{{2}})?)?(?![0-9:])"
            rf"(?P<utc> ?(?:Z|UTC|GMT)(?!\w))?"
        ),
        read.colon,
    ),
    (
        _KL_HERE,
        re.compile(
            r"(?<!\w)(?:kl\.?|klokka|klokken) ?(?P<h>[0-9]{1,2})(?:[.:]?(?P<min>[0-9]{2}))?(?![0-9:])"
            r"(?P<utc>)",
            re.I,
        ),
        read.spoken_hour,
    ),
    (
        _CYRILLIC_HERE,
        re.compile(
            r"(?<!\w)(?:об?|до|з|після|близько|на|від) (?P<h>[0-9]{1,2})[.]"
            r"(?P<min>[0-9]{2})(?![0-9.,])",
            re.I,
        ),
        read.spoken_hour,
    ),
    (
        _CYRILLIC_HERE,
        re.compile(
            r"(?<!\w)об? (?P<h>[0-9]{1,2})(?:-?(?:й|ї|ій|тій))?(?: годин[іуи])?"
            r"(?P<min>)(?![\w:.,]*[0-9])",
            re.I,
        ),
        read.spoken_hour,
    ),
    (
        _HAN_HERE,
        re.compile(
            rf"(?P<part>{_DAYPART})? ?(?<![0-9.,:])(?P<h>[0-9]{{1,2}}) ?(?:點|時(?!間|段|候))(?:(?P<半>半)|"
            rf"(?P<整>整)|(?P<min>[0-9]{{1,2}})分?)?(?!鐘)(?P<左右>左右)?"
        ),
        read.han_hour,
    ),
    (
        _DIGITS_HERE,
        re.compile(
            r"(?<!\w)(?:at|by|before|after|until|till|around|from|innen|før|etter|до|після) "
            r"(?P<h>[0-9]{1,2})(?=$|[ ;!?)]|[.,](?![0-9]))(?! ?[%\w-])",
            re.I,
        ),
        read.maybe_hour,
    ),
    (
        _WORDS_HERE,
        re.compile(
            r"(?<!\w)(?:noon|midday|midnight|midnatt|опівдні|полудень|полудня|опівночі)(?!\w)|正午|午夜|"
            r"中午(?! ?[0-9])",
            re.I,
        ),
        read.noon,
    ),
    (
        _WORDS_HERE,
        re.compile(
            r"(?<!\w)(?:today|tonight|yesterday|tomorrow|i dag|i kveld|i ettermiddag|i går|i morgen|"
            r"i forgårs|i overmorgen|сьогодні|вчора|учора|завтра|позавчора|післязавтра)(?!\w)|今天|今日|"
            r"今晚|昨天|昨日|昨晚|明天|明日|明早|明晚|前天|後天",
            re.I,
        ),
        read.relative,
    ),
)

"""The patterns that dates and clock times are found by, in four languages, most telling first."""

import re
from typing import NamedTuple

import core.check.time_readers as read
from core.check.calendar_words import DAYPARTS, MONTHS, WEEKDAYS
from core.check.time_spans import APART
from core.check.vocabulary import Vocabulary

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYPART = "|".join(DAYPARTS)
_MONTH_WORDS = Vocabulary("|".join(MONTHS))
_WEEKDAY_WORDS = Vocabulary("|".join(rf"{name}\w*" for name in WEEKDAYS))
_HOUR_WORDS = Vocabulary(r"at|by|before|after|until|till|around|from|innen|før|etter|до|після")
_NOON_WORDS = Vocabulary(
    r"noon|midday|midnight|midnatt|опівдні|полудень|полудня|опівночі", r"正午|午夜|中午(?! ?[0-9])"
)
_DAY_WORDS = Vocabulary(
    r"today|tonight|yesterday|tomorrow|i dag|i kveld|i ettermiddag|i går|i morgen|i forgårs|i overmorgen|"
    r"сьогодні|вчора|учора|завтра|позавчора|післязавтра",
    r"今天|今日|今晚|昨天|昨日|昨晚|明天|明日|明早|明晚|前天|後天",
)
#: name, a character it has (none: one that isn't ASCII), pattern: what a text with a digit must hold before the readers
#: that ask for it look through it
SIGNS = (
    ("dated", "-", re.compile(r"[0-9]-[0-9]")),
    ("dated", "/", re.compile(r"[0-9]/[0-9]")),
    ("dated", ".", re.compile(r"[0-9]\.[0-9]")),
    ("colon", ":", re.compile(r"[0-9]:[0-9]")),
    ("half day", "m", re.compile(r"[0-9] ?[ap]\.?m")),
    ("kl", "kl", re.compile(r"kl\.? ?[0-9]|klokk")),
    ("nth", "th", re.compile("[0-9]th")),
    ("nth", "st", re.compile("[0-9]st")),
    ("nth", "nd", re.compile("[0-9]nd")),
    ("nth", "rd", re.compile("[0-9]rd")),
    ("nth", "den ", re.compile(r"den [0-9]{1,2}\.")),
    ("nth", "числа", re.compile("[0-9]")),
    ("cyrillic", "", re.compile(r"[а-яіїєґ] [0-9]")),
)


_APART_WORDS = Vocabulary(
    r"same|samme|того|next|following|day|days|week|weeks|morning|evening|night|previous|neste|dagen|kvelden|dag|dager|uke|uker|påfølgende|"
    r"наступн\w+|день|дні|днів|днем|дня|тиждень|тижні|тижнів|напередодні|попередн\w+|минул\w+|last|this|forrige|denne|цього",
    "同|天|日|隔|翌|次日|第二天|前一|週|周|星期",
)
#: an hour told by the part of the day alone: `10 the next morning`, `9 neste morgen`, `10 ранку`
_HOUR_OF_DAY = re.compile(
    r"(?<![\w.,:/-])(?P<h>[0-9]{1,2})(?= (?:(?:the |on the )?(?:next|following) (?:day|morning|afternoon|evening)|"
    r"in the (?:morning|afternoon|evening)|the (?:morning|evening) after|neste (?:dag|morgen|formiddag|kveld)|"
    r"om (?:morgenen|formiddagen|ettermiddagen|kvelden)|dagen etter|наступного (?:дня|ранку|вечора)|"
    r"ранку|вечора)(?!\w))",
    re.I,
)


class Reader(NamedTuple):
    """A way to write a time. It is tried where the text has the sign and one of the words it asks for."""

    sign: str | None
    words: Vocabulary | None
    pattern: re.Pattern[str]
    read: read.Reader


READERS: tuple[Reader, ...] = (
    Reader("digit", _APART_WORDS, _HOUR_OF_DAY, read.maybe_hour),
    *(Reader(None, _APART_WORDS, pattern, reader) for pattern, reader in APART),
    Reader(
        "dated",
        None,
        re.compile(
            r"(?<![0-9])(?P<y>[12][0-9]{3})[-/.](?P<m>[0-9]{1,2})[-/.]"
            r"(?P<d>[0-9]{1,2})(?![0-9])(?:T(?=[0-9]{2}:))?"
        ),
        read.iso,
    ),
    Reader(
        "dated",
        None,
        re.compile(
            r"(?<![0-9./])(?P<d>[0-9]{1,2})(?P<sep>[./])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3}|"
            r"[0-9]{2})(?![0-9./]*[0-9])"
        ),
        read.dmy,
    ),
    Reader(
        "dated",
        None,
        re.compile(r"(?<![0-9./])(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/]|\.[0-9])"),
        read.day_month,
    ),
    Reader(
        "dated",
        None,
        re.compile(
            r"(?<![0-9.,:])(?P<d>[0-9]{1,2})\.(?P<m>0[1-9]|1[0-2])"
            r"(?= ?,? (?:об?|в|kl\.?|klokken|at) ?[0-9]{1,2}[:.][0-9])",
            re.I,
        ),
        read.day_dot_month,
    ),
    Reader(
        "digit",
        _MONTH_WORDS,
        re.compile(
            rf"(?<![0-9.,:])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|-?го)?(?= ?(?:-|–|—|to|til|до|and|og|"
            rf"і|та) ?[0-9]{{1,2}}(?:st|nd|rd|th|\.|-?го)?(?: of)? (?P<mon>{_MONTH})(?!\w))(?P<y>)",
            re.I,
        ),
        read.named,
    ),
    Reader(
        "digit",
        _MONTH_WORDS,
        re.compile(
            rf"(?<![0-9.,:])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|-?го|-е)?(?: of)? ?"
            rf"(?P<mon>{_MONTH})(?!\w)\.?(?:,? (?P<y>[12][0-9]{{3}})(?![0-9:]))?",
            re.I,
        ),
        read.named,
    ),
    Reader(
        "digit",
        _MONTH_WORDS,
        re.compile(
            r"(?<!\w)(?P<mon>[^\W\d_]{3,10})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:%])(?:,? "
            r"(?P<y>[12][0-9]{3})(?![0-9:]))?"
        ),
        read.named_first,
    ),
    Reader(
        None,
        _MONTH_WORDS,
        re.compile(r"(?<!\w)(?P<mon>[^\W\d_]{3,10})(?!\w)(?: (?P<y>[12][0-9]{3})(?![0-9:]))?"),
        read.lone_month,
    ),
    Reader(
        "han",
        None,
        re.compile(
            r"(?:(?P<y>[12][0-9]{3}) ?年 ?)?(?<![0-9])(?P<m>[0-9]{1,2}) ?月(?: ?"
            r"(?P<d>[0-9]{1,2}) ?[日號])?"
        ),
        read.han_date,
    ),
    Reader(
        "han",
        None,
        re.compile(
            r"(?<![0-9.,:])(?P<d>[0-9]{1,2}) ?[日號]"
            r"(?![線機倉廠門樓站台報泵爐燈罐閥槽車櫃箱區室窗棟館店桌單桶管馬軸頭模輥梯])"
        ),
        read.han_day,
    ),
    Reader(
        None,
        _WEEKDAY_WORDS,
        re.compile(r"(?<!\w)(?P<name>[^\W\d_]{1,30}(?:'[^\W\d_]{1,8})?)(?!\w)"),
        read.weekday,
    ),
    Reader(
        "han",
        None,
        re.compile(r"(?<![一二兩三四五六每0-9])(?:星期|週|周|禮拜)(?P<name>[一二三四五六日天1-6])(?!次|[個天]|年|期)"),
        read.han_weekday,
    ),
    Reader(
        "half day",
        None,
        re.compile(
            r"(?<![0-9:.,])(?P<h>[0-9]{1,2})(?:[:.](?P<min>[0-9]{2}))?"
            r"(?= ?(?:-|–|to|and|until|till) ?[0-9]{1,2}(?:[:.][0-9]{2})? ?(?P<half>[ap])\.?m(?!\w))",
            re.I,
        ),
        read.am_pm,
    ),
    Reader(
        "half day",
        None,
        re.compile(
            r"(?<![0-9:.,])(?P<h>[0-9]{1,2})(?:[:.](?P<min>[0-9]{2}))? ?(?P<half>[ap])\.?m(?![\w])\.?",
            re.I,
        ),
        read.am_pm,
    ),
    Reader(
        "nth",
        None,
        re.compile(
            r"(?<!\w)(?:(?:on |by |before |until )the (?P<d>[0-9]{1,2})(?:st|nd|rd|th)(?! (?:floor|time|line|"
            r"order|call|of))|"
            r"den (?P<d2>[0-9]{1,2})\.|(?P<d3>[0-9]{1,2})(?:-?го)? числа)(?!\w)"
        ),
        read.day_of_month,
    ),
    Reader(
        "colon",
        None,
        re.compile(
            rf"(?P<part>{_DAYPART})? ?(?<![0-9:./])(?P<h>[0-9]{{1,2}}):(?P<min>[0-9]{{2}})(?::"
            rf"(?P<s>[0-9]{{2}})(?:[.,][0-9]+)?(?:[+-][0-9]{{2}}:?[0-9]{{2}})?)?(?!:?[0-9])"
            rf"(?P<utc> ?(?:Z|UTC|GMT)(?!\w))?"
        ),
        read.colon,
    ),
    Reader(
        "kl",
        None,
        re.compile(
            r"(?<!\w)(?:kl\.?|klokka|klokken) ?(?P<h>[0-9]{1,2})(?:[.:]?(?P<min>[0-9]{2}))?(?![0-9:])"
            r"(?P<utc>)",
            re.I,
        ),
        read.spoken_hour,
    ),
    Reader(
        "cyrillic",
        None,
        re.compile(
            r"(?<!\w)(?:об?|до|з|після|близько|на|від) (?P<h>[0-9]{1,2})[.]"
            r"(?P<min>[0-9]{2})(?![0-9.,])",
            re.I,
        ),
        read.spoken_hour,
    ),
    Reader(
        "cyrillic",
        None,
        re.compile(
            r"(?<!\w)об? (?P<h>[0-9]{1,2})(?:-?(?:й|ї|ій|тій))?(?: годин[іуи])?"
            r"(?P<min>)(?![\w:.,]*[0-9])",
            re.I,
        ),
        read.spoken_hour,
    ),
    Reader(
        "han",
        None,
        re.compile(
            rf"(?P<part>{_DAYPART})? ?(?<![0-9.,:])(?P<h>[0-9]{{1,2}}) ?(?:點|時(?!間|段|候))(?:(?P<半>半)|"
            rf"(?P<整>整)| ?(?P<min>[0-9]{{1,2}}) ?分?)?(?!鐘)(?P<左右>左右)?"
        ),
        read.han_hour,
    ),
    Reader(
        "digit",
        _HOUR_WORDS,
        re.compile(
            r"(?<!\w)(?:at|by|before|after|until|till|around|from|innen|før|etter|до|після) "
            r"(?P<h>[0-9]{1,2})(?=$|[ ;!?)]|[.,](?![0-9]))(?! ?[%-]| ?\w(?<! [a-zæøåа-яіїєґ]))(?! (?!if|and|or|"
            r"but|on|in|for|to|with|because|when|unless|tomorrow|today|hvis|og|eller|men|på|i|når|якщо|і|та|або)\w)",
            re.I,
        ),
        read.maybe_hour,
    ),
    Reader(
        None,
        _NOON_WORDS,
        re.compile(_NOON_WORDS.pattern.pattern, re.I),
        read.noon,
    ),
    Reader(
        None,
        _DAY_WORDS,
        re.compile(_DAY_WORDS.pattern.pattern, re.I),
        read.relative,
    ),
)

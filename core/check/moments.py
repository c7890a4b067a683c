"""The dates and clock times of a text, and the text with them taken out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.check.calendar_words import DAYPARTS, HAN_WEEKDAYS, MONTHS, RELATIVE, SHY_MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written: any part may be missing. `weekday` is 0 for Monday, `relative` counts days from today."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A wall clock time. `half` says that it may be either half of the day; `minute` None: only the hour is told."""

    hour: int
    minute: int | None = None
    second: int | None = None
    half: bool = False
    about: bool = False
    utc: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Signs that tell a time, with every way to read them. `maybe` says that they may be plain numbers as well."""

    written: str
    start: int
    end: int
    readings: tuple[Day | Clock, ...]
    maybe: bool = False


Found = tuple[tuple[Day | Clock, ...], bool] | None
Reader = Callable[[re.Match[str]], Found]
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LEADS_TO_MONTH = re.compile(r"(?:^|\W)(?:in|of|since|until|by|early|late|during|i|fra|til|у|в|з|до) $", re.I)
_DAYPART = "|".join(DAYPARTS)
_ABOUT = re.compile(
    r"(?:about|around|approx\.?|roughly|shortly (?:before|after)|just (?:before|after)|before|after|nearly|almost|ca\.?|circa|rundt|"
    r"omtrent|før|etter|nesten|близько|приблизно|після|перед|約|大約|~)(?: ?(?:at|kl\.?|о|об))? ?$",
    re.I,
)


def _valid_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and (year is None or 1900 <= year <= 2200)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str | None) -> int | None:
    return None if not text else int(text) + (2000 if len(text) == 2 else 0)


def _iso(match: re.Match[str]) -> Found:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return (((Day(year, month, day)),), False) if _valid_day(year, month, day) else None


def _dmy(match: re.Match[str]) -> Found:
    year, one, two = _year(match["y"]), int(match["d"]), int(match["m"])
    readings = [Day(year, m, d) for m, d in ((two, one), (one, two)) if _valid_day(year, m, d)]
    return (tuple(readings), False) if readings else None


def _day_month(match: re.Match[str]) -> Found:
    one, two = int(match["d"]), int(match["m"])
    readings = [Day(None, m, d) for m, d in ((two, one), (one, two)) if _valid_day(None, m, d)]
    return (tuple(readings), True) if readings else None


def _named(match: re.Match[str]) -> Found:
    month, day, year = MONTHS[match["mon"].lower()], int(match["d"]), _year(match["y"])
    return ((Day(year, month, day),), False) if _valid_day(year, month, day) else None


def _named_first(match: re.Match[str]) -> Found:
    name = match["mon"].lower()
    return None if name not in MONTHS or (name in SHY_MONTHS and match["mon"].islower()) else _named(match)


def _lone_month(match: re.Match[str]) -> Found:
    name = match["mon"].lower()
    if name not in MONTHS:
        return None
    led = _LEADS_TO_MONTH.search(match.string[max(0, match.start() - 8) : match.start()])
    if name in SHY_MONTHS and (match["mon"].islower() or not led):
        return None
    return (Day(month=MONTHS[name], year=_int(match["y"])),), False


def _han_date(match: re.Match[str]) -> Found:
    year, month, day = _int(match["y"]), int(match["m"]), _int(match["d"])
    if not _valid_day(year, month, day or 1):
        return None
    return (Day(year, month, day),), False


def _han_day(match: re.Match[str]) -> Found:
    day = int(match["d"])
    return ((Day(day=day),), True) if 1 <= day <= 31 else None


def _weekday(match: re.Match[str]) -> Found:
    written = match["name"]
    name = written.lower().removesuffix("'s")
    name = next((form for form in (name, name[:-1], name[:-2], name[:-3]) if form in WEEKDAYS), "")
    # `mon`, `sat` and `fri` are words and abbreviations of other things
    short = len(name) <= 5 and name.isascii() and (written.islower() or len(written) > len(name))
    return None if not name or short else ((Day(weekday=WEEKDAYS[name]),), False)


def _relative(match: re.Match[str]) -> Found:
    return (Day(relative=RELATIVE[match[0].lower()]),), False


def _clock(hour: int, minute: int | None, second: int | None = None, **told: bool) -> tuple[Clock, ...]:
    fits = hour <= 24 and (minute or 0) < 60 and (second or 0) < 60
    about = bool(told.get("about"))
    return (Clock(hour % 24, minute, second, bool(told.get("half")), about, bool(told.get("utc"))),) if fits else ()


def _near(match: re.Match[str]) -> bool:
    return bool(_ABOUT.search(match.string[max(0, match.start() - 18) : match.start()]))


def _colon(match: re.Match[str]) -> Found:
    hour, part = int(match["h"]), match.groupdict().get("part")
    half = part is None and 1 <= hour <= 12 and not match["h"].startswith("0")
    hour = _in_daypart(hour, part)
    readings = _clock(hour, int(match["min"]), _int(match["s"]), half=half, about=_near(match), utc=bool(match["utc"]))
    return (readings, False) if readings else None


def _in_daypart(hour: int, part: str | None) -> int:
    if part and 1 <= hour < 12 and (DAYPARTS[part] or (DAYPARTS[part] is None and (hour < 4) == (part == "中午"))):
        return hour + 12
    return hour


def _am_pm(match: re.Match[str]) -> Found:
    hour = int(match["h"])
    if not 1 <= hour <= 12:
        return None
    readings = _clock(hour % 12 + (12 if match["half"].lower() == "p" else 0), _int(match["min"]), about=_near(match))
    return (readings, False) if readings else None


def _spoken_hour(match: re.Match[str]) -> Found:
    hour, minute = int(match["h"]), _int(match["min"])
    readings = _clock(hour, minute, half=1 <= hour <= 12, about=_near(match))
    return (readings, False) if readings else None


def _maybe_hour(match: re.Match[str]) -> Found:
    hour = int(match["h"])
    return (_clock(hour, None, half=1 <= hour <= 12), True) if 1 <= hour <= 24 else None


def _han_hour(match: re.Match[str]) -> Found:
    part, hour = match["part"], int(match["h"])
    minute = 30 if match["半"] else _int(match["min"])
    if match["整"]:
        minute = 0
    readings = _clock(
        _in_daypart(hour, part),
        minute,
        half=part is None and 1 <= hour <= 12,
        about=_near(match) or bool(match["左右"]),
    )
    return (readings, part is None and minute is None) if readings else None


def _noon(match: re.Match[str]) -> Found:
    night = match[0].lower() in ("midnight", "midnatt", "午夜", "опівночі")
    return _clock(0 if night else 12, None), False


_DIGITS_HERE = re.compile(r"[0-9]")
_HAN_HERE = re.compile(r"[\u3400-\u9fff]")
_MONTHS_HERE = re.compile(
    r"jan|feb|mar|apr|ma[yi]|ju[nl]|aug|sep|o[ck]t|nov|de[cs]|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд"
)
_WEEKDAYS_HERE = re.compile(r"day|dag|понеді|вівтор|серед|четвер|п'ятн|субот|неділ|mon|tue|wed|thu|fri|[期週周拜]")
_WORDS_HERE = re.compile(
    r"noon|midd|midn|опів|полуд|正午|午夜|中午|day|morrow|night|i (?:dag|kv|et|g|m|f|o)|сьогод|чора|завтра|[今昨明前後]"
)
#: what a text must hold before the readers of its kind look through it
_GATES = (_DIGITS_HERE, _HAN_HERE, _MONTHS_HERE, _WEEKDAYS_HERE, _WORDS_HERE)
_READERS: tuple[tuple[re.Pattern[str], re.Pattern[str], Reader], ...] = (
    (_DIGITS_HERE, re.compile(r"(?<![0-9])(?P<y>[12][0-9]{3})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])(?:T(?=[0-9]{2}:))?"), _iso),
    (_DIGITS_HERE, re.compile(r"(?<![0-9./])(?P<d>[0-9]{1,2})(?P<sep>[./])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3}|[0-9]{2})(?![0-9./]*[0-9])"), _dmy),
    (_DIGITS_HERE, re.compile(r"(?<![0-9./])(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/]|\.[0-9])"), _day_month),
    (_MONTHS_HERE, re.compile(rf"(?<![0-9.,:])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|-?го)?(?= ?(?:-|–|—|to|til|до|and|og|і|та) ?[0-9]{{1,2}}(?:st|nd|rd|th|\.|-?го)?(?: of)? (?P<mon>{_MONTH})(?!\w))(?P<y>)", re.I), _named),
    (_MONTHS_HERE, re.compile(rf"(?<![0-9.,:])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.|-?го|-е)?(?: of)? ?(?P<mon>{_MONTH})(?!\w)\.?(?:,? (?P<y>[12][0-9]{{3}})(?![0-9:]))?", re.I), _named),
    (_MONTHS_HERE, re.compile(r"(?<!\w)(?P<mon>[^\W\d_]{3,10})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:%])(?:,? (?P<y>[12][0-9]{3})(?![0-9:]))?"), _named_first),
    (_MONTHS_HERE, re.compile(r"(?<!\w)(?P<mon>[^\W\d_]{3,10})(?!\w)(?: (?P<y>[12][0-9]{3})(?![0-9:]))?"), _lone_month),
    (_HAN_HERE, re.compile(r"(?:(?P<y>[12][0-9]{3}) ?年 ?)?(?<![0-9])(?P<m>[0-9]{1,2}) ?月(?: ?(?P<d>[0-9]{1,2}) ?[日號])?"), _han_date),
    (_HAN_HERE, re.compile(r"(?<![0-9.,:])(?P<d>[0-9]{1,2}) ?[日號](?![線機倉廠門樓站台報])"), _han_day),
    (_WEEKDAYS_HERE, re.compile(r"(?<!\w)(?P<name>[^\W\d_]{3,10}(?:'[^\W\d_]{1,5})?)(?!\w)"), _weekday),
    (_HAN_HERE, re.compile(r"(?<![一二兩三四五六每0-9])(?:星期|週|周|禮拜)(?P<name>[一二三四五六日天1-6])(?!次|[個天]|年|期)"), lambda m: ((Day(weekday=HAN_WEEKDAYS[m["name"]]),), False)),
    (_DIGITS_HERE, re.compile(r"(?<![0-9:.,])(?P<h>[0-9]{1,2})(?:[:.](?P<min>[0-9]{2}))? ?(?P<half>[ap])\.?m(?![\w])\.?", re.I), _am_pm),
    (_DIGITS_HERE, re.compile(rf"(?P<part>{_DAYPART})? ?(?<![0-9:./])(?P<h>[0-9]{{1,2}}):(?P<min>[0-9]{{2}})(?::(?P<s>[0-9]{{2}})(?:[.,][0-9]+)?(?:[+-][0-9]{{2}}:?[0-9]{{2}})?)?(?![0-9:])(?P<utc> ?(?:Z|UTC|GMT)(?!\w))?"), _colon),
    (_DIGITS_HERE, re.compile(r"(?<!\w)(?:kl\.?|klokka|klokken) ?(?P<h>[0-9]{1,2})(?:[.:]?(?P<min>[0-9]{2}))?(?![0-9:])(?P<utc>)", re.I), _spoken_hour),
    (_DIGITS_HERE, re.compile(r"(?<!\w)(?:об?|до|з|після|близько|на|від) (?P<h>[0-9]{1,2})[.](?P<min>[0-9]{2})(?![0-9.,])", re.I), _spoken_hour),
    (_DIGITS_HERE, re.compile(r"(?<!\w)об? (?P<h>[0-9]{1,2})(?:-?(?:й|ї|ій|тій))?(?: годин[іуи])?(?P<min>)(?![\w:.,]*[0-9])", re.I), _spoken_hour),
    (_HAN_HERE, re.compile(rf"(?P<part>{_DAYPART})? ?(?<![0-9.,:])(?P<h>[0-9]{{1,2}}) ?(?:點|時(?!間|段|候))(?:(?P<半>半)|(?P<整>整)|(?P<min>[0-9]{{1,2}})分?)?(?!鐘)(?P<左右>左右)?"), _han_hour),
    (_DIGITS_HERE, re.compile(r"(?<!\w)(?:at|by|before|after|until|till|around|from|innen|før|etter|до|після) (?P<h>[0-9]{1,2})(?=$|[ ;!?)]|[.,](?![0-9]))(?! ?[%\w-])", re.I), _maybe_hour),
    (_WORDS_HERE, re.compile(r"(?<!\w)(?:noon|midday|midnight|midnatt|опівдні|полудень|полудня|опівночі)(?!\w)|正午|午夜|中午(?! ?[0-9])", re.I), _noon),
    (_WORDS_HERE, re.compile(r"(?<!\w)(?:today|tonight|yesterday|tomorrow|i dag|i kveld|i ettermiddag|i går|i morgen|i forgårs|i overmorgen|сьогодні|вчора|учора|завтра|позавчора|післязавтра)(?!\w)|今天|今日|今晚|昨天|昨日|昨晚|明天|明日|明早|明晚|前天|後天", re.I), _relative),
)  # fmt: skip


@lru_cache(maxsize=16384)
def moments(text: str) -> tuple[tuple[Moment, ...], str]:
    """Every time told in a plain text whose number words are digits, and the text with all of them blanked."""
    found: list[Moment] = []
    left = text
    lowered = text.lower()
    here = {gate for gate in _GATES if gate.search(lowered)}
    for gate, pattern, read in _READERS:
        if gate not in here:
            continue
        for moment in list(_read(pattern, read, left)):
            found.append(moment)
            left = left[: moment.start] + " " * (moment.end - moment.start) + left[moment.end :]
    return tuple(found), left


def _read(pattern: re.Pattern[str], read: Reader, text: str) -> Iterator[Moment]:
    for match in pattern.finditer(text):
        result = read(match)
        if result and result[0]:
            yield Moment(match[0], match.start(), match.end(), *result)

"""What a match of a time pattern means: one reader for each way to write a date or a clock time."""

import re
from collections.abc import Callable

from core.check.calendar_words import DAYPARTS, HAN_WEEKDAYS, MONTHS, RELATIVE, SHY_MONTHS, WEEKDAYS
from core.check.times import Clock, Day

#: the readings of a match, and whether it may be plain numbers; None where it tells no time
Found = tuple[tuple[Day | Clock, ...], bool] | None
Reader = Callable[[re.Match[str]], Found]
_LEADS_TO_MONTH = re.compile(r"(?:^|\W)(?:in|of|since|until|by|early|late|during|i|fra|til|у|в|з|до) $", re.I)
#: the weekday that a Norwegian word begins with (`fredagsmøtet`)
_COMPOUND = re.compile(r"^(?:man|tirs|ons|tors|fre|lør|søn)dag(?=s)")
_ABOUT = re.compile(
    r"(?:about|around|approx\.?|roughly|shortly (?:before|after)|just (?:before|after)|before|after|nearly|"
    r"almost|ca\.?|circa|rundt|"
    r"omtrent|før|etter|nesten|близько|приблизно|після|перед|約|大約|~)(?: ?(?:at|kl\.?|о|об))? ?$",
    re.I,
)


def _valid_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and (year is None or 1900 <= year <= 2200)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str | None) -> int | None:
    return None if not text else int(text) + (2000 if len(text) == 2 else 0)


def iso(match: re.Match[str]) -> Found:
    """`2026-03-03`, `2026/3/3`."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return (((Day(year, month, day)),), False) if _valid_day(year, month, day) else None


def dmy(match: re.Match[str]) -> Found:
    """`3.3.2026`; with strokes the month may be first."""
    year, one, two = _year(match["y"]), int(match["d"]), int(match["m"])
    readings = [Day(year, m, d) for m, d in ((two, one), (one, two)) if _valid_day(year, m, d)]
    return (tuple(readings), False) if readings else None


def day_month(match: re.Match[str]) -> Found:
    """`3/3`, which may be two numbers."""
    one, two = int(match["d"]), int(match["m"])
    readings = [Day(None, m, d) for m, d in ((two, one), (one, two)) if _valid_day(None, m, d)]
    return (tuple(readings), True) if readings else None


def day_dot_month(match: re.Match[str]) -> Found:
    """`19.06`, the day first, which may be a number."""
    month, day = int(match["m"]), int(match["d"])
    return ((Day(None, month, day),), True) if _valid_day(None, month, day) else None


def named(match: re.Match[str]) -> Found:
    """`3 March 2026`."""
    month, day, year = MONTHS[match["mon"].lower()], int(match["d"]), _year(match["y"])
    return ((Day(year, month, day),), False) if _valid_day(year, month, day) else None


def named_first(match: re.Match[str]) -> Found:
    """`March 3`."""
    name = match["mon"].lower()
    return None if name not in MONTHS or (name in SHY_MONTHS and match["mon"].islower()) else named(match)


def lone_month(match: re.Match[str]) -> Found:
    """`in March`."""
    name = match["mon"].lower()
    if name not in MONTHS:
        return None
    led = _LEADS_TO_MONTH.search(match.string[max(0, match.start() - 8) : match.start()])
    if name in SHY_MONTHS and (match["mon"].islower() or not led):
        return None
    return (Day(month=MONTHS[name], year=_int(match["y"])),), False


def han_date(match: re.Match[str]) -> Found:
    """`3月3日`, `2026年3月`."""
    year, month, day = _int(match["y"]), int(match["m"]), _int(match["d"])
    if not _valid_day(year, month, day or 1):
        return None
    return (Day(year, month, day),), False


def han_day(match: re.Match[str]) -> Found:
    """`3日`, `3號`, which may be a number."""
    day = int(match["d"])
    return ((Day(day=day),), True) if 1 <= day <= 31 else None


def day_of_month(match: re.Match[str]) -> Found:
    """`on the 9th`, `den 9.`, `9 числа`."""
    day = int(match["d"] or match["d2"] or match["d3"])
    return ((Day(day=day),), True) if 1 <= day <= 31 else None


def weekday(match: re.Match[str]) -> Found:
    """`Tuesday`, `tirsdagen`, `вівторок`."""
    written = match["name"]
    name = written.lower().removesuffix("'s")
    forms = (name, name[:-1], name[:-2], name[:-3], *_COMPOUND.findall(name))
    name = next((form for form in forms if form in WEEKDAYS and (form == name or len(form) > 3)), "")
    # `Sat` and `Sun` that begin a sentence are words as well
    if name in ("sat", "sun") and match.string[: match.start()].rstrip()[-1:] in ("", ".", "!", "?", "\n"):
        return None
    # `mon`, `sat` and `fri` are words and abbreviations of other things
    short = len(name) <= 5 and name.isascii() and (written.islower() or len(written) > len(name))
    return None if not name or short else ((Day(weekday=WEEKDAYS[name]),), False)


def relative(match: re.Match[str]) -> Found:
    """`tomorrow`."""
    return (Day(relative=RELATIVE[match[0].lower()]),), False


def _clock(hour: int, minute: int | None, second: int | None = None, **told: bool) -> tuple[Clock, ...]:
    fits = hour <= 24 and (minute or 0) < 60 and (second or 0) < 60
    about = bool(told.get("about"))
    return (Clock(hour % 24, minute, second, bool(told.get("half")), about, bool(told.get("utc"))),) if fits else ()


def _near(match: re.Match[str]) -> bool:
    return bool(_ABOUT.search(match.string[max(0, match.start() - 18) : match.start()]))


def colon(match: re.Match[str]) -> Found:
    """`14:05`, `下午2:05`, `14:05:30 UTC`."""
    hour, part = int(match["h"]), match.groupdict().get("part")
    half = part is None and 1 <= hour <= 12 and not match["h"].startswith("0")
    hour = _in_daypart(hour, part)
    readings = _clock(hour, int(match["min"]), _int(match["s"]), half=half, about=_near(match), utc=bool(match["utc"]))
    return (readings, False) if readings else None


def _in_daypart(hour: int, part: str | None) -> int:
    if part and 1 <= hour < 12 and (DAYPARTS[part] or (DAYPARTS[part] is None and (hour < 4) == (part == "中午"))):
        return hour + 12
    return hour


def am_pm(match: re.Match[str]) -> Found:
    """`2 pm`."""
    hour = int(match["h"])
    if not 1 <= hour <= 12:
        return None
    readings = _clock(hour % 12 + (12 if match["half"].lower() == "p" else 0), _int(match["min"]), about=_near(match))
    return (readings, False) if readings else None


def spoken_hour(match: re.Match[str]) -> Found:
    """`kl. 14`, `о 14-й`."""
    hour, minute = int(match["h"]), _int(match["min"])
    readings = _clock(hour, minute, half=1 <= hour <= 12, about=_near(match))
    return (readings, False) if readings else None


def maybe_hour(match: re.Match[str]) -> Found:
    """`at 2`, which may be a number."""
    hour = int(match["h"])
    return (_clock(hour, None, half=1 <= hour <= 12), True) if 1 <= hour <= 24 else None


def han_hour(match: re.Match[str]) -> Found:
    """`下午3點半`."""
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


def noon(match: re.Match[str]) -> Found:
    """`noon`, `midnight`."""
    night = match[0].lower() in ("midnight", "midnatt", "午夜", "опівночі")
    return _clock(0 if night else 12, None), False


def han_weekday(match: re.Match[str]) -> Found:
    """`星期二`, `週二`."""
    return (Day(weekday=HAN_WEEKDAYS[match["name"]]),), False

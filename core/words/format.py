"""Numbers, dates, clock times and durations as each language writes them. The only place that writes a figure."""

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

_BABEL = {"en": "en_GB", "zh-TW": "zh_Hant_TW", "nb": "nb_NO", "uk": "uk_UA"}
_LONG_DAY = {"en": "EEEE d MMMM y"}
#: The twelve hours with the part of the day, as CLDR names it.
_TWELVE_HOURS = {"en": "h:mm a", "zh-TW": "BBBBh:mm"}
_GRANULARITY: dict[int, Literal["day", "hour", "minute", "second"]] = {
    86400: "day",
    3600: "hour",
    60: "minute",
    1: "second",
}
_ODD_SPACES = re.compile("[\u00a0\u202f\u2009]")
_MINUS_NOTHING = re.compile(r"^[-\u2212](?=0\D*$)")


def babel_locale(locale: str) -> Locale:
    """Babel's name for one of our locales."""
    return Locale.parse(_BABEL[locale])


def number(value: int | float, locale: str) -> str:
    """`1,240` or `1 240`, at most one decimal."""
    return _signed(format_decimal(value, format="#,##0.#", locale=babel_locale(locale)))


def percent(share: float, locale: str) -> str:
    """A share of 1 as a percentage: 0.125 is `12.5%`."""
    return _signed(format_percent(share, format=_percent_pattern(locale), locale=babel_locale(locale)))


def duration(seconds: float, locale: str) -> str:
    """The two largest units of a length of time: `3 hours 12 minutes`, `45 seconds`; with a minus, where it is one."""
    if round(seconds) < 0:
        return f"-{duration(-seconds, locale)}"
    left = round(seconds)
    parts: list[str] = []
    for size in (86400, 3600, 60, 1):
        count, left = divmod(left, size)
        if count and len(parts) < 2:
            parts.append(_unit(count * size, size, locale))
        elif parts:
            break
    return _plain(" ".join(parts) or _unit(0, 1, locale))


def day(value: date, locale: str) -> str:
    """A date in full, with its weekday: `Tuesday 3 March 2026`."""
    return _plain(format_date(value, format=_LONG_DAY.get(locale, "full"), locale=babel_locale(locale)))


def short_day(value: date, locale: str) -> str:
    """A date without weekday: `3 March 2026`."""
    return _plain(format_date(value, format="long", locale=babel_locale(locale)))


def clock(moment: datetime, zone: tzinfo) -> str:
    """The wall clock in the zone, 24 hours in every language: `14:05`."""
    return moment.astimezone(zone).strftime("%H:%M")


def hour_label(value: time, locale: str) -> str:
    """A time of day on a clock of twelve hours: `8 AM`, `2:30 PM`, `上午8:00`, `8 ранку`."""
    pattern = _TWELVE_HOURS.get(locale, "h:mm BBBB")
    if not value.minute and locale != "zh-TW":
        pattern = pattern.replace(":mm", "")
    text = _plain(format_time(value, pattern, locale=babel_locale(locale)))
    return text.upper() if locale == "en" else text


def moment(value: datetime, zone: tzinfo, locale: str) -> str:
    """Date and clock time: `3 March 2026, 14:05`."""
    local = value.astimezone(zone)
    joint = " " if locale == "zh-TW" else ", "
    return f"{short_day(local.date(), locale)}{joint}{clock(value, zone)}"


def listing(items: list[str], locale: str) -> str:
    """`A, B and C`."""
    return _plain(format_list(items, locale=babel_locale(locale)))


def quoted(text: str, locale: str) -> str:
    """The text in the language's quotation marks. The text itself is left as written."""
    opening, closing = {"zh-TW": ("「", "」"), "nb": ("«", "»"), "uk": ("«", "»")}.get(locale, ("“", "”"))
    return f"{opening}{text}{closing}"


def _unit(seconds: int, size: int, locale: str) -> str:
    granularity = _GRANULARITY[size]
    return str(
        format_timedelta(
            timedelta(seconds=seconds), granularity=granularity, threshold=10_000, locale=babel_locale(locale)
        )
    )


def _percent_pattern(locale: str) -> str:
    return (
        str(babel_locale(locale).percent_formats[None].pattern).replace("0%", "0.#%").replace("0\u00a0%", "0.#\u00a0%")
    )


def _signed(text: str) -> str:
    """A figure that rounds to nothing has no sign."""
    return _MINUS_NOTHING.sub("", _plain(text))


def _plain(text: str) -> str:
    return _ODD_SPACES.sub(" ", text)

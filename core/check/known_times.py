"""What the cited sources tell of time: their days, instants and clocks, and the days their own words name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.check.cases import Case, Desk
from core.check.sources import Source
from core.check.times import Clock, Day

_HOUR = "([0-9]{1,2})(?:[:.]([0-5][0-9]))?"
_RANGE = re.compile(
    rf"(?<![\w.,:/+-]){_HOUR}(?: ?[-–—~至到] ?| (?:to|until|till|til|до|and|og|і|та) ){_HOUR}"
    r"(?![\w:/%-]|[.,][0-9]| ?[%0-9])"
)
#: `1.15pm instead of 10.45`: two times, of which only one need say so
_INSTEAD = re.compile(
    r"(?<![\w.,:/+-])([0-9]{1,2})[:.]([0-5][0-9])(?: ?[ap]\.?m\.?)?,? (?:instead of|rather than|not|"
    r"i ?stedet ?for|istedenfor|ikke|замість|а не) (?:at |kl\.? |об? )?"
    r"([0-9]{1,2})[:.]([0-5][0-9])(?![\w:/%-]*[0-9%])",
    re.I,
)


@dataclass(frozen=True)
class Known:
    """What the cited sources tell of time: days in full, days as written, instants, clocks as written."""

    days: frozenset[date]
    written: tuple[Day, ...]
    local: tuple[datetime, ...]
    clocks: tuple[Clock, ...]


def known_times(case: Case) -> Known:
    """All that the claim may tell of time; with a fact that has no day of its own, the days of the window too."""
    zone = case.desk.zone
    days = {day for source in case.sources for day in source.days}
    readings = [reading for source in case.sources for moment in source.moments for reading in moment.readings]
    written = tuple(reading for reading in readings if isinstance(reading, Day))
    for source in case.sources:
        days |= set(resolved(source))
    if any(source.is_fact and not source.days for source in case.sources):
        days |= _window_days(case.desk)
    local = tuple(at.astimezone(zone) for source in case.sources for at in source.instants)
    clocks = tuple(reading for reading in readings if isinstance(reading, Clock))
    return Known(frozenset(days), written, local, (*clocks, *_hours_of_facts(case), *_hours_of_ranges(case)))


def resolved(source: Source) -> Iterator[date]:
    """Dates that the source's own words name, reckoned from its time: `tomorrow`, `on Friday`, `3 March`."""
    told = [reading for moment in source.moments for reading in moment.readings if isinstance(reading, Day)]
    dated = {day for reading in told for day in _dated(reading, source)}
    yield from dated
    # `Monday 12 October` names one Monday
    named = {day.weekday() for day in dated}
    for reading in told:
        if reading.weekday not in named:
            for base in source.days:
                yield from _from_base(reading, base)


def _dated(reading: Day, source: Source) -> Iterator[date]:
    """The dates that a day and a month make, with the year told or that of the source."""
    if reading.month and reading.day:
        for year in {reading.year} if reading.year else {base.year for base in source.days}:
            yield from real_date(year, reading.month, reading.day)


def _from_base(reading: Day, base: date) -> Iterator[date]:
    if reading.relative is not None:
        yield base + timedelta(days=reading.relative)
    if reading.weekday is not None:
        for days in range(-7, 15):
            if (base + timedelta(days=days)).weekday() == reading.weekday:
                yield base + timedelta(days=days)


def real_date(year: int, month: int, day: int) -> Iterator[date]:
    """The date, where the calendar has it."""
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _window_days(desk: Desk) -> set[date]:
    window = desk.brief.window
    if window is None:
        return set()
    return {window.day, (window.end - timedelta(seconds=1)).astimezone(desk.zone).date()}


def _hours_of_ranges(case: Case) -> Iterator[Clock]:
    """Both ends of `open 10-14`, `з 9 до 14`, which may be hours."""
    for source in case.sources:
        if not source.scan.has_digit:
            continue
        for match in (*_RANGE.finditer(source.plain), *_INSTEAD.finditer(source.plain)):
            for hour, minute in ((match[1], match[2]), (match[3], match[4])):
                if int(hour) <= 24:
                    yield Clock(int(hour) % 24, int(minute or 0), half=1 <= int(hour) <= 12)


def _hours_of_facts(case: Case) -> Iterator[Clock]:
    """A fact such as the busiest hour: 14 is told as 14:00-15:00."""
    for source in case.sources:
        if source.is_fact and "hour" in source.beside:
            for figure in source.given:
                if 0 <= figure.bare <= 23 and figure.bare == int(figure.bare):
                    yield Clock(int(figure.bare), 0)
                    yield Clock((int(figure.bare) + 1) % 24, 0)

"""Rule `dates`: every date and clock time of a claim is told by what it cites, or is the time of what it cites."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from core.check.cases import Case, Desk, rule
from core.check.numbers import supported
from core.check.sources import Source
from core.check.times import Clock, Day, Moment

#: how many minutes off a time may be: by whether it is told by the hour alone, and whether with `about`
_ROOM = {(False, False): 0, (False, True): 15, (True, False): 15, (True, True): 45}


@dataclass(frozen=True)
class _Known:
    """What the cited sources tell of time: days in full, days as written, instants, clocks as written."""

    days: frozenset[date]
    written: tuple[Day, ...]
    local: tuple[datetime, ...]
    clocks: tuple[Clock, ...]


def _dates(case: Case) -> str | None:
    if not case.reading.moments and case.claim.at is None:
        return None
    known = _known(case)
    for moment in case.reading.moments:
        told = any(_holds(reading, known, case) for reading in moment.readings)
        if not told and not _is_a_number(moment, case) and not _is_a_length(moment, case):
            return f"{moment.written.strip()} is not a time of what is cited"
    if case.claim.at is not None and not _known_instant(case, known):
        return "the row's time is not a time of what is cited"
    return None


def _known(case: Case) -> _Known:
    zone = case.desk.zone
    days = {day for source in case.sources for day in source.days}
    readings = [reading for source in case.sources for moment in source.moments for reading in moment.readings]
    written = tuple(reading for reading in readings if isinstance(reading, Day))
    for source in case.sources:
        days |= set(_resolved(source))
    if any(source.is_fact for source in case.sources):
        days |= _window_days(case.desk)
    local = tuple(at.astimezone(zone) for source in case.sources for at in source.instants)
    clocks = tuple(reading for reading in readings if isinstance(reading, Clock))
    return _Known(frozenset(days), written, local, clocks + tuple(_hours_of_facts(case)))


def _resolved(source: Source) -> Iterator[date]:
    """Dates that the source's own words name, reckoned from its time: `tomorrow`, `on Friday`, `3 March`."""
    for moment in source.moments:
        for reading in moment.readings:
            if not isinstance(reading, Day):
                continue
            if reading.year and reading.month and reading.day:
                yield from _date(reading.year, reading.month, reading.day)
            for base in source.days:
                yield from _from_base(reading, base)


def _from_base(reading: Day, base: date) -> Iterator[date]:
    if reading.relative is not None:
        yield base + timedelta(days=reading.relative)
    if reading.weekday is not None:
        for days in range(-7, 15):
            if (base + timedelta(days=days)).weekday() == reading.weekday:
                yield base + timedelta(days=days)
    if reading.month and reading.day and not reading.year:
        yield from _date(base.year, reading.month, reading.day)


def _date(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _window_days(desk: Desk) -> set[date]:
    window = desk.brief.window
    if window is None:
        return set()
    return {window.day, (window.end - timedelta(seconds=1)).astimezone(desk.zone).date()}


def _hours_of_facts(case: Case) -> Iterator[Clock]:
    """A fact such as the busiest hour: 14 is told as 14:00-15:00."""
    for source in case.sources:
        if source.is_fact and "hour" in source.beside:
            for figure in source.given:
                if 0 <= figure.bare <= 23 and figure.bare == int(figure.bare):
                    yield Clock(int(figure.bare), 0)
                    yield Clock((int(figure.bare) + 1) % 24, 0)


def _holds(reading: Day | Clock, known: _Known, case: Case) -> bool:
    return _clock_holds(reading, known) if isinstance(reading, Clock) else _day_holds(reading, known, case)


def _day_holds(claimed: Day, known: _Known, case: Case) -> bool:
    if claimed.relative is not None:
        return _relative_holds(claimed.relative, known, case)
    if claimed.weekday is not None:
        return any(day.weekday() == claimed.weekday for day in known.days) or any(
            day.weekday == claimed.weekday for day in known.written
        )
    if any(_same_day(claimed, day.year, day.month, day.day) for day in known.days):
        return True
    return any(_same_day(claimed, day.year, day.month, day.day) for day in known.written if day.month or day.day)


def _same_day(claimed: Day, year: int | None, month: int | None, day: int | None) -> bool:
    """Whether no part told by both differs, and the claim tells no day or month that the source doesn't."""
    if claimed.day and claimed.day != day:
        return False
    if claimed.month and claimed.month != month:
        return bool(month is None and claimed.day and claimed.day == day)
    return not (claimed.year and year and claimed.year != year)


def _relative_holds(days: int, known: _Known, case: Case) -> bool:
    said = {day.relative for day in known.written if day.relative is not None}
    if days in said:
        return True
    brief = case.desk.brief
    bases = {at.date() for at in known.local}
    if brief.created_at:
        bases.add(brief.created_at.astimezone(case.desk.zone).date())
    if brief.window:
        bases.add(brief.window.end.astimezone(case.desk.zone).date())
    claimed_too = {r.relative for m in case.reading.moments for r in m.readings if isinstance(r, Day)}
    if days == 0 and 1 in said and 1 not in claimed_too:
        return False
    if any(base + timedelta(days=days) in known.days for base in bases):
        return True
    # who reads a bare brief, and when, isn't known: a report is mostly read the day after
    return days == -1 and brief.window is None and brief.created_at is None and not said


def _clock_holds(claimed: Clock, known: _Known) -> bool:
    for at in known.local:
        told = at.astimezone(UTC) if claimed.utc else at
        if _same_clock(claimed, Clock(told.hour, told.minute, told.second)):
            return True
    return any(_same_clock(claimed, clock) for clock in known.clocks)


def _same_clock(claimed: Clock, given: Clock) -> bool:
    room = _ROOM[claimed.minute is None, claimed.about]
    for one in _minutes(claimed):
        for other in _minutes(given):
            apart = abs(one - other)
            if min(apart, 1440 - apart) <= room and not _seconds_differ(claimed, given):
                return True
    return False


def _minutes(clock: Clock) -> tuple[int, ...]:
    """Minutes since midnight, twice where the half of the day isn't told."""
    minute = clock.hour * 60 + (clock.minute or 0)
    return (minute, (minute + 720) % 1440) if clock.half else (minute,)


def _seconds_differ(claimed: Clock, given: Clock) -> bool:
    return claimed.second is not None and given.second is not None and claimed.second != given.second


def _is_a_number(moment: Moment, case: Case) -> bool:
    return moment.maybe and supported(case, moment.written)


def _is_a_length(moment: Moment, case: Case) -> bool:
    """`3:12` may be minutes and seconds, or hours and minutes, of a length of time that is cited."""
    clock = moment.readings[0]
    if not isinstance(clock, Clock) or clock.minute is None:
        return False
    lengths = {clock.hour * 3600 + clock.minute * 60 + (clock.second or 0), clock.hour * 60 + clock.minute}
    return any(figure.unit.kind == "time" and figure.value in lengths for figure in case.offered)


def _known_instant(case: Case, known: _Known) -> bool:
    """A row's time is one of a cited thing's, where any of them has a time."""
    at = case.claim.at
    return at is None or not known.local or any(abs((at - instant).total_seconds()) < 60 for instant in known.local)


dates = rule("dates", _dates)

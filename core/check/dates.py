"""Rule `dates`: every date and clock time of a claim is told by what it cites, or is the time of what it cites."""

import re
from dataclasses import replace
from datetime import UTC

from core.check.cases import Case, rule
from core.check.day_relations import apart_holds, relative_holds, week_holds
from core.check.known_times import Known, known_times, resolved
from core.check.numbers import supported
from core.check.times import Clock, Day, Moment

#: a day that something lasts to; `natt til onsdag` is the night before it is light
_BY = re.compile(r"(?<!\w)(?<!natt )(?<!natten )(?:by|before|until|till|innen|før|til|до|перед|к)\s*$", re.I)
#: how many minutes off a time may be: by whether it is told by the hour alone, and whether with `about`
_ROOM = {(False, False): 0, (False, True): 15, (True, False): 15, (True, True): 45}


def _dates(case: Case) -> str | None:
    if not case.reading.moments and case.claim.at is None:
        return None
    known = known_times(case)
    for moment in case.reading.moments:
        meant = _as_written(known, case) if _is_deadline(moment, case) else known
        told = any(_holds(reading, meant, case) for reading in moment.readings)
        if not told and not _is_a_number(moment, case) and not _is_a_length(moment, case):
            return f"{moment.written.strip()} is not a time of what is cited"
    if case.claim.at is not None and not _known_instant(case, known):
        return "the row's time is not a time of what is cited"
    return None


def _is_deadline(moment: Moment, case: Case) -> bool:
    """`by Friday`, `週五前`: a day that is to come, not the day of what is cited."""
    if not any(isinstance(reading, Day) and reading.week is None for reading in moment.readings):
        return False
    left = case.reading.left
    before, after = left[max(0, moment.start - 10) : moment.start], left[moment.end : moment.end + 2]
    return bool(_BY.search(before) or after.startswith(("前", "之前")))


def _as_written(known: Known, case: Case) -> Known:
    """Only the days that the sources' own words tell, where they tell any."""
    if not any(day.month or day.day or day.weekday is not None or day.relative is not None for day in known.written):
        return known
    days = {day for source in case.sources for day in resolved(source)}
    facts = {day for source in case.sources if source.is_fact for day in source.days}
    return replace(known, days=frozenset(days | facts))


def _holds(reading: Day | Clock, known: Known, case: Case) -> bool:
    return _clock_holds(reading, known) if isinstance(reading, Clock) else _day_holds(reading, known, case)


def _day_holds(claimed: Day, known: Known, case: Case) -> bool:
    if claimed.relative is not None:
        return relative_holds(claimed.relative, known, case)
    if claimed.apart is not None:
        return apart_holds(claimed.apart, known, case)
    if claimed.week is not None:
        return week_holds(claimed.week, known, case)
    if claimed.weekday is not None:
        return any(day.weekday() == claimed.weekday for day in known.days) or any(
            day.weekday == claimed.weekday for day in known.written
        )
    dated = [day.year for day in known.written if day.year and day.month == claimed.month and day.day == claimed.day]
    if claimed.year and claimed.month and dated and claimed.year not in dated:
        return False
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


def _clock_holds(claimed: Clock, known: Known) -> bool:
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


def _known_instant(case: Case, known: Known) -> bool:
    """A row's time is one of a cited thing's, where any of them has a time."""
    at = case.claim.at
    return at is None or not known.local or any(abs((at - instant).total_seconds()) < 60 for instant in known.local)


dates = rule("dates", _dates)

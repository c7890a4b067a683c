"""Days told from other days: `yesterday`, `two days later`, `last week`; right where the days cited lie so."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from core.check.cases import Case, Desk
from core.check.known_times import Known, real_date
from core.check.times import Day


def relative_holds(days: int, known: Known, case: Case) -> bool:
    """Whether a day told by its distance (`yesterday` is -1) is one that what is cited allows."""
    said = {day.relative for day in known.written if day.relative is not None}
    if days in said:
        return True
    brief = case.desk.brief
    bases = {at.date() for at in known.local} | _report_days(case)
    claimed_too = {r.relative for m in case.reading.moments for r in m.readings if isinstance(r, Day)}
    if days == 0 and 1 in said and 1 not in claimed_too:
        return False
    meant = known.days
    if said and not said & claimed_too and len(known.local) == 1:
        meant = frozenset(at.date() + timedelta(days=day) for at in known.local for day in said)
    if any(base + timedelta(days=days) in meant for base in bases):
        return True
    # who reads a bare brief, and when, isn't known: a report is mostly read the day after
    return days == -1 and brief.window is None and brief.created_at is None and not said


def apart_holds(days: int, known: Known, case: Case) -> bool:
    """Whether two of the days that are told lie so far apart, or one of them so far from another day of the brief."""
    said = {number for day in known.written for number in (day.apart, day.relative) if number is not None}
    here = {at.date() for at in known.local}
    if days in said or any(source.is_fact for source in case.sources) or not (here or known.days):
        return True
    told = known.days | here | set(_own_days(case, known))
    if days == 0:
        return len(known.local) < 2 or len(here) < len(known.local)
    if any(day + timedelta(days=days) in told for day in told):
        return True
    return len(here) < 2 and any(day - timedelta(days=days) in days_of(case.desk) for day in here)


def _own_days(case: Case, known: Known) -> Iterator[date]:
    """Dates the claim itself tells, in the years of what is cited."""
    years = {day.year for day in known.days} or {at.year for at in known.local}
    for moment in case.reading.moments:
        for reading in moment.readings:
            if isinstance(reading, Day) and reading.month and reading.day:
                for year in {reading.year} if reading.year else years:
                    yield from real_date(year, reading.month, reading.day)


def week_holds(weeks: int, known: Known, case: Case) -> bool:
    """Whether something told lies in that week, reckoned from when it was written or from the brief's own time."""
    told = {day.week for day in known.written if day.week is not None}
    if weeks in told:
        return True
    here = {at.date() for at in known.local}
    bases = here | _report_days(case)
    if not bases or not known.days:
        return True
    if told:
        meant = {_monday(day) + timedelta(weeks=week) for day in here for week in told}
        return any(_monday(base) + timedelta(weeks=weeks) in meant for base in _report_days(case))
    return any(_monday(day) - _monday(base) == timedelta(weeks=weeks) for day in known.days for base in bases)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _report_days(case: Case) -> set[date]:
    """The days that a report may call today."""
    brief, zone = case.desk.brief, case.desk.zone
    bases = {brief.created_at.astimezone(zone).date()} if brief.created_at else set()
    return bases | ({brief.window.end.astimezone(zone).date()} if brief.window else set())


@lru_cache(maxsize=4)
def days_of(desk: Desk) -> frozenset[date]:
    """The local days of all that the brief holds."""
    return frozenset(day for source in desk.sources.values() for day in source.days)

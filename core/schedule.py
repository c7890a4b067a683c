"""When a schedule fires: from a rule, a zone and the tz database to exact instants. No clock of its own."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, Field

from core.brief import Window
from core.errors import BadInput
from core.values import Instant, Value
from core.words import say
from core.words.format import short_day

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
#: Years whose days and offsets all fit into Python's calendar.
_YEARS = range(2, 9999)
_ZONE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
#: Files of the tz database that are no place: the machine's own setting, and copies that count leap seconds.
_NOT_PLACES = frozenset({"Factory", "localtime", "posixrules", "posix", "right"})
_CLOCK_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?:\s*([ap])\.?m\.?)?", re.IGNORECASE)


def zone_of(name: str) -> ZoneInfo:
    """The zone of this IANA name.

    :raises BadInput: no such zone; the detail names the nearest ones
    """
    if _ZONE_NAME.fullmatch(name) and name.split("/")[0] not in _NOT_PLACES:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass  # told below, with the names that were probably meant
    near = _nearest(name)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Give an IANA name such as Europe/Oslo."
    raise BadInput(f"No such time zone: {name[:60]!r}. {hint}")


def clock_time(text: str) -> time:
    """A time of day as people type it: `9`, `09:00`, `2:30`, `8am`, `12 pm`.

    :raises BadInput: anything else
    """
    found = _CLOCK_TIME.fullmatch(text.strip())
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        labels = range(1, 13) if half else range(24)
        if hour in labels and minute < 60:
            return time(hour if not half else hour % 12 + 12 * (half == "p"), minute)
    raise BadInput(f"No such time of day: {text[:60]!r}. Give an hour from 0 to 23, or a time such as 09:30.")


def _known_zone(name: str) -> str:
    return zone_of(name).key


class Daily(Value):
    """Once a local date, at a wall-clock time in a zone. `weekdays` are ISO numbers (1 is Monday); None is all."""

    hour: int = Field(ge=0, le=23)
    minute: int = Field(default=0, ge=0, le=59)
    zone: Annotated[str, AfterValidator(_known_zone)]
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] | None = Field(default=None, min_length=1)

    @property
    def time(self) -> time:
        """The wall-clock time asked for."""
        return time(self.hour, self.minute)

    def wants(self, day: date) -> bool:
        """Whether the rule asks for this date's weekday."""
        return self.weekdays is None or day.isoweekday() in self.weekdays


class Firing(Value):
    """One slot of a schedule. `period` is its local date in ISO form: with the definition, what makes the slot unique.

    `note` says what the clocks did to the time asked for: `gap`, it was skipped, and `at` is the first instant after
    (on the next date, where the gap swallows the end of the day); `overlap`, it comes twice, and `at` is the first.
    """

    at: Instant
    zone: str
    period: str
    note: Literal["gap", "overlap"] | None = None

    @property
    def local(self) -> datetime:
        """The instant on the zone's own clock."""
        return self.at.astimezone(ZoneInfo(self.zone))


def firing_on(rule: Daily, day: date) -> Firing | None:
    """The firing of one local date; None where the rule doesn't ask for it or the zone never had that date."""
    if not rule.wants(day):
        return None
    tz = ZoneInfo(rule.zone)
    met = _first_at_or_after(datetime.combine(day, rule.time), tz)
    # A gap that leads out of the date may have swallowed all of it, or only its end.
    if met.note == "gap" and met.at.astimezone(tz).date() != day and not _exists(day, tz):
        return None
    return Firing(at=met.at, zone=rule.zone, period=day.isoformat(), note=met.note)


def firings(rule: Daily, start: datetime, end: datetime) -> Iterator[Firing]:
    """Every firing with start <= at < end, in order."""
    for firing in _firings_from(rule, _in_utc(start)):
        if firing.at >= _in_utc(end):
            return
        yield firing


def next_firing(rule: Daily, after: datetime) -> Firing:
    """The first firing later than the instant."""
    return next(firing for firing in _firings_from(rule, _in_utc(after)) if firing.at > after)


def day_window(day: date, zone: str) -> Window:
    """The local date as instants, 22 to 26 hours: from its first 00:00 (or the end of a gap there) to the next date's.

    :raises BadInput: an unknown zone, or a date the zone skipped
    """
    tz = zone_of(zone)
    start, end = _start_of(day, tz), _start_of(day + _DAY, tz)
    if start == end:
        raise BadInput(f"There was no {day.isoformat()} in {zone}: the clocks there skipped that date.")
    return Window(start=start, end=end, zone=zone)


def local_day(now: datetime, zone: str) -> date:
    """The local date whose window holds the instant."""
    tz = zone_of(zone)
    day = _in_utc(now).astimezone(tz).date()
    # Where clocks go back over midnight, the old date shows once more although its window has ended.
    return day + _DAY if now >= _start_of(day + _DAY, tz) else day


def yesterday(now: datetime, zone: str) -> Window:
    """The window of the last local date before the one of `now`."""
    tz = zone_of(zone)
    day = local_day(now, zone) - _DAY
    while not _exists(day, tz):
        day -= _DAY
    return day_window(day, zone)


def simulation(zone: str, at: str | int, year: int, locale: str = "en") -> Iterator[str]:
    """A line for every firing of the year: local ISO time, UTC, and a note where a clock change matters.

    :raises BadInput: an unknown zone, a time that is none, a year out of range; at once, not at the first line
    """
    if year not in _YEARS:
        raise BadInput(f"No such year: {year}. Give one from {_YEARS[0]} to {_YEARS[-1]}.")
    wall = clock_time(str(at))
    rule = Daily(hour=wall.hour, minute=wall.minute, zone=zone)
    days = (date(year, 1, 1) + n * _DAY for n in range(366))
    slots = ((day, firing_on(rule, day)) for day in days if day.year == year)
    return (_line(rule, day, slot, locale) for day, slot in slots if slot)


def note(rule: Daily, firing: Firing, locale: str) -> str:
    """Why the firing isn't simply at the time asked for, in a reader's words; empty where it is."""
    asked, local = f"{rule.time:%H:%M}", firing.local
    if firing.note == "overlap":
        return say(locale, "schedule-overlap", asked=asked)
    if firing.note == "gap":
        message = "schedule-gap" if local.date().isoformat() == firing.period else "schedule-gap-next-day"
        # The old offsets of local mean time end a gap between two minutes.
        return say(locale, message, asked=asked, fires=f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}")
    return ""


def _line(rule: Daily, day: date, firing: Firing, locale: str) -> str:
    notes = [note(rule, firing, locale)]
    following = day + _DAY
    if rule.wants(following) and not firing_on(rule, following):
        notes.append(say(locale, "schedule-skipped-day", day=short_day(following, locale), zone=rule.zone))
    utc = firing.at.isoformat().replace("+00:00", "Z")
    return "  ".join([firing.local.isoformat(), utc, *filter(None, notes)])


class _Met(NamedTuple):
    at: datetime
    note: Literal["gap", "overlap"] | None


class _Stretch(NamedTuple):
    """A time with one offset: from `start` to before `end`, in UTC."""

    start: datetime
    end: datetime
    offset: timedelta


def _first_at_or_after(wall: datetime, tz: tzinfo) -> _Met:
    """The first instant at which the zone's clock shows `wall` (naive), or jumps over it."""
    mark = wall.replace(tzinfo=UTC)
    stretches = _stretches(mark, tz)
    for place, (start, end, offset) in enumerate(stretches):
        if start + offset > mark:
            return _Met(start, "gap")
        if mark - offset < end:
            again = any(later.start <= mark - later.offset < later.end for later in stretches[place + 1 :])
            return _Met(mark - offset, "overlap" if again else None)
    raise AssertionError("offsets are shorter than a day")


def _stretches(mark: datetime, tz: tzinfo) -> list[_Stretch]:
    """The offsets around a clock reading: within a day on both sides lies every instant that can show it.

    Looking once a day finds all changes, because none is taken back in less (the shortest on record held four days).
    """
    early, late = mark - _DAY, mark + _DAY
    usual = _offset(mark, tz)
    if _offset(early, tz) == usual == _offset(late, tz):  # almost every day of a year
        return [_Stretch(early, late, usual)]
    edges = [early, *_changes(early, mark, tz), *_changes(mark, late, tz), late]
    return [_Stretch(start, end, _offset(start, tz)) for start, end in pairwise(edges)]


def _changes(early: datetime, late: datetime, tz: tzinfo) -> list[datetime]:
    """The instants in (early, late] at which the offset changes, found by halving."""
    if _offset(early, tz) == _offset(late, tz):
        return []
    if late - early <= _SECOND:
        return [late]
    middle = early + timedelta(seconds=(late - early) // _SECOND // 2)
    return [*_changes(early, middle, tz), *_changes(middle, late, tz)]


def _offset(instant: datetime, tz: tzinfo) -> timedelta:
    offset = instant.astimezone(tz).utcoffset()
    assert offset is not None  # an aware time has one
    return offset


def _start_of(day: date, tz: tzinfo) -> datetime:
    return _first_at_or_after(datetime.combine(day, time()), tz).at


def _exists(day: date, tz: tzinfo) -> bool:
    return _start_of(day, tz) < _start_of(day + _DAY, tz)


def _firings_from(rule: Daily, start: datetime) -> Iterator[Firing]:
    # A firing may come as late as the date after its own, and a skipped date may lie between.
    day = start.date() - 3 * _DAY
    while True:
        firing = firing_on(rule, day)
        if firing and firing.at >= start:
            yield firing
        day += _DAY


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time needs an offset")
    return moment.astimezone(UTC)


def _nearest(name: str) -> list[str]:
    """Up to three zone names close to what was typed: as a whole, or by the city alone."""
    asked = name.strip()[:60].replace(" ", "_").lower()
    by_key: dict[str, list[str]] = {}
    for known in _names():
        for key in {known.lower(), known.rsplit("/", 1)[-1].lower()}:
            by_key.setdefault(key, []).append(known)
    # A city under the wrong continent is nearer than its neighbours there.
    city = by_key.get(asked.rsplit("/", 1)[-1], [])
    close = get_close_matches(asked, by_key, n=3, cutoff=0.7)
    return list(dict.fromkeys([*city, *(known for key in close for known in by_key[key])]))[:3]


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(available_timezones() - _NOT_PLACES))

"""A date, a clock time, and the signs that told them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written: any part may be missing. `weekday` is 0 for Monday, `relative` counts days from today.

    `apart` counts days from another day that is told (`two days later`), `week` weeks from this one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: int | None = None
    apart: int | None = None
    week: int | None = None


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

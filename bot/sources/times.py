"""Times as sources write them (ISO 8601, Slack's ts), made UTC instants."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TS = re.compile(r"(\d{1,10})(?:\.(\d{1,9}))?", re.ASCII)
#: Outside these years a local time may not exist in every zone, and nothing we report on happened.
_YEARS = range(1900, 2200)


def instant(value: str, zone: tzinfo) -> datetime:
    """The instant of an ISO 8601 time; a date is its local midnight.

    A time without an offset is in the zone. One that a clock change skips counts on from the hour before (02:30 is
    03:30); one that comes twice is its first.

    :raises ValueError: not a time, or not of our centuries
    """
    moment = datetime.fromisoformat(value.strip())
    if moment.year not in _YEARS:
        raise ValueError(f"year {moment.year}")
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone, fold=0)).astimezone(UTC)


def local_day(value: str, zone: tzinfo) -> date:
    """The local date of an ISO 8601 date or time. :raises ValueError: neither"""
    with suppress(ValueError):
        written = date.fromisoformat(value.strip())
        if written.year in _YEARS:
            return written
    return instant(value, zone).astimezone(zone).date()


def ts_text(value: object) -> str | None:
    """A Slack ts as text, whether written as text or as a number; None where there is none."""
    if isinstance(value, float):
        return f"{value:.6f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def ts_instant(ts: str) -> datetime:
    """The instant of a Slack ts: seconds since 1970 and, after a dot, a fraction. :raises ValueError: not a ts"""
    matched = _TS.fullmatch(ts)
    if not matched:
        raise ValueError(ts)
    seconds, fraction = matched.groups()
    moment = _EPOCH + timedelta(seconds=int(seconds), microseconds=int((fraction or "").ljust(6, "0")[:6]))
    if moment.year not in _YEARS:
        raise ValueError(ts)
    return moment


def any_instant(value: object, zone: tzinfo) -> datetime | None:
    """The instant of an ISO time or of seconds since 1970; None where it is neither: for what nobody depends on."""
    written = ts_text(value)
    if not written:
        return None
    for read in (ts_instant, lambda text: instant(text, zone)):
        try:
            return read(written)
        except ValueError:
            continue
    return None

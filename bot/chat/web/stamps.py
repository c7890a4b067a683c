"""Ids of messages: seconds and microseconds as Slack writes them, so that their order is the order of time."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Stamp(NamedTuple):
    """A message's id (`1767225600.000001`) and the instant it says."""

    id: str
    at: datetime


def instant(stamp: str) -> datetime:
    """The instant a message id says."""
    seconds, _, rest = stamp.partition(".")
    return _EPOCH + timedelta(seconds=int(seconds), microseconds=int(rest or 0))


class Stamps:
    """Gives each message of this process an id of its own, every one later than the one before."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, now: datetime) -> Stamp:
        """The id for a message of now; a microsecond after the last where the clock stands or went back."""
        self._last = max((now - _EPOCH) // _MICROSECOND, self._last + 1)
        seconds, rest = divmod(self._last, 1_000_000)
        return Stamp(f"{seconds:010d}.{rest:06d}", _EPOCH + self._last * _MICROSECOND)

"""What came of an import: how many of each sort are new or were there already, and what couldn't be used."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from core.values import Value

#: Records written at once.
BATCH = 500

T = TypeVar("T")


class Count(Value):
    """Of one sort: how many weren't there before, and how many were (and are now as given)."""

    new: int = 0
    known: int = 0


class ImportReceipt(Value):
    """`counts` by sort (`people`, `rooms`, `room messages`, `files`, `calls` …); `rooms` are the ids of those read.

    `failures` are rows and messages that can't be used, each `place: why`; `notes` what was left out on purpose.
    """

    counts: dict[str, Count]
    rooms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()

    def lines(self, failures_shown: int = 20) -> Iterator[str]:
        """What a terminal shows: `calls: 12 new, 3 known`, then notes, then the first failures."""
        for sort, count in self.counts.items():
            yield f"{sort}: {count.new} new, {count.known} known"
        yield from self.notes
        if self.failures:
            yield f"not used: {len(self.failures)}"
            yield from (f"  {failure}" for failure in self.failures[:failures_shown])
        if len(self.failures) > failures_shown:
            yield f"  and {len(self.failures) - failures_shown} more"


class Counts:
    """The receipt while it is written."""

    def __init__(self) -> None:
        self._counts: dict[str, Count] = {}
        self.rooms: list[str] = []
        self.notes: list[str] = []
        self.failures: list[str] = []

    def add(self, sort: str, new: int, total: int) -> None:
        """Count `total` things of a sort, of which so many are new."""
        before = self._counts.get(sort, Count())
        self._counts[sort] = Count(new=before.new + new, known=before.known + total - new)

    def receipt(self) -> ImportReceipt:
        """What came of it all; what was told twice stands once."""
        return ImportReceipt(
            counts=self._counts,
            rooms=tuple(self.rooms),
            notes=tuple(self.notes),
            failures=tuple(dict.fromkeys(self.failures)),
        )


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items in runs of BATCH."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))

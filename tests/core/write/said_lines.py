"""Lines of a room built where a test needs them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from core.brief import Evidence
from core.records import Reaction, Room, RoomMessage
from core.write.lines import Line, lines
from core.write.reading import Reading, read

START = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


def evidence(
    *said: tuple[int, str, str],
    threads: dict[int, int] | None = None,
    reactions: dict[int, Sequence[tuple[str, int]]] | None = None,
) -> tuple[Evidence, ...]:
    """Messages given as (second, author, words); `threads` maps a place to the place of its thread's parent."""
    made = []
    for place, (second, who, text) in enumerate(said):
        at = START + timedelta(seconds=second)
        parent = (threads or {}).get(place)
        record = RoomMessage(
            id=str(place),
            at=at,
            user=who,
            text=text,
            thread=None if parent is None else str(parent),
            reactions=tuple(Reaction(name=name, count=count) for name, count in (reactions or {}).get(place, ())),
        )
        made.append(Evidence(id=f"m{place + 1}", text=text, author=who, at=at, ref=str(place), record=record))
    return tuple(made)


def lined(*said: tuple[int, str, str], threads: dict[int, int] | None = None) -> tuple[Line, ...]:
    """The lines of such messages."""
    return lines(evidence(*said, threads=threads))


def one(text: str) -> Line:
    """A single line."""
    return lined((0, "Ada Holm", text))[0]


def reading(
    *said: tuple[int, str, str],
    title: str = "",
    threads: dict[int, int] | None = None,
    reactions: dict[int, Sequence[tuple[str, int]]] | None = None,
) -> Reading:
    """A room of such messages, read."""
    return read(evidence(*said, threads=threads, reactions=reactions), Room(id="r", title=title))

"""A room read once: its lines, which answers which, its matters, and what each weighs. All else is chosen from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.brief import Evidence
from core.records import Room, RoomMessage
from core.words.text import tokens
from core.write.lines import Line, lines
from core.write.matters import Matter, Pace, matters, pace, rarity
from core.write.moments import Moment, moments
from core.write.replies import replies
from core.write.timeline import slots
from core.write.weights import weights

#: A matter is told beside the first when it has this share of its worth, so many lines and people; at most so many.
_BESIDE, _LINES, _PEOPLE, _MAIN, _MAIN_BUSY = 0.2, 3, 2, 4, 6
#: A question waits so long (seconds) for the answer that names its author.
_PENDING_S = 180.0
_VARYING = re.compile(r"(?:https?|ftp)://\S+|(?<!\w)[0-9a-f]{7,}(?!\w)|\d+")


@dataclass(frozen=True, kw_only=True)
class Posts:
    """Posts of apps with one form: they differ only in digits, hashes and links."""

    items: tuple[Evidence, ...]

    @property
    def first(self) -> Evidence:
        """The earliest of them."""
        return self.items[0]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was made of a room. `links`, `weight` and the answers go by a line's place; `told` by a matter's."""

    lines: tuple[Line, ...]
    links: tuple[int | None, ...]
    weight: tuple[float, ...]
    matters: tuple[Matter, ...]
    told: tuple[tuple[Moment, ...], ...]
    #: the matters a summary names, the one that weighs most first
    main: tuple[Matter, ...]
    answers: dict[int, list[Line]]
    #: places of lines that name somebody who had just asked several things: which of them they answer isn't known
    doubtful: frozenset[int]
    posts: tuple[Posts, ...]
    pace: Pace
    #: the words of the room's title
    subject: frozenset[str]

    @property
    def several(self) -> bool:
        """Whether the room dealt with more than one matter that deserves its name."""
        return len(self.main) > 1


def read(evidence: Sequence[Evidence], room: Room | None) -> Reading:
    """The room read: linear in its messages. Asked again for the same room, the same reading."""
    return _read(tuple(item for item in evidence if isinstance(item.record, RoomMessage) or item.id[:1] == "m"), room)


@lru_cache(maxsize=2)
def _read(evidence: tuple[Evidence, ...], room: Room | None) -> Reading:
    found = lines(evidence)
    links = replies(found)
    parts = matters(found, links)
    tempo = pace(found)
    weight = weights(found, parts, room, rarity(found))
    doubtful = frozenset(_doubtful(found, links))
    sure = [None if place in doubtful else target for place, target in enumerate(links)]
    told = tuple(tuple(moments(matter, weight, sure)) for matter in parts)
    answers: dict[int, list[Line]] = {}
    for line in found:
        target = links[line.place]
        if target is not None and found[target].user != line.user:
            answers.setdefault(target, []).append(line)
    return Reading(
        lines=found,
        links=tuple(links),
        weight=tuple(weight),
        matters=tuple(parts),
        told=told,
        main=tuple(_main(parts, told, busy=tempo.busy)),
        answers=answers,
        doubtful=doubtful,
        posts=tuple(_posts(evidence)),
        pace=tempo,
        subject=frozenset(tokens(room.title)) if room else frozenset(),
    )


def _doubtful(found: Sequence[Line], links: Sequence[int | None]) -> Iterator[int]:
    """Lines linked by name alone to somebody who asked more than one thing shortly before."""
    asked: dict[str, list[float]] = {}
    for line in found:
        target = links[line.place]
        if target is not None and line.thread is None and found[target].asks:
            recent = [at for at in asked.get(found[target].user, [])[-3:] if line.second - at <= _PENDING_S]
            if len(recent) > 1:
                yield line.place
        if line.asks:
            asked.setdefault(line.user, []).append(line.second)


def _main(parts: Sequence[Matter], told: Sequence[Sequence[Moment]], *, busy: bool) -> list[Matter]:
    worth = [sum(m.weight for m in slots(part, found)) for part, found in zip(parts, told, strict=True)]
    ranked = sorted(range(len(parts)), key=lambda place: (-worth[place], place))
    if not ranked:
        return []
    first = next((place for place in ranked if not busy or _brought_up(parts[place].opener)), ranked[0])
    rest = [place for place in ranked if place != first]
    beside = [
        place
        for place in rest
        if worth[place] >= _BESIDE * worth[first]
        and len(parts[place].lines) >= _LINES
        and parts[place].people >= _PEOPLE
        and _brought_up(parts[place].opener)
    ]
    return [parts[place] for place in (first, *beside[: (_MAIN_BUSY if busy else _MAIN) - 1])]


def _brought_up(line: Line) -> bool:
    return bool(line.cues.get("problem")) or line.asks


def _posts(evidence: Sequence[Evidence]) -> list[Posts]:
    """The posts of apps, grouped by form, in order of the first of each."""
    by_form: dict[str, list[Evidence]] = {}
    for item in evidence:
        if isinstance(item.record, RoomMessage) and item.record.bot and not item.record.notice and item.text.strip():
            form = f"{item.author}:{_VARYING.sub('#', item.text.strip().split(chr(10))[0])[:160]}"
            by_form.setdefault(form, []).append(item)
    return [Posts(items=tuple(items)) for items in by_form.values()]

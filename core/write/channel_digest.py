"""Which lines a digest tells of each channel: the best of every channel first, the rest by weight, within a bound."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.brief import Brief, Evidence
from core.records import Room
from core.write.channel_open import open_questions
from core.write.channel_pick import SORTS, Pick, Sort
from core.write.channel_picks import picks
from core.write.channel_talks import read_channel
from core.write.channel_words import is_social
from core.write.channels import said_in
from core.write.lines import Line
from core.write.reading import Reading

_DIGITS = re.compile(r"\d+")
#: Lines of one channel, and of all together.
MOST, MOST_IN_ALL = 6, 20
#: How many of one sort are told of a channel; those of some sorts stand together in one line.
_OF_A_SORT: dict[Sort, int] = {"problem": 3, "decision": 3, "question": 3, "todo": 3, "talk": 1, "note": 2, "posts": 1}
_TOGETHER: frozenset[Sort] = frozenset(("question", "todo"))

#: What one line of a digest tells: a pick, or several questions or things to do.
Told = tuple[Pick, ...]


@dataclass(frozen=True)
class Digest:
    """One channel read: `picks` is all that is worth a line, best first; `told` what there is room for, in order."""

    room: Room
    reading: Reading
    picks: tuple[Pick, ...]
    questions: tuple[Line, ...]
    told: tuple[Told, ...] = ()


def digest(room: Room, said: Sequence[Evidence]) -> Digest:
    """One channel's day, read; nothing is chosen yet."""
    reading, social = read_channel(said, room), is_social(room.title)
    return Digest(
        room=room,
        reading=reading,
        picks=tuple(picks(reading, social=social)),
        questions=tuple(open_questions(reading, social=social)),
    )


def digests(brief: Brief) -> tuple[Digest, ...]:
    """The channels of a brief with what is told of each."""
    return chosen([digest(room, said_in(brief, room)) for room in brief.rooms])


def chosen(read: Sequence[Digest]) -> tuple[Digest, ...]:
    """The digests with the lines there is room for: each channel's best, then the heaviest of all."""
    ranked = [(told, rank, place) for place, one in enumerate(read) for rank, told in enumerate(_best(one.picks))]
    ranked.sort(key=lambda entry: (entry[1] > 0, -entry[0][0].weight, entry[2]))
    lines: dict[int, list[Told]] = {}
    for told, _, place in ranked[:MOST_IN_ALL]:
        lines.setdefault(place, []).append(told)
    return tuple(replace(one, told=tuple(sorted(lines.get(place, ()), key=_order))) for place, one in enumerate(read))


def _best(found: Sequence[Pick]) -> list[Told]:
    """A channel's best lines, not too many of one sort, and nothing that differs from an earlier one in digits only."""
    forms: set[str] = set()
    lines: list[list[Pick]] = []
    counts: Counter[Sort] = Counter()
    for pick in found:
        form = _DIGITS.sub("#", pick.words.lower())
        if form in forms or counts[pick.sort] == _OF_A_SORT[pick.sort]:
            continue
        line = next((one for one in lines if one[0].sort == pick.sort and pick.sort in _TOGETHER), None)
        if line is None and len(lines) == MOST:
            continue
        forms.add(form)
        counts[pick.sort] += 1
        if line is None:
            lines.append([pick])
        else:
            line.append(pick)
    return [tuple(line) for line in lines]


def _order(told: Told) -> tuple[int, float]:
    return SORTS.index(told[0].sort), -told[0].weight

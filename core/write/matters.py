"""The matters of a room: which messages belong together. In a busy chat their borders are rough."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from core.write.lines import Line

#: Messages a minute and people from which a room counts as busy: there, being near means little.
_BUSY_PACE, _BUSY_PEOPLE = 3.0, 8
#: A matter of a busy room takes no more messages than this, or after this many seconds, unless they are linked.
_MOST, _LONGEST = 40, 2 * 3600
#: Matters a message is compared with: the latest so many.
_LIVE = 12
#: Likeness from which a line is about what a matter is about; and what keeps a shared word or two from being much.
_KNOWN_BY, _FEW = 0.25, 0.5
#: What a word tells at least that only one live matter uses.
_OWN = 0.6
#: What a shared word tells at least: where all talk of one machine, its name is in every line.
_LEAST = 0.25


@dataclass
class Matter:
    """Lines that belong together, in time order."""

    lines: list[Line] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter, repr=False)
    #: when each person last spoke in it
    spoke: dict[str, float] = field(default_factory=dict, repr=False)

    def add(self, line: Line) -> None:
        """Take in the next line."""
        self.lines.append(line)
        self.words.update(line.topic)
        if not line.idle:
            self.spoke[line.user] = line.second

    @cached_property
    def opener(self) -> Line:
        """What brought it up: an early report of trouble, before that the first question or words of who began it."""
        told = [line for line in self.lines[:20] if not line.idle and len(line.words) > 3]
        reports = [line for line in told[:4] if line.sure("problem") and line.to is None and not line.sure("ruled_out")]
        if not reports and told:
            own = [line for line in told if line.user == told[0].user][:3]
            reports = [line for line in own if line.cues.get("problem") or line.asks]
        return (reports or told or self.lines)[0]

    def after(self, line: Line, most: int) -> list[Line]:
        """The next lines after one of it, at most so many."""
        start = bisect_right(self.lines, line.place, key=lambda other: other.place)
        return self.lines[start : start + most]

    @property
    def people(self) -> int:
        """How many people spoke in it."""
        return len(self.spoke)


@dataclass(frozen=True)
class Pace:
    """How a room talks: whether it is busy, and after which silence (seconds) talk begins anew."""

    busy: bool
    silence: float
    #: somebody who spoke this recently (seconds) goes on with the same matter, and how much that weighs
    own: float
    loyal: float


def pace(lines: Sequence[Line]) -> Pace:
    """The pace of a room."""
    gaps = [max(0.0, b.second - a.second) for a, b in pairwise(lines)]
    if not gaps:
        return Pace(False, 3600.0, 600.0, 1.0)
    minutes = sum(min(gap, 600.0) for gap in gaps) / 60 or 1.0
    busy = len(lines) / minutes > _BUSY_PACE and len({line.user for line in lines}) >= _BUSY_PEOPLE
    silence = min(max(8 * median(gaps), 900.0 if busy else 7200.0), 6 * 3600.0)
    return Pace(busy, silence, *((120.0, 3.0) if busy else (600.0, 1.0)))


def matters(lines: Sequence[Line], links: Sequence[int | None]) -> list[Matter]:
    """The matters of a room in order of their first line; a lone line joins the one nearest before it."""
    tempo, rare = pace(lines), rarity(lines)
    found: list[Matter] = []
    home: list[int] = []
    live: list[int] = []
    for line in lines:
        target = links[line.place]
        place = home[target] if target is not None else _likeliest(line, found, live, tempo, rare)
        if place is not None and tempo.busy and _full(found[place], line, linked=target is not None):
            place = None
        if place is None:
            found.append(Matter())
            place = len(found) - 1
        found[place].add(line)
        home.append(place)
        live = [*(other for other in live if other != place), place][-_LIVE:]
    return _joined(found, tempo)


def rarity(lines: Sequence[Line]) -> dict[str, float]:
    """How much a word tells: the logarithm of how few lines hold it, 0-1; 1 for a word of one line."""
    counts = Counter(word for line in lines for word in set(line.words))
    whole = math.log(len(lines) + 1) if lines else 1.0
    return {word: math.log((len(lines) + 1) / count) / whole for word, count in counts.items()}


def _likeliest(
    line: Line, found: Sequence[Matter], live: Sequence[int], tempo: Pace, rare: dict[str, float]
) -> int | None:
    """The live matter a line without a link belongs to: by its words, by its author, by being the one before."""
    weight = {word: rare[word] ** 1.5 for word in line.topic if rare.get(word, 1.0) < 1.0}
    held = Counter(word for place in live for word in weight if word in found[place].words)
    best: tuple[float, int] | None = None
    alike = 0.0
    own = here = False
    for age, place in enumerate(reversed(live)):
        matter = found[place]
        likeness = _likeness(weight, held, matter, len(live))
        silent = line.second - matter.lines[-1].second > tempo.silence
        if silent and (tempo.busy or (likeness < _KNOWN_BY and (age > 0 or line.asks))):
            continue
        since = line.second - matter.spoke.get(line.user, -math.inf)
        mine = since <= (tempo.silence if tempo.busy and matter.lines[0].user == line.user else tempo.own)
        alike = max(alike, likeness)
        here = here or mine
        own = own or (mine and not (tempo.busy and matter.lines[0].user != line.user))
        score = 3 * likeness + (tempo.loyal if mine else 0.25 if since < math.inf else 0.0) + (0.5 if age == 0 else 0.0)
        if best is None or score > best[0]:
            best = (score, place)
    if best is None:
        return None
    if tempo.busy:
        news = (line.asks and not own) or (line.cues.get("problem") and not here)
        return None if news else best[1]
    news = line.sure("problem") and not line.sure("ruled_out")
    return None if news and alike < _KNOWN_BY and not own else best[1]


def _likeness(weight: dict[str, float], held: Counter[str], matter: Matter, live: int) -> float:
    """How much of what a line is about its matter has said before, 0-1.

    `weight` holds the line's telling words, `held` how many live matters have each. A word that only one of several
    matters has, and has more than once, tells them apart however common it is in the room.
    """
    shared = alone = 0.0
    for word, telling in weight.items():
        if word in matter.words:
            own = live > 1 and held[word] == 1 and matter.words[word] > 1
            shared += max(telling, _OWN if own else _LEAST)
        else:
            alone += telling
    return shared / (shared + 0.5 * alone + _FEW)


def _full(matter: Matter, line: Line, *, linked: bool) -> bool:
    size = len(matter.lines) >= (2 * _MOST if linked else _MOST)
    return size or line.second - matter.lines[0].second > _LONGEST


def _joined(found: Sequence[Matter], tempo: Pace) -> list[Matter]:
    """Lone lines put to the latest matter that their author spoke in; news and questions stay by themselves."""
    kept: list[Matter] = []
    for matter in found:
        line = matter.lines[0]
        near = [
            other
            for other in kept[-_LIVE:]
            if line.user in other.spoke and abs(line.second - other.lines[-1].second) <= tempo.silence
        ]
        if len(matter.lines) == 1 and near and not (line.sure("problem") or line.asks):
            near[-1].add(line)
        else:
            kept.append(matter)
    for matter in kept:
        matter.lines.sort(key=lambda line: line.place)
    return kept

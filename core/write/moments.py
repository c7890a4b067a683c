"""What one row of a report tells: a person's neighbouring messages, and the answer that is linked to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.write.excerpt import excerpt, room_for
from core.write.lines import Line
from core.write.matters import Matter

#: Messages of one person are told together, so many, when no more than these seconds and lines lie between.
_TOGETHER_S, _TOGETHER, _BETWEEN = 120.0, 3, 4
#: An answer that names whom it answers comes within this time, in seconds.
_RECENT_S = 1200.0


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One to three neighbouring lines of one person, and at most one line that answers them."""

    lines: tuple[Line, ...]
    weight: float
    answer: Line | None = None

    @cached_property
    def key(self) -> Line:
        """The line that carries most by its cue words; the first of equals."""
        return max(self.lines, key=lambda line: (sum(line.cues.values()), -line.place))

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of every line it quotes."""
        return tuple(line.id for line in self.all)

    @property
    def all(self) -> tuple[Line, ...]:
        """Its lines with the answer."""
        return (*self.lines, *((self.answer,) if self.answer else ()))


def moments(matter: Matter, weight: Sequence[float], links: Sequence[int | None]) -> list[Moment]:
    """The moments of a matter in time order. A line is told once: in its own moment, or as the answer to one."""
    groups = _groups(matter)
    answers = _answers(groups, weight, links)
    taken = {line.place for line in answers.values()}
    found = []
    for place, group in enumerate(groups):
        kept = tuple(line for line in group if line.place not in taken and excerpt(line))
        if kept:
            answer = answers.get(place)
            weights = sorted((weight[line.place] for line in (*kept, *((answer,) if answer else ()))), reverse=True)
            score = weights[0] + 0.35 * sum(max(0.0, value) for value in weights[1:])
            found.append(Moment(lines=kept, weight=score, answer=answer))
    return found


def _groups(matter: Matter) -> list[list[Line]]:
    """Neighbouring lines of one person, as many as fit one quote."""
    groups: list[list[Line]] = []
    for line in matter.lines:
        last = groups[-1] if groups else []
        if last and _goes_with(line, last):
            last.append(line)
        else:
            groups.append([line])
    return [_telling(group) for group in groups]


def _goes_with(line: Line, group: Sequence[Line]) -> bool:
    last = group[-1]
    if line.user != last.user or line.place - last.place > _BETWEEN or len(group) >= _TOGETHER:
        return False
    if line.second - last.second > _TOGETHER_S:
        return False
    size = sum(len(other.text) for other in group) + len(line.text)
    return line.to in (None, last.to) and line.thread == last.thread and size <= room_for(line.text)


def _telling(group: list[Line]) -> list[Line]:
    """The group without its idle lines, if anything is left."""
    return [line for line in group if not line.idle] or group[:1]


def _answers_it(line: Line, to: Line) -> bool:
    """Whether a link is sure enough to print: by name, what it leads to is recent and was for nobody else.

    A decision, or a question about a statement, is an event of its own.
    """
    if "decision" in line.cues or (line.asks and not to.asks):
        return False
    if line.thread is not None and line.thread == (to.thread or to.ref):
        return not to.idle
    return not to.idle and to.to in (None, line.user) and line.second - to.second <= _RECENT_S


def _answers(groups: Sequence[Sequence[Line]], weight: Sequence[float], links: Sequence[int | None]) -> dict[int, Line]:
    """For a moment the best line of somebody else that is linked to it; never to a moment that is itself an answer."""
    group_of = {line.place: place for place, group in enumerate(groups) for line in group}
    best: dict[int, Line] = {}
    for group in groups:
        line = max(group, key=lambda line: weight[line.place])
        target = links[line.place]
        asked = group_of.get(target) if target is not None else None
        if len(group) > 1 or asked is None or line.idle or groups[asked][0].user == line.user:
            continue
        if not _answers_it(line, next(other for other in groups[asked] if other.place == target)):
            continue
        if asked not in best or weight[line.place] > weight[best[asked].place]:
            best[asked] = line
    answering = {group_of[line.place] for line in best.values()}
    return {asked: line for asked, line in best.items() if asked not in answering}

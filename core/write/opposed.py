"""Statements of a room that contradict each other: objections, two causes, success against trouble."""

import re
from collections.abc import Iterator

from core.write.lines import Line
from core.write.matters import Matter
from core.write.reading import Reading
from core.write.roles import causes, jokes, succeeds, troubled

_OBJECTS = re.compile(
    r"(?:no[,.]|not true|that's wrong|that is wrong|i disagree|disagree|nei[,.]|stemmer ikke|uenig|ні[,.]|"
    r"не згод|неправда)|"
    r"(?:不是|不對|不同意|並不是|不行|不會吧|拜託不要)",
    re.I,
)
#: Within this time (seconds) a success and the trouble another person reports contradict each other.
_AT_ONCE = 3600.0
#: So soon (seconds) after a statement a `no` may be meant for it without a link.
_NEXT = 900.0
#: Two causes that share more than this of their telling words are one.
_SAME = 0.5


def opposed(matter: Matter, reading: Reading) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines by two people, the earlier first. Nobody's side is taken."""
    stated: Line | None = None
    success: Line | None = None
    before: Line | None = None
    for line in matter.lines:
        target = _target(line, before, reading)
        if target is not None and _objects(line, target) and not jokes(line, reading):
            yield target, line
        if causes(line) and matter.opener.cues.get("problem"):
            if stated is not None and stated.user != line.user and not _alike(stated, line):
                yield stated, line
            stated = line
        if succeeds(line):
            success = line
        elif success is not None and troubled(line) and not line.asks:
            near = success.user != line.user and line.second - success.second <= _AT_ONCE
            if near and not reading.pace.busy:
                yield success, line
            success = None
        before = line


def _target(line: Line, before: Line | None, reading: Reading) -> Line | None:
    """What a line may object to: what it is linked to; outside a busy chat, what was said just before."""
    linked = reading.links[line.place]
    if linked is not None:
        return reading.lines[linked]
    if before is None or reading.pace.busy:
        return None
    return before if before.user != line.user and line.second - before.second <= _NEXT else None


def _objects(line: Line, to: Line) -> bool:
    """Whether a line says no to a statement, in more than a word."""
    return bool(_OBJECTS.match(line.said)) and not to.asks and len(line.words) > 3 and len(to.words) > 3


def _alike(one: Line, other: Line) -> bool:
    return len(one.telling & other.telling) > _SAME * min(len(one.telling), len(other.telling))

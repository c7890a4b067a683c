"""Trouble that a channel's day tells of: what was reported, why as far as stated, and how it stood last."""

import math
from collections.abc import Iterator, Sequence

from core.write.channel_pick import WORDS, Pick, jokes, made, serious
from core.write.channel_talks import Talk
from core.write.channel_words import is_trouble
from core.write.lines import Line
from core.write.reading import Reading
from core.write.roles import causes, succeeds, troubled

#: So many shared telling words make a later line one about the same thing.
SAME = 2
#: A word on how things stand of so many characters needs no word of what it is about.
_BRIEF = 40
#: What others say of trouble that they take up.
_TAKEN_UP = ("problem", "impact", "action", "result", "cause", "suspicion", "status")


def problems(reading: Reading, told: set[int]) -> Iterator[Pick]:
    """Trouble with its cause as stated and the last word on it; later talk of the same is no trouble of its own."""
    for talk in serious(reading):
        line = _report(talk)
        if line is None or line.place in told:
            continue
        rest = _about(line, talk, reading)
        cause = next((other for other in reversed(rest) if causes(other)), None)
        last = _last_word(line, talk, rest)
        lines = sorted({one for one in (line, cause, last) if one is not None}, key=lambda one: one.place)
        size = 0.3 * math.log1p(len(talk.lines)) + 0.3 * min(talk.people, 4)
        # what belongs to it is told with it, or not at all
        told.update(other.place for other in rest if troubled(other) or succeeds(other) or causes(other))
        yield made("problem", reading, talk, *lines, more=size)


def _report(talk: Talk) -> Line | None:
    """What reports trouble at the beginning of a talk, where others or later lines bear it out."""
    for line in [one for one in talk.lines if not one.idle][:2]:
        if line.asks or line.sure("promise") or jokes(line, None) or len(line.words) < WORDS:
            continue
        if talk.threaded and line is not talk.opener:
            continue
        others = [other for other in talk.lines if other is not line]
        if line.sure("problem") and (talk.people > 1 or line.sure("impact") or not line.sure("ruled_out")):
            return line
        if line.cues.get("problem") and any(other.sure("problem") for other in others):
            return line
        if is_trouble(line.text) and any(other.sure(word) for other in others for word in _TAKEN_UP):
            return line
    return None


def _about(line: Line, talk: Talk, reading: Reading) -> list[Line]:
    """What was said after it in its talk, and later elsewhere in its words."""
    inside = [other for other in talk.lines if other.place > line.place and not other.idle]
    own = {other.place for other in talk.lines}
    known = line.topic | talk.telling
    later = [
        other
        for other in reading.lines[line.place + 1 :]
        if other.place not in own and not other.idle and len(other.topic & known) >= SAME
    ]
    return sorted((*inside, *later), key=lambda other: other.place)


def _last_word(line: Line, talk: Talk, rest: Sequence[Line]) -> Line | None:
    """The last word on how things stand: a report of success only where no later word of trouble takes it back.

    Where nothing says so in words of success or trouble, it is the last statement in its words.
    """
    inside = {other.place for other in talk.lines} if talk.threaded else set()
    known = line.topic | talk.telling
    said = [o for o in reversed(rest) if not (o.asks or jokes(o, None) or len(o.words) < 3 or causes(o))]
    for other in said:
        of_it = other.place in inside or bool(other.topic & known) or len(other.said) <= _BRIEF
        if of_it and (succeeds(other) or troubled(other) or other.sure("status") or other.cues.get("result")):
            return other
    own = {other.place for other in talk.lines}
    return next((o for o in said if o.place in own and o.topic & known and not o.sure("promise")), None)

"""How much each message matters to a report: its cue words, its place in its matter, and what the room is about."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from core.records import Room
from core.words.text import tokens
from core.write.lines import Line
from core.write.matters import Matter

#: Set by hand after reading rooms; learnt weights carry over no better. A question's answer is the fact, not it.
_CUES = {
    "problem": 1.2,
    "result": 1.2,
    "cause": 1.1,
    "decision": 1.0,
    "ruled_out": 1.0,
    "action": 0.9,
    "suspicion": 0.7,
    "promise": 0.7,
    "impact": 0.5,
    "status": 0.5,
    "chitchat": -0.9,
    "question": -0.3,
}
_LAUGHS = -2.0
_OPENER, _LINK, _CODE, _FIGURE, _REACTIONS, _LENGTH, _LONG = 1.2, 0.4, 0.4, 0.25, 0.9, 0.7, -0.4
#: With these even two words say something.
_TELLING = ("problem", "result", "action", "decision")
_IDLE = -3.0
_CODE_LIKE = re.compile(r"(?<!\w)(?=\w*\d)(?=\w*[A-Za-z])[\w-]{2,}(?!\w)|#\d+|/\w+/\w+")
_NUMBER = re.compile(r"\d")
#: Lines either side over which a line's nearness to the title is averaged; it counts only this far above the usual.
_AROUND, _NOTABLE, _FOCUS_MOST = 5, 0.7, 1.2
_FEEDBACK = 8


def weights(lines: Sequence[Line], matters: Sequence[Matter], room: Room | None, rare: dict[str, float]) -> list[float]:
    """The weight of each line; what a report leaves out is at or below 0."""
    openers = {opener.place for matter in matters if _brings_news(opener := matter.opener)}
    liked = _liked(lines)
    focus = relevance(lines, room, rare)
    return [
        _own(line) + (_OPENER if line.place in openers else 0.0) + liked[line.place] + focus[line.place]
        if not line.idle
        else _IDLE + liked[line.place]
        for line in lines
    ]


def _brings_news(line: Line) -> bool:
    return bool(line.cues.get("problem")) or (line.asks and len(line.words) > 3)


def relevance(lines: Sequence[Line], room: Room | None, rare: Mapping[str, float]) -> list[float]:
    """What a line gains where the talk around it is about the room's title, 0 to 1.2; 0 all over if nothing is."""
    asked = _asked(room)
    with_feedback = asked | _feedback(lines, asked, rare)
    single = [sum(rare.get(word, 0.0) for word in set(line.words) & with_feedback) for line in lines]
    if not any(single):
        return [0.0] * len(lines)
    near = _averaged(single)
    mean = sum(near) / len(near)
    spread = math.sqrt(sum((value - mean) ** 2 for value in near) / len(near)) or 1.0
    gains = ((value - mean) / spread for value in near)
    return [min(_FOCUS_MOST, 0.4 * gain) if gain > _NOTABLE else 0.0 for gain in gains]


def _own(line: Line) -> float:
    score = sum(_CUES[category] * sure for category, sure in line.cues.items() if category in _CUES)
    size = len(line.words)
    score += _LENGTH * min(1.0, math.log1p(size) / math.log(25))
    if "://" in line.text:
        score += _LINK
    if _CODE_LIKE.search(line.said):
        score += _CODE
    elif _NUMBER.search(line.said):
        score += _FIGURE
    score += _LAUGHS if line.laughs else 0.0
    return (
        score
        + (_LONG if len(line.text) > 900 else 0.0)
        - (1.2 if size < 3 and not any(line.sure(category) for category in _TELLING) else 0.0)
    )


def _liked(lines: Sequence[Line]) -> list[float]:
    """Reactions by their rank in the room: the top ones mark milestones."""
    counts = [0 if line.laughs else sum(reaction.count for reaction in line.reactions) for line in lines]
    ranked = sorted(count for count in counts if count)
    rank = {count: (place + 1) / len(ranked) for place, count in enumerate(ranked)}
    return [_REACTIONS * rank[count] if count else 0.0 for count in counts]


def _asked(room: Room | None) -> set[str]:
    """The words of the room's title, type, place and description."""
    if room is None:
        return set()
    told = (room.title, room.incident_type, room.location, room.description)
    return {word for text in told if text for word in tokens(text) if len(word) > 1}


def _feedback(lines: Sequence[Line], asked: set[str], rare: Mapping[str, float]) -> set[str]:
    """The words that most keep company with the title's rare words."""
    pointed = {word for word in asked if rare.get(word, 0.0) > 0.4}
    company: Counter[str] = Counter()
    for line in lines:
        if pointed.intersection(line.words):
            company.update(word for word in set(line.words) - asked if len(word) > 1)
    weighed = {word: count * rare[word] for word, count in company.items() if count > 1 and rare[word] > 0.4}
    return set(sorted(weighed, key=lambda word: (-weighed[word], word))[:_FEEDBACK])


def _averaged(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    averaged = []
    for place in range(len(values)):
        start, end = max(0, place - _AROUND), min(len(values), place + _AROUND + 1)
        averaged.append((sums[end] - sums[start]) / (end - start))
    return averaged

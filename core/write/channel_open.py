"""What a channel's day leaves open: questions that nobody answered, and what somebody took on or was asked to do."""

import re
from collections.abc import Iterator

from core.words.cues import strength
from core.words.text import is_chinese, sentences, tokens
from core.write.asks import TIMES, promise_in, urgency
from core.write.channel_pick import WORDS, Pick, jokes, made, serious
from core.write.channel_talks import Talk
from core.write.channel_trouble import SAME
from core.write.channel_words import is_leisure
from core.write.lines import Line
from core.write.reading import Reading
from core.write.roles import SELF, answered, succeeds

#: Characters of a Chinese question that one can understand.
_CHINESE = 8
_TIME = re.compile("|".join(f"(?:{regex})" for regex in TIMES.values()), re.IGNORECASE)


def open_questions(reading: Reading, *, social: bool) -> list[Line]:
    """The questions that nobody answered, as far as the channel shows, in time order."""
    return [] if social else [line for talk in serious(reading) for line in talk.lines if _is_open(line, talk, reading)]


def questions(reading: Reading, told: set[int]) -> Iterator[Pick]:
    """Those questions as picks, but for the lines that are told already."""
    for talk in serious(reading):
        for line in talk.lines:
            if line.place not in told and _is_open(line, talk, reading):
                yield made("question", reading, talk, line, more=0.3 * urgency(line.text))


def _is_open(line: Line, talk: Talk, reading: Reading) -> bool:
    """Whether it asks something one can understand, and nobody answered it in its talk or later in its words."""
    if not line.asks or line.idle or line.sure("promise") or jokes(line, reading) or is_leisure(line.text):
        return False
    if reading.pace.busy and not talk.threaded:
        # in a busy chat nothing shows which message answers which
        return False
    asked = [part for part in sentences(line.said) if "question" in strength(part)]
    if not any(len(tokens(part)) >= WORDS or (is_chinese(part) and len(part) >= _CHINESE) for part in asked):
        return False
    if answered(line, talk, reading) or any(other.user != line.user for other in _replies(line, talk)):
        return False
    known = line.topic
    later = (other for other in reading.lines[line.place + 1 :] if other.user != line.user and not other.asks)
    return not any(len(other.topic & known) >= SAME for other in later)


def _replies(line: Line, talk: Talk) -> list[Line]:
    """All that stands under a question that began a thread."""
    return talk.lines[1:] if talk.threaded and line is talk.lines[0] else []


def todos(reading: Reading, told: set[int]) -> Iterator[Pick]:
    """What somebody took on or was asked to do; what has a time comes first, and a refusal without one is none."""
    for talk in serious(reading):
        for line in talk.lines:
            if line.place in told or not _is_task(line, talk, reading) or _done(line, talk, reading):
                continue
            promised, timed = bool(promise_in(line.text)), _timed(line)
            yield made("todo", reading, talk, line, more=1.2 if promised else 0.8 if timed else 0.0)


def _timed(line: Line) -> bool:
    return bool(_TIME.search(line.said))


def _is_task(line: Line, talk: Talk, reading: Reading) -> bool:
    """Whether it takes something on, or asks somebody to: clearly, in earnest, and not as an answered question."""
    if not line.sure("promise") or len(line.words) < WORDS or succeeds(line) or is_leisure(line.text):
        return False
    vague = "negation" in line.cues or line.sure("impact") or line.sure("status") or len(line.words) <= WORDS + 2
    if jokes(line, reading) or (vague and not _timed(line)):
        return False
    if line.asks and (_replies(line, talk) or answered(line, talk, reading)):
        return False
    if reading.pace.busy and not talk.threaded:
        # in a busy chat most of it is advice to somebody who asked
        return line.to is None and bool(SELF.search(line.said.lower()))
    return True


def _done(line: Line, talk: Talk, reading: Reading) -> bool:
    """Whether it is later reported as done: by the one who took it on or was asked, in its talk or in its words."""
    own = {other.place for other in talk.lines}
    for other in reading.lines[line.place + 1 :]:
        shared = len(line.telling & other.telling)
        known = shared >= SAME or (other.place in own and shared and other.user in (line.user, line.to))
        if not known or other.sure("promise") or other.asks or "negation" in other.cues:
            continue
        if other.sure("action") or succeeds(other):
            return True
    return False

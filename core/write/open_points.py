"""What a room leaves open: questions nobody answered, tasks nobody reported as done, suspicions nobody settled."""

from core.words.cues import strength
from core.words.text import sentences, tokens
from core.write.lines import Line
from core.write.matters import Matter
from core.write.reading import Reading
from core.write.roles import SELF, agreement, answered, causes, final_success, jokes, role, succeeds

#: A question of fewer words can't be understood by itself.
_WORDS = 4
#: So many lines after a task, its being done is still looked for.
_LATER = 300


def unanswered(reading: Reading) -> list[tuple[Line, Matter]]:
    """Questions without an answer, in time order; a question its author asks again is told once, the last time."""
    found: dict[tuple[int, str], tuple[Line, Matter]] = {}
    for place, matter in enumerate(reading.matters):
        for line in matter.lines:
            if not _asks_something(line) or jokes(line, reading) or _goes_on(line, matter):
                continue
            if not answered(line, matter, reading):
                found[place, line.user] = (line, matter)
    return sorted(found.values(), key=lambda pair: pair[0].place)


def tasks(reading: Reading) -> list[tuple[Line, Matter]]:
    """What somebody took on or was asked to do and nobody reported as done, in time order."""
    found = []
    for matter in reading.matters:
        for line in matter.lines:
            promised = line.sure("promise") and len(line.words) >= _WORDS and not succeeds(line)
            if not promised or jokes(line, reading) or (line.asks and answered(line, matter, reading)):
                continue
            if _meant(line, reading) and not _done(line, matter):
                found.append((line, matter))
    return found


def unsettled(reading: Reading) -> list[tuple[Line, Matter]]:
    """The last suspicion of each matter that nothing later in it confirms, rules out or makes idle."""
    found = []
    for matter in reading.matters:
        doubts = [line for line in matter.lines if role(line, reading, matter) == "suspicion" and line.sure("problem")]
        doubts = doubts or [line for line in matter.lines if role(line, reading, matter) == "suspicion"]
        if not doubts or not matter.opener.sure("problem") or final_success(matter, reading):
            continue
        last = doubts[-1]
        later = [line for line in matter.lines if line.place > last.place]
        if len(last.words) >= _WORDS and not any(causes(line) or line.sure("ruled_out") for line in later):
            found.append((last, matter))
    return found


def decisions(reading: Reading) -> list[tuple[Line, Line | None]]:
    """What was decided, with the line that agrees where one does. A proposal nobody agreed to is none."""
    found: list[tuple[Line, Line | None]] = []
    for matter in reading.matters:
        for line in matter.lines:
            if role(line, reading, matter) == "decision":
                yes = agreement(line, matter, reading)
                found.append((line, yes if isinstance(yes, Line) else None))
    return sorted(found, key=lambda pair: pair[0].place)


def _asks_something(line: Line) -> bool:
    """Whether one of its sentences is a question one can understand, neither a request nor a guess."""
    if not line.asks or line.sure("promise") or line.sure("suspicion"):
        return False
    asked = [part for part in sentences(line.said) if "question" in strength(part) and "??" not in part]
    return any(len(tokens(part)) >= _WORDS for part in asked)


def _goes_on(line: Line, matter: Matter) -> bool:
    """Whether its author goes straight on talking, as one does who has the answer."""
    later = matter.after(line, 1)
    return bool(later) and later[0].user == line.user and later[0].second - line.second < 60 and not later[0].asks


def _done(line: Line, matter: Matter) -> bool:
    """Whether somebody later reports an act or success in the task's own words, or its author a success."""
    words = {word for word in line.words if len(word) > 3 or not word.isascii()}
    for other in matter.after(line, _LATER):
        if other.user == line.user and other.thread and other.thread == line.thread and not other.sure("promise"):
            return True
        if not (other.sure("action") or succeeds(other)):
            continue
        if other.sure("promise") or other.asks or "negation" in other.cues:
            continue
        if words & set(other.words) or (other.user in (line.user, line.to) and succeeds(other)):
            return True
    return False


def _meant(line: Line, reading: Reading) -> bool:
    """Whether it is a task: not denied, and in a busy chat one's own, not advice to somebody who asked."""
    if "negation" in line.cues and ("suspicion" in line.cues or line.asks):
        return False
    return not reading.pace.busy or (line.to is None and bool(SELF.search(line.said.lower())))

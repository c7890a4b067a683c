"""What a line does in its matter: reports, suspects, rules out, acts, decides, promises, or says that it works again.

A role is told only where the line itself says so; a cause or success that nobody stated is never one.
"""

import re
from itertools import takewhile

from core.words.cues import found, states_cause, states_result
from core.words.text import is_chinese, sentences
from core.write.lines import Line
from core.write.matters import Matter
from core.write.reading import Reading

_CODE = re.compile(r"(?=\w*\d)(?=\w*[a-z])[a-z0-9-]{2,}")
#: A report of success of so many characters needs no word of what it is about.
_SHORT, _SHORT_CHINESE = 40, 16
_STILL = re.compile(
    r"(?<!\w)(?:still|not yet|keep(?:ing)? (?:this|it|the \w+) open|fortsatt|fremdeles|ikke ennå|досі|ще не)(?!\w)"
    r"|尚未|還沒|仍"
)
_SUPPOSED = re.compile(
    r"(?<!\w)(?:would|should|could|if|\w+'d have|skulle|burde|kunne|hvis|dersom|якби|якщо|треба|потрібно)(?!\w)"
    r"|如果|應該|要不要|是否"
)
#: The one who speaks, named as such.
SELF = re.compile(r"(?<!\w)(?:i|we|i've|we've|jeg|vi|я|ми)(?!\w)|我")
_APPROVING = frozenset(
    ("+1", "thumbsup", "white_check_mark", "heavy_check_mark", "ok_hand", "ok", "100", "clap", "ballot_box_with_check")
)
#: An agreement follows within so many lines of the matter and seconds.
_NEXT, _SOON = 3, 1800.0
#: A reply of so many words at most needs no word of the question.
_BRIEF = 7
#: Fewer words are a yes.
_FEW_WORDS = 3
#: So many lines on, a question is still heard.
_HEARD = 60
#: In a busy chat what follows within so many seconds may be the answer.
_AT_ONCE = 120.0


def role(line: Line, reading: Reading, matter: Matter | None = None) -> str | None:
    """The role's name (the end of a Fluent id `incident-role-…`), or None where nothing is said for sure."""
    if succeeds(line):
        return "result"
    if line.sure("ruled_out") and not line.asks:
        return "ruled-out"
    if line.asks:
        return "question"
    if causes(line):
        return "cause"
    if _decides(line) and not jokes(line, reading):
        agreed = line.sure("decision") or (matter is not None and agreement(line, matter, reading) is not None)
        return "decision" if agreed else "proposal"
    if line.sure("suspicion"):
        return "suspicion"
    if acts(line):
        return "action"
    if line.sure("promise") and "negation" not in line.cues:
        return "task"
    for category, name in (("problem", "problem"), ("status", "status"), ("impact", "impact")):
        if line.sure(category) or (line.cues.get(category) and "chitchat" not in line.cues):
            return name
    return None


def _decides(line: Line) -> bool:
    """Whether it decides or proposes: in more than a word of consent, and not as how things stand."""
    if line.idle or len(line.words) < _FEW_WORDS:
        return False
    return line.sure("decision") or ("decision" in line.cues and not (line.sure("status") or line.sure("problem")))


def acts(line: Line) -> bool:
    """Whether it reports something done: not denied, and with a doubtful word in it only by the one who did it."""
    if not line.sure("action") or "negation" in line.cues or _SUPPOSED.search(line.said.lower()):
        return False
    return "doubt" not in line.cues or bool(SELF.search(line.said.lower()))


def succeeds(line: Line) -> bool:
    """Whether one of its sentences plainly reports success."""
    return bool(line.cues.get("result")) and any(states_result(sentence) for sentence in sentences(line.said))


def causes(line: Line) -> bool:
    """Whether one of its sentences states a cause."""
    return bool(line.cues.get("cause")) and any(states_cause(sentence) for sentence in sentences(line.said))


def troubled(line: Line) -> bool:
    """Whether it says that something is wrong, or wrong still: after it, an earlier success no longer stands."""
    if succeeds(line):
        return False
    return line.sure("problem") or line.sure("ruled_out") or ("result" in line.cues and "negation" in line.cues)


def final_success(matter: Matter, reading: Reading) -> Line | None:
    """The last plain report of success in a matter that nothing later in it takes back.

    In a busy chat only the one who brought the matter up can say so.
    """
    last: Line | None = None
    opened = matter.opener
    for line in matter.lines:
        if line.place <= opened.place:
            continue
        if succeeds(line) and _speaks_of(line, opened, reading):
            last = line
        elif last is not None and (troubled(line) or _unfinished(line)):
            last = None
    if last is None or not opened.cues.get("problem") or _taken_back(last, matter, reading):
        return None
    return last


def _speaks_of(success: Line, opened: Line, reading: Reading) -> bool:
    """Whether a success is of what was brought up: in its words, or too short to have a subject of its own.

    A code that the opener hasn't is another thing; in a busy chat only who brought the matter up can say so.
    """
    if reading.pace.busy and success.user != opened.user:
        return False
    known = opened.topic | reading.subject
    codes = {word for word in success.words if _CODE.fullmatch(word)}
    if codes and not codes & (set(opened.words) | reading.subject):
        return False
    return bool(success.topic & known) or len(success.said) <= (_SHORT_CHINESE if is_chinese(success.said) else _SHORT)


def _unfinished(line: Line) -> bool:
    """Whether a sentence of it, no question, says that something goes on."""
    return any(_STILL.search(part.lower()) for part in sentences(line.said) if not part.endswith(("?", "\uff1f")))


def _taken_back(success: Line, matter: Matter, reading: Reading) -> bool:
    """Whether trouble was told later elsewhere in the room in words of the matter: its border may be wrong."""
    if reading.pace.busy:
        return False
    later = reading.lines[success.place + 1 :]
    return any(troubled(line) and not line.asks and not line.topic.isdisjoint(matter.words) for line in later)


def jokes(line: Line, reading: Reading) -> bool:
    """Whether a line isn't meant: it laughs, people laugh at it, or its answers are only chatter."""
    if "chitchat" in line.cues or line.laughs:
        return True
    answers = reading.answers.get(line.place, [])
    return bool(answers) and all("chitchat" in other.cues or other.laughs for other in answers)


def agreement(line: Line, matter: Matter, reading: Reading) -> Line | bool | None:
    """The line of somebody else that says yes to it, True where reactions do, or None."""
    near = [other for other in matter.after(line, _NEXT) if _within_reach(other, line, reading)]
    for other in (*reading.answers.get(line.place, []), *near):
        if (
            other.user != line.user
            and not other.asks
            and "negation" not in other.cues
            and _opens_with(other, "agreement")
        ):
            return other
    return True if any(reaction.name.split("::")[0] in _APPROVING for reaction in line.reactions) else None


def _within_reach(line: Line, to: Line, reading: Reading) -> bool:
    """Whether a line that follows may be meant for it: soon, to nobody else, and no answer to something else."""
    if line.second - to.second > _SOON or line.to not in (None, to.user):
        return False
    return reading.links[line.place] in (None, to.place)


def _opens_with(line: Line, *names: str) -> bool:
    """Whether a cue word of one of these categories is the first thing it says."""
    says, start = found(line.said), line.said.lower().lstrip()
    return any(start.startswith(word) for name in names for word in says.get(name, ()))


def answered(line: Line, matter: Matter, reading: Reading) -> bool:
    """Whether somebody else may have answered it: linked to it, the one asked before more is asked, or soon after."""
    if any(other.place not in reading.doubtful for other in reading.answers.get(line.place, [])):
        return True
    later = [other for other in matter.after(line, _HEARD) if other.second - line.second <= 4 * _SOON]
    if any(other.to == line.user for other in later):
        return True
    if line.to is not None and not reading.pace.busy:
        before_more = takewhile(lambda other: other.user != line.user, later)
        return any(other.user == line.to for other in before_more)
    if reading.pace.busy:
        return any(other.user != line.user and other.second - line.second <= _AT_ONCE for other in later[:_NEXT])
    return any(other.user != line.user and _may_answer(other, line, place) for place, other in enumerate(later[:_NEXT]))


def _may_answer(line: Line, question: Line, place: int) -> bool:
    """Whether one of the next lines may be the answer: it speaks of the same, says yes or no, or is brief and next."""
    if line.telling & question.telling or (succeeds(line) and "result" in question.cues):
        return True
    if place > 0:
        return False
    return _opens_with(line, "agreement", "negation") or len(line.words) <= _BRIEF or line.user == question.to

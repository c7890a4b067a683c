"""The other sections of an incident: how it was handled, what was decided, what is to do, open or disputed."""

import re
from collections.abc import Iterator

from core.document import Claim
from core.words import say
from core.write.lines import Line
from core.write.matters import Matter
from core.write.open_points import decisions, tasks, unanswered, unsettled
from core.write.roles import causes, jokes, role, succeeds, troubled
from core.write.telling import Teller

#: Claims of a section, and steps told of one matter; in a room of several matters each gets fewer.
_MOST, _STEPS = 12, 14
_HANDLING = ("problem", "cause", "suspicion", "ruled-out", "action", "result")
_OBJECTS = re.compile(
    r"(?:no,|not true|that's wrong|that is wrong|i disagree|disagree|nei,|stemmer ikke|uenig|ні,|не згод|неправда)|"
    r"^(?:不是|不對|不同意|並不是)",
    re.I,
)
#: Within this time (seconds) a success and a trouble that another person reports contradict each other.
_AT_ONCE = 3600.0


def process(teller: Teller) -> list[Claim]:
    """What was reported, suspected, ruled out, done and achieved, matter by matter in the order of time."""
    main = sorted(teller.reading.main, key=lambda matter: matter.lines[0].place)
    most = max(3, _STEPS // max(1, len(main)))
    return [claim for matter in main for claim in _handling(matter, teller, most)]


def decided(teller: Teller) -> list[Claim]:
    """What was decided, with the words that agreed."""
    claims = []
    for line, yes in decisions(teller.reading)[-_MOST:]:
        claim = teller.framed("incident-about", line)
        if yes is not None and teller.quote(yes):
            colon = "\uff1a" if teller.locale == "zh-TW" else ": "
            text = f"{claim.text} -> {yes.name}{colon}{teller.quote(yes)}"
            claim = claim.model_copy(update={"text": text, "cites": (line.id, yes.id)})
        claims.append(claim)
    return claims


def actions(teller: Teller) -> list[Claim]:
    """What is still to do, as somebody took it on or was asked; the heaviest, in the order of time."""
    weight = teller.reading.weight
    found = sorted(tasks(teller.reading), key=lambda pair: -weight[pair[0].place])[:_MOST]
    return [teller.framed("incident-about", line) for line, _ in sorted(found, key=lambda pair: pair[0].place)]


def still_open(teller: Teller) -> list[Claim]:
    """Questions without an answer, and suspicions nothing settled."""
    asked = [teller.wrapped("incident-unanswered", line) for line, _ in unanswered(teller.reading)[-_MOST:]]
    doubted = [] if teller.reading.pace.busy else unsettled(teller.reading)
    return [*asked, *(teller.wrapped("incident-unconfirmed", line) for line, _ in doubted[-_MOST:])]


def disagreements(teller: Teller) -> list[Claim]:
    """Statements that contradict each other, both told; nobody's side is taken."""
    claims = []
    pairs = [pair for matter in teller.reading.matters for pair in _opposed(matter, teller)]
    for one, other in pairs[:_MOST]:
        both = {"one": teller.framed("incident-about", one).text, "other": teller.framed("incident-about", other).text}
        claims.append(Claim(text=say(teller.locale, "incident-against", **both), cites=(one.id, other.id)))
    return claims


def _handling(matter: Matter, teller: Teller, most: int) -> Iterator[Claim]:
    opener, *steps = _steps(matter, teller, most)
    label = say(teller.locale, f"incident-role-{'problem' if opener.cues.get('problem') else 'question'}")
    known = opener.cues.get("problem") or opener.asks
    yield teller.about(matter).model_copy(update={"label": label if known else None})
    yield from (teller.step(line) for line in steps)


def _steps(matter: Matter, teller: Teller, most: int) -> list[Line]:
    """The matter's opener and its heaviest steps, in order."""
    weight = teller.reading.weight
    steps = [
        line
        for line in matter.lines
        if line.place > matter.opener.place
        and not line.idle
        and "chitchat" not in line.cues
        and role(line, teller.reading, matter) in _HANDLING
    ]
    kept = sorted(steps, key=lambda line: (-weight[line.place], line.place))[: most - 1]
    return [matter.opener, *sorted(kept, key=lambda line: line.place)]


def _opposed(matter: Matter, teller: Teller) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines by two people: an objection to a linked line, two causes, success against trouble."""
    lines, reading = matter.lines, teller.reading
    stated: Line | None = None
    success: Line | None = None
    for line in lines:
        target = reading.links[line.place]
        if target is not None and _objects(line, reading.lines[target]) and not jokes(line, reading):
            yield reading.lines[target], line
        if causes(line) and matter.opener.cues.get("problem"):
            if stated is not None and stated.user != line.user and not set(stated.words) & _telling(line):
                yield stated, line
            stated = line
        if succeeds(line):
            success = line
        elif success is not None and troubled(line) and not line.asks and not reading.pace.busy:
            if success.user != line.user and line.second - success.second <= _AT_ONCE:
                yield success, line
            success = None


def _objects(line: Line, to: Line) -> bool:
    """Whether a line says no to a statement, in more than a word."""
    return bool(_OBJECTS.match(line.said)) and not to.asks and len(line.words) > 3 and len(to.words) > 3


def _telling(line: Line) -> set[str]:
    return {word for word in line.words if len(word) > 4 or not word.isascii()}

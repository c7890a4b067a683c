"""The other sections of an incident: how it was handled, what was decided, what is to do, open or disputed."""

from collections.abc import Iterator

from core.document import Claim
from core.words import say
from core.write.lines import Line
from core.write.matters import Matter
from core.write.open_points import decisions, tasks, unanswered, unsettled
from core.write.opposed import opposed
from core.write.roles import role
from core.write.telling import Teller

#: Claims of a section, and steps told of one matter; in a room of several matters each gets fewer.
_MOST, _STEPS = 12, 14
_HANDLING = ("problem", "cause", "suspicion", "ruled-out", "action", "result")


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
    pairs = dict.fromkeys(pair for matter in teller.reading.matters for pair in opposed(matter, teller.reading))
    return [teller.against(one, other) for one, other in list(pairs)[:_MOST]]


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
        and len(line.words) > 3
        and role(line, teller.reading, matter) in _HANDLING
    ]
    kept = sorted(steps, key=lambda line: (-weight[line.place], line.place))[: most - 1]
    return [matter.opener, *sorted(kept, key=lambda line: line.place)]

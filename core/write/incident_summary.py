"""The summary and the standing of an incident: what a hurried reader must know, and no more than was said."""

from collections.abc import Iterator, Sequence

from core.brief import Fact
from core.document import Claim
from core.words import say
from core.words.format import clock, moment, number, quoted
from core.write.lines import Line
from core.write.matters import Matter
from core.write.open_points import decisions
from core.write.opposed import opposed
from core.write.roles import causes, final_success, jokes, role
from core.write.telling import Teller

_ROOM = (("incident_type", "type"), ("severity", "severity"), ("location", "location"))
#: So many characters of a room's description are quoted.
_DESCRIBED = 240


def summary(teller: Teller) -> list[Claim]:
    """Five to ten claims: counts, what the room is, what happened, why as far as stated, and what is open."""
    claims = [*_counted(teller), *_room(teller)]
    if teller.reading.several:
        claims += _several(teller)
    elif teller.reading.main:
        claims += _one(teller, teller.reading.main[0])
    waiting = teller.fact("open_questions")
    if waiting and isinstance(waiting.value, int) and waiting.value:
        claims.append(teller.counted("incident-open-questions", [waiting]))
    return claims


def status(teller: Teller) -> list[Claim]:
    """What the room is marked as, then the last word on each matter, newest first; what nobody reported as solved."""
    claims = [*_marked(teller)]
    main = teller.reading.main
    last = [(matter, line) for matter in main if (line := last_word(matter, teller))]
    for _, line in sorted(last, key=lambda pair: -pair[1].place):
        claims.append(teller.step(line))
    solved = [matter for matter in main if final_success(matter, teller.reading)]
    none, reports = teller.fact("matters_resolved"), teller.fact("success_reports")
    if not solved and none and reports and len(main) < 2:
        words = "incident-no-lasting-success" if reports.value else "incident-no-success"
        claims.append(Claim(text=say(teller.locale, words), cites=(none.id,)))
    if len(main) > 1 and not teller.reading.pace.busy:
        unsolved = [matter.opener for matter in main if matter not in solved and matter.opener.sure("problem")]
        claims += [teller.framed("incident-matter-open", opener) for opener in unsolved]
    return claims


def resolution(teller: Teller) -> list[Claim]:
    """The last plain report of success of each main matter that has one; with the matter named where several are."""
    claims = []
    for matter in teller.reading.main:
        line = final_success(matter, teller.reading)
        if line is None:
            continue
        if len(teller.reading.main) > 1:
            claims.append(teller.framed("incident-reported", matter.opener))
        claims.append(teller.framed("incident-last-success", line))
    return claims


def last_word(matter: Matter, teller: Teller) -> Line | None:
    """The last line of a matter that says how things stand."""
    standing = ("result", "status", "problem", "ruled-out")
    for line in reversed(matter.lines):
        if line.idle or line.asks or len(line.words) < 3:
            continue
        if line.sure("status") or role(line, teller.reading, matter) in standing:
            return line
    return None


def _counted(teller: Teller) -> Iterator[Claim]:
    messages, people = teller.fact("messages"), teller.fact("people")
    first, last = teller.fact("first_at"), teller.fact("last_at")
    if not (messages and people and first and last and teller.reading.lines):
        return
    zone, locale = teller.brief.tz, teller.locale
    begun, ended = teller.reading.lines[0].at, teller.reading.lines[-1].at
    told = {
        "first": moment(begun, zone, locale),
        "last": clock(ended, zone) if teller.one_day else moment(ended, zone, locale),
    }
    facts = [messages, people, first, last]
    yield teller.counted(
        "incident-counted",
        facts,
        messages=number(_int(messages), locale),
        messageCount=_int(messages),
        people=number(_int(people), locale),
        peopleCount=_int(people),
        **told,
    )


def _int(fact: Fact) -> int:
    return fact.value if isinstance(fact.value, int) else 0


def _room(teller: Teller) -> Iterator[Claim]:
    """What the room's own fields say, each told as such."""
    known = [(name, fact) for label, name in _ROOM if (fact := teller.fact(label))]
    if known:
        between, end = ("\uff1b", "\u3002") if teller.locale == "zh-TW" else ("; ", ".")
        parts = [say(teller.locale, f"incident-room-{name}", value=str(fact.value)) for name, fact in known]
        yield Claim(text=between.join(parts) + end, cites=tuple(fact.id for _, fact in known))
    described = teller.fact("description")
    if described:
        words = quoted(" ".join(str(described.value).split())[:_DESCRIBED], teller.locale)
        yield Claim(text=say(teller.locale, "incident-room-described", quote=words), cites=(described.id,))


def _one(teller: Teller, matter: Matter) -> Iterator[Claim]:
    """The one matter of a room: what was reported, its effect, cause, the top action and decision, the last word."""
    opener = matter.opener
    yield teller.framed("incident-reported", opener)
    yield from _framed(teller, [("incident-effect", _best(teller, matter, "impact", {opener.place}))])
    yield from _why(teller, matter)
    stated = [line.place for line in matter.lines if causes(line)]
    told = {opener.place, *stated}
    picks = [
        ("incident-acted", _best(teller, matter, "action", told, stated[-1] if stated else 0)),
        ("incident-decided", next((line for line, _ in reversed(decisions(teller.reading))), None)),
        _ending(teller, matter),
    ]
    yield from _framed(teller, [(frame, line) for frame, line in picks if line is not opener])


def _framed(teller: Teller, picks: Sequence[tuple[str, Line | None]]) -> Iterator[Claim]:
    """Each line that is there in its frame, none twice."""
    told: set[int] = set()
    for frame, line in picks:
        if line is not None and line.place not in told:
            told.add(line.place)
            yield teller.framed(frame, line)


def _several(teller: Teller) -> Iterator[Claim]:
    """That there were several matters, and each main one by its opener's own words."""
    counted = teller.fact("matters")
    if counted:
        yield teller.counted("incident-several", [counted], count=number(_int(counted), teller.locale))
    for matter in sorted(teller.reading.main, key=lambda matter: matter.lines[0].place):
        yield teller.about(matter)
        if not teller.reading.pace.busy:
            yield from _why(teller, matter)
            frame, line = _ending(teller, matter)
            yield from _framed(teller, [(frame, None if line is matter.opener else line)])


def _why(teller: Teller, matter: Matter) -> Iterator[Claim]:
    """The last stated cause, beside the one that contradicts it if any; before there is one, the last suspicion."""
    if not matter.opener.cues.get("problem"):
        return
    stated = [line for line in matter.lines if causes(line) and line.place > matter.opener.place]
    for one, other in opposed(matter, teller.reading) if stated else ():
        if stated[-1] in (one, other):
            yield teller.against(one, other)
            return
    if stated:
        yield teller.framed("incident-cause", stated[-1])
        return
    suspected = [line for line in matter.lines if role(line, teller.reading, matter) == "suspicion"]
    if suspected:
        yield teller.framed("incident-suspected", suspected[-1])


def _ending(teller: Teller, matter: Matter) -> tuple[str, Line | None]:
    line = final_success(matter, teller.reading)
    return ("incident-last-success", line) if line else ("incident-last-word", last_word(matter, teller))


def _best(teller: Teller, matter: Matter, wanted: str, told: set[int], after: int = 0) -> Line | None:
    """The line of the matter that weighs most among those with the cue; an action has to be told as done.

    An effect is told early: what is said of customers later is more often how it was made good. An action `after`
    the stated cause goes before any other.
    """
    fit = [
        line
        for line in matter.lines
        if line.sure(wanted)
        and not line.asks
        and line.place not in told
        and not jokes(line, teller.reading)
        and (wanted != "action" or (role(line, teller.reading, matter) == "action" and not line.sure("promise")))
        and (wanted != "impact" or role(line, teller.reading, matter) in ("impact", "problem", "status"))
    ]
    late = 2.0 / max(1, len(teller.reading.lines)) if wanted == "impact" else 0.0
    return max(
        fit,
        key=lambda line: (line.place > after > 0, teller.reading.weight[line.place] - late * line.place),
        default=None,
    )


def _marked(teller: Teller) -> Iterator[Claim]:
    fact = teller.fact("room_status")
    if fact and str(fact.value) in ("active", "resolved", "archived"):
        yield Claim(text=say(teller.locale, f"incident-room-{fact.value}"), cites=(fact.id,))

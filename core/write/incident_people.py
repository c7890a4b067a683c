"""The people of an incident: who opened it, who acted, who reported the last success, and how much each wrote."""

from core.brief import Fact
from core.document import Claim
from core.records import Member
from core.words import catalogue, say
from core.words.format import number
from core.write.excerpt import excerpt
from core.write.lines import Line, by_user
from core.write.roles import final_success, jokes, role
from core.write.telling import Teller

#: Rows for people; in a larger room the rest are those who wrote least, and are only counted.
_ROWS = 40


def participants(teller: Teller) -> list[Claim]:
    """A row a person, those who wrote most first; then how many members wrote nothing, where they have no row."""
    counts = {fact.subject: fact for fact in teller.brief.facts_of("person_messages") if fact.subject}
    people = [person for person in teller.brief.people if person.name in counts and not person.bot]
    ranked = sorted(people, key=lambda person: -_count(counts[person.name]))
    said = by_user(teller.reading.lines)
    parts = _parts(teller)
    claims = [_row(teller, person, counts[person.name], said.get(person.id, []), parts) for person in ranked[:_ROWS]]
    silent = teller.fact("members_silent_unlisted")
    return [*claims, *([teller.counted("incident-person-rest", [silent])] if silent else [])]


def _parts(teller: Teller) -> dict[int, str]:
    """By place, the lines that give their author a part: openers and last successes of the main matters."""
    parts: dict[int, str] = {}
    for matter in teller.reading.main:
        parts.setdefault(matter.opener.place, "opened")
        success = final_success(matter, teller.reading)
        if success:
            parts[success.place] = "result"
    return parts


def _row(teller: Teller, person: Member, fact: Fact, lines: list[Line], parts: dict[int, str]) -> Claim:
    wrote = say(teller.locale, "incident-wrote", count=_count(fact), shown=number(_count(fact), teller.locale))
    told = _telling(teller, lines, parts)
    base = Claim(text=wrote, cites=(fact.id,), who=person.name, label=_label(teller, person))
    if told is None:
        return base
    part, line = told
    text = say(teller.locale, f"incident-person-{part}", wrote=wrote, quote=teller.quote(line))
    return base.model_copy(update={"text": text, "cites": (fact.id, line.id)})


def _telling(teller: Teller, lines: list[Line], parts: dict[int, str]) -> tuple[str, Line] | None:
    """The part a person took and the line that shows it."""
    for part in ("result", "opened"):
        line = next((line for line in lines if parts.get(line.place) == part), None)
        if line is not None:
            return part, line
    weight = teller.reading.weight
    heard = [line for line in lines if not line.idle and excerpt(line) and weight[line.place] > 0.3]
    acted = [line for line in heard if role(line, teller.reading) == "action" and not jokes(line, teller.reading)]
    best = max(acted or heard, key=lambda line: (weight[line.place], -line.place), default=None)
    return None if best is None else ("acted" if acted else "said", best)


def _label(teller: Teller, person: Member) -> str | None:
    """The person's role in the room and job title, as given."""
    known = f"incident-role-{(person.role or '').lower()}"
    has = catalogue(teller.locale).has_message(known) if person.role in ("owner", "editor", "viewer") else False
    told = [say(teller.locale, known) if has else person.role, person.job_title]
    return ", ".join(part for part in told if part) or None


def _count(fact: Fact) -> int:
    return fact.value if isinstance(fact.value, int) else 0

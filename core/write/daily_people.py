"""The sections about people: who needs an answer, what was promised and asked for, which contacts stood out."""

from core.brief import Evidence, Fact
from core.document import Claim
from core.records import Call
from core.write.asks import promise_in, wanted_in
from core.write.daily_page import MOST_CITES, Page
from core.write.said import quote

#: Lines of a section; past these a count says how many there are in all.
MOST_WAITING, MOST_PROMISED, MOST_NEW, MOST_BUSY = 10, 8, 4, 3
#: Messages of one contact that are quoted together.
MOST_QUOTED = 3


def attention(page: Page) -> list[Claim]:
    """Unanswered questions, most urgent first; missed calls nobody returned; who waits since the day before."""
    waiting = list(page.brief.facts_of("waiting"))
    claims = [waiting_line(page, fact) for fact in waiting[:MOST_WAITING]]
    total = page.fact("waiting_contacts")
    if total and len(waiting) > MOST_WAITING:
        claims.append(Claim(text=page.count("more", total), cites=(total.id,)))
    return claims + _missed(page) + _still_waiting(page)


def waiting_line(page: Page, fact: Fact) -> Claim:
    """What one contact waits for."""
    first, *others = page.evidence(fact.from_)[:MOST_QUOTED]
    return page.said(first, others=others)


def promised(page: Page) -> list[Claim]:
    """Promises with their time, then what notes of calls say was wanted, as quotes; who promised is left as written."""
    waiting = {name for fact in page.brief.facts_of("waiting") for name in fact.from_}
    kept: dict[tuple[str | None, str], tuple[Evidence, str, bool]] = {}
    for item in page.talk():
        if item.id in waiting:
            continue
        promise = promise_in(item.text)
        wanted = wanted_in(item.text) if isinstance(item.record, Call) else None
        if sentence := promise or wanted:
            kept.setdefault((item.author, sentence), (item, sentence, promise is None))
    ordered = sorted(kept.values(), key=lambda one: one[2])
    return [page.said(item, sentence) for item, sentence, _ in ordered[:MOST_PROMISED]]


def contacts(page: Page) -> list[Claim]:
    """New contacts and what they were about, who was in touch most, whose details changed."""
    new = page.fact("contacts_new")
    arrived = page.evidence(new.from_) if new else []
    claims = [claim for item in arrived[:MOST_NEW] if (claim := _new_with_touch(page, item))]
    told = {cite for claim in claims for cite in claim.cites}
    silent = [item for item in arrived if item.id not in told]
    updated = page.fact("contacts_updated")
    return [
        *claims,
        *(_names(page, "contacts-new", silent)),
        *_busy(page, {item.ref for item in arrived}),
        *_names(page, "contacts-updated", page.evidence(updated.from_) if updated else []),
    ]


def _missed(page: Page) -> list[Claim]:
    missed = page.fact("missed_calls")
    calls = page.evidence(missed.from_) if missed else []
    lines = [calls[start : start + MOST_CITES] for start in range(0, len(calls), MOST_CITES)]
    return [
        Claim(
            text=page.say("missed", list=page.listed([_called(page, call) for call in line])),
            cites=tuple(call.id for call in line),
        )
        for line in lines[:2]
    ]


def _called(page: Page, call: Evidence) -> str:
    return page.say("missed-one", who=call.author or "", at=page.at(call))


def _still_waiting(page: Page) -> list[Claim]:
    fact = page.fact("still_waiting_contacts")
    items = page.evidence(fact.from_)[: MOST_CITES - 1] if fact else []
    if not fact or not items:
        return []
    names = page.listed([item.author or "" for item in items])
    return [Claim(text=page.say("still-waiting", list=names), cites=(*(item.id for item in items), fact.id))]


def _new_with_touch(page: Page, item: Evidence) -> Claim | None:
    facts = _touch_facts(page).get(item.ref or "", [])
    if not facts:
        return None
    who, _ = page.who(item)
    text = page.say("contact-new", who=who, places=_places(page, facts))
    cites = [item.id, *(fact.id for fact in facts)]
    theirs = {name for fact in facts for name in fact.from_}
    last = next((one for one in reversed(list(page.talk())) if one.id in theirs), None)
    if last:
        text = page.joined(text, page.say("contact-latest", at=page.at(last), quote=quote(last, page.locale)))
        cites.append(last.id)
    return Claim(text=text, cites=tuple(cites))


def _busy(page: Page, new: set[str | None]) -> list[Claim]:
    """Who was in touch most, in one line."""
    groups = [(key, facts) for key, facts in _touch_facts(page).items() if key not in new]
    ordered = sorted(groups, key=lambda one: -sum(int(fact.value) for fact in one[1]))[:MOST_BUSY]
    told = [
        page.say("contact-busy", who=facts[0].subject or key, places=_places(page, facts)) for key, facts in ordered
    ]
    cites = tuple(fact.id for _, facts in ordered for fact in facts)
    return [Claim(text=page.say("contacts-busy", list=page.listed(told)), cites=cites)] if told else []


def _touch_facts(page: Page) -> dict[str, list[Fact]]:
    """The facts about one contact's calls and messages, by the contact's own id."""
    found: dict[str, list[Fact]] = {}
    for label in ("contact_calls", "contact_messages"):
        for fact in page.brief.facts_of(label):
            for item in page.evidence(fact.from_[:1]):
                found.setdefault(getattr(item.record, "contact_id", None) or "", []).append(fact)
    return found


def _places(page: Page, facts: list[Fact]) -> str:
    return page.listed([page.count(f"count-{fact.label.removeprefix('contact_')}", fact) for fact in facts])


def _names(page: Page, message: str, items: list[Evidence]) -> list[Claim]:
    if not items:
        return []
    lines = [items[start : start + MOST_CITES] for start in range(0, len(items), MOST_CITES)]
    return [
        Claim(
            text=page.say(message, list=page.listed([page.who(item)[0] for item in line])),
            cites=tuple(item.id for item in line),
        )
        for line in lines[:2]
    ]

"""The rule writer of the daily report: what mattered first, then each section that has something to say."""

from collections.abc import Callable, Iterator

from core.brief import Brief, Fact
from core.document import Claim, Draft, DraftSection
from core.words.format import clock, duration
from core.write.daily_channels import by_channel, channels, highlights
from core.write.daily_matters import links, task_values, tasks, themes
from core.write.daily_page import MOST_CITES, Page
from core.write.daily_people import attention, contacts, promised, waiting_line
from core.write.said import quote

#: Highlights of the channels in a summary: beside other things, and where channels are all there is.
SOME_HIGHLIGHTS, MOST_HIGHLIGHTS = 2, 3
#: Both days need so many records before they are compared; a change is told from so many, and so great a share, on.
COMPARE_FROM, CHANGE_FROM, CHANGE_SHARE = 5, 5, 0.2


def write(brief: Brief) -> Draft:
    """The draft by rules. A section without a claim is left out."""
    page = Page(brief)
    written = ((key, tuple(section(page))) for key, section in SECTIONS)
    return Draft(sections=tuple(DraftSection(key=key, claims=claims) for key, claims in written if claims))


def summary(page: Page) -> list[Claim]:
    """The day counted, the most pressing follow-up, the oldest overdue task, what most contacts say; the channels."""
    claims = [claim for part in (_counted, _pressing, _overdue, _said_most) if (claim := part(page))]
    return claims + highlights(page, SOME_HIGHLIGHTS if len(claims) > 1 else MOST_HIGHLIGHTS)


def numbers(page: Page) -> list[Claim]:
    """The counts in full, against the day before where they differ much."""
    parts = (_calls, _agents, _busiest_hour, _messages)
    claims = [claim for part in parts if (claim := part(page))]
    changes = (_change(page, source) for source in ("calls", "messages"))
    return [*claims, *(claim for claim in changes if claim), *by_channel(page)]


def _counted(page: Page) -> Claim | None:
    rows = [(page.count(f"count-{word}", fact), (fact.id,)) for word, fact in _headline(page) if fact.value]
    told = [*rows, *page.channels_counted()]
    if not told:
        return None
    text = page.say("sentence", text=page.listed([words for words, _ in told]))
    return Claim(text=text, cites=tuple(name for _, names in told for name in names))


def _headline(page: Page) -> Iterator[tuple[str, Fact]]:
    labels = {"calls": "calls", "messages": "messages", "tasks_created": "created", "tasks_completed": "completed"}
    for label, word in {**labels, "contacts_new": "new"}.items():
        if fact := page.fact(label):
            yield word, fact


def _pressing(page: Page) -> Claim | None:
    total, first = page.fact("waiting_contacts"), page.fact("waiting")
    missed = page.fact("missed_calls")
    text, cites = "", tuple[str, ...]()
    if total and first:
        line = waiting_line(page, first)
        text, cites = page.count("summary-waiting", total, line=line.text), (total.id, *line.cites)
    if missed:
        text, cites = page.joined(text, page.count("summary-missed", missed)), (*cites, missed.id)
    return Claim(text=text, cites=cites) if text else None


def _overdue(page: Page) -> Claim | None:
    fact = page.fact("tasks_overdue")
    items = page.evidence(fact.from_) if fact else []
    if not fact or not items:
        return None
    text = page.count("summary-overdue", fact, **task_values(page, items[0]))
    return Claim(text=text, cites=(fact.id, items[0].id))


def _said_most(page: Page) -> Claim | None:
    theme = page.fact("theme_contacts")
    items = page.evidence(theme.from_) if theme else []
    if not theme or not items:
        return next(iter(links(page)), None)
    text = page.count("summary-theme", theme, quote=quote(items[0], page.locale))
    return Claim(text=text, cites=(theme.id, items[0].id))


def _calls(page: Page) -> Claim | None:
    facts = [page.fact(label) for label in ("calls", "calls_in", "calls_out", "talk_time", "median_call")]
    known = [fact for fact in facts if fact]
    if len(known) < len(facts):
        return None
    calls, ins, outs, talk, middle = known
    text = page.say(
        "number-calls",
        calls=page.count("count-calls", calls),
        **{"in": page.shown(ins), "out": page.shown(outs)},
        talk=_length(page, talk),
        median=_length(page, middle),
    )
    return Claim(text=text, cites=tuple(fact.id for fact in known))


def _length(page: Page, fact: Fact) -> str:
    return duration(float(fact.value), page.locale)


def _agents(page: Page) -> Claim | None:
    agents = list(page.brief.facts_of("calls_by_agent"))[: MOST_CITES - 1]
    if not agents:
        return None
    told = [page.say("number-agent", who=fact.subject, shown=page.shown(fact)) for fact in agents]
    nobody = page.fact("calls_without_agent")
    if nobody:
        told.append(page.say("no-agent", shown=page.shown(nobody)))
        agents.append(nobody)
    return Claim(text=page.say("number-agents", list=page.listed(told)), cites=tuple(fact.id for fact in agents))


def _busiest_hour(page: Page) -> Claim | None:
    hour, calls = page.fact("busiest_hour"), page.fact("busiest_hour_calls")
    items = page.evidence(hour.from_) if hour else []
    if not hour or not calls or not items or not items[0].at:
        return None
    start = items[0].at.astimezone(page.brief.tz).replace(minute=0)
    text = page.say("number-hour", at=clock(start, page.brief.tz), calls=page.count("count-calls", calls))
    return Claim(text=text, cites=(hour.id, calls.id))


def _messages(page: Page) -> Claim | None:
    facts = [page.fact(label) for label in ("messages", "messages_in", "messages_out", "messages_contacts")]
    known = [fact for fact in facts if fact]
    if len(known) < len(facts) or not known[0].value:
        return None
    total, ins, outs, people = known
    values = {"messages": page.count("count-messages", total), "in": page.shown(ins), "out": page.shown(outs)}
    return Claim(text=page.count("number-messages", people, **values), cites=tuple(fact.id for fact in known))


def _change(page: Page, source: str) -> Claim | None:
    now, before = page.fact(source), page.fact(f"{source}_day_before")
    if not now or not before:
        return None
    new, old = float(now.value), float(before.value)
    apart = abs(new - old)
    if min(new, old) < COMPARE_FROM or apart < CHANGE_FROM or apart < CHANGE_SHARE * old:
        return None
    text = page.say("number-change", now=page.count(f"count-{source}", now), before=page.shown(before))
    return Claim(text=text, cites=(now.id, before.id))


#: The sections in the order of their worth to somebody with two minutes.
SECTIONS: tuple[tuple[str, Callable[[Page], list[Claim]]], ...] = (
    ("summary", summary),
    ("attention", attention),
    ("promised", promised),
    ("channels", channels),
    ("tasks", tasks),
    ("themes", themes),
    ("links", links),
    ("contacts", contacts),
    ("numbers", numbers),
)

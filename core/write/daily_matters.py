"""The sections about matters: tasks, what several contacts say, one thing in many places."""

from core.brief import Evidence, Fact
from core.document import Claim
from core.records import Task
from core.words.format import short_day
from core.write.daily_page import MOST_CITES, Page
from core.write.said import quote

#: Lines of each sort.
MOST_OVERDUE, MOST_DUE, MOST_THEMES, MOST_LINKS, MOST_LIKELY = 5, 4, 5, 5, 3


def tasks(page: Page) -> list[Claim]:
    """What is overdue, due and due next, oldest first; then what was created and completed."""
    overdue = page.fact("tasks_overdue")
    claims = _due(page, "tasks_overdue", "task-overdue", MOST_OVERDUE)
    if overdue and len(overdue.from_) > MOST_OVERDUE:
        claims.append(Claim(text=page.count("tasks-overdue-more", overdue), cites=(overdue.id,)))
    claims += _due(page, "tasks_due", "task-due", MOST_DUE)
    claims += _due(page, "tasks_due_next", "task-next", MOST_DUE)
    return claims + _titles(page, "tasks_created") + _titles(page, "tasks_completed")


def task_values(page: Page, item: Evidence) -> dict[str, str]:
    """A task's title, due date and assignee in words."""
    due = item.record.due if isinstance(item.record, Task) else None
    return {
        "title": page.title(item),
        "due": short_day(due, page.locale) if due else "",
        "who": item.author or page.say("task-nobody"),
    }


def themes(page: Page) -> list[Claim]:
    """What two or more contacts said alike, most contacts first; of two only, not where one waits for an answer."""
    waiting = {name for fact in page.brief.facts_of("waiting") for name in fact.from_}
    all_themes = page.brief.facts_of("theme_contacts")
    told = [fact for fact in all_themes if int(fact.value) > 2 or waiting.isdisjoint(fact.from_)]
    return [_theme(page, fact) for fact in told[:MOST_THEMES]]


def links(page: Page) -> list[Claim]:
    """Ids that calls, messages and tasks share, and tasks that somebody's words may concern."""
    codes = dict.fromkeys(fact.subject or "" for fact in page.brief.facts if fact.label in _PLACES)
    pairs = list(page.brief.facts_of("task_may_concern"))[:MOST_LIKELY]
    found = [_link(page, code) for code in list(codes)[:MOST_LINKS]]
    return found + [claim for fact in pairs if (claim := _likely(page, fact))]


_PLACES = {"code_calls": "calls", "code_messages": "messages", "code_tasks": "tasks"}


def _due(page: Page, label: str, message: str, most: int) -> list[Claim]:
    fact = page.fact(label)
    items = page.evidence(fact.from_)[:most] if fact else []
    return [Claim(text=page.say(message, **task_values(page, item)), cites=(item.id,)) for item in items]


def _titles(page: Page, label: str) -> list[Claim]:
    fact = page.fact(label)
    items = [item for item in page.evidence(fact.from_) if item.text.strip()] if fact else []
    if not fact or not items:
        return []
    shown = items[: MOST_CITES - 1]
    message = label.replace("_", "-") + ("" if len(shown) == fact.value else "-some")
    text = page.say(message, shown=page.shown(fact), list=page.listed([page.title(item) for item in shown]))
    return [Claim(text=text, cites=(fact.id, *(item.id for item in shown)))]


def _theme(page: Page, fact: Fact) -> Claim:
    items = page.evidence(fact.from_)
    first = {item.author: item for item in reversed(items[1:])} | {items[0].author: items[0]}
    words = quote(items[0], page.locale)
    quiet = next((f for f in page.brief.facts_of("theme_contacts_unanswered") if f.from_ == fact.from_), None)
    if len(first) == fact.value and len(first) < MOST_CITES - 1:
        named = sorted(first.values(), key=lambda item: (page.at(item), item.id))
        names = page.listed([item.author or "" for item in named])
        text = page.count("theme", fact, quote=words, names=names)
    else:
        named, text = items[:1], page.count("theme-many", fact, quote=words)
    cites = [fact.id, *(item.id for item in named)]
    if quiet and int(fact.value) > 2:
        which = "theme-unanswered-all" if quiet.value == fact.value else "theme-unanswered"
        text = page.joined(text, page.count(which, quiet))
        cites.insert(1, quiet.id)
    return Claim(text=text, cites=tuple(cites))


def _link(page: Page, code: str) -> Claim:
    places = [fact for fact in page.brief.facts if fact.label in _PLACES and fact.subject == code]
    text = page.say("link", code=code, places=page.listed([page.count(f"count-{_PLACES[f.label]}", f) for f in places]))
    cites = [fact.id for fact in places]
    records = {name for fact in places for name in fact.from_}
    called = [fact for fact in page.brief.facts_of("code_name") if records.issuperset(fact.from_)]
    called = [fact for fact in called if code in (fact.subject or "").upper()]
    if len(called) > 1:
        names = [page.say("link-name", phrase=fact.subject, shown=page.shown(fact)) for fact in called[:2]]
        text = page.joined(text, page.say("link-names", names=page.listed(names)))
        cites += [fact.id for fact in called[:2]]
    before = next((f for f in page.brief.facts_of("code_day_before") if f.subject == code), None)
    if before:
        text = page.joined(text, page.count("link-before", before))
        cites.append(before.id)
    last = next((item for item in reversed(list(page.talk())) if item.id in records), None)
    if last:
        said = page.said(last, firm=False)
        text = page.joined(text, page.say("link-latest", line=said.text))
        cites += said.cites
    return Claim(text=text, cites=tuple(cites))


def _likely(page: Page, fact: Fact) -> Claim | None:
    items = page.evidence(fact.from_)
    if len(items) != 2:
        return None
    task, talk = items
    said = page.said(talk)
    return Claim(text=page.say("likely", title=page.title(task), line=said.text), cites=(task.id, *said.cites))

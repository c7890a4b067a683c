"""The computed facts of a day: counts, lengths, comparisons, and who waits, what repeats, what belongs together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median

from core.brief import Fact
from core.records import Call, Record, Task, Text
from core.write.day import Day
from core.write.follow_ups import last_answers, missed, still_waiting, waiting
from core.write.links import Linked, links
from core.write.themes import themes

#: Themes, contacts who wait and contacts often in touch that become facts, one each; more is noise.
MOST_THEMES, MOST_WAITING, MOST_TOUCHES = 8, 40, 20
#: A busiest hour is told from so many calls on, and only where it has twice the mean hour.
BUSY_CALLS = 5
_SORTS = {"call": "calls", "text": "messages", "task": "tasks"}


class Ledger:
    """Facts in the making: numbers them and turns records into the ids they are cited by."""

    def __init__(self, ids: Mapping[tuple[str, str], str]) -> None:
        self._ids = ids
        self.facts: list[Fact] = []

    def add(
        self,
        label: str,
        value: int | float | str,
        records: Iterable[Record] = (),
        *,
        unit: str | None = None,
        subject: str | None = None,
    ) -> None:
        """One fact more, computed from the records."""
        known = ((record.sort, record.id) for record in records)
        origin = tuple(self._ids[key] for key in known if key in self._ids)
        self.facts.append(
            Fact.model_validate(
                {
                    "id": f"f{len(self.facts) + 1}",
                    "label": label,
                    "value": value,
                    "unit": unit,
                    "from": origin,
                    "subject": subject,
                }
            )
        )

    def count(self, label: str, records: Sequence[Record], *, subject: str | None = None) -> None:
        """The number of the records as a fact."""
        self.add(label, len(records), records, subject=subject)


def facts_of(day: Day, before: Day, matters: Linked, ids: Mapping[tuple[str, str], str]) -> tuple[Fact, ...]:
    """All facts of the day, f1 on; `before` is the day before, for comparison only. `ids` are those of the evidence."""
    book = Ledger(ids)
    book.add("day", day.window.day.isoformat(), unit="date")
    for source, write in (("calls", _calls), ("messages", _messages), ("tasks", _tasks), ("contacts", _contacts)):
        if source in day.sources:
            write(book, day)
    for source, count in before.counted.items():
        if count and source in ("calls", "messages"):
            book.add(f"{source}_day_before", count)
    _follow_ups(book, day, before)
    _themes(book, day)
    _links(book, matters, before)
    _touches(book, day)
    return tuple(book.facts)


def touches(day: Day) -> list[tuple[str, list[Call], list[Text]]]:
    """Per known contact its calls that count and its messages, most of them first."""
    calls: dict[str, list[Call]] = {}
    texts: dict[str, list[Text]] = {}
    for call in day.calls:
        calls.setdefault(call.contact_id or "", []).append(call)
    for text in day.texts:
        texts.setdefault(text.contact_id or "", []).append(text)
    contacts = sorted((calls.keys() | texts.keys()) - {""})
    every = [(contact, calls.get(contact, []), texts.get(contact, [])) for contact in contacts]
    return sorted(every, key=lambda one: -(len(one[1]) + len(one[2])))


def due_tasks(day: Day) -> dict[str, list[Task]]:
    """Open tasks by `overdue`, `due` (on the day) and `next` (the day after), oldest first."""
    today = day.window.day
    found: dict[str, list[Task]] = {"overdue": [], "due": [], "next": []}
    for task in sorted(day.open, key=lambda task: (task.due or today, task.id)):
        if task.due and task.due < today:
            found["overdue"].append(task)
        elif task.due in (today, today + timedelta(days=1)):
            found["due" if task.due == today else "next"].append(task)
    return found


def _calls(book: Ledger, day: Day) -> None:
    calls = day.calls
    book.count("calls", calls)
    for way in ("in", "out"):
        book.count(f"calls_{way}", [call for call in calls if call.direction == way])
    if calls:
        book.add("talk_time", sum(call.duration_s for call in calls), calls, unit="s")
        book.add("median_call", round(median(call.duration_s for call in calls)), calls, unit="s")
    book.add("calls_short", len(day.short))
    agents = Counter(call.agent for call in calls)
    for agent, _ in sorted(agents.items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or "")):
        theirs = [call for call in calls if call.agent == agent]
        book.count("calls_by_agent" if agent else "calls_without_agent", theirs, subject=agent)
    _busiest_hour(book, day)


def _busiest_hour(book: Ledger, day: Day) -> None:
    hours: dict[datetime, list[Call]] = {}
    for call in day.calls:
        hours.setdefault(call.at.astimezone(day.window.tz).replace(minute=0, second=0, microsecond=0), []).append(call)
    if not hours:
        return
    start, calls = max(hours.items(), key=lambda pair: (len(pair[1]), -pair[0].timestamp()))
    if len(calls) >= BUSY_CALLS and len(calls) * len(hours) >= 2 * len(day.calls):
        book.add("busiest_hour", start.isoformat(), calls, unit="datetime")
        book.count("busiest_hour_calls", calls)


def _messages(book: Ledger, day: Day) -> None:
    book.count("messages", day.texts)
    for way in ("in", "out"):
        book.count(f"messages_{way}", [text for text in day.texts if text.direction == way])
    written = [(contact, texts) for contact, _, texts in touches(day) if texts]
    book.add("messages_contacts", len(written), day.texts)
    for contact, texts in written:
        for way in ("in", "out"):
            theirs = [text for text in texts if text.direction == way]
            book.count(f"contact_messages_{way}", theirs, subject=day.name(contact))


def _tasks(book: Ledger, day: Day) -> None:
    book.count("tasks", day.tasks)
    book.count("tasks_created", day.created)
    book.count("tasks_completed", day.completed)
    for when, tasks in due_tasks(day).items():
        book.count("tasks_overdue" if when == "overdue" else f"tasks_due{'_next' * (when == 'next')}", tasks)


def _contacts(book: Ledger, day: Day) -> None:
    book.count("contacts", (*day.new, *day.updated))
    book.count("contacts_new", day.new)
    book.count("contacts_updated", day.updated)


def _follow_ups(book: Ledger, day: Day, before: Day) -> None:
    asked = waiting(day)
    if asked:
        book.add("waiting_contacts", len(asked), [record for one in asked for record in one.records])
    for one in asked[:MOST_WAITING]:
        book.add("waiting", len(one.records), one.records, subject=day.name(one.contact_id))
    if calls := missed(day):
        book.count("missed_calls", calls)
    if still := still_waiting(day, before):
        book.count("still_waiting_contacts", still)


def _themes(book: Ledger, day: Day) -> None:
    answers = last_answers(day)
    for theme in themes(day)[:MOST_THEMES]:
        # the one to quote comes first
        records = sorted(theme.records, key=lambda record: record != theme.shortest)
        book.add("theme_contacts", len(theme.contacts), records)
        last = {record.contact_id: record.at for record in theme.records if record.contact_id}
        quiet = [contact for contact, moment in last.items() if answers.get(contact, moment) <= moment]
        if quiet:
            book.add("theme_contacts_unanswered", len(quiet), records)


def _links(book: Ledger, matters: Linked, before: Day) -> None:
    earlier = {link.code: link for link in links(before, alone=True)}
    for link in matters.links:
        for sort, word in _SORTS.items():
            if theirs := [record for record in link.records if record.sort == sort]:
                book.count(f"code_{word}", theirs, subject=link.code)
        for phrase, records in link.names.values():
            book.count("code_name", records, subject=phrase)
        if link.code in earlier:
            book.add("code_day_before", len(earlier[link.code].records), subject=link.code)
    for task, record in matters.likely:
        book.add("task_may_concern", task.title, (task, record))


def _touches(book: Ledger, day: Day) -> None:
    new = {contact.id for contact in day.new}
    often = [one for one in touches(day) if one[0] in new or (one[1] and one[2] and len(one[1]) + len(one[2]) >= 3)]
    for contact, calls, texts in sorted(often, key=lambda one: one[0] not in new)[:MOST_TOUCHES]:
        for word, records in (("calls", calls), ("messages", texts)):
            if records:
                book.count(f"contact_{word}", records, subject=day.name(contact))

"""What may be cited of a day: an id for each call, message, task and contact worth a line."""

from collections.abc import Iterable

from core.brief import Evidence
from core.records import Call, Contact, Record, Task, Text
from core.values import Instant
from core.words import say
from core.words.format import duration
from core.words.text import clean
from core.write.day import Day, one_line, within
from core.write.follow_ups import missed


def evidence_of(day: Day, tasks: Iterable[Task], contacts: Iterable[Contact], locale: str) -> tuple[Evidence, ...]:
    """Calls that count or were missed (c1 …), messages (x1 …), tasks (t1 …) and contacts (p1 …), as ids in time order.

    Besides the day's own tasks and contacts those given are taken in, and every known contact that was talked with.
    """
    calls = sorted({call.id: call for call in (*day.calls, *missed(day))}.values(), key=lambda call: (call.at, call.id))
    talk: list[Call | Text] = [*calls, *day.texts]
    talked = (day.contacts.get(record.contact_id or "") for record in talk)
    all_contacts = (*day.new, *day.updated, *contacts, *(contact for contact in talked if contact))
    return (
        *(_call(f"c{i}", call, day, locale) for i, call in enumerate(calls, 1)),
        *(_text(f"x{i}", text, day, locale) for i, text in enumerate(day.texts, 1)),
        *(_task(f"t{i}", task) for i, task in enumerate(_once((*day.tasks, *tasks)), 1)),
        *(_contact(f"p{i}", contact, day) for i, contact in enumerate(_once(all_contacts), 1)),
    )


def ids_of(evidence: Iterable[Evidence]) -> dict[tuple[str, str], str]:
    """The evidence ids by sort and own id of their records."""
    return {(item.record.sort, item.record.id): item.id for item in evidence if item.record}


def _once(records: Iterable[Record]) -> list[Record]:
    return sorted({record.id: record for record in records}.values(), key=lambda record: record.id)


def _call(number: str, call: Call, day: Day, locale: str) -> Evidence:
    nobody = "daily-unknown-caller" if call.direction == "in" else "daily-unknown-contact"
    length = duration(call.duration_s, locale)
    return Evidence(
        id=number,
        text=call.transcription or say(locale, f"daily-call-{call.direction}", length=length),
        author=day.name(call.contact_id) or say(locale, nobody),
        at=call.at,
        ref=call.id,
        record=call,
    )


def _text(number: str, text: Text, day: Day, locale: str) -> Evidence:
    return Evidence(
        id=number,
        text=clean(text.text),
        author=day.name(text.contact_id) or say(locale, "daily-unknown-contact"),
        at=text.at,
        ref=text.id,
        record=text,
    )


def _task(number: str, task: Record) -> Evidence:
    assert isinstance(task, Task)
    author = one_line(task.assignee or "") or None
    return Evidence(id=number, text=one_line(task.title), author=author, at=task.created_at, ref=task.id, record=task)


def _contact(number: str, contact: Record, day: Day) -> Evidence:
    assert isinstance(contact, Contact)
    name = day.name(contact.id) or contact.id
    text = ", ".join(part for part in (name, one_line(contact.company or "")) if part)
    return Evidence(id=number, text=text, author=name, at=_changed(contact, day), ref=contact.id, record=contact)


def _changed(contact: Contact, day: Day) -> Instant | None:
    """When it was new or updated on the day; otherwise when it was created."""
    moments = (contact.created_at, contact.updated_at)
    return next((moment for moment in moments if within(moment, day.window)), contact.created_at)

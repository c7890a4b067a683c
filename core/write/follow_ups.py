"""Who still waits: questions nobody answered, calls nobody returned."""

from datetime import datetime
from typing import NamedTuple

from core.records import Call, Contact, Text
from core.write.asks import asks, asks_for_call, urgency
from core.write.day import Day


class Waiting(NamedTuple):
    """One contact (None: nobody known) and what of theirs stands unanswered, in time order."""

    contact_id: str | None
    records: tuple[Text | Call, ...]

    @property
    def urgency(self) -> int:
        """The most urgent of the records, 0-3."""
        return max(urgency(words_of(record)) for record in self.records)


def words_of(record: Text | Call) -> str:
    """What was said or written."""
    return record.text if isinstance(record, Text) else record.transcription or ""


def waiting(day: Day, *later: Day) -> list[Waiting]:
    """The contacts with an unanswered question, request or call-back, most urgent first, then longest waiting.

    An answer is any later message to the contact or later call with them that counts, on this day or a `later` one.
    """
    answered = last_answers(day, *later)
    asked: dict[str, list[Text | Call]] = {}
    open_asks: list[Text | Call] = [*_questions(day), *_call_backs(day)]
    for record in sorted(open_asks, key=lambda record: (record.at, record.id)):
        if record.contact_id is None or record.at >= answered.get(record.contact_id, record.at):
            asked.setdefault(record.contact_id or f"nobody {record.id}", []).append(record)
    found = [Waiting(records[0].contact_id, tuple(records)) for records in asked.values()]
    return sorted(found, key=lambda one: (-one.urgency, one.records[0].at))


def still_waiting(day: Day, before: Day) -> list[Contact]:
    """The known contacts whose question of the day before has no answer on either day."""
    asked = (day.contacts.get(one.contact_id or "") for one in waiting(before, day))
    return [contact for contact in asked if contact]


def missed(day: Day) -> list[Call]:
    """Short incoming calls after which nobody called or wrote back, in time order."""
    answered = last_answers(day)
    for call in day.short:
        if call.direction == "out" and call.contact_id:
            answered[call.contact_id] = max(call.at, answered.get(call.contact_id, call.at))
    unreturned = (call for call in day.short if call.direction == "in")
    return [c for c in unreturned if c.contact_id is None or c.at >= answered.get(c.contact_id, c.at)]


def last_answers(*days: Day) -> dict[str, datetime]:
    """When each contact was last written to or talked with, by the contact's id."""
    last: dict[str, datetime] = {}
    for day in days:
        answers: list[Text | Call] = [*day.calls, *(text for text in day.texts if text.direction == "out")]
        for record in answers:
            if record.contact_id:
                last[record.contact_id] = max(record.at, last.get(record.contact_id, record.at))
    return last


def _questions(day: Day) -> list[Text]:
    return [text for text in day.texts if text.direction == "in" and asks(text.text)]


def _call_backs(day: Day) -> list[Call]:
    return [call for call in day.calls if call.transcription and asks_for_call(call.transcription)]

"""The records of one local day, filtered as a daily report counts them, and the names of the contacts in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TypeVar

from core.brief import Window
from core.records import Call, Contact, Record, Task, Text
from core.words.text import clean, cut

_Timed = TypeVar("_Timed", Call, Text)
#: A call counts from this length on (seconds), or with any transcription.
SUBSTANTIVE_S = 30
#: Transcriptions are kept up to this many characters.
TRANSCRIPTION_LENGTH = 500
#: Trackers' words for a task that nobody has to do any more, lower case.
_CLOSED_WORDS = """done closed complete completed resolved finished cancelled canceled archived rejected won't_do
    ferdig fullført utført lukket løst avsluttet avbrutt avlyst kansellert
    виконано завершено закрито готово вирішено скасовано відхилено
    完成 已完成 結案 已結案 關閉 已關閉 取消 已取消"""
CLOSED = frozenset(_CLOSED_WORDS.split())


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day's records, each sort in time order. `sources` are those given: calls, messages, tasks, contacts.

    `calls` are the substantive ones, `short` the rest. `tasks` are those created or completed in the window, `open`
    all that were still to do. `contacts` are all known ones by id, `new` and `updated` those of the window.
    """

    window: Window
    sources: frozenset[str]
    calls: tuple[Call, ...] = ()
    short: tuple[Call, ...] = ()
    texts: tuple[Text, ...] = ()
    tasks: tuple[Task, ...] = ()
    open: tuple[Task, ...] = ()
    new: tuple[Contact, ...] = ()
    updated: tuple[Contact, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)

    @property
    def created(self) -> tuple[Task, ...]:
        """The tasks created in the window."""
        return tuple(task for task in self.tasks if within(task.created_at, self.window))

    @property
    def completed(self) -> tuple[Task, ...]:
        """The tasks completed in the window."""
        return tuple(task for task in self.tasks if within(task.completed_at, self.window))

    @property
    def counted(self) -> dict[str, int]:
        """How many rows of each source count, for the sources that were given."""
        all_counts = {
            "calls": len(self.calls),
            "messages": len(self.texts),
            "tasks": len(self.tasks),
            "contacts": len(self.new) + len(self.updated),
        }
        return {source: count for source, count in all_counts.items() if source in self.sources}

    def name(self, contact_id: str | None) -> str | None:
        """What a contact is shown as: the name, the id where the list has none, None for nobody known."""
        contact = self.contacts.get(contact_id or "")
        return (one_line(contact.name) if contact else "") or contact_id or None


def day_before(window: Window) -> Window:
    """The local day that ends where the window begins."""
    day = window.day - timedelta(days=1)
    return Window(start=datetime.combine(day, time.min, tzinfo=window.tz), end=window.start, zone=window.zone)


def day_of(records: Iterable[Record], window: Window, sources: frozenset[str]) -> Day:
    """The day's records. A record given twice under one id counts once, as it was given last."""
    unique = {(record.sort, record.id): record for record in records}
    every = list(unique.values())
    calls = _in_order(call for call in every if isinstance(call, Call) and within(call.at, window))
    tasks = sorted((task for task in every if isinstance(task, Task)), key=lambda task: task.id)
    contacts = sorted((contact for contact in every if isinstance(contact, Contact)), key=lambda contact: contact.id)
    new = [contact for contact in contacts if within(contact.created_at, window)]
    return Day(
        window=window,
        sources=sources,
        calls=tuple(_shortened(call) for call in calls if substantive(call)),
        short=tuple(call for call in calls if not substantive(call)),
        texts=tuple(_in_order(text for text in every if isinstance(text, Text) and within(text.at, window))),
        tasks=tuple(task for task in tasks if within(task.created_at, window) or within(task.completed_at, window)),
        open=tuple(task for task in tasks if is_open(task) and not (task.created_at and task.created_at >= window.end)),
        new=tuple(new),
        updated=tuple(c for c in contacts if within(c.updated_at, window) and c not in new),
        contacts={contact.id: contact for contact in contacts},
    )


def substantive(call: Call) -> bool:
    """Whether a call counts: it has a transcription, or lasted half a minute."""
    return bool((call.transcription or "").strip()) or call.duration_s >= SUBSTANTIVE_S


def is_open(task: Task) -> bool:
    """Whether a task is still to do: not completed, and not closed by its tracker's word."""
    status = (task.status or "").strip().lower().replace(" ", "_")
    return task.completed_at is None and status not in CLOSED


def within(moment: datetime | None, window: Window) -> bool:
    """Whether the moment lies in the window, its end excluded."""
    return moment is not None and window.start <= moment < window.end


def one_line(text: str) -> str:
    """The text without control characters and line breaks."""
    return " ".join(clean(text).split())


def _in_order(records: Iterable[_Timed]) -> Sequence[_Timed]:
    return sorted(records, key=lambda record: (record.at, record.id))


def _shortened(call: Call) -> Call:
    words = clean(call.transcription or "").strip()
    return call.model_copy(update={"transcription": cut(words, TRANSCRIPTION_LENGTH) or None})

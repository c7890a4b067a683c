"""Values the stores' suites keep: each with as little said as a test needs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from core.audit import AuditDraft
from core.document import Document, Section
from core.kept import Command, Notification, StoredDocument
from core.ledger import Answer, Call, CallKey
from core.people import ChatRoom, Person
from core.ports import Prompt
from core.records import RoomMessage
from core.report import Caller, Definition, Run

#: A Tuesday.
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
OURS, THEIRS = "org_T1", "org_T2"
#: What people do write: quotes, emoji, right-to-left, a zero byte in the middle.
ODD = 'O\'Neil "x" %s :p \\ \U0001f600 שלום 報告'


class Now:
    """A clock that only a test moves."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at


def after(**by: float) -> datetime:
    """NOON and so many seconds, minutes, hours, days."""
    return NOON + timedelta(**by)


def a_person(number: int = 1, organisation: str = OURS, **fields: Any) -> Person:
    given = {"id": f"usr_{number}", "display_name": f"Person {number}", "created_at": NOON} | fields
    return Person(organisation=organisation, **given)


def a_room(number: int = 1, organisation: str = OURS, **fields: Any) -> ChatRoom:
    return ChatRoom(**{"id": f"room_{number}", "organisation": organisation, "title": f"Room {number}"} | fields)


def a_message(ts: str, at: datetime = NOON, **fields: Any) -> RoomMessage:
    return RoomMessage(**{"id": ts, "at": at, "user": "usr_1", "text": f"Said at {ts}"} | fields)


def a_run(number: int = 1, organisation: str = OURS, **fields: Any) -> Run:
    caller = Caller(organisation=organisation, user="usr_1", rights=frozenset({"admin"}))
    given = {"id": f"rep_{number}", "kind": "daily", "caller": caller, "organisation": "Ours", "zone": "UTC"} | fields
    return Run(**{"now": NOON} | given)


def a_definition(number: int = 1, organisation: str = OURS, **fields: Any) -> Definition:
    given = {"id": f"def_{number}", "room": f"room_{number}", "owner": "usr_1"} | fields
    return Definition(organisation=organisation, **given)


def an_event(number: int = 1, organisation: str = OURS, **fields: Any) -> AuditDraft:
    """Something to be logged, with a key of its own."""
    given = {"key": f"rep_{number}/done", "event": "report.generated", "at": NOON, "user": "usr_1"} | fields
    return AuditDraft(organisation=organisation, **given)


def a_document(number: int = 1, organisation: str = OURS, **fields: Any) -> StoredDocument:
    given: dict[str, Any] = {"id": f"rep_{number}", "kind": "daily", "title": f"Report {number}", "created_by": "usr_1"}
    given |= {"created_at": NOON, "body": "## Calls\n\nTwo.", "document": _written()}
    return StoredDocument(organisation=organisation, **given | fields)


def a_command(number: int = 1, organisation: str = OURS, **fields: Any) -> Command:
    caller = Caller(organisation=organisation, user="usr_1")
    return Command(**{"id": f"trigger.{number}", "caller": caller, "chat": "web", "text": "test", "at": NOON} | fields)


def a_notification(number: int = 1, organisation: str = OURS, **fields: Any) -> Notification:
    given = {"id": f"ntf_{number}", "person": "usr_1", "title": "Your report", "created_at": NOON} | fields
    return Notification(organisation=organisation, **given)


def a_call(number: int = 1, organisation: str = OURS, **fields: Any) -> Call:
    """A call for 100 USD-micros, with a key of its own."""
    given: dict[str, Any] = {"key": CallKey(f"rep_{number}", "write", 1), "user": "usr_1", "reserved": 100}
    given |= {"capability": "daily", "correlation": f"rep_{number}", "model": "m", "provider": "openai"}
    given |= {"prompt": "daily", "prompt_version": "1", "prompt_sha256": "0" * 64}
    return Call(organisation=organisation, **given | fields)


def a_prompt(**fields: Any) -> Prompt:
    return Prompt(**{"name": "daily", "version": "1", "system": "Write.", "user": ODD} | fields)


def an_answer(number: int = 1, text: str = ODD, **fields: Any) -> Answer:
    return Answer(
        text=text,
        key=CallKey(f"rep_{number}", "write", 1),
        capability="daily",
        correlation=f"rep_{number}",
        prompt="daily",
        prompt_version="1",
        prompt_sha256="0" * 64,
        answer_sha256="1" * 64,
        model_asked="m",
        model_answered="m-1",
        latency_ms=12,
        attempts=(("rate_limited", 3), ("ok", 9)),  # type: ignore[arg-type] - pydantic makes Attempts of them
        **fields,
    )


def _written() -> Document:
    return Document(id="rep_1", title=ODD, kind="daily", sections=(Section(key="calls", title="Calls"),))

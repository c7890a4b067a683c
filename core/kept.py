"""What is kept, as stores hand it out: documents, files, deliveries, commands, notifications, events."""

from typing import Any, Literal, NamedTuple

from pydantic import Field

from core.document import Document
from core.report import Caller, Run, Status
from core.values import Instant, Value

#: `sending` is written before the target is touched, the others after. `unknown`: it can't be told whether it arrived.
DeliveryState = Literal["new", "sending", "sent", "failed", "unknown"]


class StoredFile(Value):
    """A file posted in a room; its bytes are in the blob store under `blob` (None where it couldn't be had)."""

    id: str
    room: str
    name: str
    media_type: str
    user: str
    at: Instant
    size: int
    blob: str | None = None
    message: str | None = None


class Slot(NamedTuple):
    """A run to insert, and the state it starts in (`generating`, or `missed`)."""

    run: Run
    status: Status = "generating"


class Rendered(Value):
    """One file of a document, in the blob store."""

    name: str
    media_type: str
    blob: str
    size: int


class StoredDocument(Value):
    """A kept report (D3). `body` is its Markdown without the title; `document` is all of it, None in lists."""

    id: str
    version: int = 1
    organisation: str
    definition: str | None = None
    kind: str
    room: str | None = None
    locale: str = "en"
    title: str
    body: str = ""
    summary: str = ""
    period_start: Instant | None = None
    period_end: Instant | None = None
    data_sources: dict[str, int | None] = Field(default_factory=dict)
    created_by: str
    created_at: Instant
    files: tuple[Rendered, ...] = ()
    document: Document | None = None


class Page(Value):
    """A page of documents without bodies, newest first; `cursor` continues after the last item (D15)."""

    items: tuple[StoredDocument, ...]
    page: int
    page_size: int
    total: int
    cursor: str | None = None


class Delivery(Value):
    """One target of a run (D12): `by:to`, for example `chat:room_C1`, `file:room_C1`, `email:usr_U1`."""

    run: str
    organisation: str
    target: str
    state: DeliveryState = "new"
    #: the id the target gave it (a message's ts, a file's id)
    external: str | None = None
    error: str | None = None
    at: Instant | None = None


class Command(Value):
    """One thing a person asked in a chat: `/report …` (`text`), or a button or form (`action` and `values`).

    `id` is the chat's own for it (a trigger, an event, the web client's id), so that the same one is handled once.
    `state` is the form's, as it was given; `context` is the adapter's own (channel, response address), no secrets.
    """

    id: str
    caller: Caller
    chat: Literal["web", "slack"]
    room: str | None = None
    #: the thread it was asked in: the id of its first message
    thread: str | None = None
    text: str = ""
    action: str | None = None
    values: dict[str, Any] = Field(default_factory=dict)
    state: dict[str, str] = Field(default_factory=dict)
    context: dict[str, str] = Field(default_factory=dict)
    at: Instant


class Notification(Value):
    """Something to tell a person (D18). `entity` is what a click opens (a report's id)."""

    id: str
    organisation: str
    person: str
    category: Literal["report"] = "report"
    title: str
    body: str = ""
    entity: str | None = None
    created_at: Instant
    read_at: Instant | None = None


class Signed(NamedTuple):
    """Who a link or a session is for."""

    organisation: str
    person: str


class Event(Value):
    """Something live clients are told. For everyone in the organisation, one person, or the members of a room."""

    seq: int = 0
    organisation: str
    person: str | None = None
    room: str | None = None
    payload: dict[str, Any]

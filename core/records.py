"""What sources bring in: calls, messages, tasks, contacts, room messages, files, one record a thing that happened.

Times are instants in UTC; sources resolve a time without an offset in the organisation's zone. Columns nobody
declared here stay in `extra` and are not used.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from core.values import Instant, Value


class Reaction(Value):
    """One emoji on a room message and how many people gave it."""

    name: str
    count: int = 1
    users: tuple[str, ...] = ()


class RoomMessage(Value):
    """A message of a room or channel. `id` is its ts, unique in the room; `thread` the ts of the thread's parent."""

    sort: Literal["room_message"] = "room_message"
    id: str
    at: Instant
    #: id of the author; the brief's people give the name
    user: str
    text: str
    thread: str | None = None
    reactions: tuple[Reaction, ...] = ()
    #: ids of files posted with it
    files: tuple[str, ...] = ()
    edited: bool = False
    #: posted by an app, not by a person
    bot: bool = False
    #: joins, renames, topic changes: counted, never quoted
    notice: bool = False
    #: id of the channel it was read from, where one report reads several
    room: str | None = None
    #: where it can be opened (a permalink)
    link: str | None = None


class Call(Value):
    """A phone call. `duration_s` is in seconds."""

    sort: Literal["call"] = "call"
    id: str
    at: Instant
    direction: Literal["in", "out"]
    contact_id: str | None = None
    agent: str | None = None
    duration_s: int = 0
    transcription: str | None = None
    extra: dict[str, Any] = Field(default_factory=dict)


class Text(Value):
    """A message to or from a contact, by `channel` (sms, email, chat …). Named Text beside RoomMessage."""

    sort: Literal["text"] = "text"
    id: str
    at: Instant
    direction: Literal["in", "out"]
    contact_id: str | None = None
    channel: str | None = None
    text: str = ""
    extra: dict[str, Any] = Field(default_factory=dict)


class Task(Value):
    """A task. `status` is the tracker's own word; `due` is a local date."""

    sort: Literal["task"] = "task"
    id: str
    title: str = ""
    status: str | None = None
    priority: str | None = None
    created_at: Instant | None = None
    completed_at: Instant | None = None
    due: date | None = None
    assignee: str | None = None
    extra: dict[str, Any] = Field(default_factory=dict)


class Contact(Value):
    """A person or firm the team deals with."""

    sort: Literal["contact"] = "contact"
    id: str
    name: str = ""
    company: str | None = None
    email: str | None = None
    phone: str | None = None
    created_at: Instant | None = None
    updated_at: Instant | None = None
    extra: dict[str, Any] = Field(default_factory=dict)


Record = Annotated[RoomMessage | Call | Text | Task | Contact, Field(discriminator="sort")]


class Member(Value):
    """A person of a room or organisation, as documents show them."""

    id: str
    name: str
    role: str | None = None
    job_title: str | None = None
    email: str | None = None
    bot: bool = False


class Room(Value):
    """What is known of an incident room besides its messages (I2)."""

    id: str
    title: str
    incident_type: str | None = None
    severity: str | None = None
    #: active, resolved or archived, where the room says so
    status: str | None = None
    location: str | None = None
    description: str | None = None
    created_at: Instant | None = None
    resolved_at: Instant | None = None


def bare_room(room: str) -> str:
    """A room's id without the prefix that tells it apart from other ids."""
    return room.removeprefix("room_")


class FileRecord(Value):
    """A file posted in a room. `data` is its content where the source has it; `problem` says why not."""

    id: str
    name: str
    media_type: str = "application/octet-stream"
    user: str | None = None
    at: Instant | None = None
    message: str | None = None
    size: int | None = None
    data: bytes | None = Field(default=None, repr=False, exclude=True)
    problem: str | None = None

"""What is remembered, one protocol a store. Every verb is scoped by organisation unless it says why not.

Adapters are in `storage`, over one schema on SQLite and Postgres. Stores return values, never rows; times are UTC; each
verb is one transaction. Nothing here waits for a model or a chat.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.audit import Audit
from core.brief import Window
from core.kept import (
    Command,
    Delivery,
    DeliveryState,
    Event,
    Notification,
    Page,
    Signed,
    Slot,
    StoredDocument,
    StoredFile,
)
from core.ledger import Ledger
from core.people import ChatRoom, Organisation, Person, Posted
from core.policy import AiPolicy
from core.records import Call, Contact, Member, Record, RoomMessage, Task, Text
from core.report import Definition, Run, RunState, SourceName, Stage, Status
from core.values import Instant


class Directory(Protocol):
    """Organisations and their people."""

    async def organisation(self, organisation: str) -> Organisation | None: ...

    async def organisations(self, ids: Collection[str] | None = None) -> Sequence[Organisation]:
        """Those asked for in one query, or all; for the process's own work, never for a caller."""

    async def keep_organisation(self, organisation: Organisation) -> None:
        """Insert or update."""

    async def person(self, organisation: str, person: str) -> Person | None: ...

    async def people(self, organisation: str, ids: Sequence[str] | None = None) -> Sequence[Person]:
        """Those asked for in one query, or all, by name."""

    async def keep_person(self, person: Person) -> Person:
        """Insert or update; the first `created_at` stays, and None never takes away a `last_login_at`."""


class Rooms(Protocol):
    """Rooms, their members, messages and files."""

    async def room(self, organisation: str, room: str) -> ChatRoom | None: ...

    async def rooms(self, organisation: str, person: str | None = None) -> Sequence[ChatRoom]:
        """All rooms, or those the person is a member of; by title."""

    async def keep_room(self, room: ChatRoom) -> None:
        """Insert or update."""

    async def members(self, organisation: str, room: str) -> Sequence[Member]:
        """With names, job titles and roles (owner, editor, viewer), in the order they came."""

    async def role(self, organisation: str, room: str, person: str) -> str | None:
        """The person's role in the room; None for someone who isn't a member."""

    async def keep_member(self, organisation: str, room: str, person: str, role: str = "editor") -> None: ...

    async def remove_member(self, organisation: str, room: str, person: str) -> None: ...

    async def post(self, organisation: str, posted: Posted) -> bool:
        """Keep one message, once by (room, message id) and once by (organisation, key); False where it was there."""

    async def keep_messages(self, organisation: str, room: str, messages: Sequence[RoomMessage]) -> int:
        """Keep messages read elsewhere (a Slack digest, an import), replacing those of the same id; how many are
        new."""

    async def posted(
        self, organisation: str, room: str, reader: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[Posted]:
        """The newest messages this reader sees, oldest first; `before` is a message id."""

    async def found(self, organisation: str, key: str) -> str | None:
        """The id of the message posted with this key."""

    async def messages(self, organisation: str, room: str, window: Window | None = None) -> Sequence[RoomMessage]:
        """What was said in a room for everyone (no replies of ours, nothing private), in time order."""

    async def file(self, organisation: str, file: str) -> StoredFile | None: ...

    async def files(self, organisation: str, room: str) -> Sequence[StoredFile]: ...

    async def keep_file(self, organisation: str, file: StoredFile) -> None: ...

    async def checkpoint(self, organisation: str, room: str) -> str | None:
        """How far a digest has read the room (a ts)."""

    async def keep_checkpoint(self, organisation: str, room: str, ts: str) -> None: ...


class Activity(Protocol):
    """Calls, messages with contacts, tasks and contacts, as they were imported."""

    async def keep(self, organisation: str, records: Sequence[Call | Text | Task | Contact]) -> int:
        """Insert or replace by (sort, id); how many were new."""

    async def around(self, organisation: str, sources: Sequence[SourceName], window: Window) -> Sequence[Record]:
        """All that may matter for a window and the day before it: calls and messages of those two days, every task not
        completed before them, and every contact (of the sources asked for)."""

    async def count(self, organisation: str) -> dict[str, int]:
        """How many of each source there are."""


class Definitions(Protocol):
    """Standing reports, and their slots."""

    async def definition(self, organisation: str, definition: str) -> Definition | None: ...

    async def definitions(self, organisation: str) -> Sequence[Definition]:
        """The default one first."""

    async def default(self, organisation: str) -> Definition | None:
        """The organisation's own, which has no room."""

    async def keep(self, definition: Definition) -> bool:
        """Insert, or update where the stored revision is `definition.revision`, which then counts up.

        False: someone else changed it meanwhile, or the organisation (or room) already has one of another id.
        """

    async def receiving(self, organisation: str, recipient: str) -> Sequence[Definition]:
        """Those that have this recipient, by index."""

    async def due(self, now: Instant, limit: int = 200) -> Sequence[Definition]:
        """Of all organisations, enabled with `next_run_at` <= now, earliest first: the dispatcher's one query."""

    async def fire(self, definition: Definition, following: Instant, slots: Sequence[Slot]) -> Sequence[str] | None:
        """In one transaction move `next_run_at` from the definition's value to `following` and insert the slots' runs.

        None where another replica was first; else the ids of the runs that are new (a slot already run is left alone).
        """


class Runs(Protocol):
    """Runs and how far they are. A run's id is unguessable and global, so workers may look it up by id alone."""

    async def start(self, run: Run, status: Status = "generating") -> bool:
        """Keep a new run at stage `pending`; False where its id or its slot is taken."""

    async def state(self, run: str, organisation: str | None = None) -> RunState | None:
        """By id; with an organisation, only where it is that one's."""

    async def mark(
        self,
        run: str,
        *,
        stage: Stage | None = None,
        status: Status | None = None,
        error: str | None = None,
        title: str | None = None,
        at: Instant | None = None,
        reopen: bool = False,
    ) -> bool:
        """Note progress; False (and nothing changed) on a run that is over, unless it is to be reopened (a retry).

        `at` becomes `finished_at` where the status is not `generating`.
        """

    async def submitted(self, run: str) -> None:
        """The engine has it."""

    async def unsubmitted(self, before: Instant, limit: int = 200) -> Sequence[tuple[str, str]]:
        """(organisation, run) of those created before and never handed to the engine, of all organisations."""

    async def under_way(self, before: Instant, limit: int = 200) -> Sequence[str]:
        """Those the engine was given that began before and aren't over, oldest first; of all organisations."""

    async def trials(self, before: Instant, limit: int = 200) -> Sequence[str]:
        """Tests that ended before, of all organisations."""

    async def forget(self, run: str) -> None:
        """Take out a test that is over."""

    async def of_room(self, organisation: str, room: str, limit: int = 100) -> Sequence[RunState]:
        """Newest first (I15)."""

    async def of_definition(self, organisation: str, definition: str, limit: int = 30) -> Sequence[RunState]:
        """Newest first."""


class Documents(Protocol):
    """What runs produced. A reader sees those of their organisation, and of a room only where they are a member."""

    async def keep(self, document: StoredDocument) -> None:
        """Insert, or replace the same (id, version)."""

    async def get(self, organisation: str, document: str) -> StoredDocument | None:
        """The newest version, whole."""

    async def page(
        self, organisation: str, reader: str, *, page: int = 0, size: int = 25, cursor: str | None = None
    ) -> Page:
        """:raises BadInput: a cursor that isn't one of ours"""


class Deliveries(Protocol):
    """The guard against sending twice (design 4)."""

    async def begin(self, organisation: str, run: str, target: str) -> Delivery:
        """Write `sending` and return what stood there before (`new` the first time); `sent` and `unknown` stay."""

    async def note(self, run: str, target: str, external: str) -> None:
        """Keep an external id before the last step of sending (a Slack file's id before its upload completes)."""

    async def end(
        self, run: str, target: str, state: DeliveryState, *, external: str | None = None, error: str | None = None
    ) -> None: ...

    async def of(self, organisation: str, run: str) -> Sequence[Delivery]: ...


class Commands(Protocol):
    """Commands as they came in, before the ack."""

    async def record(self, command: Command) -> bool:
        """Keep it; False where its (organisation, id) was seen before."""

    async def record_all(self, commands: Sequence[Command]) -> Sequence[bool]:
        """The same for several in one transaction: a disk is waited for once."""

    async def done(self, command: Command) -> None: ...

    async def pending(self, since: Instant, before: Instant) -> Sequence[Command]:
        """Recorded in that time and never done: a process was killed at work. Of all organisations."""


class Notifications(Protocol):
    """Stored notifications."""

    async def keep(self, notification: Notification) -> bool:
        """Once by id; False where it was there."""

    async def of(
        self, organisation: str, person: str, *, unread: bool = False, limit: int = 50
    ) -> Sequence[Notification]: ...

    async def read(self, organisation: str, person: str, notification: str, at: Instant) -> bool: ...


class SignIn(Protocol):
    """One-time links and sessions, by the SHA-256 of their secret; the secrets themselves are never kept."""

    async def keep_link(self, digest: str, who: Signed, expires: Instant) -> None: ...

    async def use_link(self, digest: str, now: Instant) -> Signed | None:
        """Once, and before it expires, in one conditional statement."""

    async def keep_session(self, digest: str, who: Signed, expires: Instant) -> None: ...

    async def session(self, digest: str, now: Instant) -> Signed | None: ...

    async def end_session(self, digest: str) -> None: ...

    async def count(self, bucket: str, window_start: Instant) -> int:
        """Count one more in a bucket of a rate limit and return how many there are since that start."""


class Events(Protocol):
    """The line between workers and the processes that hold sockets, kept for an hour."""

    async def publish(self, event: Event) -> None: ...

    async def last(self) -> int:
        """The newest sequence number."""

    async def after(self, seq: int, limit: int = 500) -> Sequence[Event]:
        """Of all organisations: the process filters by who is connected."""


class Installations(Protocol):
    """OAuth installs of a chat app, by workspace, encrypted (C5, K3)."""

    async def get(self, workspace: str) -> dict[str, Any] | None: ...

    async def keep(self, workspace: str, data: dict[str, Any]) -> None: ...

    async def remove(self, workspace: str) -> None: ...


class Policies(Protocol):
    """What organisations allow their models."""

    async def policy(self, organisation: str) -> AiPolicy:
        """The organisation's; the default one, at revision 0, where none is kept."""

    async def keep(self, policy: AiPolicy) -> bool:
        """Insert, or update where the stored revision is `policy.revision`, which then counts up; False otherwise."""


class Vaults(Protocol):
    """The vaults of briefs, encrypted (design 5): what the tokens in a stored brief stand for. Data is plain JSON."""

    async def keep(self, organisation: str, run: str, edition: int, vault: dict[str, Any]) -> None:
        """Insert or replace."""

    async def vault(self, organisation: str, run: str, edition: int) -> dict[str, Any] | None: ...

    async def forget(self, run: str) -> None:
        """Take away a run's: nobody can tell any more who its brief speaks of."""


class Housekeeping(Protocol):
    """What is taken out after its time (K2)."""

    async def sweep(self, now: Instant) -> dict[str, int]:
        """Delete events over 1 hour, used or expired links and sessions, commands done over 30 days ago, answers over
        7 days, raw prompts over 30 days; how many of each."""


@dataclass(frozen=True, kw_only=True)
class Stores:
    """All of them, over one database."""

    directory: Directory
    rooms: Rooms
    activity: Activity
    definitions: Definitions
    runs: Runs
    documents: Documents
    deliveries: Deliveries
    commands: Commands
    notifications: Notifications
    signin: SignIn
    events: Events
    ledger: Ledger
    policies: Policies
    vaults: Vaults
    audit: Audit
    installations: Installations
    housekeeping: Housekeeping

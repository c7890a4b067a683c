"""What is asked for: definitions, runs for a period, and the stages a run goes through."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.brief import Window
from core.schedule import Daily
from core.values import Instant, Value

#: The fine stages of a run, in order (P3).
Stage = Literal["pending", "collecting_data", "generating_content", "assembling_document", "completed", "failed"]
#: The coarse states of a run (P3). The API shows the first three; lists inside show all.
Status = Literal["generating", "completed", "failed", "no_data", "missed", "cancelled"]
#: What a daily report may include (D1).
SourceName = Literal["calls", "messages", "tasks", "contacts"]
#: All of them, in the order they are told.
SOURCE_NAMES: tuple[SourceName, ...] = ("calls", "messages", "tasks", "contacts")
#: `room_…` or `usr_…`: a place in a chat, or a person (D2).
Recipient = Annotated[str, StringConstraints(pattern=r"^(room|usr)_[^\s/]+$", max_length=120)]


class Edition(Value):
    """One variant of a run's document: its language, and who may see what in it."""

    locale: str = "en"
    variant: Literal["full", "redacted"] = "full"


class Caller(Value):
    """Who asks, and for which organisation (their ids). Every query and every model call carries it.

    `rights` holds `admin` and `reports.author` (P4); a member has neither. `locale` is the language they are told
    errors in.
    """

    organisation: str
    user: str
    rights: frozenset[str] = frozenset()
    locale: str = "en"

    @property
    def is_admin(self) -> bool:
        """Whether everything is allowed."""
        return "admin" in self.rights

    @property
    def may_author(self) -> bool:
        """Whether definitions may be set up and changed."""
        return self.is_admin or "reports.author" in self.rights


class Run(Value):
    """One execution of a report for one period. `now` is the instant it was asked for; `zone` the reader's.

    `id` (`rep_…`) is the document's id too: `report_id` on every wire (P1). `organisation` is its name as printed;
    its id is the caller's.
    """

    id: str
    kind: str
    caller: Caller
    organisation: str
    zone: str
    now: Instant
    window: Window | None = None
    #: what a person asks of the report in their own words; the kind's default prompt without one (D1)
    wish: str | None = None
    editions: tuple[Edition, ...] = (Edition(),)
    #: the standing report it executes and for which slot; with UNIQUE(definition, period) in the store
    definition: str | None = None
    period: str | None = None
    #: the room it is about
    room: str | None = None
    sources: tuple[SourceName, ...] = SOURCE_NAMES
    #: rooms whose messages are digested (`include_channels`)
    channels: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    #: files that go along with a post, by suffix (`docx`)
    outputs: tuple[str, ...] = ()
    #: a test: nothing is kept of it, and nobody but the asker is told (D13)
    trial: bool = False
    #: the slot was caught up with later on its day; the document says so (D11)
    late: bool = False


class RunState(Value):
    """A run and how far it is. `error` is in plain words for the one who asked; `title` is set once there is one."""

    run: Run
    status: Status = "generating"
    stage: Stage = "pending"
    error: str | None = None
    title: str | None = None
    created_at: Instant
    finished_at: Instant | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.status != "generating"


class Definition(Value):
    """A standing daily report: what, when, for whom (D1, D2). `id` is `def_…`.

    `room` is set for a channel's own definition; the organisation's default one has none. `next_run_at` is the exact
    next instant, None while it is off; only the dispatcher and a change of the schedule move it.
    """

    id: str
    organisation: str
    owner: str
    kind: str = "daily"
    name: str = ""
    room: str | None = None
    enabled: bool = False
    send_at_hour: int = Field(default=8, ge=0, le=23)
    send_at_minute: int = Field(default=0, ge=0, le=59)
    #: IANA; the organisation's
    zone: str = "UTC"
    prompt: str | None = Field(default=None, max_length=8000)
    sources: tuple[SourceName, ...] = SOURCE_NAMES
    channels: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    outputs: tuple[str, ...] = ()
    next_run_at: Instant | None = None
    #: counts up with every change, so that two editors can't overwrite each other unseen
    revision: int = 0

    @property
    def schedule(self) -> Daily:
        """When it fires."""
        return Daily(hour=self.send_at_hour, minute=self.send_at_minute, zone=self.zone)

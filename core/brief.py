"""What is known when writing begins: the facts, the evidence and the receipt of what was read."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field

from core.records import Member, Record, Room
from core.values import Instant, Value


class Window(Value):
    """The time a report is about: UTC instants, `end` exclusive, and the zone its dates are told in."""

    start: Instant
    end: Instant
    zone: str = "UTC"

    @property
    def tz(self) -> ZoneInfo:
        """The zone as tzinfo."""
        return ZoneInfo(self.zone)

    @property
    def day(self) -> date:
        """The local date the window begins on."""
        return self.start.astimezone(self.tz).date()


class Fact(Value):
    """A computed value with an id. Code computes it; nobody else may.

    `value` is a number, or text; a duration is a number with unit `s`, a date an ISO string with unit `date`, an
    instant an ISO string with unit `datetime`. `from_` (JSON `from`) names the ids it was computed from.
    """

    id: str
    #: a stable key in snake_case (`calls_in`) that catalogues and prompts name it by
    label: str
    value: int | float | str
    unit: str | None = None
    from_: tuple[str, ...] = Field(default=(), alias="from")
    #: what it is about, where the label alone doesn't say (an agent, a contact, a person's id)
    subject: str | None = None
    source: str | None = None

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)


class Evidence(Value):
    """Something quotable, with its author, time and link. `ref` is the message's ts or the record's own id."""

    id: str
    text: str = ""
    #: display name
    author: str | None = None
    at: Instant | None = None
    link: str | None = None
    ref: str | None = None
    confidence: float | None = None
    #: the record it came from, for writers that rank; checks use only text, author and time
    record: Record | None = None


class Attachment(Value):
    """A file of the room. `evidence` is the id it is cited by; `blob` the key of the picture made fit to show."""

    id: str
    evidence: str
    name: str
    media_type: str
    uploader: str | None = None
    at: Instant | None = None
    size: int | None = None
    blob: str | None = None
    #: pixels of the picture in `blob`
    width: int | None = None
    height: int | None = None
    #: why an image isn't shown: a code of ImageRefused, or `missing`
    problem: str | None = None

    @property
    def is_image(self) -> bool:
        """Whether it claims to be a picture, shown or not."""
        return self.media_type.startswith("image/")


class Tally(Value):
    """Read of what there was, for one sort of thing (`messages`, `threads`, `images`, `calls` …)."""

    sort: str
    read: int
    total: int


class Coverage(Value):
    """The receipt (X2): what was read of what there was, what was condensed or left out, and what failed."""

    tallies: tuple[Tally, ...] = ()
    #: (a Fluent id, its arguments): what was condensed or left out on purpose, told in the reader's language
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()
    #: bad rows and messages, each `place: why`, as many as are worth showing
    failures: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The smallest read share over the sorts, 0-1. Under 0.9 the document is titled incomplete.

        Files don't count: one that can't be shown is named in its own place, and no statement is missing for it.
        """
        told = (tally for tally in self.tallies if tally.total and tally.sort not in ("images", "files"))
        return min((tally.read / tally.total for tally in told), default=1.0)


class Brief(Value):
    """All that was collected for one edition, frozen. Only `facts` and `evidence` must be given.

    `locale` is the document's language, `zone` inside `window` the reader's clock.
    """

    kind: str = "incident"
    title: str = ""
    organisation: str | None = None
    locale: str = "en"
    window: Window | None = None
    created_at: Instant | None = None
    requested_by: str | None = None
    room: Room | None = None
    #: the channels that were digested, titled as they are printed
    rooms: tuple[Room, ...] = ()
    people: tuple[Member, ...] = ()
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    coverage: Coverage = Coverage()
    #: the version of each prompt it is written with, where a model writes (N5)
    prompts: dict[str, str] = Field(default_factory=dict)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Brief":
        """A copy that finds by id what it holds itself, not what this one holds."""
        copy = super().model_copy(update=update, deep=deep)
        copy.__dict__.pop("by_id", None)
        return copy

    @cached_property
    def by_id(self) -> dict[str, Fact | Evidence]:
        """Every citable thing by its id."""
        found: dict[str, Fact | Evidence] = {fact.id: fact for fact in self.facts}
        return found | {item.id: item for item in self.evidence}

    @property
    def tz(self) -> ZoneInfo:
        """The zone dates are told in; UTC where the brief has no window."""
        return self.window.tz if self.window else ZoneInfo("UTC")

    def facts_of(self, label: str) -> Iterator[Fact]:
        """The facts with this label, in order."""
        return (fact for fact in self.facts if fact.label == label)

"""Every port on one page: what the core asks of the outside world. Adapters live in bot and storage."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, Literal, NamedTuple, Protocol, TypeVar, runtime_checkable

from pydantic import Field

from core.brief import Tally, Window
from core.kept import Command, StoredDocument
from core.records import FileRecord, Member, Record, Room
from core.replies import File as ChatFile
from core.replies import Reply as ChatReply
from core.values import Value

T = TypeVar("T")


class Gathered(Value):
    """What one source hands over: records in no order, people, files, and the tallies of its receipt.

    `failures` are bad rows or messages (`calls.csv row 3: duration_s is not a number`), counted in the tallies.
    `given` is how many things the source held at all: nothing given is NothingToReport, nothing usable is BadInput.
    """

    records: tuple[Record, ...] = ()
    people: tuple[Member, ...] = ()
    room: Room | None = None
    #: the channels whose messages are among the records, for their names
    rooms: tuple[Room, ...] = ()
    files: tuple[FileRecord, ...] = ()
    tallies: tuple[Tally, ...] = ()
    failures: tuple[str, ...] = ()
    given: int = 0


class Source(Protocol):
    """Somewhere to read from: a room file, a Slack export, a folder of activity, later Slack itself."""

    async def collect(self, window: Window | None) -> Gathered:
        """All records that may matter for the window (a kind filters and compares; a source doesn't judge).

        :raises BadInput: what is there can't be read at all
        """


class Blobs(Protocol):
    """Bytes kept by key, on disk, in memory, or in a bucket."""

    async def put(self, key: str, data: bytes) -> None:
        """Store data under key, replacing what was there."""

    async def get(self, key: str) -> bytes:
        """The bytes under key. :raises FileNotFoundError: there are none"""

    async def delete(self, key: str) -> None:
        """Take away what is under key; nothing where there is nothing."""


class Caps(Value):
    """What a model can do. A wish it can't honour is recorded, not refused."""

    json_schema: bool = True
    seed: bool = True
    #: tools of ours that the model may call
    tools: bool = True
    vision: bool = False
    max_context: int = 128_000


class Prompt(Value):
    """One request to a model: the stable part first (`system`), then the data (`user`), then the form of the answer.

    `subject` is the room (or, without one, the run) it is asked for: what a provider that wants a user is told (I5).
    """

    name: str
    version: str
    system: str
    user: str
    json_schema: dict[str, Any] = Field(default_factory=dict)
    max_tokens: int = 4000
    temperature: float = 0.3
    seed: int | None = None
    subject: str = ""


class Usage(NamedTuple):
    """Tokens of one call. `cached` are those of `tokens_in` that the provider had read before and bills as such."""

    tokens_in: int
    tokens_out: int
    cached: int = 0


class Reply(Value):
    """One answer of a model. Token counts are totals; cost is in USD-micros where the provider reports it.

    `seed_honoured` is False where the seed asked for was not sent; `provider` is who really answered (a router's word).
    """

    text: str
    model: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
    cost_usd_micros: int | None = None
    seed_honoured: bool | None = None
    provider: str | None = None
    request_id: str | None = None
    fingerprint: str | None = None


class Model(Protocol):
    """One provider's model. It is asked once: retrying, deadlines, budgets and records are the gateway's."""

    #: what the provider calls it
    name: str
    #: `openai`, `openrouter`, `anthropic`, `dify`
    provider: str
    #: where it computes (`eu`, `us` …), as the settings say; None where nobody said
    region: str | None
    caps: Caps

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        """The model's answer to the prompt. Tries of one call share a key: a provider that knows it answers, and bills,
        once.

        :raises ModelFailed: one of its closed set of kinds, whatever the provider or the wire did
        """

    def cost(self, usage: Usage) -> int | None:
        """What that many tokens cost, in USD-micros rounded up; None where no price is known."""


class Moderation(Protocol):
    """Screens what a model wrote (N4)."""

    async def __call__(self, text: str) -> Sequence[str]:
        """The categories the text violates; none where it is fine.

        :raises ModelFailed: it can't be asked
        """


#: A rendered file: name suffix (`md`, `docx`, `json`) and its bytes.
Files = Sequence[tuple[str, bytes]]


class Compute(Protocol):
    """Runs pure work on plain values where it doesn't hold up whoever waits for us: another process, or right here."""

    async def __call__(self, work: Callable[..., T], *args: object) -> T:
        """The result of `work(*args)`; what it raises is raised here."""


class Step(Protocol):
    """Runs one step of a job and remembers its result: a job that starts again is given it instead."""

    async def __call__(self, name: str, work: Callable[..., Awaitable[T]], *args: str) -> T:
        """The result of `work(*args)`, plain JSON data or None, run at least once and recorded once."""


#: What an engine runs for a run's id. Between steps it does nothing but decide by their results.
Job = Callable[[str, Step], Awaitable[None]]


class JobInfo(NamedTuple):
    """How a job stands with the engine, and the names of its finished steps in order."""

    status: Literal["waiting", "running", "done", "failed", "cancelled"]
    steps: tuple[str, ...]


class Engine(Protocol):
    """Runs jobs so that a killed process loses none: finished steps are never run again (design 4)."""

    async def submit(self, run: str, tenant: str, priority: int = 10) -> None:
        """Queue the job of a run; again is the same as once. Lower priorities go first."""

    async def cancel(self, run: str) -> None:
        """Stop it: a step at work gets CancelledError within a second."""

    async def retry(self, run: str) -> None:
        """Run a failed or cancelled job again from its first step that failed, keeping what finished."""

    async def info(self, run: str) -> JobInfo | None:
        """How the run's job stands; None where it was never submitted, or is forgotten."""

    async def forget(self, older_than: timedelta) -> int:
        """Drop the records of jobs that have been over for longer than that; how many."""

    async def lost(self) -> None:
        """Wait until this process may not work any more, because its place among the workers is gone.

        By then it has stopped: nothing is taken, steps at work were cancelled. The process should end, and start anew.
        """


class Sent(NamedTuple):
    """What a look at the target found: the id of what was sent; None in `external` where it isn't there."""

    external: str | None


class Parcel(Value):
    """One delivery: a kept document for one target (`by:to`). `key` is stored with it at the target to be found by."""

    organisation: str
    run: str
    target: str
    document: StoredDocument
    #: noted by an earlier try (a file's id)
    external: str | None = None

    @property
    def to(self) -> str:
        """The room or person."""
        return self.target.partition(":")[2]

    @property
    def key(self) -> str:
        """What makes this delivery this one: the same for every try."""
        return f"{self.run}/{self.target}"


class Courier(Protocol):
    """One way to deliver: chat posts, files, notifications, mail."""

    async def deliver(self, parcel: Parcel, note: Callable[[str], Awaitable[None]]) -> str:
        """Send it; the id the target gave it. `note` keeps an id that `found` will need, before the last step.

        :raises DeliveryFailed: it certainly did not arrive
        :raises DeliveryUnknown: it can't be told whether it arrived
        """

    async def found(self, parcel: Parcel) -> Sent:
        """Look whether an earlier try arrived.

        :raises DeliveryUnknown: the target can't be asked
        """


class Chat(Protocol):
    """One chat: it shows replies, and finds again what it posted."""

    name: str

    async def post(self, organisation: str, to: str, reply: ChatReply, *, key: str, thread: str | None = None) -> str:
        """Post a reply in a room (`room_…`) or to a person (`usr_…`); the first message's id.

        A reply that needs several messages is posted in order, each with its own key (`key`, `key.2` …), and what an
        earlier try already posted is not posted again.

        :raises DeliveryFailed: nothing was posted (no such place, not a member, rejected)
        :raises DeliveryUnknown: it can't be told
        """

    async def found(self, organisation: str, to: str, key: str) -> Sent:
        """Look for a message posted with this key. :raises DeliveryUnknown: the chat can't be asked"""

    async def answer(self, command: Command, replies: AsyncIterator[ChatReply]) -> None:
        """Show a handler's replies as they come, where the command was given. Later Progress replaces earlier."""


@runtime_checkable
class Uploads(Protocol):
    """A chat that gives a file an id before it is shared, and finds it by that id instead of our key (Slack)."""

    async def upload(
        self,
        organisation: str,
        to: str,
        file: ChatFile,
        note: Callable[[str], Awaitable[None]],
        *,
        external: str | None = None,
    ) -> str:
        """Share a file in a room or with a person; its id there, given to `note` before the last step.

        With `external`, an id noted by an earlier try, what that one left undone is done and nothing else.

        :raises DeliveryFailed: it certainly did not arrive
        :raises DeliveryUnknown: it can't be told
        """

    async def uploaded(self, organisation: str, to: str, external: str | None) -> Sent:
        """Whether the noted file is shared there. :raises DeliveryUnknown: the chat can't be asked"""

"""Every port on one page: what the core asks of the outside world. Adapters live in bot and storage."""

from collections.abc import Sequence
from typing import Any, Protocol

from pydantic import Field

from core.brief import Tally, Window
from core.records import FileRecord, Member, Record, Room
from core.values import Value


class Gathered(Value):
    """What one source hands over: records in no order, people, files, and the tallies of its receipt.

    `failures` are bad rows or messages (`calls.csv row 3: duration_s is not a number`), counted in the tallies.
    `given` is how many things the source held at all: nothing given is NothingToReport, nothing usable is BadInput.
    """

    records: tuple[Record, ...] = ()
    people: tuple[Member, ...] = ()
    room: Room | None = None
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


class Caps(Value):
    """What a model can do. A wish it can't honour is recorded, not refused."""

    json_schema: bool = True
    seed: bool = True
    max_context: int = 128_000


class Prompt(Value):
    """One request to a model: the stable part first (`system`), then the data (`user`), then the form of the answer."""

    name: str
    version: str
    system: str
    user: str
    json_schema: dict[str, Any] = Field(default_factory=dict)
    max_tokens: int = 4000
    temperature: float = 0.3
    seed: int | None = None


class Reply(Value):
    """One answer of a model. Token counts are totals; cost is in USD-micros where the provider reports it."""

    text: str
    model: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost_usd_micros: int | None = None
    request_id: str | None = None
    fingerprint: str | None = None


class Model(Protocol):
    """One provider's model. It is asked once: retrying, deadlines and records are the gateway's."""

    name: str
    caps: Caps

    async def answer(self, prompt: Prompt) -> Reply:
        """The model's answer to the prompt.

        :raises ModelFailed: one of its closed set of kinds, whatever the provider or the wire did
        """


#: A rendered file: name suffix (`md`, `docx`, `json`) and its bytes.
Files = Sequence[tuple[str, bytes]]

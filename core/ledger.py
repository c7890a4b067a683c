"""What every model call leaves behind: its key, its reservation, its tries, its answer, its cost."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from core.ports import Prompt
from core.values import Instant, Value

#: `reserved`: under way, or a process was killed in it.
CallStatus = Literal["reserved", "answered", "failed", "expired"]


class CallKey(NamedTuple):
    """What a call is known by: the run (or the ask's own id), the step in it, and its number there."""

    owner: str
    step: str = "ask"
    n: int = 1

    def __str__(self) -> str:
        return f"{self.owner}/{self.step}/{self.n}"


class Attempt(NamedTuple):
    """One request to the provider: `ok` or the kind of its failure, and how long it took in milliseconds."""

    kind: str
    ms: int


class Call(Value):
    """A call that is about to be made, and the most it may cost."""

    key: CallKey
    organisation: str
    user: str
    capability: str
    correlation: str
    model: str
    provider: str
    prompt: str
    prompt_version: str
    prompt_sha256: str
    #: USD-micros; None where no price is known
    reserved: int | None = None


class Answer(Value):
    """A model's words and where they came from (T8). Unknown counts and costs are None, never 0."""

    text: str
    key: CallKey
    capability: str
    correlation: str
    prompt: str
    prompt_version: str
    prompt_sha256: str
    answer_sha256: str
    model_asked: str
    model_answered: str
    provider: str | None = None
    region: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
    cost_usd_micros: int | None = None
    #: of the whole call, pauses included
    latency_ms: int
    seed: int | None = None
    seed_honoured: bool | None = None
    moderation: str | None = None
    request_id: str | None = None
    fingerprint: str | None = None
    attempts: tuple[Attempt, ...] = ()


class Recorded(Value):
    """A call as the ledger holds it."""

    call: Call
    status: CallStatus
    at: Instant
    #: what it counts for in the budget: the cost, or the reservation where that may have been paid
    spent: int = 0
    cost_usd_micros: int | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    #: the kind of failure
    error: str | None = None
    #: (number, kind or None while it is out, milliseconds)
    attempts: tuple[tuple[int, str | None, int | None], ...] = ()


class Spent(Value):
    """What calls of one capability and model cost in some time, in USD-micros. `unknown` calls have no known cost."""

    capability: str
    model: str
    calls: int = 0
    failed: int = 0
    unknown: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd_micros: int = 0


class Budget(NamedTuple):
    """One month's money, in USD-micros: what is spent, and what calls under way may still cost."""

    spent: int
    reserved: int


class Kept(Value):
    """A raw prompt and answer, kept by an organisation's own setting for 30 days (T13)."""

    key: str
    at: Instant
    prompt: Prompt
    answer: str | None = None


class CallLog(Protocol):
    """Calls by their key, in an organisation; every verb is one transaction, and again does no harm.

    A month's budget is one row (`YYYY-MM` of UTC, by the instant of the reservation), changed only by conditional
    statements: calls at the same time can't overspend it.
    """

    async def answer(self, organisation: str, key: str) -> Answer | None:
        """The answer of a call that was answered, whatever process asked."""

    async def reserve(self, call: Call, budget: int | None) -> bool:
        """Set aside what the call may cost; False, and nothing changed, where it doesn't fit in the month's budget.

        A call that a killed process left behind is taken over: without a try its reservation is taken over too; a try
        that never ended may have been paid, so its reservation is spent and a new one made. One that failed or expired
        is reserved anew. A reservation of None counts as 0.
        """

    async def begin(self, organisation: str, key: str) -> int:
        """Note that a try goes out now; its number, from 1."""

    async def end(self, organisation: str, key: str, n: int, attempt: Attempt) -> None:
        """Note how a try went."""

    async def settle(
        self,
        organisation: str,
        key: str,
        *,
        last: tuple[int, Attempt] | None = None,
        answer: Answer | None = None,
        error: str | None = None,
        spent: int | None = None,
        raw: Prompt | None = None,
    ) -> None:
        """End the call: keep its answer, sealed, or its failure; turn the reservation into what was `spent`.

        `spent` None keeps the whole reservation as spent (a try that may have been paid). `last` ends the last try in
        the same transaction. `raw` keeps prompt and answer as they are, sealed.
        """

    async def block(self, provider: str, until: Instant) -> None:
        """The provider asked everybody to wait (429); the latest instant counts."""

    async def blocked(self, provider: str) -> Instant | None:
        """Until when the provider wants no calls."""


class Ledger(CallLog, Protocol):
    """The log, and what is read of it."""

    async def expire(self, before: Instant) -> int:
        """End calls reserved before that: without a try they cost nothing, else their reservation; how many there
        were. Of all organisations."""

    async def calls(self, organisation: str, owner: str) -> Sequence[Recorded]:
        """The calls of a run (or an ask), in the order they were reserved."""

    async def spending(self, organisation: str, start: Instant, end: Instant) -> Sequence[Spent]:
        """What was reserved in that time, by capability and model."""

    async def budget(self, organisation: str, month: str) -> Budget:
        """The month's row."""

    async def kept(self, organisation: str, owner: str) -> Sequence[Kept]:
        """Raw prompts and answers of a run, where its organisation keeps them."""

    async def first(self, organisation: str, what: str, day: str) -> bool:
        """Whether this is the first time on that day: admins are told once."""


class NoLedger:
    """Remembers nothing: for one document from files, written where nothing is kept."""

    async def answer(self, organisation: str, key: str) -> Answer | None:
        """None."""
        return None

    async def reserve(self, call: Call, budget: int | None) -> bool:
        """Always."""
        return True

    async def begin(self, organisation: str, key: str) -> int:
        """The first, every time."""
        return 1

    async def end(self, organisation: str, key: str, n: int, attempt: Attempt) -> None:
        """Nothing."""

    async def settle(
        self,
        organisation: str,
        key: str,
        *,
        last: tuple[int, Attempt] | None = None,
        answer: Answer | None = None,
        error: str | None = None,
        spent: int | None = None,
        raw: Prompt | None = None,
    ) -> None:
        """Nothing."""

    async def block(self, provider: str, until: Instant) -> None:
        """Nothing."""

    async def blocked(self, provider: str) -> Instant | None:
        """None."""
        return None

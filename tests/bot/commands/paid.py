"""Calls of models that were made and paid, as the gateway leaves them in the ledger."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

from core.ledger import Answer, Attempt, Call, CallKey
from core.policy import ModelCard
from core.ports import Prompt
from core.report import Caller, Run
from core.stores import Stores

MINI = ModelCard(name="mini-1", provider="openai", region="eu", price_in=0.25, price_out=2.0)
LARGE = ModelCard(name="large-1", provider="openai")
_NUMBERS = count(1)


def call(
    organisation: str, owner: str, *, kind: str = "daily", model: str = MINI.name, reserved: int | None = 90_000
) -> Call:
    """A call that is about to be made."""
    return Call(
        key=CallKey(owner, "write", next(_NUMBERS)),
        organisation=organisation,
        user="usr_ada",
        capability=f"reporting.{kind}.v1",
        correlation=owner,
        model=model,
        provider="openai",
        prompt=kind,
        prompt_version="1",
        prompt_sha256="0" * 64,
        reserved=reserved,
    )


async def pay(
    stores: Stores,
    organisation: str,
    owner: str,
    cost: int | None,
    *,
    kind: str = "daily",
    model: str = MINI.name,
    raw: Prompt | None = None,
) -> None:
    """A call of a run that was answered for so many USD-micros; None where nobody knows."""
    made = call(organisation, owner, kind=kind, model=model)
    await stores.ledger.reserve(made, None)
    n = await stores.ledger.begin(organisation, str(made.key))
    attempt = Attempt("ok", 700)
    answer = Answer(
        text="An answer.",
        key=made.key,
        capability=made.capability,
        correlation=owner,
        prompt=kind,
        prompt_version="1",
        prompt_sha256="0" * 64,
        answer_sha256="1" * 64,
        model_asked=model,
        model_answered=model,
        tokens_in=12_000,
        tokens_out=3_000,
        cost_usd_micros=cost,
        latency_ms=700,
        attempts=(attempt,),
    )
    key = str(made.key)
    await stores.ledger.settle(organisation, key, last=(n, attempt), answer=answer, spent=cost or 0, raw=raw)


async def fail(stores: Stores, organisation: str, owner: str) -> None:
    """A call of a run that failed and cost nothing."""
    made = call(organisation, owner)
    await stores.ledger.reserve(made, None)
    n = await stores.ledger.begin(organisation, str(made.key))
    last = (n, Attempt("unreachable", 40))
    await stores.ledger.settle(organisation, str(made.key), last=last, error="unreachable", spent=0)


async def ran(stores: Stores, run: str, definition: str, caller: Caller, at: str) -> None:
    """A run of a definition that is over."""
    given = Run.model_validate(
        {
            "id": run,
            "kind": "daily",
            "caller": caller,
            "organisation": "Fjord Works",
            "zone": "UTC",
            "now": f"{at}T08:00:00Z",
            "definition": definition,
            "period": at,
        }
    )
    await stores.runs.start(given)
    await stores.runs.mark(run, status="completed", stage="completed")


def on_the_clock(stores: Stores, now: Callable[[], datetime]) -> None:
    """Let the database note instants by a clock of ours: a call belongs to the month in which it is reserved."""
    database: Any = vars(stores.ledger)["_database"]
    database.clock = now

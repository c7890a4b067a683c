"""Processes that have their hands on the same calls wait for each other, never in a circle, and no money is lost."""

import asyncio
import random
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from core.errors import Conflict, NotFound
from core.ledger import Attempt, Ledger
from storage.cipher import new_key
from storage.database import Database
from storage.model_tables import calls
from storage.stores import open_stores
from tests.contracts.values import OURS, a_call, an_answer
from tests.postgres import fresh_database, somebody_waits
from tests.stores import fresh_sqlite

_FAR = datetime(2100, 1, 1, tzinfo=UTC)
_RUNS, _ROUNDS = 3, 40


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return fresh_database() if request.param == "postgres" else fresh_sqlite(tmp_path)


async def live(ledger: Ledger, chance: random.Random) -> None:
    """Verbs in any order, as processes would say them that know nothing of each other."""
    for _ in range(_ROUNDS):
        number = chance.randrange(_RUNS)
        key = f"rep_{number}/write/1"
        verb = chance.randrange(5)
        try:
            if verb == 0:
                await ledger.reserve(a_call(number, reserved=chance.randrange(200)), chance.choice([None, 2_000]))
            elif verb == 1:
                n = await ledger.begin(OURS, key)
                await ledger.end(OURS, key, n, Attempt("rate_limited", 1))
            elif verb == 2:
                await ledger.begin(OURS, key)
            elif verb == 3:
                answer = an_answer(number) if chance.random() < 0.1 else None
                error = None if answer else "timeout"
                await ledger.settle(OURS, key, answer=answer, error=error, spent=chance.choice([None, 0, 70]))
            else:
                await ledger.expire(chance.choice([_FAR, datetime.now(UTC) - timedelta(hours=1)]))
        except (Conflict, NotFound):
            continue  # another was there before


async def test_any_verbs_at_once_end_and_the_months_are_the_sum_of_their_calls(url: str) -> None:
    begun, key = datetime.now(UTC), new_key()
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(open_stores(url, secret_key=key)) for _ in range(4)]
        async with asyncio.timeout(60):
            await asyncio.gather(*(live(one.ledger, random.Random(n)) for n, one in enumerate(opened)))
        ledger = opened[0].ledger
        told = [call for number in range(_RUNS) for call in await ledger.calls(OURS, f"rep_{number}")]
        months = {f"{moment:%Y-%m}" for moment in (begun, datetime.now(UTC))}
        rows = [await ledger.budget(OURS, month) for month in months]
        held = [call.call.reserved or 0 for call in told if call.status == "reserved"]
        assert sum(row.spent for row in rows) == sum(call.spent for call in told) > 0
        assert sum(row.reserved for row in rows) == sum(held)
        await ledger.expire(_FAR)
        assert [(await ledger.budget(OURS, month)).reserved for month in months] == [0] * len(months)


async def test_what_another_settles_just_now_does_not_expire() -> None:
    url = fresh_database()
    other = Database(url)
    async with open_stores(url, secret_key=new_key()) as stores:
        for number in (1, 2):
            await stores.ledger.reserve(a_call(number), None)
        async with other.writing() as connection:
            await connection.execute(update(calls).where(calls.c.owner == "rep_1").values(status="answered"))
            assert await stores.ledger.expire(_FAR) == 1
    await other.close()


async def test_a_try_waits_for_who_ends_the_call_and_does_not_go_out() -> None:
    url = fresh_database()
    other = Database(url)
    async with open_stores(url, secret_key=new_key()) as stores:
        await stores.ledger.reserve(a_call(), None)
        async with other.writing() as connection:
            await connection.execute(update(calls).values(status="expired"))
            beginning = asyncio.create_task(stores.ledger.begin(OURS, "rep_1/write/1"))
            await somebody_waits(url)
        with pytest.raises(Conflict):
            await beginning
    await other.close()

"""A call whose process is killed between any two writes ends with one answer, and with the money the rules say."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.ledger import Budget, Recorded
from core.stores import Stores
from storage.cipher import new_key
from storage.stores import open_stores
from tests.contracts.values import OURS, THEIRS, an_answer
from tests.postgres import fresh_database
from tests.storage.killed_calls import POINTS, make_call
from tests.stores import fresh_sqlite

#: What a call costs in the end when it is made again. One that was killed in a try may have been paid twice.
_MADE_AGAIN = {"nothing": 60, "reserved": 60, "begun": 160, "ended": 60, "settled": 60}
#: The same when nobody asks again.
_LEFT = {"nothing": 0, "reserved": 0, "begun": 100, "ended": 100, "settled": 60}


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return fresh_database() if request.param == "postgres" else fresh_sqlite(tmp_path)


async def total(stores: Stores, organisation: str, begun: datetime) -> Budget:
    months = {f"{moment:%Y-%m}" for moment in (begun, datetime.now(UTC))}
    rows = [await stores.ledger.budget(organisation, month) for month in months]
    return Budget(sum(row.spent for row in rows), sum(row.reserved for row in rows))


async def calls(stores: Stores, organisation: str, number: int) -> list[Recorded]:
    return list(await stores.ledger.calls(organisation, f"rep_{number}"))


@pytest.fixture
async def stores(url: str) -> AsyncIterator[Stores]:
    """Stores that hold what was left behind by a process killed at each point, in two organisations."""
    key = new_key()
    command = (sys.executable, "-m", "tests.storage.killed_calls", url, key.decode())
    program = await asyncio.create_subprocess_exec(*command)
    assert await program.wait() == 0
    async with open_stores(url, secret_key=key) as opened:
        yield opened


async def test_a_call_killed_at_any_point_ends_with_one_answer_and_holds_nothing_for_ever(stores: Stores) -> None:
    begun = datetime.now(UTC) - timedelta(hours=1)
    for number, stood in enumerate(POINTS):
        for again in range(2):
            asked = await make_call(stores.ledger, OURS, number, lambda: None)
            assert asked == an_answer(number, cost_usd_micros=60)
            (call,) = await calls(stores, OURS, number)
            assert (call.status, call.spent) == ("answered", _MADE_AGAIN[stood]), (number, stood, again)
    # The last one nobody killed.
    assert await total(stores, OURS, begun) == Budget(sum(_MADE_AGAIN[stood] for stood in POINTS) + 60, 0)
    await stores.ledger.expire(datetime.now(UTC) + timedelta(seconds=1))
    for number, stood in enumerate(POINTS):
        found = await calls(stores, THEIRS, number)
        assert sum(call.spent for call in found) == _LEFT[stood], (number, stood)
        ends = {"nothing": [], "settled": ["answered"]}.get(stood, ["expired"])
        assert [call.status for call in found] == ends, (number, stood)
    assert await total(stores, THEIRS, begun) == Budget(sum(_LEFT[stood] for stood in POINTS) + 60, 0)

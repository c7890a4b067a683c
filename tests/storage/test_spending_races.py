"""Eight processes spend one budget and write one log at once: never a micro over, never a gap, on both databases."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.audit import broken
from core.ledger import Budget
from core.stores import Stores
from storage.budgets import month_of
from storage.cipher import new_key
from storage.stores import open_stores
from tests.contracts.values import OURS
from tests.postgres import fresh_database
from tests.storage.racing import racing
from tests.storage.spender import BUDGET, OWN, PROCESSES, SHARED
from tests.stores import fresh_sqlite


async def months(stores: Stores, begun: datetime) -> Budget:
    """What counts since the test began, be it midnight of a month's last day."""
    of = {month_of(begun), month_of(datetime.now(UTC))}
    rows = [await stores.ledger.budget(OURS, month) for month in of]
    return Budget(sum(row.spent for row in rows), sum(row.reserved for row in rows))


async def watched(urls: Sequence[str], begun: datetime, over: asyncio.Event) -> list[int]:
    """The most that was ever seen spent or held in each database, looked at without a pause until it is over."""
    most = [0] * len(urls)
    while not over.is_set():
        for place, url in enumerate(urls):
            async with open_stores(url, secret_key=new_key()) as stores:
                most[place] = max(most[place], sum(await months(stores, begun)))
    return most


async def test_of_fifty_calls_ten_are_made_and_every_entry_has_its_number(tmp_path: Path) -> None:
    urls, begun, over = [fresh_sqlite(tmp_path), fresh_database()], datetime.now(UTC), asyncio.Event()
    async with racing("tests.storage.spender", PROCESSES, *urls) as processes:
        watching = asyncio.create_task(watched(urls, begun, over))
        ends = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
        over.set()
    assert max(await watching) <= BUDGET
    granted = [[int(line) for line in out.splitlines()] for out, _ in ends]
    for place, url in enumerate(urls):
        assert sum(process[place] for process in granted) == 10, url
        async with open_stores(url, secret_key=new_key()) as stores:
            assert await months(stores, begun) == Budget(BUDGET, 0)
            entries = await stores.audit.entries(OURS)
            assert len(entries) == PROCESSES * OWN + SHARED
            assert broken(entries, await stores.audit.head(OURS)) == []

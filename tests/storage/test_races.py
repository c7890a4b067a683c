"""Several processes want the same things at once: each slot, link and run is had by exactly one, on both databases."""

import asyncio
import json
from pathlib import Path

from storage.cipher import new_key
from storage.migrations import behind
from storage.stores import open_stores
from tests.contracts.values import NOON, OURS, after
from tests.postgres import fresh_database
from tests.storage.racer import PRIZES, prepare
from tests.storage.racing import racing

#: Two processes with two connections each.
_PROCESSES, _RACERS = 2, 4


async def test_each_prize_is_won_by_exactly_one(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path}/var/newsdesk.sqlite", fresh_database(empty=True)]
    async with racing("tests.storage.racer", _PROCESSES, *urls) as processes:
        for url in urls:
            assert not await asyncio.to_thread(behind, url)  # all of them migrated it at once
            async with open_stores(url, secret_key=new_key()) as stores:
                await prepare(stores)
        ends = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    lines = [end[0].splitlines() for end in ends]
    for place, url in enumerate(urls):
        won = [one for process in lines for one in json.loads(process[place])]
        assert len(won) == _RACERS
        for prize in ("slots", "links", "runs"):
            assert sorted(number for one in won for number in one[prize]) == list(range(PRIZES)), (url, prize)
        async with open_stores(url, secret_key=new_key()) as stores:
            assert len(await stores.runs.unsubmitted(after(days=1))) == 2 * PRIZES
            assert await stores.definitions.due(NOON) == []
            assert len(await stores.rooms.messages(OURS, "room_1")) == 5 * _RACERS

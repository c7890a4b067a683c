"""One of several processes that want the same slots, links and runs at once: `-m tests.storage.racer NAME URL …`.

It migrates the databases (as the others do), says `ready`, waits for a line, and then prints what it won as JSON, a
line for each.
"""

import asyncio
import json
import sys

from core.kept import Signed, Slot
from core.stores import Stores
from storage.cipher import new_key
from storage.migrations import upgrade
from storage.stores import open_stores
from tests.contracts.values import NOON, OURS, a_definition, a_message, a_run, after

#: How many slots, links and runs there are to win.
PRIZES = 15


async def prepare(stores: Stores) -> None:
    """What is raced for; done by the parent."""
    for number in range(PRIZES):
        await stores.definitions.keep(a_definition(number, enabled=True, next_run_at=NOON))
        await stores.signin.keep_link(f"link {number}", Signed(OURS, "usr_1"), after(hours=1))


async def _race(stores: Stores, name: str) -> dict[str, list[int]]:
    won: dict[str, list[int]] = {"slots": [], "links": [], "runs": []}
    for definition in await stores.definitions.due(NOON):
        number = int(definition.id.removeprefix("def_"))
        slot = Slot(a_run(number, id=f"rep_{name}_{number}", definition=definition.id, period="2026-03-02"))
        if await stores.definitions.fire(definition, after(days=1), [slot]) is not None:
            won["slots"].append(number)
    for number in range(PRIZES):
        if await stores.signin.use_link(f"link {number}", NOON):
            won["links"].append(number)
        if await stores.runs.start(a_run(number, id=f"rep_adhoc_{number}")):
            won["runs"].append(number)
    await stores.rooms.keep_messages(OURS, "room_1", [a_message(f"{n}.{name}") for n in range(5)])
    return won


async def _main(name: str, *urls: str) -> None:
    for url in urls:
        await asyncio.to_thread(upgrade, url)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for url in urls:
        async with open_stores(url, secret_key=new_key()) as first, open_stores(url, secret_key=new_key()) as second:
            won = await asyncio.gather(_race(first, f"{name}a"), _race(second, f"{name}b"))
        print(json.dumps(won), flush=True)


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))

"""One of several processes that spend one month's budget and write one log: `-m tests.storage.spender NUMBER URL …`.

It says `ready`, waits for a line, and then prints for each database how many of its calls were granted.
"""

import asyncio
import sys

from core.ledger import Attempt
from core.stores import Stores
from storage.cipher import new_key
from storage.stores import open_stores
from tests.contracts.values import OURS, a_call, an_answer, an_event

PROCESSES = 8
#: Calls for 100 USD-micros each, of all processes, and the budget that has room for ten.
CALLS, BUDGET = 50, 1_000
#: Log entries each process has for itself, and those that all of them want.
OWN, SHARED = 10, 5


async def _call(stores: Stores, number: int) -> bool:
    key = f"rep_{number}/write/1"
    if not await stores.ledger.reserve(a_call(number), BUDGET):
        return False
    n = await stores.ledger.begin(OURS, key)
    await stores.ledger.settle(OURS, key, last=(n, Attempt("ok", 1)), answer=an_answer(number), spent=100)
    return True


async def _log(stores: Stores, process: int) -> None:
    for number in range(OWN + SHARED):
        shared = number % (OWN // SHARED + 1) == 0
        await stores.audit.append(an_event(key=f"{'all' if shared else process}/{number}"))


async def _main(process: int, *urls: str) -> None:
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for url in urls:
        async with open_stores(url, secret_key=new_key()) as stores:
            calls = (_call(stores, number) for number in range(process, CALLS, PROCESSES))
            granted = await asyncio.gather(*calls)
            await _log(stores, process)
        print(granted.count(True), flush=True)


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), *sys.argv[2:]))

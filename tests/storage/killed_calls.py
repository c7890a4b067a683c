"""A call of a model as the gateway makes it, killed at every point in turn: `-m tests.storage.killed_calls URL KEY`.

A point is after each statement that writes, before its transaction is committed, and after each verb. For each of them
two processes are killed: one in our organisation, and one in theirs. Their runs are `rep_0` to `rep_N`.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from core.ledger import Answer, Attempt, Ledger
from storage.stores import open_stores
from tests.contracts.values import OURS, THEIRS, a_call, an_answer

#: What stands in the database at each point: the last verb that was committed.
POINTS = (
    *("nothing", "nothing", "reserved", "reserved", "reserved", "begun", "begun", "ended"),
    *("ended", "ended", "begun", "begun", "begun", "begun", "begun", "settled"),
)
_KILLED = 9


async def make_call(ledger: Ledger, organisation: str, number: int, point: Callable[[], None]) -> Answer:
    """The answer: found, or made in two tries, the first of which the provider turned away."""
    key = f"rep_{number}/write/1"
    if known := await ledger.answer(organisation, key):
        return known
    assert await ledger.reserve(a_call(number, organisation), None)
    point()
    first = await ledger.begin(organisation, key)
    point()
    await ledger.end(organisation, key, first, Attempt("rate_limited", 5))
    point()
    second = await ledger.begin(organisation, key)
    point()
    answer = an_answer(number, cost_usd_micros=60)
    await ledger.settle(organisation, key, last=(second, Attempt("ok", 9)), answer=answer, spent=60)
    point()
    return answer


class _Points:
    """Counts points, and kills this process at one of them."""

    def __init__(self, last: int) -> None:
        self._left = last

    def __call__(self) -> None:
        if self._left == 0:
            os._exit(_KILLED)
        self._left -= 1

    def wrote(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            self()


async def _killed(url: str, key: bytes, organisation: str, number: int) -> None:
    point = _Points(number)
    event.listen(Engine, "after_cursor_execute", point.wrote)
    async with open_stores(url, secret_key=key) as stores:
        await make_call(stores.ledger, organisation, number, point)


def _main(url: str, key: str) -> None:
    for number in range(len(POINTS) + 1):
        for organisation in (OURS, THEIRS):
            # What is imported is imported once: each process begins right here.
            child = os.fork()
            if not child:
                asyncio.run(_killed(url, key.encode(), organisation, number))
                os._exit(0)
            _, ended = os.waitpid(child, 0)
            assert os.waitstatus_to_exitcode(ended) == (_KILLED if number < len(POINTS) else 0), number


if __name__ == "__main__":
    _main(*sys.argv[1:])

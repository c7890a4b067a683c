"""How many handlers work at once: a burst of commands is worked off, not begun while others wait for their ack."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar

#: Handlers of one chat at work at once. Those that only wait (for a run, for Slack's limits) don't count.
PLACES = 6

_held: ContextVar[asyncio.Semaphore | None] = ContextVar("lane", default=None)


class Lanes:
    """One lane a chat, so that a slow one doesn't hold up the other."""

    def __init__(self, places: int = PLACES) -> None:
        self._lanes: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(places))

    @asynccontextmanager
    async def place(self, chat: str) -> AsyncIterator[None]:
        """Work in a chat's lane while the block lasts."""
        lane = self._lanes[chat]
        async with lane:
            token = _held.set(lane)
            try:
                yield
            finally:
                _held.reset(token)


async def sleep(seconds: float) -> None:
    """Sleep, and let another handler work meanwhile."""
    lane = _held.get()
    if lane is None:
        await asyncio.sleep(seconds)
        return
    lane.release()
    try:
        await asyncio.sleep(seconds)
    finally:
        await lane.acquire()

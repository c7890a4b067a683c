"""Pure work in processes of its own, so that reading a long room or building a .docx never holds up an ack."""

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

T = TypeVar("T")

#: Work that takes turns with the event loop for Python's lock delays every reply; two processes leave it alone.
PROCESSES = 2


class Processes:
    """A pool that starts with the first work. What it is given and gives back has to be picklable."""

    def __init__(self, processes: int = PROCESSES) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    async def __call__(self, work: Callable[..., T], *args: object) -> T:
        """The result of `work(*args)`; asked once more where a process died under it, for want of memory, say."""
        try:
            return await self._ask(work, *args)
        except BrokenProcessPool:
            self.close()
            return await self._ask(work, *args)

    async def _ask(self, work: Callable[..., T], *args: object) -> T:
        if self._pool is None:
            # A fork would take our sockets and locks along.
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=spawn, initializer=_end_with_parent)
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *args)

    def close(self) -> None:
        """Let the processes go; work under way is given up."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """A worker waits for work on a pipe it holds both ends of: after a kill of its parent it would wait for ever."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)

"""Who may work: one process a SQLite folder, one process a slot of Postgres. Held before the engine starts.

Two processes under one name would both run what the other has begun, and pay for it twice.
"""

import fcntl
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import psycopg

from core.errors import BadInput

#: the first half of our advisory locks' keys in Postgres; the second is the slot's number
_SPACE = 0x4E44
_SLOTS = 256
#: seconds until a silent connection counts as gone
_SILENCE = 10


_process = threading.Lock()


@contextmanager
def hold_process() -> Iterator[None]:
    """Be the only worker in this process, which the engine's library can hold but one of.

    :raises BadInput: there is one
    """
    if not _process.acquire(blocking=False):
        raise BadInput("An engine already works in this process")
    try:
        yield
    finally:
        _process.release()


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Own `engine.lock` in the folder (made if it isn't there) until the end of the block, or of the process.

    :raises BadInput: another process owns it, or nothing can be written there
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "engine.lock").open("a+")
    except OSError as error:
        raise BadInput(f"{folder} can't be used: {error.strerror}; give a folder that can be written to") from None
    with lock as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            by = file.read().strip()
            raise BadInput(
                f"Another newsdesk already runs on {folder}{f' (process {by})' if by else ''}; "
                "stop it, give this one a folder of its own, or let both work on Postgres"
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


class Slot:
    """One place among the workers of a Postgres, for as long as its session there lives."""

    def __init__(self, number: int, session: psycopg.AsyncConnection) -> None:
        self.number = number
        self._session = session

    @property
    def name(self) -> str:
        """Under which the engine's library notes what this worker runs."""
        return f"slot-{self.number}"

    async def watch(self, every: float, sweep: Callable[[], Awaitable[None]]) -> str:
        """Sweep each `every` seconds. Returns when the slot is lost, saying why: others may take it from then on."""
        try:
            while True:
                # waits on the session itself, so that its end is known at once
                async for _ in self._session.notifies(timeout=every):
                    pass
                await self._session.execute("select 1")
                await sweep()
        except (psycopg.Error, OSError) as error:
            return str(error).partition("\n")[0] or type(error).__name__

    @asynccontextmanager
    async def of_the_dead(self, name: str) -> AsyncIterator[bool]:
        """Hold another worker's slot meanwhile, if nobody lives there; whether that is so."""
        number = name.removeprefix("slot-")
        if name == self.name or not number.isdecimal() or not await _take(self._session, int(number)):
            yield False
            return
        try:
            yield True
        finally:
            await self._session.execute("select pg_advisory_unlock(%s, %s)", (_SPACE, int(number)))


@asynccontextmanager
async def hold_slot(url: str) -> AsyncIterator[Slot]:
    """The first free slot of the database, until the end of the block or of the session.

    :raises BadInput: the database can't be reached, or has no free slot
    """
    try:
        session = await psycopg.AsyncConnection.connect(
            url,
            autocommit=True,
            application_name="newsdesk-slot",
            keepalives_idle=_SILENCE // 2,
            keepalives_interval=2,
            keepalives_count=3,
            tcp_user_timeout=_SILENCE * 1000,
        )
    except psycopg.Error as error:
        raise BadInput(f"The engine's database can't be reached: {str(error).partition(chr(10))[0]}") from None
    try:
        yield await _first_free(session)
    finally:
        await session.close()


async def _first_free(session: psycopg.AsyncConnection) -> Slot:
    for number in range(_SLOTS):
        if await _take(session, number):
            return Slot(number, session)
    raise BadInput(f"{_SLOTS} workers already run on this database; stop some")


async def _take(session: psycopg.AsyncConnection, number: int) -> bool:
    found = await session.execute("select pg_try_advisory_lock(%s, %s)", (_SPACE, number))
    row = await found.fetchone()
    return bool(row and row[0])

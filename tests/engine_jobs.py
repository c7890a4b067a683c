"""Jobs for tests of engines, and databases for them."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from functools import cache

import psycopg
from dbos import DBOS
from psycopg import sql

from core.errors import DeliveryFailed
from core.ports import Engine, JobInfo, Step
from tests.postgres import fresh_database

_numbers = itertools.count(1)


def engine_database() -> str:
    """The URL of a new Postgres database that has the engine's tables."""
    template = _template()
    old, new = template.partition("?")[0].rsplit("/", 1)[-1], f"engine_{next(_numbers)}"
    with psycopg.connect(template.replace(old, "postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(new), sql.Identifier(old)))
    return template.replace(old, new)


@cache
def _template() -> str:
    url = fresh_database(empty=True)
    DBOS.migrate(url)
    return url


async def until(engine: Engine, run: str, *states: str) -> JobInfo:
    """How the run stands once it is in one of the states."""
    async with asyncio.timeout(10):
        while True:
            info = await engine.info(run)
            if info and info.status in states:
                return info
            await asyncio.sleep(0.01)


class Works:
    """What a job does in its steps, noted: `done` keeps (step, argument) of each piece of work begun."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []
        self.broken: set[str] = set()
        self.held: set[str] = set()
        self.begun = asyncio.Event()
        self.cancelled = asyncio.Event()

    def __call__(self, name: str) -> Callable[[str], Awaitable[str]]:
        async def work(argument: str) -> str:
            self.done.append((name, argument))
            if name in self.held:
                await self._hold()
            if name in self.broken:
                raise DeliveryFailed(f"{name} broke")
            return f"{name} of {argument}"

        return work

    async def _hold(self) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise

    async def job(self, run: str, step: Step) -> None:
        """Three steps; each is given what the one before gave."""
        first = await step("first", self("first"), run)
        second = await step("second", self("second"), first)
        await step("third", self("third"), second)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.done]

"""No event is skipped by those who read after the last number they saw, however writers overlap."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import insert

from core.kept import Event
from storage import events as event_rows
from storage.cipher import new_key
from storage.database import Database, utc_now
from storage.stores import open_stores
from storage.tables import events
from tests.contracts.values import OURS
from tests.postgres import fresh_database, somebody_waits
from tests.stores import fresh_sqlite

_WRITERS, _EACH = 4, 20


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return fresh_database() if request.param == "postgres" else fresh_sqlite(tmp_path)


async def test_a_reader_beside_many_writers_gets_every_event_once(url: str) -> None:
    async with AsyncExitStack() as stack:
        writers = [await stack.enter_async_context(open_stores(url, secret_key=new_key())) for _ in range(_WRITERS)]
        reader = await stack.enter_async_context(open_stores(url, secret_key=new_key()))

        async def write(number: int) -> None:
            for count in range(_EACH):
                await writers[number].events.publish(Event(organisation=OURS, payload={"writer": number, "n": count}))

        async def read() -> list[Event]:
            got: list[Event] = []
            while len(got) < _WRITERS * _EACH:
                got += await reader.events.after(got[-1].seq if got else 0, limit=7)
            return got

        async with asyncio.timeout(30), asyncio.TaskGroup() as group:
            for number in range(_WRITERS):
                group.create_task(write(number))
            reading = group.create_task(read())
    told = [(event.payload["writer"], event.payload["n"]) for event in reading.result()]
    assert sorted(told) == [(writer, n) for writer in range(_WRITERS) for n in range(_EACH)]


async def test_on_postgres_a_number_waits_for_the_one_before_it() -> None:
    url = fresh_database()
    slow = Database(url)
    async with open_stores(url, secret_key=new_key()) as stores:
        async with slow.writing() as connection:
            await connection.execute(event_rows.TURN)
            row = {"organisation": OURS, "payload": {"n": "slow"}, "at": utc_now()}
            await connection.execute(insert(events).values(**row))
            fast = asyncio.create_task(stores.events.publish(Event(organisation=OURS, payload={"n": "fast"})))
            await somebody_waits(url)
            assert await stores.events.after(0) == []
        await fast
        assert [event.payload["n"] for event in await stores.events.after(0)] == ["slow", "fast"]
    await slow.close()

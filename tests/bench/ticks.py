"""The dispatcher's tick over 100,000 definitions against 10,000."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.dispatcher import Dispatcher
from core.people import Organisation
from core.ports import Step
from core.report import Definition
from storage.cipher import new_key
from storage.stores import open_stores
from tests.bench.timing import in_turn
from tests.fake_engine import InlineEngine
from tests.stores import fresh_sqlite

_START = datetime(2026, 3, 3, tzinfo=UTC)
_TICKS = 50


def tick_of_many_against_few() -> str:
    """One line: the time of a tick with nothing due, at ten times the definitions (flat would be 1)."""
    with asyncio.Runner() as runner, tempfile.TemporaryDirectory() as folder:
        many, few = (runner.run(_filled(Path(folder) / str(size), size)) for size in (100_000, 10_000))
        ours, _, ratio = in_turn(lambda: runner.run(_ticks(many)), lambda: runner.run(_ticks(few)), rounds=9)
    each = ours / _TICKS * 1000
    return f"tick, 100,000 definitions against 10,000: ratio {ratio:.2f} (aim 1.3 or less; {each:.2f} ms each)"


async def _filled(folder: Path, size: int) -> str:
    await asyncio.to_thread(folder.mkdir)
    url = fresh_sqlite(folder)
    one = Definition(id="def_0", organisation="org_a", owner="usr_a", room="room_0", enabled=True)
    async with open_stores(url, secret_key=new_key()) as stores:
        await stores.directory.keep_organisation(Organisation(id="org_a", name="Aurora"))
        await stores.definitions.keep(one.model_copy(update={"next_run_at": _START + timedelta(days=1)}))
    await asyncio.to_thread(_multiply, folder / "newsdesk.sqlite", size)
    return url


def _multiply(database: Path, size: int) -> None:
    """Copies of the one definition, each due at another second of the day after."""
    with closing(sqlite3.connect(database)) as connection, connection:
        cursor = connection.execute("select * from definitions")
        names = [column[0] for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
        first = datetime.fromisoformat(row["next_run_at"])
        rows = [
            row | {"id": f"def_{n}", "room": f"room_{n}", "next_run_at": f"{first + timedelta(seconds=n % 80_000)}"}
            for n in range(1, size)
        ]
        marks = ", ".join(f":{name}" for name in names)
        connection.executemany(f"insert into definitions values ({marks})", rows)


async def _ticks(url: str) -> None:
    async def nothing(run: str, step: Step) -> None:
        """Nothing is due."""

    async with open_stores(url, secret_key=new_key()) as stores, InlineEngine(nothing) as engine:
        dispatcher = Dispatcher(stores, engine)
        for _ in range(_TICKS):
            assert await dispatcher.tick(_START) == 0

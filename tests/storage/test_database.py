"""URLs, connections and types of the database itself."""

import asyncio
import random
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from core.errors import BadInput
from core.kept import Event
from storage.cipher import new_key
from storage.columns import UtcDateTime, Words
from storage.database import Database, parsed
from storage.stores import open_stores
from storage.tables import organisations
from tests.contracts.values import OURS
from tests.postgres import drop_database, fresh_database
from tests.stores import fresh_sqlite


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return fresh_database() if request.param == "postgres" else fresh_sqlite(tmp_path)


@pytest.mark.parametrize(
    ("given", "driver", "name"),
    [
        ("sqlite:///var/newsdesk.sqlite", "sqlite", "var/newsdesk.sqlite"),
        ("sqlite:////srv/newsdesk.sqlite", "sqlite", "/srv/newsdesk.sqlite"),
        ("sqlite+aiosqlite:///x.sqlite", "sqlite", "x.sqlite"),
        ("postgresql://me:secret@db:5433/newsdesk?sslmode=require", "postgresql+psycopg", "newsdesk"),
        ("postgres://db/newsdesk", "postgresql+psycopg", "newsdesk"),
    ],
)
def test_urls_as_people_write_them(given: str, driver: str, name: str) -> None:
    assert (parsed(given).drivername, parsed(given).database) == (driver, name)


@pytest.mark.parametrize(
    "given",
    ["", "newsdesk.sqlite", "mysql://me:secret@db/x", "sqlite://", "sqlite:///:memory:", "postgresql://me:secret@db:x"],
)
def test_a_url_that_is_none_is_refused_without_its_password(given: str) -> None:
    with pytest.raises(BadInput, match="URL") as refused:
        parsed(given)
    assert "secret" not in refused.value.detail


async def test_a_database_out_of_reach_is_told_at_once(tmp_path: Path) -> None:
    gone = fresh_database(empty=True)
    drop_database(gone)
    (tmp_path / "notes.txt").write_text("Buy milk. " * 100)
    told = {
        gone: "can't be opened: .*does not exist",
        f"sqlite:///{tmp_path}/newsdesk.sqlite": "no database .* `newsdesk db upgrade` makes it",
        f"sqlite:///{tmp_path}/notes.txt": "file is not a database",
        f"sqlite:///{tmp_path}": "unable to open",
    }
    for url, words in told.items():
        with pytest.raises(BadInput, match=words):
            async with open_stores(url, secret_key=new_key()):
                pytest.fail("it was opened")
    assert not (tmp_path / "newsdesk.sqlite").exists()  # a look makes nothing


async def test_a_password_is_in_no_message() -> None:
    with pytest.raises(BadInput) as refused:
        async with open_stores("postgresql://me:secret@127.0.0.1:1/newsdesk", secret_key=new_key()):
            pytest.fail("it was opened")
    assert "secret" not in refused.value.detail


async def test_a_sqlite_file_is_safe_against_power_cuts_and_waits_for_others(tmp_path: Path) -> None:
    database = Database(fresh_sqlite(tmp_path))
    async with database.reading() as connection:
        asked = {name: await connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")}
        asked |= {name: await connection.scalar(text(f"PRAGMA {name}")) for name in ("foreign_keys", "busy_timeout")}
    await database.close()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


async def test_a_write_that_fails_leaves_nothing(url: str) -> None:
    database = Database(url)

    async def write() -> None:
        async with database.writing() as connection:
            await connection.execute(text("INSERT INTO checkpoints VALUES ('o', 'r', '1')"))
            await connection.execute(text("INSERT INTO checkpoints VALUES ('o', 'r', '2')"))

    with pytest.raises(IntegrityError):
        await write()
    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM checkpoints")) == 0
    await database.close()


async def test_what_people_wrote_is_in_no_error(url: str) -> None:
    database = Database(url)
    with pytest.raises(DBAPIError) as failed:
        await database.change(update(organisations).values(name="private words", zone=text("no_such_column")))
    await database.close()
    assert "private" not in str(failed.value)


async def test_a_reader_of_sqlite_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    ours, other = Database(url), Database(url)
    async with other.writing() as writing:
        await writing.execute(text("INSERT INTO checkpoints VALUES ('o', 'r', '1')"))
        async with ours.reading() as reading:
            assert await reading.scalar(text("SELECT count(*) FROM checkpoints")) == 0
            await reading.execute(text("PRAGMA busy_timeout = 1"))
            # A reader that wants to write meanwhile is told, and never overtakes.
            with pytest.raises(OperationalError, match="locked"):
                await reading.execute(text("DELETE FROM checkpoints"))
    await ours.close()
    await other.close()


async def test_work_that_is_cancelled_at_any_moment_blocks_nobody(url: str) -> None:
    chance = random.Random(7)
    async with open_stores(url, secret_key=new_key()) as stores:
        for _ in range(15):
            event = Event(organisation=OURS, payload={"type": "t"})
            tasks = [asyncio.ensure_future(stores.events.publish(event)) for _ in range(10)]
            tasks += [asyncio.ensure_future(stores.events.last()) for _ in range(5)]  # type: ignore[arg-type]
            for _ in range(chance.randrange(40)):
                await asyncio.sleep(0)
            for task in chance.sample(tasks, 9):
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            assert [end for end in ends if isinstance(end, Exception)] == []
        before = await stores.events.last()
        async with asyncio.timeout(5):
            await stores.events.publish(event)
        assert await stores.events.last() > before


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()])  # type: ignore[no-untyped-call]
def test_times_are_kept_in_utc_and_never_without_an_offset(dialect: object) -> None:
    kind = UtcDateTime()
    taipei = datetime(2026, 3, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=8)))
    kept = kind.process_bind_param(taipei, dialect)  # type: ignore[arg-type]
    got = kind.process_result_value(kept, dialect)  # type: ignore[arg-type]
    assert got == taipei
    assert got
    assert got.tzinfo is UTC
    with pytest.raises(ValueError, match="offset"):
        kind.process_bind_param(datetime(2026, 3, 3), dialect)  # type: ignore[arg-type] # noqa: DTZ001


def test_words_lose_what_no_database_takes() -> None:
    dialect = sqlite.dialect()  # type: ignore[no-untyped-call]
    assert Words().process_bind_param("a\0b \ud83d 報\0", dialect) == "ab ? 報"
    assert Words().process_bind_param(None, dialect) is None

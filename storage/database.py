"""One database, SQLite or Postgres: its URL, its connections, and the ways to insert."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Executable, Select, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from core.errors import BadInput
from core.values import Value

V = TypeVar("V", bound=Value)
#: Milliseconds to wait for another process's write to a SQLite file.
_BUSY_MS = 30_000
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The instant it is, in UTC."""
    return datetime.now(UTC)


class Database:
    """Connections to one database. `clock` says when a row was written, where the caller doesn't."""

    def __init__(self, url: str, clock: Clock = utc_now) -> None:
        """:raises BadInput: not a URL of SQLite or Postgres"""
        address = parsed(url)
        self.clock = clock
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self._address = address
        # What people wrote stays out of the errors, which are logged.
        if self.is_sqlite:
            # A connection is a thread: those that wait take turns instead of starting more for one query each.
            ours = address.set(drivername="sqlite+aiosqlite")
            self._engine = create_async_engine(ours, hide_parameters=True, pool_size=8, max_overflow=0)
            own_transactions(self._engine.sync_engine, foreign_keys=True)
        else:
            self._engine = create_async_engine(address, hide_parameters=True, pool_size=10, pool_pre_ping=True)
        # SQLite has one writer: here those of one process take turns, instead of polling for the file's lock.
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads, and sees one state of the database on SQLite."""
        async with self._engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one query, which sees one state by itself."""
        async with self._engine.connect() as connection:
            if self.is_sqlite:
                await connection.execution_options(newsdesk_alone=True)
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes. On SQLite it is alone from its start, so that what it reads holds."""
        if not self.is_sqlite:
            async with self._engine.begin() as connection:
                yield connection
            return
        async with self._turn, self._engine.connect() as connection:
            await connection.execution_options(newsdesk_writes=True)
            async with connection.begin():
                yield connection

    async def reach(self) -> None:
        """Look whether it is there. :raises BadInput: there is no such database, or it doesn't let us in"""
        if self.is_sqlite:
            # Not by the pool: it would make a file that isn't there, and leave a thread behind where it fails.
            await asyncio.to_thread(_look_into, Path(self._address.database or ""))
            return
        try:
            async with self.reading():
                pass
        except DatabaseError as error:
            raise unreachable(self._address, error) from None

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()

    async def one(self, sort: type[V], query: Select[Any]) -> V | None:
        """The value of the first row, None without one."""
        async with self._asking() as connection:
            row = (await connection.execute(query)).mappings().first()
        return None if row is None else sort.model_validate(dict(row))

    async def many(self, sort: type[V], query: Select[Any]) -> list[V]:
        """The values of all rows."""
        async with self._asking() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [sort.model_validate(dict(row)) for row in rows]

    async def scalar(self, query: Select[Any]) -> Any:
        """The first column of the first row, None without one."""
        async with self._asking() as connection:
            return await connection.scalar(query)

    async def change(self, statement: Executable) -> int:
        """Run one statement in a transaction of its own; how many rows it touched."""
        async with self.writing() as connection:
            return (await connection.execute(statement)).rowcount

    def insert(self, table: Table) -> sqlite.Insert:
        """An INSERT that knows ON CONFLICT. Both dialects spell it alike, so one stands for both in types."""
        return sqlite.insert(table) if self.is_sqlite else cast(sqlite.Insert, postgresql.insert(table))

    async def insert_once(self, connection: AsyncConnection, table: Table, row: Mapping[str, Any]) -> bool:
        """Insert the row; False, and nothing changed, where a unique key of it is taken."""
        statement = self.insert(table).values(**row).on_conflict_do_nothing()
        # What was inserted is asked for: drivers don't agree about counting rows of an INSERT.
        return (await connection.execute(statement.returning(*table.primary_key))).first() is not None

    async def keep_once(self, table: Table, row: Mapping[str, Any]) -> bool:
        """`insert_once` in a transaction of its own."""
        async with self.writing() as connection:
            return await self.insert_once(connection, table, row)

    async def insert_new(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> set[tuple[Any, ...]]:
        """Insert the rows whose unique keys are free, in one statement; the primary keys of those inserted."""
        statement = self.insert(table).on_conflict_do_nothing().returning(*table.primary_key)
        async with self.writing() as connection:
            inserted = await connection.execute(statement, [dict(row) for row in rows])
            return {tuple(key) for key in inserted}

    def upsert(self, table: Table, names: Iterable[str]) -> sqlite.Insert:
        """An INSERT of these columns that replaces them in the row with the same primary key, where there is one."""
        keys = [column.name for column in table.primary_key]
        statement = self.insert(table)
        changed = {name: statement.excluded[name] for name in names if name not in keys}
        return statement.on_conflict_do_update(index_elements=keys, set_=changed)

    async def keep_all(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> int:
        """Insert the rows, or replace those with the same primary key; how many were new. The last of a key counts.

        They are written in the order of their keys: two writers of the same rows then wait for each other, and never
        each for the other.
        """
        by_key = {_key_of(table, row): row for row in rows}
        if not by_key:
            return 0
        ordered = [by_key[key] for key in sorted(by_key)]
        inserting = self.insert(table).on_conflict_do_nothing()
        async with self.writing() as connection:
            # Row by row in one batch: joined into one long VALUES, the driver spends longer reading it than Postgres.
            inserted = await connection.execute(inserting, ordered, execution_options={"preserve_rowcount": True})
            new = inserted.rowcount
            if new < len(ordered):
                await connection.execute(self.upsert(table, ordered[0]), ordered)
        return new


def _key_of(table: Table, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def parsed(url: str) -> URL:
    """The URL with the driver that serves it, in a thread or a loop alike for Postgres.

    :raises BadInput: not a URL of SQLite (a file) or Postgres; the detail repeats no password
    """
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, ValueError):
        backend = ""
    if backend in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise BadInput(
            "The database's URL can't be used. Give sqlite:///path/to/newsdesk.sqlite or "
            "postgresql://user:password@host/name"
        )
    if not address.database or address.database == ":memory:":
        raise BadInput("The database's URL names no file. Give one, as in sqlite:///var/newsdesk.sqlite")
    return address.set(drivername="sqlite", database=str(Path(address.database).expanduser()))


def unreachable(address: URL, error: Exception) -> BadInput:
    """What to tell whoever gave the URL."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    why = (str(cause).strip() or "no answer").splitlines()[0]
    return BadInput(f"The database {address.render_as_string(hide_password=True)} can't be opened: {why}")


def _look_into(file: Path) -> None:
    if not file.exists():
        raise BadInput(f"There is no database {file}. `newsdesk db upgrade` makes it.")
    try:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:
        raise unreachable(URL.create("sqlite", database=str(file)), error) from None


def own_transactions(engine: Engine, *, foreign_keys: bool) -> None:
    """Set SQLite's connections up, and begin their transactions ourselves: the driver begins them too late.

    Those with the execution option `newsdesk_writes` are alone from their start; those with `newsdesk_alone` are one
    query, which needs none.
    """

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {_BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("newsdesk_alone"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("newsdesk_writes") else "BEGIN")

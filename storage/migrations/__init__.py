"""Brings a database to today's schema. Alembic is set up here, in code; nobody needs an alembic.ini.

A new migration: change `storage/tables.py`, add `versions/vNNNN_what.py` by hand in plain SQLAlchemy terms, and the
schema tests say what it lacks. It runs in one transaction on both databases.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from core.errors import BadInput
from storage.database import own_transactions, parsed, unreachable

#: Of an advisory lock on Postgres; only has to differ from our others.
_LOCK = 0x6E657773_0001


def upgrade(url: str) -> None:
    """Make or update the database, and the folder of a SQLite file. Several processes may do it at once.

    It blocks: call it in a thread (`asyncio.to_thread`).

    :raises BadInput: the URL can't be used, the database can't be reached, or a newer Newsdesk made it
    """
    address = parsed(url)
    if address.database and address.get_backend_name() == "sqlite":
        _make_folder(Path(address.database))
    with _alone(address) as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise BadInput(f"The database can't be brought up to date; a newer Newsdesk made it? ({error})") from None


def behind(url: str) -> bool:
    """Whether the database lacks a migration of ours (or was never made). It changes nothing.

    It blocks: call it in a thread (`asyncio.to_thread`).

    :raises BadInput: the URL can't be used, or the database can't be reached
    """
    address = parsed(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return True
    scripts = ScriptDirectory.from_config(_config())
    with _connected(address) as connection:
        applied = MigrationContext.configure(connection).get_current_heads()
    known = {script.revision for script in scripts.walk_revisions()}
    # A revision that isn't ours was made by a newer release, which is not behind.
    return not set(scripts.get_heads()) <= set(applied) and set(applied) <= known


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"The database's folder {file.parent} can't be made: {error.strerror}") from None


@contextmanager
def _alone(address: URL) -> Iterator[Connection]:
    """A transaction that no other upgrade runs beside."""
    with _connected(address, writes=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


@contextmanager
def _connected(address: URL, *, writes: bool = False) -> Iterator[Connection]:
    engine = create_engine(address, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        # Batch mode makes tables anew, and dropping the old one would empty those that refer to it.
        own_transactions(engine, foreign_keys=False)
    try:
        with _opened(engine) as connection:
            connection = connection.execution_options(newsdesk_writes=writes)
            with connection.begin():
                yield connection
    finally:
        engine.dispose()


def _opened(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except DatabaseError as error:
        raise unreachable(engine.url, error) from None

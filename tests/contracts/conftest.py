"""The stores under test, over both databases, each test with an empty one."""

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import psycopg
import pytest

from core.stores import Stores
from storage.cipher import new_key
from storage.stores import open_stores
from storage.tables import metadata
from tests.contracts.values import Now
from tests.postgres import fresh_database
from tests.stores import fresh_sqlite

_KEY = new_key()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database with nothing in it."""
    return _emptied(_postgres()) if request.param == "postgres" else fresh_sqlite(tmp_path)


@pytest.fixture
def secret_key() -> bytes:
    return _KEY


@pytest.fixture
def now() -> Now:
    """The stores' clock; a test moves it."""
    return Now()


@pytest.fixture
async def stores(database_url: str, secret_key: bytes, now: Now) -> AsyncIterator[Stores]:
    async with open_stores(database_url, secret_key=secret_key, clock=now) as opened:
        yield opened


@cache
def _postgres() -> str:
    return fresh_database()


def _emptied(url: str) -> str:
    tables = ", ".join(f'"{table}"' for table in metadata.tables)
    with psycopg.connect(url) as connection:
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY".encode())
    return url

"""Stores on a fresh SQLite file, for tests of what stands on them. Their own contract is tested on both databases."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from core.stores import Stores
from storage.cipher import new_key
from storage.database import Clock, utc_now
from storage.migrations import upgrade
from storage.stores import open_stores


@cache
def _template() -> Path:
    """A migrated, empty database, made once a process."""
    path = Path(tempfile.mkdtemp(prefix="newsdesk-template-")) / "template.sqlite"
    upgrade(f"sqlite:///{path}")
    return path


def fresh_sqlite(folder: Path) -> str:
    """The URL of a migrated, empty database in a folder."""
    shutil.copy(_template(), folder / "newsdesk.sqlite")
    return f"sqlite:///{folder}/newsdesk.sqlite"


@asynccontextmanager
async def sqlite_stores(folder: Path, clock: Clock = utc_now) -> AsyncIterator[Stores]:
    """All stores over such a database."""
    async with open_stores(fresh_sqlite(folder), secret_key=new_key(), clock=clock) as opened:
        yield opened

"""The newsroom that every test of a command speaks to: its people and rooms are written once, then copied."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.cipher import new_key
from storage.stores import open_stores
from tests.bot.commands.newsroom import NOW, Newsroom, newsroom, settle
from tests.stores import sqlite_stores


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database of a settled newsroom goes."""
    return tmp_path_factory.mktemp("newsroom")


@pytest.fixture
async def room(settled: Path, tmp_path: Path) -> AsyncIterator[Newsroom]:
    if not (settled / "newsdesk.sqlite").exists():
        async with sqlite_stores(settled) as empty:
            await settle(empty)
    shutil.copy(settled / "newsdesk.sqlite", tmp_path)
    async with (
        open_stores(f"sqlite:///{tmp_path}/newsdesk.sqlite", secret_key=new_key(), clock=lambda: NOW) as stores,
        newsroom(stores) as opened,
    ):
        yield opened

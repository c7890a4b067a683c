"""The console every test here calls."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from core.stores import Stores
from tests.bot.console.site import Live, peopled, running


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    """With the people and rooms of these tests."""
    async with peopled(tmp_path) as opened:
        yield opened


@pytest.fixture
async def live(stores: Stores) -> AsyncIterator[Live]:
    """One console for one test."""
    async with running(stores) as console:
        yield console


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    """One console for all tests of a file that change nothing in it."""
    folder: Path = tmp_path_factory.mktemp("console")
    async with peopled(folder) as stores, running(stores) as console:
        yield console

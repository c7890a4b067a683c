"""The console every test here calls."""

from collections.abc import AsyncIterator

import pytest

from core.stores import Stores
from tests.bot.console.site import Live, running


@pytest.fixture
async def live(stores: Stores) -> AsyncIterator[Live]:
    async with running(stores) as console:
        yield console

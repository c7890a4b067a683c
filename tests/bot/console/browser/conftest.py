"""One browser a process, one console a file, and pages that must stay quiet and at home."""

import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.first_start import ADMIN
from tests.browser import PATIENCE_MS, Newsdesk, Watched, chromium, newsdesk

expect.set_options(timeout=PATIENCE_MS)

Opens = Callable[..., Awaitable[Page]]
Pages = dict[tuple[object, ...], list[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them on the browser's own loop."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def console() -> AsyncIterator[Newsdesk]:
    with tempfile.TemporaryDirectory() as folder:
        async with newsdesk(Path(folder)) as running:
            yield running


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pages() -> AsyncIterator[Pages]:
    """Pages made so far in this file: to lead one elsewhere takes a browser far less time than to make one."""
    made: Pages = defaultdict(list)
    yield made
    for same in made.values():
        for page in same:
            await page.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, console: Newsdesk, pages: Pages) -> AsyncIterator[Opens]:
    """Opens a page: `await opens("/reports")`, as someone (None: nobody), in some width or colour scheme.

    When the test is over, nothing may have gone wrong in any of them, and none may have asked another host.
    """
    used: list[Page] = []

    async def made(same: list[Page], width: int, options: dict[str, Any]) -> Page:
        context = await browser.new_context(viewport={"width": width, "height": 800}, locale="en-GB", **options)
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        Watched.all[page] = Watched(page, console.url)
        same.append(page)
        return page

    async def open_page(
        path: str = "/",
        *,
        person: str | None = ADMIN,
        organisation: str | None = None,
        width: int = 1400,
        **options: Any,
    ) -> Page:
        same = pages[(person, width, *sorted(options.items()))]
        page = next((page for page in same if page not in used), None) or await made(same, width, options)
        used.append(page)
        await page.context.clear_cookies()
        if person:
            await console.enter(page.context, person, organisation)
        Watched.all[page].forget()
        if path:
            await page.goto(console.url + path)
        return page

    yield open_page
    console.gate.open()
    seen = [(Watched.all[page].problems.copy(), Watched.all[page].elsewhere.copy()) for page in used]
    for page in used:
        # What a page does after its session is gone is no concern of the next test.
        await page.goto("about:blank")
    assert seen == [([], [])] * len(used)


@pytest_asyncio.fixture(loop_scope="session")
async def page(opens: Opens) -> Page:
    """An admin's page at the start, with its line open."""
    opened = await opens("/")
    await opened.wait_for_selector("body[data-live=open]")
    return opened

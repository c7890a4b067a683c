"""The site of one process: the console, the web chat, and where Slack reaches us."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version

from aiohttp import web

from bot.app import App, database_behind
from bot.chat.web.adapter import WebChat
from bot.console.auth import is_loopback
from bot.console.site import build_site
from bot.settings import told
from core.errors import BadInput


@asynccontextmanager
async def site_of(app: App) -> AsyncIterator[web.Application]:
    """The web application, and Slack's connection where it comes by Socket Mode, while the block lasts."""
    chat = app.chats["web"]
    assert isinstance(chat, WebChat)
    settings = app.settings
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(app.slack.listening(app.intake)) if app.slack else ()
        yield build_site(
            app.desk,
            app.intake,
            chat,
            app.hub,
            secret_key=app.kept.secret_key,
            version=version("newsdesk"),
            loopback=settings.newsdesk_host == "localhost" or is_loopback(settings.newsdesk_host),
            behind_proxy=settings.newsdesk_behind_proxy,
            checks={"database": lambda: _migrated(app), "engine": lambda: _reached(app)},
            registry=app.figures.registry,
            metrics_token=told(settings.newsdesk_metrics_token),
            extra_routes=slack,
        )


async def _migrated(app: App) -> bool:
    await app.kept.stores.events.last()
    try:
        return not await asyncio.to_thread(database_behind, app.settings)
    except BadInput:
        return False


async def _reached(app: App) -> bool:
    await app.engine.info("rep_nobody")
    return True

"""`newsdesk serve` and `newsdesk worker`: the processes that stay."""

import asyncio
from contextlib import AsyncExitStack
from typing import Annotated

import structlog
import typer

from bot.app import App, open_app, upgrade_database
from bot.first_start import settle_in
from bot.logs import configure
from bot.running import listening, ticking, until_told
from bot.settings import Settings
from bot.site import site_of
from core.desk.signin import link
from core.report import Caller

_log = structlog.get_logger()


def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on; this machine alone without it")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="port to listen on")] = None,
    web_only: Annotated[bool, typer.Option("--web-only", help="leave the reports to newsdesk worker")] = False,
) -> None:
    """Run everything in one process: chats, console, schedules, reports. Ctrl-C or SIGTERM stops it cleanly."""
    settings = _given(host, port)
    configure(settings.newsdesk_logs)
    asyncio.run(_serve(settings, web_only))


def worker() -> None:
    """Run reports only, beside newsdesk serve --web-only, on one Postgres. As many as you like."""
    settings = Settings()
    configure(settings.newsdesk_logs)
    asyncio.run(_work(settings))


def _given(host: str | None, port: int | None) -> Settings:
    settings = Settings()
    given = {"newsdesk_host": host, "newsdesk_port": port}
    return settings.model_copy(update={name: value for name, value in given.items() if value is not None})


async def _serve(settings: Settings, web_only: bool) -> None:
    if settings.database_url.startswith("sqlite"):
        # On Postgres the release phase does it, once for all processes.
        await asyncio.to_thread(upgrade_database, settings)
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(open_app(settings, works=not web_only))
        site = await stack.enter_async_context(site_of(app))
        port = await stack.enter_async_context(listening(app, site, settings.newsdesk_host, settings.newsdesk_port))
        await stack.enter_async_context(ticking(app))
        await app.intake.resume(app.chats, app.now())
        _log.info(
            "ready", url=settings.public_url, port=port, slack=app.slack is not None, writer=settings.llm_provider
        )
        await _welcome(app)
        await until_told(app)
        _log.info("stopping")


async def _work(settings: Settings) -> None:
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(open_app(settings))
        await stack.enter_async_context(ticking(app))
        _log.info("ready", worker=True)
        await until_told(app)
        _log.info("stopping")


async def _welcome(app: App) -> None:
    """At the first start of the built-in chat, the way in: nobody could ask the bot for it yet."""
    if app.slack is not None:
        return
    organisation = await settle_in(app.kept.stores, app.now(), name="Newsdesk", zone="UTC", locale="en")
    people = await app.kept.stores.directory.people(organisation.id)
    if any(person.last_login_at for person in people):
        return
    first = next((person for person in people if person.role == "admin"), None)
    if first:
        caller = Caller(organisation=organisation.id, user=first.id)
        typer.echo(f"Open {await link(app.desk, caller)} to sign in (once, within 15 minutes; then: newsdesk login)")

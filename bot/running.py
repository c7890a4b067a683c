"""One process's life: start, tick, stay until a signal, then stop listening, drain, and let go."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app import App

#: Seconds that commands at work get at the end, and connections to close.
GRACE_S = 8.0
#: How long an engine remembers finished jobs; our own rows stay.
ENGINE_REMEMBERS = timedelta(days=30)
#: How long the result of a test can be looked at again.
TRIALS_LAST = timedelta(hours=24)

_log = structlog.get_logger()


@asynccontextmanager
async def ticking(app: App) -> AsyncIterator[None]:
    """The dispatcher's tick and the housekeeping, while the block lasts. Any number of processes may tick."""
    scheduler: Any = AsyncIOScheduler(timezone=UTC)  # the library has no types
    # A late tick is still wanted, and only one: it looks at everything that is due by then.
    always: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    seconds = app.settings.newsdesk_tick_seconds
    scheduler.add_job(_tick, "interval", args=[app], seconds=seconds, next_run_time=datetime.now(UTC), **always)
    scheduler.add_job(_keep_house, "interval", args=[app], minutes=10, **always)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


@asynccontextmanager
async def listening(app: App, site: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """The site, served on host and port (0: a free one) while the block lasts; the port.

    It stops listening first, then lets commands at work end, then closes what is still connected.
    """
    # Pages and uploads are logged as events of their own; an access log would hold people's addresses.
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=GRACE_S)
    await runner.setup()
    try:
        listener = web.TCPSite(runner, host, port, reuse_address=True)
        await listener.start()
        found = runner.addresses[0][1]
        try:
            yield int(found)
        finally:
            await listener.stop()
            await app.intake.drain(GRACE_S)
    finally:
        await runner.cleanup()


async def until_told(app: App) -> None:
    """Wait for SIGTERM or SIGINT, or for the engine to lose what makes it the only one of its name."""
    told: asyncio.Event = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sort in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sort, told.set)
    async with AsyncExitStack() as stack:
        waiting = [asyncio.create_task(told.wait()), asyncio.create_task(app.engine.lost())]
        for task in waiting:
            stack.callback(task.cancel)
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for sort in (signal.SIGTERM, signal.SIGINT):
        with suppress(ValueError):
            loop.remove_signal_handler(sort)


async def _tick(app: App) -> None:
    began = time.monotonic()
    try:
        begun = await app.dispatcher.tick(app.now())
    except Exception:  # the top of a tick: the next one tries again
        _log.exception("tick failed")
        return
    app.figures.ticks.observe(time.monotonic() - began)
    app.figures.tick_at.set_to_current_time()
    app.figures.runs.inc(begun)


async def _keep_house(app: App) -> None:
    try:
        swept = await app.kept.stores.housekeeping.sweep(app.now())
        forgotten = await app.engine.forget(ENGINE_REMEMBERS)
        trials = await app.stages.forget_trials(app.now() - TRIALS_LAST)
        calls = await app.kept.stores.ledger.expire(app.now() - _longest_call(app))
        given_up = await app.dispatcher.reconcile(app.now())
    except Exception:  # as above
        _log.exception("housekeeping failed")
        return
    _log.info("housekeeping", engine=forgotten, given_up=given_up, trials=trials, calls=calls, **swept)


def _longest_call(app: App) -> timedelta:
    """After that a model call that never ended was left behind by a process that is gone."""
    return timedelta(seconds=3 * app.settings.llm_timeout_seconds) + timedelta(minutes=10)

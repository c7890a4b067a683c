"""The half of the engine that works: takes queued runs, runs their jobs on this loop, and stops without losing any."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, cast

import sqlalchemy as sa
from dbos import DBOS, DBOSConfig, StepOptions

from core.ports import Job
from storage.engine_logs import tell_failure
from storage.engine_records import PlainJson
from storage.engine_steps import work_once

_log = logging.getLogger(__name__)

#: Part of the stored format: changed with it, and then the old ones stay known until none of their runs is left.
APPLICATION, VERSION, WORKFLOW, QUEUE = "newsdesk", "1", "report_run", "runs"
#: after so many starts that ended with the process, a run is given up as failed
_STARTS = 5
_THREADS = 32
#: seconds a cancelled step has for its own clearing up
_CLEARING = 5


class Worker:
    """Runs jobs in this process, under `name`, until it is stopped. One a process (`hold_process`)."""

    def __init__(self, job: Job, name: str, url: str, engine: sa.Engine | None) -> None:
        self._job = job
        self._tasks: dict[asyncio.Task[Any], str] = {}
        self._stopping = False
        DBOS.workflow(name=WORKFLOW, max_recovery_attempts=_STARTS)(self._registered())
        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_url": url,
            "executor_id": name,
            "application_version": VERSION,
            "serializer": PlainJson(),
            "max_executor_threads": _THREADS,
            "log_level": "WARNING",
            "run_migrations": False,
            # how long a stop waits for a listener that nothing here needs
            "notification_listener_polling_interval_sec": 0.2,
        }
        if engine is not None:
            config["system_database_engine"] = engine
        else:
            config["sys_db_pool_size"] = 10
        self._library = DBOS(config=config)

    def launch(self) -> None:
        """Start taking runs. Called on the loop's own thread, where the library will then run them."""
        DBOS.launch()

    def cancel(self, run: str) -> None:
        """Cut a run short that is at work here; what others run they see for themselves."""
        for task in self._at_work(run):
            task.cancel()

    async def gone(self, run: str) -> None:
        """Wait until nothing of the run is at work here."""
        if tasks := self._at_work(run):
            await asyncio.wait(tasks, timeout=_CLEARING)

    async def recover(self, name: str) -> None:
        """Queue again what the worker `name` had begun. Only for one that is certainly dead, or stopped."""
        taken = await asyncio.to_thread(DBOS._recover_pending_workflows, [name])
        if taken:
            _log.warning("worker %s is gone: %d of its runs taken over", name, len(taken))

    async def stop(self, grace: float) -> None:
        """Take no more, give steps at work `grace` seconds to end, and cancel the rest: it is begun again later."""
        self._take_no_more()
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=grace)
        await self.abandon()
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as apart:
            await loop.run_in_executor(apart, partial(DBOS.destroy, destroy_registry=True))
        # the library had put its own pool, closed by now, in the place of the loop's
        loop.set_default_executor(ThreadPoolExecutor())

    async def abandon(self) -> None:
        """Take no more and cancel what is at work, now."""
        self._take_no_more()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=_CLEARING)

    def _take_no_more(self) -> None:
        self._stopping = True
        for event in self._library.background_thread_stop_events:
            event.set()

    def _at_work(self, run: str) -> list[asyncio.Task[Any]]:
        return [task for task, its in self._tasks.items() if its == run]

    def _registered(self) -> Callable[[str], Awaitable[None]]:
        async def report_run(run: str) -> None:
            task = cast("asyncio.Task[Any]", asyncio.current_task())
            self._tasks[task] = run
            task.add_done_callback(lambda done: self._tasks.pop(done, None))
            await self._run(run)

        return report_run

    async def _run(self, run: str) -> None:
        self._go_on()
        try:
            await self._job(run, self._step)
        except Exception as error:
            tell_failure(run, error)
            raise

    async def _step(self, name: str, work: Callable[..., Awaitable[Any]], *args: str) -> Any:
        self._go_on()

        async def once() -> Any:
            return await work_once(name, work, *args)

        return await DBOS.run_step_async(StepOptions(name=name, retries_allowed=False, preemptible=True), once)

    def _go_on(self) -> None:
        if self._stopping:
            # leaves the run as begun, so that it is taken up again
            raise asyncio.CancelledError

"""The engine on DBOS: runs jobs step by step, and after a crash goes on from the first step that wasn't finished.

Our tables say which runs there are; the engine's records say how far each is. SQLite or Postgres, by URL.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, EnqueueOptions, WorkflowStatus
from dbos._error import DBOSException
from sqlalchemy.exc import SQLAlchemyError

from core.errors import BadInput
from core.ports import Engine, Job, JobInfo
from storage.engine_lock import Slot, hold_folder, hold_process, hold_slot
from storage.engine_logs import tame
from storage.engine_records import PlainJson, engine_url, sqlite_engine
from storage.engine_steps import told
from storage.engine_worker import APPLICATION, QUEUE, VERSION, WORKFLOW, Worker

_log = logging.getLogger(__name__)

_STATUS: dict[str, Literal["waiting", "running", "done", "failed", "cancelled"]] = {
    "DELAYED": "waiting",
    "ENQUEUED": "waiting",
    "PENDING": "running",
    "SUCCESS": "done",
    "ERROR": "failed",
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": "failed",
    "CANCELLED": "cancelled",
}
_OVER = ["SUCCESS", "ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED", "CANCELLED"]
#: rows deleted at a time
_BATCH = 500


@asynccontextmanager
async def open_engine(
    url: str,
    job: Job,
    *,
    folder: Path,
    works: bool = True,
    concurrency: int = 64,
    tenant_concurrency: int | None = None,
    grace: float = 10,
    poll: float = 0.25,
    sweep: float = 5,
) -> AsyncIterator[Engine]:
    """The engine of this process, at work until the block ends. One a process.

    `url` is `sqlite:///…` (a file of its own) or `postgresql://…`. On SQLite one process works, which holds
    `engine.lock` in `folder`. On Postgres each worker holds a slot; those that live look every `sweep` seconds for
    slots nobody holds any more, and go on with what was begun there. With `works=False` (Postgres) nothing is run here.

    `concurrency` runs are at work here at once, of one tenant at most `tenant_concurrency` in all workers together.
    `poll` is how often waiting runs are looked for, in seconds. At the end, steps at work get `grace` seconds.

    :raises BadInput: the database can't be used or reached, or another process works on this folder
    """
    tame()
    url, path = engine_url(url)
    if path and not works:
        raise BadInput("On SQLite one process does everything: run `serve`, or give a postgresql:// URL for more")
    async with AsyncExitStack() as stack:
        slot = await _own(stack, None if path else url, folder) if works else None
        own = stack.enter_context(sqlite_engine(path)) if path else None
        client = await _opened(url, own)
        stack.push_async_callback(asyncio.to_thread, client.destroy)
        await _keep_queue(client, concurrency, tenant_concurrency, poll, ours=works)
        if not works:
            yield _Engine(client)
            return
        worker = Worker(job, slot.name if slot else "one", url, own)
        stack.push_async_callback(worker.stop, grace)
        worker.launch()
        engine = _Engine(client, worker)
        if slot:
            watching = asyncio.create_task(engine.watch(slot, sweep), name="engine slot")
            stack.push_async_callback(_ended, watching)
        yield engine


class _Engine:
    """What is asked of an engine, by its records; a worker besides, where this process works."""

    def __init__(self, client: DBOSClient, worker: Worker | None = None) -> None:
        self._client = client
        self._worker = worker
        self._lost = asyncio.Event()

    async def submit(self, run: str, tenant: str, priority: int = 10) -> None:
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": QUEUE,
            "workflow_id": run,
            "app_version": VERSION,
            "priority": priority,
            "queue_partition_key": tenant,
        }
        await self._client.enqueue_async(options, run)

    async def cancel(self, run: str) -> None:
        found = await self._found(run)
        if found is None or found.status in _OVER:
            return
        await self._client.cancel_workflow_async(run)
        if self._worker:
            self._worker.cancel(run)

    async def retry(self, run: str) -> None:
        found = await self._found(run)
        if found is None or _STATUS[found.status] not in ("failed", "cancelled"):
            return
        if self._worker:
            await self._worker.gone(run)
        steps = await self._client.list_workflow_steps_async(run)
        failed = next((step["function_id"] for step in steps if step["error"] is not None), None)
        last = steps[-1]["function_id"] if steps else 0
        try:
            await self._client.rewind_workflow_async(
                run,
                start_step=last + 1 if failed is None else failed,
                queue_name=QUEUE,
                queue_partition_key=found.queue_partition_key,
            )
        except DBOSException:
            # somebody else's retry was quicker
            again = await self._found(run)
            if again is not None and again.status in _OVER and again.status == found.status:
                raise

    async def info(self, run: str) -> JobInfo | None:
        found = await self._found(run)
        if found is None:
            return None
        steps = await self._client.list_workflow_steps_async(run)
        return JobInfo(_STATUS[found.status], tuple(step["function_name"] for step in steps if step["error"] is None))

    async def forget(self, older_than: timedelta) -> int:
        before = (datetime.now(UTC) - older_than).isoformat()
        gone = 0
        while over := await self._client.list_workflows_async(
            name=WORKFLOW, status=_OVER, completed_before=before, limit=_BATCH, load_input=False, load_output=False
        ):
            await self._client.delete_workflows_async([one.workflow_id for one in over])
            gone += len(over)
        return gone

    async def lost(self) -> None:
        await self._lost.wait()

    async def watch(self, slot: Slot, every: float) -> None:
        """Keep the slot and look after those of the dead; where it is lost, stop working at once."""
        try:
            why = await slot.watch(every, lambda: self._sweep(slot))
        except Exception as error:
            # whatever it is: a place that nobody watches is no place to work
            why = told(error)
        _log.error("this worker lost its place %s and stops working: %s", slot.name, why)
        if self._worker:
            await self._worker.abandon()
        self._lost.set()

    async def _sweep(self, slot: Slot) -> None:
        try:
            begun = await self._client.list_workflows_async(status="PENDING", load_input=False, load_output=False)
            for name in sorted({one.executor_id for one in begun if one.executor_id}):
                async with slot.of_the_dead(name) as dead:
                    if dead and self._worker:
                        await self._worker.recover(name)
        except SQLAlchemyError as error:
            _log.warning("could not look after workers that are gone, will try again: %s", told(error))

    async def _found(self, run: str) -> WorkflowStatus | None:
        found = await self._client.list_workflows_async(workflow_ids=[run], load_input=False, load_output=False)
        return found[0] if found else None


async def _own(stack: AsyncExitStack, url: str | None, folder: Path) -> Slot | None:
    """Own what nobody else may work on meanwhile: a slot of the Postgres at `url`, or the folder."""
    stack.enter_context(hold_process())
    if url is None:
        stack.enter_context(hold_folder(folder))
        return None
    return await stack.enter_async_context(hold_slot(url))


async def _opened(url: str, own: sa.Engine | None) -> DBOSClient:
    """The records, made or brought up to date first."""

    def opened() -> DBOSClient:
        DBOS.migrate(url)
        return DBOSClient(
            system_database_url=url,
            system_database_engine=own,
            serializer=PlainJson(),
            application_name=APPLICATION,
            retry_connection_errors=False,
        )

    try:
        return await asyncio.to_thread(opened)
    except SQLAlchemyError as error:
        raise BadInput(f"The engine's database can't be used: {told(error)}") from None


async def _keep_queue(client: DBOSClient, concurrency: int, tenants: int | None, poll: float, *, ours: bool) -> None:
    """The one queue, with a partition a tenant. A process that only submits leaves it as the workers set it."""
    await client.register_queue_async(
        QUEUE,
        worker_concurrency=concurrency,
        partition_concurrency=tenants,
        # one limit for each tenant is what makes it partitioned
        partition_worker_concurrency=None if tenants else concurrency,
        polling_interval_sec=poll,
        on_conflict="always_update" if ours else "never_update",
    )


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])

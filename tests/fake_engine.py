"""An engine in memory: jobs run as tasks on the loop and remember their steps as long as the engine object lives."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Literal, Self

from core.errors import NewsdeskError
from core.ports import Job, JobInfo
from storage.engine_steps import work_once


@dataclass
class _Kept:
    """One step as it went: its result, or what it raised."""

    name: str
    result: Any = None
    error: NewsdeskError | None = None


@dataclass
class _Entry:
    status: Literal["waiting", "running", "done", "failed", "cancelled"] = "waiting"
    steps: dict[int, _Kept] = field(default_factory=dict)
    error: BaseException | None = None
    task: asyncio.Task[None] | None = None
    ended: datetime | None = None


class InlineEngine:
    """`async with InlineEngine(job) as engine`: what is at work when the block ends is cancelled.

    `submitted` keeps (run, tenant, priority) of each run taken. All jobs start at once; priority is only noted.
    """

    def __init__(self, job: Job) -> None:
        self.submitted: list[tuple[str, str, int]] = []
        self._job = job
        self._entries: dict[str, _Entry] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    async def submit(self, run: str, tenant: str, priority: int = 10) -> None:
        """Start the job of a run, once."""
        if run not in self._entries:
            self.submitted.append((run, tenant, priority))
            self._start(run, self._entries.setdefault(run, _Entry()))

    async def cancel(self, run: str) -> None:
        """Stop it; nothing where it is over or unknown."""
        entry = self._entries.get(run)
        if entry and entry.status in ("waiting", "running"):
            entry.status, entry.ended = "cancelled", datetime.now(UTC)
            if entry.task is not None:
                entry.task.cancel()

    async def retry(self, run: str) -> None:
        """Again from the first step that failed or didn't finish; nothing where it is unknown, at work or done."""
        entry = self._entries.get(run)
        if entry is None or entry.status not in ("failed", "cancelled"):
            return
        if entry.task is not None:
            await asyncio.wait([entry.task])
        failed = min((at for at, kept in entry.steps.items() if kept.error), default=None)
        if failed is not None:
            entry.steps = {at: kept for at, kept in entry.steps.items() if at < failed}
        self._start(run, entry)

    async def info(self, run: str) -> JobInfo | None:
        """How the run stands, None where it was never submitted."""
        entry = self._entries.get(run)
        if entry is None:
            return None
        done = (kept.name for _, kept in sorted(entry.steps.items()) if kept.error is None)
        return JobInfo(entry.status, tuple(done))

    async def forget(self, older_than: timedelta) -> int:
        """Drop what has been over for longer than that; how many."""
        before = datetime.now(UTC) - older_than
        over = [run for run, entry in self._entries.items() if entry.ended and entry.ended < before]
        for run in over:
            del self._entries[run]
        return len(over)

    async def lost(self) -> None:
        """Never: nobody else can take this place."""
        await asyncio.Event().wait()

    async def settled(self, run: str) -> JobInfo:
        """Wait until the run's job is over; how it stands then. What it raised is `raised(run)`."""
        task = self._entries[run].task
        if task is not None:
            await asyncio.wait([task])
        info = await self.info(run)
        assert info is not None
        return info

    def raised(self, run: str) -> BaseException | None:
        """What the job of the run last raised, for a test that wants to know why it failed."""
        return self._entries[run].error

    async def close(self) -> None:
        """Cancel what is at work and wait for it."""
        tasks = [entry.task for entry in self._entries.values() if entry.task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _start(self, run: str, entry: _Entry) -> None:
        entry.status, entry.error, entry.ended = "waiting", None, None
        entry.task = asyncio.create_task(self._work(run, entry), name=f"job {run}")

    async def _work(self, run: str, entry: _Entry) -> None:
        entry.status = "running"
        try:
            await self._job(run, _Steps(entry))
        except asyncio.CancelledError:
            entry.status = "cancelled"
        except Exception as error:
            entry.status, entry.error = "failed", error
        else:
            entry.status = "done"
        entry.ended = datetime.now(UTC)


class _Steps:
    """The `Step` of one start of a job: numbers its steps, and gives what is kept instead of working again."""

    def __init__(self, entry: _Entry) -> None:
        self._entry = entry
        self._count = 0

    async def __call__(self, name: str, work: Callable[..., Awaitable[Any]], *args: str) -> Any:
        at, self._count = self._count, self._count + 1
        kept = self._entry.steps.get(at)
        if kept is None:
            kept = await self._run(name, work, *args)
            self._entry.steps[at] = kept
        if kept.name != name:
            raise AssertionError(
                f"step {at} was {kept.name} and is now {name}: a job must ask for the same steps again"
            )
        if kept.error is not None:
            raise kept.error
        return kept.result

    async def _run(self, name: str, work: Callable[..., Awaitable[Any]], *args: str) -> _Kept:
        try:
            return _Kept(name, result=await work_once(name, work, *args))
        except NewsdeskError as error:
            return _Kept(name, error=error)

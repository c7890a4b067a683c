"""The engine on DBOS from one start to the next: what was done stays done, what was begun is begun again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from core.errors import ModelInvalidOutput, ModelRateLimited, TooManyRequests
from core.ports import Engine, Job, JobInfo, Step
from storage.engine import open_engine
from storage.engine_records import PlainJson
from storage.engine_steps import StepFailed
from tests.engine_jobs import Works, engine_database, until

Open = Callable[..., Any]


@pytest.fixture(params=["sqlite", "postgres"])
def start(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same engine again and again."""
    url = f"sqlite:///{tmp_path}/engine.sqlite" if request.param == "sqlite" else engine_database()

    @asynccontextmanager
    async def opened(job: Job, grace: float = 0) -> AsyncIterator[Engine]:
        async with open_engine(url, job, folder=tmp_path, poll=0.05, grace=grace) as engine:
            yield engine

    return opened


async def test_a_step_cut_off_by_the_end_runs_again_at_the_next_start(start: Open) -> None:
    works = Works()
    works.held = {"second"}
    async with start(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        await works.begun.wait()
    assert works.cancelled.is_set()
    works.held = set()
    async with start(works.job) as engine:
        assert (await until(engine, "rep_1", "done", "failed")).status == "done"
    assert works.names == ["first", "second", "second", "third"]


async def test_a_step_that_ends_in_time_is_kept_and_no_other_begins(start: Open) -> None:
    works = Works()
    ending, ended = asyncio.Event(), asyncio.Event()

    async def job(run: str, step: Step) -> None:
        async def slow() -> str:
            ending.set()
            await asyncio.sleep(0.2)
            ended.set()
            return "slow"

        await step("slow", slow)
        await step("after", works("after"), run)

    async with start(job, grace=5) as engine:
        await engine.submit("rep_1", "org_1")
        await ending.wait()
        stopping = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - stopping < 3
    assert ended.is_set()
    assert works.names == []
    ending.clear()
    async with start(job) as engine:
        assert await until(engine, "rep_1", "done", "failed") == JobInfo("done", ("slow", "after"))
    assert not ending.is_set()


async def test_what_was_waiting_runs_at_the_next_start(start: Open) -> None:
    works = Works()
    async with start(_refuses) as engine:
        for number in range(3):
            await engine.submit(f"rep_{number}", "org_1")
    async with start(works.job) as engine:
        for number in range(3):
            await until(engine, f"rep_{number}", "done")
    assert sorted(works.names) == sorted(["first", "second", "third"] * 3)


async def test_an_error_that_was_kept_is_raised_again_as_it_was(start: Open) -> None:
    raised: list[tuple[type, str, float | None]] = []
    again = Works()
    again.held = {"after"}

    async def job(run: str, step: Step) -> None:
        for name, error in (("model", _limited()), ("bug", ValueError("no such\nthing"))):
            try:
                await step(name, _raises(error))
            except (ModelRateLimited, StepFailed) as met:
                raised.append((type(met), met.detail, getattr(met, "retry_after", None)))
        await step("after", again("after"), run)

    async with start(job) as engine:
        await engine.submit("rep_1", "org_1")
        await again.begun.wait()
    again.held = set()
    async with start(job) as engine:
        await until(engine, "rep_1", "done")
    assert raised[:2] == [(ModelRateLimited, "slow down", 7.0), (StepFailed, "step bug: ValueError: no such", None)]
    assert raised[2:] == raised[:2]


async def test_a_run_that_ends_every_start_is_given_up(tmp_path: Path) -> None:
    begun = 0

    async def job(run: str, step: Step) -> None:
        nonlocal begun
        begun += 1
        at_work.set()
        await asyncio.Event().wait()

    url = f"sqlite:///{tmp_path}/engine.sqlite"
    for _ in range(6):
        at_work = asyncio.Event()
        async with open_engine(url, job, folder=tmp_path, poll=0.02, grace=0) as engine:
            await engine.submit("rep_1", "org_1")
            await at_work.wait()
    async with open_engine(url, job, folder=tmp_path, poll=0.02, grace=0) as engine:
        assert (await until(engine, "rep_1", "failed")).status == "failed"
    assert begun == 6


def test_what_is_kept_of_an_error_is_not_what_people_or_models_wrote() -> None:
    records = PlainJson()
    kept = records.serialize(ModelInvalidOutput("not in the form", raw="Anna said …"))
    assert "Anna" not in kept
    back = records.deserialize(kept)
    assert (type(back), back.detail, back.raw) == (ModelInvalidOutput, "not in the form", "")
    many = records.deserialize(records.serialize(TooManyRequests("later", retry_after=9)))
    assert (many.detail, many.retry_after, str(many)) == ("later", 9, "later")
    gone = records.deserialize('{"error": "OfLongAgo", "fields": {"detail": "x"}}')
    assert (type(gone), gone.detail) == (StepFailed, "x")


def _raises(error: Exception) -> Callable[[], Awaitable[None]]:
    async def work() -> None:
        raise error

    return work


def _limited() -> ModelRateLimited:
    error = ModelRateLimited("slow down")
    error.retry_after = 7.0
    return error


async def _refuses(run: str, step: Step) -> None:
    """Waits before its first step, for an engine that is closed at once."""
    await asyncio.Event().wait()

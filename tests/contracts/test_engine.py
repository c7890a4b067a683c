"""What every engine promises, over each of ours."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.errors import DeliveryFailed, NewsdeskError
from core.ports import Engine, Job, JobInfo, Step
from storage.engine import open_engine
from storage.engine_steps import NotPlain
from tests.engine_jobs import Works, engine_database, until
from tests.fake_engine import InlineEngine

Open = Callable[[Job], AbstractAsyncContextManager[Engine]]


@pytest.fixture(params=["inline", "sqlite", "postgres"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    if request.param == "inline":
        return InlineEngine
    url = f"sqlite:///{tmp_path}/engine.sqlite"
    if request.param == "postgres":
        url = engine_database()
    return lambda job: open_engine(url, job, folder=tmp_path, poll=0.02, grace=0.1)


async def test_steps_run_in_order_and_hand_on_what_they_gave(opened: Open) -> None:
    works = Works()
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        info = await until(engine, "rep_1", "done", "failed")
    assert info == JobInfo("done", ("first", "second", "third"))
    assert works.done == [("first", "rep_1"), ("second", "first of rep_1"), ("third", "second of first of rep_1")]


async def test_plain_results_come_back_as_they_are(opened: Open) -> None:
    results: list[Any] = [None, "", "звіт 報告\x00\ud800", 0, True, 1.5, [], {"a": [1, {"b": None}]}]
    got: list[Any] = []

    async def job(run: str, step: Step) -> None:
        async def work(index: str) -> Any:
            return results[int(index)]

        for index in range(len(results)):
            got.append(await step(f"give {index}", work, str(index)))

    async with opened(job) as engine:
        await engine.submit("rep_1", "org_1")
        await until(engine, "rep_1", "done")
    assert [(type(one), one) for one in got] == [(type(one), one) for one in results]


#: what can't be kept, and what is said of it
NOT_PLAIN: list[tuple[Any, str]] = [
    (("a",), "its result is of type tuple"),
    ({"when": [timedelta(1)]}, "its result['when'][0] is of type timedelta"),
    ({1: "a"}, "its result has a key of type int"),
    (float("nan"), "its result is nan"),
    (b"x", "its result is of type bytes"),
]


async def test_a_result_that_is_not_plain_fails_its_step_and_says_where(opened: Open) -> None:
    raised: list[str] = []

    async def job(run: str, step: Step) -> None:
        async def work(index: str) -> Any:
            return NOT_PLAIN[int(index)][0]

        for index in range(len(NOT_PLAIN)):
            try:
                await step("gather", work, str(index))
            except NewsdeskError as error:
                raised.append(error.detail.partition(";")[0])
        raise NotPlain("none of it could be kept")

    async with opened(job) as engine:
        await engine.submit("rep_1", "org_1")
        info = await until(engine, "rep_1", "failed", "done")
    assert info == JobInfo("failed", ())
    assert raised == [f"step gather: {said}" for _, said in NOT_PLAIN]


async def test_submitting_again_is_the_same_as_once(opened: Open) -> None:
    works = Works()
    async with opened(works.job) as engine:
        await asyncio.gather(*(engine.submit("rep_1", "org_1") for _ in range(5)))
        await until(engine, "rep_1", "done")
        await engine.submit("rep_1", "org_1")
        await engine.submit("rep_2", "org_1")
        await until(engine, "rep_2", "done")
        info = await engine.info("rep_1")
    assert info is not None
    assert info.status == "done"
    assert works.names == ["first", "second", "third"] * 2


async def test_submitting_a_failed_or_cancelled_run_again_does_not_run_it(opened: Open) -> None:
    works = Works()
    works.broken = {"second"}
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        await until(engine, "rep_1", "failed")
        works.held, works.broken = {"first"}, set()
        await engine.submit("rep_2", "org_1")
        await works.begun.wait()
        await engine.cancel("rep_2")
        await until(engine, "rep_2", "cancelled")
        works.held = set()
        done = len(works.done)
        for run in ("rep_1", "rep_2", "rep_3"):
            await engine.submit(run, "org_1")
        await until(engine, "rep_3", "done")
        again = [await engine.info("rep_1"), await engine.info("rep_2")]
    assert again == [JobInfo("failed", ("first",)), JobInfo("cancelled", ())]
    assert len(works.done) == done + 3


async def test_a_retry_goes_on_from_the_step_that_failed(opened: Open) -> None:
    works = Works()
    works.broken = {"second"}
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        assert await until(engine, "rep_1", "failed") == JobInfo("failed", ("first",))
        works.broken = set()
        await engine.retry("rep_1")
        info = await until(engine, "rep_1", "done", "failed")
    assert info == JobInfo("done", ("first", "second", "third"))
    assert works.names == ["first", "second", "second", "third"]


async def test_a_retry_may_fail_and_be_retried(opened: Open) -> None:
    works = Works()
    works.broken = {"third"}
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        for times in range(1, 4):
            await until(engine, "rep_1", "failed")
            assert works.names == ["first", "second"] + ["third"] * times
            await engine.retry("rep_1")
        await until(engine, "rep_1", "failed")


async def test_a_job_that_fails_between_steps_keeps_them_all(opened: Open) -> None:
    works = Works()
    wrong = ["no sense in it"]

    async def job(run: str, step: Step) -> None:
        await step("first", works("first"), run)
        if wrong:
            raise ValueError(wrong.pop())
        await step("second", works("second"), run)

    async with opened(job) as engine:
        await engine.submit("rep_1", "org_1")
        assert await until(engine, "rep_1", "failed") == JobInfo("failed", ("first",))
        await engine.retry("rep_1")
        await until(engine, "rep_1", "done")
    assert works.names == ["first", "second"]


async def test_what_followed_a_failed_step_is_done_again_too(opened: Open) -> None:
    works = Works()
    works.broken = {"to one"}

    async def job(run: str, step: Step) -> None:
        failed = []
        for name in ("write", "to one", "to two"):
            try:
                await step(name, works(name), run)
            except DeliveryFailed as error:
                failed.append(error)
        if failed:
            raise failed[0]

    async with opened(job) as engine:
        await engine.submit("rep_1", "org_1")
        assert await until(engine, "rep_1", "failed") == JobInfo("failed", ("write", "to two"))
        works.broken = set()
        await engine.retry("rep_1")
        assert await until(engine, "rep_1", "done", "failed") == JobInfo("done", ("write", "to one", "to two"))
    assert works.names == ["write", "to one", "to two", "to one", "to two"]


async def test_what_is_unknown_or_done_stays_so_and_a_retry_leaves_what_is_at_work(opened: Open) -> None:
    works = Works()
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        await until(engine, "rep_1", "done")
        works.held = {"second"}
        await engine.submit("rep_2", "org_1")
        await works.begun.wait()
        for run in ("rep_1", "rep_unknown"):
            await engine.cancel(run)
        for run in ("rep_1", "rep_2", "rep_unknown"):
            await engine.retry(run)
        infos = [await engine.info(run) for run in ("rep_1", "rep_2", "rep_unknown")]
    assert infos == [JobInfo("done", ("first", "second", "third")), JobInfo("running", ("first",)), None]
    assert works.names == ["first", "second", "third", "first", "second"]


async def test_cancelling_reaches_a_step_at_work_and_a_retry_goes_on_from_it(opened: Open) -> None:
    works = Works()
    works.held = {"second"}
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        await works.begun.wait()
        async with asyncio.timeout(1.5):
            await engine.cancel("rep_1")
            await works.cancelled.wait()
        assert await until(engine, "rep_1", "cancelled") == JobInfo("cancelled", ("first",))
        works.held = set()
        await engine.retry("rep_1")
        info = await until(engine, "rep_1", "done", "failed")
    assert info == JobInfo("done", ("first", "second", "third"))
    assert works.names == ["first", "second", "second", "third"]


async def test_steps_asked_for_at_once_are_kept_each(opened: Open) -> None:
    works = Works()
    works.broken = {"last"}

    async def job(run: str, step: Step) -> None:
        await asyncio.gather(*(step(name, works(name), run) for name in ("a", "b", "c")))
        await step("last", works("last"), run)

    async with opened(job) as engine:
        await engine.submit("rep_1", "org_1")
        assert await until(engine, "rep_1", "failed") == JobInfo("failed", ("a", "b", "c"))
        works.broken = set()
        await engine.retry("rep_1")
        await until(engine, "rep_1", "done")
    assert sorted(works.names) == ["a", "b", "c", "last", "last"]


async def test_what_something_inside_cancels_is_a_failure(opened: Open) -> None:
    async def job(run: str, step: Step) -> None:
        async def work() -> None:
            inner = asyncio.create_task(asyncio.sleep(60))
            inner.cancel()
            await inner

        await step("only", work)

    async with opened(job) as engine:
        await engine.submit("rep_1", "org_1")
        assert (await until(engine, "rep_1", "failed", "cancelled", "done")).status == "failed"


async def test_only_what_has_been_over_for_long_is_forgotten(opened: Open) -> None:
    works = Works()
    works.broken = {"second"}
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        await until(engine, "rep_1", "failed")
        works.broken, works.held = set(), {"third"}
        await engine.submit("rep_2", "org_1")
        await works.begun.wait()
        assert await engine.forget(timedelta(hours=1)) == 0
        assert await engine.info("rep_1") is not None
        assert await engine.forget(timedelta(seconds=-5)) == 1
        assert await engine.info("rep_1") is None
        assert await engine.info("rep_2") == JobInfo("running", ("first", "second"))


async def test_the_end_of_the_engine_cancels_what_is_at_work(opened: Open) -> None:
    works = Works()
    works.held = {"second"}
    async with opened(works.job) as engine:
        await engine.submit("rep_1", "org_1")
        await works.begun.wait()
    assert works.cancelled.is_set()
    assert works.names == ["first", "second"]

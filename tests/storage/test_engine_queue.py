"""The engine on DBOS, on SQLite: the order of what waits, the limits, the logs, and what it refuses."""

import asyncio
import logging
import sqlite3
from pathlib import Path

import pytest

from core.errors import BadInput, ModelTimeout
from core.ports import JobInfo, Step
from storage.engine import open_engine
from storage.engine_lock import hold_folder
from storage.engine_records import engine_url, sqlite_engine
from tests.engine_jobs import Works, until


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/engine.sqlite"


async def test_lower_priorities_go_first_and_equal_ones_in_order(url: str, tmp_path: Path) -> None:
    works = Works()
    works.held = {"first"}
    began: list[str] = []

    async def job(run: str, step: Step) -> None:
        began.append(run)
        await step("first", works("first"), run)

    async with open_engine(url, job, folder=tmp_path, concurrency=1, poll=0.02) as engine:
        await engine.submit("rep_blocks", "org_1")
        await works.begun.wait()
        for run, priority in (("rep_late", 20), ("rep_a", 10), ("rep_b", 10), ("rep_now", 1)):
            await engine.submit(run, "org_1", priority)
        works.held = set()
        await engine.cancel("rep_blocks")
        await until(engine, "rep_late", "done")
    assert began == ["rep_blocks", "rep_now", "rep_a", "rep_b", "rep_late"]


async def test_a_tenant_with_much_to_do_leaves_room_for_others(url: str, tmp_path: Path) -> None:
    works = Works()
    works.held = {"hold"}
    at_once = asyncio.Event()
    began: list[str] = []

    async def job(run: str, step: Step) -> None:
        began.append(run)
        if len(began) == 3:
            at_once.set()
        await step("hold", works("hold"), run)

    async with open_engine(
        url, job, folder=tmp_path, concurrency=4, tenant_concurrency=2, poll=0.02, grace=0
    ) as engine:
        for number in range(5):
            await engine.submit(f"rep_{number}", "org_much")
        await engine.submit("rep_other", "org_other")
        async with asyncio.timeout(5):
            await at_once.wait()
        waiting = [await engine.info(f"rep_{number}") for number in range(2, 5)]
    assert sorted(began) == ["rep_0", "rep_1", "rep_other"]
    assert waiting == [JobInfo("waiting", ())] * 3


async def test_what_was_cancelled_while_it_waited_never_begins(url: str, tmp_path: Path) -> None:
    works = Works()
    works.held = {"first"}
    async with open_engine(url, works.job, folder=tmp_path, concurrency=1, poll=0.02, grace=0) as engine:
        await engine.submit("rep_1", "org_1")
        await works.begun.wait()
        await engine.submit("rep_2", "org_1")
        await engine.cancel("rep_2")
        assert await engine.info("rep_2") == JobInfo("cancelled", ())
        works.held = set()
        await engine.cancel("rep_1")
        await engine.submit("rep_3", "org_1")
        await until(engine, "rep_3", "done")
    assert [argument for name, argument in works.done if name == "first"] == ["rep_1", "rep_3"]


async def test_each_failure_is_one_line_with_the_run_and_nothing_else_is_said(
    url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    works = Works()
    works.held = {"hold"}

    async def job(run: str, step: Step) -> None:
        async def work() -> None:
            if run == "rep_model":
                raise ModelTimeout
            raise KeyError("a bug")

        if run == "rep_held":
            await step("hold", works("hold"), run)
        await step("write", work)

    with caplog.at_level(logging.DEBUG, "storage"):
        async with open_engine(url, job, folder=tmp_path, poll=0.02, grace=0) as engine:
            for run in ("rep_model", "rep_bug"):
                await engine.submit(run, "org_1")
                await until(engine, run, "failed")
            await engine.submit("rep_held", "org_1")
            await works.begun.wait()
            await engine.cancel("rep_held")
            await engine.submit("rep_held", "org_1")
            works.begun.clear()
            await engine.retry("rep_held")
            await works.begun.wait()
    lines = [record.getMessage() for record in caplog.records if record.name.startswith(("storage", "dbos"))]
    assert lines[0] == f"run rep_model failed: ModelTimeout: {ModelTimeout().detail}"
    assert lines[1].startswith("run rep_bug failed: StepFailed: step write: KeyError: 'a bug' (")
    assert "test_engine_queue.py:" in lines[1]
    assert lines[2:] == []
    assert capfd.readouterr() == ("", "")


async def test_threads_are_there_again_when_the_engine_is_gone(url: str, tmp_path: Path) -> None:
    works = Works()
    async with open_engine(url, works.job, folder=tmp_path):
        pass
    assert await asyncio.to_thread(lambda: "there") == "there"


def test_a_driver_in_the_url_makes_no_difference() -> None:
    assert engine_url("sqlite+aiosqlite:///var/engine.sqlite") == (
        "sqlite:///var/engine.sqlite",
        Path("var/engine.sqlite"),
    )
    assert engine_url("postgresql+psycopg://u:p%40ss@h/d?host=/run") == ("postgresql://u:p%40ss@h/d?host=%2Frun", None)


async def test_what_is_kept_survives_a_loss_of_power(tmp_path: Path) -> None:
    with sqlite_engine(tmp_path / "made" / "engine.sqlite") as records, records.connect() as connection:
        said = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert said == ["wal", 2, 1, 30000]


async def test_no_class_of_ours_is_part_of_what_is_kept(url: str, tmp_path: Path) -> None:
    works = Works()
    works.broken = {"third"}
    async with open_engine(url, works.job, folder=tmp_path, poll=0.02) as engine:
        await engine.submit("rep_1", "org_1")
        await until(engine, "rep_1", "failed")
    with sqlite3.connect(tmp_path / "engine.sqlite") as records:
        kept = records.execute(
            "SELECT function_name, output, error FROM operation_outputs ORDER BY function_id"
        ).fetchall()
    records.close()
    assert kept == [
        ("first", '{"value": "first of rep_1"}', None),
        ("second", '{"value": "second of first of rep_1"}', None),
        ("third", None, '{"error": "DeliveryFailed", "fields": {"detail": "third broke"}}'),
    ]


async def test_a_folder_in_use_is_refused_and_free_afterwards(url: str, tmp_path: Path) -> None:
    works = Works()
    said = r"Another newsdesk already runs on .*var \(process \d+\); stop it, give"
    with hold_folder(tmp_path / "var"), pytest.raises(BadInput, match=said):
        async with open_engine(url, works.job, folder=tmp_path / "var"):
            raise AssertionError("it was opened")
    async with open_engine(url, works.job, folder=tmp_path / "var"):
        with pytest.raises(BadInput, match="An engine already works in this process"):
            async with open_engine(url, works.job, folder=tmp_path / "other"):
                raise AssertionError("it was opened")


@pytest.mark.parametrize(
    ("url", "works", "said"),
    [
        ("sqlite:///{}/engine.sqlite", False, "On SQLite one process does everything"),
        ("sqlite:///{}/taken/engine.sqlite", True, "taken can't be used: File exists"),
        ("sqlite:///{}/taken", True, "can't be used: DatabaseError: .*not a database"),
        ("sqlite://", True, "can't keep its records in sqlite"),
        ("mysql://localhost/a", True, "can't keep its records in mysql"),
        ("engine.sqlite", True, "is no URL"),
        ("postgresql://someone:hunter2@127.0.0.1:1/none", True, "can't be reached"),
        ("postgresql://someone:hunter2@127.0.0.1:1/none", False, "can't be used"),
    ],
)
async def test_what_cannot_be_used_is_refused_in_plain_words(url: str, works: bool, said: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("This is a file, and no database. " * 100)
    with pytest.raises(BadInput, match=said) as refused:
        async with open_engine(url.format(tmp_path), Works().job, folder=tmp_path, works=works):
            raise AssertionError("it was opened")
    assert "hunter2" not in str(refused.value)

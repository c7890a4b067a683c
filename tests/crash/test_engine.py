"""Processes that are killed, stopped and doubled: nothing is lost, and nothing that was done is done again."""

import asyncio
import os
import signal
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import psycopg
import pytest

from core.ports import JobInfo, Step
from storage.engine import open_engine
from tests.engine_jobs import engine_database

Start = Callable[..., Awaitable[Process]]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/engine.sqlite"


@pytest.fixture
def postgres() -> str:
    return engine_database()


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts engine processes by name, and ends those still there."""
    started: list[Process] = []

    async def process(name: str, url: str, *runs: str, **more: str) -> Process:
        environment = {"WORKER": name, "PATH": os.environ["PATH"], **more}
        if sys.dont_write_bytecode:
            # else each process would compile all it imports, for seconds
            environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / f"newsdesk-compiled-{os.getuid()}")
        program = (sys.executable, "-m", "tests.crash.engine_program", str(tmp_path), url, *runs)
        started.append(await asyncio.create_subprocess_exec(*program, env=environment, stderr=PIPE))
        return started[-1]

    yield process
    for one in started:
        if one.returncode is None:
            one.kill()
        await one.communicate()


class Done:
    """The lines the processes wrote."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "done"

    @property
    def lines(self) -> list[str]:
        return self._file.read_text().splitlines() if self._file.exists() else []

    async def wait(self, *lines: str, seconds: float = 30) -> None:
        """Until all of these are among them."""
        try:
            async with asyncio.timeout(seconds):
                while not set(lines) <= set(self.lines):  # noqa: ASYNC110 - other processes write them
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"waited for {lines}, got {self.lines}") from None


@pytest.fixture
def done(tmp_path: Path) -> Done:
    return Done(tmp_path)


async def test_a_second_process_is_refused_and_after_a_kill_only_the_step_it_was_in_runs_again(
    start: Start, done: Done, url: str, tmp_path: Path
) -> None:
    first = await start("a", url, "rep_1")
    await done.wait("a begun write rep_1")
    second = await start("b", url)
    said = (await second.communicate())[1].decode()
    assert second.returncode == 1
    assert said.startswith("refused: Another newsdesk already runs on ")
    assert f"(process {first.pid})" in said
    first.kill()
    await first.wait()
    (tmp_path / "go").touch()
    await start("c", url)
    await done.wait("c ended send rep_1")
    assert done.lines == [
        "a ready",
        "a begun collect rep_1",
        "a ended collect rep_1",
        "a begun write rep_1",
        "c ready",
        "c begun write rep_1",
        "c ended write rep_1",
        "c begun send rep_1",
        "c ended send rep_1",
    ]


async def test_what_a_killed_worker_had_begun_another_goes_on_with(
    start: Start, done: Done, postgres: str, tmp_path: Path
) -> None:
    first = await start("a", postgres, "rep_1", "rep_2")
    await done.wait("a begun write rep_1", "a begun write rep_2")
    await start("b", postgres)
    await done.wait("b ready")
    first.kill()
    await first.wait()
    (tmp_path / "go").touch()
    await done.wait("b ended send rep_1", "b ended send rep_2", seconds=15)
    assert Counter(line for line in done.lines if " ended " in line) == Counter(
        f"{who} ended {step} {run}"
        for run in ("rep_1", "rep_2")
        for who, step in (("a", "collect"), ("b", "write"), ("b", "send"))
    )


async def test_a_worker_that_slept_through_its_own_end_records_nothing_late(
    start: Start, done: Done, postgres: str, tmp_path: Path
) -> None:
    zombie = await start("a", postgres, "rep_3", STALLS="1")
    await done.wait("a begun write rep_3")
    await start("b", postgres)
    await done.wait("b ready")
    zombie.send_signal(signal.SIGSTOP)
    _cut_slot(postgres, 0)
    await done.wait("b begun write rep_3", seconds=15)
    (tmp_path / "go").touch()
    await done.wait("b ended send rep_3")
    zombie.send_signal(signal.SIGCONT)
    await done.wait("a ended write rep_3", "a lost")
    said = (await zombie.communicate())[1].decode()
    assert zombie.returncode == 0, said
    assert "this worker lost its place slot-0" in said
    assert not any(line.startswith("a ") and "send" in line for line in done.lines)
    assert [line for line in done.lines if "begun send" in line] == ["b begun send rep_3"]
    assert await _how(postgres, tmp_path, "rep_3") == JobInfo("done", ("collect", "write", "send"))


async def test_the_same_runs_submitted_by_two_processes_run_once(
    start: Start, done: Done, postgres: str, tmp_path: Path
) -> None:
    (tmp_path / "go").touch()
    runs = [f"rep_many_{number}" for number in range(20)]
    await asyncio.gather(start("a", postgres, *runs), start("b", postgres, *reversed(runs)))
    expected = Counter(f"{step} {run}" for run in runs for step in ("collect", "write", "send"))
    async with asyncio.timeout(30):
        while (ended := Counter(_ended(done))) != expected:
            assert not ended - expected
            await asyncio.sleep(0.05)


async def test_a_process_that_only_submits_leaves_the_work_to_others(
    start: Start, done: Done, postgres: str, tmp_path: Path
) -> None:
    async with open_engine(postgres, _never, folder=tmp_path, works=False) as desk:
        await desk.submit("rep_5", "org_1")
        await desk.submit("rep_6", "org_1")
        await desk.cancel("rep_6")
        assert await desk.info("rep_5") == JobInfo("waiting", ())
        await start("a", postgres)
        await done.wait("a begun write rep_5")
        assert await desk.info("rep_5") == JobInfo("running", ("collect",))
        async with asyncio.timeout(2):
            await desk.cancel("rep_5")
        assert await desk.info("rep_5") == JobInfo("cancelled", ("collect",))
        (tmp_path / "go").touch()
        await desk.retry("rep_5")
        await done.wait("a ended send rep_5")
    assert [line for line in done.lines if "collect" in line] == ["a begun collect rep_5", "a ended collect rep_5"]
    assert not any("rep_6" in line for line in done.lines)


def _ended(done: Done) -> list[str]:
    return [line.split(" ended ")[1] for line in done.lines if " ended " in line]


def _cut_slot(url: str, number: int) -> None:
    """End the session that holds a worker's slot, as a broken network would."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(
            "select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database"
            " where locktype = 'advisory' and objsubid = 2 and objid = %s and d.datname = current_database()",
            (number,),
        )


async def _how(url: str, folder: Path, run: str) -> JobInfo | None:
    async with open_engine(url, _never, folder=folder, works=False) as desk:
        return await desk.info(run)


async def _never(run: str, step: Step) -> None:
    raise AssertionError(f"{run} was run where nothing is run")

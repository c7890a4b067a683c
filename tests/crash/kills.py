"""Kills a serving Newsdesk with SIGKILL at chosen moments and counts what was lost, posted twice, or paid twice.

`python -m tests.crash.kills --runs 100`: each run is a due daily report with a post and a .docx for a channel of a fake
Slack, written by a scripted model, both on loopback; each is killed once, at the next of the moments below.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from aiohttp import web

from core.people import ChatRoom, Organisation, Person
from core.records import Call
from core.report import Definition
from core.schedule import yesterday
from core.stores import Stores
from storage.cipher import load_or_make_key
from storage.migrations import upgrade
from storage.stores import open_stores
from tests.bot.models.wire import completion
from tests.fake_slack import FakeSlack
from tests.fake_slack_state import SECRET, TOKEN

ROOT = Path(__file__).parents[2]
ORG = "org_T1"
_WITHIN_S = 60
_LOOK_S = 0.002
_DRAFT = {"sections": [{"key": "summary", "claims": [{"text": "3 calls came in.", "cites": ["f1"]}]}]}


class Provider:
    """A model endpoint that bills each `Idempotency-Key` once, and counts what it was asked and answered in full."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.billed: Counter[str] = Counter()
        self.hold_s = 0.0
        self.url = ""

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        return runner

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        key = request.headers.get("Idempotency-Key", "none")
        await request.read()
        self.asked[key] += 1
        await asyncio.sleep(self.hold_s)
        response = web.json_response(completion(json.dumps(_DRAFT)))
        await response.prepare(request)
        await response.write_eof()
        if not self.answered[key]:
            self.billed[key] += 1
        self.answered[key] += 1
        return response


@dataclass
class Tally:
    """What came of it. `again` are answers given a second time because of a kill, billed once by their key."""

    runs: int = 0
    kills: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    unknown: int = 0
    told: int = 0
    calls: int = 0
    again: int = 0
    paid_twice: int = 0

    def line(self) -> str:
        """One line of figures."""
        return (
            f"runs {self.runs}, kills {self.kills}: lost {len(self.lost)}, posted twice {len(self.twice)}, "
            f"paid twice {self.paid_twice} (of {self.calls} calls; asked again after an answer {self.again}), "
            f"unknown {self.unknown}, told of {self.told}"
        )


class Ground:
    """A fake Slack, a provider, a database, and one Newsdesk process that can be killed and started."""

    def __init__(self, folder: Path, tick: float = 0.3) -> None:
        self.folder = folder
        self._tick = tick
        self.slack = FakeSlack()
        self.provider = Provider()
        self.stores: Stores
        self.port = _free_port()
        self._stack = AsyncExitStack()
        self._process: asyncio.subprocess.Process | None = None
        self._log = (folder / "serve.log").open("ab")

    async def __aenter__(self) -> "Ground":
        await self._stack.enter_async_context(self.slack)
        self._stack.push_async_callback((await self.provider.start()).cleanup)
        url = f"sqlite:///{self.folder}/newsdesk.sqlite"
        await asyncio.to_thread(upgrade, url)
        key = load_or_make_key(self.folder / "secret.key")
        self.stores = await self._stack.enter_async_context(open_stores(url, secret_key=key))
        await _settled_in(self.stores)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill()
        self._log.close()
        await self._stack.aclose()

    async def start(self) -> None:
        """Start Newsdesk and wait until it is ready."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", "from bot.cli import main; main()", "serve"),
            env=self._environment(),
            cwd=ROOT,
            stdout=self._log,
            stderr=self._log,
        )
        async with aiohttp.ClientSession() as session:
            await until(lambda: is_ready(session, self.port), "Newsdesk is ready", every=0.05)

    @property
    def pid(self) -> int:
        """The process at work."""
        assert self._process
        return self._process.pid

    async def kill(self) -> None:
        """SIGKILL."""
        if self._process and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        return kept | {
            "NEWSDESK_HOME": str(self.folder),
            "NEWSDESK_PORT": str(self.port),
            "NEWSDESK_TICK_SECONDS": str(self._tick),
            "LLM_PROVIDER": "openai",
            "LLM_MODEL": "scripted",
            "OPENAI_API_KEY": "sk-scripted",
            "OPENAI_BASE_URL": self.provider.url,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": self.slack.api,
        }


Moment = Callable[[Ground, str], Awaitable[None]]


def stage(name: str) -> Moment:
    """The moment a run comes to a stage."""

    async def reached(ground: Ground, run: str) -> None:
        async def there() -> bool:
            state = await ground.stores.runs.state(run)
            return state is not None and state.stage == name

        await until(there, f"{run} is at {name}")

    reached.__name__ = name
    return reached


async def model_asked(ground: Ground, run: str) -> None:
    ground.provider.hold_s = 0.3
    await _grows(lambda: sum(ground.provider.asked.values()))


async def model_answered(ground: Ground, run: str) -> None:
    await _grows(lambda: sum(ground.provider.answered.values()))


async def posting(ground: Ground, run: str) -> None:
    await _grows(lambda: len(ground.slack.calls("chat.postMessage")))


async def posted(ground: Ground, run: str) -> None:
    await _grows(lambda: len(ground.slack.posted("C1")))


async def uploading(ground: Ground, run: str) -> None:
    await _grows(lambda: len(ground.slack.calls("files.getUploadURLExternal")))


async def uploaded(ground: Ground, run: str) -> None:
    await _grows(lambda: len(ground.slack.calls("files.completeUploadExternal")))


async def any_time(ground: Ground, run: str) -> None:
    await asyncio.sleep(random.uniform(0, 2.5))


MOMENTS: tuple[Moment, ...] = (
    stage("collecting_data"),
    stage("generating_content"),
    model_asked,
    model_answered,
    stage("assembling_document"),
    stage("completed"),
    posting,
    posted,
    uploading,
    uploaded,
    any_time,
)


async def play(ground: Ground, runs: int, moments: tuple[Moment, ...] = MOMENTS, *, told: bool = False) -> Tally:
    """Have so many runs made, each killed once, and count."""
    tally = Tally(runs=runs)
    await ground.start()
    made = []
    for n in range(runs):
        moment = moments[n % len(moments)]
        run = await _due(ground.stores, n)
        waiting = asyncio.create_task(moment(ground, run))
        await waiting
        await asyncio.sleep(random.choice((0, 0, 0.002, 0.01, 0.03)))
        await ground.kill()
        tally.kills += 1
        ground.provider.hold_s = 0
        await ground.start()
        made.append(run)
        await until(
            lambda run=run: _over(ground.stores, run), f"{run}, killed at {moment.__name__}, is over", fails=False
        )
        if told:
            print(f"{n + 1}/{runs} {moment.__name__}", flush=True)
    await _count(ground, made, tally)
    return tally


async def _count(ground: Ground, made: list[str], tally: Tally) -> None:
    keys = Counter(
        message["metadata"]["event_payload"]["key"] for message in ground.slack.posted("C1") if "metadata" in message
    )
    shares = Counter(file.title or file.name for file in ground.slack.files for _ in file.shares)
    for run in made:
        state = await ground.stores.runs.state(run)
        deliveries = {d.target: d for d in await ground.stores.deliveries.of(ORG, run)}
        unknown = [d for d in deliveries.values() if d.state == "unknown"]
        tally.unknown += len(unknown)
        posts = [count for key, count in keys.items() if key.startswith(f"{run}/chat:")]
        if state is None or state.status != "completed" or len(deliveries) != 2 or (not posts and not unknown):
            tally.lost.append(run)
        tally.twice += [run] * sum(count - 1 for count in posts)
    # All files have one name: as many were to be shared as there are runs.
    expected = len(made) - sum(1 for run in made if run in tally.lost)
    tally.twice += ["a file"] * max(0, sum(shares.values()) - len(made))
    if sum(shares.values()) + tally.unknown < expected:
        tally.lost.append(f"{expected - sum(shares.values())} files")
    notices = await ground.stores.notifications.of(ORG, "usr_U1", limit=500)
    tally.told = len(notices)
    tally.calls = len(ground.provider.asked)
    tally.again = sum(count - 1 for count in ground.provider.answered.values() if count > 1)
    tally.paid_twice = sum(count - 1 for count in ground.provider.billed.values() if count > 1)


async def until(
    there: Callable[[], Awaitable[bool]],
    what: str,
    *,
    every: float = _LOOK_S,
    fails: bool = True,
    within: float = _WITHIN_S,
) -> None:
    """Wait for something, so many seconds at most."""
    deadline = asyncio.get_running_loop().time() + within
    while not await there():
        if asyncio.get_running_loop().time() > deadline:
            if fails:
                raise AssertionError(f"it never came to this: {what}")
            return
        await asyncio.sleep(every)


async def _grows(count: Callable[[], int]) -> None:
    before = count()

    async def more() -> bool:
        return count() > before

    await until(more, "one more")


async def is_ready(session: aiohttp.ClientSession, port: int) -> bool:
    """Whether the process on this port says that it is."""
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz") as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False


async def _over(stores: Stores, run: str) -> bool:
    state = await stores.runs.state(run)
    if state is None or not state.over:
        return False
    deliveries = await stores.deliveries.of(ORG, run)
    return len(deliveries) == 2 and all(d.state not in ("new", "sending") for d in deliveries)


async def _settled_in(stores: Stores) -> None:
    await stores.directory.keep_organisation(Organisation(id=ORG, name="Acme"))
    await stores.directory.keep_person(
        Person(id="usr_U1", organisation=ORG, display_name="Ada", created_at=datetime.now(UTC), role="admin")
    )
    await stores.rooms.keep_room(ChatRoom(id="room_C1", organisation=ORG, title="general", chat="slack"))
    start = yesterday(datetime.now(UTC), "UTC").start
    calls = [
        Call(id=f"c{n}", at=start + timedelta(hours=9 + n), direction="in", duration_s=200, transcription="Order 17.")
        for n in range(3)
    ]
    await stores.activity.keep(ORG, calls)


async def _due(stores: Stores, n: int) -> str:
    """A definition of its own that is due now; the id of the run it becomes."""
    now = datetime.now(UTC)
    definition = Definition(
        id=f"def_{n}",
        organisation=ORG,
        owner="usr_U1",
        room=f"room_of_{n}",
        enabled=True,
        send_at_hour=now.hour,
        send_at_minute=now.minute,
        recipients=("room_C1",),
        outputs=("docx",),
        next_run_at=now.replace(second=0, microsecond=0),
    )
    assert await stores.definitions.keep(definition)
    found: list[str] = []

    async def fired() -> bool:
        found[:] = [state.run.id for state in await stores.runs.of_definition(ORG, definition.id)]
        return bool(found)

    await until(fired, f"{definition.id} has fired")
    return found[0]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def main() -> int:
    """Play it from the command line; 1 where anything was lost, posted twice or paid twice."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=100)
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="newsdesk-kills-"))
    folder.mkdir(parents=True, exist_ok=True)
    async with Ground(folder) as ground:
        tally = await play(ground, given.runs, told=True)
    print(tally.line())
    print(f"log: {folder}/serve.log")
    return 1 if tally.lost or tally.twice or tally.paid_twice else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

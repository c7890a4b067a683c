"""A serving Newsdesk from outside: how fast it acks, starts, and how little it does while idle."""

import asyncio
import hashlib
import hmac
import os
import socket
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from bot.console.tokens import issue
from core.people import ChatRoom
from core.records import RoomMessage
from storage.cipher import load_or_make_key
from tests.crash.kills import ORG, Ground, is_ready, until
from tests.fake_slack_state import SECRET

_ROOT = Path(__file__).parents[2]
CONCURRENCY, REQUESTS = 32, 640


def acks() -> str:
    """One line: the ack of a signed `/report help` against a bare bolt app, idle and while a .docx is built."""
    return asyncio.run(_acks())


def start_and_idle() -> str:
    """One line: from the command to ready, and memory and CPU while nothing happens."""
    return asyncio.run(_start_and_idle())


async def _acks() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with Ground(Path(folder)) as ground, _bare() as bare:
            await ground.start()
            ours = f"http://127.0.0.1:{ground.port}"
            await _burst(bare), await _burst(ours)
            pairs = [(await _burst(ours), await _burst(bare)) for _ in range(5)]
            building = asyncio.create_task(_build(ground, ours))
            busy = [await _burst(ours) for _ in range(5)]
            building.cancel()
            await asyncio.gather(building, return_exceptions=True)
    ratio = statistics.median(rate(a) / rate(b) for a, b in pairs)
    idle = statistics.median(p99(a) for a, _ in pairs)
    loaded = statistics.median(p99(took) for took in busy)
    return (
        f"ack of /report help, {CONCURRENCY} at once: {ratio:.2f} of a bare bolt app's rate (aim 0.7 or more); "
        f"p99 {idle * 1000:.0f} ms, while a long .docx is built {loaded / idle:.1f} × that (aim 2 or less)"
    )


async def _build(ground: Ground, url: str) -> None:
    """Have the report of a room with 600 messages written again and again."""
    start = datetime(2026, 3, 3, 8, tzinfo=UTC)
    said = [
        RoomMessage(id=f"{n}.0", at=start + timedelta(minutes=n), user="usr_U1", text=f"Line {n} is down, alarm E{n}")
        for n in range(600)
    ]
    await ground.stores.rooms.keep_room(ChatRoom(id="room_long", organisation=ORG, title="long"))
    await ground.stores.rooms.keep_member(ORG, "room_long", "usr_U1")
    await ground.stores.rooms.keep_messages(ORG, "room_long", said)
    key = load_or_make_key(ground.folder / "secret.key")
    token = issue(key, organisation=ORG, person="usr_U1", now=datetime.now(UTC))
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as session:
        while True:
            async with session.post(f"{url}/api/rooms/room_long/reports/generate", json={}) as response:
                run = str((await response.json())["report_id"])
            await until(lambda run=run: _is_over(ground, run), f"{run} is over", every=0.05)


async def _is_over(ground: Ground, run: str) -> bool:
    state = await ground.stores.runs.state(run)
    return state is not None and state.over


def rate(took: list[float]) -> float:
    """Acks a second, with so many at once."""
    return CONCURRENCY / statistics.mean(took)


def p99(took: list[float]) -> float:
    """The time 99 of 100 stay under."""
    return sorted(took)[int(len(took) * 0.99)]


async def _burst(url: str) -> list[float]:
    """The seconds each of REQUESTS acks took, CONCURRENCY at once."""
    took: list[float] = []
    left = iter(range(REQUESTS))

    async def one(session: aiohttp.ClientSession) -> None:
        for _ in left:
            body, headers = signed()
            began = time.perf_counter()
            async with session.post(f"{url}/slack/events", data=body, headers=headers) as response:
                await response.read()
                assert response.status == 200, response.status
            took.append(time.perf_counter() - began)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONCURRENCY)) as session:
        await asyncio.gather(*(one(session) for _ in range(CONCURRENCY)))
    return took


def signed(text: str = "help") -> tuple[str, dict[str, str]]:
    """A slash command as Slack sends it, with a trigger of its own."""
    body = urlencode(
        {
            "command": "/report",
            "text": text,
            "team_id": "T1",
            "team_domain": "acme",
            "channel_id": "C1",
            "channel_name": "general",
            "user_id": "U1",
            "user_name": "ada",
            "api_app_id": "A1",
            "is_enterprise_install": "false",
            "response_url": "http://127.0.0.1:9/nowhere",
            "trigger_id": uuid.uuid4().hex,
        }
    )
    at = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={signature}"}
    return body, headers | {"Content-Type": "application/x-www-form-urlencoded"}


async def _start_and_idle() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with Ground(Path(folder), tick=15) as ground:
            await ground.start()
            await ground.kill()
            began = time.perf_counter()
            await ground.start()
            ready = time.perf_counter() - began
            pid = ground.pid
            await asyncio.sleep(2)
            before = _cpu(pid)
            await asyncio.sleep(10)
            share, memory = (_cpu(pid) - before) / 10, _memory(pid)
    began = time.perf_counter()
    plain = await asyncio.create_subprocess_exec(sys.executable, "-c", "import aiohttp.web, dbos, slack_bolt, openai")
    await plain.wait()
    imports = time.perf_counter() - began
    return (
        f"start to ready: {ready / imports:.1f} × importing aiohttp, dbos, bolt and openai; "
        f"idle: {memory} MiB, {share:.1%} of a core"
    )


@asynccontextmanager
async def _bare() -> AsyncIterator[str]:
    port = _free_port()
    async with _process(("-m", "tests.bench.bare_bolt", str(port), SECRET), port, {}):
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def _process(
    command: tuple[str, ...], port: int, settings: dict[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, env=kept | settings, cwd=_ROOT, stdout=quiet, stderr=quiet
    )
    try:
        async with aiohttp.ClientSession() as session:
            await until(lambda: is_ready(session, port), "it is ready", every=0.02)
        yield process
    finally:
        process.terminate()
        await process.wait()


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

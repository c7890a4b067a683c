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
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from tests.fake_slack import FakeSlack
from tests.fake_slack_state import SECRET, TOKEN

_ROOT = Path(__file__).parents[2]
CONCURRENCY, REQUESTS = 32, 640


def acks() -> str:
    """Two lines: the ack of a signed `/report help` against a bare bolt app, idle and while a .docx is built."""
    return asyncio.run(_acks())


def start_and_idle() -> str:
    """One line: from the command to ready, and memory and CPU while nothing happens."""
    return asyncio.run(_start_and_idle())


async def _acks() -> str:
    async with FakeSlack() as slack, _bare() as bare, _newsdesk(slack) as (ours, process):
        await _burst(bare), await _burst(ours)
        pairs = [(await _burst(ours), await _burst(bare)) for _ in range(5)]
        ratio = statistics.median(rate(a) / rate(b) for a, b in pairs)
        idle = statistics.median(p99(a) for a, _ in pairs)
        building = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.bench.asking", ours, cwd=_ROOT)
        busy = statistics.median([p99(await _burst(ours)) for _ in range(5)])
        building.kill()
        await building.wait()
    first = f"ack of /report help, {CONCURRENCY} at once: {ratio:.2f} of a bare bolt app's rate (aim 0.7 or more)"
    return f"{first}\nits p99: idle {idle * 1000:.0f} ms, while documents are built {busy / idle:.1f} × (aim 2 or less)"


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
    async with FakeSlack() as slack:
        async with _newsdesk(slack):
            pass  # the first start makes the database
        began = time.perf_counter()
        async with _newsdesk(slack) as (_, process):
            ready = time.perf_counter() - began
            await asyncio.sleep(2)
            before = _cpu(process.pid)
            await asyncio.sleep(10)
            share = (_cpu(process.pid) - before) / 10
            memory = _memory(process.pid)
        began = time.perf_counter()
        plain = await asyncio.create_subprocess_exec(sys.executable, "-c", "import aiohttp.web, sqlalchemy, slack_bolt")
        await plain.wait()
        imports = time.perf_counter() - began
    return (
        f"start to ready: {ready / imports:.1f} × importing its web, data and Slack libraries; "
        f"idle: {memory} MiB, {share:.1%} of a core"
    )


@asynccontextmanager
async def _newsdesk(slack: FakeSlack) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    with tempfile.TemporaryDirectory() as home:
        settings = {
            "NEWSDESK_HOME": home,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack.api,
        }
        port = _free_port()
        command = ("-c", "from bot.cli import main; main()", "serve")
        async with _process(command, port, settings | {"NEWSDESK_PORT": str(port)}) as process:
            yield f"http://127.0.0.1:{port}", process


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
        async with aiohttp.ClientSession() as session, asyncio.timeout(60):
            while not await _ready(session, port):
                await asyncio.sleep(0.02)
        yield process
    finally:
        process.terminate()
        await process.wait()


async def _ready(session: aiohttp.ClientSession, port: int) -> bool:
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz") as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False


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

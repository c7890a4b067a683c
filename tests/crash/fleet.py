"""Four dispatchers and two workers on one Postgres, and hundreds of definitions due at once in 24 zones.

`python -m tests.crash.fleet --definitions 500 --kill`: each definition is to become one run and one post; with `--kill`
one worker is killed half-way, and the other has to finish what it had begun.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.people import ChatRoom, Organisation
from core.records import Call
from core.report import Definition
from core.schedule import firing_on, local_day, yesterday
from core.stores import Stores
from storage.cipher import new_key
from storage.stores import open_stores

_ROOT = Path(__file__).parents[2]
ZONES = (
    *("Pacific/Apia", "Pacific/Auckland", "Australia/Lord_Howe", "Australia/Adelaide", "Asia/Tokyo", "Asia/Shanghai"),
    *("Asia/Bangkok", "Asia/Dhaka", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Karachi", "Asia/Dubai", "Asia/Tehran"),
    *("Europe/Kyiv", "Africa/Cairo", "Europe/Oslo", "Europe/London", "Atlantic/Azores", "America/Sao_Paulo"),
    *("America/St_Johns", "America/New_York", "America/Chicago", "America/Los_Angeles", "Pacific/Honolulu"),
)


@dataclass
class Outcome:
    """What came of it, and how long it took from the first process to the last post."""

    definitions: int
    runs: int
    completed: int
    posts: int
    twice: int
    seconds: float

    def line(self) -> str:
        """One line of figures."""
        return (
            f"{self.definitions} definitions in {len(ZONES)} zones: {self.runs} runs, {self.completed} completed, "
            f"{self.posts} posts, {self.twice} twice, {self.seconds:.0f} s"
        )


async def play(
    url: str, folder: Path, *, definitions: int, dispatchers: int = 4, workers: int = 2, kill: bool = False
) -> Outcome:
    """Start the fleet on a migrated database, wait until all is posted, and count."""
    key = new_key()
    async with AsyncExitStack() as stack:
        stores = await stack.enter_async_context(open_stores(url, secret_key=key))
        due = await _settled_in(stores, definitions)
        began = time.monotonic()
        started = [("worker", n) for n in range(workers)] + [("serve", n) for n in range(dispatchers)]
        processes = [await _process(stack, folder, url, key, role, n) for role, n in started]
        if kill:
            await _until(stores, due, definitions // 3)
            processes[0].send_signal(signal.SIGKILL)
        await _until(stores, due, definitions)
        seconds = time.monotonic() - began
        return await _counted(stores, due, seconds)


async def _settled_in(stores: Stores, count: int) -> list[Definition]:
    """Organisations in every zone, with activity of yesterday and definitions that were due at 00:00 today."""
    now = datetime.now(UTC)
    due = []
    for n in range(count):
        zone = ZONES[n % len(ZONES)]
        organisation = f"org_{zone.replace('/', '_')}"
        if n < len(ZONES):
            await stores.directory.keep_organisation(Organisation(id=organisation, name=zone, zone=zone))
            at = yesterday(now, zone).start + timedelta(hours=9)
            call = Call(id="c1", at=at, direction="in", duration_s=200, transcription="The order is confirmed.")
            await stores.activity.keep(organisation, [call])
        room = f"room_{n}"
        await stores.rooms.keep_room(ChatRoom(id=room, organisation=organisation, title=room))
        definition = Definition(
            id=f"def_{n}",
            organisation=organisation,
            owner="usr_nobody",
            room=room,
            enabled=True,
            send_at_hour=0,
            zone=zone,
            recipients=(room,),
        )
        firing = firing_on(definition.schedule, local_day(now, zone))
        assert firing is not None
        # A day that begins in a moment is no day of this test.
        definition = definition.model_copy(update={"next_run_at": min(firing.at, now)})
        assert await stores.definitions.keep(definition)
        due.append(definition)
    return due


async def _process(
    stack: AsyncExitStack, folder: Path, url: str, key: bytes, role: str, number: int
) -> asyncio.subprocess.Process:
    home = folder / f"{role}{number}"
    await asyncio.to_thread(home.mkdir, parents=True)
    log = stack.enter_context((folder / f"{role}{number}.log").open("wb"))
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    settings = {
        "NEWSDESK_HOME": str(home),
        "NEWSDESK_BLOBS": str(folder / "blobs"),
        "NEWSDESK_DATABASE_URL": url,
        "NEWSDESK_SECRET_KEY": key.decode(),
        "NEWSDESK_PORT": "0",
        "NEWSDESK_TICK_SECONDS": "0.5",
    }
    words = ["worker"] if role == "worker" else ["serve", "--web-only"]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from bot.cli import main; main()", *words),
        env=kept | settings,
        cwd=_ROOT,
        stdout=log,
        stderr=log,
    )
    stack.push_async_callback(_ended, process)
    return process


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _until(stores: Stores, due: list[Definition], posts: int, within: float = 600) -> None:
    """Wait until so many are posted."""
    async with asyncio.timeout(within):
        open_ = {definition.id: definition for definition in due}
        while len(due) - len(open_) < posts:
            for definition in list(open_.values()):
                states = await stores.runs.of_definition(definition.organisation, definition.id)
                if states and all([await _posted(stores, state.run.id, definition) for state in states]):
                    del open_[definition.id]
            await asyncio.sleep(0.2)


async def _posted(stores: Stores, run: str, definition: Definition) -> bool:
    sent = await stores.deliveries.of(definition.organisation, run)
    return any(delivery.state == "sent" for delivery in sent)


async def _counted(stores: Stores, due: list[Definition], seconds: float) -> Outcome:
    runs = completed = posts = twice = 0
    for definition in due:
        states = await stores.runs.of_definition(definition.organisation, definition.id)
        runs += len(states)
        completed += sum(state.status == "completed" for state in states)
        assert definition.room
        shown = await stores.rooms.posted(definition.organisation, definition.room, "usr_nobody")
        posts += len(shown)
        twice += max(0, len(shown) - 1)
    return Outcome(len(due), runs, completed, posts, twice, seconds)


async def main() -> int:
    """Play it from the command line, on a Postgres of its own; 1 where a run or a post is missing or double."""
    from tests.postgres import fresh_database

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--definitions", type=int, default=500)
    options.add_argument("--kill", action="store_true")
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-fleet-"))
    url = await asyncio.to_thread(fresh_database)
    outcome = await play(url, folder, definitions=given.definitions, kill=given.kill)
    print(outcome.line())
    print(f"logs: {folder}")
    due = given.definitions
    return 0 if (outcome.runs, outcome.completed, outcome.posts, outcome.twice) == (due, due, due, 0) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

"""A room of 10,000 messages against one of 1,000: the whole way from the file to the checked document."""

import asyncio
import json
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot.sources.room_file import RoomFile
from core.kinds import KINDS
from core.pipeline import Ports, produce
from core.report import Caller, Run
from storage.blobs import open_blobs
from tests.bench.timing import in_turn
from tests.made import room_with

_SAID = (
    "Line {n} is down, alarm E{n}",
    "I restarted line {n}, still failing",
    "Could be the sensor on line {n}",
    "It turned out the belt of line {n} had worn through",
    "Line {n} is running again, {n} labels without a fault",
    "Let's move the orders of line {n} to line 2",
    "I'll order part {n} before noon",
    "Does anyone know who has the key to cabinet {n}?",
    "thanks",
    "lunch?",
)


def large_room_against_small() -> str:
    """One line: ten times the messages over the time they take (linear would be 10)."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = (_room(Path(folder), size) for size in (10_000, 1_000))
        ours, other, ratio = in_turn(lambda: _report(large), lambda: _report(small), rounds=3)
    return f"room, 10,000 messages: {ours:.2f} s, 1,000 messages {other:.2f} s, ratio {ratio:.1f} (aim 12 or less)"


def _room(folder: Path, size: int) -> Path:
    rng = random.Random(size)
    messages = [
        {
            "user": f"U{rng.randint(1, 30)}",
            "ts": f"{1772528400 + i * 45}.000100",
            "text": rng.choice(_SAID).format(n=rng.randint(1, 400)),
        }
        for i in range(size)
    ]
    path = folder / f"{size}.json"
    names = {f"U{i}": f"Person Number{i}" for i in range(1, 31)}
    path.write_text(json.dumps(room_with(messages, names=names)), encoding="utf-8")
    return path


def _report(room: Path) -> None:
    run = Run(
        id="rep_bench",
        kind="incident",
        caller=Caller(organisation="Bench", user="bench"),
        organisation="Bench",
        zone="Europe/Oslo",
        now=datetime(2026, 3, 10, tzinfo=UTC),
    )
    ports = Ports(blobs=open_blobs("memory:"))
    asyncio.run(produce(run, KINDS["incident"], [RoomFile(room, run.zone)], ports, ("json",)))

"""300 reports due at once with a model of 0.5 s, 16 calls at a time, against what the model alone would take."""

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from core.people import ChatRoom
from core.report import Definition
from tests.crash.kills import ORG, Ground, until

REPORTS, MODEL_S, AT_ONCE = 300, 0.5, 16


def reports_due_at_once() -> str:
    """One line: from the first run to the last post, over the model's own time (ideal would be 1)."""
    return asyncio.run(_reports())


async def _reports() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with Ground(Path(folder)) as ground:
            await ground.start()
            ground.provider.hold_s = MODEL_S
            for n in range(REPORTS):
                await _due(ground, n)
            await until(lambda: _begun(ground), "the first run begins", every=0.01)
            began = time.monotonic()
            await until(lambda: _all_posted(ground), "all are posted", every=0.25, within=600)
            took = time.monotonic() - began
            calls = sum(ground.provider.asked.values())
    ideal = calls * MODEL_S / AT_ONCE
    return (
        f"{REPORTS} due reports, a model of {MODEL_S} s, {AT_ONCE} at once: {took / ideal:.2f} × the model's own time "
        f"(aim 1.3 or less; {took:.0f} s, {calls} calls)"
    )


async def _due(ground: Ground, n: int) -> None:
    now = datetime.now(UTC)
    room = f"room_{n}"
    await ground.stores.rooms.keep_room(ChatRoom(id=room, organisation=ORG, title=room))
    definition = Definition(
        id=f"def_{n}",
        organisation=ORG,
        owner="usr_U1",
        room=room,
        enabled=True,
        send_at_hour=now.hour,
        send_at_minute=now.minute,
        recipients=(room,),
    )
    due = definition.model_copy(update={"next_run_at": now.replace(second=0, microsecond=0)})
    assert await ground.stores.definitions.keep(due)


async def _begun(ground: Ground) -> bool:
    return bool(ground.provider.asked)


async def _all_posted(ground: Ground) -> bool:
    """Looked at from the last one on, so that looking costs the machine next to nothing."""
    for n in reversed(range(REPORTS)):
        if not await ground.stores.rooms.posted(ORG, f"room_{n}", "usr_U1", limit=1):
            return False
    return True

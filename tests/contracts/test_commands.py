"""What every store of commands promises."""

import asyncio

from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_command, after


async def test_a_command_is_recorded_once(stores: Stores) -> None:
    assert await stores.commands.record(a_command())
    assert not await stores.commands.record(a_command(text="again"))
    assert await stores.commands.record(a_command(2))


async def test_of_many_at_once_one_is_recorded(stores: Stores) -> None:
    assert sum(await asyncio.gather(*(stores.commands.record(a_command()) for _ in range(8)))) == 1


async def test_pending_are_those_never_done_in_that_time(stores: Stores) -> None:
    whole = a_command(2, action="report.save", values={"prompt": ODD, "on": True, "rooms": ["room_1"]}, text=ODD)
    for command in (a_command(3, at=after(minutes=3)), a_command(1, at=after(minutes=1)), whole):
        await stores.commands.record(command)
    theirs = a_command(1, THEIRS, at=after(minutes=2))
    await stores.commands.record(theirs)
    await stores.commands.done(a_command(1))
    assert await stores.commands.pending(NOON, after(minutes=3)) == [whole, theirs]
    assert await stores.commands.pending(after(seconds=1), after(minutes=2)) == []


async def test_a_command_that_is_done_is_still_known(stores: Stores) -> None:
    await stores.commands.record(a_command())
    await stores.commands.done(a_command())
    assert not await stores.commands.record(a_command())


async def test_another_organisations_command_of_the_same_id_is_another(stores: Stores) -> None:
    await stores.commands.record(a_command())
    assert await stores.commands.record(a_command(1, THEIRS))
    await stores.commands.done(a_command(1, THEIRS))
    assert await stores.commands.pending(NOON, after(hours=1)) == [a_command(1, OURS)]

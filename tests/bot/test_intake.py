"""Commands between the wire and their handlers: recorded once, worked on after, taken up again after a kill."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.intake import Intake
from core.kept import Command
from core.replies import Reply, Text
from core.report import Caller
from core.stores import Stores
from tests.fake_chat import FakeChat

NOW = datetime.now(UTC)


def asked(number: int = 1, text: str = "help") -> Command:
    return Command(id=f"t{number}", caller=Caller(organisation="org_a", user="usr_a"), chat="web", text=text, at=NOW)


async def echo(command: Command) -> AsyncIterator[Reply]:
    yield Text(markdown=command.text)


def intake(stores: Stores) -> Intake:
    return Intake(stores.commands, echo, lambda command: {})


async def test_a_command_is_new_once_however_often_it_comes(stores: Stores) -> None:
    taking = intake(stores)
    assert sum(await asyncio.gather(*(taking.take(asked()) for _ in range(20)))) == 1
    assert not await taking.take(asked())


async def test_a_burst_is_recorded_whole(stores: Stores) -> None:
    taking = intake(stores)
    assert all(await asyncio.gather(*(taking.take(asked(n)) for n in range(200))))
    pending = await stores.commands.pending(NOW - timedelta(minutes=1), NOW + timedelta(minutes=1))
    assert len(pending) == 200


async def test_what_goes_wrong_while_recording_is_raised_to_each_who_waits_and_the_next_is_recorded(
    stores: Stores,
) -> None:
    class Away:
        broken = True

        async def record_all(self, commands: Sequence[Command]) -> Sequence[bool]:
            if self.broken:
                raise ConnectionError("the database is away")
            return await stores.commands.record_all(commands)

    away = Away()
    taking = Intake(away, echo, lambda command: {})  # type: ignore[arg-type]
    for outcome in await asyncio.gather(taking.take(asked(1)), taking.take(asked(2)), return_exceptions=True):
        assert isinstance(outcome, ConnectionError)
    away.broken = False
    assert await taking.take(asked(3))


async def test_its_replies_reach_the_chat_and_then_it_is_done(stores: Stores) -> None:
    taking, chat = intake(stores), FakeChat()
    await taking.take(asked(text="list"))
    taking.start(asked(text="list"), chat)
    await taking.drain(5)
    assert chat.answered == [(asked(text="list"), [Text(markdown="list")])]
    assert await stores.commands.pending(NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)) == []


async def test_what_a_killed_process_left_is_taken_up_at_the_next_start(stores: Stores) -> None:
    await intake(stores).take(asked())
    later, chat = intake(stores), FakeChat()
    assert await later.resume({"web": chat}, NOW + timedelta(minutes=1)) == 1
    await later.drain(5)
    assert len(chat.answered) == 1
    assert await later.resume({"web": chat}, NOW + timedelta(minutes=1)) == 0


async def test_work_that_outlasts_the_grace_is_cancelled_and_stays_to_be_taken_up(stores: Stores) -> None:
    begun = asyncio.Event()

    async def endless(command: Command) -> AsyncIterator[Reply]:
        begun.set()
        await asyncio.Event().wait()
        yield Text(markdown="never")

    taking = Intake(stores.commands, endless, lambda command: {})
    await taking.take(asked())
    taking.start(asked(), FakeChat())
    await asyncio.wait_for(begun.wait(), 5)
    await taking.drain(0.01)
    assert len(await stores.commands.pending(NOW - timedelta(minutes=1), NOW + timedelta(minutes=1))) == 1


async def test_a_handler_that_fails_does_not_bring_down_the_next_one(
    stores: Stores, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(command: Command) -> AsyncIterator[Reply]:
        if command.text == "bad":
            raise ZeroDivisionError
        yield Text(markdown="fine")

    taking, chat = Intake(stores.commands, fails, lambda command: {}), FakeChat()
    taking.start(asked(1, "bad"), chat)
    taking.start(asked(2, "good"), chat)
    await taking.drain(5)
    assert [command.text for command, _ in chat.answered] == ["good"]

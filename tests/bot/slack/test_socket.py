"""Socket Mode: the same commands, across drops, refreshes and several connections (C2)."""

import asyncio
from collections.abc import AsyncIterator

from core.kept import Command
from core.replies import Reply, Text
from tests.bot.slack.house import house, until


async def saying(command: Command) -> AsyncIterator[Reply]:
    yield Text(markdown=f"Heard {command.text}.")


async def test_a_command_over_the_socket_is_acked_and_answered() -> None:
    async with house(http=False) as there:
        socket = there.socket()
        there.intake.handle = saying
        await socket.start()
        ack = await there.slack.sends.command("test")
        assert (ack.status, ack.body) == (200, "")
        await there.intake.done()
        assert [message["text"] for message in there.slack.ephemeral] == ["Heard test."]
        await socket.stop()


async def test_a_socket_dropped_between_recording_and_ack_loses_no_command_and_doubles_none() -> None:
    async with house(http=False) as there:
        socket = there.socket()
        there.intake.handle = saying
        take = there.intake.take
        dropped = asyncio.Event()

        async def dropping(command: Command) -> bool:
            new = await take(command)
            if not dropped.is_set():
                dropped.set()
                await there.slack.server.sockets.drop()
            return new

        there.intake.take = dropping  # type: ignore[method-assign]
        await socket.start()
        event = {"type": "message", "channel_type": "im", "user": "U1", "text": "show 1", "channel": "DU1"}
        there.slack.workspace.direct("U1")
        told = event | {"ts": there.slack.workspace.ts()}
        there.slack.sends.patience = 0.5
        first = await there.slack.sends.event(told, event_id="Ev5")
        assert first.status == 0
        there.slack.sends.patience = 5
        again = await there.slack.sends.event(told, event_id="Ev5")
        assert again.status == 200
        await there.intake.done()
        assert there.intake.log.count("start Ev5") == 1
        assert [message["text"] for message in there.slack.posted("DU1")] == ["Heard show 1."]
        await socket.stop()


async def test_a_refreshed_connection_goes_on() -> None:
    async with house(http=False) as there:
        socket = there.socket()
        await socket.start()
        await there.slack.sends.command("one")
        await there.slack.server.sockets.refresh()
        await there.slack.server.sockets.until(lambda: there.slack.server.sockets.connected == 2)
        assert (await there.slack.sends.command("two")).status == 200
        assert [command.text for command in there.intake.commands] == ["one", "two"]
        await socket.stop()
        assert not socket.connected


async def test_of_two_connections_each_command_goes_to_one() -> None:
    async with house(http=False) as there:
        sockets = [there.socket(), there.socket()]
        for socket in sockets:
            await socket.start()
        await until(lambda: len(there.slack.server.sockets.open) == 2)
        for n in range(6):
            assert (await there.slack.sends.command(f"n{n}")).status == 200
        assert {n for _, n in there.slack.server.sockets.sent} == {0, 1}
        assert len(there.intake.log) == 12
        for socket in sockets:
            await socket.stop()


async def test_http_requests_are_not_taken_in_socket_mode() -> None:
    async with house(http=False) as there:
        assert (await there.slack.sends.command("test")).status == 404
        assert not there.intake.commands


async def test_form_errors_come_back_over_the_socket() -> None:
    async with house(http=False) as there:
        socket = there.socket()
        await socket.start()
        there.intake.broken = True
        ack = await there.slack.sends.command("test")
        assert "could not be noted" in ack.json["text"]
        await socket.stop()

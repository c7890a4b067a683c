"""What Slack sends becomes one recorded command, acked before its work begins (C2, C3)."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from core.kept import Command
from core.replies import Reply, Text
from tests.bot.slack.house import house


async def test_a_slash_command_is_recorded_acked_and_worked_on() -> None:
    async with house() as there:
        ack = await there.slack.sends.command("test what &lt;@U2|bo&gt; said &amp; did")
        assert (ack.status, ack.body) == (200, "")
        [command] = there.intake.commands
        assert command.text == "test what <@U2|bo> said & did"
        assert command.room == "room_C1"
        assert command.caller.user == "usr_U1"
        assert command.caller.is_admin
        assert "start " + command.id in there.intake.log


async def test_the_ack_is_sent_before_the_work_begins() -> None:
    released = asyncio.Event()

    async def slow(command: Command) -> AsyncIterator[Reply]:
        await released.wait()
        yield Text(markdown="done")

    async with house() as there:
        there.intake.handle = slow
        ack = await there.slack.sends.command("test")
        assert ack.status == 200
        assert not there.slack.ephemeral
        released.set()
        await there.intake.done()
        assert [message["text"] for message in there.slack.ephemeral] == ["done"]


async def test_an_event_sent_three_times_is_handled_once() -> None:
    async with house() as there:
        ts = there.slack.workspace.say("C1", "U2", "<@UBOT> how many calls?")
        event = {"type": "app_mention", "user": "U2", "text": "<@UBOT> how many calls?", "ts": ts, "channel": "C1"}
        ack = await there.slack.sends.event(event, retries=2, event_id="Ev77")
        assert ack.status == 200
        assert there.intake.log.count("take Ev77") == 3
        assert there.intake.log.count("start Ev77") == 1
        assert there.intake.taken["Ev77"].text == "how many calls?"


async def test_a_signature_older_than_five_minutes_is_refused() -> None:
    async with house() as there:
        there.slack.sends.late = 301
        assert (await there.slack.sends.command("test")).status == 401
        there.slack.sends.late = 295
        assert (await there.slack.sends.command("test")).status == 200
        assert len(there.intake.commands) == 1


async def test_retries_carry_the_header_and_an_event_not_recorded_is_taken_at_the_retry() -> None:
    async with house() as there:
        there.intake.broken = True
        ts = there.slack.workspace.say("C1", "U2", "<@UBOT> hi")
        event = {"type": "app_mention", "user": "U2", "text": "<@UBOT> hi", "ts": ts, "channel": "C1"}
        assert (await there.slack.sends.event(event, event_id="Ev1")).status == 500
        there.intake.broken = False
        assert (await there.slack.sends.event(event, event_id="Ev1")).status == 200
        assert list(there.intake.taken) == ["Ev1"]


async def test_a_command_that_cannot_be_recorded_is_told_so_at_once() -> None:
    async with house() as there:
        there.intake.broken = True
        ack = await there.slack.sends.command("test")
        assert ack.status == 200
        assert "could not be noted" in ack.body
        assert not any(line.startswith("start") for line in there.intake.log)


async def test_a_direct_message_is_a_command_and_what_the_bot_says_itself_is_none() -> None:
    async with house() as there:
        await there.slack.sends.direct("show 1")
        await there.slack.sends.direct("an edit", subtype="message_changed")
        await there.slack.sends.direct("from an app", bot_id="B1")
        await there.slack.sends.direct("from me", user="UBOT")
        assert [(command.text, command.room) for command in there.intake.commands] == [("show 1", "room_DU1")]


async def test_a_mention_in_a_thread_says_which() -> None:
    async with house() as there:
        root = there.slack.workspace.say("C1", "UBOT", "report")
        await there.slack.sends.mention("and last week?", thread=root)
        [command] = there.intake.commands
        assert (command.thread, command.text, command.room) == (root, "and last week?", "room_C1")


async def test_shortcuts_are_the_actions_of_their_names() -> None:
    async with house() as there:
        ts = there.slack.workspace.say("C1", "U2", "The belt is torn")
        await there.slack.sends.message_shortcut("report.incident", ts)
        await there.slack.sends.shortcut("report.setup")
        told = [(command.action, command.room) for command in there.intake.commands]
        assert told == [("report.incident", "room_C1"), ("report.setup", None)]


async def test_a_button_that_opens_an_address_asks_for_nothing() -> None:
    async with house() as there:
        assert (await there.slack.sends.press("link~2")).status == 200
        assert not there.intake.commands


async def test_a_press_says_its_value_and_its_thread() -> None:
    async with house() as there:
        await there.slack.sends.press("report.ask~3", "rep_9", thread="1700000000.000100")
        [command] = there.intake.commands
        assert (command.action, command.values, command.thread) == (
            "report.ask",
            {"value": "rep_9"},
            "1700000000.000100",
        )


async def test_another_workspace_is_not_served() -> None:
    async with house() as there:
        told = there.slack.sends.command_told("test") | {"team_id": "T666"}
        await there.slack.sends.send("slash_commands", told)
        assert not there.intake.commands


async def test_the_ack_does_not_wait_for_slack_to_say_who_it_is() -> None:
    async with house() as there:
        there.slack.order("users.info", "slow", seconds=400, times=9)
        ack = await there.slack.sends.command("test", user="U1")
        assert ack.status == 200
        assert ack.seconds < 2.5
        [command] = there.intake.commands
        assert command.caller.rights == frozenset()


async def test_a_fast_command_behind_slow_work_is_acked_at_once() -> None:
    gate = asyncio.Event()

    async def slow(command: Command) -> AsyncIterator[Reply]:
        await gate.wait()
        yield Text(markdown=command.text)

    async with house() as there:
        there.intake.handle = slow
        acks = [await there.slack.sends.command(f"n{n}") for n in range(20)]
        assert {ack.status for ack in acks} == {200}
        assert not there.slack.ephemeral
        gate.set()
        await there.intake.done()
        assert len(there.slack.ephemeral) == 20


async def test_slacks_usual_environment_variables_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLIENT_ID", "CLIENT_SECRET", "BOT_TOKEN", "SIGNING_SECRET", "VERIFICATION_TOKEN", "SCOPES"):
        monkeypatch.setenv(f"SLACK_{name}", "another")
    async with house() as there:
        assert (await there.slack.sends.command("test")).status == 200
        assert len(there.intake.commands) == 1

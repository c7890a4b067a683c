"""A channel read from Slack itself: all of it, once; and where Slack stops us, the receipt says what is missing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.sources.slack_channel import SlackChannel
from core.brief import Window
from core.errors import BadInput
from core.ports import Gathered
from tests.bot.slack.house import ORG, House, house
from tests.fake_slack_state import Stored

DAY = Window(start=datetime(2026, 3, 3, tzinfo=UTC), end=datetime(2026, 3, 4, tzinfo=UTC))


def ts(hours: float, day: int = 3) -> str:
    return f"{(datetime(2026, 3, day, tzinfo=UTC) + timedelta(hours=hours)).timestamp():.6f}"


@asynccontextmanager
async def channel() -> AsyncIterator[tuple[House, SlackChannel]]:
    async with house() as there:
        source = SlackChannel(
            there.api,
            ORG,
            "room_C1",
            there.stored,
            there.blobs,
            people=there.people.members,
            download=there.files.download,
        )
        yield there, source


def texts(found: Gathered) -> list[str]:
    return [record.text for record in found.records]  # type: ignore[union-attr]


def tally(found: Gathered, sort: str) -> tuple[int, int]:
    return next((each.read, each.total) for each in found.tallies if each.sort == sort)


async def test_a_day_is_read_with_its_threads_names_and_pictures() -> None:
    async with channel() as (there, source):
        say = there.slack.workspace.say
        before = say("C1", "U1", "Friday's thread", ts=ts(9, 2))
        say("C1", "U2", "The belt is *torn*, <@U1>", ts=ts(9))
        root = say("C1", "U1", "On it", ts=ts(10))
        say("C1", "U2", "Replaced", ts=ts(11), thread=root)
        say("C1", "U2", "Late answer", ts=ts(12), thread=before)
        say("C1", "U1", "Tomorrow", ts=ts(9, 4))
        there.slack.workspace.files["F1"] = Stored("F1", "belt.png", 4, b"\x89PNG", "image/png", user="U2")
        told = there.slack.workspace.file_told(there.slack.workspace.files["F1"], there.slack.url)
        say("C1", "U2", "", ts=ts(13), files=[told])
        found = await source.collect(DAY)
        assert texts(found) == ["The belt is torn, @Ada", "On it", "Replaced", "Late answer", ""]
        assert [record.user for record in found.records][:2] == ["usr_U2", "usr_U1"]  # type: ignore[union-attr]
        assert {person.id: person.name for person in found.people} == {"usr_U1": "Ada", "usr_U2": "Bo"}
        assert (found.room and found.room.title) == "#general"
        [file] = found.files
        assert (file.id, file.data, file.user) == ("fil_F1", b"\x89PNG", "usr_U2")
        assert there.blobs.kept[there.stored.stored[ORG, "fil_F1"].blob or ""] == b"\x89PNG"
        assert tally(found, "messages") == (5, 5)
        assert tally(found, "threads") == (2, 2)
        assert found.failures == ()


async def test_a_message_at_the_very_bounds_belongs_to_its_own_day() -> None:
    async with channel() as (there, source):
        there.slack.workspace.say("C1", "U1", "first", ts=ts(0))
        there.slack.workspace.say("C1", "U1", "next day", ts=ts(24))
        assert texts(await source.collect(DAY)) == ["first"]


async def test_many_pages_are_read_and_the_checkpoint_saves_reading_them_again() -> None:
    async with channel() as (there, source):
        there.slack.server.methods.page = 15
        for n in range(100):
            there.slack.workspace.say("C1", "U1", f"message {n}", ts=ts(n / 10, 1))
        assert len((await source.collect(None)).records) == 100
        assert there.stored.points[ORG, "room_C1"] == ts(9.9, 1)
        there.slack.workspace.say("C1", "U1", "much later", ts=ts(0, 20))
        pages = len(there.slack.calls("conversations.history"))
        found = await source.collect(None)
        assert len(found.records) == 101
        third = len(there.slack.calls("conversations.history"))
        await source.collect(None)
        assert len(there.slack.calls("conversations.history")) == third + 1 < pages + 9


async def test_a_message_deleted_since_is_not_told_again() -> None:
    async with channel() as (there, source):
        gone = there.slack.workspace.say("C1", "U1", "never mind", ts=ts(9))
        there.slack.workspace.say("C1", "U1", "stays", ts=ts(10))
        await source.collect(DAY)
        del there.slack.channel("C1").messages[gone]
        assert texts(await source.collect(DAY)) == ["stays"]


async def test_a_rate_limit_half_way_keeps_the_checkpoint_and_the_receipt_says_what_was_not_read() -> None:
    async with channel() as (there, source):
        there.slack.server.methods.page = 10
        for n in range(40):
            there.slack.workspace.say("C1", "U1", f"message {n}", ts=ts(n / 2))
        there.slack.order("conversations.history", "limited", at=2, times=9, seconds=3600)
        found = await source.collect(DAY)
        assert texts(found) == [f"message {n}" for n in range(20, 40)]
        assert tally(found, "hours") == (14, 24)
        assert any("messages before 2026-03-03 10:00 UTC were not read" in line for line in found.failures)
        assert (ORG, "room_C1") not in there.stored.points


async def test_threads_that_could_not_be_read_are_counted_as_lacking() -> None:
    async with channel() as (there, source):
        for n in range(3):
            root = there.slack.workspace.say("C1", "U1", f"thread {n}", ts=ts(n + 1))
            there.slack.workspace.say("C1", "U2", "reply", ts=ts(n + 1.5), thread=root)
        there.slack.order("conversations.replies", "limited", at=1, times=9, seconds=3600)
        found = await source.collect(DAY)
        assert tally(found, "threads") == (1, 3)
        assert "the replies of 2 threads were not read" in found.failures[0]


@pytest.mark.parametrize("told", [{"bot_in": False}, {"is_private": True, "bot_in": False}])
async def test_a_channel_without_the_bot_says_to_invite_it(told: dict[str, bool]) -> None:
    async with channel() as (there, source):
        there.slack.workspace.add_channel("C1", "general", "U1", **told)
        with pytest.raises(BadInput, match="invite it there first"):
            await source.collect(DAY)


async def test_a_picture_that_cannot_be_had_has_its_place() -> None:
    async with channel() as (there, source):
        there.slack.workspace.files["F1"] = Stored("F1", "belt.png", 4, b"\x89PNG", "image/png", user="U2")
        there.slack.server.login_page_for.add("F1")
        told = there.slack.workspace.file_told(there.slack.workspace.files["F1"], there.slack.url)
        there.slack.workspace.say("C1", "U2", "see", ts=ts(13), files=[told])
        [file] = (await source.collect(DAY)).files
        assert (file.data, file.problem) == (None, "missing")

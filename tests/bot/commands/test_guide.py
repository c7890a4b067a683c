"""Help, the first step, typos, and whatever else is said without doing anything."""

import pytest
from structlog.testing import capture_logs

from bot.commands.grammar import VERBS
from core.replies import Text
from core.values import LOCALES
from tests.bot.commands.newsroom import ORG, Newsroom, only, words


@pytest.mark.parametrize("locale", LOCALES)
async def test_help_names_every_command_in_the_readers_language(room: Newsroom, locale: str) -> None:
    told = words(await room.say("help", locale=locale))
    assert [verb for verb in VERBS if f"/report {verb}" not in told] == ["help"]
    for later in ("insight", "narrative", "ask"):
        assert f"/report {later}" not in told


async def test_help_says_which_commands_need_a_right_the_reader_lacks(room: Newsroom) -> None:
    member = words(await room.say("help", by="usr_bo"))
    author = words(await room.say("help", by="usr_ada"))
    open_part, needs_right = member.split("reports.author)**")
    assert "/report test" in open_part
    assert "/report incident" in open_part
    assert all(
        f"`/report {verb}" in needs_right for verb in ("setup", "on", "time 8am", "sources", "recipients", "usage")
    )
    assert "/report settings" in open_part
    assert "reports.author)**" not in author


async def test_where_nothing_is_set_up_the_first_step_is_told(room: Newsroom) -> None:
    assert "Start with /report setup" in words(await room.say(""))
    assert "Start with /report setup" in words(await room.say("what do you do"))
    assert "right to set up reports (reports.author) starts" in words(await room.say("", by="usr_bo"))
    await room.say("on")
    assert "Nothing is set up yet" not in words(await room.say("help"))


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_typo_gets_the_nearest_command(room: Newsroom, locale: str) -> None:
    assert "`/report recipients`" in words(await room.say("recipeints", locale=locale))
    assert "`/report settings`" in words(await room.say("setings ai", locale=locale))
    assert "`/report usage`" in words(await room.say("useage", locale=locale))
    told = words(await room.say("xyzzy", locale=locale))
    assert "xyzzy" in told
    assert "`/report help`" in told


async def test_a_command_that_cannot_be_taken_is_told_how_it_is_written(room: Newsroom) -> None:
    for text in (
        "time 25",
        "list x",
        "show",
        "sources faxes",
        "recipients @ada",
        "on monday",
        "setup x",
        "usage x",
        "settings x",
    ):
        for locale in LOCALES:
            assert f"`/report {text.split()[0]}" in words(await room.say(text, locale=locale))
    assert await room.desk.stores.definitions.default(ORG.id) is None


async def test_a_mention_in_a_thread_without_a_command_gets_help_and_a_typo_there_the_nearest(room: Newsroom) -> None:
    said = words(await room.say("what happened with the belt", thread="1.0", room="room_C1"))
    assert "`/report incident`" in said
    assert "Did you mean `/report list`" in words(await room.say("lsit", thread="1.0", room="room_C1"))


async def test_what_a_person_typed_is_told_back_without_its_marks_acting(room: Newsroom) -> None:
    told = words(await room.say("on *<!channel>[x](http://evil)*"))
    assert "\\<!channel\\>" in told
    assert "[x](" not in told


async def test_a_button_nobody_knows_is_answered_and_not_an_error(room: Newsroom) -> None:
    assert "/report help" in words(await room.press("nonsense.action"))


async def test_a_fault_of_ours_is_told_and_stands_in_the_log(room: Newsroom) -> None:
    class Broken:
        async def default(self, organisation: str) -> None:
            raise RuntimeError("secret detail")

    object.__setattr__(room.desk.stores, "definitions", Broken())
    with capture_logs() as logged:
        told = only(await room.say("on"), Text)
    assert told.tone == "error"
    assert "secret detail" not in told.markdown
    (line,) = logged
    assert (line["log_level"], line["organisation"]) == ("error", ORG.id)


async def test_a_button_that_opened_an_address_needs_no_answer(room: Newsroom) -> None:
    assert await room.press("link", "rep_1") == []

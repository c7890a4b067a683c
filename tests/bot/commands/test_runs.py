"""Commands that start a run and follow it: a test of the daily report, an incident report, a second try."""

from collections.abc import Sequence

import pytest

from core.replies import Document, Form, Progress, Text
from core.values import LOCALES
from core.words import say
from tests.bot.commands.newsroom import ORG, Newsroom, last, only, words

WORKING = ["collecting_data", "generating_content", "assembling_document"]


def stages(replies: Sequence[object]) -> list[str]:
    return [reply.stage for reply in replies if isinstance(reply, Progress) and reply.stage != "pending"]


async def test_a_test_shows_its_stages_then_the_document_to_the_asker_alone(room: Newsroom) -> None:
    replies = await room.say("test only calls", by="usr_bo")
    assert stages(replies) == WORKING
    shown = last(replies, Document)
    assert all(reply.private for reply in replies if isinstance(reply, Progress | Document))
    assert shown.title == "Daily Report - Fjord Works"
    assert "Asked for: only calls." in shown.markdown
    assert "Monday 2 March 2026 (Europe/Oslo)" in shown.markdown
    assert "1 call · 2 messages · 3 tasks · 4 contacts" in shown.markdown
    assert shown.data_sources == {"calls": 1, "messages": 2, "tasks": 3, "contacts": 4}
    assert [button.label for button in shown.buttons] == ["Test again"]


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_stages_are_told_in_the_readers_language(room: Newsroom, locale: str) -> None:
    replies = await room.say("test", locale=locale)
    told = [reply.words for reply in replies if isinstance(reply, Progress) and reply.stage in WORKING]
    assert told == [say(locale, f"chat-stage-{stage.replace('_', '-')}") for stage in WORKING]


async def test_a_test_uses_what_is_set_up_and_the_prompt_given(room: Newsroom) -> None:
    await room.say("sources calls, tasks")
    await room.say("test", by="usr_bo")
    await room.say("test “Only the belt”", by="usr_bo")
    first, second = room.job.begun
    assert first.trial
    assert (first.wish, first.sources) == (None, ("calls", "tasks"))
    assert (second.wish, second.sources) == ("Only the belt", ("calls", "tasks"))


async def test_test_again_repeats_that_test_for_the_one_who_asked_alone(room: Newsroom) -> None:
    shown = last(await room.say("test only the belt", by="usr_bo"), Document)
    button = shown.buttons[0]
    again = last(await room.press(button.action, button.value, by="usr_bo"), Document)
    assert again.report_id != shown.report_id
    assert "only the belt" in again.markdown
    assert only(await room.press(button.action, button.value, by="usr_ada"), Text).tone == "error"


async def test_a_test_reads_only_the_channels_its_asker_is_in_and_says_so(room: Newsroom) -> None:
    await room.say("sources channels #general #quiet")
    replies = await room.say("test", by="usr_bo")
    assert room.job.begun[0].channels == ("room_C1",)
    assert isinstance(replies[0], Text)
    assert "1 channel is left out" in replies[0].markdown
    assert "quiet" not in replies[0].markdown


async def test_a_test_that_fails_says_why_and_can_be_tried_again(room: Newsroom) -> None:
    room.job.fail = "The AI service took too long to answer. Please try again later."
    failed = last(await room.say("test"), Text)
    assert failed.markdown == "The AI service took too long to answer. Please try again later."
    assert failed.tone == "error"
    (retry,) = failed.buttons
    assert (retry.label, retry.action) == ("Retry", "report.retry")
    replies = await room.press(retry.action, retry.value)
    assert stages(replies) == WORKING
    assert last(replies, Document).report_id == retry.value


async def test_a_retry_pressed_twice_follows_what_is_there(room: Newsroom) -> None:
    done = last(await room.say("test"), Document)
    assert last(await room.press("report.retry", done.report_id), Document).report_id == done.report_id
    assert len(room.job.begun) == 1


async def test_a_test_without_data_says_so(room: Newsroom) -> None:
    room.job.nothing = True
    told = last(await room.say("test"), Text)
    assert told.markdown == "There was nothing to report for this period."
    assert told.tone == "warning"


async def test_the_same_command_taken_up_again_starts_one_run(room: Newsroom) -> None:
    command = await room.command("usr_ada", text="test")
    first, second = await room.give(command), await room.give(command)
    assert last(first, Document).report_id == last(second, Document).report_id
    assert len(room.engine.submitted) == 1


async def test_a_prompt_longer_than_a_definition_keeps_is_refused(room: Newsroom) -> None:
    assert "8,000" in words(await room.say("test " + "a" * 8001))
    assert room.job.begun == []


async def test_an_incident_report_is_told_from_start_to_delivery(room: Newsroom) -> None:
    replies = await room.say("incident the cause first", room="room_C4", by="usr_bo")
    assert isinstance(replies[0], Text)
    assert "#line-3" in replies[0].markdown
    assert "this incident was not yet closed" in replies[0].markdown
    assert replies[0].tone == "warning"
    assert stages(replies) == WORKING
    done = last(replies, Text)
    assert done.markdown == "**Incident Report - Line \\*3\\*** is done and posted in #line-3."
    assert done.private
    assert done.tone == "good"
    (run,) = room.job.begun
    assert (run.kind, run.room, run.wish) == ("incident", "room_C4", "the cause first")
    assert done.buttons[0].url == f"http://desk.test/reports/{run.id}"


async def test_in_an_archived_room_the_report_comes_directly_and_both_sentences_say_so(room: Newsroom) -> None:
    replies = await room.say("incident", room="room_C5")
    assert isinstance(replies[0], Text)
    assert "comes to you as a direct message" in replies[0].markdown
    assert "not yet closed" not in replies[0].markdown
    assert "I sent it to you directly" in last(replies, Text).markdown


@pytest.mark.parametrize(
    ("state", "said"), [("failed", "could not be delivered"), ("unknown", "not certain"), (None, "on its way")]
)
async def test_a_report_is_said_to_be_delivered_only_where_it_was(room: Newsroom, state: str | None, said: str) -> None:
    room.job.delivers = state
    done = last(await room.say("incident", room="room_C4"), Text)
    assert said in done.markdown
    assert "posted in" not in done.markdown


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("where", "message"),
    [("room_C2", "desk-not-a-member"), ("room_X1", "desk-no-room"), ("room_C3", "incident-nothing")],
)
async def test_what_stands_in_the_way_of_an_incident_report_is_told_to_the_asker_in_their_language(
    room: Newsroom, locale: str, where: str, message: str
) -> None:
    told = words(await room.say("incident", room=where, locale=locale))
    assert told == say(locale, message)
    assert room.job.begun == []


@pytest.mark.parametrize("where", [None, "room_D1"])
async def test_an_incident_report_is_asked_for_in_its_room(room: Newsroom, where: str | None) -> None:
    assert "in the room of the incident" in words(await room.say("incident", room=where))


async def test_a_shortcut_without_a_room_lets_one_choose_among_the_rooms_one_is_in(room: Newsroom) -> None:
    form = only(await room.press("report.incident"), Form)
    chosen = form.fields[0]
    assert [choice.label for choice in chosen.choices] == ["#closed", "#general", "#line-3", "#quiet"]
    replies = await room.press("report.incident", values={"room": "room_C4", "wish": " who was told "})
    assert "posted in #line-3" in last(replies, Text).markdown
    assert room.job.begun[0].wish == "who was told"


async def test_a_shortcut_on_a_message_is_about_its_room(room: Newsroom) -> None:
    await room.press("report.incident", room="room_C4")
    assert room.job.begun[0].room == "room_C4"
    assert "do not have access" in words(await room.press("report.incident", values={"room": "room_C2"}))


async def test_a_run_of_another_organisation_can_neither_be_followed_nor_retried(room: Newsroom) -> None:
    room.job.fail = "No."
    failed = last(await room.say("incident", room="room_C4"), Text)
    assert ORG.id == "org_1"
    told = words(await room.press("report.retry", failed.buttons[0].value, by="usr_cy", org="org_2"))
    assert told == "There is no such report."
    assert len(room.job.begun) == 1

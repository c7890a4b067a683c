"""The set-up form: what it shows, its test panel in five states, saving it, and what is told in the ack."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.commands import check
from core.replies import Field, Form, Text
from core.values import LOCALES
from tests.bot.commands.newsroom import ORG, Newsroom, last, only, words

TYPED: dict[str, Any] = {
    "enabled": True,
    "time": "14:30",
    "sources": ["calls"],
    "channels": ["room_C1"],
    "prompt": " Only the belt ",
    "recipients": ["usr_bo", "room_C1"],
    "docx": True,
}


def field(form: Form, key: str) -> Field:
    return next(field for field in form.fields if field.key == key)


async def opened(room: Newsroom, **more: Any) -> Form:
    return only(await room.say("setup", **more), Form)


async def test_the_form_shows_the_settings_as_they_stand(room: Newsroom) -> None:
    form = await opened(room)
    assert (form.id, form.submit.action, form.state) == ("setup", "setup.save", {"revision": "0"})
    assert [each.key for each in form.fields] == list(TYPED)
    assert field(form, "enabled").value is False
    assert field(form, "time").value == "08:00"
    assert field(form, "sources").value == ["calls", "messages", "tasks", "contacts"]
    assert form.panel is not None
    assert (form.panel.state, form.panel.button.label) == ("idle", "Test prompt")


async def test_hours_have_twelve_hour_labels_and_a_time_with_minutes_is_among_them(room: Newsroom) -> None:
    hours = field(await opened(room), "time").choices
    assert [hours[hour].label for hour in (0, 8, 12, 15)] == ["12 AM", "8 AM", "12 PM", "3 PM"]
    assert len(hours) == 24
    await room.say("time 14:30")
    choices = {choice.value: choice.label for choice in field(await opened(room), "time").choices}
    assert choices["14:30"] == "2:30 PM"


@pytest.mark.parametrize(
    ("locale", "morning", "evening"),
    [("zh-TW", "上午8:00", "晚上8:00"), ("nb", "8 på morgenen", "8 på kvelden"), ("uk", "8 ранку", "8 вечора")],
)
async def test_every_hour_has_its_own_label_in_every_language(
    room: Newsroom, locale: str, morning: str, evening: str
) -> None:
    hours = field(await opened(room, locale=locale), "time").choices
    assert (hours[8].label, hours[20].label) == (morning, evening)
    assert len({choice.label for choice in hours}) == 24


async def test_the_next_three_firings_are_told_with_what_the_clocks_do_to_them(room: Newsroom) -> None:
    await room.say("time 2:30")
    form = await opened(room)
    assert form.notes[0] == "Next: Wednesday 4 March 2026, 2:30 AM (Europe/Oslo)"
    assert len(form.notes) == 4
    # In Oslo the clocks go forward on 29 March.
    object.__setattr__(room.desk, "now", lambda: datetime(2026, 3, 27, 12, tzinfo=UTC))
    notes = (await opened(room)).notes
    assert notes[1].startswith("Then: Sunday 29 March 2026, 3 AM (Europe/Oslo) · 02:30 does not exist on this day")


async def test_setting_up_needs_the_right_and_says_which(room: Newsroom) -> None:
    for replies in (
        await room.say("setup", by="usr_bo"),
        await room.press("setup.save", by="usr_bo", values=TYPED),
        await room.press("setup.test", by="usr_bo", values=TYPED),
    ):
        assert "reports.author" in words(replies)
    assert await room.desk.stores.definitions.default(ORG.id) is None


async def test_what_was_typed_is_saved_and_the_next_firing_told(room: Newsroom) -> None:
    saved, form = await room.press("setup.save", values=TYPED, state={"revision": "0"})
    told = words([saved])
    assert told.startswith("Saved.")
    assert isinstance(form, Form)
    assert form.state == {"revision": "1"}
    assert "Next: Tuesday 3 March 2026, 2:30 PM (Europe/Oslo)" in told
    kept = await room.definition()
    assert kept.enabled
    assert (kept.send_at_hour, kept.send_at_minute, kept.sources) == (14, 30, ("calls",))
    assert (kept.channels, kept.recipients) == (("room_C1",), ("usr_bo", "room_C1"))
    assert (kept.prompt, kept.outputs) == ("Only the belt", ("docx",))
    assert kept.next_run_at is not None


async def test_an_emptied_prompt_is_the_default_one_and_a_missing_field_stays(room: Newsroom) -> None:
    await room.press("setup.save", values=TYPED, state={"revision": "0"})
    await room.press("setup.save", values={"prompt": None, "docx": False}, state={"revision": "1"})
    kept = await room.definition()
    assert (kept.prompt, kept.outputs) == (None, ())
    assert (kept.send_at_hour, kept.sources) == (14, ("calls",))


async def test_a_form_older_than_someone_elses_change_is_not_saved_over_it(room: Newsroom) -> None:
    form = await opened(room)
    await room.say("time 9am")
    told = only(await room.press("setup.save", values=TYPED, state=form.state), Text)
    assert "Someone else changed these settings" in told.markdown
    assert (await room.definition()).send_at_hour == 9


async def test_a_save_that_was_taken_up_again_after_it_was_kept_is_confirmed(room: Newsroom) -> None:
    command = await room.command("usr_ada", action="setup.save", values=TYPED, state={"revision": "0"})
    assert await room.give(command) == await room.give(command)


async def test_places_that_are_not_the_organisations_or_not_the_authors_to_read_are_refused(room: Newsroom) -> None:
    for values in ({"recipients": ["usr_cy"]}, {"recipients": ["room_X1"]}, {"channels": ["room_C2"]}):
        told = only(await room.press("setup.save", values=values, state={"revision": "0"}), Text)
        assert told.tone == "error"
        assert "Secret" not in told.markdown
    assert await room.desk.stores.definitions.default(ORG.id) is None


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"time": "25:00"}, "time"),
        ({"time": 7.5}, "time"),
        ({"sources": ["faxes"]}, "sources"),
        ({"sources": "calls"}, "sources"),
        ({"sources": [], "channels": []}, "sources"),
        ({"prompt": "a" * 8001}, "prompt"),
        ({"recipients": ["everyone"]}, "recipients"),
        ({"channels": ["usr_bo"]}, "channels"),
        ({"enabled": "perhaps"}, "enabled"),
        ({"docx": {}}, "docx"),
    ],
)
async def test_a_wrong_value_is_told_beside_its_field_without_asking_anything(
    room: Newsroom, values: dict[str, Any], key: str
) -> None:
    told = set()
    for locale in LOCALES:
        command = await room.command("usr_ada", action="setup.save", values=TYPED | values, locale=locale)
        assert list(check(command)) == [key]
        told.add(check(command)[key])
    assert len(told) == len(LOCALES)
    form = only(await room.give(command), Form)
    assert form.errors == check(command)
    assert await room.desk.stores.definitions.default(ORG.id) is None


async def test_a_form_that_is_right_has_no_errors(room: Newsroom) -> None:
    assert check(await room.command("usr_ada", action="setup.save", values=TYPED)) == {}
    assert check(await room.command("usr_ada", action="home", values={"time": "25:00"})) == {}
    assert check(await room.command("usr_ada", text="help")) == {}
    nowhere = await room.command("usr_ada", action="report.incident", values={"room": None})
    assert list(check(nowhere)) == ["room"]


async def test_the_panel_goes_from_stage_to_stage_to_the_preview_and_keeps_what_was_typed(room: Newsroom) -> None:
    replies = await room.press("setup.test", values=TYPED, state={"revision": "0"})
    forms = [reply for reply in replies if isinstance(reply, Form)]
    assert len(forms) == len(replies)
    panels = [form.panel for form in forms if form.panel]
    told = [panel.stage for panel in panels if panel.state == "generating" and panel.stage != "pending"]
    assert told == ["collecting_data", "generating_content", "assembling_document"]
    assert all(panel.words for panel in panels[:-1])
    done = panels[-1]
    assert (done.state, done.button.label, done.period) == (
        "completed",
        "Test again",
        "Monday 2 March 2026 (Europe/Oslo)",
    )
    assert done.document is not None
    assert "Only the belt" in done.document.markdown
    assert field(forms[-1], "time").value == "14:30"
    assert "2:30 PM" in forms[-1].notes[0]
    assert forms[-1].state == {"revision": "0"}
    (run,) = room.job.begun
    assert (run.wish, run.sources, run.channels) == ("Only the belt", ("calls",), ("room_C1",))
    assert await room.desk.stores.definitions.default(ORG.id) is None


async def test_a_panel_that_failed_says_why_and_offers_to_retry(room: Newsroom) -> None:
    room.job.fail = "The AI service rejected our credentials."
    panel = last(await room.press("setup.test", values=TYPED), Form).panel
    assert panel is not None
    assert (panel.state, panel.error) == ("failed", "The AI service rejected our credentials.")
    assert (panel.button.label, panel.button.action) == ("Retry", "setup.test")


async def test_a_panel_without_data_says_so(room: Newsroom) -> None:
    room.job.nothing = True
    panel = last(await room.press("setup.test", values=TYPED), Form).panel
    assert panel is not None
    assert (panel.state, panel.button.label) == ("no_data", "Test again")
    assert panel.words == "There was nothing to report for this period."


async def test_a_test_of_wrong_values_starts_nothing(room: Newsroom) -> None:
    form = only(await room.press("setup.test", values=TYPED | {"time": "later"}), Form)
    assert list(form.errors) == ["time"]
    assert room.job.begun == []

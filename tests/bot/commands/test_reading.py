"""`list`, `show`, `login`, the first page, and the buttons of a document."""

import pytest

from core.desk.signin import open_session
from core.replies import Document, Home, Text
from core.values import LOCALES
from tests.bot.commands.newsroom import ORG, OTHER, Newsroom, only, words


async def test_the_list_is_numbered_newest_first_with_a_button_each(room: Newsroom) -> None:
    for number in range(1, 13):
        await room.write(number)
    first = only(await room.say("list"), Text)
    lines = first.markdown.splitlines()
    assert lines[0] == "**12 reports, newest first**"
    assert lines[2] == "1. **Report 12** · 3 March 2026 · 12 calls"
    assert len(lines) == 12
    assert [button.label for button in first.buttons[:2]] == ["Open 1", "Open 2"]
    older = first.buttons[-1]
    second = only(await room.press(older.action, older.value), Text)
    assert second.markdown.splitlines()[2:] == [
        "11. **Report 2** · 3 March 2026 · 2 calls",
        "12. **Report 1** · 3 March 2026 · 1 call",
    ]
    assert [button.label for button in second.buttons] == ["Open 11", "Open 12"]


@pytest.mark.parametrize("locale", LOCALES)
async def test_an_empty_list_and_a_page_too_far_are_told_apart(room: Newsroom, locale: str) -> None:
    empty = words(await room.say("list", locale=locale))
    await room.write(1)
    assert words(await room.say("list 7", locale=locale)) != empty


async def test_a_report_is_shown_whole_by_its_number_its_id_and_its_button(room: Newsroom) -> None:
    for number in range(1, 4):
        await room.write(number)
    by_number = only(await room.say("show 2"), Document)
    assert (by_number.report_id, by_number.markdown) == ("rep_2", "Body 2.")
    assert by_number.private
    assert by_number.data_sources == {"calls": 2, "tasks": None}
    button = only(await room.say("list"), Text).buttons[1]
    assert only(await room.say("show rep_2"), Document) == by_number
    assert only(await room.press(button.action, button.value), Document) == by_number


async def test_a_number_past_the_end_says_how_many_there_are(room: Newsroom) -> None:
    await room.write(1)
    assert words(await room.say("show 5")) == "There is no report number 5: the list has 1."


async def test_nobody_reads_another_organisations_report_or_one_of_a_room_they_are_not_in(room: Newsroom) -> None:
    await room.write(1, id="rep_theirs", organisation=OTHER.id, title="Their numbers")
    await room.write(2, id="rep_room", room="room_C2", title="Secret room")
    for replies in (await room.say("list"), await room.say("show 1"), await room.say("show rep_theirs")):
        assert "Their" not in words(replies)
        assert "Secret" not in words(replies)
    for action in ("report.open", "report.ask"):
        assert words(await room.press(action, "rep_theirs")) == "There is no such report."
        assert words(await room.press(action, "rep_room")) == "You do not have access to this incident."
    assert only(await room.press("home"), Home).items == ()
    assert only(await room.say("show rep_room", by="usr_bo"), Document).title == "Secret room"


async def test_the_ask_button_says_where_the_sources_stand(room: Newsroom) -> None:
    await room.write(1, title="Report [x](http://evil)")
    told = only(await room.press("report.ask", "rep_1", by="usr_bo"), Text)
    assert told.private
    assert told.buttons[0].url == "http://desk.test/reports/rep_1"
    assert "[x](" not in told.markdown


async def test_login_gives_the_asker_alone_a_link_that_works_once(room: Newsroom) -> None:
    told = only(await room.say("login", by="usr_bo", room="room_C1"), Text)
    assert told.private
    address = told.buttons[0].url
    assert address is not None
    assert address in told.markdown
    assert "15 minutes" in told.markdown
    secret = address.rpartition("/")[2]
    assert await open_session(room.desk, secret)
    person = await room.desk.stores.directory.person(ORG.id, "usr_bo")
    assert person is not None
    assert person.last_login_at is not None


async def test_the_first_page_of_a_new_workspace_says_what_to_do_first(room: Newsroom) -> None:
    home = only(await room.press("home"), Home)
    assert home.title == "Reports of Fjord Works"
    assert "/report setup" in home.lines[0]
    assert [button.action for button in home.buttons] == ["report.setup", "report.test", "report.list"]
    member = only(await room.press("home", by="usr_bo"), Home)
    assert [button.action for button in member.buttons] == ["report.test", "report.list"]
    assert member.empty


async def test_the_first_page_says_how_things_stand_and_what_was_made(room: Newsroom) -> None:
    await room.say("recipients add @ada #general")
    await room.say("on")
    for number in range(1, 8):
        await room.write(number)
    home = only(await room.press("home", by="usr_bo"), Home)
    assert "The daily report is on." in home.lines
    assert "Next: Wednesday 4 March 2026, 8 AM (Europe/Oslo)" in home.lines
    assert "It goes to 2 recipients." in home.lines
    assert not any("Ada" in line for line in home.lines)
    assert [item.report_id for item in home.items] == [f"rep_{number}" for number in (7, 6, 5, 4, 3)]
    assert home.items[0].badges == ("7 calls",)
    assert home.items[0].button is not None
    assert home.items[0].button.value == "rep_7"


@pytest.mark.parametrize("button", [0, 1, 2])
async def test_every_button_of_the_first_page_does_something(room: Newsroom, button: int) -> None:
    pressed = only(await room.press("home"), Home).buttons[button]
    replies = await room.press(pressed.action, pressed.value)
    assert not [reply for reply in replies if isinstance(reply, Text) and reply.tone == "error"]
    assert replies

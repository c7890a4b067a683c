"""The chat as a person uses it: signing in, talking, commands and what comes of them, files, a line that breaks."""

import base64
from pathlib import Path

from playwright.async_api import Page, expect

from core.desk import asking
from core.errors import BadInput
from core.people import ChatRoom, Posted
from core.records import RoomMessage
from tests.bot.console.browser.conftest import Opens
from tests.browser import Line, Newsdesk

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ASTRID = "usr_U02RFAH11"


async def say(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


async def room_of_its_own(console: Newsdesk, room: str, sort: str = "channel") -> str:
    """A fresh room of the admin and Astrid; its path."""
    organisation = console.organisation.id
    await console.stores.rooms.keep_room(ChatRoom(id=room, organisation=organisation, title=room[5:], sort=sort))  # type: ignore[arg-type]
    for person in ("usr_admin", ASTRID):
        await console.stores.rooms.keep_member(organisation, room, person)
    return f"/rooms/{room}"


async def test_a_link_signs_in_once_by_its_button(console: Newsdesk, opens: Opens) -> None:
    link = await console.link()
    page = await opens("", person=None)
    await page.goto(link)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("heading", name="general")).to_be_visible()
    other = await opens("", person=None)
    await other.goto(link)
    await other.get_by_role("button", name="Sign in").click()
    await expect(other.get_by_text("/report login").first).to_be_visible()
    console.quiet(other)  # the browser reports the 401 itself


async def test_who_is_signed_out_is_told_how_to_get_in(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/reports", person=None)
    await expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    await expect(page.get_by_text("newsdesk login")).to_be_visible()
    console.quiet(page)


async def test_signing_out_ends_the_session(console: Newsdesk, page: Page) -> None:
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    console.quiet(page)


async def test_a_message_stands_once_for_its_author_and_at_once_for_others(console: Newsdesk, opens: Opens) -> None:
    path = await room_of_its_own(console, "room_talk")
    mine, hers = await opens(path), await opens(path, person=ASTRID)
    await hers.wait_for_selector("body[data-live=open]")
    await expect(mine.get_by_text("It is quiet here")).to_be_visible()
    await say(mine, "Line 2 <b>runs</b> again, see https://example.com/a?b=1.")
    for page in (mine, hers):
        await expect(page.locator(".message[data-id] .message-text")).to_have_text(
            ["Line 2 <b>runs</b> again, see https://example.com/a?b=1."]
        )
        await expect(page.locator(".pending, .unsent")).to_have_count(0)
    await expect(hers.locator(".message-text a")).to_have_attribute("href", "https://example.com/a?b=1")
    await expect(mine.get_by_text("It is quiet here")).to_be_hidden()


async def test_times_are_the_rooms_and_days_are_told_apart(opens: Opens, console: Newsdesk) -> None:
    page = await opens(f"/rooms/{console.incident}", timezone_id="America/Lima")
    await expect(page.locator(".day")).to_contain_text(["Wednesday, 4 March 2026", "Thursday, 5 March 2026"])
    await page.get_by_role("button", name="Show earlier messages").click()
    first = page.locator(".message", has_text="Line 2 is down").first
    await expect(first.locator("time").first).to_have_text("06:42")


async def test_a_thread_stands_under_its_first_message(opens: Opens, console: Newsdesk) -> None:
    page = await opens(f"/rooms/{console.incident}")
    root = page.locator(".timeline > .message", has_text="do the last 6 pallets")
    await expect(root.locator(".thread .message-text")).to_have_text("yes, they come off line 1 tonight")


async def test_a_command_shows_its_stages_then_the_report_to_the_asker_alone(console: Newsdesk, opens: Opens) -> None:
    path = await room_of_its_own(console, "room_test")
    mine, hers = await opens(path), await opens(path, person=ASTRID)
    console.gate.close()
    await say(mine, "/report test Only the overdue tasks")
    line = mine.locator(".stage-line")
    await expect(line).to_have_attribute("data-stage", "pending")
    await expect(line.locator(".stages li")).to_have_count(5)
    console.gate.let(1)
    await expect(line).to_have_attribute("data-stage", "collecting_data")
    await expect(line).to_contain_text("Collecting")
    console.gate.let(1)
    await expect(line).to_have_attribute("data-stage", "generating_content")
    console.gate.open()
    card = mine.locator(".report-card")
    await expect(card.get_by_role("heading", name="Daily Report - Rimfoss Bottling")).to_be_visible()
    await expect(card.locator(".badge").first).to_have_text("17 calls")
    await expect(card.locator(".badge").last).to_have_text("1 contact")
    await expect(line).to_have_count(0)
    await card.get_by_role("button", name="Show all of it").click()
    await expect(card.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    await expect(hers.locator(".message")).to_have_count(0)
    await mine.reload()
    await expect(mine.get_by_text("It is quiet here")).to_be_visible()
    await expect(card).to_have_count(0)


async def test_a_command_that_fails_says_why_and_can_be_tried_again(console: Newsdesk, opens: Opens) -> None:
    page = await opens(await room_of_its_own(console, "room_fails"))
    console.gate.fail = BadInput("The presses stand still.")
    await say(page, "/report test")
    await expect(page.get_by_role("alert")).to_contain_text("The presses stand still.")
    await page.get_by_role("button", name="Retry").click()
    await expect(page.locator(".report-card")).to_be_visible()


async def test_an_incident_report_comes_as_a_file_to_everyone_in_the_room(console: Newsdesk, opens: Opens) -> None:
    page = await opens(f"/rooms/{console.incident}")
    hers = await opens(f"/rooms/{console.incident}", person=ASTRID)
    await hers.wait_for_selector("body[data-live=open]")
    await page.get_by_role("button", name="Write report").click()
    for each in (page, hers):
        chip = each.locator(".message.bot .file-chip", has_text=".docx")
        await expect(chip).to_contain_text("Production Line Incident Report_2026-03-06.docx")
    async with hers.expect_download() as downloading:
        await hers.locator(".message.bot .file-chip", has_text=".docx").click()
    download = await downloading.value
    assert (await download.path()).stat().st_size > 10_000
    assert download.suggested_filename == "Production Line Incident Report_2026-03-06.docx"


async def test_the_command_list_is_used_with_the_keyboard_alone(console: Newsdesk, opens: Opens) -> None:
    page = await opens(await room_of_its_own(console, "room_keys"))
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("Enter")
    for _ in range(6):
        await page.keyboard.press("Tab")
        if await page.locator("#text").evaluate("input => input === document.activeElement"):
            break
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("/re")
    options = page.get_by_role("option")
    await expect(options.first).to_contain_text("/report help")
    await page.keyboard.type("port l")
    await expect(options).to_contain_text(["/report list", "/report login"])
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/report login")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Tab")
    await expect(page.locator("#text")).to_have_value("/report list")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.bot")).to_be_visible()
    await page.keyboard.type("/report h")
    await page.keyboard.press("Escape")
    await expect(page.locator("#completions")).to_be_hidden()


async def test_the_setup_form_tests_says_what_is_wrong_and_saves(console: Newsdesk, opens: Opens) -> None:
    page = await opens(await room_of_its_own(console, "room_form"))
    await say(page, "/report setup")
    form = page.locator(".reply-form")
    await form.get_by_label("Prompt", exact=True).fill("Only what is overdue")
    await form.get_by_role("button", name="Test prompt").click()
    await expect(form.locator(".test-panel[data-state=completed] .preview-title")).to_have_text(
        "Daily Report - Rimfoss Bottling"
    )
    await expect(form.get_by_role("button", name="Test again")).to_be_visible()
    await expect(form.get_by_label("Prompt", exact=True)).to_have_value("Only what is overdue")
    for source in ("Calls", "Messages", "Tasks", "Contacts"):
        await form.get_by_label(source, exact=True).uncheck()
    await form.get_by_role("button", name="Save").click()
    wrong = form.locator("[data-field=sources] .field-error")
    await expect(wrong).to_contain_text("at least one source")
    await form.get_by_label("Tasks", exact=True).check()
    await form.get_by_label("general").last.check()
    await form.get_by_role("button", name="Save").click()
    await expect(page.locator(".reply.text", has_text="Saved")).to_be_visible()
    kept = await console.stores.definitions.default(console.organisation.id)
    assert kept
    assert (kept.prompt, kept.sources, kept.recipients) == ("Only what is overdue", ("tasks",), ("room_general",))


async def test_a_report_of_the_list_is_shown_in_the_chat_and_opened(console: Newsdesk, opens: Opens) -> None:
    started = await asking.incident(console.desk, console.caller(), console.incident)
    await console.engine.settled(started.report_id)
    page = await opens(await room_of_its_own(console, "room_list"))
    await say(page, "/report list")
    await page.get_by_role("button", name="Open 1").click()
    card = page.locator(".report-card")
    await expect(card.get_by_role("heading", level=3).first).to_contain_text("Production Line Incident Report")
    await card.get_by_role("link", name="Open with sources").click()
    await expect(page.locator(".claim").first).to_be_visible()


async def test_files_come_by_button_by_dropping_and_by_pasting(console: Newsdesk, opens: Opens, tmp_path: Path) -> None:
    page = await opens(await room_of_its_own(console, "room_files"))
    picture = tmp_path / "head 5.png"
    picture.write_bytes(PIXEL)
    await page.set_input_files("#file", picture)
    shown = page.locator(".message-files img")
    await expect(shown).to_have_attribute("alt", "head 5.png")
    assert await shown.evaluate("async image => (await image.decode(), image.naturalWidth)") == 1
    for event, name in (("drop", "dropped.csv"), ("paste", "pasted.txt")):
        await page.evaluate(
            """([event, name]) => {
                const data = new DataTransfer();
                data.items.add(new File(["a,b"], name, { type: "text/plain" }));
                const target = event === "drop" ? document.querySelector("#main") : document.querySelector("#text");
                const given = event === "drop" ? { dataTransfer: data } : { clipboardData: data };
                const made = event === "drop" ? new DragEvent("drop", given) : new ClipboardEvent("paste", given);
                Object.defineProperty(made, event === "drop" ? "dataTransfer" : "clipboardData", { value: data });
                target.dispatchEvent(made);
            }""",
            [event, name],
        )
        await expect(page.locator(".file-chip", has_text=name)).to_be_visible()
    await page.reload()
    await expect(page.locator(".message-files li")).to_have_count(3)


async def test_after_the_line_broke_nothing_is_lost_or_doubled(console: Newsdesk, opens: Opens) -> None:
    path = await room_of_its_own(console, "room_line")
    page = await opens("", timezone_id="Europe/Oslo")
    line = await Line.of(page)
    await page.goto(console.url + path)
    await page.wait_for_selector("body[data-live=open]")
    await line.cut()
    await page.wait_for_selector("body[data-live=closed]")
    await expect(page.locator("#offline")).to_contain_text("Connection lost")
    at = console.desk.now()
    said = RoomMessage(id=f"{at.timestamp():.6f}", at=at, user=ASTRID, text="Said meanwhile")
    await console.stores.rooms.post(console.organisation.id, Posted(room="room_line", message=said))
    await say(page, "Typed meanwhile")
    await expect(page.locator(".pending .message-text")).to_have_text("Typed meanwhile")
    line.mend()
    await expect(page.locator(".message[data-id] .message-text")).to_have_text(["Said meanwhile", "Typed meanwhile"])
    await expect(page.locator(".pending, .unsent")).to_have_count(0)
    await expect(page.locator("#offline")).to_be_hidden()
    kept = await console.stores.rooms.messages(console.organisation.id, "room_line")
    assert [message.text for message in kept] == ["Said meanwhile", "Typed meanwhile"]


async def test_what_is_refused_says_why_and_offers_to_send_again(console: Newsdesk, opens: Opens) -> None:
    page = await opens(await room_of_its_own(console, "room_shut"))
    await page.wait_for_selector("body[data-live=open]")
    organisation = console.organisation.id
    room = await console.stores.rooms.room(organisation, "room_shut")
    assert room
    await console.stores.rooms.keep_room(room.model_copy(update={"status": "archived"}))
    await say(page, "Too late")
    await expect(page.locator(".unsent [role=alert]")).to_contain_text("archived")
    await console.stores.rooms.keep_room(room)
    await page.get_by_role("button", name="Send again").click()
    await expect(page.locator(".message[data-id] .message-text")).to_have_text(["Too late"])


async def test_another_room_shows_that_something_was_said_there(console: Newsdesk, opens: Opens) -> None:
    await room_of_its_own(console, "room_quiet")
    page = await opens("/")
    await page.wait_for_selector("body[data-live=open]")
    hers = await opens("/rooms/room_quiet", person=ASTRID)
    await say(hers, "Anyone?")
    await expect(page.locator("#rooms a[data-room=room_quiet] .dot")).to_be_visible()


async def test_a_new_room_is_made_and_opened(page: Page) -> None:
    await page.get_by_role("button", name="New room").click()
    await page.get_by_label("Name").fill("Boiler leaks")
    await page.get_by_label("Incident room").check()
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Boiler leaks")).to_be_visible()
    await expect(page.get_by_text("Tell what happened")).to_be_visible()
    await page.get_by_role("button", name="Write report").click()
    await expect(page.locator(".reply.tone-error, .reply.text")).to_contain_text("no messages yet")


async def test_someone_is_added_to_a_room_and_an_incident_is_closed(console: Newsdesk, opens: Opens) -> None:
    path = await room_of_its_own(console, "room_closing", "incident")
    page = await opens(path)
    await page.get_by_role("button", name="Members").click()
    await page.get_by_label("Add someone").select_option("Priya Venn")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("button", name="Members")).to_contain_text("3")
    await page.wait_for_load_state("load")  # its modules hear a click only from then on
    await page.get_by_role("button", name="Mark as resolved").click()
    await expect(page.locator(".chip")).to_have_text("Resolved")
    await expect(page.get_by_role("button", name="Reopen")).to_be_visible()


async def test_who_may_only_read_has_nowhere_to_write(console: Newsdesk, opens: Opens) -> None:
    path = await room_of_its_own(console, "room_read")
    await console.stores.rooms.keep_member(console.organisation.id, "room_read", ASTRID, "viewer")
    page = await opens(path, person=ASTRID)
    await expect(page.get_by_text("You can read here, not write.")).to_be_visible()
    await expect(page.locator("#text")).to_have_count(0)

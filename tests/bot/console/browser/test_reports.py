"""Reports as they are read: the list, one of them, and beside each sentence what it rests on (X1)."""

import re

import pytest_asyncio
from playwright.async_api import expect

from core.desk import asking
from core.desk.asking import Started
from core.kept import Notification, StoredDocument
from tests.bot.console.browser.conftest import Opens
from tests.browser import Newsdesk


async def made(console: Newsdesk, started: Started) -> str:
    await console.engine.settled(started.report_id)
    return started.report_id


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def incident(console: Newsdesk) -> str:
    return await made(console, await asking.incident(console.desk, console.caller(), console.incident))


def older(console: Newsdesk, number: int) -> StoredDocument:
    return StoredDocument(
        id=f"rep_old{number}",
        organisation=console.organisation.id,
        kind="daily",
        title=f"Daily Report {number} - <i>Rimfoss</i>",
        body=f"## What mattered\n\n- **{number}** calls <script>alert(1)</script> [site](javascript:alert(1))",
        summary="A quiet day",
        data_sources={"calls": number, "messages": 0, "tasks": None},
        created_by="usr_admin",
        created_at=console.desk.now().replace(month=1, day=1 + number % 28, hour=5),
    )


async def test_the_list_shows_cards_by_day_and_turns_pages(console: Newsdesk, opens: Opens, incident: str) -> None:
    for number in range(1, 28):
        await console.stores.documents.keep(older(console, number))
    page = await opens("/reports")
    await expect(page.locator(".card")).to_have_count(25)
    first = page.locator(".card").first
    await expect(first).to_contain_text("Production Line Incident Report - Line 2 capper stopped")
    await expect(page.locator(".day-group h2").first).to_have_text("Today")
    await expect(page.locator(".card").nth(1).locator(".badge")).to_have_text(
        ["27 calls", "0 messages", "Tasks: left out"]
    )
    await page.get_by_role("link", name="Older").click()
    await expect(page.locator(".card")).to_have_count(3)
    await expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    await page.get_by_role("link", name="Newer").click()
    await first.get_by_role("link").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(
        "Production Line Incident Report - Line 2 capper stopped"
    )


async def test_a_new_report_appears_by_itself(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/reports")
    await page.wait_for_selector("body[data-live=open]")
    report = await made(console, await asking.incident(console.desk, console.caller(), console.incident, wish="again"))
    await expect(page.locator(f".card.fresh[data-report={report}]")).to_be_visible()
    await expect(page.locator("#news")).to_contain_text("New report: Production Line Incident Report")


async def test_choosing_a_sentence_shows_what_it_rests_on(opens: Opens, incident: str) -> None:
    page = await opens(f"/reports/{incident}")
    await expect(page.locator(".source:visible")).to_have_count(0)
    await page.locator(".claim", has_text="Cause as stated by João Ferraz").click()
    shown = page.locator(".source:visible")
    await expect(shown).to_have_count(1)
    await expect(shown.locator("blockquote")).to_contain_text("The torque is low because the belt slips")
    await expect(shown.locator("b").first).to_have_text("João Ferraz")
    await expect(shown.locator("time")).to_have_text("4 March 2026, 09:14")
    await expect(page.locator("#chosen")).to_contain_text("Cause as stated by João Ferraz")
    assert page.url.endswith(re.search(r"#s\d+$", page.url)[0])  # type: ignore[index]
    await page.reload()
    await expect(shown.locator("blockquote")).to_contain_text("The torque is low because the belt slips")


async def test_a_figure_shows_its_value_and_what_it_was_computed_from(opens: Opens, incident: str) -> None:
    page = await opens(f"/reports/{incident}")
    await page.locator(".claim", has_text="58 messages by 8 people").first.click()
    facts = page.locator(".source.fact:visible")
    await expect(facts.first.locator(".value")).to_have_text("58")
    await expect(facts.first.locator(".basis")).to_contain_text("computed from 58 messages")
    before = await page.locator(".source:visible").count()
    await facts.first.locator(".origin").first.click()
    await expect(page.locator(".source.evidence:visible")).not_to_have_count(0)
    assert await page.locator(".source:visible").count() > before


async def test_sentences_are_walked_with_the_arrow_keys(opens: Opens, incident: str) -> None:
    page = await opens(f"/reports/{incident}")
    first, second = page.locator(".claim").nth(0), page.locator(".claim").nth(1)
    await page.locator("#all-sources").focus()
    await page.keyboard.press("Tab")
    await expect(first).to_be_focused()
    await expect(first).to_have_attribute("aria-pressed", "true")
    await page.keyboard.press("ArrowDown")
    await expect(second).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("#sources-status")).to_have_text(re.compile(r"Sources shown: \d"))
    await page.keyboard.press("Escape")
    await expect(page.locator(".source:visible")).to_have_count(0)
    await expect(second).to_be_focused()


async def test_hovering_a_source_lights_the_sentences_that_cite_it(opens: Opens, incident: str) -> None:
    page = await opens(f"/reports/{incident}")
    await page.get_by_role("button", name=re.compile(r"All \d+ sources")).click()
    await page.locator(".source", has_text="The torque is low because the belt slips").first.hover()
    await expect(page.locator(".claim.lit").first).to_contain_text("belt slips")


async def test_on_a_phone_the_sources_come_from_below(opens: Opens, incident: str) -> None:
    page = await opens(f"/reports/{incident}", width=380, has_touch=True, is_mobile=True)
    await expect(page.locator("#sources")).to_be_hidden()
    await page.locator(".claim", has_text="Cause as stated by").first.tap()
    box = await page.locator("#sources").bounding_box()
    assert box
    await expect(page.locator("#sources")).to_be_in_viewport()
    assert box["width"] == 380
    sentence = await page.locator(".claim[aria-pressed=true]").bounding_box()
    assert sentence
    assert sentence["y"] + sentence["height"] <= box["y"] + 1
    await page.get_by_role("button", name="Close").tap()
    await expect(page.locator("#sources")).to_be_hidden()


async def test_a_report_tells_what_was_read_and_how_it_was_made(opens: Opens, incident: str) -> None:
    page = await opens(f"/reports/{incident}")
    await expect(page.locator(".tallies li").first).to_contain_text("66/66 messages")
    made = page.locator(".facts-list")
    await expect(made).to_contain_text("Rules, without a model")
    await expect(made).to_contain_text("Struck by the checks")
    await expect(page.locator(".grid.timeline thead th")).to_have_text(["Time", "Who", "What happened"])
    await expect(page.locator(".pictures img").first).to_be_visible()
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="Download .docx").click()
    assert (await downloading.value).suggested_filename == "Production Line Incident Report_2026-03-06.docx"


async def test_a_body_kept_without_its_sentences_is_shown_and_does_nothing(console: Newsdesk, opens: Opens) -> None:
    await console.stores.documents.keep(older(console, 40))
    page = await opens("/reports/rep_old40")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Daily Report 40 - <i>Rimfoss</i>")
    await expect(page.locator("#body li")).to_contain_text("40 calls <script>alert(1)</script>")
    await expect(page.locator("#body a, #body script")).to_have_count(0)


async def test_a_report_being_made_shows_its_stages_and_then_itself(console: Newsdesk, opens: Opens) -> None:
    console.gate.close()
    started = await asking.incident(console.desk, console.caller(), console.incident, wish="slowly")
    page = await opens(f"/reports/{started.report_id}")
    await page.wait_for_selector("body[data-live=open]")
    await expect(page.get_by_role("heading", name="This report is being written")).to_be_visible()
    console.gate.let(1)
    await expect(page.locator(".stage-line")).to_have_attribute("data-stage", "collecting_data")
    console.gate.open()
    await expect(page.locator(".claim").first).to_be_visible()


async def test_a_notification_waits_behind_the_bell_and_opens_its_report(
    console: Newsdesk, opens: Opens, incident: str
) -> None:
    now = console.desk.now()
    told = Notification(
        id="ntf_1",
        organisation=console.organisation.id,
        person="usr_admin",
        title="A report is ready",
        entity=incident,
        created_at=now,
    )
    await console.stores.notifications.keep(told)
    page = await opens("/settings")
    bell = page.get_by_role("button", name="Notifications")
    await expect(page.locator("#unread")).to_have_text("1")
    await bell.click()
    await page.get_by_role("link", name="A report is ready").click()
    await expect(page.locator(".claim").first).to_be_visible()
    await expect(page.locator("#unread")).to_be_hidden()
    kept = await console.stores.notifications.of(console.organisation.id, "usr_admin", unread=True)
    assert kept == []


async def test_a_report_of_a_room_one_is_not_in_is_not_open(console: Newsdesk, opens: Opens, incident: str) -> None:
    astrid = "usr_U02RFAH11"
    await console.stores.rooms.remove_member(console.organisation.id, console.incident, astrid)
    page = await opens(f"/reports/{incident}", person=astrid)
    await expect(page.get_by_role("heading", name="This is not open to you")).to_be_visible()
    await page.goto(console.url + "/reports/rep_nowhere")
    await expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()
    await console.stores.rooms.keep_member(console.organisation.id, console.incident, astrid)
    console.quiet(page)

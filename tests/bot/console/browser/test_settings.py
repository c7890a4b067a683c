"""Settings as a person changes them: the standing report and the five states of its test, the organisation, oneself."""

import pytest
from playwright.async_api import expect

from core.desk import settings
from core.desk.policies import change_policy
from core.errors import BadInput
from core.people import Organisation, Person
from tests.bot.commands.paid import LARGE, MINI
from tests.bot.console.browser.conftest import Opens
from tests.browser import Line, Newsdesk

ASTRID = "usr_U02RFAH11"


@pytest.fixture(autouse=True)
async def open_gate(console: Newsdesk) -> None:
    console.gate.open()


async def test_the_panel_goes_through_its_states_as_the_test_does(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings")
    await page.wait_for_selector("body[data-live=open]")
    panel, button = page.locator("#panel"), page.locator("#test")
    await expect(panel).to_be_hidden()
    await expect(button).to_have_text("Test prompt")
    console.gate.close()
    await page.get_by_label("Prompt", exact=True).fill("Only calls that were missed")
    await page.get_by_label("Tasks").uncheck()
    await button.click()
    await expect(panel.locator(".skeleton")).to_be_visible()
    await expect(panel.locator(".stage-words")).to_have_text("Queued")
    await expect(button).to_be_disabled()
    for stage, words in (("collecting_data", "Collecting"), ("generating_content", "Writing and checking")):
        console.gate.let(1)
        await expect(panel.locator(".stage-line")).to_have_attribute("data-stage", stage)
        await expect(panel.locator(".stage-words")).to_have_text(words)
    console.gate.open()
    await expect(panel).to_have_attribute("data-state", "completed")
    await expect(panel.locator(".preview-title")).to_have_text("Daily Report - Rimfoss Bottling")
    await expect(panel.locator(".byline")).to_have_text("5 March 2026")
    await expect(panel.locator(".badge")).to_have_text(["17 calls", "22 messages", "Tasks: left out", "1 contact"])
    await expect(button).to_have_text("Test again")
    run = console.engine.submitted[-1][0]
    asked = await console.stores.runs.state(run)
    assert asked
    assert (asked.run.wish, asked.run.trial) == ("Only calls that were missed", True)
    assert asked.run.sources == ("calls", "messages", "contacts")
    assert await console.stores.definitions.default(console.organisation.id) is None


async def test_a_test_that_fails_says_why_and_is_tried_again(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings")
    await page.wait_for_selector("body[data-live=open]")
    console.gate.fail = BadInput("The presses stand still.")
    await page.locator("#test").click()
    panel = page.locator("#panel")
    await expect(panel).to_have_attribute("data-state", "failed")
    await expect(panel.get_by_role("alert")).to_contain_text("The presses stand still.")
    await panel.get_by_role("button", name="Retry").click()
    await expect(panel).to_have_attribute("data-state", "completed")


async def test_a_day_without_anything_says_so(console: Newsdesk, opens: Opens) -> None:
    stores, now = console.stores, console.desk.now()
    await stores.directory.keep_organisation(Organisation(id="org_still", name="Stillness"))
    ida = Person(id="usr_ida", organisation="org_still", display_name="Ida", created_at=now, author=True)
    await stores.directory.keep_person(ida)
    page = await opens("/settings", person="usr_ida", organisation="org_still")
    await page.wait_for_selector("body[data-live=open]")
    await page.locator("#test").click()
    await expect(page.locator("#panel")).to_have_attribute("data-state", "no_data")
    await expect(page.locator("#panel")).to_contain_text("Nothing happened yesterday")
    await expect(page.locator("#test")).to_have_text("Test again")


async def test_a_test_that_ended_while_the_line_was_down_is_shown_after_it(console: Newsdesk, opens: Opens) -> None:
    page = await opens("", timezone_id="Europe/Oslo")
    line = await Line.of(page)
    await page.goto(console.url + "/settings")
    await page.wait_for_selector("body[data-live=open]")
    console.gate.close()
    await page.locator("#test").click()
    await expect(page.locator("#panel .stage-line")).to_be_visible()
    run = console.engine.submitted[-1][0]
    await line.cut()
    await page.wait_for_selector("body[data-live=closed]")
    console.gate.open()
    await console.engine.settled(run)
    line.mend()
    await expect(page.locator("#panel")).to_have_attribute("data-state", "completed")


async def test_what_is_changed_is_saved_and_stays(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings")
    firings = page.locator("#firings li")
    await expect(firings).to_have_count(3)
    await page.get_by_label("Send time").select_option("14")
    await expect(firings.first).to_contain_text("14:00")
    await page.get_by_role("switch", name="Daily report").check()
    await page.get_by_role("switch", name="Word file").check()
    await page.get_by_label("Filter").fill("astr")
    await expect(page.locator("#recipients .pick:visible")).to_have_count(1)
    await page.get_by_label("Astrid Halle").check()
    await expect(page.get_by_text("Not saved yet")).to_be_visible()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    kept = await console.stores.definitions.default(console.organisation.id)
    assert kept
    assert (kept.enabled, kept.send_at_hour, kept.outputs, kept.recipients) == (True, 14, ("docx",), (ASTRID,))
    await page.reload()
    await expect(page.get_by_label("Send time")).to_have_value("14")
    await expect(page.get_by_label("Astrid Halle")).to_be_checked()


async def test_two_editors_never_overwrite_each_other_unseen(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings")
    await settings.change(console.desk, console.caller(), prompt="Theirs")
    await page.get_by_label("Prompt", exact=True).fill("Mine")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.locator(".conflict")).to_contain_text("Someone else changed these settings meanwhile")
    kept = await console.stores.definitions.default(console.organisation.id)
    assert kept
    assert kept.prompt == "Theirs"
    await page.get_by_role("button", name="Save mine anyway").click()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    kept = await console.stores.definitions.default(console.organisation.id)
    assert kept
    assert kept.prompt == "Mine"
    console.quiet(page)


async def test_a_member_may_look_and_test_but_not_change(opens: Opens) -> None:
    page = await opens("/settings", person=ASTRID)
    await page.wait_for_selector("body[data-live=open]")
    await expect(page.get_by_text("reports.author")).to_be_visible()
    await expect(page.get_by_role("switch", name="Daily report")).to_be_disabled()
    await expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    await page.locator("#test").click()
    await expect(page.locator("#panel")).to_have_attribute("data-state", "completed")


async def test_the_language_one_chooses_is_spoken_at_once(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings/you", person=ASTRID)
    await page.get_by_label("Your language").select_option("zh-TW")
    await page.get_by_role("switch", name="Email").uncheck()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_role("heading", name="設定")).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "zh-TW"
    astrid = await console.stores.directory.person(console.organisation.id, ASTRID)
    assert astrid
    assert (astrid.locale, astrid.wants.email, astrid.wants.chat) == ("zh-TW", False, True)
    await page.goto(console.url + "/settings")
    await expect(page.locator("#test")).to_have_text("測試提示詞")
    await page.goto(f"{console.url}/rooms/{console.incident}")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "傳送訊息到 #Line 2 capper stopped")
    await expect(page.locator(".day").first).to_contain_text("2026年3月4日")
    await console.stores.directory.keep_person(astrid.model_copy(update={"locale": None}))


async def test_an_admin_moves_the_organisation_to_another_zone(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings/organisation")
    await page.get_by_label("Time zone").fill("Nowhere/Land")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.locator(".save-status.bad")).to_contain_text("Nowhere/Land")
    await page.get_by_label("Time zone").fill("Asia/Taipei")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_label("Time zone")).to_have_attribute("value", "Asia/Taipei")
    moved = await console.stores.directory.organisation(console.organisation.id)
    assert moved
    assert moved.zone == "Asia/Taipei"
    await console.stores.directory.keep_organisation(console.organisation)
    console.quiet(page)


async def test_an_admin_sets_what_ai_may_do(console: Newsdesk, opens: Opens) -> None:
    object.__setattr__(console.desk, "models", (MINI, LARGE))
    page = await opens("/settings/ai")
    await page.get_by_label("Incident report").uncheck()
    await page.get_by_label("mini-1").check()
    await page.get_by_label("Where models may compute").fill("EU, us")
    await page.get_by_label("Monthly budget in US dollars").fill("20.5")
    await page.get_by_label("Tell administrators on a day above, in US dollars").fill("")
    await page.get_by_role("switch", name="Keep prompts and answers").check()
    await page.get_by_label("Customers no model sees").fill("Demir Deli\n\nFjord Foods")
    await expect(page.get_by_text("Not saved yet")).to_be_visible()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    kept = await console.stores.policies.policy(console.organisation.id)
    assert (kept.off, kept.models, kept.regions) == ({"reporting.incident.v1"}, ("mini-1",), ("eu", "us"))
    assert (kept.monthly_budget_usd_micros, kept.daily_alert_usd_micros) == (20_500_000, None)
    assert (kept.customers, kept.retain_prompts) == (("Demir Deli", "Fjord Foods"), True)
    # The form goes on from what is kept, and all of AI can be turned off.
    await page.get_by_role("switch", name="Use AI").uncheck()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    kept = await console.stores.policies.policy(console.organisation.id)
    assert kept.off == {"*", "reporting.incident.v1"}
    await page.reload()
    await expect(page.get_by_label("Monthly budget in US dollars")).to_have_value("20.50")
    await expect(page.get_by_role("meter", name="Budget used")).to_be_visible()
    async with page.expect_download() as saved:
        await page.get_by_role("link", name="Download CSV").click()
    log = (await (await saved.value).path()).read_text(encoding="utf-8")
    assert log.count("ai.policy_changed") == 2
    assert "Demir" not in log


async def test_a_sum_that_is_none_is_never_taken_for_no_limit(console: Newsdesk, opens: Opens) -> None:
    before = await console.stores.policies.policy(console.organisation.id)
    page = await opens("/settings/ai")
    budget = page.get_by_label("Monthly budget in US dollars")
    await budget.fill("")
    await budget.press_sequentially("2e")
    await page.get_by_role("button", name="Save", exact=True).click()
    assert await budget.evaluate("input => input.validity.badInput && document.activeElement === input")
    await budget.fill("-1")
    await page.get_by_role("button", name="Save", exact=True).click()
    assert await budget.evaluate("input => input.validity.rangeUnderflow")
    assert await console.stores.policies.policy(console.organisation.id) == before


async def test_what_can_not_be_hidden_is_said_and_nothing_saved(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings/ai")
    await page.get_by_label("Other words no model sees").fill("x")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.locator(".save-status.bad")).to_have_text(
        "x is too short to be hidden: write at least 2 characters."
    )
    console.quiet(page)


async def test_two_admins_never_overwrite_each_other_unseen(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/settings/ai")
    await change_policy(console.desk, console.caller(), redact=["Theirs"])
    await page.get_by_label("Other words no model sees").fill("Mine")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.locator(".conflict")).to_contain_text("Someone else changed these settings meanwhile")
    assert (await console.stores.policies.policy(console.organisation.id)).redact == ("Theirs",)
    await page.get_by_role("button", name="Save mine anyway").click()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert (await console.stores.policies.policy(console.organisation.id)).redact == ("Mine",)
    console.quiet(page)

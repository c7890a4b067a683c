"""Every page is usable by everyone: by keyboard, by day and by night, narrow and wide, in four languages."""

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from core.desk import asking
from core.desk.policies import change_policy
from core.people import Person
from tests.bot.commands.paid import LARGE, MINI, on_the_clock, pay
from tests.bot.console.browser.conftest import Opens
from tests.browser import Newsdesk

AXE = Axe()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def incident(console: Newsdesk) -> str:
    started = await asking.incident(console.desk, console.caller(), console.incident)
    await console.engine.settled(started.report_id)
    return started.report_id


async def serious(page: Page, *rules: str) -> list[str]:
    """What axe finds serious or critical, by all its rules or by some."""
    only = {"runOnly": list(rules)} if rules else {}
    found = await AXE.run(page, options={"resultTypes": ["violations"]} | only)
    return [
        f"{violation['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
        for violation in found.response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


async def paid(console: Newsdesk) -> None:
    """Models, a budget nearly used up, and what was spent on what."""
    object.__setattr__(console.desk, "models", (MINI, LARGE))
    on_the_clock(console.stores, console.desk.now)
    organisation = console.organisation.id
    await change_policy(console.desk, console.caller(), monthly_budget_usd_micros=1_000_000)
    month = console.desk.now().strftime("%Y-%m")
    if not (await console.stores.ledger.budget(organisation, month)).spent:
        for model, cost in ((MINI.name, 20_000), (LARGE.name, 870_000), (LARGE.name, None)):
            await pay(console.stores, organisation, "rep_1", cost, model=model)


async def shown(page: Page, name: str) -> None:
    """Bring a page into the state that has most to look at."""
    if name == "chat":
        await page.wait_for_selector("body[data-live=open]")
        for command in ("/report test", "/report setup"):
            await page.fill("#text", command)
            await page.press("#text", "Enter")
        await page.wait_for_selector(".report-card")
        await page.wait_for_selector(".reply-form")
        await page.fill("#text", "/report ")
        await page.wait_for_selector("#completions li")
    elif name == "report":
        await page.locator(".claim").first.click()
    elif name == "settings":
        await page.wait_for_selector("body[data-live=open]")
        await page.locator("#test").click()
        await page.wait_for_selector("#panel[data-state=completed]")


#: What stands out to the right of a narrow window, where it can't be scrolled to.
WIDE = """() => [...document.querySelectorAll("main *")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !element.closest(".table-scroll, .tabs, .visually-hidden");
}).map(element => element.outerHTML.slice(0, 120))"""
PATHS = {
    "chat": "/rooms/room_general",
    "reports": "/reports",
    "report": "/reports/{incident}",
    "settings": "/settings",
    "organisation": "/settings/organisation",
    "ai": "/settings/ai",
    "you": "/settings/you",
}


@pytest.mark.parametrize("name", PATHS)
async def test_a_page_is_usable_by_day_by_night_and_on_a_phone(
    console: Newsdesk, opens: Opens, incident: str, name: str
) -> None:
    if name == "ai":
        await paid(console)
    page = await opens(PATHS[name].format(incident=incident), reduced_motion="reduce")
    await shown(page, name)
    assert await serious(page) == []
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await serious(page, "color-contrast") == []
    await page.set_viewport_size({"width": 380, "height": 760})
    await expect(page.locator("#sidebar")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 380
    assert await page.evaluate(WIDE) == []
    await page.set_viewport_size({"width": 1400, "height": 800})
    await page.emulate_media(color_scheme="light")


async def test_who_is_not_in_can_use_what_they_see(console: Newsdesk, opens: Opens) -> None:
    page = await opens("/", person=None)
    for path in ("/", await console.link()):
        await page.goto(path if path != "/" else console.url)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert await serious(page) == []
    console.quiet(page)


async def test_on_a_phone_the_sidebar_opens_and_closes_by_keyboard(opens: Opens) -> None:
    page = await opens("/reports", width=380)
    menu, sidebar = page.get_by_role("button", name="Menu"), page.locator("#sidebar")
    await expect(sidebar).to_be_hidden()
    await menu.focus()
    await page.keyboard.press("Enter")
    await expect(sidebar).to_be_visible()
    await expect(menu).to_have_attribute("aria-expanded", "true")
    await page.keyboard.press("Escape")
    await expect(sidebar).to_be_hidden()
    await expect(menu).to_be_focused()


async def test_what_has_the_focus_can_be_seen_to_have_it(opens: Opens) -> None:
    page = await opens("/settings")
    for _ in range(12):
        await page.keyboard.press("Tab")
        seen = await page.evaluate(
            """() => {
                const at = document.activeElement;
                const shown = at.matches("[role=switch]") ? at.nextElementSibling : at.closest(".tile") ?? at;
                const style = getComputedStyle(shown);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
            }"""
        )
        assert seen, await page.evaluate("document.activeElement.outerHTML")


async def test_nothing_moves_for_who_asked_for_that(opens: Opens) -> None:
    page = await opens("/reports", reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert await page.evaluate(moving) == 0


@pytest.mark.parametrize(("locale", "reports"), [("zh-TW", "報告"), ("nb", "Rapporter"), ("uk", "Звіти")])
async def test_every_page_speaks_the_readers_language(
    console: Newsdesk, opens: Opens, incident: str, locale: str, reports: str
) -> None:
    someone = Person(
        id=f"usr_{locale}",
        organisation=console.organisation.id,
        display_name="Someone",
        created_at=console.desk.now(),
        locale=locale,
        role="admin",
    )
    await console.stores.directory.keep_person(someone)
    await console.stores.rooms.keep_member(console.organisation.id, console.incident, someone.id)
    page = await opens("/reports", person=someone.id)
    await expect(page.get_by_role("heading", level=1)).to_have_text(reports)
    await page.goto(f"{console.url}/reports/{incident}")
    assert await page.evaluate("document.documentElement.lang") == locale
    assert await page.locator("article.report").get_attribute("lang") == "en"

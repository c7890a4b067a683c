"""`python -m tests.pictures DIR`: photographs of the console over the sample workspace, as PNG files."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page

from core.desk import asking
from core.desk.policies import change_policy
from core.errors import ModelTimeout
from core.people import Organisation, Person, Posted
from core.records import RoomMessage
from core.report import Run
from core.schedule import yesterday
from core.words import say
from tests.bot.commands.paid import LARGE, MINI, fail, on_the_clock, pay
from tests.browser import PATIENCE_MS, Newsdesk, chromium, newsdesk

WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}
#: The plant manager of the sample; she signs in.
DAGNY = "usr_U02RFDM18"
TALK = (
    ("usr_U02RFAH11", 22, "Morning all. Line 2 ran through the night, no A-217 since noon yesterday 👍"),
    ("usr_U02RFBA17", 19, "Two shops in Bergen say the labels come off in the fridge. Has anyone else heard that?"),
    ("usr_U02RFPV13", 16, "Yes, one more on the phone. I'm pulling samples of that batch now."),
    ("usr_U02RFMS15", 6, "I'll call Demir Deli about invoice 7698 before nine."),
)


class Studio:
    """Takes pictures of one console. `folder` is where they go."""

    def __init__(self, console: Newsdesk, browser: Browser, folder: Path) -> None:
        self.console, self._browser, self._folder = console, browser, folder

    @asynccontextmanager
    async def page(
        self, path: str, *, person: str = DAGNY, organisation: str | None = None, **options: Any
    ) -> AsyncIterator[Page]:
        """A page as someone sees it, twice as sharp as on a plain screen."""
        options = {"viewport": WIDE, "locale": "en-GB", "device_scale_factor": 2} | options
        context = await self._browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        await self.console.enter(context, person, organisation)
        page = await context.new_page()
        await page.goto(self.console.url + path)
        await page.wait_for_selector("body[data-live=open]")
        yield page
        await context.close()

    async def take(self, page: Page, name: str) -> None:
        """One picture, after fonts and images are there and nothing moves."""
        await page.evaluate("document.fonts.ready")
        await page.wait_for_function("[...document.images].every(image => image.loading === 'lazy' || image.complete)")
        await page.wait_for_timeout(400)
        await page.screenshot(path=self._folder / f"{name}.png")
        print(self._folder / f"{name}.png")


async def settle(console: Newsdesk) -> str:
    """The people in the common room, their talk, and the reports of the last days; the incident report's id."""
    stores, organisation, now = console.stores, console.organisation, console.desk.now()
    dagny = await stores.directory.person(organisation.id, DAGNY)
    assert dagny
    await stores.directory.keep_person(dagny.model_copy(update={"role": "admin", "job_title": "Plant manager"}))
    for person in await stores.directory.people(organisation.id):
        await stores.rooms.keep_member(organisation.id, "room_general", person.id)
    await stores.rooms.remove_member(organisation.id, "room_general", "usr_admin")
    for user, minutes, text in TALK:
        at = now - timedelta(minutes=minutes)
        said = RoomMessage(id=f"{at.timestamp():.6f}", at=at, user=user, text=text)
        await stores.rooms.post(organisation.id, Posted(room="room_general", message=said))
    for days in (2, 1):
        await daily(console, days)
    started = await asking.incident(console.desk, console.caller(DAGNY), console.incident)
    await console.engine.settled(started.report_id)
    await daily(console, 0)
    return started.report_id


async def daily(console: Newsdesk, days: int) -> None:
    """The daily report as it was made so many days ago; today's goes to the common room."""
    organisation, now = console.organisation, console.desk.now() - timedelta(days=days)
    run = Run(
        id=f"rep_daily{days}",
        kind="daily",
        caller=console.caller(DAGNY),
        organisation=organisation.name,
        zone=organisation.zone,
        now=now,
        window=yesterday(now, organisation.zone),
        recipients=() if days else ("room_general", DAGNY),
    )
    await console.stores.runs.start(run)
    await console.engine.submit(run.id, organisation.id)
    await console.engine.settled(run.id)


async def chat(studio: Studio) -> None:
    """The common room with this morning's report, a command being typed, the incident's room."""
    async with studio.page("/rooms/room_general") as page:
        await page.wait_for_selector(".report-card")
        await studio.take(page, "chat")
        await page.fill("#text", "/report ")
        await page.wait_for_selector("#completions li")
        await studio.take(page, "chat-commands")
        await page.fill("#text", "/report setup")
        await page.press("#text", "Escape")
        await page.press("#text", "Enter")
        await page.wait_for_selector(".reply-form .pick")
        await page.locator(".reply-form").evaluate("form => form.scrollIntoView({ block: 'start' })")
        await studio.take(page, "chat-form")
    async with studio.page(f"/rooms/{studio.console.incident}") as page:
        await page.wait_for_selector(".file-chip")
        await page.locator(".message-files img").last.scroll_into_view_if_needed()
        await studio.take(page, "chat-incident")


async def panel(studio: Studio) -> None:
    """The five states of a test."""
    gate = studio.console.gate
    async with studio.page("/settings") as page:
        prompt = page.get_by_label(say("en", "console-prompt"), exact=True)
        await prompt.fill("What did customers complain about, who waits for an answer, and what is overdue?")
        await prompt.evaluate("prompt => prompt.closest('.setting').scrollIntoView({ block: 'start' })")
        await studio.take(page, "panel-1-idle")
        gate.close()
        await page.locator("#test").click()
        gate.let(2)
        await page.wait_for_selector("#panel .stage-line[data-stage=generating_content]")
        await studio.take(page, "panel-2-generating")
        gate.open()
        await page.wait_for_selector("#panel[data-state=completed]")
        await studio.take(page, "panel-3-completed")
        gate.fail = ModelTimeout()
        await page.locator("#test").click()
        await page.wait_for_selector("#panel[data-state=failed]")
        await studio.take(page, "panel-4-failed")
    stores, now = studio.console.stores, studio.console.desk.now()
    still = Organisation(id="org_still", name="Rimfoss Bottling", zone="Europe/Oslo")
    await stores.directory.keep_organisation(still)
    someone = Person(id="usr_still", organisation=still.id, display_name="Dagny Moen", created_at=now, role="admin")
    await stores.directory.keep_person(someone)
    async with studio.page("/settings", person=someone.id, organisation=still.id) as page:
        await page.locator("#test").click()
        await page.wait_for_selector("#panel[data-state=no_data]")
        await page.locator("#prompt").evaluate(
            "prompt => prompt.closest('.setting').scrollIntoView({ block: 'start' })"
        )
        await studio.take(page, "panel-5-no-data")


async def reading(studio: Studio, incident: str) -> None:
    """The list, and a report with a sentence's sources beside it."""
    async with studio.page("/reports") as page:
        await studio.take(page, "reports")
    async with studio.page("/reports/rep_daily0") as page:
        await page.locator(".claim").nth(1).click()
        await page.mouse.move(2, 2)
        await studio.take(page, "report")
    async with studio.page(f"/reports/{incident}") as page:
        claim = page.locator(".grid .claim", has_text="belt").first
        await claim.evaluate("claim => claim.scrollIntoView({ block: 'center' })")
        await claim.click()
        await page.mouse.move(2, 2)
        await studio.take(page, "report-timeline")
        await page.locator(".report-foot").evaluate("foot => foot.scrollIntoView({ block: 'end' })")
        await studio.take(page, "report-receipt")


async def other_eyes(studio: Studio, incident: str) -> None:
    """By night, and on a phone."""
    dark = {"color_scheme": "dark"}
    phone = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
    for name, path in (("chat", "/rooms/room_general"), ("report", f"/reports/{incident}"), ("settings", "/settings")):
        for look, options in (("dark", dark), ("phone", phone)):
            async with studio.page(path, **options) as page:
                if name == "chat":
                    await page.wait_for_selector(".report-card")
                if name == "report":
                    await page.locator(".claim").nth(5).click()
                await studio.take(page, f"{name}-{look}")
    async with studio.page("/reports", **phone) as page:
        await page.locator("#menu").click()
        await studio.take(page, "menu-phone")


async def settings(studio: Studio) -> None:
    """The three tabs."""
    async with studio.page("/settings") as page:
        await page.locator("#hour").select_option("8")
        await studio.take(page, "settings")
    async with studio.page("/settings/you") as page:
        await studio.take(page, "settings-you")
    async with studio.page("/settings/organisation") as page:
        await studio.take(page, "settings-organisation")


async def money(studio: Studio) -> None:
    """AI: what it cost and what it may do, by day, by night and on a phone, and in the chat."""
    await paid(studio.console)
    looks: dict[str, dict[str, Any]] = {
        "": {},
        "-dark": {"color_scheme": "dark"},
        "-phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True},
    }
    for look, options in looks.items():
        async with studio.page("/settings/ai", **options) as page:
            await studio.take(page, f"ai{look}")
            await page.get_by_label(say("en", "chat-ai-budget")).scroll_into_view_if_needed()
            await studio.take(page, f"ai{look}-rules")
            await page.locator("#audit").scroll_into_view_if_needed()
            await studio.take(page, f"ai{look}-end")
        async with studio.page("/rooms/room_general", **options) as page:
            for command in ("/report usage", "/report settings", "/report settings ai"):
                await page.fill("#text", command)
                await page.press("#text", "Escape")
                await page.press("#text", "Enter")
            await page.wait_for_selector(".reply-form[data-form=ai]")
            await studio.take(page, f"chat-ai{look}-end")
            await page.locator(".reply-form").last.evaluate("form => form.scrollIntoView({ block: 'start' })")
            await studio.take(page, f"chat-ai{look}")
            await page.locator(".reply.text").last.evaluate("text => text.scrollIntoView({ block: 'end' })")
            await studio.take(page, f"chat-usage{look}")


async def paid(console: Newsdesk) -> None:
    """Two models, a budget nearly used up, and a month of calls."""
    stores, organisation = console.stores, console.organisation.id
    object.__setattr__(console.desk, "models", (MINI, LARGE))
    on_the_clock(stores, console.desk.now)
    await change_policy(
        console.desk,
        console.caller(),
        monthly_budget_usd_micros=20_000_000,
        regions=["eu"],
        models=[MINI.name],
        customers=["Demir Deli", "Fjord Foods"],
    )
    for number in range(24):
        await pay(stores, organisation, f"rep_paid{number}", 21_300)
    await pay(stores, organisation, "rep_daily0", 3_400)
    for _ in range(3):
        await pay(stores, organisation, "rep_paid", 5_210_000, kind="incident", model=LARGE.name)
    await fail(stores, organisation, "rep_paid")


async def chinese(browser: Browser, folder: Path) -> None:
    """The workspace of the Chinese sample."""
    with tempfile.TemporaryDirectory() as home:
        async with newsdesk(Path(home), "zh-TW") as console:
            started = await asking.incident(console.desk, console.caller(), console.incident)
            await console.engine.settled(started.report_id)
            studio = Studio(console, browser, folder)
            async with studio.page(f"/reports/{started.report_id}", person="usr_admin", locale="zh-TW") as page:
                await page.locator(".claim").nth(4).click()
                await page.mouse.move(2, 2)
                await studio.take(page, "report-zh-TW")
            async with studio.page(f"/rooms/{console.incident}", person="usr_admin", locale="zh-TW") as page:
                await page.wait_for_selector(".message")
                await studio.take(page, "chat-zh-TW")


async def main(folder: Path) -> None:
    """All of them."""
    async with chromium() as browser:
        with tempfile.TemporaryDirectory() as home:
            async with newsdesk(Path(home)) as console:
                incident = await settle(console)
                studio = Studio(console, browser, folder)
                await chat(studio)
                await panel(studio)
                await reading(studio, incident)
                await settings(studio)
                await other_eyes(studio, incident)
                await money(studio)
        await chinese(browser, folder)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures")
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(target))

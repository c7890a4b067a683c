"""OAuth install: a workspace's token is kept, its installer is an admin, a state is good once (C5, K1)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import aiohttp
from aiohttp import web

from bot.chat.slack.installing import SlackInstall, States
from bot.chat.slack.workspaces import Workspaces
from tests.bot.slack.house import ORG, House, house
from tests.bot.slack.remembered import Installations
from tests.fake_slack_state import TOKEN


class Install(NamedTuple):
    """An install at work."""

    there: House
    kept: Installations
    workspaces: Workspaces
    pages: SlackInstall
    url: str


@asynccontextmanager
async def installing() -> AsyncIterator[Install]:
    """The adapter without a token, and its install pages on loopback."""
    async with house() as there:
        kept = Installations()
        there.workspaces._token, there.workspaces._installations = None, kept
        pages = SlackInstall(
            there.workspaces, kept, there.people, client_id="1.2", client_secret="s", public_url="https://n.example"
        )
        app = web.Application()
        app.router.add_get("/slack/install", pages.install)
        app.router.add_get("/slack/oauth_redirect", pages.oauth_redirect)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield Install(there, kept, there.workspaces, pages, f"http://127.0.0.1:{runner.addresses[0][1]}")
        finally:
            await runner.cleanup()


async def begun(install: Install) -> tuple[str, str]:
    """The state and the cookie of a new install."""
    async with aiohttp.ClientSession() as browser, browser.get(f"{install.url}/slack/install") as page:
        link = (await page.text()).partition('<a href="')[2].partition('"')[0].replace("&amp;", "&")
        query = parse_qs(urlsplit(link).query)
        assert query["redirect_uri"] == ["https://n.example/slack/oauth_redirect"]
        assert "chat:write" in query["scope"][0]
        return query["state"][0], page.headers["Set-Cookie"].partition(";")[0]


async def returned(install: Install, state: str, cookie: str, code: str = "good-code") -> int:
    async with aiohttp.ClientSession() as browser:
        address = f"{install.url}/slack/oauth_redirect"
        async with browser.get(address, params={"code": code, "state": state}, headers={"Cookie": cookie}) as page:
            return page.status


async def test_an_install_keeps_the_token_and_makes_the_installer_an_admin() -> None:
    async with installing() as install:
        install.there.slack.workspace.users["U1"]["is_admin"] = False
        assert await returned(install, *await begun(install)) == 200
        assert install.kept.kept["T1"]["bot_token"] == TOKEN
        assert install.there.directory.persons[ORG, "usr_U1"].role == "admin"
        assert (await install.there.people.caller(ORG, "usr_U1")).is_admin
        assert (await install.there.slack.sends.command("help")).status == 200
        assert len(install.there.intake.commands) == 1


async def test_a_state_is_good_once_and_in_the_browser_that_began() -> None:
    async with installing() as install:
        state, cookie = await begun(install)
        assert await returned(install, state, "") == 400
        assert await returned(install, state, cookie, "bad-code") == 401
        assert await returned(install, state, cookie) == 401
        forged = state[:-1] + ("0" if state[-1] != "0" else "1")
        assert await returned(install, forged, cookie.replace(state, forged)) == 401
        assert not install.kept.kept


async def test_a_state_expires_and_is_good_in_another_process() -> None:
    now = 1000.0
    first, second = States("secret", lambda: now), States("secret", lambda: now)
    assert await second.async_consume(await first.async_issue())
    late = await first.async_issue()
    now += 601
    assert not await first.async_consume(late)
    assert not await States("other").async_consume(late)
    assert not await first.async_consume("rubbish")


async def test_an_uninstalled_workspace_is_forgotten() -> None:
    async with installing() as install:
        assert await returned(install, *await begun(install)) == 200
        install.there.app.on_uninstalled = install.pages.removed
        assert (await install.there.slack.sends.event({"type": "app_uninstalled"})).status == 200
        assert not install.kept.kept
        assert await install.workspaces.of_team("T1") is None

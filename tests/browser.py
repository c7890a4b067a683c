"""Newsdesk in this process with a real Chromium before it: the real site, stages and chat over a fresh SQLite file."""

import asyncio
import json
import re
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from aiohttp import web
from playwright.async_api import Browser, BrowserContext, Page, WebSocketRoute, async_playwright

from bot.chat.intake import Intake
from bot.chat.web.adapter import WebChat
from bot.chat.web.hub import Hub
from bot.commands import check, handle
from bot.console.site import build_site
from bot.couriers.chat import ChatCourier
from bot.couriers.files import FileCourier
from bot.couriers.notifications import NotificationCourier
from bot.first_start import ADMIN, settle_in
from bot.importing import import_path
from bot.sources.activity_tables import ActivityTables
from bot.sources.room_tables import RoomTables
from core.desk import Desk, signin
from core.people import Organisation
from core.pipeline import Ports
from core.ports import Blobs, Courier, Job, Source, Step
from core.report import Caller, Run
from core.stages import Stages
from core.stores import Stores
from storage.blobs import open_blobs
from storage.cipher import new_key
from tests.fake_engine import InlineEngine
from tests.stores import sqlite_stores

T = TypeVar("T")
SAMPLES = Path(__file__).parents[1] / "samples"
ARGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
#: Milliseconds a browser may take to show something; it is there within a tenth of that.
PATIENCE_MS = 20_000


@dataclass
class Gate:
    """Before each step a run waits here, once it is shut; `let` lets one step through, `fail` makes the next fail."""

    shut: bool = False
    fail: Exception | None = None
    _steps: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    def close(self) -> None:
        """From now on steps wait."""
        self.shut, self._steps = True, asyncio.Semaphore(0)

    def open(self) -> None:
        """No step waits any more."""
        self.shut = False
        for _ in range(20):
            self._steps.release()

    def let(self, steps: int = 1) -> None:
        """Let so many steps through."""
        for _ in range(steps):
            self._steps.release()

    def job(self, stages: Stages) -> Job:
        """The stages as a job that waits here."""

        async def run(report: str, step: Step) -> None:
            async def waiting(name: str, work: Callable[..., Awaitable[T]], *args: str) -> T:
                async def once(*given: str) -> T:
                    if name != "fail":
                        await self.passed()
                    return await work(*given)

                return await step(name, once, *args)

            await stages.job(report, waiting)

        return run

    async def passed(self) -> None:
        """Wait for one's turn."""
        if self.shut:
            await self._steps.acquire()
        if self.fail:
            failed, self.fail = self.fail, None
            raise failed


@dataclass
class Newsdesk:
    """A running console. `url` ends without a slash; `organisation` holds the sample's data."""

    url: str
    desk: Desk
    chat: WebChat
    stores: Stores
    gate: Gate
    engine: InlineEngine
    organisation: Organisation
    #: the sample's incident room
    incident: str

    @staticmethod
    def quiet(page: Page) -> None:
        """Forgive what a page said about an answer the test wanted it to get."""
        Watched.all[page].forget()

    def caller(self, person: str = ADMIN, *rights: str) -> Caller:
        """Someone of the organisation."""
        return Caller(organisation=self.organisation.id, user=person, rights=frozenset(rights or ("admin",)))

    async def link(self, person: str = ADMIN) -> str:
        """A sign-in link."""
        return await signin.link(self.desk, self.caller(person))

    async def enter(self, context: BrowserContext, person: str = ADMIN, organisation: str | None = None) -> None:
        """Sign a browser in without its pages."""
        who = Caller(organisation=organisation or self.organisation.id, user=person)
        secret = (await signin.link(self.desk, who)).rpartition("/")[2]
        session = await signin.open_session(self.desk, secret)
        await context.add_cookies([{"name": "newsdesk", "value": session, "url": self.url, "httpOnly": True}])


@asynccontextmanager
async def newsdesk(folder: Path, sample: str = "en", *, port: int = 0) -> AsyncIterator[Newsdesk]:
    """The console over a sample workspace, the morning after its day."""
    workspace = json.loads((SAMPLES / sample / "workspace.json").read_text(encoding="utf-8"))
    now = _clock(workspace["day"], workspace["zone"])
    key, gate = new_key(), Gate()
    listener = socket.create_server(("127.0.0.1", port))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with sqlite_stores(folder) as stores:
        blobs = open_blobs("memory:")
        hub = Hub(stores.events, stores.rooms, look_every=0.02)
        chat = WebChat(stores, hub, now)
        stages = _stages(stores, blobs, chat, now, url)
        async with InlineEngine(gate.job(stages)) as engine:
            desk = Desk(
                stores=stores,
                blobs=blobs,
                engine=engine,
                now=now,
                sleep=lambda seconds: asyncio.sleep(min(seconds, 0.02)),
                token=partial(secrets.token_urlsafe, 24),
                public_url=url,
            )
            place = {"name": workspace["organisation"], "zone": workspace["zone"], "locale": workspace["locale"]}
            organisation = await settle_in(stores, now(), **place)
            receipt = await import_path(SAMPLES / sample, stores=stores, blobs=blobs, organisation=organisation)
            for room in receipt.rooms:
                await stores.rooms.keep_member(organisation.id, room, ADMIN, "owner")
            intake = Intake(stores.commands, partial(handle, desk), check)
            app = build_site(desk, intake, chat, hub, secret_key=key, version="0")
            async with _serving(app, listener):
                yield Newsdesk(url, desk, chat, stores, gate, engine, organisation, receipt.rooms[0])
                gate.open()
                await intake.drain(5)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Debian's browser, headless."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(ARGS))
        try:
            yield browser
        finally:
            await browser.close()


class Line:
    """The WebSocket of a page, to be cut: `await Line.of(page)` before the page is opened."""

    def __init__(self) -> None:
        self._is_cut = False
        self._open: list[WebSocketRoute] = []

    @classmethod
    async def of(cls, page: Page) -> "Line":
        """Every later connection of the page goes through it."""
        line = cls()
        await page.route_web_socket(re.compile(r"/api/ws$"), line._connected)
        return line

    async def cut(self) -> None:
        """End the connection, and every new one at once."""
        self._is_cut = True
        for route in self._open:
            await route.close()
        self._open.clear()

    def mend(self) -> None:
        """The next connection holds."""
        self._is_cut = False

    async def _connected(self, route: WebSocketRoute) -> None:
        if self._is_cut:
            await route.close()
            return
        route.connect_to_server()
        self._open.append(route)


class Watched:
    """What a page said and asked for while it was open; `all` finds it by its page."""

    all: ClassVar[WeakKeyDictionary[Page, "Watched"]] = WeakKeyDictionary()

    def __init__(self, page: Page, url: str) -> None:
        self.problems: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", lambda said: self.problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._asked(request.url, url))

    def forget(self) -> None:
        """Begin anew, or forgive what a test caused."""
        self.problems.clear()
        self.elsewhere.clear()

    def _asked(self, asked: str, ours: str) -> None:
        if not asked.startswith((ours, ours.replace("http", "ws", 1), "blob:")):
            self.elsewhere.append(asked)


def _clock(day: str, zone: str) -> Callable[[], datetime]:
    """The machine's clock, moved to the morning after a day."""
    morning = datetime.combine(date.fromisoformat(day), time(8, 0), ZoneInfo(zone)) + timedelta(days=1)
    behind = datetime.now(UTC) - morning.astimezone(UTC)
    return lambda: datetime.now(UTC) - behind


def _stages(stores: Stores, blobs: Blobs, chat: WebChat, now: Callable[[], datetime], url: str) -> Stages:
    async def sources(run: Run) -> Sequence[Source]:
        organisation = run.caller.organisation
        if run.room:
            return [RoomTables(stores.rooms, blobs, organisation, run.room, stores.directory)]
        channels = [RoomTables(stores.rooms, blobs, organisation, room, stores.directory) for room in run.channels]
        return [ActivityTables(stores.activity, organisation, run.sources, run.zone), *channels]

    chats = {"web": chat}
    couriers: dict[str, Courier] = {
        "chat": ChatCourier(chats, stores, url),
        "file": FileCourier(chats, stores),
        "notification": NotificationCourier(stores),
    }
    return Stages(stores=stores, ports=Ports(blobs=blobs), sources=sources, couriers=couriers, now=now)


@asynccontextmanager
async def _serving(app: web.Application, listener: socket.socket) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        yield
    finally:
        await runner.cleanup()

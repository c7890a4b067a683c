"""A console as it runs: a real server on loopback, two organisations, and clients that sign in as people do."""

import asyncio
import json
import secrets
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, ClientSession, ClientWebSocketResponse, CookieJar, web

from bot.chat.intake import Intake
from bot.chat.web.adapter import WebChat
from bot.chat.web.hub import Hub
from bot.commands import check, handle
from bot.console import tokens
from bot.console.site import build_site
from core.brief import Window
from core.desk import Desk, signin
from core.kept import StoredDocument
from core.people import ChatRoom, Organisation, Person, Posted
from core.pipeline import Ports
from core.ports import Gathered, Source
from core.records import Call, RoomMessage
from core.report import Run
from core.stages import Stages
from core.stores import Stores
from storage.blobs import open_blobs
from storage.cipher import new_key
from storage.stores import open_stores
from tests.fake_engine import InlineEngine
from tests.stores import fresh_sqlite

#: A Tuesday, 13:00 in Oslo.
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
SECRET_KEY = new_key()
ORG = Organisation(id="org_1", name="Fjord Works", zone="Europe/Oslo")
OTHER = Organisation(id="org_2", name="Strangers", zone="UTC")
#: Stands in everything the other organisation has; it must never be seen from outside it.
FOREIGN = "Zanzibar"


class Clock:
    """Goes on when told to, and a little by itself, so that no two messages have one time."""

    def __init__(self) -> None:
        self._now = NOW

    def __call__(self) -> datetime:
        self._now += timedelta(microseconds=10)
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by


class OfRooms(Source):
    """What was said in a run's room, or a call of yesterday."""

    def __init__(self, stores: Stores, run: Run) -> None:
        self._stores, self._run = stores, run

    async def collect(self, window: Window | None) -> Gathered:
        run = self._run
        if run.room is None:
            given = [self._call(run)] if "calls" in run.sources else []
            return Gathered(records=tuple(given), given=len(given))
        room = await self._stores.rooms.room(run.caller.organisation, run.room)
        said = await self._stores.rooms.messages(run.caller.organisation, run.room)
        members = await self._stores.rooms.members(run.caller.organisation, run.room)
        return Gathered(records=tuple(said), people=tuple(members), room=room, given=len(said))

    def _call(self, run: Run) -> Call:
        assert run.window
        return Call(id="c-1", at=run.window.start + timedelta(hours=9), direction="in", agent="Ada", duration_s=120)


@dataclass
class Live:
    """The console at work. `base` is its address."""

    base: str
    desk: Desk
    hub: Hub
    chat: WebChat
    intake: Intake
    engine: InlineEngine
    clock: Clock
    stack: AsyncExitStack = field(repr=False)
    runner: web.AppRunner | None = None

    @property
    def stores(self) -> Stores:
        return self.desk.stores

    async def client(self, person: str | None = None, organisation: str = ORG.id) -> "Client":
        """A browser; signed in through a link, where a person is named."""
        jar = CookieJar(unsafe=True)
        session = await self.stack.enter_async_context(ClientSession(self.base, cookie_jar=jar))
        client = Client(self, session, {"Origin": self.base})
        if person:
            await client.sign_in(await self.link(person, organisation))
        return client

    async def machine(self, person: str, organisation: str = ORG.id, **claims: Any) -> "Client":
        """A program with a token."""
        token = tokens.issue(SECRET_KEY, organisation=organisation, person=person, now=self.clock(), **claims)
        return await self.bearer(token)

    async def bearer(self, token: str) -> "Client":
        """A program with this token, whatever it is."""
        session = await self.stack.enter_async_context(ClientSession(self.base))
        return Client(self, session, {"Authorization": f"Bearer {token}"})

    async def link(self, person: str, organisation: str = ORG.id, path: str = "/") -> str:
        """The path of a sign-in link."""
        caller = await signin.caller_for(self.desk, organisation, person)
        return (await signin.link(self.desk, caller, path)).removeprefix(self.base)

    async def write(self, number: int, **fields: Any) -> StoredDocument:
        """A kept document; a higher number is newer."""
        given = {
            "id": f"rep_{number}",
            "organisation": ORG.id,
            "kind": "daily",
            "title": f"Report {number}",
            "body": f"Body *{number}*.",
            "created_by": "usr_ada",
            "created_at": NOW + timedelta(minutes=number),
            "data_sources": {"calls": number, "tasks": None},
        }
        document = StoredDocument.model_validate(given | fields)
        await self.stores.documents.keep(document)
        return document

    async def over(self, run: str) -> str:
        """Wait until a run is over; how it ended."""
        async with asyncio.timeout(10):
            while True:
                state = await self.stores.runs.state(run)
                if state and state.over:
                    await self.engine.settled(run)
                    return state.status
                await asyncio.sleep(0.01)


@dataclass
class Client:
    """Someone who calls. `headers` go along with everything."""

    live: Live
    session: ClientSession
    headers: dict[str, str]

    async def sign_in(self, link: str) -> None:
        async with self.session.post(link, headers=self.headers, allow_redirects=False) as answer:
            assert answer.status == 303, await answer.text()

    async def call(self, method: str, path: str, *, headers: dict[str, str] | None = None, **more: Any) -> "Answer":
        """The answer, read whole."""
        async with self.session.request(
            method, path, headers=self.headers | (headers or {}), allow_redirects=False, **more
        ) as answer:
            return Answer(answer, await answer.read())

    async def get(self, path: str, **more: Any) -> "Answer":
        return await self.call("GET", path, **more)

    async def post(self, path: str, json: Any = None, **more: Any) -> "Answer":
        return await self.call("POST", path, json=json, **more)

    async def put(self, path: str, json: Any = None, **more: Any) -> "Answer":
        return await self.call("PUT", path, json={} if json is None else json, **more)

    async def patch(self, path: str, json: Any = None, **more: Any) -> "Answer":
        return await self.call("PATCH", path, json=json, **more)

    async def delete(self, path: str, **more: Any) -> "Answer":
        return await self.call("DELETE", path, **more)

    async def socket(self, **headers: str) -> "Socket":
        """A WebSocket, after its welcome."""
        opened = await self.session.ws_connect("/api/ws", headers=self.headers | headers, max_msg_size=0)
        self.live.stack.push_async_callback(opened.close)
        line = Socket(opened)
        assert (await line.next("welcome"))["type"] == "welcome"
        return line


class Answer:
    """What came back."""

    def __init__(self, response: ClientResponse, raw: bytes) -> None:
        self.status, self.headers, self.raw = response.status, response.headers, raw
        self.content_type = response.content_type

    @property
    def text(self) -> str:
        return self.raw.decode()

    def json(self) -> Any:
        return json.loads(self.raw)

    def ok(self, status: int = 200) -> Any:
        """The data of an answer that went well."""
        assert self.status == status, (self.status, self.text)
        return self.json()

    def problem(self, status: int) -> Any:
        """The problem of one that didn't."""
        assert self.status == status, (self.status, self.text)
        assert self.content_type == "application/problem+json"
        told = self.json()
        assert told["status"] == status
        assert told["title"]
        assert told["type"].startswith("urn:newsdesk:problem:")
        assert told["detail"]
        return told


class Socket:
    """A WebSocket that is read up to what one waits for; `seen` keeps all that came."""

    def __init__(self, opened: ClientWebSocketResponse) -> None:
        self.opened = opened
        self.seen: list[dict[str, Any]] = []

    async def send(self, **message: Any) -> None:
        await self.opened.send_json(message)

    async def next(self, *types: str) -> dict[str, Any]:
        """The next message of one of these types; others are passed over."""
        async with asyncio.timeout(10):
            while True:
                message = await self.opened.receive_json()
                self.seen.append(message)
                if message["type"] in types:
                    return message  # type: ignore[no-any-return]

    async def settled(self) -> list[dict[str, Any]]:
        """All that came up to now: what was sent before a ping is here before its pong."""
        mark = secrets.token_hex(4)
        await self.send(type="ping", id=mark)
        async with asyncio.timeout(10):
            while not (self.seen and self.seen[-1] == {"type": "pong", "id": mark}):
                self.seen.append(await self.opened.receive_json())
        return self.seen[:-1]

    async def closed(self) -> int | None:
        """Its close code, after everything before it."""
        async with asyncio.timeout(10):
            while not self.opened.closed:
                await self.opened.receive()
        return self.opened.close_code


async def until(what: Callable[[], bool]) -> None:
    """Wait until it is so, 10 seconds at most."""
    async with asyncio.timeout(10):
        while True:
            if what():
                return
            await asyncio.sleep(0.01)


_seeded: list[Path] = []


@asynccontextmanager
async def peopled(folder: Path) -> AsyncIterator[Stores]:
    """Stores that know the people and rooms of these tests; they are written once a process."""
    if not _seeded:
        template = Path(tempfile.mkdtemp(prefix="newsdesk-console-"))
        async with open_stores(fresh_sqlite(template), secret_key=SECRET_KEY) as stores:
            await _people(stores)
            await _rooms(stores)
        _seeded.append(template / "newsdesk.sqlite")
    shutil.copy(_seeded[0], folder / "newsdesk.sqlite")
    async with open_stores(f"sqlite:///{folder}/newsdesk.sqlite", secret_key=SECRET_KEY, clock=lambda: NOW) as stores:
        yield stores


@asynccontextmanager
async def running(stores: Stores, **options: Any) -> AsyncIterator[Live]:
    """Ada is admin, Bo a member, Eve an author who is in no room; Cy is of the other organisation."""
    async with AsyncExitStack() as stack:
        listening = socket.socket()
        stack.callback(listening.close)
        listening.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        live = await _parts(stores, base, stack)
        app = build_site(live.desk, live.intake, live.chat, live.hub, secret_key=SECRET_KEY, version="1.2.3", **options)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=5, lingering_time=0.2)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, listening).start()
        live.runner = runner
        clients = await stack.enter_async_context(AsyncExitStack())
        live.stack = clients
        yield live


async def _parts(stores: Stores, base: str, stack: AsyncExitStack) -> Live:
    clock, blobs = Clock(), open_blobs("memory:")

    async def sources(run: Run) -> Sequence[Source]:
        return [OfRooms(stores, run)]

    stages = Stages(stores=stores, ports=Ports(blobs=blobs), sources=sources, couriers={}, now=clock)
    engine = await stack.enter_async_context(InlineEngine(stages.job))
    desk = Desk(
        stores=stores,
        blobs=blobs,
        engine=engine,
        now=clock,
        sleep=lambda seconds: asyncio.sleep(0.01),
        token=lambda: secrets.token_urlsafe(16),
        public_url=base,
    )
    hub = Hub(stores.events, stores.rooms, look_every=0.02)
    chat = WebChat(stores, hub, clock)
    intake = Intake(stores.commands, partial(handle, desk), check)
    stack.push_async_callback(intake.drain, 5)
    return Live(base, desk, hub, chat, intake, engine, clock, stack)


async def _people(stores: Stores) -> None:
    for organisation in (ORG, OTHER):
        await stores.directory.keep_organisation(organisation)
    people: list[dict[str, Any]] = [
        {"id": "usr_ada", "display_name": "Ada Holm", "role": "admin", "email": "ada@fjord.test"},
        {"id": "usr_bo", "display_name": "Bo Lie"},
        {"id": "usr_eve", "display_name": "Eve Dahl", "author": True},
        {"id": "usr_mei", "display_name": "王小明", "locale": "zh-TW"},
        {"id": "usr_cy", "organisation": OTHER.id, "display_name": f"Cy {FOREIGN}", "role": "admin", "author": True},
    ]
    for person in people:
        await stores.directory.keep_person(Person.model_validate({"organisation": ORG.id, "created_at": NOW} | person))


async def _rooms(stores: Stores) -> None:
    await room(stores, "room_general", "general", "usr_ada", "usr_bo", said="Good morning.")
    await room(
        stores, "room_line3", "Line 3", "usr_ada", "usr_bo", "usr_mei", sort="incident", said="The belt stopped."
    )
    await room(stores, "room_quiet", "Quiet", "usr_ada", sort="incident")
    await room(stores, "room_x", FOREIGN, "usr_cy", organisation=OTHER.id, sort="incident", said=f"In {FOREIGN}.")


async def room(
    stores: Stores,
    id: str,  # noqa: A002
    title: str,
    *members: str,
    organisation: str = ORG.id,
    said: str | None = None,
    **fields: Any,
) -> None:
    """A room whose first member owns it."""
    about = {"status": "active"} if fields.get("sort") == "incident" else {}
    made = ChatRoom.model_validate({"id": id, "title": title, "organisation": organisation} | about | fields)
    await stores.rooms.keep_room(made)
    for member in members:
        await stores.rooms.keep_member(organisation, id, member, "owner" if member == members[0] else "editor")
    if said:
        message = RoomMessage(id="1772400000.000001", at=NOW - timedelta(hours=30), user=members[0], text=said)
        await stores.rooms.post(organisation, Posted(room=id, message=message))

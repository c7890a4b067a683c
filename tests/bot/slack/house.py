"""The whole adapter over the fake Slack, with a handler that a test writes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.chat.slack.adapter import SlackChat
from bot.chat.slack.api import SlackApi
from bot.chat.slack.app import SlackApp
from bot.chat.slack.choices import Choices
from bot.chat.slack.files import SlackFiles
from bot.chat.slack.pace import Pace
from bot.chat.slack.people import SlackPeople
from bot.chat.slack.rooms import SlackRooms
from bot.chat.slack.socket import SlackSocket
from bot.chat.slack.workspaces import Wire, Workspaces
from core.kept import Command
from core.ports import Chat
from core.replies import Reply
from tests.bot.slack.remembered import Blobs, Directory, Rooms
from tests.fake_slack import FakeSlack
from tests.fake_slack_state import APP_TOKEN, SECRET, TOKEN

ORG = "org_T1"
#: How much faster than ours the time of fake and adapter runs.
FAST = 50

Handler = Callable[[Command], AsyncIterator[Reply]]


def clock() -> float:
    """Seconds of the fast time."""
    return asyncio.get_running_loop().time() * FAST


async def sleep(seconds: float) -> None:
    """Sleep in the fast time."""
    await asyncio.sleep(seconds / FAST)


async def until(true: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for something to be so. :raises TimeoutError: it never was"""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for lies in the fake, which tells nobody
            await asyncio.sleep(0.005)


@dataclass
class Taking:
    """An intake: records, and works with the test's handler. `log` is what happened, in order."""

    handle: Handler | None = None
    log: list[str] = field(default_factory=list)
    taken: dict[str, Command] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    broken: bool = False
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def check(self, command: Command) -> dict[str, str]:
        return self.wrong

    async def take(self, command: Command) -> bool:
        if self.broken:
            raise RuntimeError("the database is away")
        self.log.append(f"take {command.id}")
        new = command.id not in self.taken
        self.taken.setdefault(command.id, command)
        return new

    def start(self, command: Command, chat: Chat) -> None:
        self.log.append(f"start {command.id}")
        if self.handle:
            task = asyncio.create_task(chat.answer(command, self.handle(command)))
            self.tasks.add(task)

    async def done(self) -> None:
        """Until all work is done; what failed fails the test."""
        while self.tasks:
            await self.tasks.pop()

    @property
    def commands(self) -> list[Command]:
        """The commands recorded, in order."""
        return list(self.taken.values())


@dataclass
class House:
    """All that a test may want to look at."""

    slack: FakeSlack
    api: SlackApi
    chat: SlackChat
    files: SlackFiles
    people: SlackPeople
    rooms: SlackRooms
    app: SlackApp
    intake: Taking
    directory: Directory
    stored: Rooms
    blobs: Blobs
    workspaces: Workspaces

    def socket(self) -> SlackSocket:
        """A Socket Mode connection."""
        self.slack.sends.socket = True
        return SlackSocket(self.app, self.workspaces.wire, APP_TOKEN, ping=0.2)


@asynccontextmanager
async def house(*, strict: bool = False, http: bool = True) -> AsyncIterator[House]:
    """The adapter, wired to a fake Slack and listening at its own address."""
    async with FakeSlack(strict=strict, clock=clock, sleep=sleep) as slack:
        # What runs at a person's speed keeps its time: a trigger lives for three real seconds.
        slack.server.methods.trigger_life = 3 * FAST
        wire = Wire(slack.api, timeout=5)
        workspaces = Workspaces(wire, token=TOKEN)
        api = SlackApi(workspaces, Pace(clock, sleep))
        directory, blobs = Directory(), Blobs()
        stored = Rooms(directory)
        people = SlackPeople(api, directory)
        rooms = SlackRooms(api, stored, people)
        files = SlackFiles(api, blobs, frozenset({slack.url.removeprefix("http://")}))
        choices = Choices()
        chat = SlackChat(api, files, rooms, choices)
        intake = Taking()
        app = SlackApp(workspaces, intake, chat, people.caller, choices, signing_secret=SECRET if http else None)
        web_app = web.Application()
        web_app.router.add_post("/slack/events", app.events)
        runner = web.AppRunner(web_app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.sends.app_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        try:
            yield House(slack, api, chat, files, people, rooms, app, intake, directory, stored, blobs, workspaces)
        finally:
            await intake.done()
            await people.close()
            await wire.close()
            await runner.cleanup()

"""Slack's side of one process, put together: what posts and reads, and what listens while the process serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp.typedefs import Handler

from bot.chat import lanes
from bot.chat.slack.adapter import SlackChat
from bot.chat.slack.api import SlackApi
from bot.chat.slack.app import Intake, SlackApp
from bot.chat.slack.choices import Choices
from bot.chat.slack.files import HOSTS, SlackFiles
from bot.chat.slack.installing import SlackInstall
from bot.chat.slack.manifest import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH
from bot.chat.slack.pace import Pace
from bot.chat.slack.people import SlackPeople
from bot.chat.slack.rooms import SlackRooms
from bot.chat.slack.socket import SlackSocket
from bot.chat.slack.workspaces import API, Wire, Workspaces
from core.ports import Blobs
from core.stores import Stores


class SlackSide:
    """One workspace by its `token`, or many by OAuth (`client`: id and secret).

    `app_token` is for Socket Mode; without it Slack speaks to us over HTTP, signed with `signing_secret`.
    """

    def __init__(
        self,
        stores: Stores,
        blobs: Blobs,
        *,
        public_url: str,
        token: str | None = None,
        app_token: str | None = None,
        signing_secret: str | None = None,
        client: tuple[str, str] | None = None,
        api_url: str = API,
    ) -> None:
        self._wire = Wire(api_url)
        self._stores = stores
        self._public_url = public_url
        self._app_token = app_token
        self._signing_secret = signing_secret
        self._client = client
        self._choices = Choices()
        self._workspaces = Workspaces(self._wire, token=token, installations=stores.installations)
        self.api = SlackApi(self._workspaces, Pace(sleep=lanes.sleep))
        self.people = SlackPeople(self.api, stores.directory)
        self.rooms = SlackRooms(self.api, stores.rooms, self.people)
        # Files lie where the Web API is, wherever that is.
        self.files = SlackFiles(self.api, blobs, HOSTS | {urlsplit(api_url).netloc})
        self.chat = SlackChat(self.api, self.files, self.rooms, self._choices)

    @asynccontextmanager
    async def listening(self, intake: Intake) -> AsyncIterator[list[tuple[str, str, Handler]]]:
        """Take Slack's requests while the block lasts; the addresses that are to be served for it."""
        secret = None if self._app_token else self._signing_secret
        app = SlackApp(self._workspaces, intake, self.chat, self.people.caller, self._choices, signing_secret=secret)
        routes: list[tuple[str, str, Handler]] = [("POST", EVENTS_PATH, app.events)]
        if self._client:
            install = self._install(*self._client)
            app.on_uninstalled = install.removed
            routes += [("GET", INSTALL_PATH, install.install), ("GET", REDIRECT_PATH, install.oauth_redirect)]
        if not self._app_token:
            yield routes
            return
        socket = SlackSocket(app, self._wire, self._app_token)
        await socket.start()
        try:
            yield routes
        finally:
            await socket.stop()

    async def close(self) -> None:
        """Let go of the connections."""
        await self.people.close()
        await self._wire.close()

    def _install(self, client_id: str, client_secret: str) -> SlackInstall:
        return SlackInstall(
            self._workspaces,
            self._stores.installations,
            self.people,
            client_id=client_id,
            client_secret=client_secret,
            public_url=self._public_url,
        )

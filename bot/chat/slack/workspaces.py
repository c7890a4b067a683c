"""The workspaces the app is in, and their tokens: one by setting, or many by OAuth install."""

import asyncio
from typing import NamedTuple

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.slack.faults import SlackRefused
from bot.chat.slack.ids import bare
from core.stores import Installations

API = "https://slack.com/api/"
#: Seconds a call may take.
TIMEOUT = 30


class Access(NamedTuple):
    """What speaking as the app in one workspace takes."""

    team: str
    name: str
    token: str
    bot_id: str
    bot_user: str
    client: AsyncWebClient


class Wire:
    """The one HTTP session to Slack. The SDK's own retries are off: they would repeat a post blindly."""

    def __init__(self, base_url: str = API, timeout: float = TIMEOUT) -> None:
        self.base_url = base_url
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The session, opened at first use in the loop that uses it."""
        if self._session is None or self._session.closed:
            limits = aiohttp.ClientTimeout(total=self._timeout)
            self._session = aiohttp.ClientSession(timeout=limits, auto_decompress=True)
        return self._session

    def client(self, token: str | None) -> AsyncWebClient:
        """The SDK's client for a token."""
        return AsyncWebClient(token=token, base_url=self.base_url, session=self.session, retry_handlers=[])

    async def close(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()


class Workspaces:
    """Finds a workspace's access, and remembers it until it is uninstalled.

    With a `token` there is one workspace, the token's. Without, those that `installations` knows.
    """

    def __init__(self, wire: Wire, *, token: str | None = None, installations: Installations | None = None) -> None:
        self.wire = wire
        self._token = token
        self._installations = installations
        self._known: dict[str, Access] = {}
        self._asking = asyncio.Lock()

    @property
    def single(self) -> bool:
        """Whether there is one workspace, by setting."""
        return self._token is not None

    async def of(self, organisation: str) -> Access:
        """The access to an organisation's workspace.

        :raises SlackRefused: the app isn't installed there, or its token is no longer good
        """
        found = await self.of_team(bare(organisation))
        if found is None:
            raise SlackRefused(
                "auth.test", "not_installed", f"the app is not installed in workspace {bare(organisation)}"
            )
        return found

    async def of_team(self, team: str) -> Access | None:
        """The access to a workspace; None where the app isn't installed."""
        if team not in self._known:
            async with self._asking:
                if team not in self._known and (found := await self._asked(team)):
                    self._known[found.team] = found
        return self._known.get(team)

    async def first(self) -> Access:
        """The access to the one workspace there is by setting. :raises SlackRefused: its token isn't good"""
        if not self._token:
            raise SlackRefused("auth.test", "no_token", "no bot token is set")
        if not self._known:
            found = await self._identify(self._token)
            self._known[found.team] = found
        return next(iter(self._known.values()))

    def forget(self, team: str) -> None:
        """Ask anew: it was installed again, or uninstalled."""
        self._known.pop(team, None)

    async def _asked(self, team: str) -> Access | None:
        if self._token:
            found = await self._identify(self._token)
            return found if found.team == team else None
        kept = await self._installations.get(team) if self._installations else None
        if not kept or not kept.get("bot_token"):
            return None
        token = str(kept["bot_token"])
        told = {key: str(kept.get(key) or "") for key in ("team_name", "bot_id", "bot_user_id")}
        client = self.wire.client(token)
        return Access(team, told["team_name"] or team, token, told["bot_id"], told["bot_user_id"], client)

    async def _identify(self, token: str) -> Access:
        client = self.wire.client(token)
        try:
            told = await client.auth_test()
        except SlackApiError as refused:
            raise SlackRefused("auth.test", str(refused.response.get("error") or "no answer")) from None
        except (aiohttp.ClientError, TimeoutError) as broken:
            raise SlackRefused("auth.test", "unreachable", type(broken).__name__) from None
        ids = {key: str(told.get(key) or "") for key in ("team_id", "team", "bot_id", "user_id")}
        return Access(ids["team_id"], ids["team"], token, ids["bot_id"], ids["user_id"], client)

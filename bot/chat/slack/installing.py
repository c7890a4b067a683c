"""Installing the app in a workspace by OAuth (C5): its token kept, encrypted by the store, its installer an admin."""

import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime

import aiohttp
import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.chat.slack.ids import organisation_id, person_id
from bot.chat.slack.manifest import INSTALL_PATH, REDIRECT_PATH, SCOPES
from bot.chat.slack.people import SlackPeople
from bot.chat.slack.workspaces import Workspaces
from core.stores import Installations

#: Seconds an install may take from its first page to Slack's answer.
STATE_LIFE = 600

_log = structlog.get_logger()


class States(AsyncOAuthStateStore):
    """States signed with the app's secret: any process can tell ours, and each is good once where it comes back."""

    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        self._key = hashlib.sha256(f"oauth state {secret}".encode()).digest()
        self._now = now
        self._used: dict[str, float] = {}

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        told = f"{secrets.token_hex(16)}-{int(self._now()) + STATE_LIFE}"
        return f"{told}-{self._signed(told)}"

    async def async_consume(self, state: str) -> bool:
        told, _, signature = state.rpartition("-")
        expires = told.rpartition("-")[2]
        if not hmac.compare_digest(self._signed(told), signature) or float(expires) < self._now():
            return False
        self._used = {used: until for used, until in self._used.items() if until >= self._now()}
        if state in self._used:
            return False
        self._used[state] = float(expires)
        return True

    def _signed(self, told: str) -> str:
        return hmac.new(self._key, told.encode(), hashlib.sha256).hexdigest()


class KeptInstallations(AsyncInstallationStore):
    """Bolt's installation store over ours, by workspace."""

    def __init__(self, installations: Installations, workspaces: Workspaces, people: SlackPeople) -> None:
        self._installations = installations
        self._workspaces = workspaces
        self._people = people

    async def async_save(self, installation: Installation) -> None:
        """Keep an install. :raises BoltError: it isn't for one workspace"""
        team = installation.team_id
        if not team or installation.is_enterprise_install:
            raise BoltError(
                "Newsdesk is installed in one workspace at a time, not for a whole Enterprise organisation."
            )
        await self._installations.keep(
            team,
            {
                "team_id": team,
                "team_name": installation.team_name,
                "bot_token": installation.bot_token,
                "bot_id": installation.bot_id,
                "bot_user_id": installation.bot_user_id,
                "bot_scopes": list(installation.bot_scopes or ()),
                "installer": installation.user_id,
                "installed_at": datetime.now(UTC).isoformat(),
            },
        )
        self._workspaces.forget(team)
        if installation.user_id:
            await self._people.made_admin(organisation_id(team), person_id(installation.user_id))
        _log.info("slack app installed", team=team)


class _Flow(AsyncOAuthFlow):
    """Bolt's flow with its exchange of code for token done in the body of the request.

    The SDK's own puts the app's secret into a header by a class that aiohttp is giving up.
    """

    async def run_installation(self, code: str) -> Installation | None:
        """What Slack gives for the code; None where it refuses."""
        given = {
            "code": code,
            "client_id": self.settings.client_id,
            "client_secret": self.settings.client_secret,
            "redirect_uri": self.settings.redirect_uri,
        }
        try:
            told = await self.client.api_call("oauth.v2.access", data=given)
            token = str(told.get("access_token") or "")
            bot = await self.client.auth_test(token=token)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as failed:
            _log.warning("slack install failed", why=type(failed).__name__, error=_code(failed))
            return None
        team, installer = told.get("team") or {}, told.get("authed_user") or {}
        return Installation(
            app_id=told.get("app_id"),
            team_id=team.get("id"),
            team_name=team.get("name"),
            bot_token=token,
            bot_id=bot.get("bot_id"),
            bot_user_id=told.get("bot_user_id") or bot.get("user_id"),
            bot_scopes=str(told.get("scope") or ""),
            user_id=installer.get("id") or "",
            is_enterprise_install=bool(told.get("is_enterprise_install")),
            token_type=told.get("token_type"),
        )


class SlackInstall:
    """The two pages of an install, to be mounted at `/slack/install` and `/slack/oauth_redirect`."""

    def __init__(
        self,
        workspaces: Workspaces,
        installations: Installations,
        people: SlackPeople,
        *,
        client_id: str,
        client_secret: str,
        public_url: str,
    ) -> None:
        self._workspaces = workspaces
        self._store = KeptInstallations(installations, workspaces, people)
        self._installations = installations
        self._client_id = client_id
        self._client_secret = client_secret
        self._redirect = public_url.rstrip("/") + REDIRECT_PATH
        self._flow: _Flow | None = None

    async def install(self, request: web.Request) -> web.Response:
        """GET /slack/install: a page with the button that leads to Slack."""
        return await to_aiohttp_response(await self._bolt_flow().handle_installation(await _asked(request)))

    async def oauth_redirect(self, request: web.Request) -> web.Response:
        """GET /slack/oauth_redirect: back from Slack."""
        return await to_aiohttp_response(await self._bolt_flow().handle_callback(await _asked(request)))

    async def removed(self, team: str) -> None:
        """The workspace took the app out: its token is of no use to anybody."""
        await self._installations.remove(team)

    def _bolt_flow(self) -> _Flow:
        if self._flow is None:
            logger = logging.getLogger("newsdesk.slack.oauth")
            settings = AsyncOAuthSettings(
                client_id=self._client_id,
                client_secret=self._client_secret,
                scopes=list(SCOPES),
                user_scopes=[],
                redirect_uri=self._redirect,
                install_path=INSTALL_PATH,
                redirect_uri_path=REDIRECT_PATH,
                installation_store=self._store,
                state_store=States(self._client_secret),
                state_expiration_seconds=STATE_LIFE,
                logger=logger,
            )
            self._flow = _Flow(client=self._workspaces.wire.client(None), logger=logger, settings=settings)
        return self._flow


def _code(failed: Exception) -> str:
    """Slack's own word for what went wrong, where it said one."""
    return str(failed.response.get("error")) if isinstance(failed, SlackApiError) else ""


async def _asked(request: web.Request) -> AsyncBoltRequest:
    return AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))

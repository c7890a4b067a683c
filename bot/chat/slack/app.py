"""The door Slack knocks at: verified, authorised, recorded, acked, and only then worked on (C2, design 6)."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, Protocol, cast

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.chat.slack import heard
from bot.chat.slack.blocks import LINK, action_of
from bot.chat.slack.choices import Choices
from bot.chat.slack.fields import block_of
from bot.chat.slack.ids import organisation_id, person_id
from bot.chat.slack.people import Callers
from bot.chat.slack.views import blocks_of
from bot.chat.slack.workspaces import Workspaces
from core.kept import Command
from core.ports import Chat
from core.report import Caller
from core.words import say

COMMAND = "/report"
#: Where a request's commands wait for its ack to be sent.
_TAKEN = "newsdesk_taken"
_ANY = re.compile("")

_log = structlog.get_logger()


class Intake(Protocol):
    """Where commands go: recorded before the ack, worked on after it."""

    @property
    def check(self) -> Callable[[Command], dict[str, str]]:
        """What is wrong with a form's values, by field, from memory."""

    async def take(self, command: Command) -> bool:
        """Record it; False where it was seen before."""

    def start(self, command: Command, chat: Chat) -> None:
        """Begin its work. Never raises."""


class _Installed(AsyncAuthorize):
    """Says for Bolt whose request it is: only a workspace the app is in may ask."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        found = await self._workspaces.of_team(team_id) if team_id else None
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=found.team,
            bot_user_id=found.bot_user,
            bot_id=found.bot_id,
            bot_token=found.token,
            user_id=user_id,
        )


class Heard(NamedTuple):
    """A request dispatched: its answer, and the commands to begin once that is sent."""

    response: BoltResponse
    commands: tuple[Command, ...]


class SlackApp:
    """Bolt's app with our listeners. Bolt reads nothing from the environment here: all is given.

    `signing_secret` is None in Socket Mode, where nobody speaks to us over HTTP.
    """

    def __init__(
        self,
        workspaces: Workspaces,
        intake: Intake,
        chat: Chat,
        callers: Callers,
        choices: Choices,
        *,
        signing_secret: str | None = None,
    ) -> None:
        self._workspaces = workspaces
        self._intake = intake
        self._chat = chat
        self._callers = callers
        self._choices = choices
        self._secret = signing_secret
        self._bolt: AsyncApp | None = None
        self.on_uninstalled: Callable[[str], Awaitable[None]] | None = None

    @property
    def bolt(self) -> AsyncApp:
        """Bolt's app, made in the loop that runs it."""
        if self._bolt is None:
            self._bolt = self._built()
        return self._bolt

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The handler of POST /slack/events. The work begins when the answer is on its way."""
        body = await request.text()
        if not self._secret:
            return web.Response(status=404, text="Slack speaks to this server over Socket Mode.")
        headers: dict[str, Any] = dict(request.headers)
        found = await self.hear(AsyncBoltRequest(body=body, query=request.query_string, headers=headers))
        response = await to_aiohttp_response(found.response)
        try:
            await response.prepare(request)
            await response.write_eof()
        finally:
            self.begin(found)
        return response

    async def hear(self, request: AsyncBoltRequest) -> Heard:
        """Dispatch a request of either transport."""
        taken: list[Command] = []
        request.context[_TAKEN] = taken
        response = await self.bolt.async_dispatch(request)
        return Heard(response, tuple(taken))

    def begin(self, found: Heard) -> None:
        """Start the work of what a request brought: its ack is sent, or can't be."""
        for command in found.commands:
            self._intake.start(command, self._chat)

    def _built(self) -> AsyncApp:
        bolt = AsyncApp(
            name="newsdesk",
            logger=_bolt_logger(),
            client=self._workspaces.wire.client(None),
            authorize=cast(Any, _Installed(self._workspaces)),
            signing_secret=self._secret or "",
            request_verification_enabled=self._secret is not None,
            process_before_response=True,
        )
        bolt.command(COMMAND)(self._on_slash)
        bolt.action(_ANY)(self._on_action)
        bolt.view(_ANY)(self._on_submission)
        bolt.options(_ANY)(self._on_options)
        bolt.shortcut(_ANY)(self._on_shortcut)
        bolt.event("app_mention")(self._on_spoken)
        bolt.event("message")(self._on_message)
        bolt.event("app_home_opened")(self._on_home)
        for event in ("app_uninstalled", "tokens_revoked"):
            bolt.event(event)(self._on_gone)
        return bolt

    async def _caller(self, context: Any) -> Caller:
        return await self._callers(organisation_id(context["team_id"]), person_id(context["user_id"]))

    async def _take(self, command: Command, context: Any) -> None:
        """Record it. From here to the ack nothing may raise."""
        if await self._intake.take(command):
            context[_TAKEN].append(command)

    async def _on_slash(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        caller = await self._caller(context)
        try:
            await self._take(heard.slash(body, caller), context)
        except Exception:  # the top of a request: the person must hear of it within three seconds
            _log.exception("command not recorded")
            await ack(text=say(caller.locale, "slack-not-noted"))
            return
        await ack()

    async def _on_action(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        pressed = body["actions"][0]
        # Choosing in a field and opening an address are told too; only buttons of ours ask for something.
        if pressed.get("type") == "button" and action_of(str(pressed.get("action_id"))) != LINK:
            await self._take(heard.button(body, await self._caller(context)), context)
        await ack()

    async def _on_submission(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        caller = await self._caller(context)
        command = heard.submission(body, caller)
        blocks = blocks_of(body["view"])
        errors = {block_of(blocks, key): words for key, words in self._intake.check(command).items()}
        shown = {block: words for block, words in errors.items() if block}
        if shown:
            await ack(response_action="errors", errors=shown)
            return
        try:
            await self._take(command, context)
        except Exception:  # the top of a request: an empty answer would close the form as if it were saved
            _log.exception("form not recorded")
            first = next((block["block_id"] for block in blocks if block.get("type") == "input"), "")
            await ack(response_action="errors", errors={first: say(caller.locale, "slack-not-noted")})
            return
        await ack()

    async def _on_shortcut(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        await self._take(heard.shortcut(body, await self._caller(context)), context)
        await ack()

    async def _on_options(self, ack: Any, body: dict[str, Any]) -> None:
        view = str((body.get("view") or {}).get("id") or "")
        await ack(options=self._choices.matching(view, str(body.get("action_id")), str(body.get("value") or "")))

    async def _on_spoken(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        await self._on_words(body, context)
        await ack()

    async def _on_message(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        event = body["event"]
        # Edits, deletions and what apps say aren't asked of us; in channels the bot speaks when it is mentioned.
        if event.get("channel_type") == "im" and event.get("subtype") in (None, "file_share"):
            await self._on_words(body, context)
        await ack()

    async def _on_words(self, body: dict[str, Any], context: Any) -> None:
        event = body["event"]
        if event.get("bot_id") or not event.get("user"):
            return
        caller = await self._caller(context)
        await self._take(heard.spoken(body, caller, str(context.get("bot_user_id") or "")), context)

    async def _on_home(self, ack: Any, body: dict[str, Any], context: Any) -> None:
        if body["event"].get("tab") == "home":
            await self._take(heard.looked_home(body, await self._caller(context)), context)
        await ack()

    async def _on_gone(self, ack: Any, context: Any) -> None:
        team = str(context.get("team_id") or "")
        self._workspaces.forget(team)
        if self.on_uninstalled:
            await self.on_uninstalled(team)
        await ack()


def _bolt_logger() -> logging.Logger:
    logger = logging.getLogger("newsdesk.slack.bolt")
    logger.setLevel(max(logging.WARNING, logger.level))
    return logger

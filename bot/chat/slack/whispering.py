"""Saying something to one person in a channel: an ephemeral message, or the command's response address."""

import aiohttp
import structlog

from bot.chat.slack.api import SlackApi
from bot.chat.slack.blocks import Block, Message
from bot.chat.slack.faults import UNSHOWABLE, SlackRefused, SlackUnsure
from bot.chat.slack.ids import bare
from bot.chat.slack.posting import Place
from core.kept import Command

#: Slack takes so many messages at a response address.
USES = 5

_log = structlog.get_logger()


class Whisper:
    """Speaks to the one who gave a command."""

    def __init__(self, api: SlackApi, command: Command) -> None:
        self._api = api
        self._command = command
        self._address = command.context.get("response_url", "")
        self._used = 0

    async def say(self, place: Place, message: Message) -> bool:
        """Say it, in smaller or plainer form where Slack wants that; False where it can't be said here."""
        try:
            return await self._ephemeral(place, message.text, list(message.blocks))
        except SlackRefused as refused:
            if refused.code in UNSHOWABLE:
                return await self._in_small(place, message)
            _log.info("slack takes no ephemeral message", code=refused.code)
        return await self._respond(message.text, list(message.blocks)) or await self._respond(message.plainly(), [])

    async def _in_small(self, place: Place, message: Message) -> bool:
        """Small messages, each plain where its blocks are refused too. Part of it said is said."""
        said = False
        for part in message.smaller():
            try:
                said |= await self._ephemeral(place, part.text, list(part.blocks))
            except SlackRefused as refused:
                if refused.code not in UNSHOWABLE:
                    return said
                said |= await self._ephemeral(place, part.plainly(), [])
        return said

    async def _ephemeral(self, place: Place, text: str, blocks: list[Block]) -> bool:
        given = {
            "channel": place.channel,
            "user": bare(self._command.caller.user),
            "thread_ts": self._command.thread,
            "text": text,
            "blocks": blocks or None,
        }
        # Where its answer was lost it is not said again: seen twice is worse than in doubt.
        try:
            await self._api.call(place.organisation, "chat.postEphemeral", given)
        except SlackUnsure as unsure:
            _log.warning("slack ephemeral message in doubt", why=unsure.detail)
        return True

    async def _respond(self, text: str, blocks: list[Block]) -> bool:
        if not self._address or self._used >= USES:
            return False
        body = {"response_type": "ephemeral", "replace_original": False, "text": text}
        session = self._api.workspaces.wire.session
        self._used += 1
        try:
            async with session.post(self._address, json=body | ({"blocks": blocks} if blocks else {})) as response:
                return response.status == 200
        except (aiohttp.ClientError, TimeoutError) as broken:
            _log.warning("slack response address in doubt", why=type(broken).__name__)
            return not isinstance(broken, aiohttp.ClientConnectorError)

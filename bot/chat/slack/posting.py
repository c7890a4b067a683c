"""Posting a reply's messages so that each stands once: keyed, looked for where in doubt, in a form Slack takes."""

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import structlog

from bot.chat.slack.api import SlackApi
from bot.chat.slack.blocks import Message
from bot.chat.slack.faults import UNSHOWABLE, SlackRefused, SlackUnsure
from bot.chat.slack.posted import LOOK_BACK, Marks, cut_key, look, metadata, piece_key, whole_piece
from core.errors import DeliveryUnknown

#: Seconds after which Slack is asked whether a post whose answer was lost is there.
LOOKS = (1.0, 3.0)

_log = structlog.get_logger()


class Place(NamedTuple):
    """Where something is posted: an organisation's channel, and a thread in it."""

    organisation: str
    channel: str
    thread: str | None = None


class Poster:
    """Posts messages by key. `now` is in seconds since 1970."""

    def __init__(self, api: SlackApi, now: Callable[[], float] = time.time) -> None:
        self._api = api
        self._now = now

    async def post(self, place: Place, messages: list[Message], key: str, there: Marks | None = None) -> str:
        """Post what isn't there yet of these messages, in order; the ts of the first.

        `there` is what an earlier look found. Several messages are looked for first in any case: an earlier try may
        have ended between two of them.

        :raises DeliveryFailed: Slack refused the first one; nothing is posted
        :raises DeliveryUnknown: it can't be told whether all are there
        """
        marks = dict(there or {})
        if not marks and len(messages) > 1:
            marks = dict(await self.found(place, key))
        first = ""
        for n, message in enumerate(messages, 1):
            try:
                ts = await self._piece(place, message, piece_key(key, n), len(messages), marks)
            except SlackRefused as refused:
                if n == 1:
                    raise
                # Part of it stands there: a later try goes on after it.
                raise DeliveryUnknown(f"Only {n - 1} of {len(messages)} messages were posted: {refused}") from refused
            first = first or ts
        return first

    async def found(self, place: Place, key: str) -> Marks:
        """What is there of a delivery. :raises DeliveryUnknown: Slack can't be asked"""
        since = self._now() - LOOK_BACK.total_seconds()
        return await look(self._api, place.organisation, place.channel, key, place.thread, since)

    async def _piece(self, place: Place, message: Message, key: str, parts: int, marks: Marks) -> str:
        if whole_piece(marks, key):
            return marks[key].ts
        if key not in marks:
            try:
                return await self._surely(place, message.text, message.blocks, key, metadata(key, parts))
            except SlackRefused as refused:
                if refused.code not in UNSHOWABLE:
                    raise
                _log.warning("slack refused blocks", code=refused.code, why=refused.detail, key=key)
        return await self._in_small(place, message, key, parts, marks)

    async def _in_small(self, place: Place, message: Message, key: str, parts: int, marks: Marks) -> str:
        """The message in small ones, each of them as plain text where even that is refused."""
        small = message.smaller()
        first = ""
        for n, part in enumerate(small, 1):
            name = cut_key(key, n)
            told = metadata(name, parts, len(small))
            ts = marks[name].ts if name in marks else await self._plainly(place, part, name, told)
            first = first or ts
        return first

    async def _plainly(self, place: Place, message: Message, key: str, told: dict[str, Any]) -> str:
        try:
            return await self._surely(place, message.text, message.blocks, key, told)
        except SlackRefused as refused:
            if refused.code not in UNSHOWABLE:
                raise
            return await self._surely(place, message.plainly(), (), key, told)

    async def _surely(self, place: Place, text: str, blocks: Any, key: str, told: Mapping[str, Any]) -> str:
        """One post. Where its answer was lost it is looked for, and posted again only if it isn't there."""
        given = {
            "channel": place.channel,
            "thread_ts": place.thread,
            "text": text,
            "blocks": list(blocks) or None,
            "metadata": told,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        try:
            return str((await self._api.call(place.organisation, "chat.postMessage", given))["ts"])
        except SlackUnsure as unsure:
            _log.warning("slack post in doubt", key=key, why=unsure.detail)
            if ts := await self._looked(place, key):
                return ts
        return str((await self._api.call(place.organisation, "chat.postMessage", given))["ts"])

    async def _looked(self, place: Place, key: str) -> str | None:
        for seconds in LOOKS:
            await self._api.pace.sleep(seconds)
            marks = await self.found(place, key)
            if key in marks:
                return marks[key].ts
        return None

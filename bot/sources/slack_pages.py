"""A Slack channel read page by page: its messages and threads, as far as Slack lets us in the time there is."""

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.sources.reading import objects, string
from bot.sources.times import ts_instant, ts_text
from core.errors import DeliveryFailed, DeliveryUnknown

PAGE = 200
#: Seconds that reading one channel may take in all; Slack may allow one page of 15 messages a minute.
BUDGET = 240.0


class Slack(Protocol):
    """Slack's Web API, in pace."""

    async def call(
        self, organisation: str, method: str, given: dict[str, Any] | None = None, *, patience: float = ...
    ) -> dict[str, Any]:
        """The method's answer.

        :raises DeliveryFailed: Slack refused, or wanted us to wait for more than `patience` seconds
        :raises DeliveryUnknown: Slack could not be reached
        """


@dataclass
class Pages:
    """What was read: raw messages with their places, newest first, and what stopped the reading, if anything did."""

    entries: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    #: how far back the messages go (a ts); None where there are none
    reached: str | None = None
    #: why no older messages were read; empty where all were
    stopped: str = ""
    #: parents whose replies were not read, and why
    threads_left: int = 0
    threads_stopped: str = ""

    @property
    def whole(self) -> bool:
        """Whether all was read that was to be."""
        return not self.stopped and not self.threads_left

    @property
    def newest(self) -> str | None:
        """The newest ts read."""
        return max((ts for _, raw in self.entries if (ts := _ts(raw))), key=float, default=None)


class Reader:
    """Reads one channel, once."""

    def __init__(
        self, slack: Slack, organisation: str, channel: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._slack = slack
        self._organisation = organisation
        self._channel = channel
        self._clock = clock
        self._until = clock() + BUDGET

    async def info(self) -> dict[str, Any]:
        """What Slack says of the channel. :raises DeliveryFailed: it isn't there for the bot"""
        found: dict[str, Any] = (await self._call("conversations.info", {}))["channel"]
        return found

    async def read(self, oldest: str, latest: str | None, threads_from: str) -> Pages:
        """The messages between two ts, and every reply of the threads that went on after `threads_from`."""
        pages = Pages()
        parents: list[str] = []
        given = {"oldest": oldest, "latest": latest, "limit": PAGE}
        try:
            async for raw in self._paged("conversations.history", given):
                pages.entries.append((f"message {len(pages.entries) + 1}", raw))
                pages.reached = _ts(raw) or pages.reached
                if raw.get("reply_count") and float(_ts(raw, "latest_reply") or "inf") >= float(threads_from):
                    parents.append(_ts(raw) or "")
        except (DeliveryFailed, DeliveryUnknown) as stopped:
            pages.stopped = stopped.detail
        await self._threads(pages, parents)
        return pages

    async def _threads(self, pages: Pages, parents: list[str]) -> None:
        for n, parent in enumerate(parents):
            try:
                async for raw in self._paged("conversations.replies", {"ts": parent, "limit": PAGE}):
                    if _ts(raw) != parent:
                        pages.entries.append((f"reply {len(pages.entries) + 1}", raw))
            except (DeliveryFailed, DeliveryUnknown) as stopped:
                pages.threads_left, pages.threads_stopped = len(parents) - n, stopped.detail
                return

    async def _paged(self, method: str, given: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        while True:
            answer = await self._call(method, given)
            for raw in objects(answer.get("messages")):
                yield raw
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
            given = given | {"cursor": cursor}

    async def _call(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        left = self._until - self._clock()
        if left <= 0:
            raise DeliveryFailed(f"there was no time for more ({BUDGET:.0f} s)")
        return await self._slack.call(self._organisation, method, given | {"channel": self._channel}, patience=left)


def _ts(raw: dict[str, Any], key: str = "ts") -> str | None:
    """A ts that is one."""
    found = ts_text(raw.get(key))
    try:
        return found if found and ts_instant(found) else None
    except ValueError:
        return None


def mentioned(raw: dict[str, Any]) -> list[str]:
    """Slack's ids of the people a message is by or names."""
    words = string(raw.get("text"))
    named = [part.partition(">")[0].partition("|")[0] for part in words.split("<@")[1:]]
    author = string(raw.get("user"))
    return [id_ for id_ in (author, *named) if id_.isalnum()]

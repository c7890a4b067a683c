"""Progress messages kept up to date: the newest words win, edits wait for their turn, nobody waits for the edits."""

import asyncio
from contextlib import suppress
from typing import NamedTuple

import structlog

from bot.chat.slack.api import SlackApi
from bot.chat.slack.blocks import Message
from bot.chat.slack.faults import SlackRefused, SlackUnsure
from bot.chat.slack.posting import Place

#: Seconds that showing the last state of a progress may take at the end.
LAST = 15.0

_log = structlog.get_logger()


class _Shown(NamedTuple):
    place: Place
    ts: str


class Edits:
    """The progress messages of one command, by report."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api
        self._shown: dict[str, _Shown] = {}
        self._next: dict[str, Message] = {}
        self._at_work: asyncio.Task[None] | None = None

    def has(self, report: str) -> bool:
        """Whether there is a message to edit."""
        return report in self._shown

    def began(self, report: str, place: Place, ts: str) -> None:
        """A progress message was posted."""
        self._shown[report] = _Shown(place, ts)

    def later(self, report: str, message: Message) -> None:
        """Show this as soon as an edit may be made; what waited is forgotten."""
        self._next[report] = message
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.create_task(self._work(), name="slack edits")

    async def flush(self) -> None:
        """Wait until everything is shown, or until it takes too long."""
        if self._at_work is not None:
            # Not wait_for: before Python 3.12 it may swallow a cancellation.
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST):
                    await asyncio.shield(self._at_work)

    async def close(self) -> None:
        """Show the last state and stop."""
        try:
            await self.flush()
        finally:
            if self._at_work is not None:
                self._at_work.cancel()
                await asyncio.gather(self._at_work, return_exceptions=True)

    async def _work(self) -> None:
        while self._next:
            report = next(iter(self._next))
            shown = self._shown[report]
            organisation = shown.place.organisation
            # The turn comes first, so that the newest words are those shown.
            access = await self._api.workspaces.of(organisation)
            await self._api.pace.turn(access.team, "chat.update")
            message = self._next.pop(report)
            given = {"channel": shown.place.channel, "ts": shown.ts, "text": message.text, "blocks": message.blocks}
            try:
                await self._api.call(organisation, "chat.update", given, paced=True)
            except (SlackRefused, SlackUnsure) as failed:
                _log.info("slack progress not shown", why=failed.detail)

"""How fast Slack may be called: by method, by channel, by workspace; a wait that Slack asked for is kept by all."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """One call every `every` seconds, after `burst` at once."""

    every: float
    burst: int = 1


#: Slack's tiers by the minute (https://docs.slack.dev/apis/web-api/rate-limits); burst and rate together stay under.
TIERS = {1: Rate(60), 2: Rate(4, 5), 3: Rate(1.5, 10), 4: Rate(0.75, 20)}
TIER_OF = {
    "apps.connections.open": 1,
    "conversations.history": 3,
    "conversations.replies": 3,
    "conversations.open": 3,
    "conversations.info": 3,
    "conversations.members": 4,
    "chat.postEphemeral": 4,
    "views.open": 4,
    "views.update": 4,
    "views.publish": 4,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
    "files.info": 4,
    "users.info": 4,
    "users.list": 2,
    "team.info": 3,
}
#: Edits share 50 a minute in a workspace, however many messages are edited.
EDITS = Rate(1.5)
#: One post a second in a channel; and a few a second in the whole workspace.
CHANNEL, WORKSPACE = Rate(1.2), Rate(0.25, 8)


class Pace:
    """Gives each call its turn. Turns are reserved in the order they are asked for, so that none starves."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self.clock = clock
        self.sleep = sleep
        self._next: dict[Hashable, float] = {}
        self._blocked: dict[tuple[str, str], float] = {}

    async def turn(self, team: str, method: str, channel: str | None = None) -> None:
        """Wait until the method may be called for the workspace, and where it posts, in the channel."""
        now = self.clock()
        start = max([now, *(self._reserve(bucket, rate, now) for bucket, rate in _buckets(team, method, channel))])
        while (start := max(start, self._blocked.get((team, method), 0))) > self.clock():
            await self.sleep(start - self.clock())

    def block(self, team: str, method: str, seconds: float) -> None:
        """Nobody calls the method for the workspace until then: Slack said so."""
        until = self.clock() + seconds
        self._blocked[team, method] = max(until, self._blocked.get((team, method), 0))

    def _reserve(self, bucket: Hashable, rate: Rate, now: float) -> float:
        at = max(self._next.get(bucket, 0), now)
        self._next[bucket] = at + rate.every
        return at - (rate.burst - 1) * rate.every


def _buckets(team: str, method: str, channel: str | None) -> Iterator[tuple[Hashable, Rate]]:
    if method == "chat.update":
        yield (team, method), EDITS
    elif method == "chat.postMessage":
        yield (team, method), WORKSPACE
        yield (team, method, channel), CHANNEL
    elif tier := TIER_OF.get(method):
        yield (team, method), TIERS[tier]

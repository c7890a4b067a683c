"""How often the fake Slack lets itself be called: tiers a minute, posts a second, and the deeds a test orders."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

#: Calls a minute.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
TIER_OF = {
    "apps.connections.open": 1,
    "chat.update": 3,
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


@dataclass
class Deed:
    """Something to go wrong with a method: `drop` before or `lose` after the work, be `slow`, be `limited`, an error.

    `at` is how many calls it lets pass first.
    """

    what: str
    times: int = 1
    seconds: float = 1
    at: int = 0


class Gate:
    """Counts calls in a sliding minute and posts in a sliding second. `burst` posts a channel are let through."""

    def __init__(self, clock: Callable[[], float], *, strict: bool = False, burst: int = 1) -> None:
        self.strict = strict
        self.burst = burst
        self.tiers = dict(TIERS)
        self.refused: list[str] = []
        self._clock = clock
        self._calls: defaultdict[str, deque[float]] = defaultdict(deque)
        self._deeds: defaultdict[str, list[Deed]] = defaultdict(list)

    def order(self, method: str, deed: Deed) -> None:
        """Have something go wrong with the coming calls of a method."""
        self._deeds[method].append(deed)

    def deed(self, method: str) -> Deed | None:
        """What shall go wrong with this call."""
        for deed in self._deeds[method]:
            if deed.at > 0:
                deed.at -= 1
                return None
            if deed.times > 0:
                deed.times -= 1
                return deed
        return None

    def wait(self, method: str, channel: str | None) -> int:
        """0 where the call may pass, else the whole seconds after which to try again."""
        if not self.strict:
            return 0
        tier = TIER_OF.get(method)
        if tier:
            return self._slide(method, 60, self.tiers[tier], method)
        if method == "chat.postMessage" and channel:
            return self._slide(f"{method} {channel}", 1, self.burst, method)
        return 0

    def _slide(self, bucket: str, span: float, most: int, method: str) -> int:
        calls, now = self._calls[bucket], self._clock()
        while calls and calls[0] <= now - span:
            calls.popleft()
        if len(calls) < most:
            calls.append(now)
            return 0
        self.refused.append(method)
        return max(1, int(calls[0] + span - now) + 1)

"""The hub: one reader of the event line a process, which hands every event to those connected who may see it."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog

from core.errors import NotSignedIn
from core.kept import Event
from core.report import Caller
from core.stores import Events, Rooms

#: Seconds between two looks at the event line while someone is connected.
LOOK_EVERY_S = 0.15
#: Seconds for which a membership is believed.
MEMBERSHIP_LASTS_S = 3.0
#: Seconds between two looks whether those connected are still signed in.
RECHECK_EVERY_S = 60.0
#: Messages, and characters of them, that may wait for one slow client: more than one look at the line can bring.
MOST_WAITING = 1000
MOST_CHARACTERS = 4_000_000
#: Connections of one person.
MOST_EACH = 20
#: Seconds of rest after a database failed.
_PAUSE_S = 1.0
#: Close codes of RFC 6455: try again later, going away, against the rules.
SLOW, AWAY, REFUSED = 1013, 1001, 1008

_log = structlog.get_logger()


class Client:
    """One connection, as the hub sees it: what waits to be sent, and why it is to end."""

    def __init__(self, caller: Caller, *, session: str = "", still: Callable[[], Awaitable[Caller]]) -> None:
        self.organisation = caller.organisation
        self.person = caller.user
        self.session = session
        #: who they are by now. :raises NotSignedIn: no longer anyone
        self.still = still
        self.dropped: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting: deque[str] = deque()
        self._characters = 0
        self._more = asyncio.Event()

    def offer(self, payload: dict[str, Any]) -> None:
        """Queue one message."""
        self.offer_text(_as_text(payload))

    def offer_text(self, text: str) -> None:
        """Queue a message that is JSON already; a client that doesn't keep up is dropped."""
        if self.dropped.done():
            return
        self._waiting.append(text)
        self._characters += len(text)
        self._more.set()
        if len(self._waiting) > MOST_WAITING or self._characters > MOST_CHARACTERS:
            self.drop(SLOW)

    def drop(self, code: int) -> None:
        """End the connection with a close code; the first reason counts."""
        if not self.dropped.done():
            self.dropped.set_result(code)

    async def next(self) -> str:
        """The next message to send, in the order they were offered."""
        while not self._waiting:
            self._more.clear()
            await self._more.wait()
        text = self._waiting.popleft()
        self._characters -= len(text)
        return text


class Hub:
    """Who is connected to this process, and the task that tells them. `async with` runs it."""

    def __init__(
        self,
        events: Events,
        rooms: Rooms,
        *,
        look_every: float = LOOK_EVERY_S,
        recheck_every: float = RECHECK_EVERY_S,
    ) -> None:
        self._events = events
        self._rooms = rooms
        self._look_every = look_every
        self._recheck_every = recheck_every
        self._clients: dict[str, set[Client]] = {}
        self._memberships: dict[tuple[str, str, str], tuple[bool, float]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._someone = asyncio.Event()
        self._listening = asyncio.Event()
        self._woken = asyncio.Event()
        self._closing = False

    @property
    def connected(self) -> int:
        """How many connections there are."""
        return sum(map(len, self._clients.values()))

    async def start(self) -> None:
        """Begin to read the line, as soon as someone is there."""
        self._closing = False
        self._tasks = [
            asyncio.create_task(self._read(), name="events"),
            asyncio.create_task(self._recheck(), name="sessions"),
        ]

    async def close(self) -> None:
        """Take no one more, and end every connection as going away."""
        self._closing = True
        for client in self._all():
            client.drop(AWAY)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self) -> None:
        """Look at the line at once: something was published here."""
        self._woken.set()

    async def publish(self, event: Event) -> None:
        """Put an event on the line, and look at once."""
        await self._events.publish(event)
        self.wake()

    async def join(self, client: Client) -> None:
        """Take a connection in; when it returns, no later event is missed. One too many is dropped at once."""
        mates = self._clients.get(client.organisation, set())
        if self._closing:
            client.drop(AWAY)
        elif sum(mate.person == client.person for mate in mates) >= MOST_EACH:
            client.drop(SLOW)
        else:
            self._clients.setdefault(client.organisation, set()).add(client)
            self._someone.set()
            listening = asyncio.create_task(self._listening.wait())
            waited: set[asyncio.Future[Any]] = {listening, client.dropped}
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            listening.cancel()

    def leave(self, client: Client) -> None:
        """Forget a connection."""
        mates = self._clients.get(client.organisation, set())
        mates.discard(client)
        if not mates:
            self._clients.pop(client.organisation, None)
        if not self._clients:
            self._someone.clear()

    def end_session(self, session: str) -> None:
        """End the connections of a session that was signed out."""
        for client in self._all():
            if session and client.session == session:
                client.drop(REFUSED)

    def forget_members(self, organisation: str, room: str) -> None:
        """Look memberships of a room up anew: they changed."""
        for key in [key for key in self._memberships if key[:2] == (organisation, room)]:
            del self._memberships[key]

    def _all(self) -> list[Client]:
        return [client for clients in self._clients.values() for client in clients]

    async def _read(self) -> None:
        while True:
            self._listening.clear()
            await self._someone.wait()
            seen = await self._newest()
            self._listening.set()
            while self._clients:
                seen = await self._look(seen)

    async def _newest(self) -> int:
        """The end of the line, as soon as the database answers."""
        while True:
            try:
                return await self._events.last()
            except Exception:  # the top of a task: a database that is away for a moment ends nothing
                _log.exception("reading events failed")
                await asyncio.sleep(_PAUSE_S)

    async def _look(self, seen: int) -> int:
        """Hand out what is new, then wait a moment; the last number handed out."""
        try:
            for event in await self._events.after(seen):
                await self._spread(event)
                seen = event.seq
        except Exception:  # the top of a task, as above
            _log.exception("reading events failed")
            await asyncio.sleep(_PAUSE_S)
        # Not wait_for: before Python 3.12 it swallows a cancellation that comes with the event.
        with suppress(TimeoutError):
            async with asyncio.timeout(self._look_every):
                await self._woken.wait()
        self._woken.clear()
        return seen

    async def _spread(self, event: Event) -> None:
        text = _as_text(event.payload)
        for client in list(self._clients.get(event.organisation, ())):
            if event.person and event.person != client.person:
                continue
            if event.room is None or await self._is_member(client, event.room):
                client.offer_text(text)

    async def _is_member(self, client: Client, room: str) -> bool:
        key = (client.organisation, room, client.person)
        now = asyncio.get_running_loop().time()
        known, until = self._memberships.get(key, (False, 0.0))
        if now < until:
            return known
        member = await self._rooms.role(*key) is not None
        if len(self._memberships) > 10_000:
            self._memberships.clear()
        self._memberships[key] = (member, now + MEMBERSHIP_LASTS_S)
        return member

    async def _recheck(self) -> None:
        while True:
            await asyncio.sleep(self._recheck_every)
            for client in self._all():
                try:
                    await client.still()
                except NotSignedIn:
                    client.drop(REFUSED)
                except Exception:  # the top of a task, as above
                    _log.exception("looking after a session failed")


def _as_text(payload: dict[str, Any]) -> str:
    """JSON that can be sent whatever is in it: half a character, which no UTF-8 holds, becomes a question mark."""
    return json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace").decode()

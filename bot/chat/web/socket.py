"""The WebSocket `GET /api/ws`: one flat JSON object a message; events out, messages and actions in (P2)."""

import asyncio
import hashlib
from typing import Any

import structlog
from aiohttp import WSMsgType, web

from bot.chat.web.hub import REFUSED, Client
from bot.chat.web.incoming import Ear, id_of, read
from bot.console.auth import DOOR
from bot.console.problems import words
from bot.console.routes import Console
from core.errors import BadInput, NewsdeskError, NotSignedIn
from core.kept import Notification
from core.report import Caller
from core.words import say

#: Bytes of one incoming message.
MOST_BYTES = 64 * 1024
#: Seconds between pings, and for which a client may take to close.
HEARTBEAT_S = 25.0
CLOSES_WITHIN_S = 2.0
#: Messages that can't be read before the line is closed.
STRIKES = 5

_log = structlog.get_logger()


class Sockets:
    """Serves WebSockets over a console's parts. `heartbeat` is in seconds."""

    def __init__(self, console: Console, *, heartbeat: float = HEARTBEAT_S) -> None:
        self._console = console
        self._heartbeat = heartbeat

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from sign-in to its end.

        :raises NotSignedIn: nobody we know
        :raises Forbidden: the page that opens it isn't ours
        """
        door = request.app[DOOR]
        credential = door.credential(request)
        if credential.sort == "session":
            door.same_origin(request)
        caller = await door.who(credential)
        socket = web.WebSocketResponse(
            heartbeat=self._heartbeat, max_msg_size=MOST_BYTES, timeout=CLOSES_WITHIN_S, compress=False
        )
        await socket.prepare(request)
        session = session_mark(credential.secret) if credential.sort == "session" else ""
        client = Client(caller, session=session, still=lambda: door.who(credential))
        transport = request.transport
        try:
            await self._connected(socket, client, caller)
        finally:
            # What a client that doesn't read left unsent would otherwise keep the connection for minutes.
            if transport is not None and transport.get_write_buffer_size():
                transport.abort()
        return socket

    async def _connected(self, socket: web.WebSocketResponse, client: Client, caller: Caller) -> None:
        hub = self._console.hub
        await hub.join(client)
        work = [
            asyncio.create_task(self._send(socket, client), name="socket out"),
            asyncio.create_task(self._receive(socket, client, caller.locale), name="socket in"),
        ]
        try:
            client.offer({"type": "welcome", "user": caller.user, "organisation": caller.organisation})
            await self._undelivered(client)
            until: set[asyncio.Future[Any]] = {*work, client.dropped}
            await asyncio.wait(until, return_when=asyncio.FIRST_COMPLETED)
        finally:
            hub.leave(client)
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            if client.dropped.done():
                await socket.close(code=client.dropped.result(), drain=False)

    async def _undelivered(self, client: Client) -> None:
        """What the person wasn't there for, oldest first (D18)."""
        stores = self._console.desk.stores
        waiting = await stores.notifications.of(client.organisation, client.person, unread=True)
        for notification in reversed(waiting):
            client.offer(notification_message(notification))

    async def _send(self, socket: web.WebSocketResponse, client: Client) -> None:
        while True:
            await socket.send_str(await client.next())

    async def _receive(self, socket: web.WebSocketResponse, client: Client, locale: str) -> None:
        console = self._console
        ear = Ear(desk=console.desk, intake=console.intake, chat=console.chat, tell=client.offer)
        strikes = 0
        async for message in socket:
            if not await self._heard(ear, client, message.data if message.type is WSMsgType.TEXT else None, locale):
                strikes += 1
            if strikes >= STRIKES:
                client.drop(REFUSED)
            if client.dropped.done():
                return

    async def _heard(self, ear: Ear, client: Client, raw: str | None, locale: str) -> bool:
        """Whether it was a message of the form asked for, done or not."""
        try:
            given = read(raw or "", locale)
        except BadInput as error:
            client.offer({"type": "error", "id": id_of(raw or ""), "detail": error.detail})
            return False
        try:
            await ear.hear(await client.still(), given)
        except NotSignedIn:
            client.drop(REFUSED)
        except NewsdeskError as error:
            client.offer({"type": "error", "id": given.id, "detail": words(error, locale)})
        except Exception:  # the top of a message: the line stays, whatever one of them did
            _log.exception("message failed", type=given.type)
            client.offer({"type": "error", "id": given.id, "detail": say(locale, "wire-fault")})
        return True


def notification_message(notification: Notification) -> dict[str, object]:
    """A notification as live clients are told of it."""
    fields = notification.model_dump(mode="json", exclude={"organisation", "person"})
    return {"type": "notification", **fields}


def session_mark(secret: str) -> str:
    """What the hub knows a session by, so that signing out ends its connections."""
    return hashlib.sha256(secret.encode()).hexdigest()

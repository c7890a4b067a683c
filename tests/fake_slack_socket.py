"""The fake Slack's Socket Mode: each envelope goes to one of the open sockets; what isn't acked is sent again."""

import asyncio
import contextlib
import itertools
import json
from typing import Any

from aiohttp import WSMsgType, web

from tests.fake_slack_state import APP, Workspace


class Sockets:
    """The open connections. `acked` maps an envelope's id to the payload it was answered with."""

    def __init__(self, workspace: Workspace) -> None:
        self._there = workspace
        self.base = ""
        self.open: list[web.WebSocketResponse] = []
        self.acked: dict[str, Any] = {}
        self.connected = 0
        #: envelopes sent, each with the number of the connection it went to
        self.sent: list[tuple[str, int]] = []
        self._turn = itertools.count()
        self._changed = asyncio.Event()
        self._tickets: set[str] = set()

    def ticket(self) -> dict[str, Any]:
        """The answer of apps.connections.open: an address good for one connection."""
        ticket = f"t{self._there.number()}"
        self._tickets.add(ticket)
        return {"ok": True, "url": f"{self.base}/link/?ticket={ticket}"}

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """One connection, from hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connected += 1
        self.open.append(socket)
        hello = {"type": "hello", "num_connections": len(self.open), "connection_info": {"app_id": APP}}
        await socket.send_json(hello)
        self._wake()
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._answered(json.loads(message.data))
        finally:
            with contextlib.suppress(ValueError):
                self.open.remove(socket)
            self._wake()
        return socket

    async def send(self, sort: str, payload: dict[str, Any], **more: Any) -> str:
        """Send an envelope to one of the open sockets in turn; its id."""
        await self.until(lambda: bool(self.open))
        envelope = f"e{self._there.number()}"
        n = next(self._turn) % len(self.open)
        self.sent.append((envelope, n))
        told = {"envelope_id": envelope, "type": sort, "payload": payload, "accepts_response_payload": True}
        await self.open[n].send_json(told | more)
        return envelope

    async def ack(self, envelope: str, seconds: float = 3) -> Any:
        """The payload an envelope was acked with. :raises TimeoutError: it wasn't"""
        await self.until(lambda: envelope in self.acked, seconds)
        return self.acked[envelope]

    async def drop(self) -> None:
        """Break every connection without a word."""
        for socket in list(self.open):
            request = socket._req
            if request is not None and request.transport is not None:
                request.transport.abort()
        await self.until(lambda: not self.open)

    async def refresh(self) -> None:
        """Ask every connection to be made anew, as Slack does now and then."""
        for socket in list(self.open):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}})

    async def until(self, true: Any, seconds: float = 10) -> None:
        """Wait for something to be so. :raises TimeoutError: it never was"""
        async with asyncio.timeout(seconds):
            while not true():
                self._changed.clear()
                await self._changed.wait()

    async def close(self) -> None:
        """Close every connection."""
        for socket in list(self.open):
            await socket.close()

    def _answered(self, message: dict[str, Any]) -> None:
        if "envelope_id" in message:
            self.acked[message["envelope_id"]] = message.get("payload")
            self._wake()

    def _wake(self) -> None:
        self._changed.set()

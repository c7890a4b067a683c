"""A real server on loopback that misbehaves as it is told, one deed a request: what all wires share."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Deed = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Endpoint:
    """What the server was asked, and where it listens. `bodies` are the requests' bytes, `headers` theirs."""

    def __init__(self, deeds: list[Deed]) -> None:
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.keys: list[str | None] = []
        #: set when a request's connection is gone before it was answered
        self.left = asyncio.Event()
        self.url = ""
        self._deeds = deeds

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The requests as JSON."""
        return [json.loads(body) for body in self.bodies]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Do the next deed; the last one is done again for each request after it."""
        self.bodies.append(await request.read())
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        self.keys.append(request.headers.get("Authorization"))
        try:
            return await self._deeds[min(len(self.bodies), len(self._deeds)) - 1](request)
        except (asyncio.CancelledError, ConnectionError):
            self.left.set()
            raise


@asynccontextmanager
async def serving(path: str, base: str, deeds: tuple[Deed, ...]) -> AsyncIterator[Endpoint]:
    """A server that does these deeds in order for posts to `path`; `base` is what a client is given as its address."""
    there = Endpoint(list(deeds))
    app = web.Application()
    app.router.add_post(path, there.handle)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server(shutdown_timeout=0)
    there.url = str(server.make_url(base)).rstrip("/")
    try:
        yield there
    finally:
        await server.close()


def answers(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Deed:
    """JSON with a status."""

    async def deed(_: web.Request) -> web.StreamResponse:
        ids = {"x-request-id": "req-1", "request-id": "req-1"}
        return web.json_response(body, status=status, headers=ids | (headers or {}))

    return deed


def says(text: str, content_type: str, status: int = 200, headers: dict[str, str] | None = None) -> Deed:
    """Anything but JSON, such as a proxy's page."""

    async def deed(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=content_type, status=status, headers=headers)

    return deed


async def drops(request: web.Request) -> web.StreamResponse:
    """Hang up without a word."""
    assert request.transport
    request.transport.close()
    return web.Response()


async def drops_halfway(request: web.Request) -> web.StreamResponse:
    """Hang up in the middle of an answer."""
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "500"})
    await response.prepare(request)
    await response.write(b'{"id": "chat')
    assert request.transport
    request.transport.close()
    return response


def dripping(body: object, pause: float = 0.01, content_type: str = "application/json") -> Deed:
    """A good answer, one byte each `pause` seconds: every read is in time, the whole takes long."""

    async def deed(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": content_type})
        await response.prepare(request)
        for byte in body if isinstance(body, bytes) else json.dumps(body).encode():
            await response.write(bytes([byte]))
            await asyncio.sleep(pause)
        return response

    return deed


def floods(megabytes: int, content_type: str = "application/json") -> Deed:
    """A body of one letter, as long as told."""

    async def deed(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": content_type})
        await response.prepare(request)
        for _ in range(megabytes * 16):
            await response.write(b"a" * 65536)
        return response

    return deed

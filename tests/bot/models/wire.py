"""A real endpoint on loopback that speaks the OpenAI wire and misbehaves as it is told, one deed a request."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Deed = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Endpoint:
    """What the server was asked, and where it listens. `bodies` are the requests' bytes."""

    def __init__(self, deeds: list[Deed]) -> None:
        self.bodies: list[bytes] = []
        self.keys: list[str | None] = []
        self.url = ""
        self._deeds = deeds

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The requests as JSON."""
        return [json.loads(body) for body in self.bodies]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Do the next deed; the last one is done again for each request after it."""
        self.bodies.append(await request.read())
        self.keys.append(request.headers.get("Authorization"))
        return await self._deeds[min(len(self.bodies), len(self._deeds)) - 1](request)


@asynccontextmanager
async def endpoint(*deeds: Deed) -> AsyncIterator[Endpoint]:
    """An endpoint that does these deeds in order."""
    there = Endpoint(list(deeds))
    app = web.Application()
    app.router.add_post("/v1/chat/completions", there.handle)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server(shutdown_timeout=0)
    there.url = str(server.make_url("/v1"))
    try:
        yield there
    finally:
        await server.close()


def completion(content: object = "words", finish: str = "stop", **more: object) -> dict[str, Any]:
    """The body of an ordinary answer."""
    message = {"role": "assistant", "content": content, **more.pop("message", {})}  # type: ignore[dict-item]
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1767225600,
        "model": "model-2026-01",
        "system_fingerprint": "fp_1",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
        **more,
    }


def answers(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Deed:
    """JSON with a status."""

    async def deed(_: web.Request) -> web.StreamResponse:
        return web.json_response(body, status=status, headers={"x-request-id": "req-1"} | (headers or {}))

    return deed


def fails(status: int, message: str = "no", code: object = None, headers: dict[str, str] | None = None) -> Deed:
    """An error as OpenAI writes it."""
    return answers({"error": {"message": message, "type": "error", "param": None, "code": code}}, status, headers)


def says(text: str, content_type: str, status: int = 200) -> Deed:
    """Anything but JSON, such as a proxy's page."""

    async def deed(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=content_type, status=status)

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


async def drips(request: web.Request) -> web.StreamResponse:
    """A good answer, one byte each 10 ms: every read is in time, the whole takes seconds."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    for byte in json.dumps(completion()).encode():
        await response.write(bytes([byte]))
        await asyncio.sleep(0.01)
    return response

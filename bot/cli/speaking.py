"""A client of the web chat: says something in a room and reads the answers, as the console does."""

import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from core.errors import BadInput, NewsdeskError

#: Seconds without a word after which an answer isn't waited for any longer.
SILENCE_S = 180.0


class Conversation:
    """One WebSocket to a running server, and its REST beside it."""

    def __init__(self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse, url: str) -> None:
        self._session = session
        self._socket = socket
        self._url = url

    async def room(self, name: str) -> str:
        """The id of a room by its id or title. :raises BadInput: there is none; the detail names those there are"""
        async with self._session.get(f"{self._url}/api/rooms") as response:
            rooms = (await _read(response))["items"]
        wanted = name.removeprefix("#").casefold()
        for room in rooms:
            if wanted in (room["id"].casefold(), room["title"].casefold()):
                return str(room["id"])
        raise BadInput(f"--in {name}: there is no such room; there are {', '.join(room['title'] for room in rooms)}")

    async def say(self, room: str, text: str) -> AsyncIterator[dict[str, Any]]:
        """Say it; what the server tells until the command is done, each a flat object with `type`."""
        asked = uuid.uuid4().hex
        await self._socket.send_json({"type": "message", "id": asked, "room": room, "text": text})
        while True:
            told = await self._next()
            yield told
            if told.get("id") == asked and told["type"] in ("done", "error"):
                return
            if told["type"] == "message" and not text.startswith("/report"):
                return

    async def file(self, path: str) -> tuple[str, bytes]:
        """A file of the server and the name it gives it."""
        async with self._session.get(f"{self._url}{path}") as response:
            if response.status >= 400:
                await _read(response)
            disposition = response.content_disposition
            return (disposition.filename if disposition else None) or "report", await response.read()

    async def json(self, path: str) -> Any:
        """What the API answers to a GET."""
        async with self._session.get(f"{self._url}{path}") as response:
            return await _read(response)

    async def _next(self) -> dict[str, Any]:
        try:
            message = await self._socket.receive(timeout=SILENCE_S)
        except TimeoutError:
            raise NewsdeskError(f"the server said nothing for {SILENCE_S:.0f} seconds") from None
        if message.type is not aiohttp.WSMsgType.TEXT:
            raise NewsdeskError(f"the server closed the connection ({self._socket.close_code})")
        told: dict[str, Any] = json.loads(message.data)
        return told


@asynccontextmanager
async def conversation(url: str, token: str) -> AsyncIterator[Conversation]:
    """A conversation with the server at an address, in the name of a token's person.

    :raises BadInput: no server answers there, or it doesn't take the token
    """
    headers = {"Authorization": f"Bearer {token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        try:
            socket = await session.ws_connect(f"{url}/api/ws", max_msg_size=0)
        except aiohttp.WSServerHandshakeError as refused:
            raise BadInput(f"{url} does not let us in ({refused.status})") from None
        except (TimeoutError, aiohttp.ClientError, OSError):
            raise BadInput(f"nothing answers at {url}: is newsdesk serve running?") from None
        async with socket:
            yield Conversation(session, socket, url)


async def _read(response: aiohttp.ClientResponse) -> Any:
    told = await response.json(content_type=None)
    if response.status >= 400:
        raise NewsdeskError(told.get("detail") or f"the server answered {response.status}")
    return told

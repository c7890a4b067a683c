"""Socket Mode: Slack's requests over a connection that we open, for a server nobody can reach from outside."""

import asyncio
import logging
import time
from typing import Any

from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.chat.slack.app import SlackApp
from bot.chat.slack.workspaces import Wire

#: Seconds between looks at the connection; after a drop it is made anew within that time.
PING = 5.0


class SlackSocket:
    """Keeps a connection open from `start` to `stop`, and hands what comes over it to the app."""

    def __init__(self, app: SlackApp, wire: Wire, app_token: str, *, ping: float = PING) -> None:
        self._app = app
        self._wire = wire
        self._token = app_token
        self._ping = ping
        self._client: SocketModeClient | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        """Whether Slack can reach us now."""
        session = self._client.current_session if self._client else None
        return session is not None and not session.closed

    async def start(self) -> None:
        """Begin to connect. Slack out of reach doesn't stop the server: it is tried again until `stop`."""
        logger = logging.getLogger("newsdesk.slack.socket")
        logger.setLevel(max(logging.WARNING, logger.level))
        self._client = SocketModeClient(
            app_token=self._token, logger=logger, web_client=self._wire.client(None), ping_interval=self._ping
        )
        self._client.socket_mode_request_listeners.append(self._handle)
        self._connecting = asyncio.create_task(self._client.connect(), name="slack socket")  # type: ignore[no-untyped-call]

    async def stop(self) -> None:
        """Take no more requests; those at hand are acked first."""
        if self._client is None:
            return
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=3)
        client, self._client = self._client, None
        parts = [client.message_processor, client.current_session_monitor, client.message_receiver, self._connecting]
        await client.close()  # type: ignore[no-untyped-call]
        for part in filter(None, parts):
            part.cancel()
        await asyncio.gather(*filter(None, parts), return_exceptions=True)

    async def _handle(self, client: Any, request: SocketModeRequest) -> None:
        # The SDK keeps no reference to the task this runs in: one of ours can't be lost half-way.
        task = asyncio.create_task(self._answer(client, request), name=f"slack envelope {request.envelope_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.shield(task)

    async def _answer(self, client: Any, request: SocketModeRequest) -> None:
        asked = AsyncBoltRequest(mode="socket_mode", body=request.payload, headers=build_headers(request))
        found = await self._app.hear(asked)
        try:
            await send_async_response(client, request, found.response, time.time())
        finally:
            # Recorded is recorded: where the ack is lost the work is done all the same, once.
            self._app.begin(found)

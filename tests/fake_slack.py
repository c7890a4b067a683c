"""A Slack on loopback: its Web API, files, views, Socket Mode and the requests it sends to an app.

In a test: `async with FakeSlack() as slack`. For another process: `python -m tests.fake_slack --port N --state FILE`,
which appends every post, update, ephemeral message and shared file to FILE as a JSON line, and takes orders for
things to go wrong at POST /_fake/order.
"""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.fake_slack_pace import Deed, Gate
from tests.fake_slack_sends import Sends
from tests.fake_slack_server import Server, paused
from tests.fake_slack_state import Channel, Shown, Stored, Workspace


class FakeSlack:
    """One workspace (T1, Acme) with Ada (U1, an admin) and Bo (U2) in #general (C1), and the bot (UBOT) in it.

    `strict` counts calls against Slack's tiers. `clock` and `sleep` are its time, so that a test can make it fast.
    """

    def __init__(
        self,
        *,
        strict: bool = False,
        burst: int = 1,
        journal: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = paused,
    ) -> None:
        self.workspace = Workspace(clock, journal)
        self.gate = Gate(clock, strict=strict, burst=burst)
        self.server = Server(self.workspace, self.gate, sleep)
        self.sends = Sends(self.workspace, self.server.methods, self.server.sockets, sleep)
        self.url = ""
        self._runner: web.AppRunner | None = None
        self.workspace.add_user("U1", "Ada", is_admin=True, title="Shift lead", email="ada@acme.example")
        self.workspace.add_user("U2", "Bo")
        self.workspace.add_channel("C1", "general", "U1", "U2")

    async def start(self, port: int = 0) -> None:
        """Listen on loopback."""
        self._runner = web.AppRunner(self.server.app(), shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self.server.methods.base = self.sends.base = self.url
        self.server.sockets.base = f"ws://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening."""
        await self.sends.close()
        await self.server.sockets.close()
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> "FakeSlack":
        await self.start()
        return self

    async def __aexit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def api(self) -> str:
        """The address of its Web API, as an SDK's base_url."""
        return f"{self.url}/api/"

    def posted(self, channel: str) -> list[dict[str, Any]]:
        """What the bot posted in a channel, in order; a person's own channel with it is `D` and the user's id."""
        found = self.workspace.channels.get(channel)
        messages = found.messages.values() if found else ()
        return [message for message in sorted(messages, key=lambda m: float(m["ts"])) if message.get("bot_id")]

    @property
    def ephemeral(self) -> list[dict[str, Any]]:
        """What only one person saw, in order."""
        return self.workspace.ephemeral

    @property
    def views(self) -> list[Shown]:
        """The modals opened, in order."""
        return list(self.workspace.views.values())

    @property
    def homes(self) -> dict[str, Shown]:
        """The published homes by user."""
        return self.workspace.homes

    @property
    def files(self) -> list[Stored]:
        """The files there are."""
        return list(self.workspace.files.values())

    def calls(self, method: str | None = None) -> list[dict[str, Any]]:
        """The arguments of each call of a method (or of all), in order."""
        return [given for name, given in self.server.calls if method in (None, name)]

    def order(self, method: str, what: str, **told: Any) -> None:
        """Have the coming call of a method `drop`, `lose` its answer, be `slow`, `limited`, `broken`, `error:…`."""
        self.gate.order(method, Deed(what, **told))

    def channel(self, channel: str) -> Channel:
        """One channel."""
        return self.workspace.channels[channel]


async def main() -> None:
    """Run until killed."""
    options = argparse.ArgumentParser(description="A Slack on loopback")
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--state", type=Path)
    options.add_argument("--strict", action="store_true")
    given = options.parse_args()
    slack = FakeSlack(strict=given.strict, journal=given.state)
    await slack.start(given.port)
    print(slack.url, flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await slack.stop()


if __name__ == "__main__":
    asyncio.run(main())

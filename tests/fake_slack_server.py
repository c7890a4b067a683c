"""The fake Slack's HTTP side: tokens, bodies, 429s, uploads, downloads, response addresses, OAuth, and orders."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests import fake_slack_rules as rules
from tests.fake_slack_methods import ADDRESS_LIFE, ADDRESS_USES, JSON, Methods, Refused
from tests.fake_slack_pace import Deed, Gate
from tests.fake_slack_socket import Sockets
from tests.fake_slack_state import APP, APP_TOKEN, BOT_USER, TOKEN, Workspace

LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in to Acme</body></html>"


class Server:
    """Answers the app's requests. `calls` keeps (method, arguments) of each, refused or not."""

    def __init__(self, workspace: Workspace, gate: Gate, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.there = workspace
        self.gate = gate
        self.methods = Methods(workspace)
        self.sockets = Sockets(workspace)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.downloads: list[tuple[str, str]] = []
        self.codes = {"good-code": "U1"}
        self.login_page_for: set[str] = set()
        self._sleep = sleep

    def app(self) -> web.Application:
        """All of its addresses."""
        app = web.Application(client_max_size=100 * 1024 * 1024)
        app.add_routes(
            [
                web.post("/api/{method}", self.api),
                web.get("/api/{method}", self.api),
                web.post("/upload/v1/{file}", self.upload),
                web.get("/files-pri/{file}/{rest:.*}", self.download),
                web.post("/commands/{address}", self.respond),
                web.get("/link/", self.sockets.connect),
                web.post("/_fake/order", self.order),
                web.get("/_fake/state", self.state),
            ]
        )
        return app

    async def api(self, request: web.Request) -> web.StreamResponse:
        """One call of the Web API."""
        method = request.match_info["method"]
        given, token = await _arguments(request, method)
        if method == "oauth.v2.access":
            return web.json_response(self._install(given))
        self.calls.append((method, given))
        deed = self.gate.deed(method)
        if deed and deed.what == "drop":
            return self._hang_up(request)
        if deed and deed.what == "slow":
            await self._sleep(deed.seconds)
        if deed and deed.what == "limited":
            return _limited(int(deed.seconds))
        if wait := self.gate.wait(method, given.get("channel")):
            return _limited(wait)
        answer = self._answer(method, given, token, deed)
        if deed and deed.what == "lose":
            return self._hang_up(request)
        status = 500 if deed and deed.what == "broken" else 200
        return web.json_response(answer, status=status)

    async def upload(self, request: web.Request) -> web.Response:
        """The bytes of a file, at the address it was given."""
        file = self.there.files.get(request.match_info["file"])
        data = await request.read()
        if not file or len(data) != file.size:
            return web.Response(status=400, text="not the length announced")
        file.data = data
        return web.Response(text=f"OK - {len(data)}")

    async def download(self, request: web.Request) -> web.Response:
        """A private file; without the token, a login page with status 200, as Slack does."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        file = self.there.files.get(request.match_info["file"])
        self.downloads.append((request.match_info["file"], token))
        if token != TOKEN or not file or file.id in self.login_page_for:
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        return web.Response(body=file.data, content_type=file.mimetype)

    async def respond(self, request: web.Request) -> web.Response:
        """A response_url: five uses in thirty minutes."""
        address = self.there.addresses.get(request.match_info["address"])
        given = await request.json()
        self.calls.append(("response_url", given))
        if not address or self.there.clock() - address.at > ADDRESS_LIFE:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        if address.uses >= ADDRESS_USES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        address.uses += 1
        if refusal := rules.message_error(given):
            return web.json_response({"ok": False, "error": refusal[0]}, status=400)
        kept = {"channel": address.channel, "user": address.user, "ts": self.there.ts(), "via": "response_url"}
        self.there.ephemeral.append(kept | {key: given[key] for key in ("text", "blocks") if key in given})
        self.there.note("ephemeral", **kept, text=given.get("text", ""))
        return web.Response(text="ok")

    async def order(self, request: web.Request) -> web.Response:
        """Another process orders a deed: {method, what, times?, seconds?, at?}."""
        told = await request.json()
        self.gate.order(told.pop("method"), Deed(**told))
        return web.json_response({"ok": True})

    async def state(self, _: web.Request) -> web.Response:
        """What another process may want to see: messages by channel, ephemeral ones, files."""
        return web.json_response(
            {
                "channels": {c.id: sorted(c.messages.values(), key=_ts) for c in self.there.channels.values()},
                "ephemeral": self.there.ephemeral,
                "files": [self.there.file_told(file, self.methods.base) for file in self.there.files.values()],
                "calls": [method for method, _ in self.calls],
            }
        )

    def _answer(self, method: str, given: dict[str, Any], token: str, deed: Deed | None) -> dict[str, Any]:
        if method == "apps.connections.open":
            return self.sockets.ticket() if token == APP_TOKEN else {"ok": False, "error": "invalid_auth"}
        if token != TOKEN:
            return {"ok": False, "error": "invalid_auth" if token else "not_authed"}
        if deed and deed.what.startswith("error:"):
            return {"ok": False, "error": deed.what.removeprefix("error:")}
        try:
            return self.methods.call(method, given)
        except Refused as refused:
            return refused.answer

    def _install(self, given: dict[str, Any]) -> dict[str, Any]:
        user = self.codes.pop(given.get("code", ""), None)
        if not user:
            return {"ok": False, "error": "invalid_code"}
        return {
            "ok": True,
            "app_id": APP,
            "authed_user": {"id": user},
            "scope": "commands,chat:write",
            "token_type": "bot",
            "access_token": TOKEN,
            "bot_user_id": BOT_USER,
            "team": {"id": self.there.team, "name": self.there.team_name},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _hang_up(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()


async def _arguments(request: web.Request, method: str) -> tuple[dict[str, Any], str]:
    """The arguments as the method reads them, and the token."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = json.loads(await request.text() or "{}")
        given |= body if method in JSON else {}
    elif request.method == "POST":
        form = await request.post()
        given |= {key: _structured(key, value) for key, value in form.items()}
    header = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return given, given.pop("token", "") or header


def _structured(key: str, value: Any) -> Any:
    return json.loads(value) if key in ("blocks", "view", "metadata") else value


def _limited(seconds: int) -> web.Response:
    answer = {"ok": False, "error": "ratelimited"}
    return web.json_response(answer, status=429, headers={"Retry-After": str(seconds)})


def _ts(message: dict[str, Any]) -> float:
    return float(message["ts"])


async def paused(seconds: float) -> None:
    """Sleep in real seconds."""
    await asyncio.sleep(seconds)

"""The site: one web application of the REST table, the WebSocket, the pages, sign-in, probes, and what a chat adds."""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from functools import cache
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry

from bot.chat.intake import Intake
from bot.chat.web.adapter import WebChat
from bot.chat.web.hub import Hub
from bot.chat.web.socket import HEARTBEAT_S, Sockets
from bot.console.aliases import aliased
from bot.console.auth import DOOR, Door
from bot.console.entrance import Entrance
from bot.console.guard import add_headers, own_host
from bot.console.openapi import describe
from bot.console.pages import Page, pages
from bot.console.probes import Check, Probes
from bot.console.problems import problems
from bot.console.rendering import STATIC
from bot.console.routes import Console
from bot.console.serving import serve
from bot.console.table import TABLE
from core.desk import Desk

#: Bytes of a request that isn't of the table, where handlers read it whole.
_OTHER_LIMIT = 1024 * 1024


def build_site(
    desk: Desk,
    intake: Intake,
    chat: WebChat,
    hub: Hub,
    *,
    secret_key: bytes,
    version: str,
    loopback: bool = True,
    behind_proxy: bool = False,
    upload_limit: int = 25 * 1024 * 1024,
    checks: Mapping[str, Check] | None = None,
    registry: CollectorRegistry | None = None,
    metrics_token: str | None = None,
    heartbeat: float = HEARTBEAT_S,
    extra_routes: Iterable[tuple[str, str, Handler]] = (),
) -> web.Application:
    """The application. Running it starts the hub; ending it closes live connections with 1001 (going away).

    `loopback`: it listens on this machine only, so that a foreign Host is refused. `behind_proxy`: a proxy of ours
    tells clients' addresses. `checks` are for /readyz. `upload_limit` is in bytes a file, `heartbeat` in seconds.
    `extra_routes` (method, path, handler) are another adapter's (Slack's events); it verifies its callers itself.
    """
    console = Console(desk=desk, intake=intake, chat=chat, hub=hub, upload_limit=upload_limit)
    probes = Probes(checks or {}, registry or CollectorRegistry(), hub, metrics_token=metrics_token)
    app = web.Application(middlewares=[probes.measured, own_host, problems], client_max_size=_OTHER_LIMIT)
    app[DOOR] = Door(desk=desk, secret_key=secret_key, loopback=loopback, behind_proxy=behind_proxy)
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.append(_running(hub))
    app.on_shutdown.append(_going_away(hub))
    app.add_routes([*probes.routes(), *Entrance(console).routes()])
    _add_api(app, console, version, heartbeat)
    for method, path, handler in extra_routes:
        app.router.add_route(method, path, handler)
    for page in pages(desk):
        _add(app, page.method, page.path, _for_people(page))
    app.router.add_static("/static", STATIC)
    return app


def _add_api(app: web.Application, console: Console, version: str, heartbeat: float) -> None:
    for route in TABLE:
        _add(app, route.method, route.path, serve(route, console))
    for old, route in aliased(TABLE):
        _add(app, route.method, old, serve(route, console))

    async def openapi(request: web.Request) -> web.Response:
        return web.json_response(text=_description(version))

    app.router.add_get("/api/openapi.json", openapi)
    app.router.add_get("/api/ws", Sockets(console, heartbeat=heartbeat).serve)


@cache
def _description(version: str) -> str:
    """Made when it is first asked for: it takes a tenth of a second."""
    return json.dumps(describe(TABLE, version=version))


def _add(app: web.Application, method: str, path: str, handler: Handler) -> None:
    """What can be asked for with GET can be asked after with HEAD."""
    app.router.add_route(method, path, handler)
    if method == "GET":
        app.router.add_route("HEAD", path, handler)


def _for_people(page: Page) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        return await page.handler(request, await request.app[DOOR].caller(request))

    return handler


def _running(hub: Hub) -> Callable[[web.Application], AsyncIterator[None]]:
    async def running(app: web.Application) -> AsyncIterator[None]:
        await hub.start()
        yield
        await hub.close()

    return running


def _going_away(hub: Hub) -> Any:
    async def going_away(app: web.Application) -> None:
        await hub.close()

    return going_away

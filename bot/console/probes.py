"""What machines ask about this process: alive, ready, and in numbers. None of it tells of people or reports."""

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable, Mapping

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.chat.web.hub import Hub
from bot.console.auth import is_loopback
from bot.console.problems import route_name
from core.errors import NotFound

#: Says whether a part works; what it raises means that it doesn't.
Check = Callable[[], Awaitable[bool]]
#: Seconds a check may take.
_CHECK_WITHIN_S = 3.0

_log = structlog.get_logger()


class Probes:
    """`/healthz`, `/readyz` and `/metrics`. `checks` are by the name of what they look at.

    Metrics are for this machine, or for whoever shows the token where there is one.
    """

    def __init__(
        self, checks: Mapping[str, Check], registry: CollectorRegistry, hub: Hub, *, metrics_token: str | None = None
    ) -> None:
        self._checks = checks
        self._registry = registry
        self._token = metrics_token
        labels = ("method", "route", "status")
        self._requests = Counter("newsdesk_http_requests", "Requests answered.", labels, registry=registry)
        self._seconds = Histogram(
            "newsdesk_http_request_seconds", "Time to answer.", ("method", "route"), registry=registry
        )
        connected = Gauge("newsdesk_websocket_connections", "Live connections.", registry=registry)
        connected.set_function(lambda: hub.connected)

    def routes(self) -> list[web.RouteDef]:
        """What to add to the application."""
        return [
            web.get("/healthz", self.alive),
            web.get("/readyz", self.ready),
            web.get("/metrics", self.metrics),
        ]

    async def alive(self, request: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "ok"})

    async def ready(self, request: web.Request) -> web.Response:
        """Every part works; 503 where one doesn't, and which."""
        works = {name: await self._works(name, check) for name, check in self._checks.items()}
        good = all(works.values())
        return web.json_response({"status": "ok" if good else "unready", "checks": works}, status=200 if good else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        """Numbers for Prometheus. :raises NotFound: for anyone else, as if there were none"""
        if not self._may_read(request):
            raise NotFound
        # The gauges read plain numbers of this loop, so it is done here and not in a thread.
        body = generate_latest(self._registry)
        return web.Response(body=body, headers={hdrs.CONTENT_TYPE: CONTENT_TYPE_PLAIN_0_0_4})

    @web.middleware
    async def measured(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Counts and times requests by the route's address in the table, never by the address asked for."""
        route, began = route_name(request), time.perf_counter()
        method = request.method if request.method in hdrs.METH_ALL else "other"
        status = 500
        try:
            response = await handler(request)
            status = response.status
            return response
        except web.HTTPException as error:
            status = error.status
            raise
        finally:
            self._requests.labels(method, route, str(status)).inc()
            if status != 101:
                self._seconds.labels(method, route).observe(time.perf_counter() - began)

    async def _works(self, name: str, check: Check) -> bool:
        try:
            async with asyncio.timeout(_CHECK_WITHIN_S):
                return await check()
        except Exception as error:  # the top of a check: whatever it was, the part doesn't work
            _log.warning("not ready", part=name, error=repr(error))
            return False

    def _may_read(self, request: web.Request) -> bool:
        shown = request.headers.get(hdrs.AUTHORIZATION, "")
        if self._token and hmac.compare_digest(shown.encode(), f"Bearer {self._token}".encode()):
            return True
        # A proxy on this machine asks for others, and says so.
        forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
        return not self._token and not forwarded and is_loopback(request.remote or "")

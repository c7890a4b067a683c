"""What holds for every answer: only our own host names on loopback, and headers that keep other sites out."""

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.console.auth import DOOR
from bot.console.problems import bare, locale_of

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it a browser tells our own sign-in form no Origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "Newsdesk",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_TLS_ONLY = "max-age=31536000"


@web.middleware
async def own_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses a Host that isn't ours, before anything else looks at the request (DNS rebinding)."""
    if not request.app[DOOR].known_host(request):
        return bare(421, locale_of(request))
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Adds what every answer says to browsers. Only fonts, scripts and styles may be kept."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.app[DOOR].secure:
        response.headers.setdefault("Strict-Transport-Security", _TLS_ONLY)
    kept = "no-cache" if request.path.startswith("/static/") else "no-store"
    response.headers.setdefault(hdrs.CACHE_CONTROL, kept)

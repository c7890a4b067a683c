"""Signing in and out: a link shows a button, the button opens the session, the cookie keeps it (design 6)."""

from urllib.parse import urlsplit

from aiohttp import web

from bot.chat.web.socket import session_mark
from bot.console.auth import DOOR
from bot.console.problems import locale_of, problem
from bot.console.rendering import error_page, login_page
from bot.console.routes import Console
from core.desk import signin
from core.errors import NewsdeskError, NotSignedIn
from core.words import say


class Entrance:
    """The three addresses that need no session."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def routes(self) -> list[web.RouteDef]:
        """What to add to the application. A link that is only looked at, by a chat's preview too, isn't used up."""
        return [
            web.get("/login/{secret}", self.show),
            web.post("/login/{secret}", self.enter),
            web.post("/logout", self.leave),
            web.post("/api/logout", self.leave),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The page with the button."""
        return login_page(locale_of(request))

    async def enter(self, request: web.Request) -> web.Response:
        """Use the link, open a session, go where it leads.

        :raises Forbidden: the button wasn't on our page
        :raises TooManyRequests: too many tries from one address
        """
        door = request.app[DOOR]
        door.same_origin(request)
        await door.count_try(request)
        to = local_path(request.query.get("to", "/"))
        try:
            session = await signin.open_session(door.desk, request.match_info["secret"])
        except NotSignedIn:
            return await self._again(request, to)
        answer = web.Response(status=303, headers={"Location": to})
        answer.set_cookie(
            door.cookie,
            session,
            max_age=int(signin.SESSION_LASTS.total_seconds()),
            path="/",
            httponly=True,
            secure=door.secure,
            samesite="Lax",
        )
        return answer

    async def leave(self, request: web.Request) -> web.StreamResponse:
        """End the session and its live connections. Twice is as good as once."""
        door = request.app[DOOR]
        door.same_origin(request)
        session = request.cookies.get(door.cookie)
        if session:
            await door.desk.stores.signin.end_session(signin.digest(session))
            self._console.hub.end_session(session_mark(session))
        for_programs = request.path.startswith("/api/")
        answer = (
            web.json_response({"done": True}) if for_programs else web.Response(status=303, headers={"Location": "/"})
        )
        answer.del_cookie(door.cookie, path="/", httponly=True, secure=door.secure, samesite="Lax")
        return answer

    async def _again(self, request: web.Request, to: str) -> web.Response:
        """A link used before: whoever pressed twice is in already, anyone else is told how to get another."""
        door = request.app[DOOR]
        try:
            await door.caller(request)
        except NotSignedIn:
            locale = locale_of(request)
            refused: NewsdeskError = NotSignedIn(say(locale, "desk-link-used"))
            wants_page = "text/html" in request.headers.get("Accept", "")
            return error_page(refused, locale) if wants_page else problem(refused, locale)
        return web.Response(status=303, headers={"Location": to})


def local_path(asked: str) -> str:
    """Where to go after signing in: a path of ours, or the start."""
    parts = urlsplit(asked)
    plain = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if plain and not parts.netloc and not parts.scheme else "/"

"""From a route of the table to a handler of the web server: parse, allow, call, answer."""

from aiohttp import web
from aiohttp.typedefs import Handler
from pydantic import BaseModel, ValidationError

from bot.console.auth import DOOR
from bot.console.downloads import Download, Stream, download, stream
from bot.console.parsing import parsed
from bot.console.problems import InvalidFields, TooLarge, WrongMediaType, fields
from bot.console.routes import BODY_LIMIT, AnyRoute, Call, Console
from bot.console.wire import Given, Nothing
from core.desk import admin_only, author_only
from core.errors import BadInput, NotFound, Unprocessable
from core.report import Caller
from core.words import say


def serve(route: AnyRoute, console: Console) -> Handler:
    """The web server's handler of a route; it raises the errors of `core.errors`."""

    async def handler(request: web.Request) -> web.StreamResponse:
        caller = await request.app[DOOR].caller(request)
        _allow(route, caller)
        params = _params(route, request, caller.locale)
        body = await _body(route, request, caller.locale)
        call = Call(console, caller, params, body, request)
        try:
            told = await route.handler(call)
            return await stream(told, request) if isinstance(told, Stream) else _answer(route, told)
        except BadInput as error:
            # What is wrong in an address is 400, what is wrong in a body 422.
            if route.takes_body and not isinstance(error, InvalidFields):
                raise Unprocessable(error.detail) from error
            raise

    return handler


def _allow(route: AnyRoute, caller: Caller) -> None:
    if route.right == "author":
        author_only(caller)
    elif route.right == "admin":
        admin_only(caller)


def _params(route: AnyRoute, request: web.Request, locale: str) -> Given:
    given = dict(request.query) | dict(request.match_info)
    if any("\0" in value for value in given.values()):
        raise BadInput(say(locale, "wire-bad-request"))
    known = {name for field, info in route.params.model_fields.items() for name in (field, info.alias)}
    try:
        # A parameter nobody knows is ignored, as links get some added on their way.
        params: Given = route.params.model_validate({key: value for key, value in given.items() if key in known})
    except ValidationError as error:
        problems = fields(error, locale)
        if any(problem.field in request.match_info for problem in problems):
            raise NotFound(say(locale, "wire-no-such-address")) from None
        raise InvalidFields(problems) from None
    return params


async def _body(route: AnyRoute, request: web.Request, locale: str) -> Given:
    if not route.takes_body:
        return Nothing()
    raw = await _read(request)
    if raw and request.content_type != "application/json" and not request.content_type.endswith("+json"):
        raise WrongMediaType
    value = parsed(raw, locale) if raw.strip() else {}
    if not isinstance(value, dict):
        raise BadInput(say(locale, "wire-bad-json"))
    try:
        body: Given = route.body.model_validate(value)
    except ValidationError as error:
        raise InvalidFields(fields(error, locale), status=422) from None
    return body


async def _read(request: web.Request) -> bytes:
    """:raises TooLarge: over the limit; no more than that is ever read"""
    if (request.content_length or 0) > BODY_LIMIT:
        raise TooLarge
    read = bytearray()
    async for chunk in request.content.iter_chunked(16 * 1024):
        read += chunk
        if len(read) > BODY_LIMIT:
            raise TooLarge
    return bytes(read)


def _answer(route: AnyRoute, told: object) -> web.Response:
    if isinstance(told, Download):
        return download(told)
    assert isinstance(told, BaseModel)
    text = told.model_dump_json(exclude_none=route.omit_none)
    return web.Response(status=route.status, text=text, content_type="application/json")

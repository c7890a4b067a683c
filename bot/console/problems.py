"""Errors on the wire: `application/problem+json` (RFC 9457), with words for the person in their own language (P4)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from pydantic import ValidationError

from bot.console.rendering import error_page, reader_locale
from bot.console.wire import Told
from core.errors import (
    BadInput,
    Conflict,
    Forbidden,
    ModelFailed,
    NewsdeskError,
    NotFound,
    NotSignedIn,
    TooManyRequests,
    Unprocessable,
)
from core.words import say

#: Set on a request as soon as its reader's language is known.
LOCALE = web.RequestKey("locale", str)

MEDIA_TYPE = "application/problem+json"

_KINDS: tuple[tuple[type[NewsdeskError], int, str], ...] = (
    (NotSignedIn, 401, "not-signed-in"),
    (Forbidden, 403, "forbidden"),
    (NotFound, 404, "not-found"),
    (Conflict, 409, "conflict"),
    (Unprocessable, 422, "unprocessable"),
    (TooManyRequests, 429, "too-many-requests"),
    (BadInput, 400, "bad-request"),
    (ModelFailed, 502, "model-failed"),
)
_BY_STATUS = {
    400: "wire-bad-request",
    403: "wire-forbidden",
    404: "wire-no-such-address",
    405: "wire-wrong-method",
    408: "wire-bad-request",
    413: "wire-too-large",
    415: "wire-wrong-media-type",
    421: "wire-wrong-host",
}

_log = structlog.get_logger()


class FieldProblem(Told):
    """What is wrong with one field: its name (`recipients.0`), and words for the person."""

    field: str
    detail: str


class Problem(Told):
    """An error. `type` is stable and for programs, `detail` is for the person who asked."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FieldProblem, ...] = ()


class InvalidFields(BadInput):
    """Some fields can't be used: 400 for those of an address, 422 for those of a body."""

    def __init__(self, errors: Sequence[FieldProblem], status: int = 400) -> None:
        self.errors = tuple(errors)
        self.status = status
        super().__init__("; ".join(f"{error.field}: {error.detail}" for error in errors))


class TooLarge(NewsdeskError):
    """There is more in the request than may be sent."""


class WrongMediaType(NewsdeskError):
    """The request's Content-Type isn't one that is read here."""


def fields(error: ValidationError, locale: str) -> list[FieldProblem]:
    """What pydantic found, in the reader's words."""
    return [
        FieldProblem(field=".".join(map(str, found["loc"])) or "body", detail=_field_words(found, locale))
        for found in error.errors(include_url=False, include_input=False)
    ]


def problem(error: NewsdeskError, locale: str) -> web.Response:
    """The error as an answer."""
    if isinstance(error, TooLarge | WrongMediaType):
        return bare(413 if isinstance(error, TooLarge) else 415, locale)
    status, slug = next(((status, slug) for kind, status, slug in _KINDS if isinstance(error, kind)), (500, "fault"))
    headers: dict[str, str] = {}
    if isinstance(error, TooManyRequests):
        headers[hdrs.RETRY_AFTER] = str(max(1, round(error.retry_after)))
    if status == 401:
        headers[hdrs.WWW_AUTHENTICATE] = "Bearer"
    errors: tuple[FieldProblem, ...] = ()
    if isinstance(error, InvalidFields):
        status, slug, errors = error.status, "invalid-fields", error.errors
    return _response(status, slug, words(error, locale), errors=errors, headers=headers)


def bare(status: int, locale: str, headers: Mapping[str, str] | None = None) -> web.Response:
    """The answer where only a status is known."""
    slug = HTTPStatus(status).phrase.lower().replace(" ", "-")
    return _response(status, slug, say(locale, _BY_STATUS.get(status, "wire-fault")), headers=headers)


def words(error: NewsdeskError, locale: str) -> str:
    """What the person is told: the error's own words where it has some, else its kind's in their language."""
    if error.detail != (type(error).__doc__ or "").strip():
        return error.detail
    if isinstance(error, NotSignedIn):
        return say(locale, "wire-not-signed-in")
    if isinstance(error, TooManyRequests):
        return say(locale, "wire-too-many-requests")
    return say(locale, "wire-forbidden") if isinstance(error, Forbidden) else error.detail


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns what is raised into an answer: a problem for programs, a page for people."""
    try:
        return await handler(request)
    except NewsdeskError as error:
        locale = locale_of(request)
        if _for_people(request):
            return error_page(_with_words(error, locale), locale)
        return problem(error, locale)
    except web.HTTPException as error:
        return _refused(request, error)
    except Exception:  # the top of a request: it is logged here, and the person is told something
        _log.exception("request failed", method=request.method, route=route_name(request))
        return bare(500, locale_of(request))


def locale_of(request: web.Request) -> str:
    """The reader's language: their own once it is known who they are, else what the browser asks for."""
    return request.get(LOCALE) or reader_locale(request)


def route_name(request: web.Request) -> str:
    """The address as it stands in the table, without ids or secrets; for logs and metrics."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"


def _refused(request: web.Request, error: web.HTTPException) -> web.StreamResponse:
    if error.status < 400:
        raise error
    locale = locale_of(request)
    if _for_people(request) and error.status == 404:
        return error_page(NotFound(say(locale, "wire-no-such-address")), locale)
    kept = {str(hdrs.ALLOW): error.headers[hdrs.ALLOW]} if hdrs.ALLOW in error.headers else None
    return bare(error.status, locale, kept)


def _for_people(request: web.Request) -> bool:
    """Whether a browser asks for a page."""
    return not request.path.startswith("/api/") and "text/html" in request.headers.get(hdrs.ACCEPT, "")


def _with_words(error: NewsdeskError, locale: str) -> NewsdeskError:
    error.detail = words(error, locale)
    return error


def _response(
    status: int,
    slug: str,
    detail: str,
    *,
    errors: tuple[FieldProblem, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    told = Problem(
        type=f"urn:newsdesk:problem:{slug}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        errors=errors,
    )
    text = told.model_dump_json(exclude_defaults=True)
    return web.Response(status=status, text=text, content_type=MEDIA_TYPE, headers=headers)


def _field_words(found: Mapping[str, object], locale: str) -> str:
    kind = str(found["type"])
    context = found.get("ctx")
    limits = context if isinstance(context, dict) else {}
    if kind == "missing":
        return say(locale, "wire-field-missing")
    if kind == "extra_forbidden":
        return say(locale, "wire-field-unknown")
    if kind in ("literal_error", "enum"):
        return say(locale, "wire-field-choice", choices=limits.get("expected", ""))
    if kind in ("string_too_long", "too_long"):
        return say(locale, "wire-field-too-long", most=str(limits.get("max_length", "")))
    if kind in ("greater_than_equal", "less_than_equal"):
        return say(locale, "wire-field-range", bound=str(limits.get("ge", limits.get("le", ""))), sign=_sign(kind))
    sort, _, fault = kind.partition("_")
    if fault in ("type", "parsing", "from_float") and sort in _SORTS:
        return say(locale, "wire-field-sort", sort=_SORTS[sort])
    return say(locale, "wire-field-invalid")


#: JSON's own names for what was expected.
_SORTS = {
    "bool": "true / false",
    "int": "integer",
    "string": "string",
    "tuple": "array",
    "list": "array",
    "dict": "object",
    "model": "object",
}


def _sign(kind: str) -> str:
    return "≥" if kind.startswith("greater") else "≤"

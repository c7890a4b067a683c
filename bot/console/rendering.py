"""Pages out of templates: the words of the reader's language, escaping on, nothing from another host."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.console.modules import imported
from bot.console.wording import CLIENT, PHRASES, STAGES
from core.errors import (
    Conflict,
    Forbidden,
    NewsdeskError,
    NotFound,
    NotSignedIn,
    TooManyRequests,
    Unprocessable,
)
from core.report import SOURCE_NAMES
from core.words import canonical, say
from core.words.format import moment, number, short_day

_FOLDER = Path(__file__).parent
#: Served under `/static`.
STATIC = _FOLDER / "static"
#: What a language calls itself.
LANGUAGES = {"en": "English", "zh-TW": "繁體中文", "nb": "Norsk bokmål", "uk": "Українська"}

_STATUS: dict[type[NewsdeskError], int] = {
    NotSignedIn: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Unprocessable: 422,
    TooManyRequests: 429,
}


def page(template: str, locale: str, *, status: int = 200, **values: Any) -> web.Response:
    """A template as HTML; what people and models wrote in `values` is escaped."""
    return web.Response(text=html(template, locale, **values), status=status, content_type="text/html")


def html(template: str, locale: str, **values: Any) -> str:
    """A template's text. `t` says a phrase of the console's catalogue, `client_words` are those its scripts say."""

    def told(name: str, **arguments: object) -> str:
        if name not in PHRASES:
            raise KeyError(f"{template}: {name} is not among the phrases of bot/console/wording.py")
        return say(locale, f"console-{name}", **arguments)

    return _templates().get_template(template).render(locale=locale, t=told, **values)


def error_page(error: NewsdeskError, locale: str) -> web.Response:
    """What went wrong, for a person; signed out says how to get in."""
    status = next((code for sort, code in _STATUS.items() if isinstance(error, sort)), 400)
    title = say(locale, _ERROR_TITLES.get(status, "console-error"))
    used_up = error.detail == say(locale, "desk-link-used")
    detail = say(locale, "console-signed-out-detail") if status == 401 and not used_up else error.detail
    return page("error.html", locale, status=status, code=status, title=title, detail=detail)


def login_page(locale: str) -> web.Response:
    """The page of a sign-in link: a button that posts to the same address, so that a preview bot uses up nothing."""
    return page("login.html", locale)


def reader_locale(request: web.Request) -> str:
    """The first language a browser asks for that we write; English without one."""
    for part in request.headers.get("Accept-Language", "").split(","):
        try:
            return canonical(part.split(";")[0])
        except ValueError:
            continue
    return "en"


class Badge(NamedTuple):
    """One source of a report: `12 calls`, or that it was left out (D3)."""

    source: str
    counted: bool
    words: str


def badges(counts: Mapping[str, int | None], locale: str) -> tuple[Badge, ...]:
    """The sources of a report in their usual order; those it knows nothing of have no badge."""
    return tuple(
        Badge(source, counts[source] is not None, _counted(source, counts[source], locale))
        for source in SOURCE_NAMES
        if source in counts
    )


def period_words(start: datetime | None, end: datetime | None, zone: str, locale: str) -> str:
    """The day a period covers, or its two ends, in a zone; empty without one."""
    if start is None or end is None:
        return ""
    tz = ZoneInfo(zone)
    first, last = start.astimezone(tz), end.astimezone(tz)
    midnights = first.strftime("%H%M%S") == last.strftime("%H%M%S") == "000000"
    last_day = (last - timedelta(days=1)).date() if midnights else last.date()
    if not midnights and first.date() != last_day:
        return f"{moment(start, tz, locale)} – {moment(end, tz, locale)}"
    if first.date() == last_day:
        return short_day(last_day, locale)
    return f"{short_day(first.date(), locale)} – {short_day(last_day, locale)}"


def _counted(source: str, count: int | None, locale: str) -> str:
    if count is None:
        return say(locale, "console-badge-off", source=say(locale, f"console-source-{source}"))
    return say(locale, f"console-badge-{source}", count=count, shown=number(count, locale))


@cache
def client_words(locale: str) -> Markup:
    """What the scripts say, as JSON for a data block: values stand as `{name}`. `<` is written so that nothing in
    it can end the block."""
    words: dict[str, object] = {
        name: say(locale, f"console-{name}", **_left_open(values)) for name, values in CLIENT.items()
    }
    words |= {f"badge-{source}": _forms(f"console-badge-{source}", locale) for source in SOURCE_NAMES}
    words |= {f"stage-{stage}": say(locale, f"console-stage-{stage.replace('_', '-')}") for stage in STAGES}
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704


def _left_open(values: tuple[str, ...]) -> dict[str, str]:
    return {value: f"{{{value}}}" for value in values}


def _forms(message: str, locale: str) -> dict[str, str]:
    """A phrase about a number in each of the language's plural forms, by the name a browser knows the form by."""
    return {form: say(locale, message, count=count, shown="{shown}") for form, count in _COUNTS[locale].items()}


#: For each plural form of a language a number that takes it.
_COUNTS: dict[str, dict[str, float]] = {
    "en": {"one": 1, "other": 2},
    "nb": {"one": 1, "other": 2},
    "uk": {"one": 1, "few": 2, "many": 5, "other": 1.5},
    "zh-TW": {"other": 2},
}
_ERROR_TITLES = {
    401: "console-signed-out",
    403: "console-forbidden",
    404: "console-not-found",
}


@cache
def _templates() -> Environment:
    env = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(client_words=client_words, languages=LANGUAGES, imported=partial(imported, STATIC))
    env.filters.update(number=number)
    return env

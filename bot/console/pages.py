"""The console's pages: which addresses there are, and what each shows to whom."""

from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any, NamedTuple

from aiohttp import web

from bot.console import ai_view, report_list, report_view, settings_view
from bot.console.downloads import Download, download
from bot.console.rendering import html, page
from bot.console.shell import Shell, shell_for, tinted
from core.desk import Desk, asking, room_for, shelf
from core.errors import BadInput, NotFound
from core.people import ChatRoom, Person
from core.report import Caller
from core.words import catalogue, say

Handler = Callable[[web.Request, Caller], Awaitable[web.Response]]


class Page(NamedTuple):
    """One address for signed-in people. The handler raises the errors of `core.errors`; `error_page` shows them."""

    method: str
    path: str
    handler: Handler


def pages(desk: Desk) -> list[Page]:
    """All pages of the console. Those of a room, a report or a test check the caller's access themselves."""
    table: list[tuple[str, Callable[[Desk, web.Request, Caller], Awaitable[web.Response]]]] = [
        ("/", _start),
        ("/rooms/{room}", _room),
        ("/reports", _reports),
        ("/reports/{report}", _report),
        ("/reports/{report}/download.{suffix}", _download),
        ("/reports/{report}/pictures/{place:\\d{1,4}}", _picture),
        ("/settings", _reporting),
        ("/settings/organisation", _organisation),
        ("/settings/ai", _ai),
        ("/settings/you", _you),
        ("/settings/firings", _firings),
        ("/settings/tests/{test}", _preview),
    ]
    return [Page("GET", path, partial(handler, desk)) for path, handler in table]


async def _start(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    """The first channel, or what to do where there is none."""
    shell = await shell_for(desk, caller, "chat")
    usable = [room for room in shell.rooms if not room.archived] or shell.rooms
    first = next((room for room in usable if room.sort == "channel"), usable[0] if usable else None)
    if first is None:
        return page("chat.html", caller.locale, shell=shell, room=None)
    return await _chat(desk, caller, shell, first)


async def _room(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    room = await room_for(desk, caller, request.match_info["room"])
    return await _chat(desk, caller, await shell_for(desk, caller, "chat"), room)


async def _chat(desk: Desk, caller: Caller, shell: Shell, room: ChatRoom) -> web.Response:
    members = await desk.stores.rooms.members(caller.organisation, room.id)
    role = next((member.role for member in members if member.id == caller.user), None)
    message = f"console-status-{room.status}"
    known = catalogue(caller.locale).has_message(message)
    return page(
        "chat.html",
        caller.locale,
        shell=shell.model_copy(update={"room": room.id}),
        room=room,
        zone=room.zone or shell.zone,
        closed=_closed(room, role, caller.locale),
        strangers=await _strangers(desk, caller, room, {member.id for member in members}) if role != "viewer" else (),
        members=[tinted(member.id, member.name, job_title=member.job_title, role=member.role) for member in members],
        status_words=say(caller.locale, message) if known else room.status,
    )


def _closed(room: ChatRoom, role: str | None, locale: str) -> str:
    """Why nothing can be written in a room; empty where it can."""
    if room.archived:
        return say(locale, "console-archived")
    if role == "viewer":
        return say(locale, "console-reading-only")
    return "" if room.chat == "web" else say(locale, "desk-room-elsewhere")


async def _strangers(desk: Desk, caller: Caller, room: ChatRoom, members: Collection[str]) -> list[Person]:
    """Who could be added to a room."""
    if room.chat != "web" or room.sort == "direct":
        return []
    return [person for person in await desk.stores.directory.people(caller.organisation) if person.id not in members]


async def _reports(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    try:
        at = int(request.query.get("page", "0"))
    except ValueError:
        raise BadInput(say(caller.locale, "desk-bad-page")) from None
    found = await shelf.page(desk, caller, page=at)
    shell = await shell_for(desk, caller, "reports")
    return page(
        "reports.html",
        caller.locale,
        shell=shell,
        groups=report_list.groups(found.items, shell, caller.locale, desk.now()),
        page=found.page,
        pages=-(-found.total // found.page_size),
    )


async def _report(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    """The document; for a run without one, how far it is or why there is none."""
    report = request.match_info["report"]
    try:
        kept = await shelf.document(desk, caller, report)
    except NotFound:
        return await _without_document(desk, caller, report)
    shell = await shell_for(desk, caller, "report")
    view = report_view.view(kept, shell, caller.locale)
    return page("report.html", caller.locale, shell=shell, view=view)


async def _without_document(desk: Desk, caller: Caller, report: str) -> web.Response:
    state = await asking.state_of(desk, caller, report)
    if state.run.trial:
        raise NotFound(say(caller.locale, "desk-no-report"))
    heading = {"generating": "making", "completed": "making", "no_data": "nothing-made"}.get(state.status, "not-made")
    shell = await shell_for(desk, caller, "report")
    return page("making.html", caller.locale, shell=shell, state=state, heading=heading)


async def _download(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    rendered, data = await shelf.file(desk, caller, request.match_info["report"], request.match_info["suffix"])
    return download(Download(rendered.name, rendered.media_type, data))


async def _picture(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    """An image of a report, as it was made fit to show."""
    kept = await shelf.document(desk, caller, request.match_info["report"])
    files = kept.document.attachments if kept.document else ()
    place = int(request.match_info["place"])
    if place >= len(files) or not (blob := files[place].blob):
        raise NotFound(say(caller.locale, "desk-no-file"))
    try:
        data = await desk.blobs.get(blob)
    except FileNotFoundError:
        raise NotFound(say(caller.locale, "desk-no-file")) from None
    sort = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    return web.Response(body=data, content_type=sort, headers={"Cache-Control": "private, max-age=3600"})


async def _reporting(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    values = await settings_view.reporting(desk, caller)
    return await _settings(desk, caller, "reporting", locked="" if caller.may_author else "disabled", **values)


async def _organisation(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    locked = "" if caller.is_admin else "disabled"
    return await _settings(desk, caller, "organisation", locked=locked, zones=settings_view.zones())


async def _ai(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    return await _settings(desk, caller, "ai", **await ai_view.tab(desk, caller))


async def _you(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    return await _settings(desk, caller, "you")


async def _settings(desk: Desk, caller: Caller, tab: str, **values: Any) -> web.Response:
    shell = await shell_for(desk, caller, "settings")
    tabs = ("reporting", "organisation", *(["ai"] if caller.may_author else []), "you")
    return page(f"settings_{tab}.html", caller.locale, shell=shell, tab=tab, tabs=tabs, **values)


async def _firings(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    """The next three firings for an hour that isn't saved yet, as list items (X5)."""
    firings = await settings_view.firings_at(desk, caller, request.query.get("hour", ""))
    return web.Response(text=html("firings.html", caller.locale, firings=firings), content_type="text/html")


async def _preview(desk: Desk, request: web.Request, caller: Caller) -> web.Response:
    """What a completed test wrote, for the panel (D14)."""
    document = await shelf.trial(desk, caller, request.match_info["test"])
    shell = await shell_for(desk, caller, "settings")
    view = report_view.of_document(document, shell.zone, caller.locale)
    return web.Response(text=html("preview.html", caller.locale, view=view), content_type="text/html")

"""`incident [wish]` and its shortcut: a report on a room, delivered there (I12)."""

from collections.abc import AsyncIterator

from bot.commands.asked import Incident
from bot.commands.following import follow
from bot.commands.phrases import value_of
from core.desk import Desk, asking, room_for
from core.errors import Unprocessable
from core.kept import Command
from core.people import ChatRoom
from core.render.markdown import escaped
from core.replies import Button, Choice, Field, Form, Reply, Text
from core.words import say


async def start(desk: Desk, command: Command, asked: Incident) -> AsyncIterator[Reply]:
    """In the room it is asked in.

    :raises Unprocessable: it is asked where no incident is talked about, or nobody has said anything (I3)
    :raises NotFound, Forbidden: as for the room (I16)
    """
    async for reply in _report(desk, command, command.room, asked.wish):
        yield reply


async def from_shortcut(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`report.incident`: on the room chosen, or the one it was pressed in; a form to choose one without either."""
    chosen = str(command.values.get("room") or value_of(command) or command.room or "")
    if not chosen:
        yield await _form(desk, command)
        return
    wish = str(command.values.get("wish") or "").strip() or None
    async for reply in _report(desk, command, chosen, wish):
        yield reply


def check(command: Command) -> dict[str, str]:
    """What is wrong with the form's values."""
    if "room" in command.values and not command.values["room"]:
        return {"room": say(command.caller.locale, "chat-incident-choose")}
    return {}


async def _report(desk: Desk, command: Command, where: str | None, wish: str | None) -> AsyncIterator[Reply]:
    caller = command.caller
    room = await room_for(desk, caller, where) if where else None
    if room is None or room.sort == "direct":
        raise Unprocessable(say(caller.locale, "chat-incident-no-room"))
    started = await asking.incident(desk, caller, room.id, wish=wish, command=command.id)
    yield _started(room, started.warning, caller.locale)
    async for reply in follow(desk, caller, started.report_id):
        yield reply


def _started(room: ChatRoom, warning: str | None, locale: str) -> Text:
    name = f"#{escaped(room.title)}"
    lines = [say(locale, "chat-incident-archived" if room.archived else "chat-incident-started", room=name)]
    if warning:
        lines.append(escaped(warning))
    return Text(markdown="\n\n".join(lines), tone="warning" if warning else "plain")


async def _form(desk: Desk, command: Command) -> Form:
    caller, locale = command.caller, command.caller.locale
    rooms = await desk.stores.rooms.rooms(caller.organisation, caller.user)
    choices = tuple(Choice(value=room.id, label=f"#{room.title}") for room in rooms if room.sort != "direct")
    room = Field(key="room", label=say(locale, "chat-incident-room"), sort="choice", choices=choices, required=True)
    wish = Field(key="wish", label=say(locale, "chat-incident-wish"), sort="text")
    return Form(
        id="incident",
        title=say(locale, "chat-incident-title"),
        fields=(room, wish),
        submit=Button(label=say(locale, "chat-incident-write"), action="report.incident", style="primary"),
    )

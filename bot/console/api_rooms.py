"""REST: rooms of the chat and who is in them (C6, I2)."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Change, Given, Id, Nothing, Told
from core.desk import room_for, rooms
from core.errors import BadInput
from core.kept import Event
from core.people import ChatRoom
from core.records import Member
from core.schedule import zone_of
from core.values import Instant
from core.words import canonical, say


class RoomId(Given):
    """Which room."""

    room: Id


class MemberId(RoomId):
    """Which member of which room."""

    person: Id


class RoomTold(Told):
    """A room, with what an incident report needs of it. `zone` and `locale` are null where the organisation's are."""

    id: str
    title: str
    sort: Literal["channel", "incident", "direct"]
    chat: Literal["web", "slack"]
    status: str | None
    incident_type: str | None
    severity: str | None
    location: str | None
    description: str | None
    created_at: Instant | None
    resolved_at: Instant | None
    zone: str | None
    locale: str | None


class RoomOpened(RoomTold):
    """A room, and what the caller is in it."""

    role: str | None


class Rooms(Told):
    """The caller's rooms, by title."""

    items: tuple[RoomTold, ...]


class _About(Given):
    incident_type: str | None = Field(default=None, max_length=200)
    severity: str | None = Field(default=None, max_length=200)
    location: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=4000)
    zone: str | None = Field(default=None, max_length=60)
    locale: str | None = Field(default=None, max_length=20)


class NewRoom(_About):
    """A room to open; the caller owns it."""

    title: str = Field(min_length=1, max_length=200)
    sort: Literal["channel", "incident"] = "channel"


class RoomChange(_About, Change):
    """What is to change; what isn't named stays."""

    title: str = Field(default="", min_length=1, max_length=200)
    status: Literal["active", "resolved", "archived"] = "active"


class MemberTold(Told):
    """A member of a room."""

    id: str
    name: str
    role: str | None
    job_title: str | None


class Members(Told):
    """In the order they came."""

    items: tuple[MemberTold, ...]


class NewMember(Given):
    """Whom to add, or whose role to change."""

    person: Id
    role: Literal["owner", "editor", "viewer"] = "editor"


async def list_rooms(call: Call[Nothing, Nothing]) -> Rooms:
    """Those the caller is in."""
    found = await call.desk.stores.rooms.rooms(call.caller.organisation, call.caller.user)
    return Rooms(items=tuple(map(_room, found)))


async def open_room(call: Call[Nothing, NewRoom]) -> RoomTold:
    """A new room."""
    given = _checked(call.body.named(), call.caller.locale)
    return _room(await rooms.open_room(call.desk, call.caller, **given))


async def get_room(call: Call[RoomId, Nothing]) -> RoomOpened:
    """One the caller is in."""
    found = await room_for(call.desk, call.caller, call.params.room)
    role = await call.desk.stores.rooms.role(call.caller.organisation, found.id, call.caller.user)
    return RoomOpened(**_room(found).model_dump(), role=role)


async def change_room(call: Call[RoomId, RoomChange]) -> RoomTold:
    """Its facts and its status; everyone there is told."""
    given = _checked(call.body.named(), call.caller.locale)
    told = _room(await rooms.change_room(call.desk, call.caller, call.params.room, **given))
    await _tell(call, {"type": "room", "room": told.id, "fields": told.model_dump(mode="json")})
    return told


async def list_members(call: Call[RoomId, Nothing]) -> Members:
    """Of a room the caller is in."""
    return _members(await rooms.members(call.desk, call.caller, call.params.room))


async def add_member(call: Call[RoomId, NewMember]) -> Members:
    """Add someone to a room, or give them another role there."""
    room, new = call.params.room, call.body
    return await _changed(call, await rooms.add_member(call.desk, call.caller, room, new.person, new.role))


async def remove_member(call: Call[MemberId, Nothing]) -> Members:
    """Take someone out of a room, or leave it."""
    asked = call.params
    return await _changed(call, await rooms.remove_member(call.desk, call.caller, asked.room, asked.person))


async def _changed(call: Call[Any, Any], now: Sequence[Member]) -> Members:
    told = _members(now)
    room: str = call.params.room
    call.console.hub.forget_members(call.caller.organisation, room)
    await _tell(call, {"type": "members", "room": room, **told.model_dump(mode="json")})
    return told


async def _tell(call: Call[Any, Any], payload: dict[str, Any]) -> None:
    event = Event(organisation=call.caller.organisation, room=payload["room"], payload=payload)
    await call.console.hub.publish(event)


def _checked(given: dict[str, Any], locale: str) -> dict[str, Any]:
    """:raises BadInput: no such zone, or a language we don't write"""
    if given.get("zone"):
        given["zone"] = zone_of(given["zone"]).key
    if given.get("locale"):
        try:
            given["locale"] = canonical(given["locale"])
        except ValueError:
            raise BadInput(say(locale, "desk-bad-value", field="locale")) from None
    return given


def _room(room: ChatRoom) -> RoomTold:
    return RoomTold(**room.model_dump(include=set(RoomTold.model_fields)))


def _members(found: Sequence[Member]) -> Members:
    return Members(
        items=tuple(MemberTold(**member.model_dump(include=set(MemberTold.model_fields))) for member in found)
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(method="GET", path="/api/rooms", summary="One's rooms", handler=list_rooms, reply=Rooms),
    Route(
        method="POST",
        path="/api/rooms",
        summary="Open a room",
        handler=open_room,
        body=NewRoom,
        reply=RoomTold,
        status=201,
    ),
    Route(method="GET", path="/api/rooms/{room}", summary="A room", handler=get_room, params=RoomId, reply=RoomOpened),
    Route(
        method="PATCH",
        path="/api/rooms/{room}",
        summary="Change a room",
        handler=change_room,
        params=RoomId,
        body=RoomChange,
        reply=RoomTold,
    ),
    Route(
        method="GET",
        path="/api/rooms/{room}/members",
        summary="Who is in a room",
        handler=list_members,
        params=RoomId,
        reply=Members,
    ),
    Route(
        method="POST",
        path="/api/rooms/{room}/members",
        summary="Add someone to a room",
        handler=add_member,
        params=RoomId,
        body=NewMember,
        reply=Members,
        errors=(409,),
    ),
    Route(
        method="DELETE",
        path="/api/rooms/{room}/members/{person}",
        summary="Take someone out of a room, or leave it",
        handler=remove_member,
        params=MemberId,
        reply=Members,
        errors=(409,),
    ),
)

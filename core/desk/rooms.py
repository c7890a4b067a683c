"""Rooms of the web chat: opening and changing them, and who is in them."""

import hashlib
from collections.abc import Sequence
from typing import Any, Literal

from core.desk import Desk, room_for
from core.errors import Conflict, Forbidden, NotFound, Unprocessable
from core.people import ChatRoom
from core.records import Member
from core.report import Caller
from core.words import say

#: What a change of a room may name.
CHANGEABLE = frozenset(
    {"title", "incident_type", "severity", "status", "location", "description", "zone", "locale"},
)
Role = Literal["owner", "editor", "viewer"]


async def open_room(
    desk: Desk, caller: Caller, *, title: str, sort: Literal["channel", "incident"] = "channel", **about: Any
) -> ChatRoom:
    """A new room, owned by the caller; an incident room is active. `about` names fields of CHANGEABLE."""
    room = ChatRoom(
        id=f"room_{hashlib.sha256(desk.token().encode()).hexdigest()[:20]}",
        organisation=caller.organisation,
        title=title,
        sort=sort,
        created_at=desk.now(),
        **{"status": "active" if sort == "incident" else None} | about,
    )
    await desk.stores.rooms.keep_room(room)
    await desk.stores.rooms.keep_member(caller.organisation, room.id, caller.user, "owner")
    return room


async def change_room(desk: Desk, caller: Caller, room: str, **changes: Any) -> ChatRoom:
    """The room with some of CHANGEABLE changed; one that becomes resolved or archived says since when.

    :raises NotFound, Forbidden: no such room, not a member, or only a viewer there
    """
    found = await _editable(desk, caller, room)
    unknown = set(changes) - CHANGEABLE
    assert not unknown, f"no such fields of a room: {sorted(unknown)}"
    if "status" in changes and changes["status"] != found.status:
        over = changes["status"] in ("resolved", "archived")
        changes["resolved_at"] = (found.resolved_at or desk.now()) if over else None
    changed = found.model_copy(update=changes)
    await desk.stores.rooms.keep_room(changed)
    return changed


async def members(desk: Desk, caller: Caller, room: str) -> Sequence[Member]:
    """The members of a room the caller is in. :raises NotFound, Forbidden: as for the room"""
    await room_for(desk, caller, room)
    return await desk.stores.rooms.members(caller.organisation, room)


async def add_member(desk: Desk, caller: Caller, room: str, person: str, role: Role = "editor") -> Sequence[Member]:
    """Add someone, or change their role; all members after it. Only an owner makes owners, or changes one.

    :raises NotFound: no such room or person
    :raises Forbidden: not a member, only a viewer, or no owner
    :raises Conflict: the room would be left without an owner
    """
    found = await _editable(desk, caller, room)
    _own(found, caller)
    if await desk.stores.directory.person(caller.organisation, person) is None:
        raise NotFound(say(caller.locale, "desk-no-person"))
    now = await desk.stores.rooms.role(caller.organisation, room, person)
    if "owner" in (role, now) and role != now:
        await _owner_only(desk, caller, room)
        if role != "owner":
            await _another_owner(desk, caller, room, person)
    await desk.stores.rooms.keep_member(caller.organisation, room, person, role)
    return await desk.stores.rooms.members(caller.organisation, room)


async def remove_member(desk: Desk, caller: Caller, room: str, person: str) -> Sequence[Member]:
    """Take someone out, or leave; the members after it.

    :raises NotFound: no such room, or they aren't in it
    :raises Forbidden: not a member, or someone else is taken out by one who isn't an owner
    :raises Conflict: the room would be left without an owner
    """
    found = await room_for(desk, caller, room)
    _own(found, caller)
    if person != caller.user:
        await _owner_only(desk, caller, room)
    role = await desk.stores.rooms.role(caller.organisation, room, person)
    if role is None:
        raise NotFound(say(caller.locale, "desk-no-person"))
    if role == "owner":
        await _another_owner(desk, caller, room, person)
    await desk.stores.rooms.remove_member(caller.organisation, room, person)
    return await desk.stores.rooms.members(caller.organisation, room)


async def writable(desk: Desk, caller: Caller, room: str) -> ChatRoom:
    """A room the caller may say something in.

    :raises NotFound, Forbidden: no such room, not a member, or only a viewer there
    :raises Conflict: it is archived
    :raises Unprocessable: it lives in another chat
    """
    found = await _editable(desk, caller, room)
    if found.archived:
        raise Conflict(say(caller.locale, "desk-room-archived"))
    if found.chat != "web":
        raise Unprocessable(say(caller.locale, "desk-room-elsewhere"))
    return found


async def _editable(desk: Desk, caller: Caller, room: str) -> ChatRoom:
    found = await room_for(desk, caller, room)
    if await desk.stores.rooms.role(caller.organisation, room, caller.user) == "viewer":
        raise Forbidden(say(caller.locale, "desk-only-viewer"))
    return found


async def _owner_only(desk: Desk, caller: Caller, room: str) -> None:
    if await desk.stores.rooms.role(caller.organisation, room, caller.user) != "owner" and not caller.is_admin:
        raise Forbidden(say(caller.locale, "desk-needs-owner"))


async def _another_owner(desk: Desk, caller: Caller, room: str, person: str) -> None:
    there = await desk.stores.rooms.members(caller.organisation, room)
    if len(there) > 1 and not any(member.role == "owner" and member.id != person for member in there):
        raise Conflict(say(caller.locale, "desk-last-owner"))


def _own(room: ChatRoom, caller: Caller) -> None:
    """:raises Unprocessable: its members aren't ours to change"""
    if room.chat != "web" or room.sort == "direct":
        raise Unprocessable(say(caller.locale, "desk-room-elsewhere"))

"""The web chat behind core.ports.Chat: posts are rows of our own, shown live by events and found again by their key."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bot.chat.web.hub import Hub
from bot.chat.web.stamps import Stamps, instant
from bot.chat.web.view import REPORTER, REPORTER_NAME, Message, kept_form, message_view, plain, reply_view
from core.errors import DeliveryFailed
from core.kept import Command, Event, StoredFile
from core.people import ChatRoom, Posted
from core.ports import Sent
from core.records import RoomMessage
from core.replies import Form, Home, Progress, Reply, Text
from core.report import Caller
from core.stores import Stores
from core.words import say

#: How often a message gets another id because another process took the same microsecond.
_TRIES = 5
#: Shown while they matter, and not kept.
_LIVE = (Progress, Form, Home)
#: Stands in a message until it is given its id and time.
_UNSET = datetime(1970, 1, 1, tzinfo=UTC)


def direct_room(person: str) -> str:
    """The room a person has with the reporter alone."""
    return f"room_dm_{person}"


class Said(NamedTuple):
    """What a person says in a room; `key` is the same for every try to say it."""

    organisation: str
    room: str
    user: str
    key: str
    text: str
    thread: str | None = None
    files: tuple[StoredFile, ...] = ()


class WebChat:
    """Shows replies in rooms of the console. `now` is the clock message ids are made of."""

    name = "web"

    def __init__(self, stores: Stores, hub: Hub, now: Callable[[], datetime]) -> None:
        self._stores = stores
        self._hub = hub
        self._now = now
        self._stamps = Stamps()

    async def post(self, organisation: str, to: str, reply: Reply, *, key: str, thread: str | None = None) -> str:
        """Post a reply in a room, or in a person's own room with the reporter; its id, the same for the same key.

        :raises DeliveryFailed: no such room or person, or the room is archived
        """
        room = await self._place(organisation, to)
        message = await self._keep(organisation, room, reply, key=key, thread=thread)
        return message.id

    async def found(self, organisation: str, to: str, key: str) -> Sent:
        """The message with this key."""
        return Sent(await self._stores.rooms.found(organisation, key))

    async def answer(self, command: Command, replies: AsyncIterator[Reply]) -> None:
        """Show each reply to the one who asked; those that aren't private stand in the room for everyone."""
        n = 0
        try:
            async for reply in replies:
                n += 1
                await self._show(command, n, reply)
        except Exception:
            # Whoever asked is told something; the fault itself is for the log of the caller.
            await self._tell(command, n + 1, Text(markdown=say(command.caller.locale, "wire-fault"), tone="error"))
            await self._send(command, {"type": "done"})
            raise
        await self._send(command, {"type": "done"})

    async def say(self, said: Said, author: str) -> Message:
        """Keep what a person said in a room and show it there; the same key is said once."""
        message = RoomMessage(
            id="",
            at=_UNSET,
            user=said.user,
            text=said.text,
            thread=said.thread,
            files=tuple(file.id for file in said.files),
        )
        posted = Posted(room=said.room, message=message, key=said.key)
        return await self._publish(said.organisation, posted, author, said.files)

    async def show_file(self, caller: Caller, file: StoredFile, text: str) -> Message:
        """Show a file someone put into a room."""
        person = await self._stores.directory.person(caller.organisation, caller.user)
        key = f"file:{file.id}"
        said = Said(caller.organisation, file.room, caller.user, key, text, files=(file,))
        return await self.say(said, person.display_name if person else caller.user)

    async def _show(self, command: Command, n: int, reply: Reply) -> None:
        if not getattr(reply, "private", True) and command.room and not await self._closed(command):
            key = _key(command, n)
            await self._keep(command.caller.organisation, command.room, reply, key=key, thread=command.thread)
            return
        message = None
        if command.room and not isinstance(reply, _LIVE) and getattr(reply, "kept", True):
            message = await self._keep_private(command, n, reply)
        await self._tell(command, n, reply, message)

    async def _tell(self, command: Command, n: int, reply: Reply, message: str | None = None) -> None:
        await self._send(command, {"type": "reply", "n": n, "message": message, "reply": reply_view(reply)})

    async def _send(self, command: Command, payload: dict[str, Any]) -> None:
        who = command.caller
        told = payload | {"command": command.id, "id": command.context.get("client"), "room": command.room}
        await self._hub.publish(Event(organisation=who.organisation, person=who.user, payload=told))

    async def _closed(self, command: Command) -> bool:
        room = await self._stores.rooms.room(command.caller.organisation, command.room or "")
        return room is None or room.archived

    async def _keep_private(self, command: Command, n: int, reply: Reply) -> str:
        assert command.room
        posted = _ours(command.room, reply, key=_key(command, n), thread=command.thread, to=command.caller.user)
        kept, _ = await self._store(command.caller.organisation, posted)
        return kept.message.id

    async def _keep(self, organisation: str, room: str, reply: Reply, *, key: str, thread: str | None) -> Message:
        return await self._publish(organisation, _ours(room, reply, key=key, thread=thread), REPORTER_NAME)

    async def _publish(
        self, organisation: str, posted: Posted, author: str, files: tuple[StoredFile, ...] = ()
    ) -> Message:
        kept, new = await self._store(organisation, posted)
        message = message_view(kept, author, files)
        if new:
            payload = {"type": "message", "room": kept.room, "message": message.model_dump(mode="json")}
            await self._hub.publish(Event(organisation=organisation, room=kept.room, payload=payload))
        return message

    async def _store(self, organisation: str, posted: Posted) -> tuple[Posted, bool]:
        """Keep a message under an id of its own; with whether it is new. :raises DeliveryFailed: no id is free"""
        for _ in range(_TRIES):
            stamp = self._stamps.next(self._now())
            message = posted.message.model_copy(update={"id": stamp.id, "at": stamp.at})
            kept = posted.model_copy(update={"message": message})
            if await self._stores.rooms.post(organisation, kept):
                return kept, True
            earlier = await self._stores.rooms.found(organisation, posted.key or "")
            if earlier:
                there = message.model_copy(update={"id": earlier, "at": instant(earlier)})
                return posted.model_copy(update={"message": there}), False
        raise DeliveryFailed(f"no free message id in {posted.room}")

    async def _place(self, organisation: str, to: str) -> str:
        if to.startswith("usr_"):
            return await self._direct(organisation, to)
        room = await self._stores.rooms.room(organisation, to)
        if room is None or room.archived:
            raise DeliveryFailed(f"{to} is {'archived' if room else 'not there'}")
        return to

    async def _direct(self, organisation: str, person: str) -> str:
        """The person's own room with the reporter, made where there is none."""
        room = direct_room(person)
        if await self._stores.rooms.room(organisation, room):
            return room
        known = await self._stores.directory.person(organisation, person)
        at = await self._stores.directory.organisation(organisation)
        if known is None or at is None:
            raise DeliveryFailed(f"{person} is not there")
        title = say(known.locale or at.locale, "wire-direct-room")
        made = ChatRoom(id=room, organisation=organisation, title=title, sort="direct", created_at=self._now())
        await self._stores.rooms.keep_room(made)
        await self._stores.rooms.keep_member(organisation, room, person, "owner")
        return room


def _ours(room: str, reply: Reply, *, key: str, thread: str | None, to: str | None = None) -> Posted:
    """A reply as a message; its id and time are given when it is kept."""
    message = RoomMessage(id="", at=_UNSET, user=REPORTER, text=plain(reply), thread=thread, bot=True)
    return Posted(room=room, message=message, reply=kept_form(reply), to=to, key=key)


def _key(command: Command, n: int) -> str:
    return f"{command.id}#{n}"

"""Slack's channels as rooms: what they are and who is in them, kept before a command there is worked on."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.chat.slack.api import SlackApi
from bot.chat.slack.faults import SlackRefused
from bot.chat.slack.ids import bare, is_direct, person_id
from bot.chat.slack.people import SlackPeople
from core.errors import DeliveryUnknown
from core.people import ChatRoom
from core.stores import Rooms

#: Seconds for which what Slack said of a channel stands: one who was just added or removed waits no longer.
FRESH = 60
_MEMBERS = 200


class SlackRooms:
    """Keeps channels and their members in the store. Ids are ours (`room_C1`, `usr_U1`)."""

    def __init__(
        self, api: SlackApi, rooms: Rooms, people: SlackPeople, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._api = api
        self._rooms = rooms
        self._people = people
        self._clock = clock
        self._known: dict[tuple[str, str], float] = {}
        self._locks: dict[tuple[str, str], asyncio.Lock] = {}

    async def known(self, organisation: str, room: str, asker: str | None = None, title: str = "") -> None:
        """Have the room and its members in the store as Slack has them now. Doesn't raise.

        Where Slack won't tell (a private channel the bot isn't in), the asker is a member, for Slack says they asked
        there, and `title` is what the command called the channel.
        """
        key = (organisation, room)
        async with self._locks.setdefault(key, asyncio.Lock()):
            if self._known.get(key, 0) > self._clock():
                return
            try:
                await self._keep(organisation, room)
            except (SlackRefused, DeliveryUnknown):
                await self._keep_unseen(organisation, room, asker, title)
            else:
                self._known[key] = self._clock() + FRESH

    def forget(self, organisation: str, room: str) -> None:
        """Ask anew: something about it changed."""
        self._known.pop((organisation, room), None)

    async def _keep(self, organisation: str, room: str) -> None:
        told = (await self._api.call(organisation, "conversations.info", {"channel": bare(room)}))["channel"]
        kept = await self._rooms.room(organisation, room)
        new = _room(told, organisation, room, kept)
        if new != kept:
            await self._rooms.keep_room(new)
        await self._keep_members(organisation, room, await self._member_ids(organisation, room, told), told)

    async def _member_ids(self, organisation: str, room: str, told: Mapping[str, Any]) -> list[str]:
        if told.get("is_im"):
            return [person_id(str(told["user"]))] if told.get("user") else []
        bot = (await self._api.workspaces.of(organisation)).bot_user
        found: list[str] = []
        given: dict[str, Any] = {"channel": bare(room), "limit": _MEMBERS}
        while True:
            answer = await self._api.call(organisation, "conversations.members", given)
            found += [person_id(user) for user in answer.get("members", []) if user != bot]
            given["cursor"] = answer.get("response_metadata", {}).get("next_cursor")
            if not given["cursor"]:
                return found

    async def _keep_members(self, organisation: str, room: str, ids: list[str], told: Mapping[str, Any]) -> None:
        there = {member.id: member.role for member in await self._rooms.members(organisation, room)}
        new = [id_ for id_ in ids if id_ not in there]
        names = await self._people.members(organisation, new)
        owner = person_id(str(told.get("creator") or ""))
        for id_ in new:
            if id_ in names:
                await self._rooms.keep_member(organisation, room, id_, "owner" if id_ == owner else "editor")
        for id_ in there.keys() - set(ids):
            await self._rooms.remove_member(organisation, room, id_)

    async def _keep_unseen(self, organisation: str, room: str, asker: str | None, title: str) -> None:
        if await self._rooms.room(organisation, room) is None:
            new = ChatRoom(id=room, title=title or bare(room), organisation=organisation, chat="slack")
            await self._rooms.keep_room(new.model_copy(update={"sort": "direct"}) if is_direct(bare(room)) else new)
        if asker and await self._rooms.role(organisation, room, asker) is None:
            await self._rooms.keep_member(organisation, room, asker)


def _room(told: Mapping[str, Any], organisation: str, room: str, kept: ChatRoom | None) -> ChatRoom:
    about = (told.get(key) or {} for key in ("purpose", "topic"))
    status = "archived" if told.get("is_archived") else None
    base = kept or ChatRoom(
        id=room,
        title="",
        organisation=organisation,
        sort="direct" if told.get("is_im") else "channel",
        chat="slack",
        created_at=datetime.fromtimestamp(int(told.get("created") or 0), UTC),
    )
    if status is None and base.status != "archived":
        status = base.status
    return base.model_copy(
        update={
            "title": str(told.get("name") or bare(room)),
            "status": status,
            "description": next((str(said["value"]) for said in about if said.get("value")), base.description),
        }
    )

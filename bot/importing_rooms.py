"""One room and its people, brought into the stores: ids made ours, what people set here left as they set it."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from bot.importing_tally import Counts, batches
from core.kept import StoredFile
from core.people import ChatRoom, Organisation, Person, Wants
from core.ports import Blobs, Gathered
from core.records import FileRecord, Member, Room, RoomMessage
from core.stores import Stores

_ROLES = ("owner", "editor", "viewer")
#: What an id may not hold: it stands in addresses, targets (`by:to`) and keys.
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 80
#: Slack's own file ids are unique in the workspace; others only in their room.
_SLACK_FILE = re.compile(r"F[A-Z0-9]{6,}")


def own_id(prefix: str, given: str) -> str:
    """`usr_U1` for U1. One that had to be changed to fit carries a hash, so that two never become one."""
    if given.startswith(f"{prefix}_") and not _UNFIT.search(given) and len(given) <= _LONGEST:
        return given
    fit = _UNFIT.sub("-", given)[:_LONGEST]
    changed = "" if fit == given else f"-{hashlib.sha256(given.encode()).hexdigest()[:8]}"
    return f"{prefix}_{fit}{changed}"


class RoomImport:
    """Brings rooms into one organisation."""

    def __init__(self, stores: Stores, blobs: Blobs, organisation: Organisation, counts: Counts) -> None:
        self._stores = stores
        self._blobs = blobs
        self._organisation = organisation.id
        self._counts = counts
        self._now = datetime.now(UTC)
        self._known: dict[str, Person] | None = None
        self._told: set[str] = set()

    async def keep(
        self, gathered: Gathered, roles: Mapping[str, str | None], sort: Literal["channel", "incident"], place: str
    ) -> None:
        """A room with its people, members (by their given id, with a role where one is known), files and messages."""
        assert gathered.room
        await self.people(gathered.people)
        room = await self._room(gathered.room, sort)
        await self._members(room, roles)
        names = {file.id: _file_id(room, file.id) for file in gathered.files}
        await self._files(room, gathered, names, place)
        messages = [_message(record, names) for record in gathered.records if isinstance(record, RoomMessage)]
        for batch in batches(messages):
            new = await self._stores.rooms.keep_messages(self._organisation, room, batch)
            self._counts.add("room messages", new, len(batch))
        self._counts.failures += [f"{place} {failure}" for failure in gathered.failures]
        self._counts.rooms.append(room)

    async def people(self, members: Iterable[Member]) -> None:
        """Everyone as a person of the organisation. What the import doesn't know of someone known stays."""
        if self._known is None:
            people = await self._stores.directory.people(self._organisation)
            self._known = {person.id: person for person in people}
        for member in members:
            id_ = own_id("usr", member.id)
            before = self._known.get(id_)
            person = self._updated(before, member) if before else self._person(id_, member)
            if person != before:
                self._known[id_] = await self._stores.directory.keep_person(person)
            if id_ not in self._told:
                self._told.add(id_)
                self._counts.add("people", 0 if before else 1, 1)

    def _person(self, id_: str, member: Member) -> Person:
        return Person(
            id=id_,
            organisation=self._organisation,
            display_name=member.name,
            email=member.email,
            job_title=member.job_title,
            created_at=self._now,
            wants=Wants(chat=False, notification=False, email=False) if member.bot else Wants(),
        )

    def _updated(self, before: Person, member: Member) -> Person:
        known = {
            "display_name": member.name if member.name != member.id else None,
            "email": member.email,
            "job_title": member.job_title,
        }
        return before.model_copy(update={name: value for name, value in known.items() if value})

    async def _room(self, room: Room, sort: Literal["channel", "incident"]) -> str:
        id_ = own_id("room", room.id)
        given: dict[str, Any] = {name: getattr(room, name) for name in Room.model_fields}
        given |= {"id": id_, "title": room.title.removeprefix("#")}
        before = await self._stores.rooms.room(self._organisation, id_)
        if before:
            kept = before.model_copy(update={name: value for name, value in given.items() if value is not None})
        else:
            kept = ChatRoom(**given, organisation=self._organisation, sort=sort)
        if kept != before:
            await self._stores.rooms.keep_room(kept)
        self._counts.add("rooms", 0 if before else 1, 1)
        return id_

    async def _members(self, room: str, roles: Mapping[str, str | None]) -> None:
        before = {member.id: member.role for member in await self._stores.rooms.members(self._organisation, room)}
        for given, said in roles.items():
            person, role = own_id("usr", given), (said or "").lower()
            role = role if role in _ROLES else before.get(person) or "editor"
            if before.get(person) != role:
                await self._stores.rooms.keep_member(self._organisation, room, person, role)

    async def _files(self, room: str, gathered: Gathered, names: Mapping[str, str], place: str) -> None:
        before = {file.id: file for file in await self._stores.rooms.files(self._organisation, room)}
        moments = [record.at for record in gathered.records if isinstance(record, RoomMessage)]
        fallback = min(moments, default=(gathered.room and gathered.room.created_at) or self._now)
        for file in gathered.files:
            known = before.get(names[file.id])
            kept = await self._file(room, file, names[file.id], known, fallback)
            if kept != known:
                await self._stores.rooms.keep_file(self._organisation, kept)
            self._counts.add("files", 0 if known else 1, 1)
        if lacking := sum(1 for file in gathered.files if file.data is None):
            self._counts.notes.append(f"{place}: {lacking} of {len(gathered.files)} files came without their content")

    async def _file(
        self, room: str, file: FileRecord, id_: str, known: StoredFile | None, fallback: datetime
    ) -> StoredFile:
        blob = known.blob if known else None
        if file.data is not None:
            blob = f"files/{self._organisation}/{room}/{id_}"
            await self._blobs.put(blob, file.data)
        return StoredFile(
            id=id_,
            room=room,
            name=file.name,
            media_type=file.media_type,
            user=own_id("usr", file.user) if file.user else "",
            at=file.at or (known.at if known else fallback),
            size=file.size or 0,
            blob=blob,
            message=file.message,
        )


def _file_id(room: str, given: str) -> str:
    return own_id("fil", given if _SLACK_FILE.fullmatch(given) else f"{room.removeprefix('room_')}-{given}")


def _message(record: RoomMessage, files: Mapping[str, str]) -> RoomMessage:
    """The record with our ids in the place of the given ones."""
    reactions = (
        reaction.model_copy(update={"users": tuple(own_id("usr", user) for user in reaction.users)})
        for reaction in record.reactions
    )
    return record.model_copy(
        update={
            "user": own_id("usr", record.user),
            "files": tuple(files[file] for file in record.files if file in files),
            "reactions": tuple(reactions),
        }
    )

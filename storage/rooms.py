"""Rooms, their members and files, as rows. What is said in them is in `messages.py`."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select

from core.kept import StoredFile
from core.people import ChatRoom
from core.records import Member
from storage.columns import row_of
from storage.database import Database
from storage.messages import MessageRows
from storage.tables import checkpoints, files, room_members, rooms, users


class RoomRows(MessageRows):
    """`core.stores.Rooms` over a database."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._database = database

    async def room(self, organisation: str, room: str) -> ChatRoom | None:
        """By id, in its organisation."""
        mine = (rooms.c.organisation == organisation) & (rooms.c.id == room)
        return await self._database.one(ChatRoom, select(rooms).where(mine))

    async def rooms(self, organisation: str, person: str | None = None) -> Sequence[ChatRoom]:
        """All rooms, or those the person is a member of; by title."""
        query = select(rooms).where(rooms.c.organisation == organisation)
        if person is not None:
            theirs = (room_members.c.organisation == organisation) & (room_members.c.person == person)
            query = query.where(rooms.c.id.in_(select(room_members.c.room).where(theirs)))
        found = await self._database.many(ChatRoom, query)
        return sorted(found, key=lambda room: (room.title.casefold(), room.id))

    async def keep_room(self, room: ChatRoom) -> None:
        """Insert or update."""
        row = row_of(room, rooms)
        await self._database.change(self._database.upsert(rooms, row).values(**row))

    async def members(self, organisation: str, room: str) -> Sequence[Member]:
        """In the order they came. One the directory doesn't know is shown by id."""
        known = (users.c.organisation == room_members.c.organisation) & (users.c.id == room_members.c.person)
        query = (
            select(room_members.c.person, room_members.c.role, users.c.display_name, users.c.job_title, users.c.email)
            .select_from(room_members.outerjoin(users, known))
            .where(_of_room(room_members, organisation, room))
            .order_by(room_members.c.seq)
        )
        async with self._database.reading() as connection:
            found = await connection.execute(query)
            return [
                Member(id=person, name=name or person, role=role, job_title=title, email=email)
                for person, role, name, title, email in found
            ]

    async def role(self, organisation: str, room: str, person: str) -> str | None:
        """The person's role in the room; None for someone who isn't a member."""
        theirs = _of_room(room_members, organisation, room) & (room_members.c.person == person)
        role: str | None = await self._database.scalar(select(room_members.c.role).where(theirs))
        return role

    async def keep_member(self, organisation: str, room: str, person: str, role: str = "editor") -> None:
        """Take in, or change the role; the place in the order stays."""
        statement = self._database.insert(room_members).values(
            organisation=organisation, room=room, person=person, role=role
        )
        await self._database.change(
            statement.on_conflict_do_update(index_elements=["organisation", "room", "person"], set_={"role": role})
        )

    async def remove_member(self, organisation: str, room: str, person: str) -> None:
        """They are no longer in it."""
        theirs = _of_room(room_members, organisation, room) & (room_members.c.person == person)
        await self._database.change(delete(room_members).where(theirs))

    async def file(self, organisation: str, file: str) -> StoredFile | None:
        """By id, in its organisation."""
        mine = (files.c.organisation == organisation) & (files.c.id == file)
        return await self._database.one(StoredFile, select(files).where(mine))

    async def files(self, organisation: str, room: str) -> Sequence[StoredFile]:
        """Those of a room, in time order."""
        query = select(files).where(_of_room(files, organisation, room)).order_by(files.c.at, files.c.id)
        return await self._database.many(StoredFile, query)

    async def keep_file(self, organisation: str, file: StoredFile) -> None:
        """Insert or update."""
        row = row_of(file, files, organisation=organisation)
        await self._database.change(self._database.upsert(files, row).values(**row))

    async def checkpoint(self, organisation: str, room: str) -> str | None:
        """How far a digest has read the room (a ts)."""
        query = select(checkpoints.c.ts).where(_of_room(checkpoints, organisation, room))
        ts: str | None = await self._database.scalar(query)
        return ts

    async def keep_checkpoint(self, organisation: str, room: str, ts: str) -> None:
        """Insert or update."""
        row = {"organisation": organisation, "room": room, "ts": ts}
        await self._database.change(self._database.upsert(checkpoints, row).values(**row))


def _of_room(table: Table, organisation: str, room: str) -> ColumnElement[Any]:
    return (table.c.organisation == organisation) & (table.c.room == room)

"""What was said in rooms, as rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select, tuple_

from core.brief import Window
from core.people import Posted
from core.records import RoomMessage
from storage.columns import row_of
from storage.database import Database
from storage.tables import messages


class MessageRows:
    """The part of `core.stores.Rooms` that keeps messages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def post(self, organisation: str, posted: Posted) -> bool:
        """Keep one message, once by (room, message id) and once by (organisation, key); False where it was there."""
        row = row_of(posted, messages, organisation=organisation, id=posted.message.id, at=posted.message.at)
        return await self._database.keep_once(messages, row)

    async def keep_messages(self, organisation: str, room: str, said: Sequence[RoomMessage]) -> int:
        """Keep messages read elsewhere, replacing those of the same id; how many are new.

        What we know of a message besides its words (whose reply it is, who sees it) stays.
        """
        rows = [
            {
                "organisation": organisation,
                "room": room,
                "id": message.id,
                "at": message.at,
                "message": message.model_dump(mode="json"),
            }
            for message in said
        ]
        return await self._database.keep_all(messages, rows)

    async def posted(
        self, organisation: str, room: str, reader: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[Posted]:
        """The newest messages this reader sees, oldest first; none before a message that isn't there."""
        seen = _of_room(organisation, room) & or_(messages.c.to.is_(None), messages.c.to == reader)
        query = select(messages).where(seen).order_by(messages.c.at.desc(), messages.c.id.desc()).limit(limit)
        if before is not None:
            mark = select(messages.c.at, messages.c.id).where(_of_room(organisation, room), messages.c.id == before)
            query = query.where(tuple_(messages.c.at, messages.c.id) < mark.scalar_subquery())
        return (await self._database.many(Posted, query))[::-1]

    async def found(self, organisation: str, key: str) -> str | None:
        """The id of the message posted with this key."""
        mine = (messages.c.organisation == organisation) & (messages.c.key == key)
        found: str | None = await self._database.scalar(select(messages.c.id).where(mine))
        return found

    async def messages(self, organisation: str, room: str, window: Window | None = None) -> Sequence[RoomMessage]:
        """What was said for everyone, in time order; without replies of ours."""
        query = select(messages.c.message).where(
            _of_room(organisation, room), messages.c.to.is_(None), messages.c.reply.is_(None)
        )
        if window:
            query = query.where(messages.c.at >= window.start, messages.c.at < window.end)
        async with self._database.reading() as connection:
            found = await connection.scalars(query.order_by(messages.c.at, messages.c.id))
            return [RoomMessage.model_validate(message) for message in found]


def _of_room(organisation: str, room: str) -> ColumnElement[Any]:
    return (messages.c.organisation == organisation) & (messages.c.room == room)

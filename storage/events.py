"""The line between workers and the processes that hold sockets, as rows."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select

from core.kept import Event
from storage.database import Database
from storage.tables import events

#: Takes the writers' turn on Postgres until the transaction ends. The number only has to differ from our other locks.
TURN = select(func.pg_advisory_xact_lock(0x6E657773_0002))


class EventRows:
    """`core.stores.Events` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def publish(self, event: Event) -> None:
        """Tell it. Numbers become visible in their order, so whoever reads after one misses none."""
        row = {
            "organisation": event.organisation,
            "person": event.person,
            "room": event.room,
            "payload": event.payload,
            "at": self._database.clock(),
        }
        async with self._database.writing() as connection:
            if not self._database.is_sqlite:
                # Held until the commit. Without it a later number may be seen before an earlier one.
                await connection.execute(TURN)
            await connection.execute(insert(events).values(**row))

    async def last(self) -> int:
        """The newest sequence number, 0 without one."""
        newest: int | None = await self._database.scalar(select(func.max(events.c.seq)))
        return newest or 0

    async def after(self, seq: int, limit: int = 500) -> Sequence[Event]:
        """Those with a higher number, in order. Of all organisations."""
        query = select(events).where(events.c.seq > seq).order_by(events.c.seq).limit(limit)
        return await self._database.many(Event, query)

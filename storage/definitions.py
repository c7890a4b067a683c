"""Standing reports and their slots, as rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from core.kept import Slot
from core.report import Definition
from core.values import Instant
from storage.columns import row_of
from storage.database import Database
from storage.runs import run_row
from storage.tables import ENABLED, definition_recipients, definitions, runs


class DefinitionRows:
    """`core.stores.Definitions` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def definition(self, organisation: str, definition: str) -> Definition | None:
        """By id, in its organisation."""
        mine = (definitions.c.organisation == organisation) & (definitions.c.id == definition)
        return await self._database.one(Definition, select(definitions).where(mine))

    async def definitions(self, organisation: str) -> Sequence[Definition]:
        """The default one first, the others by room."""
        query = select(definitions).where(definitions.c.organisation == organisation)
        return sorted(await self._database.many(Definition, query), key=_default_first)

    async def default(self, organisation: str) -> Definition | None:
        """The organisation's own, which has no room."""
        mine = (definitions.c.organisation == organisation) & definitions.c.room.is_(None)
        return await self._database.one(Definition, select(definitions).where(mine))

    async def keep(self, definition: Definition) -> bool:
        """Insert, or update the revision it was made from.

        False: someone else changed it meanwhile, or the organisation (or room) already has one of another id.
        """
        row = row_of(definition, definitions)
        try:
            async with self._database.writing() as connection:
                new = await self._database.insert_once(connection, definitions, row)
                if not new and not await self._changed(connection, definition, row):
                    return False
                await _set_recipients(connection, definition)
                return True
        except IntegrityError:  # moved into a room that has one
            return False

    async def _changed(self, connection: AsyncConnection, definition: Definition, row: dict[str, Any]) -> bool:
        mine = (definitions.c.id == definition.id) & (definitions.c.organisation == definition.organisation)
        unseen = mine & (definitions.c.revision == definition.revision)
        counted = row | {"revision": definition.revision + 1}
        return (await connection.execute(update(definitions).where(unseen).values(**counted))).rowcount > 0

    async def receiving(self, organisation: str, recipient: str) -> Sequence[Definition]:
        """Those that have this recipient, the default one first."""
        asked = (definition_recipients.c.organisation == organisation) & (
            definition_recipients.c.recipient == recipient
        )
        query = select(definitions).join(definition_recipients).where(asked)
        return sorted(await self._database.many(Definition, query), key=_default_first)

    async def due(self, now: Instant, limit: int = 200) -> Sequence[Definition]:
        """Of all organisations, enabled with `next_run_at` <= now, earliest first; by a partial index."""
        return await self._database.many(Definition, due_query(now, limit))

    async def fire(self, definition: Definition, following: Instant, slots: Sequence[Slot]) -> Sequence[str] | None:
        """Move `next_run_at` on and insert the slots' runs, or None where another replica was first."""
        mine = (definitions.c.id == definition.id) & (definitions.c.organisation == definition.organisation)
        first = mine & ENABLED & (definitions.c.next_run_at == definition.next_run_at)
        async with self._database.writing() as connection:
            moved = await connection.execute(update(definitions).where(first).values(next_run_at=following))
            if not moved.rowcount:
                return None
            rows = [run_row(run, status) for run, status in slots]
            return [row["id"] for row in rows if await self._database.insert_once(connection, runs, row)]


def due_query(now: Instant, limit: int) -> Select[Any]:
    """What `due` asks; by an index, so it costs the same however many definitions there are."""
    query = select(definitions).where(ENABLED, definitions.c.next_run_at <= now)
    return query.order_by(definitions.c.next_run_at, definitions.c.id).limit(limit)


def _default_first(definition: Definition) -> tuple[str, str]:
    return definition.room or "", definition.id


async def _set_recipients(connection: AsyncConnection, definition: Definition) -> None:
    await connection.execute(delete(definition_recipients).where(definition_recipients.c.definition == definition.id))
    rows = [
        {"definition": definition.id, "recipient": recipient, "organisation": definition.organisation}
        for recipient in dict.fromkeys(definition.recipients)
    ]
    if rows:
        await connection.execute(insert(definition_recipients), rows)

"""What runs produced, as rows."""

import base64
import binascii
import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, tuple_

from core.errors import BadInput
from core.kept import Page, StoredDocument
from core.values import Instant
from storage.columns import row_of
from storage.database import Database
from storage.tables import documents, room_members

_LONGEST_PAGE = 100
_LISTED = [column for column in documents.columns if column.name not in ("body", "document")]


class DocumentRows:
    """`core.stores.Documents` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, document: StoredDocument) -> None:
        """Insert, or replace the same (id, version)."""
        row = row_of(document, documents)
        await self._database.change(self._database.upsert(documents, row).values(**row))

    async def get(self, organisation: str, document: str) -> StoredDocument | None:
        """The newest version, whole."""
        mine = (documents.c.organisation == organisation) & (documents.c.id == document)
        query = select(documents).where(mine).order_by(documents.c.version.desc()).limit(1)
        return await self._database.one(StoredDocument, query)

    async def page(
        self, organisation: str, reader: str, *, page: int = 0, size: int = 25, cursor: str | None = None
    ) -> Page:
        """Newest first, at most 100; with a cursor what follows it, whatever the page.

        :raises BadInput: a cursor that isn't one of ours, or a negative page
        """
        if page < 0:
            raise BadInput("There is no page before 0.")
        size = max(1, min(size, _LONGEST_PAGE))
        seen = _visible(organisation, reader)
        newest_first = documents.c.created_at.desc(), documents.c.id.desc()
        query = select(*_LISTED).where(seen).order_by(*newest_first).limit(size + 1)
        if cursor is None:
            query = query.offset(page * size)
        else:
            query = query.where(tuple_(documents.c.created_at, documents.c.id) < tuple_(*_read(cursor)))
        async with self._database.reading() as connection:
            total = await connection.scalar(select(func.count()).select_from(documents).where(seen))
            rows = (await connection.execute(query)).mappings().all()
        items = tuple(StoredDocument.model_validate(dict(row)) for row in rows[:size])
        more = _write(items[-1]) if len(rows) > size else None
        return Page(items=items, page=page, page_size=size, total=total or 0, cursor=more)


def _visible(organisation: str, reader: str) -> ColumnElement[bool]:
    """The newest versions of the organisation's documents, without those of rooms the reader isn't in."""
    newer = documents.alias("newer")
    replaced = (
        select(newer.c.id)
        .where(newer.c.organisation == documents.c.organisation)
        .where(newer.c.id == documents.c.id, newer.c.version > documents.c.version)
    )
    theirs = (room_members.c.organisation == organisation) & (room_members.c.person == reader)
    open_to_reader: ColumnElement[Any] = or_(
        documents.c.definition.is_not(None),
        documents.c.room.is_(None),
        documents.c.room.in_(select(room_members.c.room).where(theirs)),
    )
    return (documents.c.organisation == organisation) & open_to_reader & ~replaced.exists()


def _write(last: StoredDocument) -> str:
    place = json.dumps([last.created_at.isoformat(), last.id])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[Instant, str]:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        at, document = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        moment = datetime.fromisoformat(at)
        if isinstance(document, str) and moment.tzinfo:
            return moment, document
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass  # told below: whatever is wrong with it, it wasn't made here
    raise BadInput("That cursor isn't one of ours. Take the one that came with the page before.")

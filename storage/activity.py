"""Calls, messages with contacts, tasks and contacts, as rows."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, func, or_, select

from core.brief import Window
from core.records import Call, Contact, Record, Task, Text
from core.report import SourceName
from core.values import Instant
from core.write.day import day_before
from storage.database import Database
from storage.tables import activity

_SORTS: dict[SourceName, str] = {"calls": "call", "messages": "text", "tasks": "task", "contacts": "contact"}
_RECORD: TypeAdapter[Record] = TypeAdapter(Record)


class ActivityRows:
    """`core.stores.Activity` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, organisation: str, records: Sequence[Call | Text | Task | Contact]) -> int:
        """Insert or replace by (sort, id); how many were new."""
        return await self._database.keep_all(activity, [_row(organisation, record) for record in records])

    async def around(self, organisation: str, sources: Sequence[SourceName], window: Window) -> Sequence[Record]:
        """All that may matter for a window and the local day before it, by sort and time."""
        if not sources:
            return []
        wanted = or_(*(_matters(source, day_before(window).start, window.end) for source in sources))
        query = select(activity.c.record).where(activity.c.organisation == organisation, wanted)
        async with self._database.reading() as connection:
            found = await connection.scalars(query.order_by(activity.c.sort, activity.c.at, activity.c.id))
            return [_RECORD.validate_python(record) for record in found]

    async def count(self, organisation: str) -> dict[str, int]:
        """How many of each source there are; 0 is told too."""
        query = select(activity.c.sort, func.count()).where(activity.c.organisation == organisation)
        async with self._database.reading() as connection:
            found = (await connection.execute(query.group_by(activity.c.sort))).all()
        counts: dict[str, int] = {sort: number for sort, number in found}  # noqa: C416 - rows are no pairs to dict()
        return {source: counts.get(sort, 0) for source, sort in _SORTS.items()}


def _row(organisation: str, record: Call | Text | Task | Contact) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "sort": record.sort,
        "id": record.id,
        "at": record.at if isinstance(record, Call | Text) else None,
        "completed_at": record.completed_at if isinstance(record, Task) else None,
        "record": record.model_dump(mode="json"),
    }


def _matters(source: SourceName, start: Instant, end: Instant) -> ColumnElement[bool]:
    of_sort = activity.c.sort == _SORTS[source]
    if source in ("calls", "messages"):
        return of_sort & (activity.c.at >= start) & (activity.c.at < end)
    if source == "tasks":
        return of_sort & or_(activity.c.completed_at.is_(None), activity.c.completed_at >= start)
    return of_sort

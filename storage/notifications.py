"""Stored notifications, as rows."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

from core.kept import Notification
from core.values import Instant
from storage.columns import row_of
from storage.database import Database
from storage.tables import notifications


class NotificationRows:
    """`core.stores.Notifications` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, notification: Notification) -> bool:
        """Once by id; False where it was there."""
        row = row_of(notification, notifications)
        return await self._database.keep_once(notifications, row)

    async def of(
        self, organisation: str, person: str, *, unread: bool = False, limit: int = 50
    ) -> Sequence[Notification]:
        """A person's, newest first."""
        mine = (notifications.c.organisation == organisation) & (notifications.c.person == person)
        query = select(notifications).where(mine)
        if unread:
            query = query.where(notifications.c.read_at.is_(None))
        newest = query.order_by(notifications.c.created_at.desc(), notifications.c.id.desc()).limit(limit)
        return await self._database.many(Notification, newest)

    async def read(self, organisation: str, person: str, notification: str, at: Instant) -> bool:
        """Mark as read; the first time stays. False where the person has no such notification."""
        mine = (notifications.c.organisation == organisation) & (notifications.c.person == person)
        statement = update(notifications).where(mine, notifications.c.id == notification)
        marked = statement.values(read_at=func.coalesce(notifications.c.read_at, at))
        return await self._database.change(marked) > 0

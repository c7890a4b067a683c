"""One-time links, sessions and rate limits, as rows."""

from typing import Any

from sqlalchemy import delete, select, update

from core.kept import Signed
from core.values import Instant
from storage.database import Database
from storage.tables import links, rate_buckets, sessions


class SignInRows:
    """`core.stores.SignIn` over a database. A digest is the SHA-256 of a secret, which is never kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_link(self, digest: str, who: Signed, expires: Instant) -> None:
        """A link that may be used once until then."""
        await self._database.keep_once(links, _row(digest, who, expires))

    async def use_link(self, digest: str, now: Instant) -> Signed | None:
        """Once, and before it expires: of two at the same moment one wins."""
        usable = (links.c.digest == digest) & links.c.used_at.is_(None) & (links.c.expires > now)
        using = update(links).where(usable).values(used_at=now).returning(links.c.organisation, links.c.person)
        async with self._database.writing() as connection:
            row = (await connection.execute(using)).first()
        return Signed(row.organisation, row.person) if row else None

    async def keep_session(self, digest: str, who: Signed, expires: Instant) -> None:
        """A session until then."""
        await self._database.keep_once(sessions, _row(digest, who, expires))

    async def session(self, digest: str, now: Instant) -> Signed | None:
        """Whose it is, before it expires."""
        query = select(sessions.c.organisation, sessions.c.person)
        alive = (sessions.c.digest == digest) & (sessions.c.expires > now)
        async with self._database.reading() as connection:
            row = (await connection.execute(query.where(alive))).first()
        return Signed(row.organisation, row.person) if row else None

    async def end_session(self, digest: str) -> None:
        """Signed out."""
        await self._database.change(delete(sessions).where(sessions.c.digest == digest))

    async def count(self, bucket: str, window_start: Instant) -> int:
        """Count one more and return how many there are in this window.

        Windows are fixed: their start is a round instant that all who count in them give alike.
        """
        first = self._database.insert(rate_buckets).values(bucket=bucket, window_start=window_start, used=1)
        more = first.on_conflict_do_update(
            index_elements=["bucket", "window_start"], set_={"used": rate_buckets.c.used + 1}
        )
        async with self._database.writing() as connection:
            used: int = (await connection.execute(more.returning(rate_buckets.c.used))).scalar_one()
        return used


def _row(digest: str, who: Signed, expires: Instant) -> dict[str, Any]:
    return {"digest": digest, "organisation": who.organisation, "person": who.person, "expires": expires}

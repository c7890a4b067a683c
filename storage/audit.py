"""The audit log, as rows that only grow, each with the hash of the one before it."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.audit import GENESIS, AuditDraft, AuditEntry, chained
from storage.columns import kept_text
from storage.database import Database
from storage.model_tables import audit, audit_heads


class AuditRows:
    """`core.audit.Audit` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, draft: AuditDraft) -> AuditEntry:
        """Log it, or return the entry of its key that stands there. Who appends to a log holds its head until then."""
        draft = _as_kept(draft)
        async with self._database.writing() as connection:
            seq, previous = await self._head(connection, draft.organisation)
            if known := await _logged(connection, draft):
                return known
            entry = chained(draft, seq + 1, previous)
            await connection.execute(insert(audit).values(**entry.model_dump()))
            mine = audit_heads.c.organisation == entry.organisation
            await connection.execute(update(audit_heads).where(mine).values(seq=entry.seq, hash=entry.hash))
        return entry

    async def entries(self, organisation: str, after: int = 0, limit: int = 500) -> Sequence[AuditEntry]:
        """In order, from the one after `after`."""
        mine = (audit.c.organisation == organisation) & (audit.c.seq > after)
        return await self._database.many(AuditEntry, select(audit).where(mine).order_by(audit.c.seq).limit(limit))

    async def head(self, organisation: str) -> tuple[int, str]:
        """The number and hash of the newest entry as noted apart from the rows; (0, GENESIS) before the first."""
        query = select(audit_heads.c.seq, audit_heads.c.hash).where(audit_heads.c.organisation == organisation)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return (row.seq, row.hash) if row else (0, GENESIS)

    async def _head(self, connection: AsyncConnection, organisation: str) -> tuple[int, str]:
        """The log's head, made where it isn't there, and locked until the transaction ends."""
        row = {"organisation": organisation, "seq": 0, "hash": GENESIS}
        await self._database.insert_once(connection, audit_heads, row)
        query = select(audit_heads.c.seq, audit_heads.c.hash).where(audit_heads.c.organisation == organisation)
        head = (await connection.execute(query.with_for_update())).one()
        return head.seq, head.hash


async def _logged(connection: AsyncConnection, draft: AuditDraft) -> AuditEntry | None:
    mine = (audit.c.organisation == draft.organisation) & (audit.c.key == draft.key)
    row = (await connection.execute(select(audit).where(mine))).mappings().first()
    return AuditEntry.model_validate(dict(row)) if row else None


def _as_kept(draft: AuditDraft) -> AuditDraft:
    """The draft as a database gives it back, texts and plain JSON, so that the hash is of what is read."""
    plain = json.loads(json.dumps(draft.model_dump(mode="json")))
    return AuditDraft.model_validate(_kept(plain))


def _kept(plain: Any) -> Any:
    if isinstance(plain, str):
        return kept_text(plain)
    if isinstance(plain, list):
        return [_kept(item) for item in plain]
    if isinstance(plain, dict):
        return {kept_text(name): _kept(item) for name, item in plain.items()}
    return plain

"""What organisations allow their models, as rows."""

from typing import Any

from sqlalchemy import select, update

from core.policy import AiPolicy
from storage.database import Database
from storage.model_tables import policies


class PolicyRows:
    """`core.stores.Policies` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def policy(self, organisation: str) -> AiPolicy:
        """The organisation's; the default one, at revision 0, where none is kept."""
        query = select(policies.c.policy, policies.c.revision).where(policies.c.organisation == organisation)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        kept: dict[str, Any] = row.policy if row else {}
        return AiPolicy.model_validate(
            kept | {"organisation": organisation, "revision": row.revision if row else 0},
        )

    async def keep(self, policy: AiPolicy) -> bool:
        """Insert, or update where the stored revision is `policy.revision`; either counts it up, False changes nothing.

        The first one counts up too: of two who both began with the default one wins.
        """
        row = {
            "organisation": policy.organisation,
            "revision": policy.revision + 1,
            "policy": policy.model_dump(mode="json", exclude={"organisation", "revision"}),
        }
        unseen = (policies.c.organisation == policy.organisation) & (policies.c.revision == policy.revision)
        async with self._database.writing() as connection:
            if await self._database.insert_once(connection, policies, row):
                return True
            return (await connection.execute(update(policies).where(unseen).values(**row))).rowcount > 0

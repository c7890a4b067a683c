"""Organisations and their people, as rows."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select, type_coerce

from core.people import Organisation, Person
from storage.columns import UtcDateTime, row_of
from storage.database import Database
from storage.tables import organisations, users


class DirectoryRows:
    """`core.stores.Directory` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def organisation(self, organisation: str) -> Organisation | None:
        """By id."""
        return await self._database.one(Organisation, select(organisations).where(organisations.c.id == organisation))

    async def organisations(self, ids: Collection[str] | None = None) -> Sequence[Organisation]:
        """Those asked for, or all, by id."""
        query = select(organisations).order_by(organisations.c.id)
        if ids is not None:
            query = query.where(organisations.c.id.in_(list(ids)))
        return await self._database.many(Organisation, query)

    async def keep_organisation(self, organisation: Organisation) -> None:
        """Insert or update."""
        row = row_of(organisation, organisations)
        await self._database.change(self._database.upsert(organisations, row).values(**row))

    async def person(self, organisation: str, person: str) -> Person | None:
        """By id, in their organisation."""
        mine = (users.c.organisation == organisation) & (users.c.id == person)
        return await self._database.one(Person, select(users).where(mine))

    async def people(self, organisation: str, ids: Sequence[str] | None = None) -> Sequence[Person]:
        """Those asked for, or all, by name."""
        query = select(users).where(users.c.organisation == organisation)
        if ids is not None:
            query = query.where(users.c.id.in_(list(ids)))
        # Sorted here: the databases disagree about the order of letters.
        found = await self._database.many(Person, query)
        return sorted(found, key=lambda person: (person.display_name.casefold(), person.id))

    async def keep_person(self, person: Person) -> Person:
        """Insert or update, in one statement; what then stands there."""
        row = row_of(person, users)
        login = func.coalesce(type_coerce(person.last_login_at, UtcDateTime), users.c.last_login_at)
        changed = {name: given for name, given in row.items() if name not in ("organisation", "id", "created_at")}
        upsert = (
            self._database.insert(users)
            .values(**row)
            .on_conflict_do_update(index_elements=["organisation", "id"], set_=changed | {"last_login_at": login})
        )
        async with self._database.writing() as connection:
            kept = (await connection.execute(upsert.returning(*users.columns))).mappings().one()
        return Person.model_validate(dict(kept))

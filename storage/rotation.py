"""Seals what is encrypted anew, after the secret key was changed (K3)."""

from typing import Any

from sqlalchemy import Table, and_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.cipher import Cipher
from storage.database import Database
from storage.model_tables import answers, kept_prompts, vaults
from storage.tables import installations

_SEALED = (answers, kept_prompts, vaults, installations)
#: Rows in memory at a time.
_PAGE = 100


async def reencrypt(url: str, secret_key: bytes) -> dict[str, int]:
    """Seal all that is sealed with the first of the keys (`new,old`); how many of each table. Again does no harm.

    It is one transaction: where one can't be opened, all stay as they were.

    :raises BadInput: none of the keys opens one of them, or the database can't be reached
    """
    cipher = Cipher(secret_key)
    database = Database(url)
    try:
        await database.reach()
        async with database.writing() as connection:
            return {table.name: await _renew(connection, cipher, table) for table in _SEALED}
    finally:
        await database.close()


async def _renew(connection: AsyncConnection, cipher: Cipher, table: Table) -> int:
    """A page of rows after the other, in the order of their keys: all prompts of a month don't fit in memory."""
    keys = tuple(table.primary_key)
    query = select(*keys, table.c.sealed).order_by(*keys).limit(_PAGE).with_for_update()
    last: tuple[Any, ...] | None = None
    count = 0
    while True:
        page = query if last is None else query.where(tuple_(*keys) > tuple_(*last))
        rows = (await connection.execute(page)).all()
        for *names, sealed in rows:
            this = and_(*(key == name for key, name in zip(keys, names, strict=True)))
            await connection.execute(update(table).where(this).values(sealed=cipher.renew(sealed)))
        count += len(rows)
        if len(rows) < _PAGE:
            return count
        last = tuple(rows[-1][:-1])

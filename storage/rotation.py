"""Seals what is encrypted anew, after the secret key was changed (K3)."""

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.cipher import Cipher
from storage.database import Database
from storage.tables import answers, installations


async def reencrypt(url: str, secret_key: bytes) -> dict[str, int]:
    """Seal answers and installations with the first of the keys (`new,old`); how many of each. Again does no harm.

    It is one transaction: where one can't be opened, all stay as they were.

    :raises BadInput: none of the keys opens one of them, or the database can't be reached
    """
    cipher = Cipher(secret_key)
    database = Database(url)
    try:
        await database.reach()
        async with database.writing() as connection:
            return {table.name: await _renew(connection, cipher, table) for table in (answers, installations)}
    finally:
        await database.close()


async def _renew(connection: AsyncConnection, cipher: Cipher, table: Table) -> int:
    (key,) = table.primary_key
    rows = (await connection.execute(select(key, table.c.sealed).with_for_update())).all()
    for name, sealed in rows:
        await connection.execute(update(table).where(key == name).values(sealed=cipher.renew(sealed)))
    return len(rows)

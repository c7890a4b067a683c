"""OAuth installs of a chat app, as encrypted rows."""

from typing import Any

from sqlalchemy import delete, select

from storage.cipher import Cipher
from storage.database import Database
from storage.tables import installations


class InstallationRows:
    """`core.stores.Installations` over a database."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def get(self, workspace: str) -> dict[str, Any] | None:
        """By workspace. :raises BadInput: it was encrypted with another secret key"""
        query = select(installations.c.sealed).where(installations.c.workspace == workspace)
        sealed: bytes | None = await self._database.scalar(query)
        if sealed is None:
            return None
        data: dict[str, Any] = self._cipher.unseal(sealed)
        return data

    async def keep(self, workspace: str, data: dict[str, Any]) -> None:
        """Insert or replace; `data` is plain JSON."""
        row = {"workspace": workspace, "sealed": self._cipher.seal(data), "at": self._database.clock()}
        await self._database.change(self._database.upsert(installations, row).values(**row))

    async def remove(self, workspace: str) -> None:
        """Forget it."""
        await self._database.change(delete(installations).where(installations.c.workspace == workspace))

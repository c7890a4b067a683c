"""The vaults of briefs, as encrypted rows."""

from typing import Any

from sqlalchemy import delete, select

from storage.cipher import Cipher
from storage.database import Database
from storage.model_tables import vaults


class VaultRows:
    """`core.stores.Vaults` over a database."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def keep(self, organisation: str, run: str, edition: int, vault: dict[str, Any]) -> None:
        """Insert or replace; `vault` is plain JSON."""
        row = {
            "organisation": organisation,
            "run": run,
            "edition": edition,
            "sealed": self._cipher.seal(vault, _place(organisation, run, edition)),
            "at": self._database.clock(),
        }
        await self._database.change(self._database.upsert(vaults, row).values(**row))

    async def vault(self, organisation: str, run: str, edition: int) -> dict[str, Any] | None:
        """Of one edition of a run's brief. :raises BadInput: it was encrypted with another key, or for another place"""
        mine = (vaults.c.organisation == organisation) & (vaults.c.run == run) & (vaults.c.edition == edition)
        sealed: bytes | None = await self._database.scalar(select(vaults.c.sealed).where(mine))
        if sealed is None:
            return None
        vault: dict[str, Any] = self._cipher.unseal(sealed, _place(organisation, run, edition))
        return vault

    async def forget(self, run: str) -> None:
        """Take away a run's, of all its editions."""
        await self._database.change(delete(vaults).where(vaults.c.run == run))


def _place(organisation: str, run: str, edition: int) -> str:
    return f"vault {organisation} {run} {edition}"

"""Models' answers, and prompts that are kept, by their call: encrypted rows."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.ledger import Answer, Kept
from core.ports import Prompt
from storage.cipher import Cipher
from storage.database import Database
from storage.model_tables import answers, kept_prompts


class KeptTexts:
    """What was said in calls. Every verb is scoped by organisation."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def answer(self, organisation: str, key: str) -> Answer | None:
        """By the call's key. :raises BadInput: it was encrypted with another secret key"""
        query: Select[tuple[bytes]] = select(answers.c.sealed).where(_is(answers, organisation, key))
        sealed: bytes | None = await self._database.scalar(query)
        return None if sealed is None else Answer.model_validate(self._cipher.unseal(sealed))

    async def answered(self, connection: AsyncConnection, organisation: str, key: str) -> bool:
        """Whether there is one."""
        query = select(answers.c.key).where(_is(answers, organisation, key))
        return (await connection.execute(query)).first() is not None

    async def keep_answer(self, connection: AsyncConnection, organisation: str, key: str, answer: Answer) -> None:
        """Insert or replace."""
        sealed = self._cipher.seal(answer.model_dump(mode="json"))
        row = {"organisation": organisation, "key": key, "sealed": sealed, "at": self._database.clock()}
        await connection.execute(self._database.upsert(answers, row).values(**row))

    async def keep_raw(
        self, connection: AsyncConnection, organisation: str, key: str, owner: str, prompt: Prompt, answer: str | None
    ) -> None:
        """Insert or replace."""
        said = {"prompt": prompt.model_dump(mode="json"), "answer": answer}
        row = {
            "organisation": organisation,
            "key": key,
            "owner": owner,
            "sealed": self._cipher.seal(said, _place(organisation, key)),
            "at": self._database.clock(),
        }
        await connection.execute(self._database.upsert(kept_prompts, row).values(**row))

    async def raw_of(self, organisation: str, owner: str) -> Sequence[Kept]:
        """Of a run, oldest first. :raises BadInput: encrypted with another key, or for another place"""
        mine = (kept_prompts.c.organisation == organisation) & (kept_prompts.c.owner == owner)
        query = select(kept_prompts).where(mine).order_by(kept_prompts.c.at, kept_prompts.c.key)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        opened = ((row, self._cipher.unseal(row.sealed, _place(organisation, row.key))) for row in rows)
        return [Kept(key=row.key, at=row.at, **said) for row, said in opened]


def _is(table: Table, organisation: str, key: str) -> ColumnElement[bool]:
    return (table.c.organisation == organisation) & (table.c.key == key)


def _place(organisation: str, key: str) -> str:
    return f"prompt {organisation} {key}"

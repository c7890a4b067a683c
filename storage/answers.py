"""Models' answers by their call key, as encrypted rows."""

from sqlalchemy import select

from core.gateway import Answer
from storage.cipher import Cipher
from storage.database import Database
from storage.tables import answers


class AnswerRows:
    """`core.stores.Answers` over a database."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def get(self, key: str) -> Answer | None:
        """By the call's key, as text. :raises BadInput: it was encrypted with another secret key"""
        sealed: bytes | None = await self._database.scalar(select(answers.c.sealed).where(answers.c.key == key))
        return None if sealed is None else Answer.model_validate(self._cipher.unseal(sealed))

    async def keep(self, organisation: str, answer: Answer) -> None:
        """Insert or replace."""
        row = {
            "key": str(answer.key),
            "organisation": organisation,
            "sealed": self._cipher.seal(answer.model_dump(mode="json")),
            "at": self._database.clock(),
        }
        await self._database.change(self._database.upsert(answers, row).values(**row))

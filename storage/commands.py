"""Commands as they came in, as rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from core.kept import Command
from core.values import Instant
from storage.database import Database
from storage.tables import commands


class CommandRows:
    """`core.stores.Commands` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, command: Command) -> bool:
        """Keep it; False where its (organisation, id) was seen before."""
        (new,) = await self.record_all([command])
        return new

    async def record_all(self, given: Sequence[Command]) -> Sequence[bool]:
        """The same for several in one transaction: a disk is waited for once."""
        rows = {_key(command): _row(command) for command in reversed(given)}
        new = await self._database.insert_new(commands, list(rows.values()))
        firsts = dict(zip(reversed([_key(command) for command in given]), reversed(range(len(given))), strict=True))
        return [_key(command) in new and firsts[_key(command)] == place for place, command in enumerate(given)]

    async def done(self, command: Command) -> None:
        """Nothing is left to do of it."""
        mine = (commands.c.organisation == command.caller.organisation) & (commands.c.id == command.id)
        open_ = mine & commands.c.done_at.is_(None)
        await self._database.change(update(commands).where(open_).values(done_at=self._database.clock()))

    async def pending(self, since: Instant, before: Instant) -> Sequence[Command]:
        """Those of since <= at < before that were never done, oldest first. Of all organisations."""
        open_ = commands.c.done_at.is_(None) & (commands.c.at >= since) & (commands.c.at < before)
        async with self._database.reading() as connection:
            found = await connection.scalars(
                select(commands.c.command).where(open_).order_by(commands.c.at, commands.c.id)
            )
            return [Command.model_validate(command) for command in found]


def _key(command: Command) -> tuple[str, str]:
    return command.caller.organisation, command.id


def _row(command: Command) -> dict[str, Any]:
    return {
        "organisation": command.caller.organisation,
        "id": command.id,
        "at": command.at,
        "command": command.model_dump(mode="json"),
    }

"""Ends calls that a killed process left behind, so that nothing stays reserved for ever."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.values import Instant
from storage.budgets import month_of, turn
from storage.calls import held_of, is_call, tried
from storage.database import Database
from storage.model_tables import RESERVED, calls


async def expire_calls(database: Database, before: Instant) -> int:
    """End calls taken before that: without a try they cost nothing, else their reservation; how many there were.

    What another process has its hands on is left to it.
    """
    async with database.writing() as connection:
        found = (await connection.execute(left_behind_query(before).with_for_update(skip_locked=True))).all()
        await _end(connection, found, database.clock())
    return len(found)


def left_behind_query(before: Instant) -> Select[Any]:
    """Calls reserved, or taken over, before that and not settled; by an index."""
    return select(calls).where(RESERVED, calls.c.taken_at < before)


async def _end(connection: AsyncConnection, found: Sequence[Row[Any]], now: Instant) -> None:
    held: Counter[tuple[str, str]] = Counter()
    spent: Counter[tuple[str, str]] = Counter()
    for call in found:
        cost = held_of(call) if tried(call) else 0
        held[call.organisation, month_of(call.at)] += held_of(call)
        spent[call.organisation, month_of(call.at)] += cost
        # Of one without a try the cost is known: none.
        known = call.cost_usd_micros if tried(call) else call.cost_usd_micros or 0
        row = {"status": "expired", "ended_at": now, "spent": call.spent + cost, "cost_usd_micros": known}
        await connection.execute(update(calls).where(is_call(call.organisation, call.key)).values(**row))
    for organisation, month in sorted(held):
        await turn(connection, organisation, month, held[organisation, month], spent[organisation, month])

"""Calls of models and their tries as rows: a call as the columns of its row, and rows as what the ledger tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Row, Select, case, cast, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.ledger import Attempt, Call, CallKey, Recorded
from core.values import Instant
from storage.model_tables import attempts, calls

_OF_CALL = tuple(name for name in Call.model_fields if name != "key")


def call_row(call: Call) -> dict[str, Any]:
    """All columns that say what is asked, by whom, for how much."""
    own = {name: getattr(call, name) for name in _OF_CALL}
    return own | {"key": str(call.key), "owner": call.key.owner, "step": call.key.step, "n": call.key.n}


def is_call(organisation: str, key: str) -> ColumnElement[bool]:
    """The call of that key."""
    return (calls.c.organisation == organisation) & (calls.c.key == key)


async def held_call(connection: AsyncConnection, organisation: str, key: str) -> Row[Any] | None:
    """The call's row, locked until the transaction ends."""
    query = select(calls).where(is_call(organisation, key)).with_for_update()
    return (await connection.execute(query)).first()


def held_of(call: Row[Any]) -> int:
    """What the call holds of its month's budget, in USD-micros."""
    return (call.reserved or 0) if call.status == "reserved" else 0


def tried(call: Row[Any]) -> bool:
    """Whether a try went out under the call's present reservation."""
    return bool(call.tries > call.tries_before)


async def begun(connection: AsyncConnection, organisation: str, key: str) -> int | None:
    """Count a try of a reserved call and note that it is out; its number, None where no such call is reserved."""
    reserved = is_call(organisation, key) & (calls.c.status == "reserved")
    counting = update(calls).where(reserved).values(tries=calls.c.tries + 1).returning(calls.c.tries)
    n: int | None = await connection.scalar(counting)
    if n is not None:
        await connection.execute(insert(attempts).values(organisation=organisation, key=key, n=n))
    return n


async def ended(connection: AsyncConnection, organisation: str, key: str, n: int, attempt: Attempt) -> None:
    """Note how a try went, where nobody noted it before."""
    out = _are_of(organisation, key) & (attempts.c.n == n) & attempts.c.kind.is_(None)
    await connection.execute(update(attempts).where(out).values(kind=attempt.kind, ms=attempt.ms))


async def maybe_paid(connection: AsyncConnection, call: Row[Any]) -> bool:
    """Whether money may be lost under the present reservation: a try never ended, or its answer was never kept."""
    lost = or_(attempts.c.kind.is_(None), attempts.c.kind == "ok")
    query = select(attempts.c.n).where(_are_of(call.organisation, call.key), attempts.c.n > call.tries_before, lost)
    return (await connection.execute(query.limit(1))).first() is not None


def owner_query(organisation: str, owner: str) -> Select[Any]:
    """The calls of a run (or an ask), in the order they were reserved; by an index."""
    mine = (calls.c.organisation == organisation) & (calls.c.owner == owner)
    return select(calls).where(mine).order_by(calls.c.at, calls.c.n, calls.c.key)


def spending_query(organisation: str, start: Instant, end: Instant) -> Select[Any]:
    """What was reserved in start <= at < end, by capability and model; by an index."""
    mine = (calls.c.organisation == organisation) & (calls.c.at >= start) & (calls.c.at < end)
    query = select(
        calls.c.capability,
        calls.c.model,
        func.count().label("calls"),
        _total(case((or_(calls.c.status == "failed", calls.c.status == "expired"), 1), else_=0), "failed"),
        _total(case((calls.c.cost_usd_micros.is_(None), 1), else_=0), "unknown"),
        _total(calls.c.tokens_in, "tokens_in"),
        _total(calls.c.tokens_out, "tokens_out"),
        _total(calls.c.cost_usd_micros, "cost_usd_micros"),
    )
    groups = calls.c.capability, calls.c.model
    return query.where(mine).group_by(*groups).order_by(*groups)


def _total(value: Any, name: str) -> ColumnElement[int]:
    # Postgres sums large integers up to numerics, which aren't integers to Python.
    return func.coalesce(cast(func.sum(value), BigInteger), 0).label(name)


def tries_query(organisation: str, owner: str) -> Select[Any]:
    """The tries of an owner's calls, in order."""
    same = (calls.c.organisation == attempts.c.organisation) & (calls.c.key == attempts.c.key)
    mine = (calls.c.organisation == organisation) & (calls.c.owner == owner)
    return select(attempts).join(calls, same).where(mine).order_by(attempts.c.key, attempts.c.n)


def recorded(rows: Sequence[Row[Any]], tries: Iterable[Row[Any]]) -> list[Recorded]:
    """Rows and their tries as the ledger tells them."""
    of_key: dict[str, list[tuple[int, str | None, int | None]]] = defaultdict(list)
    for row in tries:
        of_key[row.key].append((row.n, row.kind, row.ms))
    return [_recorded(row, of_key[row.key]) for row in rows]


def _recorded(row: Row[Any], tries: Sequence[tuple[int, str | None, int | None]]) -> Recorded:
    own = {name: getattr(row, name) for name in _OF_CALL}
    return Recorded(
        call=Call(key=CallKey(row.owner, row.step, row.n), **own),
        status=row.status,
        at=row.at,
        spent=row.spent,
        cost_usd_micros=row.cost_usd_micros,
        tokens_in=row.tokens_in,
        tokens_out=row.tokens_out,
        error=row.error,
        attempts=tuple(tries),
    )


def _are_of(organisation: str, key: str) -> ColumnElement[bool]:
    return (attempts.c.organisation == organisation) & (attempts.c.key == key)

"""Every model call as rows: reserved, tried, settled, each step one transaction.

Who changes a call locks its row first and months of budgets after it, the older month first: nobody waits in a circle.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Conflict, NotFound
from core.ledger import Answer, Attempt, Budget, Call, Kept, Recorded, Spent
from core.ports import Prompt
from core.values import Instant
from storage.budgets import hold, month_of, turn
from storage.calls import (
    begun,
    call_row,
    ended,
    held_call,
    held_of,
    is_call,
    maybe_paid,
    owner_query,
    recorded,
    spending_query,
    tried,
    tries_query,
)
from storage.cipher import Cipher
from storage.database import Database
from storage.expiry import expire_calls
from storage.kept_texts import KeptTexts
from storage.model_tables import alerts, budgets, calls, provider_blocks


class _Unchanged(Exception):
    """Nothing of this transaction is to be kept."""

    def __init__(self, granted: bool) -> None:
        self.granted = granted


class LedgerRows:
    """`core.ledger.Ledger` over a database."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._texts = KeptTexts(database, cipher)

    async def answer(self, organisation: str, key: str) -> Answer | None:
        """Of a call that was answered within a week. :raises BadInput: it was encrypted with another secret key"""
        return await self._texts.answer(organisation, key)

    async def reserve(self, call: Call, budget: int | None) -> bool:
        """Set aside what the call may cost; False, and nothing changed, where it doesn't fit in the month's budget.

        True and nothing changed where its answer is there.
        """
        try:
            async with self._database.writing() as connection:
                await self._reserve(connection, call, budget)
        except _Unchanged as left:
            return left.granted
        return True

    async def _reserve(self, connection: AsyncConnection, call: Call, budget: int | None) -> None:
        organisation, key, now = call.organisation, str(call.key), self._database.clock()
        fresh = {"status": "reserved", "at": now, "taken_at": now, "ended_at": None, "error": None}
        row = call_row(call) | fresh
        counts = {"tries": 0, "tries_before": 0, "spent": 0}
        stood = None
        if not await self._database.insert_once(connection, calls, row | counts):
            stood = await held_call(connection, organisation, key)
        if await self._texts.answered(connection, organisation, key):
            raise _Unchanged(granted=True)
        if stood and stood.status == "reserved" and not await maybe_paid(connection, stood):
            await self._take_over(connection, call, stood, budget, now)
            return
        if stood:
            # What was held is lost to whoever was killed, and counts in its own month.
            if lost := held_of(stood):
                await turn(connection, organisation, month_of(stood.at), lost, lost)
            more = {"tries_before": stood.tries, "spent": stood.spent + lost}
            await connection.execute(update(calls).where(is_call(organisation, key)).values(**row | more))
        if not await hold(self._database, connection, organisation, month_of(now), call.reserved or 0, budget):
            raise _Unchanged(granted=False)

    async def _take_over(
        self, connection: AsyncConnection, call: Call, stood: Row[Any], budget: int | None, now: datetime
    ) -> None:
        """Go on under the reservation there is, in its month; only what this call may cost beyond it must fit."""
        more = max(0, (call.reserved or 0) - held_of(stood))
        if more and not await hold(self._database, connection, call.organisation, month_of(stood.at), more, budget):
            raise _Unchanged(granted=False)
        amount = call.reserved if stood.reserved is None else stood.reserved + more
        row = call_row(call) | {"reserved": amount, "taken_at": now}
        await connection.execute(update(calls).where(is_call(call.organisation, str(call.key))).values(**row))

    async def begin(self, organisation: str, key: str) -> int:
        """Note that a try goes out now; its number, from 1.

        :raises Conflict: the call isn't reserved (any more): what the try costs would count nowhere
        """
        async with self._database.writing() as connection:
            n = await begun(connection, organisation, key)
        if n is None:
            raise Conflict("Nothing is reserved for this call, so no try of it may go out.")
        return n

    async def end(self, organisation: str, key: str, n: int, attempt: Attempt) -> None:
        """Note how a try went; the first word counts."""
        async with self._database.writing() as connection:
            await ended(connection, organisation, key, n, attempt)

    async def settle(
        self,
        organisation: str,
        key: str,
        *,
        last: tuple[int, Attempt] | None = None,
        answer: Answer | None = None,
        error: str | None = None,
        spent: int | None = None,
        raw: Prompt | None = None,
    ) -> None:
        """End the call: keep its answer, sealed, or its failure; turn the reservation into what was `spent`.

        A settled call stays as it is. One that expired meanwhile is settled after all: its answer was paid.

        :raises NotFound: no such call was ever reserved
        """
        async with self._database.writing() as connection:
            call = await held_call(connection, organisation, key)
            if call is None:
                raise NotFound
            if call.status not in ("reserved", "expired"):
                return
            if last:
                await ended(connection, organisation, key, *last)
            if answer:
                await self._texts.keep_answer(connection, organisation, key, answer)
            if raw:
                text = answer.text if answer else None
                await self._texts.keep_raw(connection, organisation, key, call.owner, raw, text)
            paid = (call.reserved or 0) if spent is None else spent
            # What `expire` took for its cost is corrected.
            more = paid - ((call.reserved or 0) if call.status == "expired" and tried(call) else 0)
            await turn(connection, organisation, month_of(call.at), held_of(call), more)
            end = {"status": "answered" if answer else "failed", "error": None if answer else error}
            row = end | {"ended_at": self._database.clock(), "spent": call.spent + more} | _known(call, answer, spent)
            await connection.execute(update(calls).where(is_call(organisation, key)).values(**row))

    async def expire(self, before: Instant) -> int:
        """End calls reserved, or taken over, before that and not settled; how many. Of all organisations."""
        return await expire_calls(self._database, before)

    async def calls(self, organisation: str, owner: str) -> Sequence[Recorded]:
        """The calls of a run (or an ask), in the order they were reserved."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(owner_query(organisation, owner))).all()
            tries = (await connection.execute(tries_query(organisation, owner))).all()
        return recorded(rows, tries)

    async def spending(self, organisation: str, start: Instant, end: Instant) -> Sequence[Spent]:
        """What was reserved in start <= at < end, by capability and model. One that expired counts as failed."""
        return await self._database.many(Spent, spending_query(organisation, start, end))

    async def budget(self, organisation: str, month: str) -> Budget:
        """The month's row; nothing spent where there is none."""
        query: Select[Any] = select(budgets.c.spent, budgets.c.reserved)
        mine = (budgets.c.organisation == organisation) & (budgets.c.month == month)
        async with self._database.reading() as connection:
            row = (await connection.execute(query.where(mine))).first()
        return Budget(row.spent, row.reserved) if row else Budget(0, 0)

    async def kept(self, organisation: str, owner: str) -> Sequence[Kept]:
        """Raw prompts and answers of a run, where its organisation keeps them, oldest first."""
        return await self._texts.raw_of(organisation, owner)

    async def first(self, organisation: str, what: str, day: str) -> bool:
        """Whether this is the first time on that day: of many who ask at once one is told so."""
        row = {"organisation": organisation, "what": what, "day": day, "at": self._database.clock()}
        return await self._database.keep_once(alerts, row)

    async def block(self, provider: str, until: Instant) -> None:
        """The provider asked everybody to wait; the latest instant counts."""
        first = self._database.insert(provider_blocks).values(provider=provider, until=until)
        later = provider_blocks.c.until < first.excluded.until
        set_ = {"until": first.excluded.until}
        await self._database.change(first.on_conflict_do_update(index_elements=["provider"], set_=set_, where=later))

    async def blocked(self, provider: str) -> Instant | None:
        """Until when the provider wants no calls; it may be over."""
        query = select(provider_blocks.c.until).where(provider_blocks.c.provider == provider)
        until: datetime | None = await self._database.scalar(query)
        return until


def _known(call: Row[Any], answer: Answer | None, spent: int | None) -> dict[str, int | None]:
    """Cost and tokens, as far as known, of all the call's reservations. A failure's cost is known where it is said."""
    cost = answer.cost_usd_micros if answer else spent
    return {
        "cost_usd_micros": _more(call.cost_usd_micros, cost),
        "tokens_in": _more(call.tokens_in, answer.tokens_in if answer else None),
        "tokens_out": _more(call.tokens_out, answer.tokens_out if answer else None),
    }


def _more(known: int | None, new: int | None) -> int | None:
    return known if new is None else (known or 0) + new

"""A month's money of an organisation: one row, changed by single statements only, in the transaction of its call."""

from datetime import UTC

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.values import Instant
from storage.database import Database
from storage.model_tables import budgets


def month_of(at: Instant) -> str:
    """The month (`YYYY-MM`, of UTC) whose budget a reservation of that instant counts in."""
    return at.astimezone(UTC).strftime("%Y-%m")


async def hold(
    database: Database, connection: AsyncConnection, organisation: str, month: str, amount: int, limit: int | None
) -> bool:
    """Set so many USD-micros aside; False, and nothing changed, where they don't fit in the limit.

    One statement makes the month's row, decides and changes it: it is the row's only writer then, so those who come at
    the same time are decided one after the other.
    """
    if limit is not None and amount > limit:
        return False  # not even in a month without a row
    first = database.insert(budgets).values(organisation=organisation, month=month, spent=0, reserved=amount)
    fits = None if limit is None else budgets.c.spent + budgets.c.reserved + amount <= limit
    more = first.on_conflict_do_update(
        index_elements=["organisation", "month"], set_={"reserved": budgets.c.reserved + amount}, where=fits
    )
    return (await connection.execute(more.returning(budgets.c.month))).first() is not None


async def turn(connection: AsyncConnection, organisation: str, month: str, held: int, spent: int) -> None:
    """Give back what was held and add what was spent, which may be less than nothing where a call cost less after all.

    What was spent isn't cut to what was held: a provider may report more than was estimated, and it was paid. That the
    estimate is the most a call can cost is the gateway's to see to.
    """
    row = (budgets.c.organisation == organisation) & (budgets.c.month == month)
    values = {"reserved": budgets.c.reserved - held, "spent": budgets.c.spent + spent}
    await connection.execute(update(budgets).where(row).values(**values))

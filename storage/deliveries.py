"""The guard against sending twice, as rows."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, literal, or_, select, update

from core.errors import NotFound
from core.kept import Delivery, DeliveryState
from storage.database import Database
from storage.tables import deliveries


class DeliveryRows:
    """`core.stores.Deliveries` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, organisation: str, run: str, target: str) -> Delivery:
        """Write `sending` and return what stood there before (`new` the first time); `sent` and `unknown` stay.

        :raises NotFound: the run is another organisation's
        """
        new = Delivery(run=run, organisation=organisation, target=target)
        now = self._database.clock()
        row = {"run": run, "target": target, "organisation": organisation, "state": "sending", "at": now}
        async with self._database.writing() as connection:
            if await self._database.insert_once(connection, deliveries, row):
                return new
            query = select(deliveries).where(_is(run, target)).with_for_update()
            before = Delivery.model_validate(dict((await connection.execute(query)).mappings().one()))
            if before.organisation != organisation:
                raise NotFound
            if before.state not in ("sent", "unknown"):
                again = update(deliveries).where(_is(run, target)).values(state="sending", error=None, at=now)
                await connection.execute(again)
        return before

    async def note(self, run: str, target: str, external: str) -> None:
        """Keep an external id before the last step of sending."""
        await self._database.change(update(deliveries).where(_is(run, target)).values(external=external))

    async def end(
        self, run: str, target: str, state: DeliveryState, *, external: str | None = None, error: str | None = None
    ) -> None:
        """How it ended. What was sent stays sent, whatever a second try that came late believes."""
        movable = or_(deliveries.c.state != "sent", literal(state) == "sent")
        values = {
            "state": state,
            "external": func.coalesce(external, deliveries.c.external),
            "error": error,
            "at": self._database.clock(),
        }
        await self._database.change(update(deliveries).where(_is(run, target), movable).values(**values))

    async def of(self, organisation: str, run: str) -> Sequence[Delivery]:
        """All of a run, by target."""
        mine = (deliveries.c.organisation == organisation) & (deliveries.c.run == run)
        return await self._database.many(Delivery, select(deliveries).where(mine).order_by(deliveries.c.target))


def _is(run: str, target: str) -> ColumnElement[bool]:
    return (deliveries.c.run == run) & (deliveries.c.target == target)

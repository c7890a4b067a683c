"""A delivery that one process ends while another begins it again stays as it ended."""

import asyncio

from sqlalchemy import update

from storage.cipher import new_key
from storage.database import Database
from storage.stores import open_stores
from storage.tables import deliveries
from tests.contracts.values import OURS
from tests.postgres import fresh_database, somebody_waits


async def test_who_begins_while_another_ends_waits_and_finds_it_sent() -> None:
    url = fresh_database()
    other = Database(url)
    async with open_stores(url, secret_key=new_key()) as stores:
        await stores.deliveries.begin(OURS, "rep_1", "chat:room_1")
        async with other.writing() as connection:
            await connection.execute(update(deliveries).values(state="sent", external="171.1"))
            beginning = asyncio.create_task(stores.deliveries.begin(OURS, "rep_1", "chat:room_1"))
            await somebody_waits(url)
        found = await beginning
        assert (found.state, found.external) == ("sent", "171.1")
        assert [delivery.state for delivery in await stores.deliveries.of(OURS, "rep_1")] == ["sent"]
    await other.close()

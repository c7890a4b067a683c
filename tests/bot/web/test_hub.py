"""The hub by itself: it survives its database, forgets who left, and looks after those who stay."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.chat.web.hub import Client, Hub
from core.errors import NotSignedIn
from core.kept import Event
from core.report import Caller
from core.stores import Stores
from tests.bot.console.site import until

BO = Caller(organisation="org_1", user="usr_bo")


async def still() -> Caller:
    return BO


class Flaky:
    """A line of events that fails when told to."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.failing = False
        self.looks = 0

    async def publish(self, event: Event) -> None:
        self.events.append(event.model_copy(update={"seq": len(self.events) + 1}))

    async def last(self) -> int:
        self._fail()
        return len(self.events)

    async def after(self, seq: int, limit: int = 500) -> Sequence[Event]:
        self.looks += 1
        self._fail()
        return [event for event in self.events if event.seq > seq][:limit]

    def _fail(self) -> None:
        if self.failing:
            raise OSError("the database is away")


def news(n: int, **fields: str) -> Event:
    return Event(organisation="org_1", payload={"n": n}, **fields)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.web.hub._PAUSE_S", 0.01)


@pytest.mark.usefixtures("quick")
async def test_a_database_that_is_away_for_a_moment_loses_nothing(stores: Stores) -> None:
    line = Flaky()
    hub = Hub(line, stores.rooms, look_every=0.01)
    await hub.start()
    client = Client(BO, still=still)
    line.failing = True
    joining = asyncio.create_task(hub.join(client))
    await asyncio.sleep(0.03)
    line.failing = False
    await asyncio.wait_for(joining, 5)
    await hub.publish(news(1))
    assert await asyncio.wait_for(client.next(), 5) == '{"n": 1}'
    line.failing = True
    await hub.publish(news(2))
    looks = line.looks
    await until(lambda: line.looks >= looks + 3)
    line.failing = False
    assert await asyncio.wait_for(client.next(), 5) == '{"n": 2}'
    await hub.close()
    assert client.dropped.result() == 1001


async def test_nobody_connected_asks_the_database_nothing(stores: Stores) -> None:
    line = Flaky()
    hub = Hub(line, stores.rooms, look_every=0.001)
    await hub.start()
    client = Client(BO, still=still)
    await hub.publish(news(1))
    await hub.join(client)
    await hub.publish(news(2))
    assert await asyncio.wait_for(client.next(), 5) == '{"n": 2}'
    hub.leave(client)
    assert hub.connected == 0
    await asyncio.sleep(0.02)
    looks = line.looks
    await asyncio.sleep(0.05)
    assert line.looks == looks
    await hub.close()


async def test_closing_lets_go_of_who_waits_to_be_taken_in(stores: Stores) -> None:
    line = Flaky()
    line.failing = True
    hub = Hub(line, stores.rooms)
    await hub.start()
    client = Client(BO, still=still)
    joining = asyncio.create_task(hub.join(client))
    await asyncio.sleep(0.01)
    await hub.close()
    await asyncio.wait_for(joining, 5)
    assert client.dropped.result() == 1001


@pytest.mark.parametrize("turns", range(6))
async def test_closing_ends_at_once_whatever_the_reader_is_doing(stores: Stores, turns: int) -> None:
    hub = Hub(Flaky(), stores.rooms, look_every=60)
    await hub.start()
    await hub.join(Client(BO, still=still))
    await asyncio.sleep(0.01)
    hub.wake()
    for _ in range(turns):
        await asyncio.sleep(0)
    async with asyncio.timeout(2):
        await hub.close()


async def test_who_is_signed_out_elsewhere_is_found_out(stores: Stores) -> None:
    async def gone() -> Caller:
        raise NotSignedIn

    hub = Hub(Flaky(), stores.rooms, recheck_every=0.01)
    await hub.start()
    stays, goes = Client(BO, still=still), Client(BO, still=gone)
    await hub.join(stays)
    await hub.join(goes)
    assert await asyncio.wait_for(asyncio.shield(goes.dropped), 5) == 1008
    assert not stays.dropped.done()
    await hub.close()


async def test_half_a_character_in_one_event_is_no_end_of_the_line() -> None:
    client = Client(BO, still=still)
    client.offer({"text": "a\ud800b", "more": "輸送帶"})
    assert await client.next() == '{"text": "a?b", "more": "輸送帶"}'


async def test_too_much_for_one_client_drops_it_and_keeps_no_more() -> None:
    client = Client(BO, still=still)
    for n in range(2000):
        client.offer({"n": n})
    assert client.dropped.result() == 1013
    assert len(client._waiting) <= 1001
    wide = Client(BO, still=still)
    for _ in range(3):
        wide.offer({"text": "x" * 1_900_000})
    assert wide.dropped.result() == 1013

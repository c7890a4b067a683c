"""What every line of events promises; that none is skipped under load is tested in tests/storage."""

from core.kept import Event
from core.stores import Stores
from tests.contracts.values import ODD, OURS, THEIRS, Now


def an_event(number: int = 1, **fields: str) -> Event:
    return Event.model_validate({"organisation": OURS, "payload": {"type": "t", "number": number}} | fields)


async def test_events_come_in_order_after_a_number(stores: Stores) -> None:
    assert await stores.events.last() == 0
    for number in range(5):
        await stores.events.publish(an_event(number))
    every = await stores.events.after(0)
    assert [event.payload["number"] for event in every] == [0, 1, 2, 3, 4]
    assert await stores.events.last() == every[-1].seq
    assert await stores.events.after(every[1].seq) == every[2:]
    assert await stores.events.after(every[1].seq, limit=2) == every[2:4]
    assert await stores.events.after(every[-1].seq) == []


async def test_an_event_says_whom_it_is_for(stores: Stores) -> None:
    one = Event(organisation=THEIRS, person="usr_1", room="room_1", payload={"body": ODD, "none": None, "list": [1.5]})
    await stores.events.publish(one)
    (found,) = await stores.events.after(0)
    assert found == one.model_copy(update={"seq": found.seq})


async def test_a_number_is_never_given_again(stores: Stores, now: Now) -> None:
    await stores.events.publish(an_event())
    last = await stores.events.last()
    await stores.housekeeping.sweep(now.move(hours=2))
    await stores.events.publish(an_event(2))
    assert [event.payload["number"] for event in await stores.events.after(last)] == [2]

"""Notifications: kept once, told to the person's live connections, found again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.couriers.notifications import NotificationCourier
from core.errors import DeliveryFailed
from core.ports import Sent
from core.stores import Stores
from tests.bot.couriers.parcels import AT, ORG, kept, no_note, parcel, settle_in
from tests.stores import sqlite_stores

TO_ADA = "notification:usr_A"


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    async with sqlite_stores(tmp_path) as opened:
        await settle_in(opened)
        yield opened


async def test_a_notification_is_kept_unread_and_opens_the_report(stores: Stores) -> None:
    id_ = await NotificationCourier(stores).deliver(parcel(TO_ADA), no_note)
    [notification] = await stores.notifications.of(ORG, "usr_A", unread=True)
    assert notification.id == id_
    assert id_.startswith("ntf_")
    assert (notification.category, notification.entity) == ("report", "rep_1")
    assert (notification.title, notification.body) == (kept().title, "3 messages, line runs")


async def test_the_person_alone_is_told_at_once(stores: Stores) -> None:
    id_ = await NotificationCourier(stores).deliver(parcel(TO_ADA), no_note)
    [event] = await stores.events.after(0)
    assert (event.organisation, event.person, event.room) == (ORG, "usr_A", None)
    assert event.payload == {
        "type": "notification",
        "id": id_,
        "category": "report",
        "title": kept().title,
        "body": "3 messages, line runs",
        "entity": "rep_1",
        "created_at": AT.isoformat().replace("+00:00", "Z"),
        "read_at": None,
    }


async def test_a_second_try_keeps_and_tells_nothing_twice(stores: Stores) -> None:
    courier = NotificationCourier(stores)
    assert await courier.found(parcel(TO_ADA)) == Sent(None)
    id_ = await courier.deliver(parcel(TO_ADA), no_note)
    await stores.notifications.read(ORG, "usr_A", id_, AT)
    assert await courier.deliver(parcel(TO_ADA), no_note) == id_
    assert await courier.found(parcel(TO_ADA)) == Sent(id_)
    assert [kept.read_at for kept in await stores.notifications.of(ORG, "usr_A")] == [AT]
    assert len(await stores.events.after(0)) == 1


async def test_two_people_get_one_each(stores: Stores) -> None:
    courier = NotificationCourier(stores)
    ids = {await courier.deliver(parcel(f"notification:{user}"), no_note) for user in ("usr_A", "usr_B")}
    assert len(ids) == 2


async def test_nobody_is_notified_who_is_not_there(stores: Stores) -> None:
    with pytest.raises(DeliveryFailed, match="usr_9: no such person"):
        await NotificationCourier(stores).deliver(parcel("notification:usr_9"), no_note)

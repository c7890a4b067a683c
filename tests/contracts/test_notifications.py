"""What every store of notifications promises."""

from core.stores import Stores
from tests.contracts.values import ODD, OURS, THEIRS, a_notification, after


async def test_a_notification_is_kept_once(stores: Stores) -> None:
    notification = a_notification(title=ODD, body=ODD, entity="rep_1")
    assert await stores.notifications.keep(notification)
    assert not await stores.notifications.keep(a_notification(title="again"))
    assert await stores.notifications.of(OURS, "usr_1") == [notification]


async def test_they_come_newest_first_and_unread_alone_where_asked(stores: Stores) -> None:
    for number in (2, 3, 1):
        await stores.notifications.keep(a_notification(number, created_at=after(minutes=number)))
    assert await stores.notifications.read(OURS, "usr_1", "ntf_2", after(hours=1))
    assert [n.id for n in await stores.notifications.of(OURS, "usr_1")] == ["ntf_3", "ntf_2", "ntf_1"]
    assert [n.id for n in await stores.notifications.of(OURS, "usr_1", unread=True)] == ["ntf_3", "ntf_1"]
    assert [n.id for n in await stores.notifications.of(OURS, "usr_1", limit=1)] == ["ntf_3"]


async def test_the_first_reading_stays(stores: Stores) -> None:
    await stores.notifications.keep(a_notification())
    assert await stores.notifications.read(OURS, "usr_1", "ntf_1", after(hours=1))
    assert await stores.notifications.read(OURS, "usr_1", "ntf_1", after(hours=2))
    assert [n.read_at for n in await stores.notifications.of(OURS, "usr_1")] == [after(hours=1)]


async def test_nobody_reads_another_ones(stores: Stores) -> None:
    await stores.notifications.keep(a_notification())
    assert await stores.notifications.of(OURS, "usr_2") == []
    assert await stores.notifications.of(THEIRS, "usr_1") == []
    assert not await stores.notifications.read(OURS, "usr_2", "ntf_1", after(hours=1))
    assert not await stores.notifications.read(THEIRS, "usr_1", "ntf_1", after(hours=1))
    assert not await stores.notifications.read(OURS, "usr_1", "ntf_2", after(hours=1))
    assert len(await stores.notifications.of(OURS, "usr_1", unread=True)) == 1

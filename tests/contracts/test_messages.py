"""What every store of messages promises."""

import asyncio

from core.brief import Window
from core.people import Posted
from core.records import Reaction
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_message, after

_REPLY: dict[str, object] = {"sort": "text", "markdown": ODD, "buttons": []}


def posted(ts: str, minutes: float = 0, **fields: object) -> Posted:
    return Posted.model_validate({"room": "room_1", "message": a_message(ts, after(minutes=minutes))} | fields)


async def seen(stores: Stores, reader: str = "usr_1", **options: object) -> list[str]:
    found = await stores.rooms.posted(OURS, "room_1", reader, **options)  # type: ignore[arg-type]
    return [one.message.id for one in found]


async def test_a_message_is_kept_whole(stores: Stores) -> None:
    message = a_message("1.0", text=ODD + "\0", reactions=(Reaction(name="+1", users=("usr_2",)),), files=("fil_1",))
    one = Posted(room="room_1", message=message, reply=_REPLY, to="usr_1", key="k")
    assert await stores.rooms.post(OURS, one)
    assert await stores.rooms.posted(OURS, "room_1", "usr_1") == [one]


async def test_a_message_is_kept_once_by_id(stores: Stores) -> None:
    assert await stores.rooms.post(OURS, posted("1.0"))
    assert not await stores.rooms.post(OURS, posted("1.0", 5))
    assert await stores.rooms.post(OURS, posted("1.0", room="room_2"))
    assert await seen(stores) == ["1.0"]


async def test_a_message_is_kept_once_by_key_in_the_whole_organisation(stores: Stores) -> None:
    assert await stores.rooms.post(OURS, posted("1.0", key="rep_1/chat:room_1"))
    assert not await stores.rooms.post(OURS, posted("2.0", key="rep_1/chat:room_1", room="room_2"))
    assert await stores.rooms.post(OURS, posted("3.0", key="rep_1/chat:room_1.2"))
    assert await stores.rooms.found(OURS, "rep_1/chat:room_1") == "1.0"
    assert await stores.rooms.found(OURS, "rep_2/chat:room_1") is None


async def test_of_many_who_post_one_key_at_once_one_does(stores: Stores) -> None:
    tries = [stores.rooms.post(OURS, posted(f"{number}.0", key="k")) for number in range(8)]
    assert sum(await asyncio.gather(*tries)) == 1
    assert len(await seen(stores)) == 1


async def test_the_newest_come_oldest_first_and_go_on_before_one(stores: Stores) -> None:
    for number in range(6):
        await stores.rooms.post(OURS, posted(f"{number}.0", minutes=number // 2))  # two share each instant
    assert await seen(stores, limit=3) == ["3.0", "4.0", "5.0"]
    assert await seen(stores, limit=2, before="3.0") == ["1.0", "2.0"]
    assert await seen(stores, before="0.0") == []
    assert await seen(stores, before="9.9") == []


async def test_only_the_one_it_is_for_sees_a_private_message(stores: Stores) -> None:
    await stores.rooms.post(OURS, posted("1.0"))
    await stores.rooms.post(OURS, posted("2.0", to="usr_2"))
    assert await seen(stores, "usr_1") == ["1.0"]
    assert await seen(stores, "usr_2") == ["1.0", "2.0"]


async def test_what_was_said_is_in_time_order_without_replies_and_private_words(stores: Stores) -> None:
    await stores.rooms.post(OURS, posted("3.0", minutes=3))
    await stores.rooms.post(OURS, posted("1.0", minutes=1))
    await stores.rooms.post(OURS, posted("2.0", minutes=2, reply=_REPLY))
    await stores.rooms.post(OURS, posted("4.0", minutes=4, to="usr_1"))
    assert [m.id for m in await stores.rooms.messages(OURS, "room_1")] == ["1.0", "3.0"]


async def test_a_window_holds_its_start_and_not_its_end(stores: Stores) -> None:
    for minute in range(4):
        await stores.rooms.post(OURS, posted(f"{minute}.0", minutes=minute))
    window = Window(start=after(minutes=1), end=after(minutes=3))
    assert [m.id for m in await stores.rooms.messages(OURS, "room_1", window)] == ["1.0", "2.0"]


async def test_messages_read_elsewhere_replace_those_of_the_same_id(stores: Stores) -> None:
    first = [a_message("1.0"), a_message("2.0", after(minutes=1))]
    assert await stores.rooms.keep_messages(OURS, "room_1", first) == 2
    edited = a_message("2.0", after(minutes=1), text="Edited", edited=True)
    third = a_message("3.0", after(minutes=2))
    assert await stores.rooms.keep_messages(OURS, "room_1", [edited, third, third]) == 1
    assert await stores.rooms.messages(OURS, "room_1") == [first[0], edited, third]
    assert await stores.rooms.keep_messages(OURS, "room_1", []) == 0


async def test_a_reply_that_is_read_again_elsewhere_stays_ours(stores: Stores) -> None:
    await stores.rooms.post(OURS, posted("1.0", reply=_REPLY, key="k"))
    assert await stores.rooms.keep_messages(OURS, "room_1", [a_message("1.0", text="As the chat shows it")]) == 0
    assert await stores.rooms.messages(OURS, "room_1") == []
    assert await stores.rooms.found(OURS, "k") == "1.0"


async def test_another_organisation_sees_nothing(stores: Stores) -> None:
    await stores.rooms.post(OURS, posted("1.0", key="k"))
    assert await stores.rooms.posted(THEIRS, "room_1", "usr_1") == []
    assert await stores.rooms.messages(THEIRS, "room_1") == []
    assert await stores.rooms.found(THEIRS, "k") is None
    assert await stores.rooms.post(THEIRS, posted("1.0", key="k"))
    assert await stores.rooms.keep_messages(THEIRS, "room_1", [a_message("1.0", text="Theirs")]) == 0
    assert [m.text for m in await stores.rooms.messages(OURS, "room_1", Window(start=NOON, end=after(hours=1)))] == [
        "Said at 1.0"
    ]

"""What every store of rooms, members and files promises."""

from core.kept import StoredFile
from core.records import Member
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_person, a_room, after


def a_file(number: int = 1, room: str = "room_1", **fields: object) -> StoredFile:
    given = {"id": f"fil_{number}", "room": room, "name": "a.png", "media_type": "image/png", "user": "usr_1"} | fields
    return StoredFile.model_validate({"at": NOON, "size": 3_000_000_000} | given)


async def test_a_room_is_kept_and_changed(stores: Stores) -> None:
    assert await stores.rooms.room(OURS, "room_1") is None
    await stores.rooms.keep_room(a_room(severity="high"))
    room = a_room(
        title=ODD, sort="incident", chat="slack", status="archived", zone="Asia/Taipei", locale="zh-TW", created_at=NOON
    )
    await stores.rooms.keep_room(room)
    assert await stores.rooms.room(OURS, "room_1") == room


async def test_rooms_are_all_or_a_members_by_title(stores: Stores) -> None:
    for number, title in ((1, "water"), (2, "Air"), (3, "Fire")):
        await stores.rooms.keep_room(a_room(number, title=title))
    await stores.rooms.keep_member(OURS, "room_1", "usr_1")
    await stores.rooms.keep_member(OURS, "room_3", "usr_1")
    await stores.rooms.keep_member(OURS, "room_2", "usr_2")
    assert [room.title for room in await stores.rooms.rooms(OURS)] == ["Air", "Fire", "water"]
    assert [room.title for room in await stores.rooms.rooms(OURS, "usr_1")] == ["Fire", "water"]
    assert await stores.rooms.rooms(OURS, "usr_9") == []


async def test_members_come_in_the_order_they_came_with_what_is_known_of_them(stores: Stores) -> None:
    await stores.directory.keep_person(a_person(2, display_name="Zoe", job_title="Chief", email="z@example.com"))
    await stores.rooms.keep_member(OURS, "room_1", "usr_2")
    await stores.rooms.keep_member(OURS, "room_1", "usr_1", "viewer")
    await stores.rooms.keep_member(OURS, "room_1", "usr_2", "owner")
    assert await stores.rooms.members(OURS, "room_1") == [
        Member(id="usr_2", name="Zoe", role="owner", job_title="Chief", email="z@example.com"),
        Member(id="usr_1", name="usr_1", role="viewer"),
    ]
    assert await stores.rooms.role(OURS, "room_1", "usr_2") == "owner"
    assert await stores.rooms.role(OURS, "room_1", "usr_3") is None


async def test_a_member_who_left_is_none(stores: Stores) -> None:
    await stores.rooms.keep_member(OURS, "room_1", "usr_1")
    await stores.rooms.keep_member(OURS, "room_1", "usr_2")
    await stores.rooms.remove_member(OURS, "room_1", "usr_1")
    assert await stores.rooms.role(OURS, "room_1", "usr_1") is None
    assert [member.id for member in await stores.rooms.members(OURS, "room_1")] == ["usr_2"]


async def test_files_are_kept_by_room_in_time_order(stores: Stores) -> None:
    later = a_file(1, at=after(minutes=5), name=ODD, blob="files/1", message="1.0")
    earlier = a_file(2)
    for file in (later, earlier, a_file(3, "room_2")):
        await stores.rooms.keep_file(OURS, file)
    assert await stores.rooms.files(OURS, "room_1") == [earlier, later]
    await stores.rooms.keep_file(OURS, later.model_copy(update={"blob": "files/2"}))
    assert (await stores.rooms.file(OURS, "fil_1")) == later.model_copy(update={"blob": "files/2"})


async def test_a_checkpoint_is_the_last_one_kept(stores: Stores) -> None:
    assert await stores.rooms.checkpoint(OURS, "room_1") is None
    await stores.rooms.keep_checkpoint(OURS, "room_1", "1.0")
    await stores.rooms.keep_checkpoint(OURS, "room_1", "2.0")
    assert await stores.rooms.checkpoint(OURS, "room_1") == "2.0"
    assert await stores.rooms.checkpoint(OURS, "room_2") is None


async def test_another_organisation_sees_nothing(stores: Stores) -> None:
    await stores.rooms.keep_room(a_room())
    await stores.rooms.keep_member(OURS, "room_1", "usr_1")
    await stores.rooms.keep_file(OURS, a_file())
    await stores.rooms.keep_checkpoint(OURS, "room_1", "1.0")
    await stores.rooms.remove_member(THEIRS, "room_1", "usr_1")
    assert await stores.rooms.room(THEIRS, "room_1") is None
    assert await stores.rooms.rooms(THEIRS) == []
    assert await stores.rooms.rooms(THEIRS, "usr_1") == []
    assert await stores.rooms.members(THEIRS, "room_1") == []
    assert await stores.rooms.role(THEIRS, "room_1", "usr_1") is None
    assert await stores.rooms.file(THEIRS, "fil_1") is None
    assert await stores.rooms.files(THEIRS, "room_1") == []
    assert await stores.rooms.checkpoint(THEIRS, "room_1") is None
    assert await stores.rooms.role(OURS, "room_1", "usr_1") == "editor"


async def test_a_name_from_another_organisation_is_not_lent(stores: Stores) -> None:
    await stores.directory.keep_person(a_person(1, THEIRS, display_name="Theirs"))
    await stores.rooms.keep_member(OURS, "room_1", "usr_1")
    assert [member.name for member in await stores.rooms.members(OURS, "room_1")] == ["usr_1"]

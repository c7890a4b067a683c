"""A room out of the database: who is in it, what was said, its files with their bytes."""

import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.sources.room_tables import RoomTables
from core.brief import Window
from core.errors import BadInput
from core.kept import StoredFile
from core.kinds import KINDS
from core.people import ChatRoom, Person, Posted
from core.pipeline import Ports, produce
from core.ports import Blobs, Gathered
from core.records import Room, RoomMessage
from core.report import Caller, Edition, Run
from core.stores import Stores
from storage.blobs import open_blobs
from tests.stores import sqlite_stores

ORG, ROOM = "org_T1", "room_C1"
AT = datetime(2026, 3, 3, 8, tzinfo=UTC)


def said(n: int, text: str, user: str = "usr_U1", **fields: object) -> RoomMessage:
    return RoomMessage.model_validate(
        {"id": f"{n}.0", "at": AT + timedelta(minutes=n), "user": user, "text": text, **fields}
    )


def posted_file(id_: str, name: str, media_type: str, blob: str | None, size: int = 4) -> StoredFile:
    return StoredFile(
        id=id_, room=ROOM, name=name, media_type=media_type, user="usr_U1", at=AT, size=size, blob=blob, message="1.0"
    )


def png() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def blobs() -> Blobs:
    return open_blobs("memory:")


@pytest.fixture
async def stores(tmp_path: Path, blobs: Blobs) -> AsyncIterator[Stores]:
    async with sqlite_stores(tmp_path) as opened:
        for user, name in (("usr_U1", "Ada Holm"), ("usr_U2", "Bo Lie"), ("usr_B1", "LineWatch")):
            person = Person(id=user, organisation=ORG, display_name=name, job_title="Lead", created_at=AT)
            await opened.directory.keep_person(person)
        room = ChatRoom(
            id=ROOM,
            organisation=ORG,
            title="Line 3 stopped",
            incident_type="equipment",
            severity="high",
            status="active",
            location="Hall B",
            description="The belt",
            created_at=AT,
        )
        await opened.rooms.keep_room(room)
        await opened.rooms.keep_member(ORG, ROOM, "usr_U1", "owner")
        messages = [
            said(3, "Fan replaced, line runs."),
            said(1, "Look at the belt", files=("fil_1", "fil_2")),
            said(2, "A-217", "usr_B1", bot=True),
        ]
        await opened.rooms.keep_messages(ORG, ROOM, messages)
        await blobs.put("files/1", png())
        await opened.rooms.keep_file(ORG, posted_file("fil_1", "belt.png", "image/png", "files/1"))
        await opened.rooms.keep_file(ORG, posted_file("fil_2", "fan.png", "image/png", "files/lost"))
        yield opened


async def read(stores: Stores, blobs: Blobs, window: Window | None = None) -> Gathered:
    return await RoomTables(stores.rooms, blobs, ORG, ROOM, stores.directory).collect(window)


async def test_the_room_with_its_members_and_messages_in_time_order(stores: Stores, blobs: Blobs) -> None:
    found = await read(stores, blobs)
    assert [record.id for record in found.records] == ["1.0", "2.0", "3.0"]
    assert [(p.id, p.name, p.role, p.job_title, p.bot) for p in found.people] == [
        ("usr_U1", "Ada Holm", "owner", "Lead", False),
        ("usr_B1", "LineWatch", None, "Lead", True),
    ]
    assert found.room == Room(
        id="C1",
        title="Line 3 stopped",
        incident_type="equipment",
        severity="high",
        status="active",
        location="Hall B",
        description="The belt",
        created_at=AT,
    )
    assert [(t.sort, t.read, t.total) for t in found.tallies] == [("messages", 3, 3), ("files", 2, 2)]
    assert found.given == 3


async def test_pictures_come_with_their_bytes_and_a_lost_one_is_missing(stores: Stores, blobs: Blobs) -> None:
    found = await read(stores, blobs)
    assert [(file.name, file.data, file.problem) for file in found.files] == [
        ("belt.png", png(), None),
        ("fan.png", None, "missing"),
    ]
    assert (found.files[0].size, found.files[0].user, found.files[0].message) == (len(png()), "usr_U1", "1.0")


async def test_a_picture_past_the_limit_is_not_brought(stores: Stores, blobs: Blobs) -> None:
    await stores.rooms.keep_file(ORG, posted_file("fil_1", "belt.png", "image/png", "files/1", size=65 * 1024 * 1024))
    assert (await read(stores, blobs)).files[0].problem == "too_large"


async def test_a_report_names_files_in_their_messages_and_tells_of_the_lost_one(stores: Stores, blobs: Blobs) -> None:
    run = Run(
        id="rep_1",
        kind="incident",
        caller=Caller(organisation=ORG, user="usr_U2"),
        organisation="Rimfoss",
        zone="UTC",
        now=AT,
        room=ROOM,
        editions=(Edition(locale="zh-TW"),),
    )
    source = RoomTables(stores.rooms, blobs, ORG, ROOM, stores.directory)
    [made] = await produce(run, KINDS["incident"], [source], Ports(blobs=blobs), ("md",))
    assert made.brief.evidence[0].text == "Look at the belt [附件: belt.png] [附件: fan.png]"
    assert made.brief.evidence[0].author == "Ada Holm"
    assert "[圖片無法載入: fan.png]" in made.files[0][1].decode()


async def test_a_window_leaves_out_what_is_before_and_after_it(stores: Stores, blobs: Blobs) -> None:
    found = await read(stores, blobs, Window(start=AT + timedelta(minutes=2), end=AT + timedelta(minutes=3)))
    assert ([record.id for record in found.records], found.files) == (["2.0"], ())


async def test_what_the_reporter_answered_is_not_read(stores: Stores, blobs: Blobs) -> None:
    ours = Posted(room=ROOM, message=said(9, "Line 3: report", "usr_B1", bot=True), reply={"sort": "text"}, key="k")
    await stores.rooms.post(ORG, ours)
    assert len((await read(stores, blobs)).records) == 3


async def test_threads_are_counted(stores: Stores, blobs: Blobs) -> None:
    await stores.rooms.keep_messages(
        ORG, ROOM, [said(4, "Which fan?", thread="3.0"), said(5, "The left", thread="3.0")]
    )
    assert [(t.sort, t.total) for t in (await read(stores, blobs)).tallies] == [
        ("messages", 5),
        ("threads", 1),
        ("files", 2),
    ]


async def test_a_room_of_another_organisation_is_no_room(stores: Stores, blobs: Blobs) -> None:
    with pytest.raises(BadInput, match="room_C1: no such room"):
        await RoomTables(stores.rooms, blobs, "org_T2", ROOM).collect(None)

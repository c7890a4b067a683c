"""Files brought into the stores: what arrives, under which ids, and that bringing it again changes nothing."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.importing import import_path
from bot.importing_rooms import own_id
from bot.importing_tally import Count, ImportReceipt
from bot.sources.activity_files import ActivityFiles
from bot.sources.activity_tables import ActivityTables
from bot.sources.room_file import RoomFile
from bot.sources.room_tables import RoomTables
from core.errors import BadInput, NothingToReport
from core.kinds import KINDS
from core.people import ChatRoom, Organisation, Person, Wants
from core.pipeline import Ports, produce
from core.ports import Blobs, Source
from core.records import RoomMessage, Text
from core.report import SOURCE_NAMES, Caller, Edition, Run
from core.schedule import day_window
from core.stores import Stores
from storage.blobs import open_blobs
from tests.bot.sources.test_slack_export import T, export, message
from tests.made import room_with
from tests.stores import sqlite_stores

SAMPLES = Path(__file__).parents[2] / "samples"
ORG = Organisation(id="org_T1", name="Rimfoss", zone="Europe/Oslo")
AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    (tmp_path / "db").mkdir()
    async with sqlite_stores(tmp_path / "db") as opened:
        await opened.directory.keep_organisation(ORG)
        yield opened


@pytest.fixture
def blobs() -> Blobs:
    return open_blobs("memory:")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "given"
    made.mkdir()
    return made


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def counts(receipt: ImportReceipt) -> dict[str, tuple[int, int]]:
    return {sort: (count.new, count.known) for sort, count in receipt.counts.items()}


async def test_an_export_becomes_rooms_people_messages_and_files(folder: Path, stores: Stores, blobs: Blobs) -> None:
    picture = {"id": "F1234567", "name": "belt.jpg", "mimetype": "image/jpeg"}
    zipped = export(
        folder,
        message(1, "Belt is off, <@U2>", files=[picture], reactions=[{"name": "eyes", "count": 1, "users": ["U2"]}]),
        message(2, "Seen", "U2", thread_ts=f"{T + 1:.6f}"),
        message(3, "Alarm A-217", "", bot_id="B7", username="LineWatch", subtype="bot_message"),
        {"text": "no time"},
        **{"general/2026-03-03.json": [message(9, "hello", "U3")], "__uploads/F1234567/belt.jpg": b"jpeg bytes"},
    )
    receipt = await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG)
    assert counts(receipt) == {"people": (4, 0), "rooms": (2, 0), "files": (1, 0), "room messages": (4, 0)}
    assert receipt.failures == ("#ops 2026-03-03.json message 4: no ts",)
    assert receipt.rooms == ("room_C1", "room_C2")
    room = await stores.rooms.room(ORG.id, "room_C1")
    assert room
    assert (room.title, room.sort, room.description) == ("ops", "channel", "Line 3")
    assert [(m.id, m.name, m.role) for m in await stores.rooms.members(ORG.id, "room_C1")] == [
        ("usr_U1", "Ada", "editor"),
        ("usr_U2", "Bo Lie", "editor"),
    ]
    first, second, alarm = await stores.rooms.messages(ORG.id, "room_C1")
    assert (first.user, first.text, first.files) == ("usr_U1", "Belt is off, @Bo Lie", ("fil_F1234567",))
    assert first.reactions[0].users == ("usr_U2",)
    assert (second.thread, alarm.user, alarm.bot) == (first.id, "usr_B7", True)
    [file] = await stores.rooms.files(ORG.id, "room_C1")
    assert (file.name, file.user, file.message, file.size) == ("belt.jpg", "usr_U1", first.id, 10)
    assert await blobs.get(file.blob or "") == b"jpeg bytes"


async def test_those_who_left_and_apps_are_known_by_name_but_are_no_members(
    folder: Path, stores: Stores, blobs: Blobs
) -> None:
    zipped = export(folder, message(1, "bye", "U3"), message(2, "A-217", "U4"))
    await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG)
    assert await stores.rooms.role(ORG.id, "room_C1", "usr_U3") is None
    app = await stores.directory.person(ORG.id, "usr_U4")
    assert app
    assert app.wants == Wants(chat=False, notification=False, email=False)
    gathered = await RoomTables(stores.rooms, blobs, ORG.id, "room_C1", stores.directory).collect(None)
    assert {person.id: person.name for person in gathered.people} == {
        "usr_U1": "Ada",
        "usr_U2": "Bo Lie",
        "usr_U3": "Left Long-Ago",
        "usr_U4": "Robot",
    }


async def test_one_channel_alone_can_be_asked_for(folder: Path, stores: Stores, blobs: Blobs) -> None:
    zipped = export(folder, message(1), **{"general/2026-03-03.json": [message(9)]})
    receipt = await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG, channel="#general")
    assert receipt.rooms == ("room_C2",)
    with pytest.raises(BadInput, match="no channel 'generl'; did you mean general"):
        await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG, channel="generl")


async def test_direct_conversations_come_only_when_named(folder: Path, stores: Stores, blobs: Blobs) -> None:
    direct: dict[str, Any] = {"dms.json": [{"id": "D1", "members": ["U1", "U2"]}], "D1/2026-03-03.json": [message(3)]}
    zipped = export(folder, message(1), **direct)
    receipt = await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG)
    assert "room_D1" not in receipt.rooms
    assert receipt.notes == ("1 direct conversation left out; --channel ID brings one in",)
    named = await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG, channel="D1")
    assert named.rooms == ("room_D1",)


async def test_a_channel_that_cannot_be_read_is_told_and_the_others_come(
    folder: Path, stores: Stores, blobs: Blobs
) -> None:
    zipped = export(folder, message(1), **{"general/2026-03-03.json": b"{not json"})
    receipt = await import_path(zipped, stores=stores, blobs=blobs, organisation=ORG)
    assert receipt.rooms == ("room_C1",)
    assert receipt.failures[0].startswith("#general: export.zip: general/2026-03-03.json: not JSON")


@pytest.mark.parametrize("sample", ["en", "zh-TW"])
async def test_a_sample_workspace_twice_is_the_same_as_once(sample: str, stores: Stores, blobs: Blobs) -> None:
    once = await import_path(SAMPLES / sample, stores=stores, blobs=blobs, organisation=ORG)
    assert set(once.counts) == {"people", "rooms", "room messages", "files", "calls", "messages", "tasks", "contacts"}
    assert all(count.new and not count.known for count in once.counts.values())
    assert (once.failures, once.notes) == ((), ())
    before = await kept(stores, once.rooms[0])
    again = await import_path(SAMPLES / sample, stores=stores, blobs=blobs, organisation=ORG)
    assert again.counts == {sort: Count(known=count.new) for sort, count in once.counts.items()}
    assert await kept(stores, once.rooms[0]) == before


async def kept(stores: Stores, room: str) -> list[object]:
    """All that an import writes."""
    rooms = stores.rooms
    return [
        await stores.directory.people(ORG.id),
        await rooms.rooms(ORG.id),
        await rooms.members(ORG.id, room),
        await rooms.messages(ORG.id, room),
        await rooms.files(ORG.id, room),
        await stores.activity.count(ORG.id),
    ]


@pytest.mark.parametrize("sample", ["en", "zh-TW"])
async def test_reports_read_the_same_from_tables_as_from_files(sample: str, stores: Stores, blobs: Blobs) -> None:
    place = json.loads((SAMPLES / sample / "workspace.json").read_text(encoding="utf-8"))
    organisation = ORG.model_copy(update={"zone": place["zone"]})
    receipt = await import_path(SAMPLES / sample, stores=stores, blobs=blobs, organisation=organisation)
    file = RoomFile(SAMPLES / sample / "incident.room.json", place["zone"])
    table = RoomTables(stores.rooms, blobs, ORG.id, receipt.rooms[0], stores.directory)
    assert await document("incident", place, table) == await document("incident", place, file)
    days = ActivityFiles(SAMPLES / sample, place["zone"])
    rows = ActivityTables(stores.activity, ORG.id, SOURCE_NAMES, place["zone"])
    assert await document("daily", place, rows) == await document("daily", place, days)


async def document(kind: str, place: dict[str, str], source: Source) -> dict[str, object]:
    """What a reader gets, without what names the moment and the way it was made."""
    run = Run(
        id="rep_1",
        kind=kind,
        caller=Caller(organisation=ORG.id, user="Ada"),
        organisation="Rimfoss",
        zone=place["zone"],
        now=AT,
        window=day_window(date.fromisoformat(place["day"]), place["zone"]) if kind == "daily" else None,
        editions=(Edition(locale=place["locale"]),),
    )
    [made] = await produce(run, KINDS[kind], [source], Ports(blobs=open_blobs("memory:")), ())
    told = made.document.model_dump(include={"title", "fields", "notices", "sections", "badge"}, mode="json")
    images = [(file.name, file.blob, file.problem) for file in made.document.attachments]
    return told | {"images": sorted(images), "figures": [fact.value for fact in made.document.facts]}


async def test_what_was_set_here_outlives_another_import(folder: Path, stores: Stores, blobs: Blobs) -> None:
    known = Person(
        id="usr_U1",
        organisation=ORG.id,
        display_name="Old name",
        email="ada@example.org",
        created_at=AT,
        role="admin",
        author=True,
        locale="nb",
        chat="slack",
        wants=Wants(email=False),
    )
    await stores.directory.keep_person(known)
    room = ChatRoom(id="room_R9", organisation=ORG.id, title="Old title", sort="channel", chat="slack", locale="nb")
    await stores.rooms.keep_room(room)
    await stores.rooms.keep_member(ORG.id, "room_R9", "usr_U1", "owner")
    given = room_with([{"ts": "1772528401.0", "user": "U1", "text": "Line 3 is down"}], id="R9", severity="high")
    await import_path(written(folder, "R9.room.json", given), stores=stores, blobs=blobs, organisation=ORG)
    assert await stores.directory.person(ORG.id, "usr_U1") == known.model_copy(update={"display_name": "Ada Holm"})
    assert await stores.rooms.room(ORG.id, "room_R9") == room.model_copy(
        update={"title": "Line 3 stopped", "severity": "high"}
    )
    assert await stores.rooms.role(ORG.id, "room_R9", "usr_U1") == "owner"


async def test_files_of_two_rooms_with_the_same_id_stay_two(folder: Path, stores: Stores, blobs: Blobs) -> None:
    for room, words in (("A", "aGVsbG8="), ("B", "d29ybGQ=")):
        said = {
            "ts": "1772528401.0",
            "user": "U1",
            "text": "see",
            "files": [{"id": "1", "name": "x", "content": words}],
        }
        written(folder, f"{room}.room.json", room_with([said], id=room))
    await import_path(folder, stores=stores, blobs=blobs, organisation=ORG)
    found = [file for room in ("room_A", "room_B") for file in await stores.rooms.files(ORG.id, room)]
    assert [await blobs.get(file.blob or "") for file in found] == [b"hello", b"world"]


async def test_a_file_that_cannot_be_had_is_kept_by_name_and_told(folder: Path, stores: Stores, blobs: Blobs) -> None:
    said = {"ts": "1772528401.0", "user": "U1", "text": "see", "files": [{"id": "1", "name": "gone.png"}]}
    path = written(folder, "A.room.json", room_with([said], id="A"))
    receipt = await import_path(path, stores=stores, blobs=blobs, organisation=ORG)
    assert receipt.notes == ("A.room.json: 1 of 1 files came without their content",)
    gathered = await RoomTables(stores.rooms, blobs, ORG.id, "room_A").collect(None)
    assert [(file.name, file.data, file.problem) for file in gathered.files] == [("gone.png", None, "missing")]


async def test_bad_rows_are_told_with_their_place_and_the_rest_comes(
    folder: Path, stores: Stores, blobs: Blobs
) -> None:
    rows = "id,at,direction,text\nx1,2026-03-03T09:00,in,hello\nx2,yesterday,in,hello\n"
    receipt = await import_path(
        written(folder, "messages-2026-03.csv", rows), stores=stores, blobs=blobs, organisation=ORG
    )
    assert counts(receipt) == {"messages": (1, 0)}
    assert receipt.failures == ("messages-2026-03.csv row 2: at is not a time: 'yesterday'",)
    assert list(receipt.lines()) == [
        "messages: 1 new, 0 known",
        "not used: 1",
        "  messages-2026-03.csv row 2: at is not a time: 'yesterday'",
    ]
    [record] = (await ActivityTables(stores.activity, ORG.id, ("messages",), ORG.zone).collect(None)).records
    assert isinstance(record, Text)
    assert record.at == datetime(2026, 3, 3, 8, tzinfo=UTC), "without an offset it is in the organisation's zone"


async def test_more_rows_than_one_batch_all_arrive(folder: Path, stores: Stores, blobs: Blobs) -> None:
    rows = "".join(f'{{"id": "c{n}", "at": "2026-03-03T09:00Z", "direction": "in"}}\n' for n in range(1201))
    path = written(folder, "calls.jsonl", rows)
    assert counts(await import_path(path, stores=stores, blobs=blobs, organisation=ORG)) == {"calls": (1201, 0)}
    assert counts(await import_path(path, stores=stores, blobs=blobs, organisation=ORG)) == {"calls": (0, 1201)}
    assert (await stores.activity.count(ORG.id))["calls"] == 1201


async def test_an_organisation_sees_nothing_of_anothers_import(folder: Path, stores: Stores, blobs: Blobs) -> None:
    other = Organisation(id="org_T2", name="Other")
    await stores.directory.keep_organisation(other)
    await import_path(export(folder, message(1)), stores=stores, blobs=blobs, organisation=ORG)
    assert await stores.rooms.rooms(other.id) == []
    assert await stores.directory.people(other.id) == []


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("evidence.jsonl", "{}", "evidence can't be imported yet"),
        ("notes.txt", "hello", "its name doesn't say what it holds; give a Slack export"),
        ("calls-and-tasks.csv", "id\n1\n", "its name doesn't say what it holds"),
        ("calls.csv", "id,at,direction\nc1,never,in\n", "nothing in it can be used: calls.csv row 1: at is not a time"),
        ("A.room.json", "[]", 'must be an object with a list "messages"'),
        ("export.zip", "hello", "not a zip"),
    ],
)
async def test_what_cannot_be_imported_is_refused_with_the_reason(
    name: str, content: str, why: str, folder: Path, stores: Stores, blobs: Blobs
) -> None:
    with pytest.raises(BadInput, match=why):
        await import_path(written(folder, name, content), stores=stores, blobs=blobs, organisation=ORG)


async def test_places_that_are_not_there_or_hold_nothing(folder: Path, stores: Stores, blobs: Blobs) -> None:
    with pytest.raises(BadInput, match="no such file or folder"):
        await import_path(folder / "calls.csv", stores=stores, blobs=blobs, organisation=ORG)
    with pytest.raises(BadInput, match="nothing to import in it"):
        await import_path(folder, stores=stores, blobs=blobs, organisation=ORG)
    with pytest.raises(NothingToReport, match="nothing in it"):
        await import_path(written(folder, "calls.json", []), stores=stores, blobs=blobs, organisation=ORG)
    with pytest.raises(BadInput, match="--channel goes with a Slack export"):
        await import_path(folder, stores=stores, blobs=blobs, organisation=ORG, channel="ops")


async def test_evidence_and_a_broken_room_in_a_folder_stop_nothing(folder: Path, stores: Stores, blobs: Blobs) -> None:
    written(folder, "evidence.json", [{"id": "e1"}])
    written(folder, "A.room.json", "{")
    written(folder, "tasks.csv", "id,title\nt1,Send quote\n")
    receipt = await import_path(folder, stores=stores, blobs=blobs, organisation=ORG)
    assert counts(receipt) == {"tasks": (1, 0)}
    assert [failure.partition(":")[0] for failure in receipt.failures] == ["evidence.json", "A.room.json"]


def test_ids_are_the_given_ones_with_a_prefix_or_told_apart_by_a_hash() -> None:
    assert own_id("usr", "U1") == "usr_U1"
    assert own_id("room", "room_C1") == "room_C1"
    assert own_id("room", "三號線") == "room_三號線"
    spaced, slashed = own_id("room", "Line 3"), own_id("room", "Line/3")
    assert spaced.startswith("room_Line-3-")
    assert spaced != slashed
    assert len(own_id("usr", "x" * 500)) < 110


async def test_messages_of_a_live_room_are_not_doubled(folder: Path, stores: Stores, blobs: Blobs) -> None:
    there = RoomMessage(id="1772528401.0", at=AT, user="usr_U1", text="Line 3 is down")
    await stores.rooms.keep_room(ChatRoom(id="room_R9", organisation=ORG.id, title="Line 3"))
    await stores.rooms.keep_messages(ORG.id, "room_R9", [there])
    given = room_with([{"ts": "1772528401.0", "user": "U1", "text": "Line 3 is down"}], id="R9")
    path = written(folder, "R9.room.json", given)
    receipt = await import_path(path, stores=stores, blobs=blobs, organisation=ORG)
    assert receipt.counts["room messages"] == Count(known=1)

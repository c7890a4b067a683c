"""Room files: messages of every sort, names, files beside them, and what a stranger may put in."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.sources.room_file import RoomFile
from core.errors import BadInput
from core.ports import Gathered
from core.records import FileRecord, Reaction, RoomMessage
from tests.made import room_with

T = 1772528400


def message(n: int, text: str = "words", user: str = "U1", **fields: Any) -> dict[str, Any]:
    return {"user": user, "ts": f"{T + n}.000100", "text": text, **fields}


async def read(folder: Path, room: object, zone: str = "Europe/Oslo") -> Gathered:
    path = folder / "line3.room.json"
    path.write_text(room if isinstance(room, str) else json.dumps(room), encoding="utf-8")
    return await RoomFile(path, zone).collect(None)


async def messages(folder: Path, *entries: object, **fields: Any) -> list[RoomMessage]:
    found = await read(folder, room_with(entries, **fields))
    return [record for record in found.records if isinstance(record, RoomMessage)]


async def test_the_room_tells_of_itself(tmp_path: Path) -> None:
    about = {
        "id": "R7",
        "incident_type": "Equipment",
        "severity": 2,
        "status": "Resolved",
        "location": "Hall B",
        "description": "Stops.\nAgain.",
        "created_at": "2026-03-03T10:00:00",
        "resolved_at": 1772532000,
    }
    room = (await read(tmp_path, room_with([message(1)], **about))).room
    assert room
    assert (room.id, room.title, room.severity, room.status) == ("R7", "Line 3 stopped", "2", "resolved")
    assert room.description == "Stops.\nAgain."
    assert str(room.created_at) == "2026-03-03 09:00:00+00:00"
    assert str(room.resolved_at) == "2026-03-03 10:00:00+00:00"


async def test_a_room_that_says_little_goes_by_its_file(tmp_path: Path) -> None:
    found = await read(tmp_path, {"messages": [message(1)], "created_at": "soon"})
    assert found.room
    assert (found.room.id, found.room.title, found.room.created_at) == ("line3", "line3", None)
    assert found.people == ()


async def test_members_are_shown_by_display_name_email_or_id(tmp_path: Path) -> None:
    members = [
        {"id": "U1", "name": "ada", "display_name": "Ada\n Holm", "role": "owner", "job_title": "Lead"},
        {"id": "U2", "email": "bo@example.org", "role": "editor"},
        {"id": 3},
        "U4",
        {"name": "nobody"},
        {"id": "B1", "name": "Pager", "is_bot": True},
    ]
    found = await read(tmp_path, {"members": members, "messages": [message(1, "<@U2> and <@U9ZZ>")]})
    assert [(p.id, p.name, p.role, p.bot) for p in found.people] == [
        ("U1", "Ada Holm", "owner", False),
        ("U2", "bo@example.org", "editor", False),
        ("3", "3", None, False),
        ("U4", "U4", None, False),
        ("B1", "Pager", None, True),
    ]
    assert found.failures == ("member 5: no id",)
    (only,) = found.records
    assert isinstance(only, RoomMessage)
    assert only.text == "@bo@example.org and U9ZZ"


async def test_messages_come_in_time_order_with_what_they_carry(tmp_path: Path) -> None:
    first, second, third = await messages(
        tmp_path,
        message(9, "last", thread_ts=f"{T}.000100", subtype="thread_broadcast"),
        message(0, "parent", thread_ts=f"{T}.000100", reply_count=1),
        message(5, "", user="U2", edited={"user": "U2"}, reactions=[{"name": "eyes", "users": ["U1"], "count": 1}, 5]),
    )
    assert (first.id, first.thread, second.thread, third.thread) == (f"{T}.000100", None, None, f"{T}.000100")
    assert first.at.timestamp() == T + 0.0001
    assert (second.text, second.edited, second.user) == ("", True, "U2")
    assert second.reactions == (Reaction(name="eyes", count=1, users=("U1",)),)
    assert not any(heard.notice or heard.bot for heard in (first, second, third))


@pytest.mark.parametrize(
    ("subtype", "notice"),
    [
        ("channel_join", True),
        ("channel_name", True),
        ("tombstone", True),
        ("huddle_thread", True),
        ("file_share", False),
        ("me_message", False),
        (["odd"], False),
        (None, False),
    ],
)
async def test_what_the_chat_itself_says_is_a_notice(tmp_path: Path, subtype: object, notice: bool) -> None:
    (only,) = await messages(tmp_path, message(1, subtype=subtype))
    assert only.notice is notice


async def test_a_deleted_message_says_nothing_any_more_but_keeps_its_place(tmp_path: Path) -> None:
    (only,) = await messages(tmp_path, message(1, "This message was deleted.", subtype="tombstone"))
    assert (only.text, only.notice) == ("", True)


async def test_apps_are_told_from_people_and_give_their_own_name(tmp_path: Path) -> None:
    entries = [
        message(1, "E42", user="", subtype="bot_message", username="Pager"),
        {"ts": f"{T + 2}", "bot_id": "B7", "bot_profile": {"name": "Grafana"}, "attachments": [{"text": "Hot"}]},
    ]
    found = await read(tmp_path, room_with(entries))
    heard = [record for record in found.records if isinstance(record, RoomMessage)]
    assert [(m.user, m.bot, m.text) for m in heard] == [("Pager", True, "E42"), ("B7", True, "Hot")]
    assert {p.id: p.name for p in found.people if p.bot} == {"Pager": "Pager", "B7": "Grafana"}


async def test_a_message_without_an_author_is_nobodys(tmp_path: Path) -> None:
    (only,) = await messages(tmp_path, {"ts": str(T), "text": "words"})
    assert only.user == "?"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({"user": "U1", "text": "x"}, "no ts"),
        ({"user": "U1", "ts": None, "text": "x"}, "no ts"),
        (message(1) | {"ts": "soon"}, "ts is not a time: 'soon'"),
        (message(1) | {"ts": "-5"}, "ts is not a time: '-5'"),
        (message(1) | {"ts": "1e9"}, "ts is not a time: '1e9'"),
        (message(1) | {"ts": "٣"}, "ts is not a time: '٣'"),
        (message(1) | {"ts": 10**400}, "ts is not a time: '1000000000000000000000000000000000000000'"),
        (message(1) | {"ts": 1772528400000}, "ts is not a time: '1772528400000'"),
        (message(1) | {"ts": True}, "ts is not a time"),
        (message(1) | {"ts": {"a": 1}}, "ts is not a time"),
        (message(1) | {"text": ["x"]}, "text is not text"),
        ("words", "not an object"),
        (None, "not an object"),
    ],
)
async def test_a_bad_message_is_told_with_its_place_and_the_rest_goes_on(tmp_path: Path, bad: object, why: str) -> None:
    found = await read(tmp_path, json.dumps(room_with([message(0), bad, message(2)])))
    assert len(found.records) == 2
    assert [failure.removeprefix("message 2: ") for failure in found.failures] == [why]
    assert [(t.sort, t.read, t.total) for t in found.tallies] == [("messages", 2, 3)]
    assert found.given == 3


async def test_only_bad_messages_leave_no_record_but_were_given(tmp_path: Path) -> None:
    found = await read(tmp_path, room_with([7, {"text": "no ts"}]))
    assert (found.given, found.records, len(found.failures)) == (2, (), 2)


async def test_an_empty_room_gives_nothing(tmp_path: Path) -> None:
    found = await read(tmp_path, room_with([]))
    assert (found.given, found.tallies) == (0, ())


@pytest.mark.parametrize("ts", [T, float(T), str(T), f" {T}.5 "])
async def test_a_ts_may_be_a_number(tmp_path: Path, ts: object) -> None:
    (only,) = await messages(tmp_path, {"user": "U1", "ts": ts, "text": "x"})
    assert int(only.at.timestamp()) == T
    assert only.id.startswith(str(T))


async def test_a_repetition_and_an_edit_replace_and_other_words_at_the_same_second_are_kept(tmp_path: Path) -> None:
    def at(text: str, user: str = "U1", **fields: Any) -> dict[str, Any]:
        return {"user": user, "ts": "1772528400", "text": text, **fields}

    heard = await messages(
        tmp_path, at("one"), at("two"), at("one"), at("from Bo", "U2"), at("two, mended", edited=True), message(1, "a")
    )
    assert [(m.id, m.text) for m in heard] == [
        ("1772528400", "one"),
        ("1772528400-2", "two, mended"),
        ("1772528400-3", "from Bo"),
        (f"{T + 1}.000100", "a"),
    ]


async def test_changes_and_deletions_are_applied_to_the_message_they_name(tmp_path: Path) -> None:
    heard = await messages(
        tmp_path,
        message(1, "one"),
        message(2, "two"),
        {"subtype": "message_changed", "ts": f"{T + 8}.0", "message": message(1, "one, mended")},
        {"subtype": "message_deleted", "ts": f"{T + 9}.0", "deleted_ts": f"{T + 2}.000100"},
        {"subtype": "message_replied", "ts": f"{T + 9}.0", "message": message(1, "one")},
    )
    assert [(m.text, m.edited) for m in heard] == [("one, mended", True)]


async def test_a_thread_counts_as_read_when_no_reply_is_lacking(tmp_path: Path) -> None:
    entries = [
        message(0, "whole", reply_count=1),
        message(1, "reply", thread_ts=f"{T}.000100"),
        message(2, "torn", reply_count=3),
        message(3, "reply", thread_ts=f"{T + 2}.000100"),
    ]
    found = await read(tmp_path, room_with(entries))
    assert [(t.sort, t.read, t.total) for t in found.tallies] == [("messages", 4, 4), ("threads", 1, 2)]


async def test_what_claims_to_be_known_already_is_not_trusted(tmp_path: Path) -> None:
    room = room_with([message(1)], facts={"messages": 9999}, reply_links=[["a", "b"]], source={"x": 1})
    assert await read(tmp_path, room) == await read(tmp_path, room_with([message(1)]))


async def file_of(folder: Path, **fields: Any) -> FileRecord:
    found = await read(folder, room_with([message(1, files=[{"id": "F1", "name": "photo.png", **fields}])]))
    (file,) = found.files
    return file


async def test_a_file_is_read_from_the_rooms_own_folder(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "p.png").write_bytes(b"png!")
    file = await file_of(tmp_path, path="files/p.png", user="U2", size=999)
    assert (file.data, file.size, file.problem, file.media_type) == (b"png!", 4, None, "image/png")
    assert (file.user, file.message) == ("U2", f"{T + 1}.000100")
    assert file.at
    assert int(file.at.timestamp()) == T + 1


async def test_a_file_may_lie_under_its_name_or_in_the_room_file_itself(tmp_path: Path) -> None:
    assert (await file_of(tmp_path, content=base64.b64encode(b"inline").decode())).data == b"inline"
    (tmp_path / "photo.png").write_bytes(b"by name")
    assert (await file_of(tmp_path)).data == b"by name"
    assert (await file_of(tmp_path, content="photo.png")).data == b"by name"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "a/../../secret.png",
        "..\\secret.png",
        "/etc/passwd",
        "link.png",
        "deep/secret.png",
        "loop",
        "pipe",
        ".",
        "gone.png",
        "x" * 5000,
        "a\x00b",
        "https://example.org/p.png",
    ],
)
async def test_a_file_out_of_the_folder_is_missing(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    room = tmp_path / "room"
    room.mkdir()
    (room / "photo.png").write_bytes(b"not asked for")
    (room / "link.png").symlink_to(tmp_path / "secret.png")
    (room / "deep").symlink_to(tmp_path)
    (room / "loop").symlink_to(room / "loop")
    os.mkfifo(room / "pipe")
    file = await file_of(room, path=path)
    assert (file.data, file.problem, file.name) == (None, "missing", "photo.png")


async def test_a_file_no_memory_should_hold_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "photo.png").open("wb") as sparse:
        sparse.truncate(65 * 1024 * 1024)
    file = await file_of(tmp_path)
    assert (file.data, file.problem) == (None, "too_large")


async def test_files_of_the_room_and_of_messages_are_one_list(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(b"log")
    top = [
        {"id": "F1", "name": "log.txt", "mimetype": "text/plain"},
        {"id": "F2", "name": "n" * 300 + ".pdf", "user": "U2", "created": T},
        {"name": "unnamed"},
    ]
    entries = [
        message(1, files=["F1", {"id": "F3", "mode": "tombstone"}, {"title": "no id"}, 7, None]),
        message(2, files=["F1"]),
    ]
    found = await read(tmp_path, room_with(entries, files=top))
    assert [(f.id, f.name[:9], f.media_type, f.user) for f in found.files] == [
        ("F1", "log.txt", "text/plain", "U1"),
        ("F3", "F3", "application/octet-stream", "U1"),
        (f"{T + 1}.000100/3", "no id", "application/octet-stream", "U1"),
        ("7", "7", "application/octet-stream", "U1"),
        ("F2", "nnnnnnnnn", "application/pdf", "U2"),
        ("file-3", "unnamed", "application/octet-stream", None),
    ]
    assert len(found.files[4].name) == 304
    assert [f.problem for f in found.files] == [None, *["missing"] * 5]
    assert ("files", 6, 6) in [(t.sort, t.read, t.total) for t in found.tallies]


async def test_hostile_text_is_made_clean_everywhere(tmp_path: Path) -> None:
    text = "Line 3\x00 \ud800 \x1b[31mred 👍\r\nnext"
    room = room_with([message(1, text, files=[{"id": "F\x001", "name": "a\x00b\nc.png"}])], names={"U1": "A" * 300})
    found = await read(tmp_path, room)
    (only,) = found.records
    assert isinstance(only, RoomMessage)
    assert only.text == "Line 3  [31mred 👍\nnext"
    assert (found.files[0].id, found.files[0].name) == ("F1", "ab c.png")
    assert found.people[0].name == "A" * 300
    found.model_dump_json()


async def test_half_a_surrogate_pair_in_raw_bytes_does_not_cost_the_room(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    raw = json.dumps(room_with([message(1, "half \udc00 pair")]), ensure_ascii=False)
    path.write_bytes(raw.encode("utf-8", "surrogatepass"))
    (only,) = (await RoomFile(path, "UTC").collect(None)).records
    assert isinstance(only, RoomMessage)
    assert only.text == "half  pair"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "line3.room.json: not JSON: Expecting value (line 1 column 1)"),
        ('{"messages": [\n{"ts" 1}]}', "line3.room.json: not JSON: Expecting ':' delimiter (line 2 column 7)"),
        ("[]", 'line3.room.json: must be an object with a list "messages"'),
        ('{"messages": {}}', 'line3.room.json: must be an object with a list "messages"'),
        ('{"messages":' * 5000, "line3.room.json: JSON nested more than 64 levels deep"),
    ],
)
async def test_a_file_that_is_no_room_is_refused_with_its_place(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        await read(tmp_path, content)
    assert refused.value.detail == words


async def test_an_absent_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.json: no such file"):
        await RoomFile(tmp_path / "gone.json", "UTC").collect(None)
    with pytest.raises(BadInput, match="can't be read: Is a directory"):
        await RoomFile(tmp_path, "UTC").collect(None)

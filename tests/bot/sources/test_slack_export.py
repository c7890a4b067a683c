"""Slack exports: one channel's days, people and files out of the zip, and zips that mean harm."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.sources import safe_zip
from bot.sources.slack_export import SlackExport
from core.errors import BadInput
from core.ports import Gathered
from core.records import RoomMessage

T = 1772528400  # 2026-03-03 09:00 UTC
OPS = {"id": "C1", "name": "ops", "members": ["U1", "U2"], "created": T, "purpose": {"value": "Line 3"}}
USERS = [
    {"id": "U1", "name": "ada", "profile": {"real_name": "Ada Holm", "display_name": "Ada", "title": "Lead"}},
    {"id": "U2", "name": "bo", "profile": {"real_name": "Bo Lie", "display_name": "", "email": "bo@example.org"}},
    {"id": "U3", "name": "left", "deleted": True, "profile": {"real_name": "Left Long-Ago"}},
    {"id": "U4", "name": "robot", "is_bot": True, "profile": {"real_name": "Robot"}},
    {"profile": {}},
]


def message(n: float, text: str = "words", user: str = "U1", **fields: Any) -> dict[str, Any]:
    return {"type": "message", "user": user, "ts": f"{T + n:.6f}", "text": text, **fields}


def export(path: Path, *entries: object, **files: object) -> Path:
    """A zip whose channel ops says these things on one day, with more files or other content by name."""
    content: dict[str, object] = {
        "users.json": USERS,
        "channels.json": [OPS, {"id": "C2", "name": "general"}],
        "ops/2026-03-03.json": list(entries),
    }
    target = path / "export.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (content | files).items():
            if data is not None:
                archive.writestr(name, data if isinstance(data, bytes) else json.dumps(data))
    return target


async def read(path: Path, channel: str = "ops", **options: Any) -> Gathered:
    return await SlackExport(path, channel, "Europe/Oslo", **options).collect(None)


def heard(found: Gathered) -> list[RoomMessage]:
    return [record for record in found.records if isinstance(record, RoomMessage)]


def tallies(found: Gathered) -> list[tuple[str, int, int]]:
    return [(tally.sort, tally.read, tally.total) for tally in found.tallies]


async def test_a_channel_is_read_over_its_days_in_time_order(tmp_path: Path) -> None:
    days = {
        "ops/2026-03-04.json": [message(86400, "next day")],
        "ops/2026-03-02.json": [message(-86400, "day before")],
        "general/2026-03-03.json": [message(0, "elsewhere")],
        "ops/canvas_in_the_conversation.json": [message(1, "no day")],
    }
    found = await read(export(tmp_path, message(5, "b"), message(1, "a"), **days))
    assert [m.text for m in heard(found)] == ["day before", "a", "b", "next day"]
    assert (tallies(found), found.given, found.failures) == ([("messages", 4, 4)], 4, ())
    assert found.room
    assert (found.room.id, found.room.title, found.room.description) == ("C1", "#ops", "Line 3")
    assert found.room.created_at
    assert found.room.created_at.timestamp() == T


async def test_people_are_the_members_and_whoever_spoke_by_display_name(tmp_path: Path) -> None:
    guest = {"display_name": "Guest", "real_name": "Gu Est"}
    found = await read(
        export(
            tmp_path,
            message(1, user="U3"),
            message(2, user="U9", user_profile=guest),
            message(3, user="U4", bot_id="B4", bot_profile={"name": "Robot app"}),
            message(4, user="U8"),
            message(5, user="", subtype="bot_message", bot_id="B5", username="Pager"),
        )
    )
    assert [(p.id, p.name, p.bot) for p in found.people] == [
        ("U1", "Ada", False),
        ("U2", "Bo Lie", False),
        ("U3", "Left Long-Ago", False),
        ("U4", "Robot", True),
        ("U9", "Guest", False),
        ("B5", "Pager", True),
    ]
    assert (found.people[0].job_title, found.people[1].email) == ("Lead", "bo@example.org")
    assert [(m.user, m.bot) for m in heard(found)][2:] == [("U4", True), ("U8", False), ("B5", True)]


async def test_text_is_what_people_saw(tmp_path: Path) -> None:
    text = "*<@U2>* see <#C2|> &amp; <https://example.org/a_b_|the board> <!channel>, says <@U3>"
    (only,) = heard(await read(export(tmp_path, message(1, text))))
    assert only.text == "@Bo Lie see #general & the board @channel, says @Left Long-Ago"


async def test_threads_edits_deletions_and_notices_are_told_apart(tmp_path: Path) -> None:
    parent = f"{T + 1:.6f}"
    found = await read(
        export(
            tmp_path,
            message(1, "parent", thread_ts=parent, reply_count=2, replies=[]),
            message(2, "<@U1> has joined the channel", subtype="channel_join"),
            message(3, "reply", user="U2", thread_ts=parent),
            message(4, "reply two", thread_ts=parent, edited={"user": "U1", "ts": f"{T + 5}.0"}),
            message(6, "This message was deleted.", user="USLACKBOT", subtype="tombstone"),
            {"type": "message", "subtype": "message_changed", "message": message(3, "mended", "U2", thread_ts=parent)},
            message(7, "gone"),
            {"type": "message", "subtype": "message_deleted", "deleted_ts": f"{T + 7:.6f}"},
        )
    )
    assert [(m.text, m.thread, m.edited, m.notice) for m in heard(found)] == [
        ("parent", None, False, False),
        ("@Ada has joined the channel", None, False, True),
        ("mended", parent, True, False),
        ("reply two", parent, True, False),
        ("", None, False, True),
    ]
    assert tallies(found) == [("messages", 5, 5), ("threads", 1, 1)]


async def test_since_and_until_are_local_days_both_included(tmp_path: Path) -> None:
    entries = [message(14 * 3600 - 1, "23:59:59 of the 3rd"), message(14 * 3600, "midnight"), message(38 * 3600, "5th")]
    path = export(tmp_path, *entries)
    found = await read(path, since=date(2026, 3, 4), until=date(2026, 3, 4))
    assert [m.text for m in heard(found)] == ["midnight"]
    assert tallies(found) == [("messages", 1, 1)]
    assert [m.text for m in heard(await read(path, until=date(2026, 3, 3)))] == ["23:59:59 of the 3rd"]
    assert len(heard(await read(path, since=date(2026, 3, 4)))) == 2
    assert (await read(path, since=date(2027, 1, 1))).given == 0


async def test_files_are_told_of_and_read_where_the_zip_holds_them(tmp_path: Path) -> None:
    files = [
        {"id": "F01", "name": "p.png", "mimetype": "image/png", "user": "U2", "size": 9, "url_private": "https://x"},
        {"id": "F02", "name": "q.png", "mimetype": "image/png"},
        {"id": "F03", "name": "log.txt"},
        {"id": "F04", "mode": "tombstone"},
    ]
    stored = {"ops/attachments/F02-q.png": b"png", "__uploads/F03/log.txt": b"log", "ops/attachments/F011-x": b"no"}
    found = await read(export(tmp_path, message(1, files=files), **stored))
    assert [(f.id, f.name, f.media_type, f.user, f.size, f.data, f.problem) for f in found.files] == [
        ("F01", "p.png", "image/png", "U2", 9, None, "missing"),
        ("F02", "q.png", "image/png", "U1", 3, b"png", None),
        ("F03", "log.txt", "text/plain", "U1", 3, b"log", None),
        ("F04", "F04", "application/octet-stream", "U1", None, None, "missing"),
    ]
    assert tallies(found) == [("messages", 1, 1), ("files", 4, 4)]


async def test_a_damaged_or_bloated_file_is_a_gap_and_no_end(tmp_path: Path) -> None:
    files = [{"id": "F01", "name": "p.png"}, {"id": "F02", "name": "q.png"}]
    noise = bytes(range(256)) * 8
    path = export(tmp_path, message(1, files=files), **{"u/F01-p.png": noise, "u/F02-q.png": bytes(17 * 1024**2)})
    data = bytearray(path.read_bytes())
    start = data.index(b"u/F01-p.png") + len(b"u/F01-p.png")
    data[start + 20 : start + 40] = bytes(20)
    path.write_bytes(bytes(data))
    found = await read(path)
    assert [(f.data, f.problem) for f in found.files] == [(None, "broken"), (None, "broken")]


async def test_bad_messages_are_told_with_their_day_and_place(tmp_path: Path) -> None:
    found = await read(export(tmp_path, message(1), {"user": "U1", "text": "x"}, "words"))
    assert found.failures == ("2026-03-03.json message 2: no ts", "2026-03-03.json message 3: not an object")
    assert (tallies(found), found.given) == ([("messages", 1, 3)], 3)


@pytest.mark.parametrize("asked", ["ops", "#ops", "OPS", "C1", " ops "])
async def test_a_channel_goes_by_name_or_id(tmp_path: Path, asked: str) -> None:
    assert len(heard(await read(export(tmp_path, message(1)), asked))) == 1


@pytest.mark.parametrize(
    ("listed", "folder", "asked"),
    [("groups.json", "secret", "secret"), ("mpims.json", "mpdm-a--b-1", "mpdm-a--b-1"), ("dms.json", "D1", "D1")],
)
async def test_private_channels_and_direct_messages_are_channels_too(
    tmp_path: Path, listed: str, folder: str, asked: str
) -> None:
    channel = {"id": "D1", "members": ["U1"]} if listed == "dms.json" else {"id": "G1", "name": folder}
    path = export(tmp_path, **{listed: [channel], f"{folder}/2026-03-03.json": [message(1)]})
    assert len(heard(await read(path, asked))) == 1


async def test_an_export_may_lie_in_a_folder_of_the_zip_and_lack_its_users(tmp_path: Path) -> None:
    content = {"team/channels.json": [OPS], "team/ops/2026-03-03.json": [message(1, "<@U2>")]}
    nothing = {"users.json": None, "channels.json": None, "ops/2026-03-03.json": None}
    found = await read(export(tmp_path, **(nothing | content)))
    assert [m.text for m in heard(found)] == ["U2"]
    assert [p.name for p in found.people] == ["U1", "U2"]
    assert found.failures == ("users.json: no users in it, or not there; people are shown by id",)
    assert (found.given, tallies(found)) == (1, [("messages", 1, 1)])


async def test_a_channel_without_days_gives_nothing(tmp_path: Path) -> None:
    assert (await read(export(tmp_path), "general")).given == 0


async def test_an_unknown_channel_gets_the_nearest_names_or_all(tmp_path: Path) -> None:
    path = export(tmp_path, message(1))
    with pytest.raises(BadInput, match=r"no channel 'opps'; did you mean ops\?"):
        await read(path, "opps")
    with pytest.raises(BadInput, match=r"no channel 'zzzzzz'; it has general, ops"):
        await read(path, "zzzzzz")


async def test_names_of_three_hundred_characters_survive(tmp_path: Path) -> None:
    name = "n" * 300
    users = [{"id": "U1", "profile": {"real_name": "A" * 300}}]
    content = {
        "users.json": users,
        "groups.json": [{"id": "G1", "name": name}],
        f"{name}/2026-03-03.json": [message(1)],
    }
    found = await read(export(tmp_path, **content), name)
    assert found.room
    assert (found.room.title, found.people[0].name, len(found.records)) == (f"#{name}", "A" * 300, 1)


async def test_hostile_text_is_made_clean(tmp_path: Path) -> None:
    found = await read(export(tmp_path, message(1, "a\x00b \ud800 &lt;@U1&gt; <!evil>")))
    assert [m.text for m in heard(found)] == ["ab  <@U1> <!evil>"]
    found.model_dump_json()


@pytest.mark.parametrize("name", ["../evil.json", "ops/../../evil", "/etc/passwd", "..\\evil", "C:\\evil", "a\\..\\b"])
async def test_a_zip_with_a_path_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        await read(export(tmp_path, message(1), **{name: b"[]"}))
    assert "export.zip: holds" in refused.value.detail
    assert "evil" in refused.value.detail or "passwd" in refused.value.detail or ".." in refused.value.detail
    assert "\n" not in refused.value.detail


@pytest.mark.parametrize("name", ["ops/2026-03-04.json", "users.json", "channels.json"])
async def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"export\.zip: too large to read: 20 MB from 0\.0 MB packed"):
        await read(export(tmp_path, message(1), **{name: b"[" + b" " * 20 * 1024**2 + b"]"}))


async def test_many_small_bombs_together_are_one(tmp_path: Path) -> None:
    days = {f"ops/2025-01-{day:02}.json": b"[" + b" " * 1024**2 + b"]" for day in range(1, 20)}
    with pytest.raises(BadInput, match="too large to read"):
        await read(export(tmp_path, message(1), **days))


async def test_a_bomb_nobody_asked_for_does_no_harm(tmp_path: Path) -> None:
    path = export(tmp_path, message(1), **{"general/2026-03-03.json": bytes(20 * 1024**2)})
    assert len((await read(path)).records) == 1


async def test_more_entries_than_any_export_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "_MOST_ENTRIES", 2)
    with pytest.raises(BadInput, match="3 entries, more than the 2"):
        await read(export(tmp_path, message(1)))


def truncated() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("channels.json", "[]" * 500)
    return whole.getvalue()[:-40]


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04 and no more", truncated(), bytes(4096)])
async def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "e.zip"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=r"e\.zip: not a zip"):
        await read(path)


async def test_an_absent_zip_a_folder_and_another_zip_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.zip: no such file"):
        await read(tmp_path / "gone.zip")
    with pytest.raises(BadInput, match="can't be read: Is a directory"):
        await read(tmp_path)
    with pytest.raises(BadInput, match="not a Slack export"):
        await read(export(tmp_path, **{"channels.json": None, "photo.png": b"x"}))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ops/2026-03-04.json", b'[{"ts": \n', "export.zip: ops/2026-03-04.json: not JSON"),
        ("ops/2026-03-04.json", b"{}", "export.zip: ops/2026-03-04.json: must be a list"),
        ("users.json", b"[" * 90_000, "export.zip: users.json: JSON nested more than 64 levels deep"),
        ("channels.json", b"\xff", "export.zip: channels.json: not UTF-8 text (byte 1)"),
    ],
)
async def test_a_file_of_the_export_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(BadInput) as refused:
        await read(export(tmp_path, message(1), **{name: content}))
    assert refused.value.detail.startswith(words)


async def test_an_encrypted_entry_is_refused_in_one_line(tmp_path: Path) -> None:
    path = export(tmp_path, message(1))
    data = bytearray(path.read_bytes())
    for start in (i for i in range(len(data) - 4) if data[i : i + 4] in (b"PK\x03\x04", b"PK\x01\x02")):
        data[start + (6 if data[start + 2] == 3 else 8)] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(BadInput, match="can't be unpacked") as refused:
        await read(path)
    assert "\n" not in refused.value.detail

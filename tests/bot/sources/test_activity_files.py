"""Folders of calls, messages, tasks and contacts: formats, encodings, zones, and rows that can't be used."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.sources.activity_files import ActivityFiles
from core.errors import BadInput
from core.ports import Gathered
from core.records import Call, Contact, Task, Text

CALL: dict[str, Any] = {"id": "c1", "at": "2026-03-03T09:15:00+01:00", "direction": "in", "duration_s": 95}


async def gathered(folder: Path, zone: str = "Europe/Oslo", **files: object) -> Gathered:
    """What is read from a folder with these files; text and bytes as they are, other things as JSON."""
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return await ActivityFiles(folder, zone).collect(None)


async def test_each_sort_is_read_with_its_fields(tmp_path: Path) -> None:
    found = await gathered(
        tmp_path,
        calls_json=[CALL | {"contact_id": "p1", "agent": "Ada  Holm", "transcription": "Line one\nline two"}],
        messages_jsonl='\n{"id": "m1", "at": "2026-03-03T08:00Z", "direction": "OUT", "channel": "sms", "text": "👍"}',
        tasks_csv="id,title,status,due,completed_at\nt1,Send quote,To Do,2026-03-04,\n",
        contacts_json=[{"id": 7, "name": "Bo Lie", "email": "bo@example.org", "created_at": "2026-03-03"}],
    )
    call, message, task, contact = found.records
    assert call == Call(
        id="c1",
        at=datetime(2026, 3, 3, 8, 15, tzinfo=UTC),
        direction="in",
        contact_id="p1",
        agent="Ada Holm",
        duration_s=95,
        transcription="Line one\nline two",
    )
    assert message == Text(id="m1", at=datetime(2026, 3, 3, 8, tzinfo=UTC), direction="out", channel="sms", text="👍")
    assert task == Task(id="t1", title="Send quote", status="To Do", due=date(2026, 3, 4))
    assert contact == Contact(
        id="7", name="Bo Lie", email="bo@example.org", created_at=datetime(2026, 3, 2, 23, tzinfo=UTC)
    )
    assert [(t.sort, t.read, t.total) for t in found.tallies] == [
        ("calls", 1, 1),
        ("messages", 1, 1),
        ("tasks", 1, 1),
        ("contacts", 1, 1),
    ]
    assert (found.given, found.failures) == (4, ())


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-03-03T09:00:00", "2026-03-03T08:00:00"),
        ("2026-03-03 09:00", "2026-03-03T08:00:00"),
        ("2026-07-03T09:00:00", "2026-07-03T07:00:00"),
        ("2026-03-03T09:00:00Z", "2026-03-03T09:00:00"),
        ("2026-03-03T09:00:00-05:30", "2026-03-03T14:30:00"),
        ("2026-03-29T02:30:00", "2026-03-29T01:30:00"),  # skipped: 03:30 in summer time
        ("2026-10-25T02:30:00", "2026-10-25T00:30:00"),  # twice: the first
    ],
)
async def test_a_time_without_an_offset_is_in_the_zone_also_where_clocks_change(
    tmp_path: Path, written: str, utc: str
) -> None:
    found = await gathered(tmp_path, calls_json=[CALL | {"at": written}])
    assert [record.at for record in found.records if isinstance(record, Call)] == [
        datetime.fromisoformat(utc).replace(tzinfo=UTC)
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": None}, "no id"),
        ({"id": "  "}, "no id"),
        ({"id": {"a": 1}}, "id is neither text nor a whole number"),
        ({"at": None}, "no at"),
        ({"at": "yesterday"}, "at is not a time: 'yesterday'"),
        ({"at": "0001-01-01T00:00:00"}, "at is not a time"),
        ({"at": ["2026"]}, "at is neither text nor a number"),
        ({"direction": "sideways"}, "direction is neither in nor out: 'sideways'"),
        ({"direction": None}, "no direction"),
        ({"duration_s": -5}, "duration_s is negative: '-5'"),
        ({"duration_s": "a while"}, "duration_s is not a number: 'a while'"),
        ({"duration_s": True}, "duration_s is neither text nor a number: 'True'"),
        ({"duration_s": "NaN"}, "duration_s is not a number"),
        ({"duration_s": 10**30}, "duration_s is longer than a year"),
        ({"agent": {"name": "Ada"}}, "agent is neither text nor a number"),
    ],
)
async def test_a_bad_row_is_told_with_its_place_and_the_rest_goes_on(
    tmp_path: Path, change: dict[str, Any], why: str
) -> None:
    found = await gathered(tmp_path, calls_json=[CALL, CALL | {"id": "c2"}, CALL | {"id": "c3"} | change])
    assert [record.id for record in found.records] == ["c1", "c2"]
    (failure,) = found.failures
    assert failure.startswith(f"calls.json row 3: {why}")
    assert (found.tallies[0].read, found.tallies[0].total, found.given) == (2, 3, 3)


async def test_the_rows_of_a_csv_are_counted_without_its_header_and_blank_lines(tmp_path: Path) -> None:
    csv = "id,at,direction\n\nc1,2026-03-03T09:00:00,in\n,,\nc2,2026-03-03T09:00:00,in\nc3,yesterday,in\n"
    found = await gathered(tmp_path, calls_csv=csv)
    assert found.failures == ("calls.csv row 3: at is not a time: 'yesterday'",)
    assert [record.id for record in found.records] == ["c1", "c2"]


async def test_rows_that_are_no_rows_are_told(tmp_path: Path) -> None:
    lines = json.dumps(CALL) + '\n"text"\n{"id": \n' + "[" * 100_000 + "\n"
    found = await gathered(tmp_path, calls_jsonl=lines, tasks_json=[5, {"id": "t1"}])
    assert [failure.split(":")[0] for failure in found.failures] == [
        "calls.jsonl row 2",
        "calls.jsonl row 3",
        "calls.jsonl row 4",
        "tasks.json row 1",
    ]
    assert [record.id for record in found.records] == ["c1", "t1"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
async def test_a_csv_is_read_as_office_programs_write_it(
    tmp_path: Path, delimiter: str, end: str, encoding: str
) -> None:
    rows = [
        ["ID", "at", "direction", "agent", "transcription", "Note"],
        ["c1", "2026-03-03T09:00:00", "Inbound", "", '"Først, så; ja ""nå""\tsa han"', "vip"],
        ["c2", "2026-03-03T09:00:00", "out", "  "],
    ]
    text = "".join(delimiter.join(row) + end for row in rows)
    found = await gathered(tmp_path, calls_csv=text.encode(encoding))
    first, second = [record for record in found.records if isinstance(record, Call)]
    assert (first.direction, first.agent, first.extra) == ("in", None, {"note": "vip"})
    assert first.transcription == 'Først, så; ja "nå"\tsa han'
    assert (second.direction, second.agent, second.transcription) == ("out", None, None)


async def test_a_csv_row_whose_cells_do_not_match_the_columns_is_told(tmp_path: Path) -> None:
    csv = "id,at,direction\nc1,2026-03-03T09:00:00,in,\nc2,2026-03-03T09:00:00,in,oops\nc3,2026-03-03T09:00:00,in\n"
    found = await gathered(tmp_path, calls_csv=csv)
    assert found.failures == ("calls.csv row 2: 4 cells where the first line names 3",)
    assert [record.id for record in found.records] == ["c1", "c3"]


async def test_a_transcription_of_hours_fits_in_a_cell(tmp_path: Path) -> None:
    csv = f"id,at,direction,transcription\nc1,2026-03-03T09:00:00,in,{'word ' * 60_000}\n"
    (call,) = (await gathered(tmp_path, calls_csv=csv)).records
    assert isinstance(call, Call)
    assert len(call.transcription or "") > 290_000


async def test_unknown_columns_are_kept_and_the_first_of_two_alike_counts(tmp_path: Path) -> None:
    csv = "id,name,mood,name\np1,Bo,good,Other\n"
    found = await gathered(tmp_path, contacts_csv=csv, calls_json=[CALL | {"sort": "x", "tags": ["a", {"b": 1}]}])
    call, contact = found.records
    assert isinstance(contact, Contact)
    assert (contact.name, contact.extra) == ("Bo", {"mood": "good", "name.4": "Other"})
    assert isinstance(call, Call)
    assert call.extra == {"sort": "x", "tags": ["a", {"b": 1}]}


async def test_of_rows_with_one_id_the_last_counts_and_a_difference_is_told(tmp_path: Path) -> None:
    rows = [CALL, CALL | {"id": "c2"}, CALL | {"agent": "Ada"}, CALL | {"id": "c2"}]
    found = await gathered(tmp_path, calls_json=rows)
    agents = {record.id: record.agent for record in found.records if isinstance(record, Call)}
    assert agents == {"c1": "Ada", "c2": None}
    assert found.failures == ("calls.json row 1: has the id of row 3, which is used",)
    assert (found.tallies[0].read, found.tallies[0].total) == (4, 4)


async def test_long_numbers_are_ids_to_the_last_digit(tmp_path: Path) -> None:
    text = '[{"id": 12345678901234567890123, "title": 42}, {"id": 9007199254740993}]'
    found = await gathered(tmp_path, tasks_json=text)
    assert [record.id for record in found.records] == ["12345678901234567890123", "9007199254740993"]


async def test_hostile_text_is_made_clean_everywhere(tmp_path: Path) -> None:
    row = '{"id": "c\\u0000\\ud8001", "at": "2026-03-03", "direction": "in", "agent": "%s", "x\\udc00": "\\u0007"}'
    found = await gathered(tmp_path, calls_json=f"[{row % ('A' * 300)}]", tasks_csv="id,title\nt1,a\x00\x1b[31mb\n")
    call, task = found.records
    assert isinstance(call, Call)
    assert (call.id, call.agent, call.extra) == ("c1", "A" * 300, {"x": ""})
    assert isinstance(task, Task)
    assert task.title == "a[31mb"
    found.model_dump_json()


@pytest.mark.parametrize("content", [b"", b"\n \n", b"id,title\n"])
async def test_a_table_without_rows_gives_nothing(tmp_path: Path, content: bytes) -> None:
    found = await gathered(tmp_path, tasks_csv=content)
    assert (found.given, found.records, found.tallies) == (0, (), ())


async def test_an_empty_list_gives_nothing(tmp_path: Path) -> None:
    assert (await gathered(tmp_path, calls_json=[], messages_jsonl="")).given == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("calls_json", b"", "calls.json: not JSON: Expecting value (line 1 column 1)"),
        ("calls_json", b'[{"id": 1},\n {"id" 2}]', "calls.json: not JSON: Expecting ':' delimiter (line 2 column 8)"),
        ("calls_json", b'{"calls": 5}', "calls.json: must be a list"),
        ("calls_json", b"[" * 100_000, "calls.json: JSON nested more than 64 levels deep"),
        ("calls_json", b"[" * 70 + b"]" * 70, "calls.json: JSON nested more than 64 levels deep"),
        ("calls_csv", "id,agent\nc1,Bjørn".encode("latin-1"), "calls.csv: not UTF-8 text (byte 15)"),
        ("calls_csv", b"name,phone\nBo,1\n", "calls.csv: the first line must name the columns"),
        ("calls_csv", b'id,agent\nc1,"open\nc2,x\n', "calls.csv: a quote opened before line 3 is never closed"),
        ("calls_json", b"\xff\xfe[\x00]", "calls.json: not UTF-16 text"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(BadInput) as refused:
        await gathered(tmp_path, **{name: content})
    assert refused.value.detail.startswith(words)
    assert "\n" not in refused.value.detail


async def test_two_files_of_one_sort_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"calls\.json and calls\.csv are both there"):
        await gathered(tmp_path, calls_json=[CALL], calls_csv="id\n")


async def test_a_folder_without_any_of_the_four_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="none of calls, messages, tasks, contacts"):
        await gathered(tmp_path, notes_txt="x")
    with pytest.raises(BadInput, match="no such folder"):
        await gathered(tmp_path / "gone")
    with pytest.raises(BadInput, match="can't be read as a folder"):
        await ActivityFiles(tmp_path / "notes.txt", "UTC").collect(None)

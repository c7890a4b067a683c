"""REST about reports: tests of prompts, lists, one whole, a room's reports and their file (D13, D15, I3, I12-I16)."""

import asyncio
from typing import Any

import pytest

from core.brief import Evidence
from core.document import Claim, Document, Section
from tests.bot.console.site import NOW, Live, room

ALL = {"include_calls": True, "include_messages": True, "include_tasks": True, "include_contacts": True}


# --- D13 -------------------------------------------------------------------------------------------------------------


async def test_a_test_is_told_to_its_asker_alone_and_leaves_no_document(live: Live) -> None:
    ada, bo = await live.client("usr_ada"), await live.client("usr_bo")
    mine, theirs = await ada.socket(), await bo.socket()
    started = (await ada.post("/api/reports/test", {"prompt": None, **ALL})).ok(202)
    assert set(started) == {"test_id"}
    told = await mine.next("report.test.completed", "report.test.failed", "report.test.no_data")
    assert told["type"] == "report.test.completed"
    assert told["test_id"] == started["test_id"]
    assert set(told) == {"type", "test_id", "title", "body", "period_start", "period_end", "data_sources"}
    assert told["title"] == "Daily Report - Fjord Works"
    assert told["period_start"] == "2026-03-01T23:00:00Z"
    assert told["data_sources"]["calls"] == 1
    stages = [event["stage"] for event in mine.seen if event["type"] == "report_progress"]
    assert stages == ["collecting_data", "generating_content", "assembling_document", "completed"]
    assert (await ada.get("/api/reports")).ok()["total"] == 0
    (await ada.get(f"/api/reports/{started['test_id']}")).problem(404)
    assert [event["type"] for event in await theirs.settled()] == ["welcome"]


async def test_a_test_with_nothing_to_count_says_so(live: Live) -> None:
    ada = await live.client("usr_ada")
    line = await ada.socket()
    started = (await ada.post("/api/reports/test", ALL | {"include_calls": False})).ok(202)
    told = await line.next("report.test.no_data", "report.test.completed", "report.test.failed")
    assert told == {"type": "report.test.no_data", "test_id": started["test_id"], "payload": None}
    assert (await ada.get(f"/api/reports/{started['test_id']}/status")).ok()["outcome"] == "no_data"


async def test_the_four_sources_of_a_test_are_required_and_really_booleans(live: Live) -> None:
    ada = await live.client("usr_ada")
    told = (await ada.post("/api/reports/test", {"prompt": "Hello", "include_calls": "yes"})).problem(422)
    assert {error["field"] for error in told["errors"]} == {f"include_{name}" for name in _names()}
    assert all(error["detail"] for error in told["errors"])
    assert (await live.stores.runs.unsubmitted(NOW.replace(year=2030))) == []


async def test_a_test_may_be_asked_for_in_camel_case(live: Live) -> None:
    ada = await live.client("usr_ada")
    camel = {"includeCalls": True, "includeMessages": False, "includeTasks": False, "includeContacts": False}
    started = (await ada.post("/api/reports/test", camel | {"includeChannels": ["room_general"]})).ok(202)
    state = await live.stores.runs.state(started["test_id"])
    assert state is not None
    assert (state.run.sources, state.run.channels) == (("calls",), ("room_general",))


async def test_a_test_cant_read_a_channel_the_asker_isnt_in(live: Live) -> None:
    eve = await live.client("usr_eve")
    (await eve.post("/api/reports/test", ALL | {"include_channels": ["room_general"]})).problem(403)
    (await eve.post("/api/reports/test", ALL | {"include_channels": ["room_none"]})).problem(404)


def _names() -> tuple[str, ...]:
    return ("calls", "messages", "tasks", "contacts")


# --- D15 -------------------------------------------------------------------------------------------------------------


async def test_reports_are_listed_newest_first_without_bodies(live: Live) -> None:
    for number in range(3):
        await live.write(number)
    bo = await live.client("usr_bo")
    page = (await bo.get("/api/reports")).ok()
    assert [item["id"] for item in page["items"]] == ["rep_2", "rep_1", "rep_0"]
    assert {name: page[name] for name in ("page", "page_size", "total", "cursor")} == {
        "page": 0,
        "page_size": 25,
        "total": 3,
        "cursor": None,
    }
    first = page["items"][0]
    assert "body" not in first
    assert first["data_sources"] == {"calls": 2, "tasks": None}
    assert (first["status"], first["stage"], first["organisation"]) == ("completed", "completed", "org_1")


async def test_pages_have_bounds_and_a_cursor_goes_on(live: Live) -> None:
    for number in range(3):
        await live.write(number)
    bo = await live.client("usr_bo")
    first = (await bo.get("/api/reports?page_size=2")).ok()
    assert [item["id"] for item in first["items"]] == ["rep_2", "rep_1"]
    rest = (await bo.get(f"/api/reports?pageSize=2&cursor={first['cursor']}")).ok()
    assert [item["id"] for item in rest["items"]] == ["rep_0"]
    assert (await bo.get("/api/reports?page=1&page_size=2")).ok()["items"][0]["id"] == "rep_0"
    assert (await bo.get("/api/reports?page_size=4000")).ok()["page_size"] == 100
    for wrong in ("page=-1", "page_size=0", "page=two", "cursor=nonsense", "page=99999999999999999999"):
        (await bo.get(f"/api/reports?{wrong}")).problem(400)


async def test_one_report_is_given_whole_with_its_html(live: Live) -> None:
    await live.write(1, body="# Hi\n\n<script>x</script> [a](javascript:x) [b](https://b.test)")
    bo = await live.client("usr_bo")
    report = (await bo.get("/api/reports/rep_1")).ok()
    assert report["body"].startswith("# Hi")
    assert "<script" not in report["html"]
    assert "javascript:" not in report["html"].replace("[a](javascript:x)", "")
    assert 'href="https://b.test"' in report["html"]
    assert (report["status"], report["version"], report["definition_id"]) == ("completed", 1, None)
    (await bo.get("/api/reports/rep_none")).problem(404)


async def test_a_report_of_a_room_is_for_its_members(live: Live) -> None:
    await live.write(1, room="room_line3", kind="incident")
    eve, bo = await live.client("usr_eve"), await live.client("usr_bo")
    (await eve.get("/api/reports/rep_1")).problem(403)
    assert (await eve.get("/api/reports")).ok()["total"] == 0
    assert (await bo.get("/api/reports/rep_1")).ok()["room"] == "room_line3"


async def test_the_ledger_tells_what_every_sentence_rests_on(live: Live) -> None:
    claim = Claim(text="The belt stopped.", cites=("m1",))
    document = Document(
        id="rep_1",
        title="Line 3",
        kind="incident",
        sections=(Section(key="summary", title="Summary", number=1, claims=(claim,)),),
        evidence=(Evidence(id="m1", text="The belt stopped.", author="Ada Holm", at=NOW, link="https://c.test/1"),),
    )
    await live.write(1, document=document)
    bo = await live.client("usr_bo")
    ledger = (await bo.get("/api/reports/rep_1/ledger")).ok()
    [section] = ledger["sections"]
    assert section["claims"][0]["cites"] == ["m1"]
    [evidence] = ledger["evidence"]
    assert (evidence["id"], evidence["link"], evidence["author"]) == ("m1", "https://c.test/1", "Ada Holm")


# --- rooms -----------------------------------------------------------------------------------------------------------


async def test_a_report_on_an_active_room_is_written_with_a_warning_and_can_be_downloaded(live: Live) -> None:
    ada, bo = await live.client("usr_ada"), await live.client("usr_bo")
    line, others = await ada.socket(), await bo.socket()
    started = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)
    assert started["status"] == "generating"
    assert "not yet closed" in started["warning"]
    told = await line.next("report_generated", "report_generation_failed")
    assert told["type"] == "report_generated", told
    assert (await others.next("report_generated"))["report_id"] == started["report_id"]
    assert set(told) == {"type", "report_id", "report_title", "generated_by", "generated_at"}
    await live.over(started["report_id"])
    file = await bo.get(f"/api/rooms/room_line3/reports/{started['report_id']}/download")
    assert file.status == 200
    assert file.content_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    named = 'attachment; filename="Production Line Incident Report_2026-03-03.docx"'
    assert file.headers["Content-Disposition"] == named
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.raw.startswith(b"PK")
    [report] = (await bo.get("/api/rooms/room_line3/reports")).ok()
    assert report["report_id"] == started["report_id"]
    assert report["generated_at"].endswith("+01:00")
    assert (report["generated_by"], report["status"]) == ("usr_ada", "completed")
    assert report["report_title"].startswith("Production Line Incident Report - Line 3")
    ledger = (await bo.get(f"/api/reports/{started['report_id']}/ledger")).ok()
    assert any(evidence["text"] == "The belt stopped." for evidence in ledger["evidence"])


async def test_a_chinese_name_is_sent_in_utf_8_beside_a_plain_one(live: Live) -> None:
    await room(live.stores, "room_zh", "產線三", "usr_mei", sort="incident", locale="zh-TW", said="輸送帶停了。")
    mei = await live.client("usr_mei")
    started = (await mei.post("/api/rooms/room_zh/reports/generate", {})).ok(202)
    assert started["warning"] == "注意:本報告生成時事件尚未結案"
    assert await live.over(started["report_id"]) == "completed"
    file = await mei.get(f"/api/rooms/room_zh/reports/{started['report_id']}/download")
    header = file.headers["Content-Disposition"]
    assert header.isascii()
    assert header.startswith('attachment; filename="file_2026-03-03.docx"; ')
    assert "filename*=UTF-8''%E7%94%9F%E7%94%A2%E7%B7%9A" in header


async def test_a_resolved_room_gives_no_warning(live: Live) -> None:
    ada = await live.client("usr_ada")
    (await ada.patch("/api/rooms/room_line3", {"status": "resolved"})).ok()
    started = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)
    assert set(started) == {"report_id", "status"}


async def test_a_room_without_messages_is_refused_at_once(live: Live) -> None:
    ada = await live.client("usr_ada")
    told = (await ada.post("/api/rooms/room_quiet/reports/generate")).problem(422)
    assert told["detail"] == "This incident room has no messages yet, so no report can be written"
    assert (await ada.get("/api/rooms/room_quiet/reports")).ok() == []


async def test_who_isnt_a_member_is_told_so_in_their_own_language(live: Live) -> None:
    await room(live.stores, "room_secret", "Secret", "usr_ada", sort="incident", said="Hush.")
    mei = await live.client("usr_mei")
    for method, path in (("POST", "reports/generate"), ("GET", "reports"), ("GET", "reports/rep_1/download")):
        told = (await mei.call(method, f"/api/rooms/room_secret/{path}")).problem(403)
        assert told["detail"] == "您沒有此事件的存取權限"


async def test_there_is_no_file_before_a_report_is_completed(live: Live) -> None:
    bo = await live.client("usr_bo")
    started = (await bo.post("/api/rooms/room_line3/reports/generate")).ok(202)
    await live.over(started["report_id"])
    await live.stores.runs.mark(started["report_id"], status="generating", stage="pending", reopen=True)
    path = f"/api/rooms/room_line3/reports/{started['report_id']}/download"
    (await bo.get(path)).problem(409)
    (await bo.get(f"/api/rooms/room_general/reports/{started['report_id']}/download")).problem(404)


async def test_the_same_request_twice_with_a_key_starts_one_report(live: Live) -> None:
    ada = await live.client("usr_ada")
    key = {"Idempotency-Key": "a-1"}
    path = "/api/rooms/room_line3/reports/generate"
    first, second = [(await ada.post(path, headers=key)).ok(202)["report_id"] for _ in range(2)]
    assert first == second
    assert (await ada.post(path)).ok(202)["report_id"] != first


async def test_a_failed_report_can_be_tried_again_and_another_cant(live: Live) -> None:
    ada = await live.client("usr_ada")
    started = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)
    await live.over(started["report_id"])
    path = f"/api/reports/{started['report_id']}"
    (await ada.post(f"{path}/retry")).problem(409)
    await live.stores.runs.mark(started["report_id"], status="failed", stage="failed", error="No.", reopen=True)
    status = (await ada.get(f"{path}/status")).ok()
    assert (status["status"], status["stage"], status["error"]) == ("failed", "failed", "No.")
    again = (await ada.post(f"{path}/retry")).ok(202)
    assert again == {"report_id": started["report_id"], "status": "generating"}
    assert (await ada.get(f"{path}/status")).ok()["status"] == "generating"


@pytest.mark.parametrize("suffix", ["md", "docx", "json"])
async def test_every_file_of_a_report_has_its_address(live: Live, suffix: str) -> None:
    ada = await live.client("usr_ada")
    started = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)
    await live.over(started["report_id"])
    report: dict[str, Any] = (await ada.get(f"/api/reports/{started['report_id']}")).ok()
    [file] = [file for file in report["files"] if file["suffix"] == suffix]
    answer = await ada.get(file["url"])
    assert (answer.status, len(answer.raw)) == (200, file["size"])
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    (await ada.get(f"/api/reports/{started['report_id']}/files/exe")).problem(404)


async def test_a_report_that_is_being_made_tells_how_far_it_is(live: Live) -> None:
    ada = await live.client("usr_ada")
    started = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)
    seen = set()
    async with asyncio.timeout(10):
        while (report := (await ada.get(f"/api/reports/{started['report_id']}")).ok())["status"] == "generating":
            seen.add(report["stage"])
    assert report["status"] == "completed"
    assert seen <= {"pending", "collecting_data", "generating_content", "assembling_document"}

"""REST about rooms: opening and changing them, members, messages, files (C6, I2)."""

import io
from typing import Any

import pytest
from aiohttp import FormData
from PIL import Image

from core.people import ChatRoom
from core.replies import Text
from tests.bot.console.site import ORG, Client, Live, room

#: Runs on the loop of the shared console.
on_shared = pytest.mark.asyncio(loop_scope="module")


async def test_a_room_is_opened_by_anyone_and_seen_by_its_members_alone(live: Live) -> None:
    bo, eve = await live.client("usr_bo"), await live.client("usr_eve")
    made = (await bo.post("/api/rooms", {"title": "Line 4", "sort": "incident", "incidentType": "belt"})).ok(201)
    assert (made["status"], made["incident_type"], made["chat"]) == ("active", "belt", "web")
    assert (await bo.get(f"/api/rooms/{made['id']}")).ok()["role"] == "owner"
    assert made["id"] in [each["id"] for each in (await bo.get("/api/rooms")).ok()["items"]]
    (await eve.get(f"/api/rooms/{made['id']}")).problem(403)
    assert (await eve.get("/api/rooms")).ok()["items"] == []
    (await bo.post("/api/rooms", {"title": ""})).problem(422)
    (await bo.post("/api/rooms", {"title": "x", "zone": "Nowhere"})).problem(422)


async def test_a_change_is_told_to_everyone_in_the_room_and_an_end_has_its_time(live: Live) -> None:
    ada, bo = await live.client("usr_ada"), await live.client("usr_bo")
    line = await bo.socket()
    told = (await ada.patch("/api/rooms/room_line3", {"status": "resolved", "severity": "high"})).ok()
    assert told["resolved_at"] is not None
    event = await line.next("room")
    assert (event["room"], event["fields"]["severity"]) == ("room_line3", "high")
    assert (await ada.patch("/api/rooms/room_line3", {"status": "active"})).ok()["resolved_at"] is None
    (await ada.patch("/api/rooms/room_line3", {"status": "gone"})).problem(422)


async def test_members_come_and_go(live: Live) -> None:
    ada, bo, eve = [await live.client(f"usr_{name}") for name in ("ada", "bo", "eve")]
    path = "/api/rooms/room_general/members"
    line = await eve.socket()
    (await eve.get(path)).problem(403)
    told = (await bo.post(path, {"person": "usr_eve", "role": "viewer"})).ok()
    assert [(member["id"], member["role"]) for member in told["items"]] == [
        ("usr_ada", "owner"),
        ("usr_bo", "editor"),
        ("usr_eve", "viewer"),
    ]
    assert (await line.next("members"))["items"] == told["items"]
    (await eve.post("/api/rooms/room_general/messages", {"text": "Hi"})).problem(403)
    (await eve.post(path, {"person": "usr_mei"})).problem(403)
    (await bo.post(path, {"person": "usr_bo", "role": "owner"})).problem(403)
    (await bo.post(path, {"person": "usr_gone"})).problem(404)
    (await bo.delete(f"{path}/usr_eve")).problem(403)
    (await ada.delete(f"{path}/usr_gone")).problem(404)
    (await ada.delete(f"{path}/usr_ada")).problem(409)
    (await eve.delete(f"{path}/usr_eve")).ok()
    (await eve.get(path)).problem(403)
    (await ada.post(path, {"person": "usr_bo", "role": "owner"})).ok()
    (await ada.delete(f"{path}/usr_ada")).ok()


async def test_who_was_taken_out_hears_nothing_more(live: Live) -> None:
    ada, bo = await live.client("usr_ada"), await live.client("usr_bo")
    mine, theirs = await ada.socket(), await bo.socket()
    (await ada.post("/api/rooms/room_general/messages", {"text": "One"})).ok(201)
    assert (await theirs.next("message"))["message"]["text"] == "One"
    (await ada.delete("/api/rooms/room_general/members/usr_bo")).ok()
    (await ada.post("/api/rooms/room_general/messages", {"text": "Two"})).ok(201)
    await mine.next("members")
    assert (await mine.next("message"))["message"]["text"] == "Two"
    assert "Two" not in str(await theirs.settled())


async def test_what_is_said_stands_in_order_with_its_author_and_can_be_paged(live: Live) -> None:
    ada, bo = await live.client("usr_ada"), await live.client("usr_bo")
    path = "/api/rooms/room_general/messages"
    for number in range(3):
        (await (ada, bo)[number % 2].post(path, {"text": f"Message {number}"})).ok(201)
    items = (await bo.get(path)).ok()["items"]
    assert [item["text"] for item in items] == ["Good morning.", "Message 0", "Message 1", "Message 2"]
    assert [item["author"] for item in items[-2:]] == ["Bo Lie", "Ada Holm"]
    assert [item["id"] for item in items] == sorted(item["id"] for item in items)
    earlier = (await bo.get(f"{path}?before={items[2]['id']}&limit=1")).ok()["items"]
    assert [item["text"] for item in earlier] == ["Message 0"]
    assert (await bo.get(f"{path}?before=none")).ok()["items"] == []


async def test_the_same_message_sent_twice_is_said_once(live: Live) -> None:
    bo = await live.client("usr_bo")
    path = "/api/rooms/room_general/messages"
    first, second = [(await bo.post(path, {"text": "Hi", "id": "m-1"})).ok(201)["message"] for _ in range(2)]
    assert (first["id"], first["at"]) == (second["id"], second["at"])
    assert len((await bo.get(path)).ok()["items"]) == 2


async def test_a_thread_is_kept(live: Live) -> None:
    bo = await live.client("usr_bo")
    path = "/api/rooms/room_general/messages"
    first = (await bo.post(path, {"text": "Hi"})).ok(201)["message"]["id"]
    assert (await bo.post(path, {"text": "Ho", "thread": first})).ok(201)["message"]["thread"] == first


async def test_a_command_can_be_given_over_rest_and_its_replies_stand_in_the_room(live: Live) -> None:
    bo, ada = await live.client("usr_bo"), await live.client("usr_ada")
    line = await bo.socket()
    told = (await bo.post("/api/rooms/room_general/messages", {"text": "/report help", "id": "c-1"})).ok(201)
    assert told == {"message": None, "command": "web:c-1"}
    await line.next("done")
    [reply] = [item for item in (await bo.get("/api/rooms/room_general/messages")).ok()["items"] if item["reply"]]
    assert (reply["private"], reply["bot"], reply["author"]) == (True, True, "Newsdesk")
    assert reply["reply"]["html"]
    theirs = (await ada.get("/api/rooms/room_general/messages")).ok()["items"]
    assert [item["text"] for item in theirs] == ["Good morning."]


async def test_nothing_can_be_said_where_nobody_would_hear_it(live: Live) -> None:
    ada = await live.client("usr_ada")
    slack = ChatRoom(id="room_C1", organisation=ORG.id, title="general", chat="slack")
    await live.stores.rooms.keep_room(slack)
    await live.stores.rooms.keep_member(ORG.id, "room_C1", "usr_ada")
    await room(live.stores, "room_old", "Old", "usr_ada", status="archived")
    (await ada.post("/api/rooms/room_C1/messages", {"text": "Hi"})).problem(422)
    (await ada.post("/api/rooms/room_C1/members", {"person": "usr_bo"})).problem(422)
    (await ada.post("/api/rooms/room_old/messages", {"text": "Hi"})).problem(409)
    (await ada.post("/api/rooms/room_old/files", data=form(b"x"))).problem(409)
    (await ada.post("/api/rooms/room_general/messages", {"text": "x" * 16_001})).problem(422)


# --- files -----------------------------------------------------------------------------------------------------------


def form(data: bytes, name: str = "notes.txt", kind: str = "text/plain", **fields: str) -> FormData:
    # Browsers send names as they are.
    given = FormData(quote_fields=False)
    for field, value in fields.items():
        given.add_field(field, value)
    given.add_field("file", io.BytesIO(data), filename=name, content_type=kind)
    return given


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(made, "PNG")
    return made.getvalue()


async def put(client: Client, data: FormData) -> dict[str, Any]:
    message: dict[str, Any] = (await client.post("/api/rooms/room_line3/files", data=data)).ok(201)
    return message


async def test_a_file_stands_in_the_room_and_is_saved_by_members_alone(live: Live) -> None:
    bo, ada, eve = [await live.client(f"usr_{name}") for name in ("bo", "ada", "eve")]
    line = await ada.socket()
    message = await put(bo, form(b"torque = 12", text="The measured values"))
    [file] = message["files"]
    assert (file["name"], file["media_type"], file["size"]) == ("notes.txt", "text/plain", 11)
    assert (message["text"], message["author"]) == ("The measured values", "Bo Lie")
    assert (await line.next("message"))["message"] == message
    got = await ada.get(file["url"])
    assert (got.status, got.raw, got.content_type) == (200, b"torque = 12", "text/plain")
    assert got.headers["Content-Disposition"] == 'attachment; filename="notes.txt"'
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    (await eve.get(file["url"])).problem(403)
    (await ada.get("/api/files/fil_none")).problem(404)
    last = (await ada.get("/api/rooms/room_line3/messages")).ok()["items"][-1]
    assert last["files"] == [file]
    [kept] = await live.stores.rooms.files(ORG.id, "room_line3")
    assert (kept.user, kept.message) == ("usr_bo", message["id"])


@on_shared
@pytest.mark.parametrize(
    ("name", "kind", "data", "sort"),
    [
        ("photo.png", "image/png", png(), "image/png"),
        ("photo.txt", "text/plain", png(), "image/png"),
        ("fake.png", "image/png", b"<script>alert(1)</script>", "application/octet-stream"),
        ("page.html", "text/html", b"<script>alert(1)</script>", "application/octet-stream"),
        ("drawing.svg", "image/svg+xml", b"<svg onload='alert(1)'/>", "application/octet-stream"),
        ("notes.pdf", "application/pdf", b"%PDF-1.7", "application/pdf"),
        ("unknown", "text/html", b"x", "application/octet-stream"),
        ("empty.txt", "text/plain", b"", "text/plain"),
    ],
)
async def test_what_a_file_is_its_content_says(shared: Live, name: str, kind: str, data: bytes, sort: str) -> None:
    bo = await shared.machine("usr_bo")
    [file] = (await put(bo, form(data, name, kind)))["files"]
    assert file["media_type"] == sort
    assert (await bo.get(file["url"])).content_type == sort


@on_shared
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("產線 三.docx", "產線 三.docx"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
        ("...", "file"),
    ],
)
async def test_a_files_name_is_a_name_and_no_path(shared: Live, sent: str, kept: str) -> None:
    bo = await shared.machine("usr_bo")
    [file] = (await put(bo, form(b"x", sent)))["files"]
    assert file["name"] == kept
    assert (await bo.get(file["url"])).headers["Content-Disposition"].isascii()


async def test_a_file_over_the_limit_is_refused_and_not_kept(live: Live) -> None:
    bo = await live.client("usr_bo")
    limit = 25 * 1024 * 1024
    for data in (b"x" * (limit + 1), b"x" * (limit + 100_000)):
        (await bo.post("/api/rooms/room_line3/files", data=form(data))).problem(413)
    assert await live.stores.rooms.files(ORG.id, "room_line3") == []


async def test_an_upload_that_is_none_is_told_what_it_lacks(live: Live) -> None:
    bo = await live.client("usr_bo")
    path = "/api/rooms/room_line3/files"
    (await bo.post(path, {"file": "x"})).problem(415)
    only_text = FormData({"text": "Hello"})
    only_text._is_multipart = True
    (await bo.post(path, data=only_text)).problem(400)
    for raw in (b"", b"--b\r\n", b"nonsense", b"--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nx"):
        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        assert (await bo.call("POST", path, data=raw, headers=headers)).status in (400, 201)
    (await bo.call("POST", path, data=b"x", headers={"Content-Type": "multipart/form-data"})).problem(400)
    (await bo.post("/api/rooms/room_quiet/files", data=form(b"x"))).problem(403)


async def test_a_posted_reply_is_shown_with_its_html_to_everyone(live: Live) -> None:
    await live.chat.post(ORG.id, "room_general", Text(markdown="**Hi** <b>x</b>", private=False), key="k")
    bo = await live.client("usr_bo")
    last = (await bo.get("/api/rooms/room_general/messages")).ok()["items"][-1]
    assert last["reply"]["html"].strip() == "<p><strong>Hi</strong> &lt;b&gt;x&lt;/b&gt;</p>"
    assert (last["private"], last["user"]) == (False, "usr_newsdesk")

"""The web chat as core.ports.Chat: posted once by key, found again, private replies for one reader."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.web.adapter import WebChat, direct_room
from bot.chat.web.stamps import Stamps, instant
from core.errors import DeliveryFailed
from core.kept import Command
from core.ports import Chat
from core.replies import Button, Document, File, Form, Home, Progress, Reply, Text
from core.report import Caller
from tests.bot.console.site import NOW, ORG, Live, room

BO = Caller(organisation=ORG.id, user="usr_bo")


def text(words: str, *, private: bool = False) -> Text:
    return Text(markdown=words, private=private)


async def replies(*given: Reply) -> AsyncIterator[Reply]:
    for reply in given:
        yield reply


def command(**fields: object) -> Command:
    given = {"id": "web:1", "caller": BO, "chat": "web", "room": "room_general", "at": NOW, "context": {"client": "1"}}
    return Command.model_validate(given | fields)


async def test_it_is_a_chat(live: Live) -> None:
    chat: Chat = live.chat
    assert chat.name == "web"


async def test_the_same_key_posts_once_however_many_try_at_once(live: Live) -> None:
    ids = await asyncio.gather(
        *(live.chat.post(ORG.id, "room_general", text("Hi"), key="rep_1/chat:room_general") for _ in range(5))
    )
    assert len(set(ids)) == 1
    assert (await live.chat.found(ORG.id, "room_general", "rep_1/chat:room_general")).external == ids[0]
    assert (await live.chat.found(ORG.id, "room_general", "another")).external is None
    assert (await live.chat.found("org_2", "room_general", "rep_1/chat:room_general")).external is None
    assert len(await live.stores.rooms.posted(ORG.id, "room_general", "usr_bo")) == 2


async def test_a_post_to_a_person_makes_their_own_room(live: Live) -> None:
    bo = await (await live.client("usr_bo")).socket()
    await live.chat.post(ORG.id, "usr_bo", text("Your report"), key="a")
    await live.chat.post(ORG.id, "usr_bo", text("Another"), key="b")
    made = await live.stores.rooms.room(ORG.id, direct_room("usr_bo"))
    assert made is not None
    assert (made.id, made.sort) == ("room_dm_usr_bo", "direct")
    assert [(await bo.next("message"))["message"]["text"] for _ in range(2)] == ["Your report", "Another"]
    assert await live.stores.rooms.role(ORG.id, made.id, "usr_ada") is None


@pytest.mark.parametrize("to", ["room_none", "usr_none", "room_x", "usr_cy"])
async def test_where_nobody_is_nothing_is_posted(live: Live, to: str) -> None:
    with pytest.raises(DeliveryFailed):
        await live.chat.post(ORG.id, to, text("Hi"), key="k")


async def test_an_archived_room_takes_no_posts(live: Live) -> None:
    await room(live.stores, "room_old", "Old", "usr_ada", status="archived")
    with pytest.raises(DeliveryFailed):
        await live.chat.post(ORG.id, "room_old", text("Hi"), key="k")


async def test_what_is_posted_is_never_read_as_said_by_someone(live: Live) -> None:
    before = await live.stores.rooms.messages(ORG.id, "room_general")
    await live.chat.post(ORG.id, "room_general", text("Report"), key="k")
    await live.chat.answer(command(), replies(text("For you", private=True)))
    assert await live.stores.rooms.messages(ORG.id, "room_general") == before


async def test_replies_are_live_for_the_asker_and_kept_unless_they_only_matter_now(live: Live) -> None:
    bo, ada = await (await live.client("usr_bo")).socket(), await (await live.client("usr_ada")).socket()
    submit = Button(label="Save", action="setup.save")
    given = (
        Progress(report_id="rep_1", stage="pending", words="Starting"),
        Form(id="setup", title="Set up", fields=(), submit=submit),
        Home(title="Home", lines=("On, *daily*",)),
        text("Only you", private=True),
        text("Everyone"),
        Document(report_id="tst_1", title="A test", summary="Short", markdown="# Hi", private=True),
    )
    await live.chat.answer(command(), replies(*given))
    await bo.next("done")
    told = [(event["n"], event["reply"]["sort"]) for event in bo.seen if event["type"] == "reply"]
    assert told == [(1, "progress"), (2, "form"), (3, "home"), (4, "text"), (6, "document")]
    assert [event["reply"]["lines_html"] for event in bo.seen if event.get("n") == 3] == [
        ["<p>On, <em>daily</em></p>\n"]
    ]
    kept = [event["message"] for event in bo.seen if event["type"] == "reply"]
    assert [bool(message) for message in kept] == [False, False, False, True, True]
    assert [event["message"]["text"] for event in bo.seen if event["type"] == "message"] == ["Everyone"]
    assert [event["message"]["text"] for event in await ada.settled() if event["type"] == "message"] == ["Everyone"]
    mine = await live.stores.rooms.posted(ORG.id, "room_general", "usr_bo")
    theirs = await live.stores.rooms.posted(ORG.id, "room_general", "usr_ada")
    assert [posted.message.text for posted in mine[1:]] == ["Only you", "Everyone", "A test\nShort"]
    assert [posted.message.text for posted in theirs[1:]] == ["Everyone"]


async def test_a_command_taken_up_again_keeps_nothing_twice(live: Live) -> None:
    for _ in range(2):
        await live.chat.answer(command(), replies(text("One", private=True), text("Two")))
    mine = await live.stores.rooms.posted(ORG.id, "room_general", "usr_bo")
    assert [posted.message.text for posted in mine[1:]] == ["One", "Two"]


async def test_a_handler_that_breaks_is_told_to_the_asker_and_to_the_log(live: Live) -> None:
    bo = await (await live.client("usr_bo")).socket()

    async def broken() -> AsyncIterator[Reply]:
        yield text("One", private=True)
        raise RuntimeError("hunter2")

    with pytest.raises(RuntimeError):
        await live.chat.answer(command(), broken())
    await bo.next("done")
    last = [event["reply"] for event in bo.seen if event["type"] == "reply"][-1]
    assert last["tone"] == "error"
    assert "hunter2" not in str(bo.seen)


async def test_a_file_is_told_by_its_address_and_not_by_where_it_lies(live: Live) -> None:
    bo = await (await live.client("usr_bo")).socket()
    file = File(report_id="rep_1", name="Report_2026-03-03.docx", media_type="x/y", blob="runs/rep_1/0.docx")
    await live.chat.post(ORG.id, "room_general", file, key="f")
    reply = (await bo.next("message"))["message"]["reply"]
    assert reply["url"] == "/api/reports/rep_1/files/docx"
    assert "runs/rep_1" not in str(reply)


async def test_two_processes_post_in_the_same_microsecond(live: Live) -> None:
    def frozen() -> datetime:
        return NOW

    first, second = (WebChat(live.stores, live.hub, frozen) for _ in range(2))
    ids = [
        await chat.post(ORG.id, "room_general", text("Hi"), key=f"{n}-{key}")
        for n, chat in enumerate((first, second))
        for key in ("a", "b")
    ]
    assert len(set(ids)) == 4


def test_ids_of_messages_are_the_order_of_time() -> None:
    stamps = Stamps()
    times = [NOW, NOW, NOW - timedelta(hours=1), NOW + timedelta(microseconds=1), NOW + timedelta(hours=1)]
    given = [stamps.next(time) for time in times]
    assert [stamp.id for stamp in given] == sorted({stamp.id for stamp in given})
    assert all(instant(stamp.id) == stamp.at for stamp in given)
    assert instant("1767225600") == datetime(2026, 1, 1, tzinfo=UTC)

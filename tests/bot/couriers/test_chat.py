"""Posts and files in the chat where a room or a person lives."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.couriers.chat import ChatCourier
from bot.couriers.files import FileCourier
from core.errors import DeliveryFailed, DeliveryUnknown
from core.ports import Courier, Sent
from core.replies import Button, Document, File
from core.stores import Stores
from tests.bot.couriers.parcels import DOCX, ORG, URL, kept, no_note, parcel, settle_in
from tests.fake_chat import FakeChat, FakeUploads, Fault
from tests.stores import sqlite_stores


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    async with sqlite_stores(tmp_path) as opened:
        await settle_in(opened)
        yield opened


@pytest.fixture
def web() -> FakeChat:
    return FakeChat("web")


@pytest.fixture
def slack() -> FakeChat:
    return FakeChat("slack")


@pytest.fixture
def posts(web: FakeChat, slack: FakeChat, stores: Stores) -> ChatCourier:
    return ChatCourier({"web": web, "slack": slack}, stores, f"{URL}/")


@pytest.fixture
def files(web: FakeChat, slack: FakeChat, stores: Stores) -> FileCourier:
    return FileCourier({"web": web, "slack": slack}, stores)


async def test_a_report_is_posted_whole_with_ask_and_open(posts: ChatCourier, slack: FakeChat) -> None:
    document = kept()
    external = await posts.deliver(parcel("chat:room_C1", document), no_note)
    [post] = slack.posts
    assert (post.id, post.organisation, post.to, post.key) == (external, ORG, "room_C1", "rep_1/chat:room_C1")
    assert post.reply == Document(
        report_id="rep_1",
        title=document.title,
        summary="3 messages, line runs",
        markdown="**It** stopped.",
        report=document.document,
        data_sources={"calls": 3, "tasks": None},
        buttons=(
            Button(label="Ask about this report", action="report.ask", value="rep_1"),
            Button(label="Open", action="link", value="rep_1", url="https://news.example/reports/rep_1"),
        ),
    )


async def test_buttons_are_in_the_reports_language(posts: ChatCourier, slack: FakeChat) -> None:
    await posts.deliver(parcel("chat:room_C1", kept("zh-TW")), no_note)
    [reply] = slack.to("room_C1")
    assert isinstance(reply, Document)
    assert [button.label for button in reply.buttons] == ["詢問這份報告", "開啟"]


async def test_each_person_is_reached_in_their_own_chat(posts: ChatCourier, web: FakeChat, slack: FakeChat) -> None:
    await posts.deliver(parcel("chat:usr_A"), no_note)
    await posts.deliver(parcel("chat:usr_B"), no_note)
    assert [post.to for post in web.posts] == ["usr_A"]
    assert [post.to for post in slack.posts] == ["usr_B"]


async def test_the_file_is_posted_with_a_sentence(files: FileCourier, slack: FakeChat) -> None:
    await files.deliver(parcel("file:room_C1"), no_note)
    assert slack.to("room_C1") == [
        File(
            report_id="rep_1",
            name=DOCX.name,
            media_type=DOCX.media_type,
            blob=DOCX.blob,
            size=9,
            note="Here is the report “Production Line Incident Report - Line 3 stopped” as a Word document.",
        )
    ]


async def test_a_report_without_a_file_is_told_as_failed(files: FileCourier) -> None:
    with pytest.raises(DeliveryFailed, match=r"rep_1 has no \.docx"):
        await files.deliver(parcel("file:room_C1", kept(files=())), no_note)


@pytest.mark.parametrize("by", ["chat", "file"])
async def test_a_post_whose_answer_was_lost_is_found_and_stands_once(
    by: str, posts: ChatCourier, files: FileCourier, slack: FakeChat
) -> None:
    courier: Courier = posts if by == "chat" else files
    slack.next_faults.append("lost")
    with pytest.raises(DeliveryUnknown):
        await courier.deliver(parcel(f"{by}:room_C1"), no_note)
    assert await courier.found(parcel(f"{by}:room_C1")) == Sent(slack.posts[0].id)
    assert await courier.deliver(parcel(f"{by}:room_C1"), no_note) == slack.posts[0].id
    assert len(slack.posts) == 1


async def test_post_and_file_of_one_report_are_two_deliveries(
    posts: ChatCourier, files: FileCourier, slack: FakeChat
) -> None:
    await posts.deliver(parcel("chat:room_C1"), no_note)
    assert await files.found(parcel("file:room_C1")) == Sent(None)
    await files.deliver(parcel("file:room_C1"), no_note)
    assert len(slack.posts) == 2


async def test_what_was_not_posted_is_not_found(posts: ChatCourier, slack: FakeChat) -> None:
    slack.next_faults.append("unknown")
    with pytest.raises(DeliveryUnknown):
        await posts.deliver(parcel("chat:room_C1"), no_note)
    assert await posts.found(parcel("chat:room_C1")) == Sent(None)


@pytest.mark.parametrize(
    ("target", "why"), [("chat:room_C9", "room_C9: no such room"), ("chat:usr_9", "usr_9: no such person")]
)
async def test_places_nobody_knows_fail(target: str, why: str, posts: ChatCourier) -> None:
    with pytest.raises(DeliveryFailed, match=why):
        await posts.deliver(parcel(target), no_note)


async def test_a_chat_that_is_gone_fails_a_first_try_and_leaves_an_earlier_one_unknown(
    stores: Stores, web: FakeChat
) -> None:
    posts = ChatCourier({"web": web}, stores, URL)
    with pytest.raises(DeliveryFailed, match="slack, which is not connected"):
        await posts.deliver(parcel("chat:room_C1"), no_note)
    with pytest.raises(DeliveryUnknown, match="not connected"):
        await posts.found(parcel("chat:room_C1"))


@pytest.mark.parametrize("fault", ["lost", "unknown"])
async def test_a_file_with_an_id_of_its_own_is_uploaded_and_shared_once(fault: Fault, stores: Stores) -> None:
    slack = FakeUploads("slack", fault)
    courier, noted = FileCourier({"slack": slack}, stores), list[str]()

    async def note(external: str) -> None:
        noted.append(external)

    with pytest.raises(DeliveryUnknown):
        await courier.deliver(parcel("file:room_C1"), note)
    again = parcel("file:room_C1").model_copy(update={"external": noted[-1]})
    assert await courier.found(again) == Sent("F1" if fault == "lost" else None)
    assert await courier.deliver(again, note) == "F1"
    assert (slack.files, noted, len(slack.posts)) == (["F1"], ["F1"], 1)


async def test_a_file_that_was_never_noted_is_not_there(stores: Stores) -> None:
    courier = FileCourier({"slack": FakeUploads("slack")}, stores)
    assert await courier.found(parcel("file:room_C1")) == Sent(None)

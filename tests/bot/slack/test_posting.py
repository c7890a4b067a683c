"""Posting: once, whole, in a form Slack takes, whatever the wire does (C3, C4)."""

import asyncio

import pytest

from core.errors import DeliveryFailed, DeliveryUnknown
from core.replies import Button, Document, Text
from tests.bot.slack.house import ORG, house
from tests.fake_slack_rules import message_error

PARAGRAPH = "The line stood still from 09:12 until the belt was changed, and was watched for an hour after that. "


def document(markdown: str, **more: object) -> Document:
    told = {"report_id": "rep_1", "title": "Daily Report - Acme", "summary": "12 calls.", "markdown": markdown}
    return Document.model_validate(told | more)


def said(messages: list[dict[str, object]]) -> str:
    """All the Markdown of some messages, or their text where they are plain."""
    texts = []
    for message in messages:
        blocks = message.get("blocks") or []
        found = [block["text"] for block in blocks if block["type"] == "markdown"]  # type: ignore[attr-defined]
        texts += found or [message["text"]]
    return "\n\n".join(map(str, texts))


async def test_a_document_is_a_heading_its_sources_its_text_and_its_buttons() -> None:
    async with house() as there:
        buttons = (Button(label="Ask", action="report.ask", value="rep_1"),)
        reply = document("## Summary\n\nAll well.", data_sources={"calls": 12, "tasks": None}, buttons=buttons)
        ts = await there.chat.post(ORG, "room_C1", reply, key="rep_1/chat:room_C1")
        [message] = there.slack.posted("C1")
        assert message["ts"] == ts
        assert [block["type"] for block in message["blocks"]] == ["header", "context", "markdown", "actions"]
        assert message["blocks"][1]["elements"][0]["text"] == "12 calls"
        assert message["blocks"][3]["elements"][0]["action_id"] == "report.ask"
        assert message["text"] == "Daily Report - Acme: 12 calls."
        assert (await there.chat.found(ORG, "room_C1", "rep_1/chat:room_C1")).external == ts
        assert (await there.chat.found(ORG, "room_C1", "rep_2/chat:room_C1")).external is None


async def test_a_summary_of_14000_characters_is_several_messages_and_nothing_is_lost() -> None:
    async with house() as there:
        sections = [f"## Part {n}\n\n{PARAGRAPH * 10}" for n in range(14)]
        await there.chat.post(ORG, "room_C1", document("\n\n".join(sections)), key="k")
        posted = there.slack.posted("C1")
        assert len(posted) == 2
        assert said(posted).split() == "\n\n".join(sections).split()
        assert [message["metadata"]["event_payload"]["key"] for message in posted] == ["k", "k.2"]


async def test_a_long_post_that_ended_half_way_is_finished_and_nothing_stands_twice() -> None:
    async with house() as there:
        long = document("\n\n".join(PARAGRAPH * 20 for _ in range(14)))
        there.slack.order("chat.postMessage", "error:restricted_action", at=1)
        with pytest.raises(DeliveryUnknown):
            await there.chat.post(ORG, "room_C1", long, key="k")
        assert len(there.slack.posted("C1")) == 1
        assert (await there.chat.found(ORG, "room_C1", "k")).external is None
        first = await there.chat.post(ORG, "room_C1", long, key="k")
        keys = [message["metadata"]["event_payload"]["key"] for message in there.slack.posted("C1")]
        assert keys == ["k", "k.2", "k.3"]
        assert (await there.chat.found(ORG, "room_C1", "k")).external == first


async def test_a_post_whose_answer_is_lost_is_found_and_not_repeated() -> None:
    async with house() as there:
        there.slack.order("chat.postMessage", "lose")
        ts = await there.chat.post(ORG, "room_C1", document("All well."), key="k")
        [message] = there.slack.posted("C1")
        assert message["ts"] == ts


async def test_a_post_that_never_arrived_is_made_again_once_slack_has_been_asked() -> None:
    async with house() as there:
        there.slack.order("chat.postMessage", "drop")
        await there.chat.post(ORG, "room_C1", document("All well."), key="k")
        assert len(there.slack.posted("C1")) == 1
        assert there.slack.calls("conversations.history")


async def test_where_slack_cannot_be_asked_a_lost_post_is_unknown() -> None:
    async with house() as there:
        there.slack.order("chat.postMessage", "lose")
        there.slack.order("conversations.history", "error:missing_scope", times=9)
        with pytest.raises(DeliveryUnknown):
            await there.chat.post(ORG, "room_C1", document("All well."), key="k")
        assert len(there.slack.posted("C1")) == 1


@pytest.mark.parametrize("refusal", ["msg_too_long", "invalid_blocks", "msg_blocks_too_long"])
async def test_a_message_slack_refuses_is_posted_in_small_ones(refusal: str) -> None:
    async with house() as there:
        text = "\n\n".join(PARAGRAPH * 10 for _ in range(9))
        there.slack.order("chat.postMessage", f"error:{refusal}")
        await there.chat.post(ORG, "room_C1", document(text), key="k")
        posted = there.slack.posted("C1")
        assert len(posted) > 2
        assert said(posted).split() == text.split()
        assert (await there.chat.found(ORG, "room_C1", "k")).external == posted[0]["ts"]


async def test_a_small_message_refused_too_is_posted_as_plain_text_and_its_mentions_stay_dead() -> None:
    async with house() as there:
        there.slack.order("chat.postMessage", "error:invalid_blocks", times=2)
        await there.chat.post(ORG, "room_C1", Text(markdown="Belt <!channel> & more @here", private=False), key="k")
        [message] = there.slack.posted("C1")
        assert "blocks" not in message
        assert "&lt;\u200b!channel&gt; &amp; more @\u200bhere" in message["text"]


async def test_a_storm_of_429s_loses_nothing_and_repeats_nothing() -> None:
    async with house() as there:
        there.slack.order("chat.postMessage", "limited", times=4, seconds=7)
        await there.chat.post(ORG, "room_C1", document("All well."), key="k")
        assert len(there.slack.posted("C1")) == 1
        assert len(there.slack.calls("chat.postMessage")) == 5


async def test_many_posts_at_once_into_a_strict_slack_each_stand_once() -> None:
    async with house(strict=True) as there:
        posts = (there.chat.post(ORG, "room_C1", document(f"Number {n}."), key=f"k{n}") for n in range(6))
        await asyncio.gather(*posts)
        keys = [message["metadata"]["event_payload"]["key"] for message in there.slack.posted("C1")]
        assert sorted(keys) == [f"k{n}" for n in range(6)]


@pytest.mark.parametrize(
    ("told", "code"),
    [({"is_archived": True}, "is_archived"), ({"bot_in": False}, "not_in_channel"), (None, "channel_not_found")],
)
async def test_a_channel_that_takes_no_posts_is_a_failed_delivery(told: dict[str, bool] | None, code: str) -> None:
    async with house() as there:
        if told is not None:
            there.slack.workspace.add_channel("C9", "old", "U1", **told)
        with pytest.raises(DeliveryFailed, match=code):
            await there.chat.post(ORG, "room_C9", document("All well."), key="k")


async def test_a_person_gets_a_direct_message_that_is_found_again() -> None:
    async with house() as there:
        ts = await there.chat.post(ORG, "usr_U2", document("All well."), key="k")
        assert [message["ts"] for message in there.slack.posted("DU2")] == [ts]
        assert (await there.chat.found(ORG, "usr_U2", "k")).external == ts


async def test_model_text_pings_nobody() -> None:
    async with house() as there:
        nasty = (
            "Hello <!channel> and <@U2> in <#C1|general>, <!subteam^S1>, @here.\n\n"
            "```\n<!everyone>\n```\n\n| a | b |\n|---|---|\n| <!here> | @channel |\n\n"
            "[<@U1>](https://example.com) <https://evil.example|https://bank.example>"
        )
        buttons = (Button(label="<!channel> @here", action="report.show", value="1"),)
        reply = document(nasty, title="<!channel> @everyone", summary="<!here>", buttons=buttons)
        await there.chat.post(ORG, "room_C1", reply, key="k")
        [message] = there.slack.posted("C1")
        sent = repr(message["blocks"]) + message["text"]
        for live in ("<!", "<@", "<#", "&lt;!", "<https://evil.example|", "@here", "@channel", "@everyone"):
            assert live not in sent
        assert message_error(message) is None

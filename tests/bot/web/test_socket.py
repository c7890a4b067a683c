"""The WebSocket: events to those who may see them, commands and messages in, and clients that behave badly."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientWebSocketResponse, WSServerHandshakeError

from bot.chat.web.hub import MOST_EACH, MOST_WAITING
from core.kept import Event, Notification
from core.stores import Stores
from tests.bot.console.site import NOW, ORG, OTHER, Live, running, until


async def publish(live: Live, **fields: Any) -> None:
    payload = fields.pop("payload", {"type": "news"})
    await live.stores.events.publish(Event(organisation=fields.pop("organisation", ORG.id), payload=payload, **fields))


async def test_events_reach_those_they_are_for_and_nobody_else(live: Live) -> None:
    ada, bo, cy = [
        await (await live.client(person, organisation)).socket()
        for person, organisation in (("usr_ada", ORG.id), ("usr_bo", ORG.id), ("usr_cy", OTHER.id))
    ]
    await publish(live, payload={"type": "news", "n": 1})
    await publish(live, payload={"type": "news", "n": 2}, person="usr_bo")
    await publish(live, payload={"type": "news", "n": 3}, room="room_quiet")
    await publish(live, payload={"type": "news", "n": 4}, organisation=OTHER.id)
    await publish(live, payload={"type": "news", "n": 5}, room="room_quiet", person="usr_bo")
    await publish(live, payload={"type": "news", "n": 6})
    got = []
    for line, last in ((ada, 6), (bo, 6), (cy, 4)):
        while (await line.next("news"))["n"] != last:
            pass
        got.append([event["n"] for event in line.seen if event["type"] == "news"])
    assert got == [[1, 3, 6], [1, 2, 6], [4]]


async def test_events_keep_their_order_and_none_is_lost(live: Live) -> None:
    line = await (await live.client("usr_bo")).socket()
    for n in range(150):
        await publish(live, payload={"type": "news", "n": n})
    for n in range(150):
        assert (await line.next("news"))["n"] == n


async def test_a_message_reaches_the_room_once_and_its_sender_is_told(live: Live) -> None:
    ada, bo = await (await live.client("usr_ada")).socket(), await (await live.client("usr_bo")).socket()
    for _ in range(2):
        await bo.send(type="message", id="m-1", room="room_general", text="The belt is fixed.")
        told = await bo.next("accepted")
        assert (told["id"], told["command"], told["message"]["text"]) == ("m-1", None, "The belt is fixed.")
    assert (await ada.next("message"))["message"] == told["message"]
    await publish(live)
    await ada.next("news")
    assert [event["type"] for event in ada.seen] == ["welcome", "message", "news"]


async def test_the_same_id_of_two_people_is_two_messages(live: Live) -> None:
    ada, bo = await (await live.client("usr_ada")).socket(), await (await live.client("usr_bo")).socket()
    for line in (ada, bo):
        await line.send(type="message", id="1", room="room_general", text="Hi")
        await line.next("accepted")
    said = await live.stores.rooms.messages(ORG.id, "room_general")
    assert [message.user for message in said[1:]] == ["usr_ada", "usr_bo"]


async def test_a_command_is_answered_to_its_asker_alone_in_order_and_then_done(live: Live) -> None:
    ada, bo = await (await live.client("usr_ada")).socket(), await (await live.client("usr_bo")).socket()
    await bo.send(type="message", id="c-1", room="room_line3", text="/report incident in short")
    assert (await bo.next("accepted"))["command"] == "web:c-1"
    done = await bo.next("done")
    assert (done["id"], done["command"], done["room"]) == ("c-1", "web:c-1", "room_line3")
    replies = [event for event in bo.seen if event["type"] == "reply"]
    assert [event["n"] for event in replies] == sorted({event["n"] for event in replies})
    assert {event["command"] for event in replies} == {"web:c-1"}
    assert replies[0]["reply"]["tone"] == "warning"
    assert "reply" not in {event["type"] for event in await ada.settled()}
    assert "message" not in {event["type"] for event in ada.seen}


async def test_a_command_sent_again_is_worked_on_once(live: Live) -> None:
    bo = await (await live.client("usr_bo")).socket()
    for _ in range(3):
        await bo.send(type="message", id="c-1", room="room_general", text="／report help")
        await bo.next("accepted")
    await live.intake.drain(5)
    await publish(live)
    await bo.next("news")
    assert [event["type"] for event in bo.seen].count("done") == 1
    assert [event["type"] for event in bo.seen].count("reply") == 1


async def test_what_only_looks_like_a_command_is_a_message(live: Live) -> None:
    bo = await (await live.client("usr_bo")).socket()
    for number, text in enumerate(("/reporting is late", "see /report help", "/ report")):
        await bo.send(type="message", id=f"m-{number}", room="room_general", text=text)
        assert (await bo.next("accepted"))["message"]["text"] == text


async def test_a_button_and_a_form_are_commands_too(live: Live) -> None:
    ada = await (await live.client("usr_ada")).socket()
    await ada.send(type="action", id="a-1", action="report.setup", value="", values={}, state={}, room="room_general")
    form = (await ada.next("reply"))["reply"]
    assert form["sort"] == "form"
    values = {field["key"]: field["value"] for field in form["fields"]} | {"prompt": "x" * 9000}
    save = form["submit"]
    for prompt in ("x" * 9000, "Short."):
        values |= {"prompt": prompt}
        await ada.send(
            type="action",
            id=f"a-{len(prompt)}",
            action=save["action"],
            values=values,
            state=form["state"],
            room="room_general",
        )
        told = (await ada.next("reply"))["reply"]
    assert told["sort"] == "text"
    definition = await live.stores.definitions.default(ORG.id)
    assert definition is not None
    assert definition.prompt == "Short."
    assert any(event.get("reply", {}).get("errors", {}).get("prompt") for event in ada.seen)
    assert [posted.reply["sort"] for posted in await _mine(live) if posted.reply] == ["text"]


async def _mine(live: Live) -> list[Any]:
    return list(await live.stores.rooms.posted(ORG.id, "room_general", "usr_ada"))


async def test_nothing_is_said_or_asked_in_a_room_of_others(live: Live) -> None:
    eve = await (await live.client("usr_eve")).socket()
    for number, more in enumerate(
        (
            {"type": "message", "room": "room_general", "text": "Hi"},
            {"type": "message", "room": "room_line3", "text": "/report incident"},
            {"type": "message", "room": "room_x", "text": "Hi"},
            {"type": "action", "room": "room_general", "action": "home"},
        )
    ):
        await eve.send(id=f"m-{number}", **more)
        told = await eve.next("error", "accepted")
        assert (told["type"], told["id"]) == ("error", f"m-{number}")
        assert told["detail"]
    assert len(await live.stores.rooms.messages(ORG.id, "room_general")) == 1


async def test_what_waited_is_told_at_the_next_connection_oldest_first(live: Live) -> None:
    for number in (1, 2, 3):
        note = Notification(
            id=f"ntf_{number}",
            organisation=ORG.id,
            person="usr_bo",
            title=f"Report {number}",
            created_at=NOW + timedelta(minutes=number),
        )
        await live.stores.notifications.keep(note)
    await live.stores.notifications.read(ORG.id, "usr_bo", "ntf_2", NOW)
    bo = await (await live.client("usr_bo")).socket()
    assert [(await bo.next("notification"))["id"] for _ in range(2)] == ["ntf_1", "ntf_3"]
    ada = await (await live.client("usr_ada")).socket()
    assert [event["type"] for event in await ada.settled()] == ["welcome"]


async def test_a_machine_may_listen_with_its_token(live: Live) -> None:
    line = await (await live.machine("usr_bo")).socket()
    await line.send(type="ping", id="p")
    assert await line.next("pong") == {"type": "pong", "id": "p"}


GARBAGE = [
    "{",
    "[]",
    "null",
    '"text"',
    "{}",
    '{"type": "typing"}',
    '{"type": "message", "room": "room_general", "text": "no id"}',
    '{"type": "message", "id": "1", "room": "room_general", "text": ""}',
    '{"type": "message", "id": "1", "room": "room_general", "text": "a\\u0000b"}',
    '{"type": "message", "id": "1", "room": "../x", "text": "a"}',
    '{"type": "message", "id": "1", "room": "room_general", "text": "\\ud800"}',
    '{"type": "action", "id": "1"}',
    '{"type": "ping", "extra": 1}',
    "[" * 20_000,
]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("raw", GARBAGE, ids=range(len(GARBAGE)))
async def test_what_cant_be_read_is_told_and_the_line_stays(shared: Live, raw: str) -> None:
    bo = await (await shared.machine("usr_bo")).socket()
    await bo.opened.send_str(raw)
    told = await bo.next("error")
    assert told["detail"]
    await bo.settled()
    await bo.opened.close()
    assert len(await shared.stores.rooms.messages(ORG.id, "room_general")) == 1


async def test_garbage_again_and_again_ends_the_line_and_hurts_nobody_else(live: Live) -> None:
    good, bad = await (await live.client("usr_ada")).socket(), await (await live.client("usr_bo")).socket()
    for number in range(50):
        await (bad.opened.send_str("nonsense") if number % 2 else bad.opened.send_bytes(b"\x00\xff"))
    assert await bad.closed() == 1008
    await publish(live)
    await good.next("news")
    assert live.hub.connected == 1


async def test_a_message_that_is_too_long_ends_the_line(live: Live) -> None:
    bo = await (await live.client("usr_bo")).socket()
    await bo.opened.send_str(json.dumps({"type": "ping", "id": "x" * 100_000}))
    assert await bo.closed() == 1009


async def test_a_client_that_doesnt_read_is_dropped_and_hurts_nobody_else(live: Live) -> None:
    good = await (await live.client("usr_ada")).socket()
    slow = await live.client("usr_bo")
    stuck = await slow.socket()
    transport = stuck.opened._conn.transport  # type: ignore[union-attr]
    transport.pause_reading()
    n = 0
    async with asyncio.timeout(20):
        while live.hub.connected == 2:
            for _ in range(50):
                n += 1
                await publish(live, payload={"type": "news", "n": n, "text": "x" * 20_000})
            while (await good.next("news"))["n"] != n:
                pass
    assert [event["n"] for event in good.seen if event["type"] == "news"] == list(range(1, n + 1))
    transport.resume_reading()
    assert await _end(stuck.opened) in (1013, 1006)
    again = await slow.socket()
    await again.settled()


async def _end(opened: ClientWebSocketResponse) -> int | None:
    async with asyncio.timeout(10):
        while not opened.closed:
            await opened.receive()
    return opened.close_code


async def test_one_person_cant_take_all_connections(live: Live) -> None:
    bo = await live.client("usr_bo")
    lines = [await bo.socket() for _ in range(MOST_EACH)]
    over = await bo.session.ws_connect("/api/ws", headers=bo.headers)
    assert await _end(over) == 1013
    await lines[0].opened.close()
    await (await live.client("usr_ada")).socket()
    await until(lambda: live.hub.connected == MOST_EACH)
    await bo.socket()


async def test_ending_the_site_tells_everyone_that_it_goes_away(stores: Stores) -> None:
    async with running(stores) as live:
        lines = [await (await live.client(person)).socket() for person in ("usr_ada", "usr_bo")]
        await live.hub.close()
        assert [await line.closed() for line in lines] == [1001, 1001]
        late = await live.client("usr_bo")
        opened = await late.session.ws_connect("/api/ws", headers=late.headers)
        assert await _end(opened) == 1001


async def test_stopping_the_server_ends_lines_in_order_and_takes_no_one_more(live: Live) -> None:
    bo = await live.client("usr_bo")
    line = await bo.socket()
    assert live.runner is not None
    stopping = asyncio.create_task(live.runner.cleanup())
    assert await line.closed() == 1001
    await asyncio.wait_for(stopping, 5)
    with pytest.raises(ClientConnectionError):
        await bo.get("/healthz")


async def test_someone_who_is_no_longer_there_is_sent_away(live: Live) -> None:
    bo = await live.client("usr_bo")
    line = await bo.socket()
    live.clock.advance(timedelta(days=14))
    await line.send(type="ping", id="p")
    assert await line.closed() == 1008
    with pytest.raises(WSServerHandshakeError):
        await bo.session.ws_connect("/api/ws", headers=bo.headers)


def test_the_most_that_waits_is_more_than_one_look_brings() -> None:
    """Else a client that reads well would be dropped by a burst that arrives at once."""
    assert MOST_WAITING >= 500

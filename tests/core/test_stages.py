"""A run from its row to its receipts, over real stores: what is kept, who is told, what a second start leaves be."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.couriers.chat import ChatCourier
from bot.sources.activity_tables import ActivityTables
from bot.sources.room_tables import RoomTables
from core.audit import broken
from core.brief import Window
from core.errors import ModelAuthFailed
from core.gateway import Gateway
from core.kinds import KINDS
from core.people import ChatRoom, Organisation, Person, Posted
from core.pipeline import Ports
from core.policy import ALL, AiPolicy
from core.ports import Gathered, Prompt, Reply, Source, Step
from core.records import Call, Contact, RoomMessage, Task, Text
from core.replies import Document as DocumentReply
from core.report import Caller, Run
from core.stages import Stages
from core.stores import Stores
from prompts import load
from storage.blobs import open_blobs
from tests.fake_chat import FakeChat
from tests.fake_engine import InlineEngine
from tests.fakes import Clock, ScriptedModel

NOW = datetime(2026, 3, 4, 7, tzinfo=UTC)
DAY = Window(start=datetime(2026, 3, 3, tzinfo=UTC), end=datetime(2026, 3, 4, tzinfo=UTC))
CALLER = Caller(organisation="org_a", user="usr_ada")


@pytest.fixture
async def known(stores: Stores) -> Stores:
    """An organisation with one person, one room, and one day of activity."""
    await stores.directory.keep_organisation(Organisation(id="org_a", name="Aurora"))
    await stores.directory.keep_person(Person(id="usr_ada", organisation="org_a", display_name="Ada", created_at=NOW))
    await stores.rooms.keep_room(ChatRoom(id="room_1", organisation="org_a", title="general"))
    await stores.rooms.keep_member("org_a", "room_1", "usr_ada", "owner")
    at = DAY.start + timedelta(hours=9)
    call = Call(id="c1", at=at, direction="in", duration_s=240, transcription="The order for Friday is confirmed.")
    await stores.activity.keep("org_a", [call, Task(id="t1", title="Send the quote", created_at=at)])
    return stores


def daily(**more: Any) -> Run:
    given = {"id": "rep_1", "kind": "daily", "caller": CALLER, "organisation": "Aurora", "zone": "UTC", "now": NOW}
    return Run.model_validate(given | {"window": DAY, "recipients": ("room_1",)} | more)


def sources(stores: Stores) -> Callable[[Run], Awaitable[Sequence[Source]]]:
    async def opened(run: Run) -> Sequence[Source]:
        if run.room:
            return [RoomTables(stores.rooms, open_blobs("memory:"), run.caller.organisation, run.room)]
        return [ActivityTables(stores.activity, run.caller.organisation, run.sources, run.zone)]

    return opened


def staged(stores: Stores, chat: FakeChat, gateway: Gateway | None = None) -> Stages:
    return Stages(
        stores=stores,
        ports=Ports(blobs=open_blobs("memory:"), gateway=gateway),
        sources=sources(stores),
        couriers={"chat": ChatCourier({"web": chat}, stores, "http://localhost")},
        now=lambda: NOW,
    )


async def done(stages: Stages, run: Run) -> None:
    """Run it to its end, and bring up what went wrong."""
    await stages.stores.runs.start(run)
    async with InlineEngine(stages.job) as engine:
        await engine.submit(run.id, run.caller.organisation)
        info = await engine.settled(run.id)
        assert info.status == "done", engine.raised(run.id)


async def told(stores: Stores) -> list[dict[str, Any]]:
    return [dict(event.payload) for event in await stores.events.after(0)]


async def test_a_daily_run_is_written_kept_and_posted_once(known: Stores) -> None:
    chat = FakeChat()
    await done(staged(known, chat), daily())
    state = await known.runs.state("rep_1", "org_a")
    assert state
    assert (state.status, state.stage, state.title) == ("completed", "completed", "Daily Report - Aurora")
    kept = await known.documents.get("org_a", "rep_1")
    assert kept
    assert kept.data_sources == {"calls": 1, "messages": 0, "tasks": 1, "contacts": 0, "channels": None}
    assert (kept.period_start, kept.period_end) == (DAY.start, DAY.end)
    assert [file.name.rpartition(".")[2] for file in kept.files] == ["md", "json"]
    assert not kept.body.startswith("# ")
    (reply,) = chat.to("room_1")
    assert isinstance(reply, DocumentReply)
    assert reply.markdown == kept.body
    (delivery,) = await known.deliveries.of("org_a", "rep_1")
    assert (delivery.target, delivery.state) == ("chat:room_1", "sent")


async def test_its_stages_are_told_in_order_while_they_happen(known: Stores) -> None:
    await done(staged(known, FakeChat()), daily())
    events = await told(known)
    assert [event["stage"] for event in events if event["type"] == "report_progress"] == [
        "collecting_data",
        "generating_content",
        "assembling_document",
        "completed",
    ]
    (generated,) = [event for event in events if event["type"] == "report_generated"]
    assert generated == {
        "type": "report_generated",
        "report_id": "rep_1",
        "report_title": "Daily Report - Aurora",
        "generated_by": "usr_ada",
        "generated_at": NOW.isoformat(),
    }


async def test_a_day_without_a_counted_row_makes_no_document_and_no_post(known: Stores) -> None:
    chat = FakeChat()
    empty = Window(start=DAY.start - timedelta(days=9), end=DAY.start - timedelta(days=8))
    await done(staged(known, chat), daily(window=empty))
    state = await known.runs.state("rep_1")
    assert state
    assert state.status == "no_data"
    assert await known.documents.get("org_a", "rep_1") is None
    assert chat.tried == []


async def test_a_test_keeps_no_document_and_tells_only_its_asker(known: Stores) -> None:
    chat = FakeChat()
    await done(staged(known, chat), daily(id="tst_1", trial=True))
    assert await known.documents.get("org_a", "tst_1") is None
    assert chat.tried == []
    events = await known.events.after(0)
    assert {event.person for event in events} == {"usr_ada"}
    result = events[-1].payload
    assert result["type"] == "report.test.completed"
    assert set(result) == {"type", "test_id", "title", "body", "period_start", "period_end", "data_sources"}


async def test_a_day_later_nothing_is_left_of_a_test(known: Stores) -> None:
    stages = staged(known, FakeChat())
    await done(stages, daily(id="tst_1", trial=True))
    await done(stages, daily(id="rep_1"))
    assert await stages.forget_trials(NOW) == 0
    assert await stages.forget_trials(NOW + timedelta(hours=24)) == 1
    assert await known.runs.state("tst_1") is None
    assert await known.runs.state("rep_1") is not None
    for key in ("runs/tst_1/brief.0.json", "runs/tst_1/document.json"):
        with pytest.raises(FileNotFoundError):
            await stages.ports.blobs.get(key)


async def test_a_test_of_an_empty_day_says_so(known: Stores) -> None:
    empty = Window(start=DAY.start - timedelta(days=9), end=DAY.start - timedelta(days=8))
    await done(staged(known, FakeChat()), daily(id="tst_1", trial=True, window=empty))
    assert (await told(known))[-1] == {"type": "report.test.no_data", "test_id": "tst_1", "payload": None}


async def test_an_empty_room_is_told_to_the_asker_in_the_rooms_words(known: Stores) -> None:
    await done(staged(known, FakeChat()), daily(kind="incident", room="room_1", window=None, recipients=()))
    last = (await told(known))[-1]
    assert last["type"] == "report_generation_failed"
    assert last["error"] == "This incident room has no messages yet, so no report can be written"


async def test_a_model_that_fails_leaves_a_report_by_rules_with_its_words(known: Stores) -> None:
    clock = Clock()
    gateway = Gateway(ScriptedModel(ModelAuthFailed()), sleep=clock.sleep, clock=clock)
    chat = FakeChat()
    await done(staged(known, chat, gateway), daily())
    (reply,) = chat.to("room_1")
    assert isinstance(reply, DocumentReply)
    assert "The AI service rejected our credentials. Please contact your administrator." in reply.markdown


async def test_a_write_that_starts_again_finds_the_answer_and_does_not_pay_twice(known: Stores) -> None:
    answer = json.dumps({"sections": [{"key": "summary", "claims": [{"text": "One call came in.", "cites": ["f1"]}]}]})
    model = ScriptedModel(answer, answer)
    gateway = Gateway(model, log=known.ledger)
    stages = staged(known, FakeChat(), gateway)
    await known.runs.start(daily())
    await stages.collect("rep_1")
    await stages.write("rep_1")
    asked = len(model.asked)
    await stages.write("rep_1")
    assert len(model.asked) == asked


async def test_what_is_kept_of_a_brief_names_nobody_and_its_vault_is_the_organisations_own(known: Stores) -> None:
    at = DAY.start + timedelta(hours=10)
    said = Text(id="t9", at=at, direction="in", contact_id="k1", channel="sms", text="Call Bo Lie on +47 22 12 34 56")
    await known.activity.keep("org_a", [said, Contact(id="k1", name="Bo Lie", email="bo@example.org", created_at=at)])
    stages = staged(known, FakeChat())
    await known.runs.start(daily())
    await stages.collect("rep_1")
    kept = (await stages.ports.blobs.get("runs/rep_1/brief.0.json")).decode()
    assert "22 12 34 56" not in kept
    assert "Bo Lie" not in kept
    assert "bo@example.org" not in kept
    assert await known.vaults.vault("org_a", "rep_1", 0)
    assert await known.vaults.vault("org_b", "rep_1", 0) is None


async def test_a_model_sees_tokens_and_its_readers_see_names(known: Stores) -> None:
    at = DAY.start + timedelta(hours=10)
    said = Text(id="t9", at=at, direction="in", contact_id="k1", channel="sms", text="Please send the offer today")
    await known.activity.keep("org_a", [said, Contact(id="k1", name="Bo Lie", created_at=at)])

    class Reader(ScriptedModel):
        async def answer(self, prompt: Prompt, key: str = "") -> Reply:
            self.asked.append(prompt)
            assert "Bo Lie" not in prompt.user
            claim = {"text": "P-A asked us to send the offer today.", "cites": ["x1"]}
            return Reply(text=json.dumps({"sections": [{"key": "attention", "claims": [claim]}]}), model="m")

    chat = FakeChat()
    await done(staged(known, chat, Gateway(Reader(), log=known.ledger)), daily())
    (reply,) = chat.to("room_1")
    assert isinstance(reply, DocumentReply)
    assert "Bo Lie asked us to send the offer today." in reply.markdown


async def test_each_generation_is_in_the_audit_log_once_whatever_is_run_again(known: Stores) -> None:
    stages = staged(known, FakeChat())
    await done(stages, daily())
    await stages.write("rep_1")
    (entry,) = await known.audit.entries("org_a")
    assert (entry.event, entry.report, entry.user, entry.status) == ("report.generated", "rep_1", "usr_ada", "success")
    assert entry.details["writer"] == "rules"
    assert entry.details["citations"] > 0
    assert broken([entry], await known.audit.head("org_a")) == []


async def test_a_model_that_was_not_asked_is_told_on_the_event_line_and_in_the_log(known: Stores) -> None:
    await known.policies.keep(AiPolicy(organisation="org_a", off=frozenset({ALL})))
    model = ScriptedModel("words")
    await done(staged(known, FakeChat(), Gateway(model, policies=known.policies.policy)), daily())
    assert model.asked == []
    skipped = [event for event in await told(known) if event["type"] == "report.ai_skipped.v1"]
    assert skipped == [{"type": "report.ai_skipped.v1", "report_id": "rep_1", "reason": "off"}]
    (entry,) = await known.audit.entries("org_a")
    assert entry.details["skipped"] == "off"
    kept = await known.documents.get("org_a", "rep_1")
    assert kept
    assert kept.document
    assert kept.document.notices == ()


async def test_a_run_keeps_the_prompts_it_was_collected_with(known: Stores) -> None:
    stages = staged(known, FakeChat(), Gateway(ScriptedModel(ModelAuthFailed())))
    await known.runs.start(daily())
    await stages.collect("rep_1")
    brief = json.loads(await stages.ports.blobs.get("runs/rep_1/brief.0.json"))
    assert brief["prompts"]["daily"] == load("daily").version
    assert set(brief["prompts"]) == set(KINDS["daily"].pieces)


async def test_a_delivery_whose_answer_was_lost_is_found_and_not_posted_again(known: Stores) -> None:
    chat = FakeChat()
    stages = staged(known, chat)
    await done(stages, daily())
    # As a process leaves it that was killed after the post and before its receipt.
    await known.runs.start(daily(id="rep_2"))
    for stage in (stages.collect, stages.write, stages.assemble):
        await stage("rep_2")
    before = await known.deliveries.begin("org_a", "rep_2", "chat:room_1")
    assert before.state == "new"
    kept = await known.documents.get("org_a", "rep_2")
    assert kept
    await chat.post("org_a", "room_1", chat.posts[0].reply, key="rep_2/chat:room_1")
    assert await stages.deliver("rep_2", "chat:room_1") == "sent"
    assert len(chat.to("room_1")) == 2
    assert chat.asked == ["rep_2/chat:room_1"]


async def test_a_delivery_that_can_not_be_told_is_unknown_told_and_never_repeated(known: Stores) -> None:
    chat = FakeChat("web", "unknown")
    stages = staged(known, chat)
    await done(stages, daily())
    (delivery,) = await known.deliveries.of("org_a", "rep_1")
    assert delivery.state == "unknown"
    (notified,) = await known.notifications.of("org_a", "usr_ada")
    assert "#general" in notified.title
    assert await stages.deliver("rep_1", "chat:room_1") == "unknown"
    assert len(chat.tried) == 1


async def test_one_recipient_that_fails_does_not_stop_the_others(known: Stores) -> None:
    await known.rooms.keep_room(ChatRoom(id="room_2", organisation="org_a", title="other"))
    chat = FakeChat()
    chat.closed.add("room_1")
    await done(staged(known, chat), daily(recipients=("room_1", "room_2")))
    states = {d.target: d.state for d in await known.deliveries.of("org_a", "rep_1")}
    assert states == {"chat:room_1": "failed", "chat:room_2": "sent"}


async def test_what_nobody_foresaw_is_told_in_plain_words_and_can_be_tried_again(known: Stores) -> None:
    class Broken:
        async def collect(self, window: Window | None) -> Gathered:
            raise ZeroDivisionError("a bug, and its secret")

    broken = True

    async def opened(run: Run) -> Sequence[Source]:
        return [Broken()] if broken else await sources(known)(run)

    stages = staged(known, FakeChat())
    stages = replace(stages, sources=opened)
    await known.runs.start(daily())
    async with InlineEngine(stages.job) as engine:
        await engine.submit("rep_1", "org_a")
        assert (await engine.settled("rep_1")).status == "failed"
        state = await known.runs.state("rep_1")
        assert state
        assert (state.status, state.error) == ("failed", "Report generation failed. Please contact support.")
        broken = False
        await known.runs.mark("rep_1", status="generating", stage="pending", reopen=True)
        await engine.retry("rep_1")
        assert (await engine.settled("rep_1")).status == "done", engine.raised("rep_1")
    state = await known.runs.state("rep_1")
    assert state
    assert state.status == "completed"


async def test_a_room_report_reads_what_was_said_there(known: Stores) -> None:
    at = DAY.start + timedelta(hours=9)
    for n in range(6):
        said = RoomMessage(
            id=f"{n}.0", at=at + timedelta(minutes=n), user="usr_ada", text=f"Pump {n} is down, restarting it."
        )
        await known.rooms.post("org_a", Posted(room="room_1", message=said))
    run = daily(kind="incident", room="room_1", window=None, recipients=())
    stages = staged(known, FakeChat())
    await done(stages, run)
    kept = await known.documents.get("org_a", "rep_1")
    assert kept
    assert "Pump" in kept.body


async def test_a_daily_report_digests_the_channels_it_names(known: Stores) -> None:
    at = DAY.start + timedelta(hours=9)
    said = ("Which supplier do we take for the caps?", "We decided: Brenna takes over from Monday.", "Great, thanks")
    for n, text in enumerate(said):
        message = RoomMessage(id=f"{n}.0", at=at + timedelta(minutes=n), user="usr_ada", text=text)
        await known.rooms.post("org_a", Posted(room="room_1", message=message))
    stages = staged(known, FakeChat())
    activity = stages.sources

    async def both(run: Run) -> Sequence[Source]:
        return [*await activity(run), RoomTables(known.rooms, stages.ports.blobs, "org_a", "room_1")]

    await done(replace(stages, sources=both), daily(channels=("room_1",)))
    kept = await known.documents.get("org_a", "rep_1")
    assert kept
    assert kept.data_sources["channels"] == 3
    assert "Brenna takes over from Monday" in kept.body


async def test_a_cancelled_run_does_nothing_more(known: Stores) -> None:
    stages = staged(known, FakeChat())
    await known.runs.start(daily())
    await known.runs.mark("rep_1", status="cancelled", at=NOW)

    async def step(name: str, work: Callable[..., Awaitable[Any]], *args: str) -> Any:
        return await work(*args)

    used: Step = step
    await stages.job("rep_1", used)
    assert await known.documents.get("org_a", "rep_1") is None

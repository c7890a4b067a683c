"""What every store of runs promises."""

import asyncio
from typing import Any, get_args

import pytest

from core.brief import Window
from core.report import RunState, Stage
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_run, after


async def state(stores: Stores, run: str = "rep_1") -> RunState:
    found = await stores.runs.state(run)
    assert found
    return found


async def test_a_run_begins_pending_and_whole(stores: Stores) -> None:
    run = a_run(wish=ODD, window=Window(start=NOON, end=after(days=1), zone="Europe/Oslo"), recipients=("room_1",))
    assert await stores.runs.start(run)
    assert await state(stores) == RunState(run=run, created_at=NOON)


async def test_an_id_and_a_slot_are_taken_once(stores: Stores) -> None:
    assert await stores.runs.start(a_run(1, definition="def_1", period="2026-03-02"))
    assert not await stores.runs.start(a_run(1, definition="def_1", period="2026-03-03"))
    assert not await stores.runs.start(a_run(2, definition="def_1", period="2026-03-02"))
    assert await stores.runs.start(a_run(3, definition="def_2", period="2026-03-02"))
    assert await stores.runs.state("rep_2") is None


async def test_runs_without_a_slot_are_as_many_as_asked_for(stores: Stores) -> None:
    assert await stores.runs.start(a_run(1))
    assert await stores.runs.start(a_run(2))
    assert await stores.runs.start(a_run(3, definition="def_1"))
    assert await stores.runs.start(a_run(4, definition="def_1"))


async def test_a_run_goes_through_its_stages_to_its_end(stores: Stores) -> None:
    await stores.runs.start(a_run())
    assert await stores.runs.mark("rep_1", stage="collecting_data")
    assert await stores.runs.mark("rep_1", stage="assembling_document", title=ODD)
    assert await stores.runs.mark("rep_1", stage="completed", status="completed", at=after(minutes=1))
    assert await state(stores) == RunState(
        run=a_run(),
        status="completed",
        stage="completed",
        title=ODD,
        created_at=NOON,
        finished_at=after(minutes=1),
    )


@pytest.mark.parametrize("over", ["completed", "failed", "no_data", "missed", "cancelled"])
async def test_a_run_that_is_over_stays_as_it_is(stores: Stores, over: Any) -> None:
    await stores.runs.start(a_run())
    assert await stores.runs.mark("rep_1", status=over, error="Why", at=NOON)
    before = await state(stores)
    assert before.over
    assert not await stores.runs.mark("rep_1", stage="completed", status="completed", title="T", at=after(hours=1))
    assert not await stores.runs.mark("rep_1", status="generating")
    assert not await stores.runs.mark("rep_1")
    assert await state(stores) == before


async def test_a_running_ones_stage_never_goes_back(stores: Stores) -> None:
    stages: tuple[Stage, ...] = get_args(Stage)
    await stores.runs.start(a_run())
    for place, stage in enumerate(stages[:4]):
        assert await stores.runs.mark("rep_1", stage=stage)
        for earlier in stages[:place]:
            assert await stores.runs.mark("rep_1", stage=earlier, title=f"{earlier} again")
            now = await state(stores)
            assert (now.stage, now.title) == (stage, f"{earlier} again")


async def test_a_retry_reopens_what_failed(stores: Stores) -> None:
    await stores.runs.start(a_run())
    await stores.runs.mark("rep_1", stage="assembling_document", title="T")
    await stores.runs.mark("rep_1", stage="failed", status="failed", error="Why", at=NOON)
    assert await stores.runs.mark("rep_1", reopen=True, status="generating", stage="assembling_document")
    assert await state(stores) == RunState(run=a_run(), stage="assembling_document", title="T", created_at=NOON)
    assert await stores.runs.mark("rep_1", stage="completed", status="completed", at=NOON)
    assert await stores.runs.mark("rep_1", reopen=True)
    again = await state(stores)
    assert (again.status, again.stage, again.finished_at) == ("generating", "pending", None)


async def test_a_mark_on_no_run_is_refused(stores: Stores) -> None:
    assert not await stores.runs.mark("rep_9", stage="collecting_data")
    assert not await stores.runs.mark("rep_9", reopen=True)


async def test_of_two_ends_at_once_one_counts(stores: Stores) -> None:
    await stores.runs.start(a_run())
    done: dict[str, Any] = {"stage": "completed", "status": "completed", "title": "done"}
    failed: dict[str, Any] = {"stage": "failed", "status": "failed", "error": "cancelled"}
    ends = await asyncio.gather(*(stores.runs.mark("rep_1", at=NOON, **end) for end in [done, failed] * 4))
    assert sum(ends) == 1
    end = await state(stores)
    assert (end.status, end.title, end.error) in [("completed", "done", None), ("failed", None, "cancelled")]


async def test_unsubmitted_are_those_the_engine_never_had(stores: Stores) -> None:
    for number in (3, 2, 1):
        await stores.runs.start(a_run(number, now=after(minutes=number)))
    await stores.runs.start(a_run(4, THEIRS))
    await stores.runs.start(a_run(5), "missed")
    await stores.runs.start(a_run(6))
    await stores.runs.mark("rep_6", status="cancelled", at=NOON)
    await stores.runs.submitted("rep_2")
    assert await stores.runs.unsubmitted(after(minutes=3)) == [(THEIRS, "rep_4"), (OURS, "rep_1")]
    assert await stores.runs.unsubmitted(after(hours=1), limit=1) == [(THEIRS, "rep_4")]


async def test_a_rooms_and_a_definitions_runs_come_newest_first_without_trials(stores: Stores) -> None:
    for number in (1, 2, 3):
        fields = {"room": "room_1", "definition": "def_1", "now": after(minutes=number), "period": str(number)}
        await stores.runs.start(a_run(number, **fields))
    await stores.runs.start(a_run(4, room="room_1", definition="def_1", now=after(hours=1), trial=True))
    await stores.runs.start(a_run(5, room="room_2", definition="def_2"))
    assert [s.run.id for s in await stores.runs.of_room(OURS, "room_1")] == ["rep_3", "rep_2", "rep_1"]
    assert [s.run.id for s in await stores.runs.of_definition(OURS, "def_1", limit=2)] == ["rep_3", "rep_2"]
    assert (await state(stores, "rep_4")).run.trial


async def test_another_organisation_sees_nothing(stores: Stores) -> None:
    await stores.runs.start(a_run(room="room_1", definition="def_1"))
    assert await stores.runs.state("rep_1", OURS)
    assert await stores.runs.state("rep_1", THEIRS) is None
    assert await stores.runs.of_room(THEIRS, "room_1") == []
    assert await stores.runs.of_definition(THEIRS, "def_1") == []
    assert not await stores.runs.start(a_run(1, THEIRS))
    assert (await state(stores)).run.caller.organisation == OURS

"""What every store of definitions promises; the races for a slot are in tests/storage."""

from core.kept import Slot
from core.report import Definition
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_definition, a_run, after


async def ids(stores: Stores, **when: float) -> list[str]:
    return [definition.id for definition in await stores.definitions.due(after(**when))]


async def test_a_definition_is_kept_whole(stores: Stores) -> None:
    definition = a_definition(
        name=ODD,
        enabled=True,
        send_at_hour=7,
        send_at_minute=35,
        zone="Asia/Kathmandu",
        prompt=ODD,
        sources=("tasks", "calls"),
        channels=("room_9", "room_2"),
        recipients=("usr_2", "room_1", "usr_1"),
        outputs=("docx",),
        next_run_at=NOON,
    )
    assert await stores.definitions.keep(definition)
    assert await stores.definitions.definition(OURS, "def_1") == definition


async def test_a_change_counts_the_revision_up_and_an_older_one_is_refused(stores: Stores) -> None:
    first = a_definition()
    assert await stores.definitions.keep(first)
    assert await stores.definitions.keep(first.model_copy(update={"name": "by one editor"}))
    assert not await stores.definitions.keep(first.model_copy(update={"name": "by another", "recipients": ("usr_1",)}))
    kept = await stores.definitions.definition(OURS, "def_1")
    assert kept
    assert (kept.name, kept.revision, kept.recipients) == ("by one editor", 1, ())
    assert await stores.definitions.receiving(OURS, "usr_1") == []
    assert await stores.definitions.keep(kept.model_copy(update={"name": "again"}))


async def test_a_room_and_the_organisation_have_one_each(stores: Stores) -> None:
    assert await stores.definitions.keep(a_definition(1, room=None))
    assert not await stores.definitions.keep(a_definition(2, room=None))
    assert await stores.definitions.keep(a_definition(3, room="room_1"))
    assert not await stores.definitions.keep(a_definition(4, room="room_1"))
    assert await stores.definitions.keep(a_definition(5, room="room_2"))
    moved = a_definition(5, room="room_1", recipients=("usr_1",))
    assert not await stores.definitions.keep(moved)
    assert [definition.id for definition in await stores.definitions.definitions(OURS)] == ["def_1", "def_3", "def_5"]
    assert await stores.definitions.receiving(OURS, "usr_1") == []


async def test_the_default_one_has_no_room(stores: Stores) -> None:
    assert await stores.definitions.default(OURS) is None
    await stores.definitions.keep(a_definition(2))
    await stores.definitions.keep(a_definition(1, THEIRS, room=None))
    assert await stores.definitions.default(OURS) is None
    await stores.definitions.keep(a_definition(9, room=None))
    default = await stores.definitions.default(OURS)
    assert default
    assert default.id == "def_9"


async def test_those_who_receive_are_found_and_follow_changes(stores: Stores) -> None:
    first = a_definition(1, recipients=("usr_1", "room_1"))
    await stores.definitions.keep(first)
    await stores.definitions.keep(a_definition(2, recipients=("usr_1",)))
    assert [d.id for d in await stores.definitions.receiving(OURS, "usr_1")] == ["def_1", "def_2"]
    await stores.definitions.keep(first.model_copy(update={"recipients": ("room_1", "usr_3")}))
    assert [d.id for d in await stores.definitions.receiving(OURS, "usr_1")] == ["def_2"]
    assert [d.id for d in await stores.definitions.receiving(OURS, "usr_3")] == ["def_1"]
    assert await stores.definitions.receiving(OURS, "usr_") == []


async def test_due_are_the_enabled_whose_time_has_come_of_all_organisations(stores: Stores) -> None:
    late = a_definition(1, enabled=True, next_run_at=after(minutes=5))
    early = a_definition(2, THEIRS, enabled=True, next_run_at=NOON)
    off = a_definition(3, enabled=False, next_run_at=NOON)
    never = a_definition(4, enabled=True, next_run_at=None)
    for definition in (late, early, off, never):
        assert await stores.definitions.keep(definition)
    assert await ids(stores, seconds=-1) == []
    assert await ids(stores, minutes=4) == ["def_2"]
    assert await ids(stores, minutes=5) == ["def_2", "def_1"]
    assert [d.id for d in await stores.definitions.due(after(days=1), limit=1)] == ["def_2"]


async def fired(stores: Stores, definition: Definition, *slots: Slot) -> object:
    return await stores.definitions.fire(definition, after(days=1), slots)


async def test_firing_moves_the_time_on_and_inserts_the_runs(stores: Stores) -> None:
    definition = a_definition(enabled=True, next_run_at=NOON)
    await stores.definitions.keep(definition)
    missed = a_run(1, definition="def_1", period="2026-03-01")
    now = a_run(2, definition="def_1", period="2026-03-02")
    assert await fired(stores, definition, Slot(missed, "missed"), Slot(now)) == ["rep_1", "rep_2"]
    kept = await stores.definitions.definition(OURS, "def_1")
    assert kept == definition.model_copy(update={"next_run_at": after(days=1)})
    states = [await stores.runs.state(run) for run in ("rep_1", "rep_2")]
    assert [(s.run, s.status, s.stage) for s in states if s] == [
        (missed, "missed", "pending"),
        (now, "generating", "pending"),
    ]


async def test_a_slot_that_has_its_run_is_left_alone(stores: Stores) -> None:
    definition = a_definition(enabled=True, next_run_at=NOON)
    await stores.definitions.keep(definition)
    await stores.runs.start(a_run(1, definition="def_1", period="2026-03-02"))
    again = Slot(a_run(2, definition="def_1", period="2026-03-02"))
    assert await fired(stores, definition, again, Slot(a_run(3, definition="def_1", period="2026-03-03"))) == ["rep_3"]
    assert await stores.runs.state("rep_2") is None


async def test_nothing_is_fired_where_another_was_first_or_it_was_changed(stores: Stores) -> None:
    definition = a_definition(enabled=True, next_run_at=NOON)
    await stores.definitions.keep(definition)
    slot = Slot(a_run(1, definition="def_1", period="2026-03-02"))
    stale = [
        definition.model_copy(update={"next_run_at": after(minutes=1)}),
        definition.model_copy(update={"next_run_at": None}),
        definition.model_copy(update={"organisation": THEIRS}),
        definition.model_copy(update={"id": "def_9"}),
    ]
    assert [await fired(stores, other, slot) for other in stale] == [None] * 4
    await stores.definitions.keep(definition.model_copy(update={"enabled": False}))
    assert await fired(stores, definition, slot) is None
    assert await stores.runs.state("rep_1") is None


async def test_another_organisation_sees_and_changes_nothing(stores: Stores) -> None:
    await stores.definitions.keep(a_definition(1, room=None, recipients=("usr_1",)))
    assert await stores.definitions.definition(THEIRS, "def_1") is None
    assert await stores.definitions.definitions(THEIRS) == []
    assert await stores.definitions.default(THEIRS) is None
    assert await stores.definitions.receiving(THEIRS, "usr_1") == []
    assert not await stores.definitions.keep(a_definition(1, THEIRS, room=None, name="taken over"))
    kept = await stores.definitions.definition(OURS, "def_1")
    assert kept
    assert (kept.organisation, kept.name) == (OURS, "")

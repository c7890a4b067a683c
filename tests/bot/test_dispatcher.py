"""The tick: each slot once per local date, at the hour, whatever the clocks and the replicas do."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.dispatcher import Dispatcher
from core.people import Organisation
from core.ports import Step
from core.report import Definition
from core.schedule import next_firing
from core.stores import Stores
from tests.fake_engine import InlineEngine

_ORG = "org_a"


async def _nothing(run: str, step: Step) -> None:
    """A run that ends at once: these tests are about which runs there are."""


@pytest.fixture
async def engine() -> AsyncIterator[InlineEngine]:
    async with InlineEngine(_nothing) as opened:
        yield opened


def _at(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def _every(minutes: int, start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += timedelta(minutes=minutes)


async def _defined(
    stores: Stores, zone: str, hour: int, since: datetime, *, minute: int = 0, organisation: str = _ORG
) -> Definition:
    await stores.directory.keep_organisation(Organisation(id=organisation, name="Aurora", zone=zone))
    made = Definition(
        id=f"def_{organisation}_{zone.replace('/', '_')}_{hour}",
        organisation=organisation,
        owner="usr_ada",
        zone=zone,
        enabled=True,
        send_at_hour=hour,
        send_at_minute=minute,
        recipients=("room_1",),
    )
    made = made.model_copy(update={"next_run_at": next_firing(made.schedule, since).at})
    assert await stores.definitions.keep(made)
    return made


async def _runs(stores: Stores, definition: Definition) -> dict[str, tuple[datetime, str]]:
    states = await stores.runs.of_definition(definition.organisation, definition.id)
    return {str(state.run.period): (state.run.now, state.status) for state in states}


@pytest.mark.parametrize(
    ("zone", "change", "hour"),
    [
        ("America/New_York", date(2026, 3, 8), 2),  # 02:00 to 03:00 is skipped
        ("America/New_York", date(2026, 11, 1), 1),  # 01:00 to 02:00 comes twice
        ("Australia/Lord_Howe", date(2026, 10, 4), 2),  # half an hour is skipped
        ("Australia/Lord_Howe", date(2026, 4, 5), 1),  # half an hour comes twice
        ("Asia/Kathmandu", date(2026, 3, 8), 9),  # never changes, and is off by 45 minutes
        ("Africa/Cairo", date(2026, 4, 24), 0),  # midnight itself is skipped
        ("Africa/Cairo", date(2026, 10, 29), 23),  # the last hour comes twice
    ],
)
async def test_a_week_over_a_clock_change_has_one_run_per_local_date_at_the_hour(
    stores: Stores, engine: InlineEngine, zone: str, change: date, hour: int
) -> None:
    start = _at(change - timedelta(days=3), time(12), zone)
    end = _at(change + timedelta(days=4), time(12), zone)
    definition = await _defined(stores, zone, hour, start, organisation=f"org_{hour}")
    dispatcher = Dispatcher(stores, engine)
    for now in _every(15, start, end):
        await dispatcher.tick(now)
    runs = await _runs(stores, definition)
    first = change - timedelta(days=2 if hour < 12 else 3)
    assert sorted(runs) == [(first + timedelta(days=n)).isoformat() for n in range(7)]
    for period, (at, status) in runs.items():
        local = at.astimezone(ZoneInfo(zone))
        assert status == "generating"
        gap = date.fromisoformat(period) == change and local.hour == hour + 1
        assert local.date().isoformat() == period
        assert (local.hour, local.minute) == (hour, 0) or gap or (zone == "Australia/Lord_Howe" and local.minute == 30)


async def test_after_a_short_downtime_the_slot_is_caught_up_with_and_says_so(
    stores: Stores, engine: InlineEngine
) -> None:
    morning = datetime(2026, 3, 3, 6, tzinfo=UTC)
    definition = await _defined(stores, "UTC", 8, morning)
    assert await Dispatcher(stores, engine).tick(datetime(2026, 3, 3, 17, tzinfo=UTC)) == 1
    (state,) = await stores.runs.of_definition(_ORG, definition.id)
    assert (state.run.period, state.run.late, state.status) == ("2026-03-03", True, "generating")
    assert state.run.window is not None
    assert state.run.window.day == date(2026, 3, 2)


async def test_a_slot_on_time_is_not_late(stores: Stores, engine: InlineEngine) -> None:
    definition = await _defined(stores, "UTC", 8, datetime(2026, 3, 3, 6, tzinfo=UTC))
    await Dispatcher(stores, engine).tick(datetime(2026, 3, 3, 8, 0, 20, tzinfo=UTC))
    (state,) = await stores.runs.of_definition(_ORG, definition.id)
    assert not state.run.late


async def test_days_missed_while_down_are_recorded_and_told_and_only_today_is_sent(
    stores: Stores, engine: InlineEngine
) -> None:
    definition = await _defined(stores, "Europe/Oslo", 8, datetime(2026, 3, 1, 6, tzinfo=UTC))
    assert await Dispatcher(stores, engine).tick(datetime(2026, 3, 4, 10, tzinfo=UTC)) == 1
    runs = await _runs(stores, definition)
    assert {period: status for period, (_, status) in runs.items()} == {
        "2026-03-01": "missed",
        "2026-03-02": "missed",
        "2026-03-03": "missed",
        "2026-03-04": "generating",
    }
    assert len(engine.submitted) == 1
    (told,) = await stores.notifications.of(_ORG, "usr_ada")
    assert told.title.startswith("3 scheduled reports were missed")


async def test_nothing_is_due_while_a_definition_is_off(stores: Stores, engine: InlineEngine) -> None:
    definition = await _defined(stores, "UTC", 8, datetime(2026, 3, 3, 6, tzinfo=UTC))
    kept = await stores.definitions.definition(_ORG, definition.id)
    assert kept
    await stores.definitions.keep(kept.model_copy(update={"enabled": False, "next_run_at": None}))
    assert await Dispatcher(stores, engine).tick(datetime(2026, 3, 3, 9, tzinfo=UTC)) == 0


async def test_replicas_that_tick_at_once_fire_each_slot_once(stores: Stores, engine: InlineEngine) -> None:
    since = datetime(2026, 3, 3, 6, tzinfo=UTC)
    for n in range(30):
        await _defined(stores, "UTC", 8, since, organisation=f"org_{n}")
    now = datetime(2026, 3, 3, 8, 1, tzinfo=UTC)
    begun = await asyncio.gather(*(Dispatcher(stores, engine).tick(now) for _ in range(4)))
    assert sum(begun) == 30
    assert len({run for run, _, _ in engine.submitted}) == len(engine.submitted) == 30


async def test_a_run_that_never_reached_the_engine_is_handed_over_by_a_later_tick(
    stores: Stores, engine: InlineEngine
) -> None:
    class Broken(InlineEngine):
        async def submit(self, run: str, tenant: str, priority: int = 10) -> None:
            raise ConnectionError("the engine's database is away")

    await _defined(stores, "UTC", 8, datetime(2026, 3, 3, 6, tzinfo=UTC))
    async with Broken(_nothing) as broken:
        with pytest.raises(ConnectionError):
            await Dispatcher(stores, broken).tick(datetime(2026, 3, 3, 8, tzinfo=UTC))
    await Dispatcher(stores, engine).tick(datetime.now(UTC) + timedelta(minutes=5))
    assert "2026-03-03" in {str((await stores.runs.state(run)).run.period) for run, _, _ in engine.submitted}  # type: ignore[union-attr]


async def test_a_run_the_engine_gave_up_is_told_as_failed_and_not_waited_for(stores: Stores) -> None:
    async def dies(run: str, step: Step) -> None:
        raise ZeroDivisionError

    told: list[str] = []

    async def given_up(run: str) -> None:
        told.append(run)

    definition = await _defined(stores, "UTC", 8, datetime(2026, 3, 3, 6, tzinfo=UTC))
    async with InlineEngine(dies) as engine:
        dispatcher = Dispatcher(stores, engine, given_up)
        await dispatcher.tick(datetime(2026, 3, 3, 8, tzinfo=UTC))
        (state,) = await stores.runs.of_definition(_ORG, definition.id)
        await engine.settled(state.run.id)
        assert await dispatcher.reconcile(datetime(2026, 3, 3, 8, 5, tzinfo=UTC)) == 0
        assert await dispatcher.reconcile(datetime(2026, 3, 3, 8, 30, tzinfo=UTC)) == 1
    assert told == [state.run.id]

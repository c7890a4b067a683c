"""What every store of activity promises."""

from datetime import UTC, date, datetime

from core.brief import Window
from core.records import Call, Contact, Task, Text
from core.report import SOURCE_NAMES
from core.schedule import day_window
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, after

#: 2026-03-03 in Oslo, an hour before UTC's.
_DAY = day_window(date(2026, 3, 3), "Europe/Oslo")


def a_call(name: str, at: datetime = NOON, **fields: object) -> Call:
    return Call.model_validate({"id": name, "at": at, "direction": "in"} | fields)


async def around(stores: Stores, *sources: str, window: Window = _DAY) -> list[str]:
    found = await stores.activity.around(OURS, sources or SOURCE_NAMES, window)  # type: ignore[arg-type]
    return [record.id for record in found]


async def test_records_are_kept_whole(stores: Stores) -> None:
    records = [
        a_call("c1", transcription=ODD, extra={"queue": ["a", {"b": None}], ODD: 1.5}),
        Contact(id="p1", name=ODD, created_at=NOON),
        Task(id="t1", title=ODD, due=date(2026, 3, 9), created_at=NOON),
        Text(id="m1", at=NOON, direction="out", text=ODD + "\0"),
    ]
    assert await stores.activity.keep(OURS, records) == 4
    assert await stores.activity.around(OURS, SOURCE_NAMES, _DAY) == records


async def test_keeping_again_replaces_and_tells_how_many_are_new(stores: Stores) -> None:
    assert await stores.activity.keep(OURS, []) == 0
    assert await stores.activity.keep(OURS, [a_call("1"), a_call("2")]) == 2
    assert await stores.activity.keep(OURS, [a_call("3"), a_call("2", duration_s=60), a_call("2", duration_s=90)]) == 1
    found = await stores.activity.around(OURS, ["calls"], _DAY)
    assert [(call.id, call.duration_s) for call in found if isinstance(call, Call)] == [("1", 0), ("2", 90), ("3", 0)]


async def test_one_id_may_be_a_call_and_a_task(stores: Stores) -> None:
    assert await stores.activity.keep(OURS, [a_call("1"), Task(id="1"), Contact(id="1")]) == 3
    assert await stores.activity.count(OURS) == {"calls": 1, "messages": 0, "tasks": 1, "contacts": 1}


async def test_calls_and_messages_are_of_the_local_day_and_the_one_before(stores: Stores) -> None:
    ats = {
        "too early": datetime(2026, 3, 1, 22, 59, 59, 999999, tzinfo=UTC),
        "day before": datetime(2026, 3, 1, 23, tzinfo=UTC),
        "last": datetime(2026, 3, 3, 22, 59, 59, 999999, tzinfo=UTC),
        "too late": datetime(2026, 3, 3, 23, tzinfo=UTC),
    }
    await stores.activity.keep(OURS, [a_call(name, at) for name, at in ats.items()])
    await stores.activity.keep(OURS, [Text(id=name, at=at, direction="in") for name, at in ats.items()])
    assert await around(stores, "calls") == ["day before", "last"]
    assert await around(stores, "messages") == ["day before", "last"]


async def test_tasks_are_those_not_completed_before_the_two_days(stores: Stores) -> None:
    done = {"long ago": datetime(2026, 3, 1, 22, 59, tzinfo=UTC), "day before": datetime(2026, 3, 1, 23, tzinfo=UTC)}
    await stores.activity.keep(OURS, [Task(id=name, completed_at=at) for name, at in done.items()])
    await stores.activity.keep(OURS, [Task(id="open", created_at=datetime(2020, 1, 1, tzinfo=UTC))])
    assert sorted(await around(stores, "tasks")) == ["day before", "open"]


async def test_a_task_that_was_opened_again_is_open(stores: Stores) -> None:
    await stores.activity.keep(OURS, [Task(id="t", completed_at=datetime(2026, 1, 1, tzinfo=UTC))])
    await stores.activity.keep(OURS, [Task(id="t")])
    assert await around(stores, "tasks") == ["t"]


async def test_every_contact_comes_and_no_source_that_was_not_asked_for(stores: Stores) -> None:
    await stores.activity.keep(OURS, [Contact(id="p", updated_at=after(days=-900)), a_call("c"), Task(id="t")])
    assert await around(stores, "contacts") == ["p"]
    assert await stores.activity.around(OURS, [], _DAY) == []


async def test_ten_thousand_are_kept_in_one_go(stores: Stores) -> None:
    many = [a_call(f"c{number}", after(seconds=number)) for number in range(10_000)]
    assert await stores.activity.keep(OURS, many) == 10_000
    assert (await stores.activity.count(OURS))["calls"] == 10_000


async def test_another_organisation_sees_nothing(stores: Stores) -> None:
    await stores.activity.keep(OURS, [a_call("1"), Contact(id="1"), Task(id="1")])
    assert await stores.activity.around(THEIRS, SOURCE_NAMES, _DAY) == []
    assert sum((await stores.activity.count(THEIRS)).values()) == 0
    assert await stores.activity.keep(THEIRS, [a_call("1", duration_s=5)]) == 1
    assert [call.duration_s for call in await stores.activity.around(OURS, ["calls"], _DAY)] == [0]  # type: ignore[union-attr]

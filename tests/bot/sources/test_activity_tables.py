"""Activity out of the database: the sources included, their tallies, and what a window needs."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.sources.activity_tables import ActivityTables
from core.kinds.daily import DAILY, data_sources
from core.ports import Gathered
from core.records import Call, Contact, Task, Text
from core.report import SOURCE_NAMES, Caller, Edition, Run, SourceName
from core.schedule import day_window
from core.stores import Stores
from tests.stores import sqlite_stores

ORG = "org_T1"
WINDOW = day_window(date(2026, 3, 3), "Europe/Oslo")
NOON = datetime(2026, 3, 3, 11, tzinfo=UTC)
RECORDS = (
    Call(id="c1", at=NOON, direction="in", duration_s=95),
    Call(id="c2", at=datetime(2026, 3, 2, 11, tzinfo=UTC), direction="out", duration_s=40),
    Call(id="c3", at=datetime(2026, 2, 1, 11, tzinfo=UTC), direction="out", duration_s=40),
    Task(id="t1", title="Send quote", created_at=datetime(2026, 1, 5, tzinfo=UTC)),
    Contact(id="p1", name="Bo Lie", created_at=NOON),
)


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    async with sqlite_stores(tmp_path) as opened:
        await opened.activity.keep(ORG, RECORDS)
        await opened.activity.keep("org_T2", [Text(id="x9", at=NOON, direction="in", text="not yours")])
        yield opened


async def read(stores: Stores, *sources: SourceName, organisation: str = ORG) -> Gathered:
    return await ActivityTables(stores.activity, organisation, sources, "Europe/Oslo").collect(WINDOW)


def tallies(found: Gathered) -> list[tuple[str, int, int]]:
    return [(tally.sort, tally.read, tally.total) for tally in found.tallies]


def ids(found: Gathered) -> Sequence[str]:
    return sorted(record.id for record in found.records)


async def test_a_source_without_rows_has_a_tally_and_one_left_out_has_none(stores: Stores) -> None:
    found = await read(stores, "messages", "calls", "contacts")
    assert ids(found) == ["c1", "c2", "p1"]
    assert tallies(found) == [("calls", 2, 2), ("messages", 0, 0), ("contacts", 1, 1)]
    assert (found.given, found.failures) == (3, ())


async def test_a_document_tells_nought_of_an_empty_source_and_nothing_of_one_left_out(stores: Stores) -> None:
    run = Run(
        id="rep_1",
        kind="daily",
        caller=Caller(organisation=ORG, user="usr_U1"),
        organisation="Rimfoss",
        zone="Europe/Oslo",
        now=NOON,
        window=WINDOW,
    )
    run = run.model_copy(update={"sources": ("calls", "messages")})
    brief = DAILY.brief(run, Edition(), await read(stores, "calls", "messages"), ())
    counts = data_sources(brief)
    assert {source: counts[source] for source in SOURCE_NAMES} == {
        "calls": 1,
        "messages": 0,
        "tasks": None,
        "contacts": None,
    }


async def test_contacts_left_out_still_name_who_called(stores: Stores) -> None:
    found = await read(stores, "calls")
    assert ids(found) == ["c1", "c2", "p1"]
    assert (tallies(found), found.given) == ([("calls", 2, 2)], 2)


async def test_without_a_window_all_there_is_is_read(stores: Stores) -> None:
    found = await ActivityTables(stores.activity, ORG, SOURCE_NAMES, "Europe/Oslo").collect(None)
    assert ids(found) == ["c1", "c2", "c3", "p1", "t1"]


async def test_no_source_gives_nothing(stores: Stores) -> None:
    assert await read(stores) == Gathered()


async def test_another_organisation_reads_only_its_own(stores: Stores) -> None:
    assert ids(await read(stores, *SOURCE_NAMES, organisation="org_T2")) == ["x9"]

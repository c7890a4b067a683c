"""The queries that run every few seconds go by an index, so they cost the same with 10,000 definitions and 100,000."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, insert, text

from storage.calls import call_row, owner_query, spending_query
from storage.database import Database
from storage.definitions import due_query
from storage.expiry import left_behind_query
from storage.model_tables import calls
from storage.runs import unsubmitted_query
from storage.tables import definition_recipients, definitions, runs
from tests.contracts.values import OURS, a_call, after
from tests.postgres import fresh_database
from tests.stores import fresh_sqlite

_MANY = 3_000


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    opened = Database(fresh_database() if request.param == "postgres" else fresh_sqlite(tmp_path))
    yield opened
    await opened.close()


async def plan(database: Database, query: Select[Any]) -> str:
    """How the database would run the query as the store sends it, parameters and all."""
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    async with database.reading() as connection:
        dialect = connection.dialect
        sent = query.prefix_with("/* as sent */").compile(dialect=dialect)
        told = await connection.exec_driver_sql(f"{explain} {sent}", _parameters(sent))
        return "\n".join(str(row) for row in told)


def _parameters(sent: Any) -> Any:
    values = {
        name: sent._bind_processors[name](value) if name in sent._bind_processors else value
        for name, value in sent.params.items()
    }
    return tuple(values[name] for name in sent.positiontup) if sent.positiontup else values


async def test_due_definitions_are_found_by_the_partial_index(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(insert(definitions), [_definition(number) for number in range(_MANY)])
    await _analyse(database)
    told = await plan(database, due_query(after(seconds=5), 200))
    assert "ix_definitions_due" in told, told
    assert "scan definitions" not in told.lower(), told
    assert "seq scan" not in told.lower(), told
    assert "temp b-tree" not in told.lower(), told


async def test_unsubmitted_runs_are_found_by_the_partial_index(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(insert(runs), [_run(number) for number in range(_MANY)])
    await _analyse(database)
    told = await plan(database, unsubmitted_query(after(days=1), 200))
    assert "ix_runs_unsubmitted" in told, told


async def test_those_who_receive_are_found_by_an_index(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(insert(definitions), [_definition(number) for number in range(1000)])
        rows = [{"definition": f"def_{n}", "recipient": f"usr_{n}", "organisation": OURS} for n in range(1000)]
        await connection.execute(insert(definition_recipients), rows)
    await _analyse(database)
    asked = (definition_recipients.c.organisation == OURS) & (definition_recipients.c.recipient == "usr_7")
    told = await plan(database, definition_recipients.select().where(asked))
    assert "ix_definition_recipients_organisation_recipient" in told, told


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (spending_query(OURS, after(seconds=10), after(seconds=60)), "ix_calls_organisation_at"),
        (owner_query(OURS, "rep_7"), "ix_calls_organisation_owner"),
        (left_behind_query(after(days=1)), "ix_calls_reserved"),
    ],
)
async def test_calls_are_found_by_an_index(database: Database, query: Select[Any], index: str) -> None:
    async with database.writing() as connection:
        await connection.execute(insert(calls), [_call(number) for number in range(_MANY)])
    await _analyse(database)
    told = await plan(database, query)
    assert index in told, told
    assert "seq scan" not in told.lower(), told


async def _analyse(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("ANALYZE"))


def _definition(number: int) -> dict[str, Any]:
    return {
        "id": f"def_{number}",
        "organisation": OURS,
        "owner": "usr_1",
        "kind": "daily",
        "name": "",
        "room": f"room_{number}",
        "enabled": number % 2 == 0,
        "send_at_hour": 8,
        "send_at_minute": 0,
        "zone": "UTC",
        "sources": [],
        "channels": [],
        "recipients": [],
        "outputs": [],
        "next_run_at": after(seconds=number),
        "revision": 0,
    }


def _run(number: int) -> dict[str, Any]:
    return {
        "id": f"rep_{number}",
        "organisation": OURS,
        "trial": False,
        "submitted": number > 50,
        "status": "generating" if number < 100 else "completed",
        "stage": "pending",
        "created_at": after(seconds=number),
        "run": {},
    }


def _call(number: int) -> dict[str, Any]:
    at = {"at": after(seconds=number), "taken_at": after(seconds=number)}
    counts = {"tries": 0, "tries_before": 0, "spent": 0, "status": "answered" if number > 20 else "reserved"}
    return call_row(a_call(number)) | at | counts

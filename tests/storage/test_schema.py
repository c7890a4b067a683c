"""A database built by migrations is the one the tables describe, on both databases."""

import asyncio
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from core.errors import BadInput
from storage import migrations
from storage.cipher import Cipher, new_key
from storage.database import parsed
from storage.migrations import behind, upgrade
from storage.stores import open_stores
from storage.tables import metadata
from tests.contracts.values import OURS, THEIRS, a_call, an_answer
from tests.postgres import drop_database, fresh_database
from tests.stores import fresh_sqlite

#: What a database says of itself, in words of its own: indexes with their conditions, and whole tables where it can.
_TOLD = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND name NOT LIKE 'sqlite%'",
    "postgresql": """
        SELECT indexname AS name, indexdef AS sql FROM pg_indexes
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        UNION ALL
        SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'
        UNION ALL
        SELECT table_name || '.' || column_name, data_type || is_nullable || is_identity || coalesce(column_default, '')
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    """,
}


def engine_of(url: str) -> Engine:
    return create_engine(parsed(url), poolclass=NullPool)


def told(url: str) -> dict[str, str]:
    engine = engine_of(url)
    with engine.connect() as connection:
        rows = connection.execute(text(_TOLD[engine.dialect.name])).all()
    # Spacing is each writer's own.
    return {name: "".join((sql or "").replace('"', "").replace(",", "\n").split()) for name, sql in rows}


def made_at(url: str, revision: str) -> None:
    """A database as an earlier release made it."""
    with migrations._alone(parsed(url)) as connection:
        config = migrations._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@pytest.fixture(params=["sqlite", "postgres"])
def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return fresh_database() if request.param == "postgres" else fresh_sqlite(tmp_path)


@pytest.fixture
def described(migrated: str, tmp_path: Path) -> str:
    """The same sort of database, made from the tables instead."""
    url = f"sqlite:///{tmp_path}/described.sqlite" if migrated.startswith("sqlite") else fresh_database(empty=True)
    metadata.create_all(engine_of(url))
    return url


def test_migrations_lead_to_the_tables(migrated: str) -> None:
    with engine_of(migrated).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_lead_to_what_the_tables_would_make_to_the_letter(migrated: str, described: str) -> None:
    assert told(migrated) == told(described)
    assert len(told(migrated)) > len(metadata.tables)


def test_upgrading_again_changes_nothing(migrated: str) -> None:
    before = told(migrated)
    upgrade(migrated)
    assert told(migrated) == before
    assert not behind(migrated)


@pytest.mark.parametrize("sort", ["sqlite", "postgres"])
async def test_answers_of_the_first_schema_are_found_and_never_asked_for_again(sort: str, tmp_path: Path) -> None:
    url = fresh_database(empty=True) if sort == "postgres" else f"sqlite:///{tmp_path}/old.sqlite"
    key = new_key()
    made_at(url, "0001")
    assert behind(url)
    with engine_of(url).begin() as connection:
        for number in range(1, 4):
            sealed = Cipher(key).seal(an_answer(number).model_dump(mode="json"))
            row = {"key": f"rep_{number}/write/1", "organisation": OURS, "sealed": sealed, "at": "2026-03-03 12:00:00"}
            into = "INSERT INTO answers (key, organisation, sealed, at) VALUES (:key, :organisation, :sealed, :at)"
            connection.execute(text(into), row)
    await asyncio.to_thread(upgrade, url)
    assert not behind(url)
    async with open_stores(url, secret_key=key) as stores:
        for number in range(1, 4):
            assert await stores.ledger.answer(OURS, f"rep_{number}/write/1") == an_answer(number)
            assert await stores.ledger.answer(THEIRS, f"rep_{number}/write/1") is None
            assert await stores.ledger.reserve(a_call(number), 0)
            assert await stores.ledger.calls(OURS, f"rep_{number}") == []


def test_a_file_is_made_with_its_folder_and_a_look_makes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new 100%/deep/newsdesk.sqlite"
    assert behind(url)
    assert list(tmp_path.iterdir()) == []
    upgrade(url)
    assert not behind(url)


def test_a_database_of_a_newer_release_is_not_behind_and_not_touched(migrated: str) -> None:
    with engine_of(migrated).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not behind(migrated)
    with pytest.raises(BadInput, match="newer"):
        upgrade(migrated)


def test_a_half_done_migration_leaves_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/newsdesk.sqlite"
    with engine_of(url).begin() as connection:
        connection.execute(text("CREATE TABLE users (id TEXT)"))
    with pytest.raises(Exception, match="users"):
        upgrade(url)
    with engine_of(url).connect() as connection:
        left = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
    assert left == ["users"]
    assert behind(url)


def test_a_database_that_is_gone_is_said_to_be() -> None:
    url = fresh_database()
    drop_database(url)
    for ask in (upgrade, behind):
        with pytest.raises(BadInput, match="can't be opened"):
            ask(url)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk. " * 100)
    with pytest.raises(BadInput, match=r"notes\.txt can't be opened: file is not a database"):
        upgrade(f"sqlite:///{tmp_path}/notes.txt")

"""What every audit log promises: numbered without a gap, chained, each thing once, and any tampering shows."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import delete, update

from core.audit import GENESIS, AuditEntry, broken, digest
from core.stores import Stores
from storage.database import Database
from storage.model_tables import audit, audit_heads
from tests.contracts.values import NOON, ODD, OURS, THEIRS, an_event

#: What details may hold, and what no database takes as it is.
_DETAILS: dict[str, Any] = {
    "z": 1,
    "a": {"tokens": 12_345_678_901, "share": 0.1 + 0.2, "tiny": 5e-324, "none": None, "yes": True},
    "list": [1, "1", [], {}, 1.0, -0.0],
    ODD: ODD,
    "nul \0": "half \ud83d, two halves \ud83d\ude00",
    "": "",
}


async def logged(stores: Stores, organisation: str = OURS) -> Sequence[AuditEntry]:
    """All of a log, made sure to hold."""
    entries = await stores.audit.entries(organisation)
    assert broken(entries, await stores.audit.head(organisation)) == []
    return entries


async def test_an_empty_log_holds(stores: Stores) -> None:
    assert await stores.audit.head(OURS) == (0, GENESIS)
    assert await logged(stores) == []


async def test_entries_are_numbered_and_chained(stores: Stores) -> None:
    first = await stores.audit.append(an_event(1))
    second = await stores.audit.append(an_event(2, report="rep_2", status="failed", details={"error": "timeout"}))
    assert (first.seq, first.previous) == (1, GENESIS)
    assert (second.seq, second.previous) == (2, first.hash)
    assert await logged(stores) == [first, second]
    assert await stores.audit.head(OURS) == (2, second.hash)


async def test_the_same_key_is_logged_once_and_told_as_it_stands(stores: Stores) -> None:
    first = await stores.audit.append(an_event(1))
    await stores.audit.append(an_event(2))
    assert await stores.audit.append(an_event(1, event="something else")) == first
    assert [entry.key for entry in await logged(stores)] == ["rep_1/done", "rep_2/done"]


async def test_what_is_read_back_has_the_hash_it_was_given(stores: Stores) -> None:
    taipei = timezone(timedelta(hours=8))
    odd = {"user": "nul \0 half \ud83d", "event": ODD, "report": "\ud83d\ude00", "status": ODD}
    at = datetime(2026, 3, 3, 4, 5, 6, 7, tzinfo=taipei)
    given = await stores.audit.append(an_event(1, key="odd \0 \ud83d", at=at, details=_DETAILS, **odd))
    (read,) = await logged(stores)
    assert read == given
    assert read.hash == digest(read) == digest(given)
    assert read.at == at
    assert list(read.details) == ["z", "a", "list", ODD.replace("\0", ""), "nul ", ""]
    assert read.details["a"] == _DETAILS["a"]
    # Asked for again, it is found by the key as it was kept.
    assert await stores.audit.append(an_event(1, key="odd \0 \ud83d")) == given


async def test_whole_seconds_and_microseconds_are_the_same_instants_again(stores: Stores) -> None:
    moments = [NOON, NOON + timedelta(microseconds=1), NOON + timedelta(microseconds=999_999)]
    for number, at in enumerate(moments):
        await stores.audit.append(an_event(number, at=at))
    assert [entry.at for entry in await logged(stores)] == moments


async def test_a_log_is_read_in_pages(stores: Stores) -> None:
    for number in range(1, 6):
        await stores.audit.append(an_event(number))
    assert [entry.seq for entry in await stores.audit.entries(OURS, 2, 2)] == [3, 4]
    assert [entry.seq for entry in await stores.audit.entries(OURS, 4)] == [5]
    assert await stores.audit.entries(OURS, 5) == []


async def test_organisations_have_their_own_logs_and_keys(stores: Stores) -> None:
    ours = await stores.audit.append(an_event(1))
    theirs = await stores.audit.append(an_event(1, THEIRS))
    assert (ours.seq, theirs.seq, theirs.previous) == (1, 1, GENESIS)
    assert await logged(stores) == [ours]
    assert await logged(stores, THEIRS) == [theirs]


async def test_many_who_append_at_once_leave_no_gap(stores: Stores) -> None:
    drafts = [an_event(number % 20, (OURS, THEIRS)[number % 2]) for number in range(40)]
    await asyncio.gather(*(stores.audit.append(draft) for draft in drafts))
    for organisation in (OURS, THEIRS):
        entries = await logged(stores, organisation)
        assert [entry.seq for entry in entries] == list(range(1, 11))
        assert len({entry.key for entry in entries}) == 10


@pytest.mark.parametrize(
    ("tampering", "shown"),
    [
        (delete(audit).where(audit.c.seq == 2), "entries 2 to 2 are missing"),
        (delete(audit).where(audit.c.seq == 1), "entries 1 to 1 are missing"),
        (delete(audit).where(audit.c.seq == 3), "the log ends at entry 2, but entry 3 was the newest"),
        (delete(audit), "the log ends at entry 0, but entry 3 was the newest"),
        (update(audit).where(audit.c.seq == 2).values(user="usr_2"), "entry 2 was changed"),
        (update(audit).where(audit.c.seq == 2).values(details={"cost": 0}), "entry 2 was changed"),
        (update(audit).where(audit.c.seq == 2).values(at=NOON + timedelta(microseconds=1)), "entry 2 was changed"),
        (update(audit).where(audit.c.seq == 3).values(previous=GENESIS), "entry 3 doesn't follow the one before it"),
        (update(audit_heads).values(seq=4), "the log ends at entry 3, but entry 4 was the newest"),
    ],
)
async def test_tampering_shows(stores: Stores, database_url: str, tampering: Any, shown: str) -> None:
    for number in range(1, 4):
        await stores.audit.append(an_event(number))
    behind = Database(database_url)
    assert await behind.change(tampering)
    await behind.close()
    assert shown in broken(await stores.audit.entries(OURS), await stores.audit.head(OURS))

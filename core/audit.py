"""The audit log's entries and their chain: each carries the hash of the one before it, so that a removed row shows."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, Protocol

from pydantic import Field

from core.values import Instant, Value

#: What stands before an organisation's first entry.
GENESIS = "0" * 64


class AuditDraft(Value):
    """Something to be logged (N8). `key` makes it once: a step that is run again logs nothing new.

    `event` is `report.generated`, `report.failed`, `ai.skipped`, `ai.policy_changed` …; `details` are plain JSON
    without texts of people or models: model, prompt version, tokens, citation count, error.
    """

    organisation: str
    key: str
    event: str
    at: Instant
    user: str
    report: str | None = None
    #: `success` or `failed`
    status: str = "success"
    details: dict[str, Any] = Field(default_factory=dict)


class AuditEntry(AuditDraft):
    """A logged entry. `seq` counts from 1 in each organisation; `hash` covers everything else in it."""

    seq: int
    previous: str
    hash: str


class Audit(Protocol):
    """The append-only log. There is no verb that changes or removes an entry."""

    async def append(self, draft: AuditDraft) -> AuditEntry:
        """Log it; the entry that stands there already where its key was logged before."""

    async def entries(self, organisation: str, after: int = 0, limit: int = 500) -> Sequence[AuditEntry]:
        """In order, from the one after `after`."""

    async def head(self, organisation: str) -> tuple[int, str]:
        """The number and hash of the newest entry as noted apart from the rows; (0, GENESIS) before the first."""


def chained(draft: AuditDraft, seq: int, previous: str) -> AuditEntry:
    """The draft as the next entry of the chain."""
    entry = AuditEntry(**draft.model_dump(), seq=seq, previous=previous, hash="")
    return entry.model_copy(update={"hash": digest(entry)})


def digest(entry: AuditEntry) -> str:
    """SHA-256 of the entry's JSON without its own hash, keys sorted."""
    whole = json.dumps(entry.model_dump(mode="json", exclude={"hash"}), sort_keys=True, ensure_ascii=False)
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def broken(entries: Iterable[AuditEntry], head: tuple[int, str] | None = None) -> list[str]:
    """What is wrong with a chain from its first entry on: rows missing, changed, out of order; empty where it holds.

    Without the `head` it can't be told whether the newest rows were taken away.
    """
    found: list[str] = []
    seq, last = 0, GENESIS
    for entry in entries:
        if entry.seq != seq + 1:
            found.append(f"entries {seq + 1} to {entry.seq - 1} are missing")
        elif entry.previous != last:
            found.append(f"entry {entry.seq} doesn't follow the one before it")
        if digest(entry) != entry.hash:
            found.append(f"entry {entry.seq} was changed")
        seq, last = entry.seq, entry.hash
    if head and head != (seq, last):
        found.append(f"the log ends at entry {seq}, but entry {head[0]} was the newest")
    return found

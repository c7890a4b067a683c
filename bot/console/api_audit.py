"""REST: the audit log, by pages and as a file (N8)."""

from typing import Any, Literal

from pydantic import Field

from bot.console.audit_file import MEDIA_TYPES, lines
from bot.console.downloads import Stream
from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Given, Nothing, Told
from core.audit import AuditEntry
from core.values import Instant

#: No database counts further.
_LAST = 2**62


class After(Given):
    """Which entries: those after a number, at most so many."""

    after: int = Field(default=0, ge=0, le=_LAST)
    limit: int = Field(default=100, ge=1, le=500)


class Export(Given):
    """Which file, and from after which entry on."""

    format: Literal["csv", "jsonl"] = "csv"
    after: int = Field(default=0, ge=0, le=_LAST)


class EntryTold(Told):
    """Something that was logged. `hash` covers the entry and the `previous` one's hash."""

    seq: int
    at: Instant
    event: str
    user: str
    report: str | None
    status: str
    details: dict[str, Any]
    key: str
    previous: str
    hash: str


class Entries(Told):
    """A page of the log in order. `head` is the number of the newest entry; `after` asks for the next page, null at the
    end."""

    items: tuple[EntryTold, ...]
    head: int
    after: int | None


async def list_audit(call: Call[After, Nothing]) -> Entries:
    """Append-only: an entry never changes."""
    audit, organisation, asked = call.desk.stores.audit, call.caller.organisation, call.params
    found = await audit.entries(organisation, asked.after, asked.limit)
    head, _ = await audit.head(organisation)
    more = found[-1].seq if found and found[-1].seq < head else None
    return Entries(items=tuple(map(_told, found)), head=head, after=more)


async def export_audit(call: Call[Export, Nothing]) -> Stream:
    """All of it. JSON Lines hold entries as they were hashed; in CSV a cell that a spreadsheet would calculate has an
    apostrophe before it."""
    asked = call.params
    chunks = lines(call.desk.stores.audit, call.caller.organisation, asked.format, asked.after)
    name = f"audit-{call.desk.now():%Y-%m-%d}.{asked.format}"
    return Stream(name, MEDIA_TYPES[asked.format], chunks)


def _told(entry: AuditEntry) -> EntryTold:
    return EntryTold(**entry.model_dump(exclude={"organisation"}))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/audit",
        summary="The audit log",
        handler=list_audit,
        params=After,
        reply=Entries,
        right="admin",
    ),
    Route(
        method="GET",
        path="/api/audit/export",
        summary="The audit log as a file",
        handler=export_audit,
        params=Export,
        reply=Stream,
        right="admin",
    ),
)

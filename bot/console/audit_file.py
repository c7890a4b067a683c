"""The audit log as a file, piece by piece: CSV for spreadsheets, JSON Lines for programs."""

import csv
import io
import json
from collections.abc import AsyncIterator, Sequence

from core.audit import Audit, AuditEntry

MEDIA_TYPES = {"csv": "text/csv", "jsonl": "application/jsonl"}
COLUMNS = ("seq", "at", "event", "user", "report", "status", "details", "key", "previous", "hash")
#: Entries read at a time.
_PAGE = 500
#: What makes a spreadsheet calculate a cell, or run a command in it; East Asian ones take the wide signs too.
_ACTING = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")


async def lines(audit: Audit, organisation: str, format_: str, after: int = 0) -> AsyncIterator[bytes]:
    """The file in pieces: of CSV first the names of the columns."""
    if format_ == "csv":
        yield _csv([COLUMNS])
    while entries := await audit.entries(organisation, after, _PAGE):
        yield _csv(list(map(_row, entries))) if format_ == "csv" else _jsonl(entries)
        after = entries[-1].seq


def safe_cell(text: str) -> str:
    """The text as no spreadsheet calculates it: with an apostrophe before what begins as a formula does."""
    return f"'{text}" if text.startswith(_ACTING) else text


def _row(entry: AuditEntry) -> Sequence[str]:
    told = entry.model_dump(mode="json")
    told["details"] = json.dumps(told["details"], ensure_ascii=False, sort_keys=True)
    return [safe_cell("" if told[name] is None else str(told[name])) for name in COLUMNS]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _jsonl(entries: Sequence[AuditEntry]) -> bytes:
    return "".join(f"{entry.model_dump_json()}\n" for entry in entries).encode()

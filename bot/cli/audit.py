"""`newsdesk audit`: the log of every generation taken out for others to read, and its chain walked (N8)."""

import asyncio
import csv
import io
import json
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.app import open_stores_of
from bot.cli.people import Organisation, organisation_of
from bot.settings import Settings
from core.audit import Audit, AuditEntry, broken

#: The columns of a CSV file; `details` is JSON.
_COLUMNS = ("seq", "at", "organisation", "event", "status", "user", "report", "key", "details", "previous", "hash")
#: A spreadsheet takes a cell that begins with one of these for a formula, or strips it and then does.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PAGE = 500


def export(
    format_: Annotated[Literal["csv", "jsonl"], typer.Option("--format", help="csv, or jsonl: one JSON object a line")],
    out: Annotated[Path | None, typer.Option(help="file to write; else it is printed")] = None,
    organisation: Organisation = None,
) -> None:
    """Write the whole audit log, oldest entry first."""
    told = asyncio.run(_export(Settings(), organisation, format_, out))
    if told:
        typer.echo(told)


def verify(organisation: Organisation = None) -> None:
    """Walk the audit log's chain. Exit 4 where entries are missing, changed or out of order, with a line for each."""
    name, count, breaks = asyncio.run(_verify(Settings(), organisation))
    for line in breaks:
        typer.echo(f"audit log of {name}: {line}")
    if breaks:
        raise typer.Exit(4)
    typer.echo(f"audit log of {name}: {count} entries, unbroken")


async def _export(settings: Settings, asked: str | None, format_: str, out: Path | None) -> str:
    async with open_stores_of(settings) as kept:
        organisation = await organisation_of(kept.stores, asked)
        lines = (csv_lines if format_ == "csv" else json_lines)(_walked(kept.stores.audit, organisation))
        count = await asyncio.to_thread(_written, lines, out)
    return f"{out}: {count - (format_ == 'csv')} entries" if out else ""


def _written(lines: Iterator[bytes], out: Path | None) -> int:
    """How many lines went to the file, or were printed."""
    count = 0
    with out.open("wb") if out else nullcontext() as file:
        for count, line in enumerate(lines, 1):  # noqa: B007 - the last number is what is asked for
            if file:
                file.write(line)
            else:
                typer.echo(line, nl=False)
    return count


async def _verify(settings: Settings, asked: str | None) -> tuple[str, int, list[str]]:
    async with open_stores_of(settings) as kept:
        organisation = await organisation_of(kept.stores, asked)
        known = await kept.stores.directory.organisation(organisation)
        count, breaks = await breaks_of(kept.stores.audit, organisation)
    return (known.name if known else organisation), count, breaks


async def breaks_of(audit: Audit, organisation: str) -> tuple[int, list[str]]:
    """How many entries the log has, and what is wrong with it. Others may append to it meanwhile."""
    seq, last = await audit.head(organisation)
    entries = takewhile(lambda entry: entry.seq <= seq, _walked(audit, organisation))
    breaks = await asyncio.to_thread(broken, entries, (seq, last))
    more = await audit.entries(organisation, seq, 1)
    # An entry and its note are written together: one that is there without a note isn't ours.
    if more and (await audit.head(organisation))[0] < more[0].seq:
        breaks.append(f"the log goes on at entry {more[0].seq}, but entry {seq} was the newest")
    return seq, breaks


def _walked(audit: Audit, organisation: str) -> Iterator[AuditEntry]:
    """The log's entries, page by page, for a thread beside the running loop: however long it is, it fits in memory."""
    loop = asyncio.get_running_loop()

    def pages() -> Iterator[AuditEntry]:
        after = 0
        while page := asyncio.run_coroutine_threadsafe(_page(audit, organisation, after), loop).result():
            yield from page
            after = page[-1].seq

    return pages()


async def _page(audit: Audit, organisation: str, after: int) -> list[AuditEntry]:
    return list(await audit.entries(organisation, after, _PAGE))


def json_lines(entries: Iterator[AuditEntry]) -> Iterator[bytes]:
    """Each entry whole, as it was hashed."""
    for entry in entries:
        yield (json.dumps(entry.model_dump(mode="json"), ensure_ascii=False) + "\n").encode()


def csv_lines(entries: Iterator[AuditEntry]) -> Iterator[bytes]:
    """A header and a row each (RFC 4180). Cells that a spreadsheet would compute begin with an apostrophe."""
    yield _row(_COLUMNS)
    for entry in entries:
        plain = entry.model_dump(mode="json")
        plain["details"] = json.dumps(plain["details"], ensure_ascii=False)
        yield _row(tuple("" if plain[name] is None else str(plain[name]) for name in _COLUMNS))


def _row(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow("'" + cell if cell.startswith(_FORMULA) else cell for cell in cells)
    return line.getvalue().encode()

"""Rows out of .json, .jsonl and .csv files, each with its place."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.sources.reading import content, decoded, parsed
from bot.sources.rows import BadRow
from core.errors import BadInput
from core.words import text

#: A row's place (`calls.csv row 3`, counted from 1 without the header) and its columns, or why it has none.
Placed = tuple[str, dict[str, Any] | BadRow]

SUFFIXES = (".json", ".jsonl", ".csv")
_QUOTED = re.compile(r'"[^"]*"')
#: Characters of a cell. Python's own 131,072 is less than a transcription of three hours.
_LONGEST_CELL = 16 * 1024 * 1024


def rows_of(path: Path) -> Iterator[Placed]:
    """Every row of the table. Blank lines are none.

    :raises BadInput: the file can't be read as what its name says
    """
    source = decoded(content(path), path.name)
    match path.suffix.lower():
        case ".json":
            return _listed(source, path.name)
        case ".jsonl":
            return _lines(source, path.name)
        case _:
            return _cells(text.clean(source), path.name)


def _listed(source: str, name: str) -> Iterator[Placed]:
    items = parsed(source, name)
    if not isinstance(items, list):
        raise BadInput(f"{name}: must be a list of objects, [{{…}}, {{…}}]")
    return (_placed(name, number, item) for number, item in enumerate(items, 1))


def _lines(source: str, name: str) -> Iterator[Placed]:
    # Not splitlines(): JSON may hold other line separators inside its strings.
    written = (line for line in source.split("\n") if line.strip())
    for number, line in enumerate(written, 1):
        try:
            yield _placed(name, number, parsed(line, "line"))
        except BadInput as bad:
            yield f"{name} row {number}", BadRow(bad.detail.removeprefix("line: "))


def _placed(name: str, number: int, item: object) -> Placed:
    return f"{name} row {number}", item if isinstance(item, dict) else BadRow("not an object")


def _cells(source: str, name: str) -> Iterator[Placed]:
    # The limit is the process's, and csv has no other place for it; setting it twice does no harm.
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=_delimiter(source), strict=True)
    header: list[str] | None = None
    number = 0
    for cells in _read(reader, name):
        if isinstance(cells, list) and not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = _header(cells, name)
            continue
        number += 1
        yield f"{name} row {number}", cells if isinstance(cells, BadRow) else _columns(header, cells)


def _read(reader: Any, name: str) -> Iterator[list[str] | BadRow]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            # Not a row's matter: the open quote has swallowed every row after it.
            if "unexpected end" in str(problem):
                raise BadInput(f"{name}: a quote opened before line {reader.line_num} is never closed") from None
            yield BadRow(f"not CSV: {problem}")


def _header(cells: list[str] | BadRow, name: str) -> list[str]:
    names = [] if isinstance(cells, BadRow) else [cell.strip().lower() for cell in cells]
    if "id" not in names:
        raise BadInput(f"{name}: the first line must name the columns, with an id among them")
    # Of two columns with one name the first counts; the others are kept under a name of their own.
    return [column if column not in names[:i] else f"{column}.{i + 1}" for i, column in enumerate(names)]


def _columns(header: list[str], cells: list[str]) -> dict[str, Any] | BadRow:
    if any(cell.strip() for cell in cells[len(header) :]):
        return BadRow(f"{len(cells)} cells where the first line names {len(header)}")
    filled = cells + [""] * (len(header) - len(cells))
    return {column: cell if cell.strip() else None for column, cell in zip(header, filled, strict=False) if column}


def _delimiter(source: str) -> str:
    first = _QUOTED.sub("", next((line for line in source.splitlines() if line.strip()), ""))
    return max(",;\t", key=first.count)

"""A folder with calls, messages, tasks and contacts, each a .json, .jsonl or .csv file."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from bot.sources.rows import BadRow, Row
from bot.sources.tables import SUFFIXES, rows_of
from core.brief import Tally, Window
from core.errors import BadInput
from core.ports import Gathered
from core.records import Call, Contact, Record, Task, Text

_Direction = Literal["in", "out"]
_WAYS: dict[str, _Direction] = {
    "in": "in",
    "inbound": "in",
    "incoming": "in",
    "out": "out",
    "outbound": "out",
    "outgoing": "out",
}


class ActivityFiles:
    """Reads what of the four is there. A time without an offset is in the zone; of rows with one id the last counts."""

    def __init__(self, folder: Path, zone: str) -> None:
        self._folder = folder
        self._zone = ZoneInfo(zone)

    async def collect(self, window: Window | None) -> Gathered:
        return await asyncio.to_thread(self._gather)

    def _gather(self) -> Gathered:
        parts = [read_table(sort, path, self._zone) for sort, path in _tables(self._folder)]
        return Gathered(
            records=tuple(record for part in parts for record in part.records),
            tallies=tuple(tally for part in parts for tally in part.tallies),
            failures=tuple(failure for part in parts for failure in part.failures),
            given=sum(part.given for part in parts),
        )


def read_table(sort: str, path: Path, zone: ZoneInfo) -> Gathered:
    """The records of one file of calls, messages, tasks or contacts.

    :raises BadInput: the file can't be read as what its name says
    """
    read = _READERS[sort]
    found: dict[str, tuple[str, Record]] = {}
    failures: list[str] = []
    given = bad = 0
    for place, columns in rows_of(path):
        given += 1
        try:
            if isinstance(columns, BadRow):
                raise columns
            record = read(Row(columns, zone))
        except BadRow as problem:
            failures.append(f"{place}: {problem}")
            bad += 1
            continue
        before, earlier = found.pop(record.id, (place, record))
        if earlier != record:
            failures.append(f"{before}: has the id of {place.removeprefix(path.name).strip()}, which is used")
        found[record.id] = place, record
    return Gathered(
        records=tuple(record for _, record in found.values()),
        tallies=(Tally(sort=sort, read=given - bad, total=given),) if given else (),
        failures=tuple(failures),
        given=given,
    )


def _tables(folder: Path) -> list[tuple[str, Path]]:
    """The sorts that are there, each with its one file."""
    try:
        there = {path.name.lower(): path for path in sorted(folder.iterdir()) if path.is_file()}
    except FileNotFoundError:
        raise BadInput(f"{folder}: no such folder") from None
    except OSError as problem:
        raise BadInput(f"{folder}: can't be read as a folder: {problem.strerror}") from None
    found = []
    for sort in _READERS:
        paths = [there[name] for name in (sort + suffix for suffix in SUFFIXES) if name in there]
        if len(paths) > 1:
            raise BadInput(f"{folder}: {' and '.join(path.name for path in paths)} are both there; keep one")
        found += [(sort, path) for path in paths]
    if not found:
        raise BadInput(f"{folder}: none of {', '.join(_READERS)} is there as {', '.join(SUFFIXES)}")
    return found


def _call(row: Row) -> Call:
    return Call(
        id=row.id(),
        at=row.at(),
        direction=_direction(row),
        contact_id=row.line("contact_id"),
        agent=row.line("agent"),
        duration_s=row.seconds("duration_s") or 0,
        transcription=row.text("transcription"),
        extra=row.rest(Call.model_fields.keys() - {"sort", "extra"}),
    )


def _text(row: Row) -> Text:
    return Text(
        id=row.id(),
        at=row.at(),
        direction=_direction(row),
        contact_id=row.line("contact_id"),
        channel=row.line("channel"),
        text=row.text("text") or "",
        extra=row.rest(Text.model_fields.keys() - {"sort", "extra"}),
    )


def _task(row: Row) -> Task:
    return Task(
        id=row.id(),
        title=row.line("title") or "",
        status=row.line("status"),
        priority=row.line("priority"),
        created_at=row.instant("created_at"),
        completed_at=row.instant("completed_at"),
        due=row.day("due"),
        assignee=row.line("assignee"),
        extra=row.rest(Task.model_fields.keys() - {"sort", "extra"}),
    )


def _contact(row: Row) -> Contact:
    return Contact(
        id=row.id(),
        name=row.line("name") or "",
        company=row.line("company"),
        email=row.line("email"),
        phone=row.line("phone"),
        created_at=row.instant("created_at"),
        updated_at=row.instant("updated_at"),
        extra=row.rest(Contact.model_fields.keys() - {"sort", "extra"}),
    )


def _direction(row: Row) -> _Direction:
    said = row.line("direction")
    if not said:
        raise BadRow("no direction")
    way = _WAYS.get(said.lower())
    if not way:
        raise BadRow(f"direction is neither in nor out: {said[:40]!r}")
    return way


_READERS: dict[str, Callable[[Row], Record]] = {
    "calls": _call,
    "messages": _text,
    "tasks": _task,
    "contacts": _contact,
}

"""`newsdesk import`: files brought into the stores. Bringing the same in again changes nothing."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.importing_rooms import RoomImport
from bot.importing_tally import Counts, ImportReceipt, batches
from bot.sources.activity_files import read_table
from bot.sources.room_file import RoomFile
from bot.sources.slack_export import Export, open_export
from bot.sources.tables import SUFFIXES
from core.errors import BadInput, NothingToReport
from core.people import Organisation
from core.ports import Blobs
from core.records import Call, Contact, Task, Text
from core.report import SOURCE_NAMES
from core.stores import Stores

_ROOM = ".room.json"
_WORD = re.compile(r"[a-z]+")
_TAKEN = (
    f"a Slack export (.zip), a room (NAME{_ROOM}), or {', '.join(SOURCE_NAMES)} as {', '.join(SUFFIXES)} "
    "(calls.csv, tasks-2026-03.jsonl …)"
)


async def import_path(
    path: Path, *, stores: Stores, blobs: Blobs, organisation: Organisation, channel: str | None = None
) -> ImportReceipt:
    """Bring in a Slack export, a room file, a file of calls, messages, tasks or contacts, or a folder of these.

    A Slack channel `C1` becomes `room_C1`, a user `U1` `usr_U1`; `channel` (name or id) brings in that one alone. Times
    without an offset are in the organisation's zone.

    :raises BadInput: it can't be read, is of no sort known here, or nothing usable is in it
    :raises NothingToReport: it holds nothing
    """
    work = _Import(stores, blobs, organisation)
    if channel and path.suffix.lower() != ".zip":
        raise BadInput(f"{path}: --channel goes with a Slack export (.zip)")
    inside = await asyncio.to_thread(_inside, path)
    if inside is not None:
        await work.folder(path, inside)
    elif path.suffix.lower() == ".zip":
        await work.export(path, channel)
    else:
        await work.reader(path)(path)
    receipt = work.counts.receipt()
    if not receipt.counts:
        if receipt.failures:
            raise BadInput(f"{path}: nothing in it can be used: {receipt.failures[0]}")
        raise NothingToReport(f"{path}: there is nothing in it")
    return receipt


class _Import:
    """One import: where to, and what came of it so far."""

    def __init__(self, stores: Stores, blobs: Blobs, organisation: Organisation) -> None:
        self.counts = Counts()
        self._activity = stores.activity
        self._organisation = organisation
        self._zone = ZoneInfo(organisation.zone)
        self._rooms = RoomImport(stores, blobs, organisation, self.counts)

    async def folder(self, folder: Path, paths: list[Path]) -> None:
        """Every file of a known name in the folder; one that can't be read doesn't stop the others."""
        found = [(path, reader) for path, reader in _readers(self, paths) if reader]
        if not found:
            raise BadInput(f"{folder}: nothing to import in it; {_TAKEN}")
        for path, reader in found:
            try:
                await reader(path)
            except BadInput as problem:
                self.counts.failures.append(problem.detail)

    def reader(self, path: Path) -> Callable[[Path], Awaitable[None]]:
        """What reads this file, by its name. :raises BadInput: nothing does"""
        words = set(_WORD.findall(path.name.lower().removesuffix(path.suffix.lower())))
        if path.name.lower().endswith(_ROOM):
            return self._room
        if path.suffix.lower() in SUFFIXES and "evidence" in words:
            raise BadInput(f"{path.name}: evidence can't be imported yet; {_TAKEN} can")
        sorts = [sort for sort in SOURCE_NAMES if sort in words]
        if path.suffix.lower() not in SUFFIXES or len(sorts) != 1:
            raise BadInput(f"{path}: its name doesn't say what it holds; give {_TAKEN}")
        return lambda path: self._table(sorts[0], path)

    async def export(self, path: Path, asked: str | None) -> None:
        """The channels of a Slack export, one after the other, or the one asked for."""
        with ExitStack() as stack:
            export = await asyncio.to_thread(stack.enter_context, open_export(path, self._zone))
            if asked:
                channels = [export.channel(asked)]
            else:
                channels = self._open(export)
                await self._rooms.people(user for user in export.users.values() if not user.bot)
            for channel in channels:
                await self._channel(export, channel)

    def _open(self, export: Export) -> list[dict[str, object]]:
        """All channels; conversations between a few people are brought in only when named."""
        direct = [channel.get("id") for channel in export.direct]
        if direct:
            told = "conversation" if len(direct) == 1 else "conversations"
            self.counts.notes.append(f"{len(direct)} direct {told} left out; --channel ID brings one in")
        return [channel for channel in export.channels if channel.get("id") not in direct]

    async def _channel(self, export: Export, channel: dict[str, object]) -> None:
        place = f"#{channel.get('name') or channel.get('id')}"
        try:
            gathered = await asyncio.to_thread(export.read, channel, lambda _: True)
        except BadInput as problem:
            self.counts.failures.append(f"{place}: {problem.detail}")
            return
        creator = channel.get("creator")
        roles = {member: "owner" if member == creator else None for member in export.members(channel)}
        await self._rooms.keep(gathered, roles, "channel", place)

    async def _room(self, path: Path) -> None:
        gathered, members = await asyncio.to_thread(RoomFile(path, self._zone.key).read)
        roles = {person.id: person.role for person in gathered.people if person.id in members and not person.bot}
        await self._rooms.keep(gathered, roles, "incident", path.name)

    async def _table(self, sort: str, path: Path) -> None:
        gathered = await asyncio.to_thread(read_table, sort, path, self._zone)
        self.counts.failures += gathered.failures
        records = [record for record in gathered.records if isinstance(record, Call | Text | Task | Contact)]
        for batch in batches(records):
            self.counts.add(sort, await self._activity.keep(self._organisation.id, batch), len(batch))


def _inside(path: Path) -> list[Path] | None:
    """The files of a folder; None where the path is no folder."""
    if not path.exists():
        raise BadInput(f"{path}: no such file or folder")
    if not path.is_dir():
        return None
    try:
        return sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    except OSError as problem:
        raise BadInput(f"{path}: can't be read as a folder: {problem.strerror}") from None


def _readers(work: _Import, paths: list[Path]) -> Iterator[tuple[Path, Callable[[Path], Awaitable[None]] | None]]:
    """Each file with its reader. Other files may lie beside; evidence is told, as it was surely meant."""
    for path in paths:
        try:
            yield path, work.reader(path)
        except BadInput as problem:
            if "evidence" in path.name.lower():
                work.counts.failures.append(problem.detail)
            yield path, None

"""Files posted in a Slack channel: their records, and the pictures' bytes, fetched once and kept in the blob store."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.sources.conversation import Heard
from bot.sources.posted_files import LARGEST_FILE, file_records
from bot.sources.reading import string
from core.errors import BadInput, DeliveryFailed, DeliveryUnknown
from core.kept import StoredFile
from core.ports import Blobs
from core.records import FileRecord
from core.stores import Rooms

#: Pictures fetched for one report.
MOST_IMAGES = 60

#: From (organisation, a file's JSON) to its bytes. :raises BadInput: they can't be had
Download = Callable[[str, Mapping[str, Any]], Awaitable[bytes]]

_log = structlog.get_logger()


class SlackPictures:
    """The files of one room. A picture that can't be had is told apart by its record's `problem` (I10)."""

    def __init__(self, organisation: str, room: str, rooms: Rooms, blobs: Blobs, download: Download) -> None:
        self._organisation = organisation
        self._room = room
        self._rooms = rooms
        self._blobs = blobs
        self._download = download

    async def of(self, chosen: list[Heard]) -> tuple[FileRecord, ...]:
        """The files of these messages, kept."""
        raw = {file["id"]: file for heard in chosen for file in heard.files}
        pictures = [file for file in raw.values() if string(file.get("mimetype")).startswith("image/")]
        data: dict[str, bytes | str] = {file["id"]: await self._picture(file) for file in pictures[:MOST_IMAGES]}
        records = file_records(chosen, (), lambda file: data.get(file["id"], "missing"), ZoneInfo("UTC"))
        made = [_ours(record) for record in records]
        for record in made:
            await self._keep(record)
        return tuple(made)

    async def _picture(self, file: Mapping[str, Any]) -> bytes | str:
        kept = await self._rooms.file(self._organisation, _id(file["id"]))
        if kept and kept.blob:
            try:
                return await self._blobs.get(kept.blob)
            except FileNotFoundError:
                _log.info("picture gone from the store", file=kept.id)
        if isinstance(file.get("size"), int) and file["size"] > LARGEST_FILE:
            return "too_large"
        try:
            data = await self._download(self._organisation, file)
        except (BadInput, DeliveryFailed, DeliveryUnknown) as failed:
            _log.warning("picture not fetched", file=file["id"], room=self._room, why=failed.detail)
            return "missing"
        await self._blobs.put(self._key(_id(file["id"])), data)
        return data

    async def _keep(self, file: FileRecord) -> None:
        stored = StoredFile(
            id=file.id,
            room=self._room,
            name=file.name,
            media_type=file.media_type,
            user=file.user or "",
            at=file.at or datetime.now(UTC),
            size=file.size or 0,
            blob=self._key(file.id) if file.data is not None else None,
            message=file.message,
        )
        if await self._rooms.file(self._organisation, file.id) != stored:
            await self._rooms.keep_file(self._organisation, stored)

    def _key(self, file: str) -> str:
        return f"slack/{self._organisation}/{file}"


def _id(file: str) -> str:
    return f"fil_{file}"


def _ours(record: FileRecord) -> FileRecord:
    return record.model_copy(update={"id": _id(record.id), "user": f"usr_{record.user}" if record.user else None})

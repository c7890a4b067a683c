"""The first stage: ask the sources, make pictures fit to show, and freeze one brief an edition."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence

from core.brief import Attachment, Brief, Tally
from core.errors import ImageRefused
from core.images import Picture, fit_to_show
from core.kinds.base import Kind
from core.ports import Blobs, Gathered, Source
from core.records import FileRecord
from core.report import Run

_log = logging.getLogger(__name__)
#: One picture at a time: a decoded photo takes hundreds of megabytes.
_pictures = asyncio.Semaphore(1)


async def collect(run: Run, kind: Kind, sources: Sequence[Source], blobs: Blobs) -> tuple[Brief, ...]:
    """One brief per edition of the run.

    :raises BadInput: a source can't be read, or nothing usable is left of what was given
    :raises NothingToReport: nothing was given
    """
    gathered = merge([await source.collect(run.window) for source in sources])
    attachments = tuple([await _attach(i, file, gathered, blobs) for i, file in enumerate(gathered.files, 1)])
    gathered = gathered.model_copy(update={"tallies": (*gathered.tallies, *_picture_tally(attachments))})
    return tuple(kind.brief(run, edition, gathered, attachments) for edition in run.editions)


def merge(parts: Sequence[Gathered]) -> Gathered:
    """What several sources brought, as if one had."""
    if len(parts) == 1:
        return parts[0]
    return Gathered(
        records=tuple(record for part in parts for record in part.records),
        people=tuple(person for part in parts for person in part.people),
        room=next((part.room for part in parts if part.room), None),
        files=tuple(file for part in parts for file in part.files),
        tallies=tuple(tally for part in parts for tally in part.tallies),
        failures=tuple(failure for part in parts for failure in part.failures),
        given=sum(part.given for part in parts),
    )


async def _attach(number: int, file: FileRecord, gathered: Gathered, blobs: Blobs) -> Attachment:
    picture, problem = await _picture(file, gathered.room.id if gathered.room else "")
    key = None
    if picture:
        key = f"pictures/{hashlib.sha256(picture.data).hexdigest()}"
        await blobs.put(key, picture.data)
    names = {person.id: person.name for person in gathered.people}
    return Attachment(
        id=file.id,
        evidence=f"a{number}",
        name=file.name,
        media_type=file.media_type,
        uploader=names.get(file.user or "", file.user),
        at=file.at,
        size=file.size,
        blob=key,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        problem=problem,
    )


async def _picture(file: FileRecord, room: str) -> tuple[Picture | None, str | None]:
    """The file's picture, or why there is none to show (I10)."""
    if not file.media_type.startswith("image/"):
        return None, file.problem
    problem = file.problem
    if file.data is not None:
        try:
            async with _pictures:
                return await asyncio.to_thread(fit_to_show, file.data), None
        except ImageRefused as refused:
            problem = refused.reason
    problem = problem or "missing"
    _log.warning("image not shown: file %s of room %s: %s", file.id, room, problem)
    return None, problem


def _picture_tally(attachments: Sequence[Attachment]) -> list[Tally]:
    images = [attachment for attachment in attachments if attachment.is_image]
    shown = sum(1 for image in images if image.blob)
    return [Tally(sort="images", read=shown, total=len(images))] if images else []

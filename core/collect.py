"""The first stage: ask the sources, make pictures fit to show, and freeze one brief an edition."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence

from core.brief import Attachment, Brief, Tally
from core.errors import BadInput, ImageRefused
from core.images import Picture, fit_to_show
from core.kinds.base import Kind
from core.ports import Blobs, Compute, Gathered, Source
from core.privacy import masked
from core.records import FileRecord, RoomMessage, bare_room
from core.report import Edition, Run

_log = logging.getLogger(__name__)
#: One picture at a time: a decoded photo takes hundreds of megabytes.
_pictures = asyncio.Semaphore(1)


async def collect(run: Run, kind: Kind, sources: Sequence[Source], blobs: Blobs, compute: Compute) -> tuple[Brief, ...]:
    """One brief per edition of the run.

    :raises BadInput: a source can't be read, or nothing usable is left of what was given
    :raises NothingToReport: nothing was given
    """
    gathered = merge(await _collected(run, sources))
    attachments = tuple([await _attach(i, file, gathered, blobs) for i, file in enumerate(gathered.files, 1)])
    tallies = (*gathered.tallies, *_picture_tally(attachments))
    # The files' content is in the attachments' blobs by now, and would only be carried along.
    bare = tuple(file.model_copy(update={"data": None}) for file in gathered.files)
    gathered = gathered.model_copy(update={"tallies": tallies, "files": bare})
    return tuple([await compute(_frozen, kind, run, edition, gathered, attachments) for edition in run.editions])


def _frozen(kind: Kind, run: Run, edition: Edition, gathered: Gathered, attachments: tuple[Attachment, ...]) -> Brief:
    """The brief without secrets and card numbers: from here on nobody can print them (design 5)."""
    return masked(kind.brief(run, edition, gathered, attachments))


async def _collected(run: Run, sources: Sequence[Source]) -> list[Gathered]:
    """What each source brought. One that can't be read is told in the receipt, unless none can.

    :raises BadInput: none can be read
    """
    parts: list[Gathered] = []
    refused: list[BadInput] = []
    for source in sources:
        try:
            parts.append(_placed(await source.collect(run.window), run))
        except BadInput as refusal:
            refused.append(refusal)
    if refused and not parts:
        raise refused[0]
    for problem in refused:
        _log.warning("a source of %s could not be read: %s", run.id, problem)
        parts.append(Gathered(failures=(str(problem),), given=1))
    if refused:
        receipt = Tally(sort="sources", read=len(sources) - len(refused), total=len(sources))
        parts.append(Gathered(tallies=(receipt,)))
    return parts


def _placed(part: Gathered, run: Run) -> Gathered:
    """A room that is to be digested, as a channel: each message names it; it is counted apart, and without files."""
    room = part.room
    if room is None or bare_room(room.id) not in {bare_room(channel) for channel in run.channels}:
        return part
    tallies = [
        tally.model_copy(update={"sort": "channel_messages"}) for tally in part.tallies if tally.sort == "messages"
    ]
    records = [
        record.model_copy(update={"room": record.room or room.id}) if isinstance(record, RoomMessage) else record
        for record in part.records
    ]
    changed = {"records": tuple(records), "room": None, "rooms": (room,), "files": (), "tallies": tuple(tallies)}
    return part.model_copy(update=changed)


def merge(parts: Sequence[Gathered]) -> Gathered:
    """What several sources brought, as if one had."""
    if len(parts) == 1:
        return parts[0]
    return Gathered(
        records=tuple(record for part in parts for record in part.records),
        people=tuple(person for part in parts for person in part.people),
        room=next((part.room for part in parts if part.room), None),
        rooms=tuple(room for part in parts for room in part.rooms),
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

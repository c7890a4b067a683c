"""Files posted in a room: what their JSON says of them, and their bytes where the source has them."""

import mimetypes
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo
from pathlib import PurePosixPath
from typing import Any

from bot.sources.conversation import Heard
from bot.sources.reading import identifier, one_line, string
from bot.sources.times import any_instant
from core.brief import Tally
from core.records import FileRecord

#: A file's bytes are not read past this size; its place in the report says so.
LARGEST_FILE = 64 * 1024 * 1024
_UNKNOWN = "application/octet-stream"
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)

#: From a file's JSON to its bytes, or the word why there are none: `missing`, `too_large`.
Load = Callable[[Mapping[str, Any]], bytes | str]


def file_records(
    chosen: Iterable[Heard], others: Iterable[dict[str, Any]], load: Load, zone: tzinfo
) -> tuple[FileRecord, ...]:
    """One record a file: those of messages in their order, then those the room alone lists. A file has one id."""
    listed = {file["id"]: file for file in others}
    records: dict[str, FileRecord] = {}
    for heard in chosen:
        for file in heard.files:
            if file["id"] not in records:
                records[file["id"]] = _record(listed.get(file["id"], {}) | file, heard, load, zone)
    for key, file in listed.items():
        if key not in records:
            records[key] = _record(file, None, load, zone)
    return tuple(records.values())


def file_tallies(files: tuple[FileRecord, ...]) -> tuple[Tally, ...]:
    """Every file is listed by what its message says of it; which pictures could be shown is told apart."""
    return (Tally(sort="files", read=len(files), total=len(files)),) if files else ()


def _record(raw: Mapping[str, Any], heard: Heard | None, load: Load, zone: tzinfo) -> FileRecord:
    loaded = load(raw)
    data = loaded if isinstance(loaded, bytes) else None
    size = raw.get("size")
    said = size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None
    name = next(
        (one_line(string(raw.get(key))) for key in ("name", "title") if string(raw.get(key)).strip()), raw["id"]
    )
    times = (any_instant(raw.get(key), zone) for key in ("created", "timestamp", "created_at", "at", "ts"))
    return FileRecord(
        id=raw["id"],
        name=name,
        media_type=_media_type(raw, name),
        user=identifier(raw.get("user")) or (heard.message.user if heard else None),
        at=heard.message.at if heard else next(filter(None, times), None),
        message=heard.message.id if heard else None,
        size=len(data) if data is not None else said,
        data=data,
        problem=loaded if isinstance(loaded, str) else None,
    )


def _media_type(raw: Mapping[str, Any], name: str) -> str:
    said = next((string(raw.get(key)).strip().lower() for key in ("mimetype", "media_type") if raw.get(key)), "")
    if _TYPE.fullmatch(said) and said != _UNKNOWN:
        return said
    # The suffix alone: a name is no URL, and guess_type would take `a:b` for one.
    return mimetypes.types_map.get(PurePosixPath(name).suffix.lower(), _UNKNOWN)

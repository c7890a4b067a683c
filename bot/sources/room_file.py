"""A room in one JSON file: title, members, messages in Slack's shape, files beside it."""

import asyncio
import base64
import binascii
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from bot.sources.conversation import introduced, listen
from bot.sources.posted_files import LARGEST_FILE, file_records, file_tallies
from bot.sources.reading import content, decoded, identifier, objects, one_line, parsed, string
from bot.sources.slack_text import plain
from bot.sources.times import any_instant
from core.brief import Window
from core.errors import BadInput
from core.ports import Gathered
from core.records import Member, Room
from core.words import text


class RoomFile:
    """Reads `*.room.json`. The zone is for times of the room that have no offset; `facts` and the like are not read."""

    def __init__(self, path: Path, zone: str) -> None:
        self._path = path
        self._zone = ZoneInfo(zone)

    async def collect(self, window: Window | None) -> Gathered:
        gathered, _ = await asyncio.to_thread(self.read)
        return gathered

    def read(self) -> tuple[Gathered, tuple[str, ...]]:
        """The room, and the ids of those it lists as members.

        :raises BadInput: the file can't be read as a room
        """
        name = self._path.name
        raw = parsed(decoded(content(self._path), name), name)
        if not isinstance(raw, dict) or not isinstance(raw.get("messages"), list):
            raise BadInput(f'{name}: must be an object with a list "messages"')
        failures: list[str] = []
        people = {person.id: person for person in _members(raw.get("members"), failures)}
        members = tuple(people)
        names = {person.id: person.name for person in people.values()}
        entries = ((f"message {n}", entry) for n, entry in enumerate(raw["messages"], 1))
        conversation = listen(entries, lambda words: plain(words, names))
        chosen = conversation.within(lambda _: True)
        for speaker in introduced(chosen):
            people.setdefault(speaker.id, speaker)
        files = file_records(chosen, _listed(raw.get("files")), self._load, self._zone)
        gathered = Gathered(
            records=tuple(heard.message for heard in chosen),
            people=tuple(people.values()),
            room=_room(raw, name, self._zone),
            files=files,
            tallies=(*conversation.tallies(chosen), *file_tallies(files)),
            failures=(*conversation.failures, *failures),
            given=len(chosen) + len(conversation.failures),
        )
        return gathered, members

    def _load(self, file: Mapping[str, Any]) -> bytes | str:
        """The file's bytes, from the room file's own folder: at its `path`, in or at its `content`, or by name."""
        key = next((key for key in ("path", "content") if file.get(key)), "name")
        given = string(file.get(key))
        found = _beside(self._path.parent, given)
        if not found:
            return (_inline(given) if key == "content" else None) or "missing"
        try:
            return found.read_bytes() if found.stat().st_size <= LARGEST_FILE else "too_large"
        except OSError:
            return "missing"


def _beside(folder: Path, name: str) -> Path | None:
    """The file of this relative name, if it truly lies in the folder: links that lead out of it don't count."""
    relative = PurePosixPath(name)
    if not name or "\\" in name or relative.is_absolute() or ".." in relative.parts:
        return None
    try:
        found = (folder / relative).resolve()
        return found if found.is_relative_to(folder.resolve()) and found.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, a ring of links
        return None


def _inline(encoded: str) -> bytes | None:
    try:
        return base64.b64decode(encoded, validate=True) or None
    except (binascii.Error, ValueError):
        return None


def _members(raw: object, failures: list[str]) -> Iterable[Member]:
    if raw is not None and not isinstance(raw, list):
        failures.append("members: not a list")
    for n, entry in enumerate(raw if isinstance(raw, list) else (), 1):
        member = entry if isinstance(entry, dict) else {"id": entry}
        found = identifier(member.get("id"))
        if not found:
            failures.append(f"member {n}: no id")
            continue
        line = {key: one_line(string(member.get(key))) or None for key in (*_NAMES, "role", "job_title", "title")}
        yield Member(
            id=found,
            name=next((line[key] for key in _NAMES if line[key]), found) or found,
            role=line["role"],
            job_title=line["job_title"] or line["title"],
            email=line["email"],
            bot=member.get("bot") is True or member.get("is_bot") is True,
        )


#: An unnamed person is shown by email or id (I1).
_NAMES = ("display_name", "name", "real_name", "email")


def _room(raw: Mapping[str, Any], name: str, zone: ZoneInfo) -> Room:
    keys = ("title", "name", "incident_type", "severity", "status", "location")
    line = {key: one_line(string(raw.get(key))) or None for key in keys}
    stem = one_line(text.clean(name).removesuffix(".json").removesuffix(".room"))
    return Room(
        id=identifier(raw.get("id")) or stem,
        title=line["title"] or line["name"] or stem,
        incident_type=line["incident_type"],
        severity=line["severity"] or identifier(raw.get("severity")),
        status=(line["status"] or "").lower() or None,
        location=line["location"],
        description=string(raw.get("description")).strip() or None,
        created_at=any_instant(raw.get("created_at"), zone),
        resolved_at=any_instant(raw.get("resolved_at"), zone),
    )


def _listed(raw: object) -> Iterable[dict[str, Any]]:
    for n, file in enumerate(objects(raw), 1):
        yield file | {"id": identifier(file.get("id")) or f"file-{n}"}

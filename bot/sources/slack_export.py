"""A Slack export: the zip with users.json, channels.json and a JSON file a channel and day."""

import asyncio
import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from bot.sources.conversation import Heard, introduced, listen
from bot.sources.posted_files import LARGEST_FILE, Load, file_records, file_tallies
from bot.sources.reading import LARGEST, decoded, identifier, objects, one_line, parsed, string
from bot.sources.safe_zip import SafeZip, open_zip
from bot.sources.slack_text import plain, unmarked
from bot.sources.times import any_instant
from core.brief import Window
from core.errors import BadInput
from core.ports import Gathered
from core.records import Member, Room
from core.words import text

_NO_USERS = "users.json: no users in it, or not there; people are shown by id"
_LISTS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_DIRECT = ("mpims.json", "dms.json")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json", re.ASCII)
_FILE_ID = re.compile(r"(F[A-Z0-9]+)(?:[-_.]|$)")


class SlackExport:
    """Reads one channel, by name or id, of an export. `since` and `until` are local days, both included."""

    def __init__(
        self, path: Path, channel: str, zone: str, since: date | None = None, until: date | None = None
    ) -> None:
        self._path = path
        self._asked = channel
        self._zone = ZoneInfo(zone)
        self._since = since or date.min
        self._until = until or date.max

    async def collect(self, window: Window | None) -> Gathered:
        return await asyncio.to_thread(self._gather)

    def _gather(self) -> Gathered:
        with open_export(self._path, self._zone) as export:
            return export.read(export.channel(self._asked), self._wanted)

    def _wanted(self, at: datetime) -> bool:
        return self._since <= at.astimezone(self._zone).date() <= self._until


class Export:
    """An opened export: its users by id, its channels as Slack describes them, and what one of them holds."""

    def __init__(self, archive: SafeZip, zone: ZoneInfo) -> None:
        self._archive = archive
        self._zone = zone
        self._root = _root(archive)
        self._lists = {name: _list(archive, self._root + name) for name in _LISTS}
        self._stored = _stored(archive)
        self._days = _days(archive)
        self.channels = [channel for channels in self._lists.values() for channel in channels]
        self.users = {user.id: user for user in map(_user, _list(archive, self._root + "users.json")) if user}

    def channel(self, asked: str) -> dict[str, Any]:
        """The channel of this name or id, with or without #. :raises BadInput: there is none"""
        return _chosen(self.channels, asked, self._archive.name)

    @property
    def direct(self) -> list[dict[str, Any]]:
        """The conversations between a few people, which are no channels."""
        return [channel for name in _DIRECT for channel in self._lists[name]]

    def members(self, channel: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of those in the channel when it was exported."""
        return tuple(_member_ids(channel))

    def read(self, channel: dict[str, Any], wanted: Callable[[datetime], bool]) -> Gathered:
        """What a channel holds of the times wanted. :raises BadInput: a file of it can't be read"""
        names = {user.id: user.name for user in self.users.values()}
        titles = {string(known.get("id")): _name(known) for known in self.channels}
        keys = dict.fromkeys(string(channel.get(key)) for key in ("name", "id") if channel.get(key))
        days = [day for key in keys for day in self._days.get(f"{self._root}{key}", ())]
        entries = _entries(self._archive, days)
        conversation = listen(entries, lambda words: unmarked(plain(words, names, titles)))
        chosen = conversation.within(wanted)
        files = file_records(chosen, (), _loader(self._archive, self._stored), self._zone)
        return Gathered(
            records=tuple(heard.message for heard in chosen),
            people=_people(channel, chosen, self.users),
            room=_room(channel, self._zone),
            files=files,
            tallies=(*conversation.tallies(chosen), *file_tallies(files)),
            failures=(*conversation.failures, *([] if self.users else [_NO_USERS])),
            given=len(chosen) + len(conversation.failures),
        )


@contextmanager
def open_export(path: Path, zone: ZoneInfo) -> Iterator[Export]:
    """The export, closed when left. :raises BadInput: it isn't one, or isn't safe to read"""
    with open_zip(path) as archive:
        yield Export(archive, zone)


def _root(archive: SafeZip) -> str:
    """Where in the zip the export begins: some tools put it all in one folder."""
    found = [PurePosixPath(name) for name in archive.names() if PurePosixPath(name).name in _LISTS]
    if not found:
        raise BadInput(f"{archive.name}: not a Slack export: no channels.json in it")
    folder = min(found, key=lambda path: len(path.parts)).parent
    return "" if folder == PurePosixPath() else f"{folder}/"


def _list(archive: SafeZip, name: str) -> list[dict[str, Any]]:
    """The objects of a list file; none where the export lacks it."""
    return list(objects(_json(archive, name))) if name in archive else []


def _json(archive: SafeZip, name: str) -> list[Any]:
    place = f"{archive.name}: {text.cut(one_line(text.clean(name)), 120)}"
    value = parsed(decoded(archive.read(name), place), place)
    if not isinstance(value, list):
        raise BadInput(f"{place}: must be a list")
    return value


def _chosen(channels: list[dict[str, Any]], asked: str, export: str) -> dict[str, Any]:
    """The channel asked for, with or without #, by name or id."""
    wanted = one_line(text.clean(asked)).removeprefix("#").casefold()
    for channel in channels:
        if wanted in (_name(channel).casefold(), string(channel.get("id")).casefold()):
            return channel
    names = sorted(filter(None, map(_name, channels)))
    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    hint = f"did you mean {', '.join(near)}?" if near else f"it has {', '.join(names[:12]) or 'none'}{more}"
    raise BadInput(f"{export}: no channel {asked!r}; {hint}")


def _name(channel: Mapping[str, Any]) -> str:
    return one_line(string(channel.get("name"))) or string(channel.get("id"))


def _days(archive: SafeZip) -> dict[str, list[str]]:
    """The files of days by the folder they lie in: a channel's name; of a direct message, its id."""
    days: dict[str, list[str]] = {}
    for name in archive.names():
        if _DAY.fullmatch(_last(name)):
            days.setdefault(name.rpartition("/")[0], []).append(name)
    return days


def _entries(archive: SafeZip, days: list[str]) -> Iterator[tuple[str, object]]:
    """Every entry of these days in order."""
    archive.weigh(days)
    for day in sorted(days, key=_last):
        for n, entry in enumerate(_json(archive, day), 1):
            yield f"{_last(day)} message {n}", entry


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _user(raw: Mapping[str, Any]) -> Member | None:
    profile = raw.get("profile")
    told = profile if isinstance(profile, dict) else {}
    names = (
        *(told.get(key) for key in ("display_name", "real_name")),
        *(raw.get(key) for key in ("real_name", "name")),
        told.get("email"),
    )
    found = identifier(raw.get("id"))
    if not found:
        return None
    return Member(
        id=found,
        name=next((one_line(string(name)) for name in names if string(name).strip()), found),
        job_title=one_line(string(told.get("title"))) or None,
        email=one_line(string(told.get("email"))) or None,
        bot=raw.get("is_bot") is True or found == "USLACKBOT",
    )


def _people(channel: Mapping[str, Any], chosen: list[Heard], users: Mapping[str, Member]) -> tuple[Member, ...]:
    """The channel's members, then those who spoke and have left since, or are apps."""
    people = {id_: users.get(id_) or Member(id=id_, name=id_) for id_ in _member_ids(channel)}
    spoke = {heard.speaker.id: users[heard.speaker.id] for heard in chosen if heard.speaker.id in users}
    strangers = {speaker.id: speaker for speaker in introduced(chosen) if speaker.id not in users}
    return tuple((people | spoke | strangers).values())


def _member_ids(channel: Mapping[str, Any]) -> list[str]:
    members = channel.get("members")
    return [id_ for id_ in map(identifier, members) if id_] if isinstance(members, list) else []


def _room(channel: Mapping[str, Any], zone: ZoneInfo) -> Room:
    about = (channel.get(key) for key in ("purpose", "topic"))
    said = (string(value.get("value")).strip() for value in about if isinstance(value, dict))
    return Room(
        id=identifier(channel.get("id")) or _name(channel),
        title=f"#{_name(channel)}",
        status="archived" if channel.get("is_archived") is True else None,
        description=next(filter(None, said), None),
        created_at=any_instant(channel.get("created"), zone),
    )


def _stored(archive: SafeZip) -> dict[str, str]:
    """Where in the zip a file lies, by its id, as tools that add attachments store it; Slack's own export has none."""
    stored: dict[str, str] = {}
    for name in archive.names():
        for part in name.split("/"):
            if found := _FILE_ID.match(part):
                stored.setdefault(found[1], name)
    return stored


def _loader(archive: SafeZip, stored: Mapping[str, str]) -> Load:
    left = LARGEST

    def load(file: Mapping[str, Any]) -> bytes | str:
        nonlocal left
        name = stored.get(file["id"])
        if not name:
            return "missing"
        if archive.size(name) > min(LARGEST_FILE, left):
            return "too_large"
        left -= archive.size(name)
        try:
            return archive.read(name)
        except BadInput:
            return "broken"

    return load

"""A Slack channel, read from Slack itself: stored as it is read, so that a later reading need not begin anew."""

import math
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sources.conversation import Conversation, Heard, introduced, listen
from bot.sources.posted_files import file_tallies
from bot.sources.reading import one_line, string
from bot.sources.slack_pages import Pages, Reader, Slack, mentioned
from bot.sources.slack_pictures import Download, SlackPictures
from bot.sources.slack_text import plain, unmarked
from core.brief import Tally, Window
from core.errors import BadInput, DeliveryFailed, DeliveryUnknown
from core.ports import Blobs, Gathered
from core.records import Member, Room, RoomMessage
from core.stores import Rooms

#: Threads go on, and messages are edited, for days after they began: so far back is read again.
LOOK_BACK = timedelta(days=7)
_ABSENT = frozenset({"not_in_channel", "channel_not_found", "channel_is_limited_access"})

#: From (organisation, our ids) to who they are.
People = Callable[[str, Iterable[str]], Awaitable[Mapping[str, Member]]]


class SlackChannel:
    """Reads one room (`room_C1`). Ids in what it hands over are ours (`usr_U1`, `fil_F1`)."""

    def __init__(
        self,
        slack: Slack,
        organisation: str,
        room: str,
        rooms: Rooms,
        blobs: Blobs,
        *,
        people: People,
        download: Download,
    ) -> None:
        self._slack = slack
        self._organisation = organisation
        self._room = room
        self._rooms = rooms
        self._people = people
        self._pictures = SlackPictures(organisation, room, rooms, blobs, download)

    async def collect(self, window: Window | None) -> Gathered:
        """What was said in the window, or ever. Where Slack stops us half-way, what was read, and the receipt says so.

        :raises BadInput: the bot isn't in the channel
        """
        reader = Reader(self._slack, self._organisation, self._room.partition("_")[2])
        info = await self._info(reader)
        begun = await self._rooms.checkpoint(self._organisation, self._room)
        since = _since(window, begun)
        latest, threads = (_ts_of(window.end), _ts_of(window.start)) if window else (None, since)
        pages = await reader.read(since, latest, threads)
        names = await self._names(pages)
        conversation = listen(pages.entries, _plain(names))
        await self._store(conversation, pages, since, begun)
        chosen = conversation.within(lambda at: window is None or window.start <= at < window.end)
        earlier = await self._earlier(window, pages, conversation, since)
        files = await self._pictures.of(chosen)
        failures = (*conversation.failures, *_left_out(pages, info))
        return Gathered(
            records=(*earlier, *(_ours(heard.message) for heard in chosen)),
            people=await self._everyone(chosen, names),
            room=await self._about(info),
            files=files,
            tallies=(*_tallies(conversation, chosen, len(earlier)), *_hours(pages, window, info), *file_tallies(files)),
            failures=failures,
            given=len(earlier) + len(chosen) + len(failures),
        )

    async def _info(self, reader: Reader) -> dict[str, Any]:
        info: dict[str, Any] = {}
        try:
            info = await reader.info()
        except (DeliveryFailed, DeliveryUnknown) as refused:
            if getattr(refused, "code", "") not in _ABSENT:
                raise
        if not info.get("is_member") and not info.get("is_im"):
            name = f"#{one_line(string(info.get('name')))}" if info.get("name") else self._room
            raise BadInput(f"{name}: the reporter is not in this channel; invite it there first")
        return info

    async def _names(self, pages: Pages) -> Mapping[str, Member]:
        ids = {f"usr_{user}" for _, raw in pages.entries for user in mentioned(raw)}
        return await self._people(self._organisation, sorted(ids))

    async def _store(self, conversation: Conversation, pages: Pages, since: str, begun: str | None) -> None:
        """Keep what was read. The checkpoint moves only where nothing is left out before it."""
        messages = [_ours(heard.message) for heard in conversation.heard.values()]
        await self._rooms.keep_messages(self._organisation, self._room, messages)
        joined = float(since) == 0 or (begun is not None and float(since) <= float(begun))
        if pages.whole and pages.newest and joined and float(pages.newest) > float(begun or 0):
            await self._rooms.keep_checkpoint(self._organisation, self._room, pages.newest)

    async def _earlier(
        self, window: Window | None, pages: Pages, conversation: Conversation, since: str
    ) -> list[RoomMessage]:
        """What an earlier reading stored and this one didn't read again: what lies before it, threads begun before it.

        What this one should have read again and didn't find was deleted.
        """
        before = float(pages.reached or "inf") if pages.stopped else float(since)
        stored = await self._rooms.messages(self._organisation, self._room, window)

        def kept(message: RoomMessage) -> bool:
            root = message.thread or message.id
            return _seconds(root) < before or bool(message.thread and pages.threads_left)

        return [message for message in stored if message.id not in conversation.heard and kept(message)]

    async def _everyone(self, chosen: list[Heard], names: Mapping[str, Member]) -> tuple[Member, ...]:
        """The channel's members, then those who spoke and aren't, or are apps."""
        found = {member.id: member for member in await self._rooms.members(self._organisation, self._room)}
        strangers = {f"usr_{speaker.id}": speaker for speaker in introduced(chosen)}
        for heard in chosen:
            id_ = f"usr_{heard.speaker.id}"
            if id_ not in found:
                known = names.get(id_) or strangers.get(id_) or heard.speaker
                found[id_] = known.model_copy(update={"id": id_, "bot": heard.speaker.bot})
        return tuple(found.values())

    async def _about(self, info: Mapping[str, Any]) -> Room:
        kept = await self._rooms.room(self._organisation, self._room)
        told = kept.model_dump() if kept else {}
        said = (string((info.get(key) or {}).get("value")).strip() for key in ("purpose", "topic"))
        new: dict[str, Any] = {
            "id": self._room,
            "title": f"#{one_line(string(info.get('name'))) or self._room}",
            "description": told.get("description") or next(filter(None, said), None),
            "created_at": told.get("created_at") or datetime.fromtimestamp(int(info.get("created") or 0), UTC),
        }
        return Room.model_validate(told | new | ({"status": "archived"} if info.get("is_archived") else {}))


def _plain(names: Mapping[str, Member]) -> Callable[[str], str]:
    """Makes a message's text plain, mentions as names."""
    shown = {id_.partition("_")[2]: member.name for id_, member in names.items()}
    return lambda words: unmarked(plain(words, shown))


def _since(window: Window | None, begun: str | None) -> str:
    """From which ts on is read: the beginning, or some days before the window, or before where reading ended."""
    if window:
        return _ts_of(window.start - LOOK_BACK)
    return f"{max(0.0, float(begun) - LOOK_BACK.total_seconds()):.6f}" if begun else "0"


def _ts_of(moment: datetime) -> str:
    """The ts just before a moment: Slack leaves out a message at the very bound."""
    return f"{moment.timestamp() - 0.000001:.6f}"


def _seconds(id_: str) -> float:
    """The time of a message's id: its ts, and a number where several share it."""
    return float(id_.partition("-")[0])


def _ours(message: RoomMessage) -> RoomMessage:
    """The record with our ids."""
    files = tuple(f"fil_{file}" for file in message.files)
    return message.model_copy(update={"user": f"usr_{message.user}", "files": files})


def _tallies(conversation: Conversation, chosen: list[Heard], earlier: int) -> tuple[Tally, ...]:
    found = {tally.sort: tally for tally in conversation.tallies(chosen)}
    messages, failed = len(chosen) + earlier, len(conversation.failures)
    if messages or failed:
        found["messages"] = Tally(sort="messages", read=messages, total=messages + failed)
    return tuple(found.values())


def _hours(pages: Pages, window: Window | None, info: Mapping[str, Any]) -> tuple[Tally, ...]:
    """Where reading was stopped nobody knows how many messages are left; how many hours are, is known."""
    if not pages.stopped:
        return ()
    end = (window.end if window else datetime.now(UTC)).timestamp()
    start = window.start.timestamp() if window else float(info.get("created") or 0)
    reached = max(start, float(pages.reached or end))
    if window and reached <= start:
        return ()
    total = max(1, math.ceil((end - start) / 3600))
    return (Tally(sort="hours", read=max(0, min(total - 1, int((end - reached) / 3600))), total=total),)


def _left_out(pages: Pages, info: Mapping[str, Any]) -> tuple[str, ...]:
    """What was not read, and why, for the receipt."""
    name = f"#{one_line(string(info.get('name')))}"
    lines = []
    if pages.stopped:
        when = f"{datetime.fromtimestamp(float(pages.reached), UTC):%Y-%m-%d %H:%M} UTC" if pages.reached else "now"
        lines.append(f"{name}: messages before {when} were not read: {pages.stopped}")
    if pages.threads_left:
        lines.append(f"{name}: the replies of {pages.threads_left} threads were not read: {pages.threads_stopped}")
    return tuple(lines)

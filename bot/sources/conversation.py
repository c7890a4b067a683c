"""Messages of a room in Slack's shape, read one by one: edits, deletions, threads, bots, notices, files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.sources.reading import identifier, objects, one_line, string
from bot.sources.rows import BadRow
from bot.sources.slack_text import said
from bot.sources.times import ts_instant, ts_text
from core.brief import Tally
from core.records import Member, Reaction, RoomMessage

#: What people and apps say. Every other subtype is a notice of the chat itself (joins, topics, pins, huddles).
_SPOKEN = frozenset(
    {
        "",
        "message",
        "bot_message",
        "me_message",
        "file_share",
        "file_comment",
        "file_mention",
        "thread_broadcast",
        "reply_broadcast",
        "slackbot_response",
        "assistant_app_thread",
    }
)
#: What changes or repeats another message and is none itself.
_HIDDEN = frozenset(("message_changed", "message_deleted", "message_replied"))
_NOBODY = "?"


@dataclass(frozen=True)
class Heard:
    """A message with what it carries: who it says its author is, its raw files, how many replies it claims."""

    message: RoomMessage
    speaker: Member
    files: tuple[dict[str, Any], ...] = ()
    replies: int = 0


@dataclass
class Conversation:
    """What was heard, by message id in the order given, and what couldn't be read."""

    heard: dict[str, Heard] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    #: ids by (ts, author), the latest, and by (ts, author, text); and how many share a ts
    _ids: dict[tuple[str, ...], str] = field(default_factory=dict)
    _at: Counter[str] = field(default_factory=Counter)

    def keep(self, new: Heard) -> None:
        """Add a message, or put it in the place of the one it repeats or edits."""
        message = new.message
        author, words = (message.id, message.user), (message.id, message.user, message.text)
        kept = self._ids.get(words)
        if not kept and message.edited:
            kept = self._ids.get(author)
        if not kept:
            self._at[message.id] += 1
            n = self._at[message.id]
            kept = message.id if n == 1 else f"{message.id}-{n}"
            self._ids[author] = kept
        self._ids[words] = kept
        if kept != message.id:
            new = replace(new, message=message.model_copy(update={"id": kept}))
        self.heard[kept] = new

    def within(self, wanted: Callable[[datetime], bool]) -> list[Heard]:
        """What was heard at the times wanted, in time order."""
        chosen = [heard for heard in self.heard.values() if wanted(heard.message.at)]
        return sorted(chosen, key=lambda heard: heard.message.at)

    def tallies(self, chosen: list[Heard]) -> tuple[Tally, ...]:
        """The receipt for what was chosen. A thread is read when none of the replies its parent claims is lacking."""
        found: dict[str, int] = {}
        for heard in self.heard.values():
            if heard.message.thread:
                found[heard.message.thread] = found.get(heard.message.thread, 0) + 1
        threads = {
            heard.message.thread or heard.message.id for heard in chosen if heard.message.thread or heard.replies
        }
        whole = [ts for ts in threads if ts not in self.heard or found.get(ts, 0) >= self.heard[ts].replies]
        messages = Tally(sort="messages", read=len(chosen), total=len(chosen) + len(self.failures))
        return tuple(
            tally for tally in (messages, Tally(sort="threads", read=len(whole), total=len(threads))) if tally.total
        )


def introduced(chosen: Iterable[Heard]) -> Iterator[Member]:
    """The authors of whom their messages say more than an id."""
    speakers = (heard.speaker for heard in chosen)
    return (speaker for speaker in speakers if speaker.bot or speaker.name != speaker.id)


def listen(entries: Iterable[tuple[str, object]], plain: Callable[[str], str]) -> Conversation:
    """Read raw entries, each with its place (`message 17`); `plain` makes their text plain.

    Of entries with one ts and one author, a repetition and an edit replace the earlier; where both say different
    things, both are kept, the later as `{ts}-2`: nothing said is lost to a clock of whole seconds.
    """
    conversation = Conversation()
    deleted: set[str] = set()
    for place, raw in entries:
        try:
            if not isinstance(raw, dict):
                raise BadRow("not an object")
            subtype, changed = string(raw.get("subtype")), raw.get("message")
            if subtype not in _HIDDEN:
                conversation.keep(_heard(raw, plain))
            elif subtype == "message_changed" and isinstance(changed, dict):
                conversation.keep(_heard(changed | {"edited": True}, plain))
            elif subtype == "message_deleted":
                deleted.add(ts_text(raw.get("deleted_ts")) or "")
        except BadRow as problem:
            conversation.failures.append(f"{place}: {problem}")
    for ts in deleted:
        conversation.heard.pop(ts, None)
    return conversation


def _heard(raw: Mapping[str, Any], plain: Callable[[str], str]) -> Heard:
    ts, at = _time(raw)
    if isinstance(raw.get("text"), list | dict):
        raise BadRow("text is not text")
    files = tuple(_files(raw, ts))
    speaker = _speaker(raw)
    thread = ts_text(raw.get("thread_ts"))
    subtype = string(raw.get("subtype"))
    message = RoomMessage(
        id=ts,
        at=at,
        user=speaker.id,
        text="" if subtype == "tombstone" else plain(said(raw)).strip(),
        thread=thread if thread != ts else None,
        reactions=tuple(_reactions(raw)),
        files=tuple(file["id"] for file in files),
        edited=bool(raw.get("edited")),
        bot=speaker.bot,
        notice=subtype not in _SPOKEN,
    )
    replies = raw.get("reply_count")
    return Heard(message, speaker, files, replies if isinstance(replies, int) else 0)


def _time(raw: Mapping[str, Any]) -> tuple[str, datetime]:
    ts = ts_text(raw.get("ts"))
    if not ts:
        raise BadRow("no ts" if raw.get("ts") in (None, "") else "ts is not a time")
    try:
        return ts, ts_instant(ts)
    except ValueError:
        raise BadRow(f"ts is not a time: {ts[:40]!r}") from None


def _speaker(raw: Mapping[str, Any]) -> Member:
    """The author as the message itself tells: the id, and as name what it says or again the id."""
    app, profile = raw.get("bot_profile"), raw.get("user_profile")
    told = app if isinstance(app, dict) else profile if isinstance(profile, dict) else {}
    bot = bool(raw.get("bot_id")) or raw.get("subtype") == "bot_message" or raw.get("user") == "USLACKBOT"
    names = (raw.get("username"), *(told.get(key) for key in ("display_name", "real_name", "name")))
    name = next((one_line(string(name)) for name in names if string(name).strip()), "")
    ids = (identifier(raw.get(key)) for key in ("user", "bot_id"))
    found = next((id_ for id_ in ids if id_), name or _NOBODY)
    return Member(id=found, name=name or found, bot=bot)


def _reactions(raw: Mapping[str, Any]) -> Iterable[Reaction]:
    for reaction in objects(raw.get("reactions")):
        users = reaction.get("users")
        ids = tuple(filter(None, map(identifier, users))) if isinstance(users, list) else ()
        count = reaction.get("count")
        if name := string(reaction.get("name")):
            yield Reaction(name=name, count=count if isinstance(count, int) and count > 0 else len(ids) or 1, users=ids)


def _files(raw: Mapping[str, Any], ts: str) -> Iterable[dict[str, Any]]:
    """The raw files, each with an id: its own, or the message's ts and its place. A bare id is a file too."""
    files = raw.get("files")
    for n, file in enumerate(files if isinstance(files, list) else (), 1):
        told = file if isinstance(file, dict) else {"id": file}
        found = identifier(told.get("id"))
        if isinstance(file, dict) or found:
            yield told | {"id": found or f"{ts}/{n}"}

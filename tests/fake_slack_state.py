"""What the fake Slack remembers: a workspace's people, channels, messages, files and views."""

import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TEAM, APP, BOT, BOT_USER = "T1", "A1", "B1", "UBOT"
TOKEN, APP_TOKEN, SECRET = "xoxb-fake-bot", "xapp-fake-app", "fake-signing-secret"


@dataclass
class Channel:
    """A conversation. `messages` are as conversations.history gives them, by ts, replies among them."""

    id: str
    name: str
    members: list[str] = field(default_factory=list)
    is_private: bool = False
    is_archived: bool = False
    is_im: bool = False
    bot_in: bool = True
    created: int = 1_760_000_000
    topic: str = ""
    purpose: str = ""
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass
class Stored:
    """A file: what is told of it, its bytes once uploaded, and where it is shared (channel, ts)."""

    id: str
    name: str
    size: int
    data: bytes | None = None
    mimetype: str = "application/octet-stream"
    title: str = ""
    user: str = BOT_USER
    shares: list[tuple[str, str]] = field(default_factory=list)
    complete: bool = False
    connect: bool = False
    created: int = 1_760_000_000


@dataclass
class Shown:
    """An open modal or a published home: the view as the app gave it, and what was typed into it."""

    id: str
    user: str
    view: dict[str, Any]
    hash: str
    typed: dict[str, dict[str, Any]] = field(default_factory=dict)
    closed: bool = False


@dataclass
class Trigger:
    """A trigger id: when it was given, and whether it was exchanged for a view."""

    user: str
    at: float
    used: bool = False


@dataclass
class Address:
    """A response_url: whom it speaks to, when it was given, how often it was used."""

    user: str
    channel: str
    at: float
    uses: int = 0


class Workspace:
    """All of it. With a `journal`, each post, update and share is appended to that file as one JSON line."""

    def __init__(self, clock: Callable[[], float], journal: Path | None = None) -> None:
        self.clock = clock
        self.team = TEAM
        self.team_name = "Acme"
        self.users: dict[str, dict[str, Any]] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, Stored] = {}
        self.views: dict[str, Shown] = {}
        self.homes: dict[str, Shown] = {}
        self.triggers: dict[str, Trigger] = {}
        self.addresses: dict[str, Address] = {}
        self.ephemeral: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self._numbers = itertools.count(1)
        self._journal = journal
        self._last = 0.0
        self.add_user(BOT_USER, "newsdesk", is_bot=True)

    def number(self) -> int:
        """A new number, for ids."""
        return next(self._numbers)

    def ts(self) -> str:
        """A new message's ts, later than any before."""
        self._last = max(round(time.time(), 6), round(self._last + 0.000001, 6))
        return f"{self._last:.6f}"

    def add_user(self, user: str, name: str, **told: Any) -> dict[str, Any]:
        """A member of the workspace, in the shape of users.info."""
        profile = {
            "display_name": name,
            "real_name": name,
            "title": told.pop("title", ""),
            "email": told.pop("email", ""),
        }
        self.users[user] = {
            "id": user,
            "team_id": told.pop("team_id", self.team),
            "name": name.lower(),
            "real_name": name,
            "deleted": False,
            "tz": told.pop("tz", "Europe/Oslo"),
            "tz_label": "Central European Time",
            "tz_offset": 3600,
            "locale": told.pop("locale", "en-US"),
            "profile": profile,
            "is_admin": False,
            "is_owner": False,
            "is_bot": False,
        } | told
        return self.users[user]

    def add_channel(self, channel: str, name: str, *members: str, **told: Any) -> Channel:
        """A channel the bot is in, unless told otherwise."""
        self.channels[channel] = Channel(channel, name, list(members), **told)
        return self.channels[channel]

    def direct(self, user: str) -> Channel:
        """The bot's own conversation with a user, opened where there is none."""
        found = f"D{user}"
        if found not in self.channels:
            self.add_channel(found, user, user, is_im=True)
        return self.channels[found]

    def say(self, channel: str, user: str, text: str, *, thread: str | None = None, **more: Any) -> str:
        """A person's message; its ts."""
        ts = more.pop("ts", None) or self.ts()
        message = {"type": "message", "user": user, "text": text, "ts": ts, "team": self.team, **more}
        self.add(channel, message, thread)
        return ts

    def add(self, channel: str, message: dict[str, Any], thread: str | None = None) -> None:
        """Put a message into a channel, under its thread where it has one."""
        messages = self.channels[channel].messages
        if thread:
            message["thread_ts"] = thread
            parent = messages.get(thread)
            if parent:
                users = parent.setdefault("reply_users", [])
                author = message.get("user")
                parent |= {"thread_ts": thread, "reply_count": parent.get("reply_count", 0) + 1}
                parent["latest_reply"] = message["ts"]
                if author not in users:
                    users.append(author)
        messages[message["ts"]] = message

    def note(self, what: str, **told: Any) -> None:
        """Append a line to the journal, at once on the disk: a crash test reads it from another process."""
        if self._journal:
            with self._journal.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"what": what, **told}, ensure_ascii=False) + "\n")

    def file_told(self, file: Stored, base: str) -> dict[str, Any]:
        """A file in the shape of files.info. One from another workspace tells only that it must be asked for."""
        shares: dict[str, Any] = {"public": {}, "private": {}}
        for channel, ts in file.shares:
            sort = "private" if self.channels[channel].is_private or self.channels[channel].is_im else "public"
            shares[sort].setdefault(channel, []).append({"ts": ts, "team_id": self.team, "share_user_id": file.user})
        return {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title or file.name,
            "mimetype": file.mimetype,
            "filetype": file.name.rpartition(".")[2],
            "user": file.user,
            "user_team": self.team,
            "size": file.size,
            "mode": "hosted",
            "file_access": "visible",
            "url_private": f"{base}/files-pri/{file.id}/{file.name}",
            "url_private_download": f"{base}/files-pri/{file.id}/download/{file.name}",
            "shares": shares,
        }

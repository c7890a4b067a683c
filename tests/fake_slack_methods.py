"""The Web API of the fake Slack: each method checks its arguments and answers in Slack's shape."""

import json
import mimetypes
from typing import Any

from tests import fake_slack_rules as rules
from tests.fake_slack_state import APP, BOT, BOT_USER, Channel, Shown, Stored, Workspace

Answer = dict[str, Any]
#: Seconds a trigger lives; how long and how often a response_url does.
TRIGGER_LIFE, ADDRESS_LIFE, ADDRESS_USES = 3, 30 * 60, 5
#: Those that read JSON bodies. The others read forms only, and see nothing of a JSON body.
JSON = frozenset(
    {
        "auth.test",
        "chat.postMessage",
        "chat.postEphemeral",
        "chat.update",
        "conversations.open",
        "views.open",
        "views.update",
        "views.publish",
        "files.completeUploadExternal",
    }
)
_POST = {
    "channel",
    "text",
    "blocks",
    "thread_ts",
    "metadata",
    "unfurl_links",
    "unfurl_media",
    "mrkdwn",
    "markdown_text",
}
ARGUMENTS: dict[str, set[str]] = {
    "auth.test": set(),
    "team.info": set(),
    "chat.postMessage": _POST | {"reply_broadcast"},
    "chat.postEphemeral": (_POST - {"metadata", "unfurl_links", "unfurl_media", "mrkdwn"}) | {"user"},
    "chat.update": {"channel", "ts", "text", "blocks", "metadata"},
    "conversations.history": {"channel", "cursor", "limit", "oldest", "latest", "inclusive", "include_all_metadata"},
    "conversations.replies": {
        "channel",
        "ts",
        "cursor",
        "limit",
        "oldest",
        "latest",
        "inclusive",
        "include_all_metadata",
    },
    "conversations.info": {"channel", "include_num_members", "include_locale"},
    "conversations.members": {"channel", "cursor", "limit"},
    "conversations.open": {"users", "return_im", "channel"},
    "users.info": {"user", "include_locale"},
    "users.list": {"cursor", "limit", "include_locale"},
    "views.open": {"trigger_id", "view"},
    "views.update": {"view_id", "external_id", "view", "hash"},
    "views.publish": {"user_id", "view", "hash"},
    "files.getUploadURLExternal": {"filename", "length", "alt_txt"},
    "files.completeUploadExternal": {"files", "channel_id", "initial_comment", "thread_ts"},
    "files.info": {"file"},
}


class Refused(Exception):
    """The method answers ok: false with this error."""

    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        self.answer: Answer = {"ok": False, "error": error}
        if messages:
            self.answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in messages]}
        super().__init__(error)


class Methods:
    """Every method we use, by its name with `.` as `_`."""

    def __init__(self, workspace: Workspace) -> None:
        self.there = workspace
        self.base = ""
        self.socket_url = ""
        #: messages a page of history at most; new commercial apps get 15
        self.page = 999
        #: seconds a trigger can be used
        self.trigger_life: float = TRIGGER_LIFE

    def call(self, method: str, arguments: dict[str, Any]) -> Answer:
        """The method's answer. :raises Refused: Slack would say ok: false"""
        known = ARGUMENTS.get(method)
        if known is None:
            raise Refused("unknown_method")
        if unknown := set(arguments) - known - {"token"}:
            raise Refused("invalid_arguments", [f"no such argument: {name}" for name in sorted(unknown)])
        return {"ok": True, **getattr(self, method.replace(".", "_"))(arguments)}

    def auth_test(self, _: Answer) -> Answer:
        return {
            "url": "https://acme.slack.com/",
            "team": self.there.team_name,
            "user": "newsdesk",
            "team_id": self.there.team,
            "user_id": BOT_USER,
            "bot_id": BOT,
            "is_enterprise_install": False,
        }

    def team_info(self, _: Answer) -> Answer:
        return {"team": {"id": self.there.team, "name": self.there.team_name, "domain": "acme"}}

    def users_info(self, given: Answer) -> Answer:
        user = self.there.users.get(given.get("user", ""))
        if not user:
            raise Refused("user_not_found")
        told = dict(user)
        if str(given.get("include_locale", "0")) not in ("1", "true"):
            told.pop("locale")
        return {"user": told}

    def users_list(self, given: Answer) -> Answer:
        page, cursor = _page(list(self.there.users.values()), given, 200)
        return {"members": page, "cache_ts": 1, "response_metadata": {"next_cursor": cursor}}

    def conversations_info(self, given: Answer) -> Answer:
        channel = self._visible(given)
        return {
            "channel": {
                "id": channel.id,
                "name": channel.name,
                "is_channel": not channel.is_im and not channel.is_private,
                "is_group": False,
                "is_im": channel.is_im,
                "is_private": channel.is_private or channel.is_im,
                "is_archived": channel.is_archived,
                "is_member": channel.bot_in,
                "created": channel.created,
                "creator": channel.members[0] if channel.members else BOT_USER,
                "topic": {"value": channel.topic, "creator": "", "last_set": 0},
                "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
                **({"user": channel.members[0]} if channel.is_im else {}),
            }
        }

    def conversations_members(self, given: Answer) -> Answer:
        channel = self._visible(given)
        members = [*channel.members, *([BOT_USER] if channel.bot_in else [])]
        page, cursor = _page(members, given, 100)
        return {"members": page, "response_metadata": {"next_cursor": cursor}}

    def conversations_open(self, given: Answer) -> Answer:
        user = given.get("users", "")
        if user not in self.there.users:
            raise Refused("user_not_found")
        return {"channel": {"id": self.there.direct(user).id}}

    def conversations_history(self, given: Answer) -> Answer:
        channel = self._readable(given)
        messages = [m for m in channel.messages.values() if m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._messages(sorted(_within(messages, given), key=_ts, reverse=True), given)

    def conversations_replies(self, given: Answer) -> Answer:
        channel = self._readable(given)
        parent = given.get("ts")
        if parent not in channel.messages:
            raise Refused("thread_not_found")
        thread = [m for m in channel.messages.values() if m["ts"] == parent or m.get("thread_ts") == parent]
        root = [m for m in thread if m["ts"] == parent]
        replies = [m for m in _within(thread, given) if m["ts"] != parent]
        return self._messages([*root, *sorted(replies, key=_ts)], given)

    def chat_postMessage(self, given: Answer) -> Answer:  # noqa: N802
        channel = self._writable(given)
        self._check(given)
        thread = given.get("thread_ts")
        message = self._ours(given)
        self.there.add(channel.id, message, thread)
        told = {"channel": channel.id, "ts": message["ts"], "text": message["text"], "thread": thread}
        self.there.note("post", metadata=message.get("metadata"), **told)
        return {"channel": channel.id, "ts": message["ts"], "message": message}

    def chat_postEphemeral(self, given: Answer) -> Answer:  # noqa: N802
        channel = self._writable(given)
        if given.get("user") not in channel.members:
            raise Refused("user_not_in_channel")
        self._check(given)
        ts = self.there.ts()
        kept = {"channel": channel.id, "user": given["user"], "ts": ts, "via": "postEphemeral"}
        shown = {key: given[key] for key in ("text", "blocks", "thread_ts") if key in given}
        self.there.ephemeral.append(kept | shown)
        self.there.note("ephemeral", **kept, text=given.get("text", ""))
        return {"message_ts": ts}

    def chat_update(self, given: Answer) -> Answer:
        channel = self._writable(given)
        message = channel.messages.get(given.get("ts", ""))
        if not message:
            raise Refused("message_not_found")
        if message.get("bot_id") != BOT:
            raise Refused("cant_update_message")
        self._check(given)
        message |= {key: given[key] for key in ("text", "blocks", "metadata") if key in given}
        message["edited"] = {"user": BOT_USER, "ts": self.there.ts()}
        self.there.note("update", channel=channel.id, ts=message["ts"], text=message["text"])
        return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": message}

    def views_open(self, given: Answer) -> Answer:
        trigger = self.there.triggers.get(given.get("trigger_id", ""))
        if not trigger:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.there.clock() - trigger.at > self.trigger_life:
            raise Refused("expired_trigger_id")
        view = self._checked(given, "modal")
        trigger.used = True
        shown = Shown(f"V{self.there.number()}", trigger.user, view, self._hash())
        self.there.views[shown.id] = shown
        return {"view": self.view_told(shown)}

    def views_update(self, given: Answer) -> Answer:
        shown = self.there.views.get(given.get("view_id", ""))
        if not shown or shown.closed:
            raise Refused("not_found")
        if given.get("hash") and given["hash"] != shown.hash:
            raise Refused("hash_conflict")
        view = self._checked(given, "modal")
        shown.view, shown.hash = view, self._hash()
        kept = {(b.get("block_id"), b["element"]["action_id"]) for b in view["blocks"] if b["type"] == "input"}
        # What was typed stays where block and action are the same.
        for block, values in list(shown.typed.items()):
            shown.typed[block] = {action: value for action, value in values.items() if (block, action) in kept}
        return {"view": self.view_told(shown)}

    def views_publish(self, given: Answer) -> Answer:
        user = given.get("user_id", "")
        if user not in self.there.users:
            raise Refused("user_not_found")
        home = self.there.homes.get(user)
        if home and given.get("hash") and given["hash"] != home.hash:
            raise Refused("hash_conflict")
        self.there.homes[user] = Shown(f"V{self.there.number()}", user, self._checked(given, "home"), self._hash())
        return {"view": self.view_told(self.there.homes[user])}

    def files_getUploadURLExternal(self, given: Answer) -> Answer:  # noqa: N802
        if not given.get("filename") or not str(given.get("length", "")).isdigit() or int(given["length"]) < 1:
            raise Refused("invalid_arguments")
        name = given["filename"]
        file = Stored(f"F{self.there.number()}", name, int(given["length"]))
        file.mimetype = mimetypes.guess_type(name)[0] or file.mimetype
        self.there.files[file.id] = file
        return {"upload_url": f"{self.base}/upload/v1/{file.id}", "file_id": file.id}

    def files_completeUploadExternal(self, given: Answer) -> Answer:  # noqa: N802
        files = given.get("files")
        files = json.loads(files) if isinstance(files, str) else files
        found = [self.there.files.get(file.get("id", "")) for file in files or ()]
        if not found or any(file is None or file.data is None for file in found):
            raise Refused("file_not_found")
        channel = self._writable({"channel": given["channel_id"]}) if given.get("channel_id") else None
        told = []
        for file, asked in zip(found, files or (), strict=True):
            assert file is not None
            file.complete, file.title = True, asked.get("title", file.name)
            if channel:
                self._share(file, channel, given)
            told.append(self.there.file_told(file, self.base))
        return {"files": told}

    def files_info(self, given: Answer) -> Answer:
        file = self.there.files.get(given.get("file", ""))
        if not file or file.data is None:
            raise Refused("file_not_found")
        return {"file": self.there.file_told(file, self.base), "comments": [], "response_metadata": {"next_cursor": ""}}

    def trigger_for(self, user: str) -> str:
        """A new trigger id, as an interaction carries it."""
        return self.there.ts().replace(".", "") + f".{user}.{self.there.number()}"

    def view_told(self, shown: Shown) -> Answer:
        """A view in the shape Slack gives it back."""
        return {
            "id": shown.id,
            "team_id": self.there.team,
            "state": {"values": _standing(shown)},
            "hash": shown.hash,
            "app_id": APP,
            "bot_id": BOT,
            "root_view_id": shown.id,
            "previous_view_id": None,
            **shown.view,
        }

    def _share(self, file: Stored, channel: Channel, given: Answer) -> None:
        message = self._ours({"text": given.get("initial_comment", "")})
        file.shares.append((channel.id, message["ts"]))
        message |= {"files": [self.there.file_told(file, self.base)], "upload": True}
        self.there.add(channel.id, message, given.get("thread_ts"))
        self.there.note("file", channel=channel.id, ts=message["ts"], file=file.id, name=file.name)

    def _messages(self, messages: list[Answer], given: Answer) -> Answer:
        page, cursor = _page(messages, given, 100, self.page)
        if str(given.get("include_all_metadata", "0")) not in ("1", "true", "True"):
            page = [{key: value for key, value in message.items() if key != "metadata"} for message in page]
        return {"messages": page, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}

    def _ours(self, given: Answer) -> Answer:
        message = {
            "type": "message",
            "user": BOT_USER,
            "bot_id": BOT,
            "app_id": APP,
            "team": self.there.team,
            "text": given.get("text", ""),
            "ts": self.there.ts(),
            "bot_profile": {"id": BOT, "app_id": APP, "name": "newsdesk", "team_id": self.there.team},
        }
        return message | {key: given[key] for key in ("blocks", "metadata") if key in given}

    def _check(self, given: Answer) -> None:
        if refusal := rules.message_error(given):
            raise Refused(*refusal)
        metadata = given.get("metadata")
        if metadata is not None and set(metadata) != {"event_type", "event_payload"}:
            raise Refused("invalid_metadata_format")

    def _checked(self, given: Answer, sort: str) -> Answer:
        if refusal := rules.view_error(given.get("view"), sort):
            raise Refused(*refusal)
        view: Answer = given["view"]
        return view

    def _hash(self) -> str:
        return f"{self.there.number()}.hash"

    def _visible(self, given: Answer) -> Channel:
        channel = self.there.channels.get(given.get("channel", ""))
        if not channel or (channel.is_private and not channel.bot_in):
            raise Refused("channel_not_found")
        return channel

    def _readable(self, given: Answer) -> Channel:
        channel = self._visible(given)
        if not channel.bot_in:
            raise Refused("not_in_channel")
        return channel

    def _writable(self, given: Answer) -> Channel:
        channel = self._readable(given)
        if channel.is_archived:
            raise Refused("is_archived")
        return channel


def _standing(shown: Shown) -> dict[str, dict[str, Answer]]:
    """What stands in the inputs of a view: what was typed, else what the app put there."""
    values: dict[str, dict[str, Answer]] = {}
    for block in shown.view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            action = element["action_id"]
            initial = {
                name.replace("initial_", "selected_") if name != "initial_value" else "value": value
                for name, value in element.items()
                if name.startswith("initial_")
            }
            typed = shown.typed.get(block["block_id"], {}).get(action)
            values[block["block_id"]] = {action: {"type": element["type"]} | (typed if typed is not None else initial)}
    return values


def _ts(message: Answer) -> float:
    return float(message["ts"])


def _within(messages: list[Answer], given: Answer) -> list[Answer]:
    oldest, latest = float(given.get("oldest") or 0), float(given.get("latest") or "inf")
    inclusive = str(given.get("inclusive", "0")) in ("1", "true", "True")
    return [m for m in messages if oldest < _ts(m) < latest or (inclusive and _ts(m) in (oldest, latest))]


def _page(items: list[Any], given: Answer, default: int, most: int = 1000) -> tuple[list[Any], str]:
    start = int(given["cursor"].removeprefix("next:")) if given.get("cursor") else 0
    end = start + min(int(given.get("limit") or default), most)
    return items[start:end], f"next:{end}" if end < len(items) else ""

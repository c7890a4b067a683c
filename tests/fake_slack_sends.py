"""What the fake Slack sends an app: commands, buttons, forms, shortcuts and events, signed, or over a socket."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple
from urllib.parse import urlencode

import aiohttp

from tests.fake_slack_methods import Methods
from tests.fake_slack_socket import Sockets
from tests.fake_slack_state import APP, BOT_USER, SECRET, Address, Trigger, Workspace


class Ack(NamedTuple):
    """What the app answered, and after how many seconds."""

    status: int
    body: str
    seconds: float

    @property
    def json(self) -> Any:
        """The body as JSON; None where it is empty."""
        return json.loads(self.body) if self.body else None


class Sends:
    """Speaks to the app at `app_url` over HTTP; over the open socket where `socket` is set."""

    def __init__(
        self, workspace: Workspace, methods: Methods, sockets: Sockets, sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self.there = workspace
        self.base = ""
        self.app_url = ""
        self.socket = False
        #: by how many seconds the time of signatures is off
        self.late = 0
        #: seconds an ack over a socket is waited for
        self.patience: float = 3
        self._methods = methods
        self._sockets = sockets
        self._sleep = sleep
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close its connections."""
        if self._session:
            await self._session.close()

    async def command(self, text: str, *, user: str = "U1", channel: str = "C1", command: str = "/report") -> Ack:
        """A slash command."""
        return await self.send("slash_commands", self.command_told(text, user, channel, command))

    def command_told(
        self, text: str, user: str = "U1", channel: str = "C1", command: str = "/report"
    ) -> dict[str, Any]:
        """A slash command's payload."""
        there = self.there.channels.get(channel)
        return {
            "token": "fake",
            "team_id": self.there.team,
            "team_domain": "acme",
            "channel_id": channel,
            "channel_name": ("directmessage" if there.is_im else there.name) if there else "privategroup",
            "user_id": user,
            "user_name": user.lower(),
            "command": command,
            "text": text,
            "api_app_id": APP,
            "is_enterprise_install": "false",
            "response_url": self.address(user, channel),
            "trigger_id": self.trigger(user),
        }

    async def press(
        self,
        action_id: str,
        value: str = "",
        *,
        user: str = "U1",
        view: str | None = None,
        channel: str = "C1",
        **more: Any,
    ) -> Ack:
        """A button, in a modal or home (`view`), or under a message (`ts`, `thread` in more)."""
        payload = self._interaction("block_actions", user) | {
            "actions": [
                {
                    "action_id": action_id,
                    "block_id": more.get("block", "b"),
                    "type": "button",
                    "value": value,
                    "text": {"type": "plain_text", "text": "x"},
                    "action_ts": self.there.ts(),
                }
            ]
        }
        if view:
            shown = self.there.views.get(view) or next(s for s in self.there.homes.values() if s.id == view)
            payload["container"] = {"type": "view", "view_id": view}
            payload["view"] = self._methods.view_told(shown)
        else:
            ts = more.get("ts", self.there.ts())
            message = {"ts": ts, "type": "message", "user": BOT_USER, "text": "x"}
            if thread := more.get("thread"):
                message["thread_ts"] = thread
            payload["container"] = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False}
            payload |= {"channel": {"id": channel, "name": "general"}, "message": message}
            payload["response_url"] = self.address(user, channel)
        return await self.send("interactive", payload)

    async def submit(self, view: str, *, user: str = "U1") -> Ack:
        """A form's submission, with what was typed into it. An empty answer closes the view, as in Slack."""
        shown = self.there.views[view]
        payload = self._interaction("view_submission", user)
        payload |= {"view": self._methods.view_told(shown), "response_urls": []}
        ack = await self.send("interactive", payload)
        if ack.status == 200 and not ack.body:
            shown.closed = True
        return ack

    def type(self, view: str, block: str, action: str, **value: Any) -> None:
        """Type or choose in an open view: value=…, selected_option=…, selected_options=[…]."""
        shown = self.there.views[view]
        elements = [b["element"]["action_id"] for b in shown.view["blocks"] if b.get("block_id") == block]
        assert action in elements, f"no input {action} in block {block}"
        shown.typed.setdefault(block, {})[action] = value

    async def message_shortcut(self, callback: str, ts: str, *, user: str = "U1", channel: str = "C1") -> Ack:
        """A shortcut on a message."""
        message = self.there.channels[channel].messages[ts]
        payload = self._interaction("message_action", user) | {
            "callback_id": callback,
            "message_ts": ts,
            "action_ts": self.there.ts(),
            "message": message,
            "channel": {"id": channel, "name": self.there.channels[channel].name},
            "response_url": self.address(user, channel),
        }
        return await self.send("interactive", payload)

    async def shortcut(self, callback: str, *, user: str = "U1") -> Ack:
        """A global shortcut."""
        payload = self._interaction("shortcut", user) | {"callback_id": callback, "action_ts": self.there.ts()}
        return await self.send("interactive", payload)

    async def options(self, view: str, block: str, action: str, typed: str = "", *, user: str = "U1") -> Ack:
        """The choices of an external select, as the person types."""
        payload = {"type": "block_suggestion", "user": {"id": user, "team_id": self.there.team}}
        payload |= {"team": {"id": self.there.team}, "api_app_id": APP, "block_id": block, "action_id": action}
        payload |= {"value": typed, "view": self._methods.view_told(self.there.views[view])}
        payload["container"] = {"type": "view", "view_id": view}
        return await self.send("interactive", payload)

    async def mention(self, text: str, *, user: str = "U1", channel: str = "C1", thread: str | None = None) -> Ack:
        """A message that mentions the bot, and its event."""
        words = f"<@{BOT_USER}> {text}"
        ts = self.there.say(channel, user, words, thread=thread)
        event = {"type": "app_mention", "user": user, "text": words, "ts": ts, "channel": channel, "event_ts": ts}
        return await self.event(event | ({"thread_ts": thread} if thread else {}))

    async def direct(self, text: str, *, user: str = "U1", **more: Any) -> Ack:
        """A message to the bot, and its event."""
        channel = self.there.direct(user).id
        ts = self.there.say(channel, user, text)
        event = {"type": "message", "channel_type": "im", "user": user, "text": text, "ts": ts, "channel": channel}
        return await self.event(event | {"event_ts": ts, "team": self.there.team} | more)

    async def open_home(self, *, user: str = "U1", tab: str = "home") -> Ack:
        """A person looks at the app's home."""
        event = {"type": "app_home_opened", "user": user, "channel": self.there.direct(user).id, "tab": tab}
        return await self.event(event | {"event_ts": self.there.ts()})

    async def event(self, event: dict[str, Any], *, retries: int = 0, event_id: str = "") -> Ack:
        """An event; with retries the same one is sent again so often, as Slack does when it had no answer in time."""
        payload = {
            "token": "fake",
            "team_id": self.there.team,
            "api_app_id": APP,
            "event": event,
            "type": "event_callback",
            "event_id": event_id or f"Ev{self.there.number()}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": self.there.team, "user_id": BOT_USER, "is_bot": True}],
            "is_ext_shared_channel": False,
        }
        ack = await self.send("events_api", payload)
        for n in range(1, retries + 1):
            ack = await self.send("events_api", payload, retry=n)
        return ack

    def trigger(self, user: str) -> str:
        """A new trigger of a user, alive for three seconds."""
        found = self._methods.trigger_for(user)
        self.there.triggers[found] = Trigger(user, self.there.clock())
        return found

    def address(self, user: str, channel: str) -> str:
        """A new response_url."""
        found = secrets.token_hex(8)
        self.there.addresses[found] = Address(user, channel, self.there.clock())
        return f"{self.base}/commands/{found}"

    def headers(self, body: str) -> dict[str, str]:
        """The signature of a body, with the time it was signed."""
        at = str(int(time.time()) - self.late)
        mac = hmac.new(SECRET.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={mac}"}

    async def send(self, sort: str, payload: dict[str, Any], retry: int = 0) -> Ack:
        """A request of one of Slack's three sorts, over the transport in use."""
        if self.socket:
            return await self._by_socket(sort, payload, retry)
        if sort == "events_api":
            return await self._post(json.dumps(payload), "application/json", retry)
        form = payload if sort == "slash_commands" else {"payload": json.dumps(payload)}
        return await self._post(urlencode(form), "application/x-www-form-urlencoded", retry)

    async def _post(self, body: str, content_type: str, retry: int) -> Ack:
        self._session = self._session or aiohttp.ClientSession()
        headers = self.headers(body) | {"Content-Type": content_type}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        began = time.monotonic()
        async with self._session.post(self.app_url, data=body.encode(), headers=headers) as response:
            return Ack(response.status, await response.text(), time.monotonic() - began)

    async def _by_socket(self, sort: str, payload: dict[str, Any], retry: int) -> Ack:
        began = time.monotonic()
        more = {"retry_attempt": retry, "retry_reason": "timeout"} if retry else {}
        envelope = await self._sockets.send(sort, payload, **more)
        try:
            answer = await self._sockets.ack(envelope, self.patience)
        except TimeoutError:
            return Ack(0, "", time.monotonic() - began)
        return Ack(200, json.dumps(answer) if answer else "", time.monotonic() - began)

    def _interaction(self, sort: str, user: str) -> dict[str, Any]:
        return {
            "type": sort,
            "team": {"id": self.there.team, "domain": "acme"},
            "user": {"id": user, "username": user.lower(), "name": user.lower(), "team_id": self.there.team},
            "api_app_id": APP,
            "token": "fake",
            "trigger_id": self.trigger(user),
            "is_enterprise_install": False,
        }

"""What Slack sends, as commands: slash commands, mentions, buttons, forms, shortcuts, the Home (C1, C3)."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.chat.slack.blocks import action_of
from bot.chat.slack.fields import typed
from bot.chat.slack.ids import room_id
from bot.chat.slack.views import unpacked
from core.kept import Command
from core.report import Caller

Payload = Mapping[str, Any]

#: Shortcuts by the callback ids of the manifest, which are our actions.
MESSAGE_SHORTCUT, GLOBAL_SHORTCUT = "report.incident", "report.setup"
_MENTION = re.compile(r"^\s*(?:<@{bot}(?:\|[^>]*)?>[\s,:]*)+|<@{bot}(?:\|[^>]*)?>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_ENTITY = re.compile("&(?:amp|lt|gt);")


def slash(payload: Payload, caller: Caller) -> Command:
    """`/report …`. Its trigger is unique, and so its id."""
    return _command(
        payload["trigger_id"],
        caller,
        channel=payload.get("channel_id"),
        text=written(payload.get("text") or ""),
        context={
            "channel_name": payload.get("channel_name"),
            "response_url": payload.get("response_url"),
            "trigger_id": payload["trigger_id"],
        },
    )


def button(payload: Payload, caller: Caller) -> Command:
    """A button pressed under a message, in a form (with what stands in it) or on the Home."""
    pressed = payload["actions"][0]
    view, message = payload.get("view") or {}, payload.get("message") or {}
    told, where = _carried(view)
    channel = (payload.get("channel") or {}).get("id") or (payload.get("container") or {}).get("channel_id")
    return _command(
        f"{payload['trigger_id']}/{pressed['action_id']}",
        caller,
        channel=channel,
        room=where.get("room"),
        thread=message.get("thread_ts") or where.get("thread"),
        action=action_of(pressed["action_id"]),
        values=_typed(view) | ({"value": pressed["value"]} if pressed.get("value") else {}),
        state=told,
        context={
            "channel_name": (payload.get("channel") or {}).get("name"),
            "response_url": payload.get("response_url"),
            "trigger_id": payload["trigger_id"],
            "message_ts": message.get("ts"),
            **(_window(view) if view.get("type") == "modal" else {}),
        },
    )


def submission(payload: Payload, caller: Caller) -> Command:
    """A form sent off. Its action is the form's submit button's."""
    view = payload["view"]
    told, where = _carried(view)
    return _command(
        payload.get("trigger_id") or f"{view['id']}/{view.get('hash')}",
        caller,
        room=where.get("room"),
        thread=where.get("thread"),
        action=str(view.get("callback_id") or ""),
        values=_typed(view),
        state=told,
        context={"trigger_id": payload.get("trigger_id"), **_window(view)},
    )


def shortcut(payload: Payload, caller: Caller) -> Command:
    """A shortcut: on a message it is about the message's channel."""
    channel, message = payload.get("channel") or {}, payload.get("message") or {}
    return _command(
        payload["trigger_id"],
        caller,
        channel=channel.get("id"),
        action=str(payload["callback_id"]),
        context={
            "channel_name": channel.get("name"),
            "response_url": payload.get("response_url"),
            "trigger_id": payload["trigger_id"],
            "message_ts": payload.get("message_ts") or message.get("ts"),
        },
    )


def spoken(body: Payload, caller: Caller, bot: str) -> Command:
    """A mention, or a message to the bot itself; Slack may send it again under the same event id."""
    event = body["event"]
    mention = event["type"] == "app_mention"
    return _command(
        body["event_id"],
        caller,
        channel=event["channel"],
        thread=event.get("thread_ts"),
        text=written(unmentioned(event.get("text") or "", bot)),
        context={"message": event["ts"] if mention else None},
    )


def looked_home(body: Payload, caller: Caller) -> Command:
    """Someone opened the app's Home."""
    return _command(body["event_id"], caller, action="home", context={})


def unmentioned(text: str, bot: str) -> str:
    """The words without the bot's own name."""
    return re.sub(_MENTION.pattern.replace("{bot}", re.escape(bot)), "", text).strip()


def written(text: str) -> str:
    """What the person typed: Slack escapes three characters. Mentions stay as Slack writes them."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text).strip()


def _command(
    id_: str,
    caller: Caller,
    *,
    context: Mapping[str, Any],
    channel: str | None = None,
    room: str | None = None,
    **told: Any,
) -> Command:
    return Command(
        id=str(id_),
        caller=caller,
        chat="slack",
        room=room_id(channel) if channel else room or None,
        context={key: str(value) for key, value in context.items() if value},
        at=datetime.now(UTC),
        **{key: value for key, value in told.items() if value is not None},
    )


def _carried(view: Payload) -> tuple[dict[str, str], dict[str, str]]:
    """The form's state, and where its command was given."""
    told = unpacked(str(view.get("private_metadata") or ""))
    return _strings(told.get("state")), _strings(told.get("where"))


def _strings(found: object) -> dict[str, str]:
    return {str(key): str(value) for key, value in found.items() if value} if isinstance(found, dict) else {}


def _typed(view: Payload) -> dict[str, Any]:
    return typed((view.get("state") or {}).get("values") or {})


def _window(view: Payload) -> dict[str, Any]:
    return {"view_id": view.get("id"), "view_hash": view.get("hash")}

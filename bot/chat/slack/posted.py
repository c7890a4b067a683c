"""What was posted with a key, found again by the metadata our messages carry."""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from bot.chat.slack.api import SlackApi
from bot.chat.slack.faults import SlackRefused
from core.errors import DeliveryUnknown

EVENT = "newsdesk_delivery"
#: How far back is looked, in time and in pages: a delivery is taken up again within minutes of its first try.
LOOK_BACK = timedelta(days=2)
PAGES, PAGE = 10, 100


class Mark(NamedTuple):
    """One message of a delivery: its ts, of how many messages its reply is, and into how many this one was cut."""

    ts: str
    parts: int
    cut: int


#: What was found of one delivery, by each message's key.
Marks = Mapping[str, Mark]


def piece_key(key: str, n: int) -> str:
    """The key of a reply's n-th message: the first has the delivery's own."""
    return key if n == 1 else f"{key}.{n}"


def cut_key(key: str, n: int) -> str:
    """The key of the n-th of the small messages that stand for one."""
    return key if n == 1 else f"{key}~{n}"


def metadata(key: str, parts: int, cut: int = 1) -> dict[str, Any]:
    """What a message carries so that it is found. No secrets: other apps of the workspace can read it."""
    return {"event_type": EVENT, "event_payload": {"key": key, "parts": parts, "cut": cut}}


def whole(marks: Marks, key: str) -> bool:
    """Whether all messages of the delivery are there."""
    first = marks.get(key)
    return first is not None and all(whole_piece(marks, piece_key(key, n)) for n in range(1, first.parts + 1))


def whole_piece(marks: Marks, key: str) -> bool:
    """Whether one message is there, with all the small ones it was cut into."""
    first = marks.get(key)
    return first is not None and all(cut_key(key, n) in marks for n in range(1, first.cut + 1))


async def look(api: SlackApi, organisation: str, channel: str, key: str, thread: str | None, since: float) -> Marks:
    """What stands in a channel, or in a thread of it, of the delivery with this key.

    `since` is in seconds since 1970. A look ends when the delivery is whole, or at the end of what it may read.

    :raises DeliveryUnknown: Slack can't be asked, or there was more to read than a look may
    """
    marks: dict[str, Mark] = {}
    try:
        async for message in _messages(api, organisation, channel, thread, since):
            found = _mark(message)
            if found and _belongs(found[0], key):
                marks.setdefault(*found)
                if whole(marks, key):
                    break
    except SlackRefused as refused:
        raise DeliveryUnknown(f"Slack can't be asked what was posted: {refused.code}") from refused
    return marks


async def _messages(
    api: SlackApi, organisation: str, channel: str, thread: str | None, since: float
) -> AsyncIterator[dict[str, Any]]:
    method = "conversations.replies" if thread else "conversations.history"
    oldest = f"{since:.6f}"
    given = {"channel": channel, "ts": thread, "limit": PAGE, "oldest": oldest, "include_all_metadata": True}
    for _ in range(PAGES):
        answer = await api.call(organisation, method, given)
        for message in answer.get("messages", []):
            yield message
        given["cursor"] = answer.get("response_metadata", {}).get("next_cursor")
        if not given["cursor"]:
            return
    raise DeliveryUnknown("There are too many messages in the channel to tell whether one of them is it.")


def _mark(message: Mapping[str, Any]) -> tuple[str, Mark] | None:
    told = message.get("metadata") or {}
    payload = told.get("event_payload") or {}
    if told.get("event_type") != EVENT or not isinstance(payload.get("key"), str):
        return None
    return payload["key"], Mark(str(message["ts"]), int(payload.get("parts", 1)), int(payload.get("cut", 1)))


def _belongs(found: str, key: str) -> bool:
    return found == key or found.startswith((f"{key}.", f"{key}~"))

"""A Dify app's answer as it comes: server-sent events, or one JSON body."""

import json
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

from bot.models.fields import raw
from core.errors import ModelInvalidOutput, ModelUnreachable

#: Characters of an answer; more is no report.
MOST_ANSWER = 2_000_000
#: Characters of an error that are looked at.
_MOST_CODE, _MOST_WORDS = 100, 2000


class Refusal(NamedTuple):
    """Why an app didn't answer: an HTTP status, Dify's code, its words."""

    status: int
    code: str
    words: str


class Said(NamedTuple):
    """An app's answer, with the usage it reports and its message's id; or its refusal, which may come with HTTP 200."""

    text: str = ""
    usage: Any = None
    message: Any = None
    refusal: Refusal | None = None


def blocking(body: bytes) -> Said:
    """The answer in one body. :raises ModelInvalidOutput: it is none"""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise ModelInvalidOutput("The app's answer is not JSON.", raw=raw(body))
    if said.get("event") == "error" or ("answer" not in said and "code" in said):
        return Said(refusal=_refused(said))
    # An app that waits for a person answers 200 with another event, before there is a text.
    if said.get("event") not in (None, "message", "agent_message"):
        raise ModelInvalidOutput("The app paused before it had an answer.", raw=raw(body))
    text = said.get("answer")
    if isinstance(text, dict):
        text = json.dumps(text, ensure_ascii=False)
    if not isinstance(text, str) or not text.strip():
        raise ModelInvalidOutput("The app's answer is empty.", raw=raw(body))
    return Said(text, _usage(said), said.get("message_id") or said.get("id"))


def refusal_in(body: bytes, status: int) -> Refusal:
    """What the body of an error's response tells, Dify's own or a proxy's page."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return Refusal(status, "", raw(body)[:_MOST_WORDS])
    return Refusal(status, str(said.get("code") or "")[:_MOST_CODE], str(said.get("message") or "")[:_MOST_WORDS])


async def heard(chunks: AsyncIterator[bytes]) -> Said:
    """The answer put together from a stream of events.

    :raises ModelInvalidOutput: it is empty, too long, waits for a person, or an event is not JSON
    :raises ModelUnreachable: the stream broke off before its end
    """
    listening = _Listening()
    async for event in _events(chunks):
        if listening.over(event):
            break
    return listening.said()


class _Listening:
    """What the events so far come to."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._ended = False
        self._paused = False
        self._said = Said()

    def over(self, event: dict[str, Any]) -> bool:
        """Take one event in; whether it was the last that matters."""
        match event.get("event"):
            case "message" | "agent_message":
                self._add(event.get("answer"))
            case "message_replace":
                self._parts, self._size = [], 0
                self._add(event.get("answer"))
            case "message_end":
                self._ended = True
                self._said = Said("", _usage(event), event.get("message_id") or event.get("id"))
            case "workflow_finished":
                return self._finished(event.get("data"))
            case "workflow_paused" | "human_input_required":
                self._paused = True
            case "error":
                self._said = Said(refusal=_refused(event))
                return True
            case "ping":
                return self._ended
        return False

    def said(self) -> Said:
        """The whole answer."""
        text = "".join(self._parts)
        if self._said.refusal:
            return self._said
        if self._paused:
            raise ModelInvalidOutput("The app paused before it had an answer.", raw=text[:MOST_ANSWER])
        if not self._ended:
            raise ModelUnreachable("The app's answer broke off.")
        if not text.strip():
            raise ModelInvalidOutput("The app's answer is empty.")
        return self._said._replace(text=text)

    def _add(self, piece: object) -> None:
        if not isinstance(piece, str):
            return
        self._parts.append(piece)
        self._size += len(piece)
        if self._size > MOST_ANSWER:
            raise ModelInvalidOutput("The app's answer is longer than any report.", raw="".join(self._parts)[:20_000])

    def _finished(self, data: Any) -> bool:
        """The flow behind the app is over; one that failed says so only here."""
        if not isinstance(data, dict) or data.get("status") not in ("failed", "stopped"):
            return False
        words = str(data.get("error") or data["status"])[:_MOST_WORDS]
        self._said = Said(refusal=Refusal(400, "completion_request_error", words))
        return True


async def _events(chunks: AsyncIterator[bytes]) -> AsyncIterator[dict[str, Any]]:
    """The events of a stream; one without data has only its name.

    Lines end with a line feed and nothing else: the separators that Unicode knows may stand inside the JSON.
    """
    name, data = b"", list[bytes]()
    async for line in _lines(chunks):
        field, _, value = line.partition(b":")
        if field == b"data":
            data.append(value.removeprefix(b" "))
        elif field == b"event":
            name = value.strip()
        elif not line and (name or data):
            yield _event(name, b"\n".join(data))
            name, data = b"", []
    if name or data:
        yield _event(name, b"\n".join(data))


async def _lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The lines of a body; the last one without an end too."""
    rest: list[bytes] = []
    async for chunk in chunks:
        *whole, last = chunk.split(b"\n")
        for line in whole:
            yield b"".join([*rest, line]).removesuffix(b"\r")
            rest = []
        rest.append(last)
    yield b"".join(rest).removesuffix(b"\r")


def _refused(said: dict[str, Any]) -> Refusal:
    """What an error tells that comes with HTTP 200: its own status counts."""
    told = said.get("status")
    status = told if isinstance(told, int) and 400 <= told <= 599 else 500
    return Refusal(status, str(said.get("code") or "")[:_MOST_CODE], str(said.get("message") or "")[:_MOST_WORDS])


def _event(name: bytes, data: bytes) -> dict[str, Any]:
    if not data:
        return {"event": name.decode("utf-8", "replace")}
    try:
        event = json.loads(data)
    except (ValueError, RecursionError):
        raise ModelInvalidOutput("An event of the app is not JSON.", raw=raw(data)) from None
    return event if isinstance(event, dict) else {}


def _usage(said: dict[str, Any]) -> Any:
    metadata = said.get("metadata")
    return metadata.get("usage") if isinstance(metadata, dict) else None

"""The Dify wire on loopback: `/v1/chat-messages`, blocking and as server-sent events."""

import json
from contextlib import AbstractAsyncContextManager
from typing import Any

from aiohttp import web

from tests.bot.models.wire_server import Deed, Endpoint, answers, serving

NO_BLOCKING = "Agent Chat App does not support blocking mode"


def dify_endpoint(*deeds: Deed) -> AbstractAsyncContextManager[Endpoint]:
    """An endpoint that does these deeds in order."""
    return serving("/v1/chat-messages", "/v1", deeds)


def usage(price: str = "0.0001234", currency: str = "USD") -> dict[str, Any]:
    """What an app tells of its cost: prices are decimal strings."""
    return {
        "prompt_tokens": 120,
        "prompt_unit_price": "0.15",
        "prompt_price_unit": "0.000001",
        "prompt_price": "0.000018",
        "completion_tokens": 30,
        "completion_unit_price": "0.60",
        "completion_price_unit": "0.000001",
        "completion_price": "0.000018",
        "total_tokens": 150,
        "total_price": price,
        "currency": currency,
        "latency": 1.25,
    }


def chat_message(answer: object = "words", **more: object) -> dict[str, Any]:
    """The body of an ordinary answer in blocking mode."""
    return {
        "event": "message",
        "task_id": "task-1",
        "id": "message-1",
        "message_id": "message-1",
        "conversation_id": "conversation-1",
        "mode": "chat",
        "answer": answer,
        "metadata": {"usage": usage(), "retriever_resources": []},
        "created_at": 1767225600,
        **more,
    }


def dify_fails(
    status: int, words: str = "no", code: str = "bad_request", headers: dict[str, str] | None = None
) -> Deed:
    """An error as Dify writes it."""
    return answers({"code": code, "message": words, "status": status}, status, headers)


def said(*pieces: str, event: str = "message") -> list[dict[str, Any]]:
    """The events of an ordinary answer in streaming mode: its pieces, then its end."""
    ids = {"task_id": "task-1", "message_id": "message-1", "conversation_id": "conversation-1"}
    told = [{"event": event, "answer": piece, **ids} for piece in pieces]
    return [*told, {"event": "message_end", "id": "message-1", **ids, "metadata": {"usage": usage()}}]


def stream_of(*events: object) -> bytes:
    """Events as bytes: a dict is an event's data, a string the name of one without data."""
    lines = (
        f"event: {event}" if isinstance(event, str) else f"data: {json.dumps(event, ensure_ascii=False)}"
        for event in events
    )
    return "".join(f"{line}\n\n" for line in lines).encode()


def streams(*events: object, cut: int = 7, drop: bool = False) -> Deed:
    """A stream of events, in pieces of `cut` bytes that know no lines; with `drop` the connection breaks off."""

    async def deed(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        response.enable_chunked_encoding()
        await response.prepare(request)
        body = stream_of(*events)
        for start in range(0, len(body), cut):
            await response.write(body[start : start + cut])
        if drop:
            assert request.transport
            request.transport.close()
        return response

    return deed

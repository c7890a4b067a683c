"""Endpoints on loopback that misbehave as they are told, one deed a request: every provider's wire in one place."""

from contextlib import AbstractAsyncContextManager
from typing import Any

from aiohttp import web

from tests.bot.models.wire_anthropic import anthropic_endpoint, anthropic_fails, message
from tests.bot.models.wire_dify import chat_message, dify_endpoint, dify_fails, said, streams
from tests.bot.models.wire_server import (
    Deed,
    Endpoint,
    answers,
    dripping,
    drops,
    drops_halfway,
    floods,
    says,
    serving,
)

__all__ = [
    "Deed",
    "Endpoint",
    "answers",
    "anthropic_endpoint",
    "anthropic_fails",
    "chat_message",
    "completion",
    "dify_endpoint",
    "dify_fails",
    "dripping",
    "drips",
    "drops",
    "drops_halfway",
    "endpoint",
    "fails",
    "floods",
    "message",
    "moderation_endpoint",
    "said",
    "says",
    "streams",
]


def endpoint(*deeds: Deed) -> AbstractAsyncContextManager[Endpoint]:
    """An endpoint of the OpenAI wire that does these deeds in order."""
    return serving("/v1/chat/completions", "/v1", deeds)


def moderation_endpoint(*deeds: Deed, path: str = "/v1/moderations") -> AbstractAsyncContextManager[Endpoint]:
    """OpenAI's moderations, or a screen of one's own at another path; `url` is what its client is given."""
    return serving(path, "/v1" if path.startswith("/v1/") else path, deeds)


def completion(content: object = "words", finish: str = "stop", **more: object) -> dict[str, Any]:
    """The body of an ordinary answer."""
    told = {"role": "assistant", "content": content, **more.pop("message", {})}  # type: ignore[dict-item]
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1767225600,
        "model": "model-2026-01",
        "system_fingerprint": "fp_1",
        "choices": [{"index": 0, "finish_reason": finish, "message": told}],
        "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
        **more,
    }


def fails(status: int, message: str = "no", code: object = None, headers: dict[str, str] | None = None) -> Deed:
    """An error as OpenAI writes it."""
    return answers({"error": {"message": message, "type": "error", "param": None, "code": code}}, status, headers)


async def drips(request: web.Request) -> web.StreamResponse:
    """A good answer, one byte each 10 ms: every read is in time, the whole takes seconds."""
    return await dripping(completion())(request)

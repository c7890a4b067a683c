"""The Anthropic wire on loopback: `/v1/messages`, answered and refused as Anthropic does."""

from contextlib import AbstractAsyncContextManager
from typing import Any

from tests.bot.models.wire_server import Deed, Endpoint, answers, serving


def anthropic_endpoint(*deeds: Deed) -> AbstractAsyncContextManager[Endpoint]:
    """An endpoint that does these deeds in order; its `url` is without /v1."""
    return serving("/v1/messages", "", deeds)


def message(text: object = "words", stop: str = "end_turn", **more: object) -> dict[str, Any]:
    """The body of an ordinary answer."""
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "model-2026-01",
        "content": [{"type": "text", "text": text}],
        "stop_reason": stop,
        "stop_sequence": None,
        "usage": {
            "input_tokens": 100,
            "cache_read_input_tokens": 20,
            "cache_creation_input_tokens": 0,
            "output_tokens": 30,
        },
        **more,
    }


def anthropic_fails(
    status: int, words: str = "no", kind: str = "invalid_request_error", headers: dict[str, str] | None = None
) -> Deed:
    """An error as Anthropic writes it."""
    return answers({"type": "error", "error": {"type": kind, "message": words}}, status, headers)

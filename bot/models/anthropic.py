"""Anthropic's Messages API: one request an answer, each failure one of a closed set of kinds."""

import re
from collections.abc import Mapping
from typing import Any

import anthropic
from anthropic import AsyncAnthropic, DefaultAsyncHttpxClient
from pydantic import BaseModel, ValidationError

from bot.models.faults import check_key, masked, of_status, refusal, retry_after
from bot.models.fields import count, name, raw
from bot.models.prices import Price, price_of
from bot.models.transport import TRANSPORT, TRANSPORT_ERRORS, address, bounded, kind_of, waits
from core.errors import (
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelInvalidOutput,
    ModelProviderFault,
    ModelRefused,
    ModelTimeout,
    ModelTruncated,
    ModelUnreachable,
)
from core.ports import Caps, Prompt, Reply, Usage

_HOME = "https://api.anthropic.com"
#: Tokens of an answer that comes in one piece; the SDK wants longer ones streamed.
_MOST_TOKENS = 21_000
_FEWER = re.compile(r"max_tokens: \d+ > (\d{2,6})\b")

#: What each failure means that comes without an HTTP status; the nearest class counts.
KINDS: Mapping[type[Exception], type[ModelFailed]] = {
    **TRANSPORT,
    anthropic.APITimeoutError: ModelTimeout,
    anthropic.APIConnectionError: ModelUnreachable,
    anthropic.APIResponseValidationError: ModelInvalidOutput,
    anthropic.APIError: ModelProviderFault,
    anthropic.CredentialsError: ModelAuthFailed,
    anthropic.AnthropicError: ModelProviderFault,
}

#: The HTTP statuses of the errors that can stand in a body.
_STATUSES = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}


class _Block(BaseModel):
    type: str | None = None
    text: str | None = None


class _Said(BaseModel):
    """The wire's answer as it may come: something that speaks it nearly can put null, or an error, anywhere."""

    content: list[_Block] | None = None
    model: str | None = None
    stop_reason: str | None = None
    usage: Any = None
    error: Any = None


class AnthropicModel:
    """Asks `/v1/messages`. `base_url` is without /v1, Anthropic's own where it is None; `timeout` is in seconds.

    It takes neither temperature nor seed. A schema's lengths and counts are told to the model and not enforced, so what
    comes is validated as any answer is. `price` is what the settings say it costs; the table's price holds where it is
    None.

    :raises BadInput: `base_url` is no address
    """

    provider = "anthropic"

    def __init__(
        self,
        *,
        api_key: str,
        model: str,
        timeout: float,
        base_url: str | None = None,
        region: str | None = None,
        price: Price | None = None,
    ) -> None:
        self.name = model
        self.region = region
        self.caps = Caps(seed=False, max_context=200_000)
        self._key = api_key.strip()
        self._most = _MOST_TOKENS
        self._price = price or price_of("anthropic", model)
        url = address(base_url or _HOME, "ANTHROPIC_BASE_URL", _HOME)
        self._client = AsyncAnthropic(
            api_key=self._key,
            base_url=url,
            timeout=waits(timeout),
            max_retries=0,
            open_telemetry=False,
            http_client=DefaultAsyncHttpxClient(
                base_url=url, timeout=waits(timeout), event_hooks={"response": [bounded]}
            ),
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    def cost(self, usage: Usage) -> int | None:
        """What that many tokens cost, in USD-micros rounded up; None where no price is known."""
        return self._price.micros(usage) if self._price else None

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        """The model's answer to the prompt. The key goes along as `Idempotency-Key`.

        :raises ModelFailed: whatever the provider or the wire did; never with the key in its words
        """
        check_key(self._key)
        try:
            response = await self._client.messages.with_raw_response.create(
                **self._request(prompt), extra_headers={"Idempotency-Key": key} if key else None
            )
        except (anthropic.AnthropicError, *TRANSPORT_ERRORS) as error:
            # The SDK's error holds the request with its key: it goes no further than this.
            raise self._failure(error) from None
        reply = self._reply(response.http_response.content)
        seeded = None if prompt.seed is None else False
        request_id = name(response.http_response.headers.get("request-id"))
        return reply.model_copy(update={"seed_honoured": seeded, "request_id": request_id})

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        # The provider's cache holds what stands before the mark: the part that is the same for each report of a kind.
        stable = {"type": "text", "text": prompt.system, "cache_control": {"type": "ephemeral"}}
        request: dict[str, Any] = {
            "model": self.name,
            "max_tokens": min(prompt.max_tokens, self._most),
            "system": [stable],
            "messages": [{"role": "user", "content": prompt.user}],
        }
        if prompt.json_schema and self.caps.json_schema:
            schema = anthropic.transform_schema(prompt.json_schema)
            request["output_config"] = {"format": {"type": "json_schema", "schema": schema}}
        return request

    def _reply(self, body: bytes) -> Reply:
        try:
            said = _Said.model_validate_json(body)
        except ValidationError:
            raise ModelInvalidOutput("The service's answer is not a message.", raw=raw(body)) from None
        if said.content is None:
            raise self._without_content(said.error, raw(body))
        usage = said.usage if isinstance(said.usage, dict) else {}
        parts = [count(usage, f"{kind}input_tokens") for kind in ("", "cache_read_", "cache_creation_")]
        # Tokens read from the cache and put into it are not among the input tokens told.
        total = None if parts[0] is None else sum(part or 0 for part in parts)
        tokens_out = count(usage, "output_tokens")
        return Reply(
            text=_text(said, raw(body)),
            model=name(said.model) or self.name,
            tokens_in=total,
            tokens_out=tokens_out,
            tokens_cached=parts[1],
            cost_usd_micros=self._with_storing(total, tokens_out, parts[1] or 0, parts[2] or 0),
        )

    def _with_storing(self, tokens_in: int | None, tokens_out: int | None, cached: int, written: int) -> int | None:
        """The cost of an answer that put tokens into the cache, which are dearer; None where `cost` tells it."""
        if not (written and self._price) or tokens_in is None or tokens_out is None:
            return None
        return self._price.micros(Usage(tokens_in, tokens_out, cached), written)

    def _failure(self, error: Exception) -> ModelFailed:
        if isinstance(error, anthropic.APIStatusError):
            failure = self._refused(error.status_code, error.api_message or error.message)
            failure.retry_after = retry_after(error.response.headers)
            return failure
        return kind_of(error, KINDS)(masked(f"{type(error).__name__}: {error}", self._key))

    def _refused(self, status: int, words: str) -> ModelFailed:
        """The failure a status and the provider's own words stand for."""
        failure = refusal(status, words, self._key)
        if of_status(status) is ModelBadRequest:
            self._learn(words)
        return failure

    def _learn(self, words: str) -> None:
        """Note what this model or endpoint doesn't take, so that the next request is without it."""
        if "output_config" in words or "output format" in words:
            self.caps = self.caps.model_copy(update={"json_schema": False})
        elif fewer := _FEWER.search(words):
            self._most = min(self._most, int(fewer[1]))

    def _without_content(self, error: Any, body: str) -> ModelFailed:
        """A proxy may answer 200 with an error inside."""
        kind = error.get("type") if isinstance(error, dict) else None
        if isinstance(kind, str) and kind in _STATUSES:
            return self._refused(_STATUSES[kind], str(error.get("message", "")))
        return ModelInvalidOutput("The service's answer holds no content.", raw=body)


def _text(said: _Said, body: str) -> str:
    if said.stop_reason == "refusal":
        raise ModelRefused
    if said.stop_reason == "max_tokens":
        raise ModelTruncated
    if said.stop_reason == "model_context_window_exceeded":
        raise ModelInputTooLarge("The prompt left the answer no room in the model's context window.")
    text = "".join(block.text or "" for block in said.content or () if block.type == "text")
    if not text.strip():
        raise ModelInvalidOutput("The model's answer is empty.", raw=body)
    return text

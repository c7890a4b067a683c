"""OpenAI and each endpoint that speaks its wire: one request an answer, each failure one of a closed set of kinds."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI
from pydantic import BaseModel, ValidationError

from bot.models.faults import CONTENT_FILTERS, is_too_large, masked, of_status, retry_after
from core.errors import (
    BadInput,
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
from core.ports import Caps, Prompt, Reply
from core.words.text import clean, cut

_OPENAI = "https://api.openai.com/v1"
#: Seconds to wait for a connection: shorter than for an answer, so that the gateway can try again.
_CONNECT_S = 10.0
#: Characters kept of a body that isn't an answer, and of a name the provider gives.
_MOST_BODY, _MOST_NAME = 20_000, 100

#: What each failure means that comes without an HTTP status; the nearest class counts.
KINDS: Mapping[type[Exception], type[ModelFailed]] = {
    openai.APITimeoutError: ModelTimeout,
    openai.APIConnectionError: ModelUnreachable,
    openai.APIResponseValidationError: ModelInvalidOutput,
    openai.LengthFinishReasonError: ModelTruncated,
    openai.ContentFilterFinishReasonError: ModelRefused,
    openai.APIError: ModelProviderFault,
    openai.OpenAIError: ModelProviderFault,
    httpx2.ConnectTimeout: ModelUnreachable,
    httpx2.PoolTimeout: ModelUnreachable,
    httpx2.TimeoutException: ModelTimeout,
    httpx2.HTTPError: ModelUnreachable,
    httpx2.StreamError: ModelUnreachable,
    httpx2.InvalidURL: ModelUnreachable,
}


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    finish_reason: str | None = None
    message: _Message


class _Completion(BaseModel):
    """The wire's answer as it may come: an endpoint can put null, an error, or nothing, where choices should be."""

    choices: list[_Choice] | None = None
    model: str | None = None
    system_fingerprint: str | None = None
    usage: Any = None
    error: Any = None


class OpenAIModel:
    """Asks chat completions. `base_url` ends in /v1, OpenAI's own where it is None; `timeout` is in seconds.

    What an endpoint says it doesn't take (a schema, a seed, a temperature, a limit) isn't sent to it again.

    :raises BadInput: `base_url` is no address
    """

    def __init__(self, *, api_key: str, base_url: str | None, model: str, timeout: float) -> None:
        self.name = model
        self.caps = Caps()
        self._key = api_key.strip()
        self._temperature = True
        address = _address(base_url or _OPENAI)
        own = address.host.endswith("openai.com")
        self._limit: str | None = "max_completion_tokens" if own else "max_tokens"
        self._client = AsyncOpenAI(
            api_key=self._key,
            base_url=address,
            timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_S)),
            max_retries=0,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        """The model's answer to the prompt. The key goes along as `Idempotency-Key`.

        :raises ModelFailed: whatever the endpoint or the wire did; never with the key in its words
        """
        if not (self._key.isascii() and self._key.isprintable()):
            raise ModelAuthFailed("The API key holds characters that no key has.")
        try:
            raw = await self._client.chat.completions.with_raw_response.create(
                **self._request(prompt), extra_headers={"Idempotency-Key": key} if key else None
            )
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL) as error:
            # The SDK's error holds the request with its key: it goes no further than this.
            raise self._failure(error) from None
        response = raw.http_response
        return self._reply(response.content, response.headers.get("x-request-id"))

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        request: dict[str, Any] = {
            "model": self.name,
            "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
        }
        if self._limit:
            request[self._limit] = prompt.max_tokens
        if self._temperature:
            request["temperature"] = prompt.temperature
        if prompt.seed is not None and self.caps.seed:
            request["seed"] = prompt.seed
        if prompt.json_schema and self.caps.json_schema:
            schema = {"name": "draft", "strict": True, "schema": prompt.json_schema}
            request["response_format"] = {"type": "json_schema", "json_schema": schema}
        return request

    def _reply(self, body: bytes, request_id: str | None) -> Reply:
        text = body[: _MOST_BODY * 4].decode("utf-8", "replace")[:_MOST_BODY]
        try:
            said = _Completion.model_validate_json(body)
        except ValidationError:
            raise ModelInvalidOutput("The endpoint's answer is not a chat completion.", raw=text) from None
        if not said.choices:
            raise self._without_choices(said.error, text)
        return Reply(
            text=_content(said.choices[0], text),
            model=_name(said.model) or self.name,
            tokens_in=_count(said.usage, "prompt_tokens"),
            tokens_out=_count(said.usage, "completion_tokens"),
            cost_usd_micros=_micros(said.usage),
            request_id=_name(request_id),
            fingerprint=_name(said.system_fingerprint),
        )

    def _failure(self, error: Exception) -> ModelFailed:
        if isinstance(error, openai.APIStatusError):
            failure = self._refused(error.status_code, error.code or "", error.message)
            failure.retry_after = retry_after(error.response.headers)
            return failure
        # The SDK calls each time-out the same; one while connecting is a connection that failed.
        causes = [error.__cause__] if isinstance(error.__cause__, httpx2.HTTPError) else []
        kinds = [KINDS[cls] for cause in (*causes, error) for cls in type(cause).__mro__ if cls in KINDS]
        return kinds[0](masked(f"{type(error).__name__}: {error}", self._key))

    def _refused(self, status: int, code: str, words: str) -> ModelFailed:
        """The failure a status and the provider's own words stand for."""
        detail = masked(f"HTTP {status}: {words}", self._key)
        kind = of_status(status)
        if kind is ModelAuthFailed:
            # Some providers repeat the key they refuse, or part of it, in ways no mask knows.
            return kind(f"The AI service rejected our credentials (HTTP {status}).")
        if issubclass(kind, ModelBadRequest):
            if code in CONTENT_FILTERS:
                return ModelRefused(detail)
            learnt = self._learn(f"{code} {words}")
            if not learnt and is_too_large(f"{code} {words}"):
                return ModelInputTooLarge(detail)
        return kind(detail)

    def _learn(self, words: str) -> bool:
        """Note what the endpoint doesn't take, so that the next request is without it; whether there was anything."""
        if is_too_large(words):
            # Some count the answer's limit into the context: without one, the answer gets what is left.
            named = self._limit if "in the completion" in words else None
        else:
            named = next((wish for wish in self._wishes() if wish in words), None)
        if named == "response_format":
            self.caps = self.caps.model_copy(update={"json_schema": False})
        elif named == "seed":
            self.caps = self.caps.model_copy(update={"seed": False})
        elif named == "temperature":
            self._temperature = False
        elif named:
            swap = self._limit == "max_tokens" and "max_completion_tokens" in words
            self._limit = "max_completion_tokens" if swap else None
        return named is not None

    def _wishes(self) -> tuple[str, ...]:
        return ("response_format", "temperature", *((self._limit, "max_tokens") if self._limit else ()), "seed")

    def _without_choices(self, error: Any, body: str) -> ModelFailed:
        """Some endpoints answer 200 with an error inside, with an HTTP status as its code."""
        code = error.get("code") if isinstance(error, dict) else None
        if isinstance(code, int) and code >= 400:
            return self._refused(code, "", str(error.get("message", "")))
        return ModelInvalidOutput("The endpoint's answer holds no choices.", raw=body)


def _address(given: str) -> httpx2.URL:
    try:
        address = httpx2.URL(given.strip())
    except httpx2.InvalidURL:
        address = httpx2.URL()
    if address.scheme not in ("http", "https") or not address.host:
        raise BadInput(f"OPENAI_BASE_URL is not an address: {given}; it looks like http://localhost:8080/v1")
    return address


def _content(choice: _Choice, body: str) -> str:
    message = choice.message
    if choice.finish_reason == "content_filter" or message.refusal:
        raise ModelRefused
    if choice.finish_reason == "length":
        raise ModelTruncated
    if not (message.content or "").strip():
        raise ModelInvalidOutput("The model's answer is empty.", raw=body)
    assert message.content
    return message.content


def _name(given: str | None) -> str | None:
    return cut(clean(given).replace("\n", " ").strip(), _MOST_NAME) or None if given else None


def _count(usage: Any, name: str) -> int | None:
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None


def _micros(usage: Any) -> int | None:
    """USD-micros, rounded up, where the provider reports a cost in USD (OpenRouter does)."""
    cost = usage.get("cost") if isinstance(usage, dict) else None
    if not isinstance(cost, int | float) or isinstance(cost, bool) or not 0 <= cost < 1e6:
        return None
    return int((Decimal(str(cost)) * 1_000_000).to_integral_value(ROUND_CEILING))

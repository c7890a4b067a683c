"""OpenAI and each endpoint that speaks its wire: one request an answer, each failure one of a closed set of kinds."""

from collections.abc import Mapping
from typing import Any

import openai
from openai import AsyncOpenAI, DefaultAsyncHttpxClient
from pydantic import BaseModel, ValidationError

from bot.models.faults import check_key, masked, of_status, refusal, retry_after
from bot.models.fields import count, micros, name, raw
from bot.models.openai_wishes import Wishes
from bot.models.prices import Price, price_of
from bot.models.transport import TRANSPORT, TRANSPORT_ERRORS, address, bounded, kind_of, waits
from core.errors import (
    ModelBadRequest,
    ModelFailed,
    ModelInvalidOutput,
    ModelProviderFault,
    ModelRefused,
    ModelTimeout,
    ModelTruncated,
    ModelUnreachable,
)
from core.ports import Caps, Prompt, Reply, Usage

_HOMES = {"openai": "https://api.openai.com/v1", "openrouter": "https://openrouter.ai/api/v1"}
#: To OpenRouter's providers: do all that is asked, and keep nothing of it.
_ROUTING = {"provider": {"require_parameters": True, "data_collection": "deny", "zdr": True}}

#: What each failure means that comes without an HTTP status; the nearest class counts.
KINDS: Mapping[type[Exception], type[ModelFailed]] = {
    **TRANSPORT,
    openai.APITimeoutError: ModelTimeout,
    openai.APIConnectionError: ModelUnreachable,
    openai.APIResponseValidationError: ModelInvalidOutput,
    openai.LengthFinishReasonError: ModelTruncated,
    openai.ContentFilterFinishReasonError: ModelRefused,
    openai.APIError: ModelProviderFault,
    openai.OpenAIError: ModelProviderFault,
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
    provider: Any = None
    usage: Any = None
    error: Any = None


class OpenAIModel:
    """Asks chat completions. `base_url` ends in /v1, the provider's own where it is None; `timeout` is in seconds.

    `provider` is `openai` for whatever speaks its wire, or `openrouter`. `price` is what the settings say it costs; the
    table's price holds where it is None. `extra` is added to each request's body.

    What an endpoint says it doesn't take (a schema, a seed, a temperature, a limit) isn't sent to it again.

    :raises BadInput: `base_url` is no address
    """

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str | None,
        model: str,
        timeout: float,
        provider: str = "openai",
        region: str | None = None,
        price: Price | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = model
        self.provider = provider
        self.region = region
        self.caps = Caps()
        self._key = api_key.strip()
        url = address(base_url or _HOMES.get(provider, _HOMES["openai"]), f"{provider.upper()}_BASE_URL")
        newer = provider == "openai" and url.host.endswith("openai.com")
        self._wishes = Wishes("max_completion_tokens" if newer else "max_tokens", identified=provider == "openai")
        self._price = price or price_of(provider, model, str(url))
        self._extra = {**(_ROUTING if provider == "openrouter" else {}), **(extra or {})}
        self._client = client(self._key, str(url), timeout)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    def cost(self, usage: Usage) -> int | None:
        """What that many tokens cost, in USD-micros rounded up; None where no price is known."""
        return self._price.micros(usage) if self._price else None

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        """The model's answer to the prompt. The key goes along as `Idempotency-Key`.

        :raises ModelFailed: whatever the endpoint or the wire did; never with the key in its words
        """
        check_key(self._key)
        messages = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
        request: dict[str, Any] = {"model": self.name, "messages": messages, **self._wishes.of(prompt)}
        try:
            response = await self._client.chat.completions.with_raw_response.create(
                **request,
                extra_body=self._extra or None,
                extra_headers={"Idempotency-Key": key} if key else None,
            )
        except (openai.OpenAIError, *TRANSPORT_ERRORS) as error:
            # The SDK's error holds the request with its key: it goes no further than this.
            raise self._failure(error) from None
        reply = self._reply(response.http_response.content)
        seeded = None if prompt.seed is None else "seed" in request
        request_id = name(response.http_response.headers.get("x-request-id"))
        return reply.model_copy(update={"seed_honoured": seeded, "request_id": request_id})

    def _reply(self, body: bytes) -> Reply:
        try:
            said = _Completion.model_validate_json(body)
        except ValidationError:
            raise ModelInvalidOutput("The endpoint's answer is not a chat completion.", raw=raw(body)) from None
        if not said.choices:
            raise self._without_choices(said.error, raw(body))
        usage = said.usage if isinstance(said.usage, dict) else {}
        return Reply(
            text=_content(said.choices[0], raw(body)),
            model=name(said.model) or self.name,
            tokens_in=count(usage, "prompt_tokens"),
            tokens_out=count(usage, "completion_tokens"),
            tokens_cached=count(usage.get("prompt_tokens_details"), "cached_tokens"),
            cost_usd_micros=_cost(usage),
            provider=name(said.provider),
            fingerprint=name(said.system_fingerprint),
        )

    def _failure(self, error: Exception) -> ModelFailed:
        if isinstance(error, openai.APIStatusError):
            failure = self._refused(error.status_code, error.code or "", error.message)
            failure.retry_after = retry_after(error.response.headers)
            return failure
        return kind_of(error, KINDS)(masked(f"{type(error).__name__}: {error}", self._key))

    def _refused(self, status: int, code: str, words: str) -> ModelFailed:
        """The failure a status and the provider's own words stand for."""
        failure = refusal(status, words, self._key, code)
        if issubclass(of_status(status), ModelBadRequest) and not isinstance(failure, ModelRefused):
            if self._wishes.learn(f"{code} {words}"):
                failure = ModelBadRequest(failure.detail)
            takes = {"json_schema": self._wishes.takes("response_format"), "seed": self._wishes.takes("seed")}
            self.caps = self.caps.model_copy(update=takes)
        return failure

    def _without_choices(self, error: Any, body: str) -> ModelFailed:
        """Some endpoints answer 200 with an error inside, with an HTTP status as its code."""
        code = error.get("code") if isinstance(error, dict) else None
        if isinstance(code, int) and code >= 400:
            return self._refused(code, "", str(error.get("message", "")))
        return ModelInvalidOutput("The endpoint's answer holds no choices.", raw=body)


def client(key: str, base_url: str, timeout: float) -> AsyncOpenAI:
    """The SDK's client without retries of its own, reading no more of a body than a report can have."""
    http = DefaultAsyncHttpxClient(base_url=base_url, timeout=waits(timeout), event_hooks={"response": [bounded]})
    return AsyncOpenAI(api_key=key, base_url=base_url, timeout=waits(timeout), max_retries=0, http_client=http)


def _content(choice: _Choice, body: str) -> str:
    message = choice.message
    if choice.finish_reason == "content_filter" or message.refusal:
        raise ModelRefused
    if choice.finish_reason == "length":
        raise ModelTruncated
    if choice.finish_reason == "error":
        raise ModelProviderFault("The model broke off with an error.")
    if not (message.content or "").strip():
        raise ModelInvalidOutput("The model's answer is empty.", raw=body)
    assert message.content
    return message.content


def _cost(usage: dict[str, Any]) -> int | None:
    """USD-micros where the provider reports a cost as a number of USD (OpenRouter does)."""
    cost = usage.get("cost")
    return micros(cost) if isinstance(cost, int | float) else None

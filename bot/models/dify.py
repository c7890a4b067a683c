"""A Dify app: one request to `/chat-messages` an answer, each failure one of a closed set of kinds."""

from typing import Any, Literal

import httpx2

from bot.models.dify_stream import Refusal, Said, blocking, heard, refusal_in
from bot.models.faults import check_key, is_too_large, masked, refusal, retry_after
from bot.models.fields import count, micros, name
from bot.models.form import in_words
from bot.models.prices import Price
from bot.models.transport import TRANSPORT_ERRORS, address, bounded, is_stream, kind_of, waits
from core.errors import (
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelProviderFault,
    ModelTimeout,
)
from core.ports import Caps, Prompt, Reply, Usage

_HOME = "https://api.dify.ai/v1"
#: What Dify is told where there is no room: it insists on a user.
_NOBODY = "newsdesk"
#: The refusal of an agent app, whatever status and code it comes with.
_NO_BLOCKING = "does not support blocking mode"
#: The edge of Dify's cloud gave up waiting for the app: it may still be at work, and be paid for.
_GAVE_UP = 524
#: Code of any fault of the model behind the app; only its words tell which.
_MODEL_FAULT = "completion_request_error"

Mode = Literal["blocking", "streaming"]


class DifyModel:
    """Asks a Dify app. `base_url` ends in /v1, Dify's own cloud where it is None; `timeout` is in seconds.

    An app takes no schema, seed, temperature or limit, so the form of the answer is told in words. `mode` is how it is
    asked; agent apps only stream, and one that says so is streamed from then on. `price` is what the settings say it
    costs, for apps that don't tell.

    :raises BadInput: `base_url` is no address
    """

    provider = "dify"

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str | None,
        timeout: float,
        model: str = "dify",
        mode: Mode = "blocking",
        region: str | None = None,
        price: Price | None = None,
    ) -> None:
        self.name = model
        self.region = region
        self.mode: Mode = mode
        self.caps = Caps(json_schema=False, seed=False, tools=False)
        self._key = api_key.strip()
        self._price = price
        self._url = str(address(base_url or _HOME, "DIFY_BASE_URL", _HOME)).rstrip("/") + "/chat-messages"
        self._client = httpx2.AsyncClient(timeout=waits(timeout), event_hooks={"response": [bounded]})

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    def cost(self, usage: Usage) -> int | None:
        """What that many tokens cost, in USD-micros rounded up; None where no price is known."""
        return self._price.micros(usage) if self._price else None

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        """The app's answer to the prompt. The key goes along as `Idempotency-Key`.

        :raises ModelFailed: whatever Dify or the wire did; never with the key in its words
        """
        check_key(self._key)
        mode = self.mode
        said = await self._asked(prompt, key, mode)
        if said.refusal and mode == "blocking" and _NO_BLOCKING in said.refusal.words:
            # It was refused before any model ran, so nothing was paid: through the gateway's loop, one of its tries and
            # a second of waiting would be lost, or the whole call, for this is no failure that passes.
            self.mode = "streaming"
            said = await self._asked(prompt, key, self.mode)
        if said.refusal:
            raise self._failure(said.refusal)
        return self._reply(said, prompt)

    async def _asked(self, prompt: Prompt, key: str, mode: Mode) -> Said:
        headers = {"Authorization": f"Bearer {self._key}"} | ({"Idempotency-Key": key} if key else {})
        try:
            async with self._client.stream("POST", self._url, json=_body(prompt, mode), headers=headers) as response:
                if response.status_code != httpx2.codes.OK:
                    return self._refused(response, await response.aread())
                if is_stream(response):
                    return await heard(response.aiter_bytes())
                return blocking(await response.aread())
        except TRANSPORT_ERRORS as error:
            # The error holds the request with its key: it goes no further than this.
            raise kind_of(error)(masked(f"{type(error).__name__}: {error}", self._key)) from None

    def _refused(self, response: httpx2.Response, body: bytes) -> Said:
        said = refusal_in(body, response.status_code)
        if _NO_BLOCKING in said.words:
            return Said(refusal=said)
        failure = self._failure(said)
        failure.retry_after = retry_after(response.headers)
        raise failure

    def _failure(self, said: Refusal) -> ModelFailed:
        """The failure that a status, Dify's code and its words stand for."""
        if said.code == _MODEL_FAULT:
            return _of_model(said.words)(masked(said.words, self._key))
        if said.code == "provider_not_initialize":
            return ModelAuthFailed("The app's own model has no credentials.")
        if said.status == _GAVE_UP:
            return ModelTimeout("HTTP 524: the app took too long for the service's edge.")
        return refusal(said.status, said.words, self._key, said.code)

    def _reply(self, said: Said, prompt: Prompt) -> Reply:
        usage = said.usage if isinstance(said.usage, dict) else {}
        return Reply(
            text=said.text,
            model=self.name,
            tokens_in=count(usage, "prompt_tokens"),
            tokens_out=count(usage, "completion_tokens"),
            cost_usd_micros=_cost(usage),
            seed_honoured=None if prompt.seed is None else False,
            request_id=name(said.message),
        )


def _body(prompt: Prompt, mode: Mode) -> dict[str, Any]:
    form = [in_words(prompt.json_schema)] if prompt.json_schema else []
    return {
        "inputs": {},
        "query": "\n\n".join([prompt.system, *form, prompt.user]),
        "response_mode": mode,
        "user": prompt.subject or _NOBODY,
        # A name for the conversation would be one more model call.
        "auto_generate_name": False,
    }


def _of_model(words: str) -> type[ModelFailed]:
    """What a fault of the model behind an app means."""
    if is_too_large(words):
        return ModelInputTooLarge
    if "credentials" in words or "Authentication" in words:
        return ModelAuthFailed
    return ModelBadRequest if "Bad Request" in words else ModelProviderFault


def _cost(usage: dict[str, Any]) -> int | None:
    """USD-micros where the app tells a price in USD. Of a model without a price it tells 0, which is unknown."""
    return micros(usage.get("total_price")) or None if usage.get("currency") == "USD" else None

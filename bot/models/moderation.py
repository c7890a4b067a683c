"""Screens of what a model wrote (N4): an address of the installation's own, or OpenAI's moderation endpoint."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import httpx2
import openai

from bot.models.faults import check_key, masked, refusal, retry_after
from bot.models.fields import name, raw
from bot.models.openai import KINDS, client
from bot.models.transport import TRANSPORT_ERRORS, address, bounded, kind_of, waits
from core.errors import ModelFailed, ModelInputTooLarge, ModelInvalidOutput

_HOME = "https://api.openai.com/v1"
_MODEL = "omni-moderation-latest"
#: Characters of one piece that OpenAI is asked about, and of a text; categories that are looked at.
_PIECE, _MOST_TEXT, _MOST_CATEGORIES = 10_000, 1_000_000, 50
#: What a text violates where it is flagged and nobody says as what.
_UNNAMED = ("flagged",)


class UrlModeration:
    """Asks `MODERATION_URL`: `{"text"}` is posted, `{"flagged", "categories"}` comes back. `timeout` is in seconds.

    `categories` may be left out, a list of names, or an object of names and truth values.

    :raises BadInput: `url` is no address
    """

    def __init__(self, url: str, timeout: float) -> None:
        self._url = address(url, "MODERATION_URL", "http://localhost:8090/moderate")
        self._client = httpx2.AsyncClient(timeout=waits(timeout), event_hooks={"response": [bounded]})

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def __call__(self, text: str) -> Sequence[str]:
        """The categories the text violates; none where it is fine. :raises ModelFailed: it can't be asked"""
        try:
            response = await self._client.post(self._url, json={"text": text})
        except TRANSPORT_ERRORS as error:
            # An address may hold a password; the error's words may hold the address.
            raise kind_of(error)(type(error).__name__) from None
        if response.status_code != httpx2.codes.OK:
            failure = refusal(response.status_code, response.text, self._url.password)
            failure.retry_after = retry_after(response.headers)
            raise failure
        return _categories(_verdict(_parsed(response.content), response.content))


class OpenAIModeration:
    """Asks OpenAI's moderation endpoint, or one that speaks its wire. `timeout` is in seconds.

    :raises BadInput: `base_url` is no address
    """

    def __init__(self, api_key: str, base_url: str | None, timeout: float) -> None:
        self._key = api_key.strip()
        self._client = client(self._key, str(address(base_url or _HOME, "OPENAI_BASE_URL")), timeout)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def __call__(self, text: str) -> Sequence[str]:
        """The categories the text violates; none where it is fine. :raises ModelFailed: it can't be asked"""
        check_key(self._key)
        if not text.strip():
            return ()
        if len(text) > _MOST_TEXT:
            raise ModelInputTooLarge("The text is too long to be screened whole.")
        pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
        try:
            response = await self._client.moderations.with_raw_response.create(input=pieces, model=_MODEL)
        except (openai.OpenAIError, *TRANSPORT_ERRORS) as error:
            raise self._failure(error) from None
        body = response.http_response.content
        said = _parsed(body)
        results = said.get("results") if isinstance(said, dict) else None
        if not isinstance(results, list) or len(results) < len(pieces):
            raise ModelInvalidOutput("The moderation's answer holds no results.", raw=raw(body))
        found = (category for result in results for category in _categories(_verdict(result, body)))
        return tuple(dict.fromkeys(found))

    def _failure(self, error: Exception) -> ModelFailed:
        if isinstance(error, openai.APIStatusError):
            failure = refusal(error.status_code, error.message, self._key, error.code or "")
            failure.retry_after = retry_after(error.response.headers)
            return failure
        return kind_of(error, KINDS)(masked(f"{type(error).__name__}: {error}", self._key))


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _verdict(said: Any, body: bytes) -> dict[str, Any]:
    """What was said, where it holds a verdict: no answer at all may pass for a good one."""
    if not isinstance(said, dict) or not isinstance(said.get("flagged"), bool):
        raise ModelInvalidOutput("The moderation's answer holds no verdict.", raw=raw(body))
    return said


def _categories(verdict: dict[str, Any]) -> tuple[str, ...]:
    """The names a verdict holds; one without names has violated something all the same."""
    if not verdict["flagged"]:
        return ()
    return tuple(dict.fromkeys(_names(verdict.get("categories")))) or _UNNAMED


def _names(categories: object) -> Iterator[str]:
    if isinstance(categories, dict):
        categories = [key for key, violated in categories.items() if violated is True]
    if isinstance(categories, list):
        yield from islice((found for each in categories if (found := name(each))), _MOST_CATEGORIES)

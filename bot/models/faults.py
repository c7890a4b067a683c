"""What a provider's refusal means: its HTTP status, its Retry-After, its words without the key."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from core.errors import (
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelProviderFault,
    ModelRateLimited,
    ModelRefused,
    ModelTimeout,
)
from core.words.text import clean, cut

#: Codes of a provider's own content filter.
CONTENT_FILTERS = ("content_filter", "content_policy_violation")

#: Characters kept of a provider's own words.
_MOST_WORDS = 300
_STATUS = {
    401: ModelAuthFailed,
    403: ModelAuthFailed,
    408: ModelTimeout,
    413: ModelInputTooLarge,
    429: ModelRateLimited,
}
_TOO_LARGE = re.compile(
    r"context_length_exceeded|maximum context length|context window|prompt is too long|exceeds? the available context"
    r"|exceeds? context limit",
    re.I,
)
_KEY_LIKE = re.compile(r"\bsk-[\w*.-]{4,}|\bapp-[\w*]{12,}|(?<=bearer )\S+", re.I)


def of_status(status: int) -> type[ModelFailed]:
    """The kind of failure an HTTP status other than success stands for."""
    return ModelProviderFault if status >= 500 else _STATUS.get(status, ModelBadRequest)


def refusal(status: int, words: str, key: str, code: str = "") -> ModelFailed:
    """The failure a status, a provider's own code and its words stand for; never with the key in it."""
    kind = of_status(status)
    if kind is ModelAuthFailed:
        # Some providers repeat the key they refuse, or part of it, in ways no mask knows.
        return kind(f"The AI service rejected our credentials (HTTP {status}).")
    detail = masked(f"HTTP {status}: {words}", key)
    if issubclass(kind, ModelBadRequest):
        if code in CONTENT_FILTERS:
            return ModelRefused(detail)
        if is_too_large(f"{code} {words}"):
            return ModelInputTooLarge(detail)
    return kind(detail)


def check_key(key: str) -> None:
    """:raises ModelAuthFailed: no header can hold the key"""
    if not (key.isascii() and key.isprintable()):
        raise ModelAuthFailed("The API key holds characters that no key has.")


def is_too_large(words: str) -> bool:
    """Whether a provider says that the prompt is longer than its model can read."""
    return _TOO_LARGE.search(words) is not None


def masked(words: str, key: str) -> str:
    """A provider's words on one line, short, without the key or anything like one."""
    bare = words.replace(key, "[key]") if key else words
    return cut(clean(_KEY_LIKE.sub("[key]", bare)).replace("\n", " "), _MOST_WORDS)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds the provider asks us to wait, given in seconds, milliseconds or as a date; None where it doesn't say."""
    if (ms := _number(headers.get("retry-after-ms"))) is not None:
        return ms / 1000
    said = headers.get("retry-after", "")
    if (seconds := _number(said)) is not None:
        return seconds
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    now = datetime.now(UTC)
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None

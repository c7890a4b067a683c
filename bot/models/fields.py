"""Fields of a provider's answer, none of them trusted: counts, names, amounts, and its words as they came."""

from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import Any

from core.words.text import clean, cut

#: Characters kept of a body that isn't an answer, and of a name the provider gives.
_MOST_BODY, _MOST_NAME = 20_000, 100
#: USD; more is no cost of one answer
_MOST_COST = 1_000_000


def raw(body: bytes) -> str:
    """The beginning of a body as text, for the record of what was no answer."""
    return body[: _MOST_BODY * 4].decode("utf-8", "replace")[:_MOST_BODY]


def name(given: object) -> str | None:
    """A name on one line, cut to a length any record holds; None where there is none."""
    if not isinstance(given, str):
        return None
    return cut(clean(given).replace("\n", " ").strip(), _MOST_NAME) or None


def count(holder: Any, key: str) -> int | None:
    """A whole number of 0 or more; None where the field holds anything else."""
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None


def micros(usd: object) -> int | None:
    """USD, a number or a decimal string, as USD-micros rounded up; None where it is no amount."""
    if isinstance(usd, bool) or not isinstance(usd, int | float | str):
        return None
    try:
        amount = Decimal(str(usd)[:40])
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount < _MOST_COST:
        return None
    return int((amount * 1_000_000).to_integral_value(ROUND_CEILING))

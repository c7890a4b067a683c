"""JSON from outside, read with care."""

from pydantic_core import from_json

from core.errors import BadInput
from core.words import say


def parsed(raw: bytes | str, locale: str) -> object:
    """JSON from outside: no NaN, no endless nesting, no NUL, which no database takes.

    :raises BadInput: it isn't JSON, or holds what can't be kept
    """
    try:
        value: object = from_json(raw, allow_inf_nan=False)
    except ValueError:
        raise BadInput(say(locale, "wire-bad-json")) from None
    if "\\u0000" in (raw if isinstance(raw, str) else raw.decode("utf-8", "replace")) and _has_nul(value):
        raise BadInput(say(locale, "wire-bad-json"))
    return value


def _has_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_has_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_has_nul, value))

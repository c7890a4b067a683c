"""What Slack's adapter says itself, in the reader's language."""

from collections.abc import Mapping

from core.words import catalogue, say
from core.words.format import number


def badges(sources: Mapping[str, int | None], locale: str) -> str:
    """What a report was made from: `12 calls · 24 messages`; sources left out aren't named (D14)."""
    return " · ".join(_counted(name, count, locale) for name, count in sources.items() if count is not None)


def _counted(name: str, count: int, locale: str) -> str:
    message = f"daily-count-{name.replace('_', '-')}"
    if catalogue(locale).has_message(message):
        return say(locale, message, count=count, shown=number(count, locale))
    return f"{name} {number(count, locale)}"

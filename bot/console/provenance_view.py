"""How a report came to be, as its page tells it: who wrote, with which model, at what price, what was hidden (T8)."""

from collections.abc import Iterator
from datetime import timedelta

from core.document import Provenance
from core.words import catalogue, say
from core.words.format import listing, number, percent
from core.words.money import usd


def provenance(made: Provenance, locale: str) -> Iterator[tuple[str, str]]:
    """Labels and values in the reader's language, as far as they are known."""
    for name, value in _lines(made, locale):
        if value:
            yield say(locale, f"console-made-{name}"), value


def _lines(made: Provenance, locale: str) -> Iterator[tuple[str, str]]:
    yield "writer", say(locale, "console-made-rules") if made.writer == "rules" else made.writer
    yield "skipped", _reason(made.skipped, locale)
    yield "fallback", _reason(made.fallback, locale)
    yield "model", made.model_answered or made.model_asked or ""
    yield "provider", " · ".join(filter(None, (made.provider, made.region)))
    yield "prompt", f"{made.prompt} {made.prompt_version or ''}".strip() if made.prompt else ""
    if made.tokens_in is not None and made.tokens_out is not None:
        yield "tokens", f"{number(made.tokens_in, locale)} → {number(made.tokens_out, locale)}"
    yield "cost", "" if made.cost_usd_micros is None else usd(made.cost_usd_micros, locale)
    yield "latency", "" if made.latency_ms is None else _seconds(made.latency_ms)
    yield "hidden", listing([_hidden(sort, count, locale) for sort, count in made.redacted.items() if count], locale)
    if made.moderation in ("passed", "flagged"):
        yield "moderation", say(locale, f"console-moderation-{made.moderation}")
    yield "confidence", "" if made.confidence is None else percent(made.confidence, locale)
    for count in ("kept", "replaced", "struck"):
        yield count, number(getattr(made, count), locale)
    yield "fingerprint", (made.brief_sha256 or "")[:12]


def _seconds(ms: int) -> str:
    return f"{timedelta(milliseconds=ms).total_seconds():.1f} s"


def _reason(kind: str | None, locale: str) -> str:
    """Why a model didn't write, in words where there are some."""
    message = f"document-reason-{(kind or '').replace('_', '-')}"
    return say(locale, message) if kind and catalogue(locale).has_message(message) else kind or ""


def _hidden(sort: str, count: int, locale: str) -> str:
    """`3 names`: how many of a sort were hidden, never which."""
    message = f"document-hidden-{sort}"
    known = message if catalogue(locale).has_message(message) else "document-hidden-other"
    return say(locale, known, count=count, shown=number(count, locale))

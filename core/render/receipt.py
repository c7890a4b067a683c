"""What a document says about itself, in words: what was read of what there was, and how the text came to be."""

from dataclasses import dataclass

from core.brief import Tally
from core.document import Document, Provenance
from core.render.ready import one_line
from core.words import catalogue, say
from core.words.format import number

FAILURES_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The lines of the coverage receipt: what was read, what was condensed, and what failed, if anything did."""

    read: str
    notes: tuple[str, ...] = ()
    failed: str = ""
    failures: tuple[str, ...] = ()


def receipt(document: Document) -> Receipt:
    """The coverage receipt (X2) in the document's language."""
    locale, coverage = document.locale, document.coverage
    failures = [one_line(failure, 240) for failure in coverage.failures[:FAILURES_SHOWN]]
    rest = len(coverage.failures) - len(failures)
    if rest:
        failures.append(say(locale, "document-coverage-failed-more", shown=number(rest, locale)))
    tallies = read_line(document)
    return Receipt(
        read=say(locale, "document-coverage", tallies=tallies) if tallies else say(locale, "document-coverage-none"),
        notes=tuple(one_line(say(locale, message, **values)) for message, values in coverage.notes),
        failed=say(locale, "document-coverage-failed") if failures else "",
        failures=tuple(failures),
    )


def read_line(document: Document) -> str:
    """`1,240/1,240 messages, 14/15 images`; empty where nothing was counted."""
    between = "、" if document.locale == "zh-TW" else ", "
    return between.join(_tally(tally, document.locale) for tally in document.coverage.tallies)


def provenance_line(document: Document) -> str:
    """How the text came to be, on one line."""
    made, locale = document.provenance, document.locale
    parts = [_writer(made, locale)]
    if made.prompt:
        parts.append(
            say(locale, "document-provenance-prompt", name=f"{made.prompt} {made.prompt_version or ''}".strip())
        )
    if made.kept or made.replaced or made.struck:
        counts = {name: number(getattr(made, name), locale) for name in ("kept", "replaced", "struck")}
        parts.append(say(locale, "document-provenance-checked", **counts))
    if made.tokens_in is not None and made.tokens_out is not None:
        tokens = {"in": number(made.tokens_in, locale), "out": number(made.tokens_out, locale)}
        parts.append(say(locale, "document-provenance-tokens", **tokens))
    if made.cost_usd_micros is not None:
        parts.append(say(locale, "document-provenance-cost", cost=f"{made.cost_usd_micros / 1_000_000:.4f}"))
    if made.brief_sha256:
        parts.append(say(locale, "document-provenance-brief", hash=made.brief_sha256[:12]))
    if made.version:
        parts.append(f"Newsdesk {made.version}")
    return one_line(" · ".join(parts))


def _writer(made: Provenance, locale: str) -> str:
    if made.fallback:
        return say(locale, "document-provenance-fallback", reason=made.fallback)
    if made.writer == "rules":
        return say(locale, "document-provenance-rules")
    return say(locale, "document-provenance-model", model=made.model_answered or made.writer)


def _tally(tally: Tally, locale: str) -> str:
    figures = {"read": number(tally.read, locale), "total": number(tally.total, locale)}
    message = f"document-tally-{tally.sort.replace('_', '-')}"
    if catalogue(locale).has_message(message):
        return say(locale, message, count=tally.total, **figures)
    return say(locale, "document-tally-other", sort=one_line(tally.sort.replace("_", " ")), **figures)

"""What a document says about itself, in words: what was read of what there was, and how the text came to be."""

from collections.abc import Iterator
from dataclasses import dataclass

from fluent.runtime.types import fluent_number

from core.brief import Tally
from core.document import Document, Provenance
from core.render.ready import one_line
from core.words import catalogue, say
from core.words.format import listing, number, percent

FAILURES_SHOWN = 10
#: Digits of a digest that are printed.
HASH_SHOWN = 12


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
    return " · ".join(provenance_lines(document))


def provenance_lines(document: Document) -> list[str]:
    """How the text came to be: who wrote and what the checks made of it, what it took, what was hidden, and digests."""
    made, locale = document.provenance, document.locale
    groups = (_authorship(made, locale), _effort(made, locale), _hidden(made, locale), _digests(made, locale))
    return [one_line(" · ".join(parts)) for parts in map(list, groups) if parts]


def _authorship(made: Provenance, locale: str) -> Iterator[str]:
    yield _writer(made, locale)
    answered = made.model_answered if made.writer != "rules" else None
    if made.model_asked and answered and answered != made.model_asked:
        yield say(locale, "document-provenance-models", asked=made.model_asked, answered=answered)
    elif made.model_asked and not answered and _was_asked(made):
        yield say(locale, "document-provenance-asked", asked=made.model_asked)
    if made.provider:
        yield say(locale, "document-provenance-provider", provider=made.provider)
    if made.region:
        yield say(locale, "document-provenance-region", region=made.region)
    if made.prompt:
        name = f"{made.prompt} {made.prompt_version or ''}".strip()
        yield say(locale, "document-provenance-prompt", name=name)
    if made.kept or made.replaced or made.struck:
        counts = {name: number(getattr(made, name), locale) for name in ("kept", "replaced", "struck")}
        yield say(locale, "document-provenance-checked", **counts)
    if made.confidence is not None:
        yield say(locale, "document-provenance-confidence", share=percent(made.confidence, locale))
    if made.moderation in ("passed", "flagged"):
        yield say(locale, f"document-provenance-moderation-{made.moderation}")


def _writer(made: Provenance, locale: str) -> str:
    if made.skipped:
        return say(locale, "document-provenance-skipped", reason=_reason(made.skipped, locale))
    if made.fallback:
        return say(locale, "document-provenance-fallback", reason=_reason(made.fallback, locale))
    if made.writer == "rules":
        return say(locale, "document-provenance-rules")
    return say(locale, "document-provenance-model", model=made.model_answered or made.writer)


def _reason(kind: str, locale: str) -> str:
    message = f"document-reason-{kind.replace('_', '-')}"
    return say(locale, message if catalogue(locale).has_message(message) else "document-reason-failed")


def _effort(made: Provenance, locale: str) -> Iterator[str]:
    """Tokens, cost, time, tries and seed, where a model was asked."""
    if not _was_asked(made):
        return
    if made.tokens_in is None or made.tokens_out is None:
        yield say(locale, "document-provenance-tokens-unknown")
    else:
        tokens = {"in": number(made.tokens_in, locale), "out": number(made.tokens_out, locale)}
        yield say(locale, "document-provenance-tokens", **tokens)
    if made.cost_usd_micros is None:
        yield say(locale, "document-provenance-cost-unknown")
    else:
        yield say(locale, "document-provenance-cost", cost=_dollars(made.cost_usd_micros))
    if made.latency_ms is not None:
        yield say(locale, "document-provenance-time", seconds=number(made.latency_ms / 1000, locale))
    if made.attempts:
        yield say(locale, "document-provenance-tries", count=made.attempts, shown=number(made.attempts, locale))
    if made.seed is not None:
        honoured = {True: "honoured", False: "ignored", None: "unknown"}[made.seed_honoured]
        yield say(locale, f"document-provenance-seed-{honoured}", seed=str(made.seed))


def _hidden(made: Provenance, locale: str) -> Iterator[str]:
    """What was hidden from the model, by sort and number."""
    if not _was_asked(made):
        return
    things = [_things(kind, count, locale) for kind, count in made.redacted.items() if count]
    if things:
        yield say(locale, "document-provenance-hidden", things=listing(things, locale))
    else:
        yield say(locale, "document-provenance-hidden-nothing")


def _things(kind: str, count: int, locale: str) -> str:
    message = f"document-hidden-{kind.replace('_', '-')}"
    known = message if catalogue(locale).has_message(message) else "document-hidden-other"
    return say(locale, known, count=count, shown=number(count, locale))


def _digests(made: Provenance, locale: str) -> Iterator[str]:
    """The beginnings of the digests, whose whole is in the manifest, and the release that wrote."""
    for message, digest in (
        ("document-provenance-brief", made.brief_sha256),
        ("document-provenance-prompt-hash", made.prompt_sha256),
        ("document-provenance-answer", made.answer_sha256),
    ):
        if digest:
            yield say(locale, message, hash=digest[:HASH_SHOWN])
    if made.version:
        yield f"Newsdesk {made.version}"


def _was_asked(made: Provenance) -> bool:
    return not made.skipped and (made.writer != "rules" or bool(made.fallback))


def _dollars(micros: int) -> object:
    """To four decimals, as the catalogue's language writes a figure."""
    return fluent_number(micros / 1_000_000, minimumFractionDigits=4, maximumFractionDigits=4)


def _tally(tally: Tally, locale: str) -> str:
    figures = {"read": number(tally.read, locale), "total": number(tally.total, locale)}
    message = f"document-tally-{tally.sort.replace('_', '-')}"
    if catalogue(locale).has_message(message):
        return say(locale, message, count=tally.total, **figures)
    return say(locale, "document-tally-other", sort=one_line(tally.sort.replace("_", " ")), **figures)

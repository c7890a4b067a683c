"""The sources of a document: what its claims rest on, numbered in the order a reader meets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlsplit

from core.brief import Evidence, Fact
from core.document import Document
from core.render.ready import one_line, zone
from core.words import catalogue, say
from core.words.format import duration, moment, number, percent, short_day

#: A count may rest on thousands of messages: so many of them are listed, the file `json` has them all.
ORIGINS_SHOWN = 6
_ORIGIN_SORTS = {"m": "messages", "c": "calls", "x": "texts", "t": "tasks", "p": "contacts", "a": "files", "f": "facts"}
_PERCENT_UNITS = ("%", "percent")


@dataclass(frozen=True, kw_only=True)
class Source:
    """One numbered source as it is printed, each text on one line; `when` and `link` are empty where unknown.

    A computed value has as `author` what such a value is called, as `origins` the runs of numbers it was computed
    from, and as `rest` how many more of them aren't listed.
    """

    number: int
    id: str
    author: str
    when: str = ""
    text: str = ""
    link: str = ""
    computed: bool = False
    origins: tuple[tuple[int, int], ...] = ()
    rest: int = 0


def numbered(document: Document) -> dict[str, int]:
    """Id to number, in order of first use; then the first origins of the computed values. Unknown ids have none."""
    known = _known(document)
    cited = (cite for section in document.sections for claim in section.claims for cite in claim.cites)
    numbers = {cite: place for place, cite in enumerate(dict.fromkeys(c for c in cited if c in known), 1)}
    waiting = list(numbers)
    while waiting:
        item = known[waiting.pop(0)]
        for origin in item.from_[:ORIGINS_SHOWN] if isinstance(item, Fact) else ():
            if origin in known and origin not in numbers:
                numbers[origin] = len(numbers) + 1
                waiting.append(origin)
    return numbers


def listed(document: Document, numbers: Mapping[str, int]) -> list[Source]:
    """Every numbered source, in order."""
    known = _known(document)
    return [_source(known[cite], place, document, numbers) for cite, place in numbers.items()]


def runs(cites: Iterable[str], numbers: Mapping[str, int]) -> list[tuple[int, int]]:
    """The numbers of what is cited as runs (first, last); three or more in a row are one run, others stand alone."""
    found = sorted({numbers[cite] for cite in cites if cite in numbers})
    joined: list[tuple[int, int]] = []
    for place in found:
        if joined and joined[-1][1] == place - 1:
            joined[-1] = (joined[-1][0], place)
        else:
            joined.append((place, place))
    split = ([(a, b)] if b - a >= 2 else [(n, n) for n in range(a, b + 1)] for a, b in joined)
    return [run for part in split for run in part]


def web_link(link: str | None) -> str:
    """The link where it leads to the web, percent-encoded so that it can't break out of where it is put; else empty."""
    try:
        parts = urlsplit((link or "").strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return quote(parts.geturl(), safe=":/?#[]@!$&+,;=%~-._")


def _known(document: Document) -> dict[str, Evidence | Fact]:
    facts: dict[str, Evidence | Fact] = {fact.id: fact for fact in document.facts}
    return facts | {item.id: item for item in document.evidence}


def _source(item: Evidence | Fact, place: int, document: Document, numbers: Mapping[str, int]) -> Source:
    if isinstance(item, Fact):
        return _computed(item, place, document, numbers)
    return Source(
        number=place,
        id=item.id,
        author=one_line(item.author or "") or say(document.locale, "document-source-unknown"),
        when=moment(item.at, zone(document), document.locale) if item.at else "",
        text=one_line(item.text),
        link=web_link(item.link),
    )


def _computed(fact: Fact, place: int, document: Document, numbers: Mapping[str, int]) -> Source:
    locale = document.locale
    about = shown_value(fact, document)
    if fact.subject:
        about = say(locale, "document-fact-about", subject=one_line(fact.subject), value=about)
    count = len(fact.from_)
    sorts = {_ORIGIN_SORTS.get(origin[:1], "records") for origin in fact.from_}
    sort = sorts.pop() if len(sorts) == 1 else "records"
    basis = say(locale, f"document-fact-{sort}", count=count, shown=number(count, locale)) if count else ""
    return Source(
        number=place,
        id=fact.id,
        author=_named(fact, locale),
        text=" · ".join(part for part in (about, basis) if part),
        computed=True,
        origins=tuple(runs(fact.from_, numbers)),
        rest=count - sum(1 for origin in fact.from_ if origin in numbers),
    )


def _named(fact: Fact, locale: str) -> str:
    """What the catalogue calls a value of this label; a label it doesn't know is just a computed value."""
    message = f"fact-{fact.label.replace('_', '-')}"
    return say(locale, message if catalogue(locale).has_message(message) else "document-fact")


def shown_value(fact: Fact, document: Document) -> str:
    """The value as its language writes it."""
    value, locale = fact.value, document.locale
    if isinstance(value, str):
        return _shown_text(value, fact.unit, document)
    if fact.unit == "s":
        return duration(value, locale)
    if fact.unit in _PERCENT_UNITS:
        return percent(value / 100, locale)
    return " ".join(part for part in (number(value, locale), one_line(fact.unit or "")) if part)


def _shown_text(value: str, unit: str | None, document: Document) -> str:
    try:
        if unit == "date":
            return short_day(date.fromisoformat(value), document.locale)
        if unit == "datetime":
            return moment(datetime.fromisoformat(value), zone(document), document.locale)
    except ValueError:
        return one_line(value)
    return one_line(value)

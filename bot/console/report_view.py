"""A report as its pages show it: sentences with the numbers of their sources, the sources, how it was made."""

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.console.markup import to_html
from bot.console.provenance_view import provenance
from bot.console.rendering import badges, period_words
from bot.console.report_parts import File, Part, Picture, Row, Sentence, Shown, Tallied, View
from bot.console.shell import Shell
from core.brief import Coverage, Fact
from core.document import Claim, Document, Section
from core.kept import StoredDocument
from core.render.grid import Band, grid
from core.render.ready import PARAGRAPH, ready
from core.render.receipt import read_line, receipt
from core.render.sources import Source, listed, numbered, runs, shown_value
from core.report import SOURCE_NAMES
from core.words import say
from core.words.format import moment, number


def view(kept: StoredDocument, shell: Shell, locale: str) -> View:
    """A kept report; `locale` is the reader's, its own text stays in its own language."""
    room = next((room for room in shell.rooms if room.id == kept.room), None)
    zone = (room and room.zone) or shell.zone
    about: dict[str, Any] = {
        "id": kept.id,
        "title": kept.title,
        "room": f"#{room.title}" if room else "",
        "period": period_words(kept.period_start, kept.period_end, zone, locale),
        "badges": badges(kept.data_sources, locale),
        "files": tuple(_files(kept, locale)),
    }
    made = ((say(locale, "console-created"), moment(kept.created_at, ZoneInfo(zone), locale)),)
    if kept.document is None:
        return View(locale=kept.locale, html=Markup(to_html(kept.body)), provenance=made, **about)  # noqa: S704
    shown = of_document(kept.document, zone, locale)
    return shown.model_copy(update=about | {"provenance": made + shown.provenance})


def of_document(document: Document, zone: str, locale: str) -> View:
    """A document by itself: the preview of a test."""
    document = ready(document)
    numbers = numbered(document)
    told = receipt(document)
    window = document.period
    return View(
        id=document.id,
        title=document.title,
        locale=document.locale,
        badge=document.badge,
        period=period_words(window.start, window.end, window.zone or zone, locale) if window else "",
        fields=document.fields,
        notices=document.notices,
        badges=badges(_counts(document), locale) if document.kind == "daily" else (),
        sections=tuple(_part(section, document, numbers) for section in document.sections),
        sources=tuple(_shown(source, document) for source in listed(document, numbers)),
        tallies=tuple(_tallies(document)),
        coverage_notes=told.notes,
        failed=told.failed,
        failures=told.failures,
        provenance=tuple(provenance(document.provenance, locale)),
        findings=document.provenance.findings[:30],
    )


def _files(kept: StoredDocument, locale: str) -> Iterator[File]:
    for file in kept.files:
        suffix = file.name.rpartition(".")[2].lower()
        yield File(f"/reports/{kept.id}/download.{suffix}", say(locale, "console-download", suffix=suffix))


def _part(section: Section, document: Document, numbers: dict[str, int]) -> Part:
    table = grid(section, document)
    sentences = () if table else tuple(_sentence(claim, numbers) for claim in section.claims)
    prose = section.layout == "prose"
    starts = range(0, len(sentences), PARAGRAPH) if prose else ()
    files = section.layout == "files"
    return Part(
        title=section.title,
        layout=section.layout,
        number=section.number,
        note=table.note if table else "",
        empty=section.empty or "",
        names=table.names[:-1] if table else (),
        headers=table.headers[:-1] if table else (),
        main=table.main if table else 0,
        rows=tuple(_rows(table.rows, table.main, numbers)) if table else (),
        paragraphs=tuple(sentences[at : at + PARAGRAPH] for at in starts),
        bullets=() if prose else sentences,
        images=tuple(_pictures(document)) if files else (),
        missing=tuple(_missing(document)) if files else (),
    )


def _rows(rows: Sequence[Any], main: int, numbers: dict[str, int]) -> Iterator[Row]:
    for row in rows:
        if isinstance(row, Band):
            yield Row(band=row.title)
        else:
            claim = Claim(text=row.cells[main], cites=row.cites, label=row.lead or None)
            yield Row(cells=row.cells, claim=_sentence(claim, numbers))


def _sentence(claim: Claim, numbers: dict[str, int]) -> Sentence:
    found = tuple(sorted({numbers[cite] for cite in claim.cites if cite in numbers}))
    marks = " ".join(_run(first, last) for first, last in runs(claim.cites, numbers))
    return Sentence(claim.text, claim.label or "", found, marks)


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _shown(source: Source, document: Document) -> Shown:
    plain = (source.number, source.id, source.author, source.when, source.text, source.link, source.computed)
    if not source.computed:
        return Shown(*plain)
    fact = next(fact for fact in document.facts if fact.id == source.id)
    value = _value(fact, document)
    basis = source.text.removeprefix(value).removeprefix(" · ")
    rest = source.rest and source.origins
    more = say(document.locale, "document-fact-more", shown=number(source.rest, document.locale)) if rest else ""
    return Shown(*plain, value=value, basis=basis, origins=source.origins, rest=more)


def _value(fact: Fact, document: Document) -> str:
    value = shown_value(fact, document)
    if not fact.subject:
        return value
    return say(document.locale, "document-fact-about", subject=" ".join(fact.subject.split()), value=value)


def _pictures(document: Document) -> Iterator[Picture]:
    for place, file in enumerate(document.attachments):
        if file.blob:
            alt = say(document.locale, "document-image-alt", filename=file.name)
            yield Picture(f"/reports/{document.id}/pictures/{place}", file.name, alt)


def _missing(document: Document) -> Iterator[str]:
    for file in document.attachments:
        if file.is_image and not file.blob:
            yield say(document.locale, "document-image-missing", filename=file.name)


def _counts(document: Document) -> dict[str, int | None]:
    """What was counted of each source, by the facts named after them; None for one left out (D3)."""
    facts = {fact.label: fact.value for fact in document.facts}
    return {source: int(facts[source]) if source in facts else None for source in SOURCE_NAMES}


def _tallies(document: Document) -> Iterator[Tallied]:
    for tally in document.coverage.tallies:
        alone = document.model_copy(update={"coverage": Coverage(tallies=(tally,))})
        yield Tallied(read_line(alone), tally.read, tally.total)

"""Sections that are printed as tables: their columns and rows, the same for every format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from core.document import Claim, Document, Section
from core.render.ready import one_line, zone
from core.words import say
from core.words.format import clock, day, moment

#: From so many rows on, a timeline over several days gets a row that names each day.
DAYS_FROM = 26

#: Per layout the columns: their name in the catalogue, and the field of the claim they show.
_COLUMNS = {
    "timeline": (("time", "at"), ("who", "who"), ("what", "text")),
    "people": (("person", "who"), ("role", "label"), ("part", "text")),
    "files": (("file", "text"), ("type", "label"), ("uploader", "who"), ("time", "at")),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One claim: a text per column, what stands in bold before the sentence, and the ids it cites."""

    cells: tuple[str, ...]
    lead: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Band:
    """A row across all columns: the day of the rows under it."""

    title: str


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table. `names` are the columns' names in the catalogue, `headers` their titles; the last is the sources'."""

    names: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[Row | Band, ...]
    #: which column holds the sentence
    main: int = 0
    #: a line that belongs above it: which day, which zone
    note: str = ""


def grid(section: Section, document: Document) -> Grid | None:
    """The section as a table; None where its layout isn't one or it has no claims."""
    claims = _claims(section, document)
    if section.layout not in _COLUMNS or not claims:
        return None
    columns = [
        (name, field)
        for name, field in _COLUMNS[section.layout]
        if field == "text" or any(getattr(claim, field) for claim in claims)
    ]
    names = (*(name for name, _ in columns), "sources")
    fields = [field for _, field in columns]
    days = _days(claims, document)
    timeline = section.layout == "timeline"
    banded = timeline and len(days) > 1 and len(claims) >= DAYS_FROM
    short = timeline and (banded or len(days) == 1)
    return Grid(
        names=names,
        headers=tuple(say(document.locale, f"document-column-{name}") for name in names),
        rows=tuple(_rows(claims, fields, document, banded=banded, short=short)),
        main=fields.index("text"),
        note=_note(days, document) if timeline else "",
    )


def _claims(section: Section, document: Document) -> Sequence[Claim]:
    """The section's claims; a list of files without any shows the attachments."""
    if section.claims or section.layout != "files":
        return section.claims
    return [
        Claim(text=file.name, cites=(file.evidence,), who=file.uploader, at=file.at, label=file.media_type)
        for file in document.attachments
    ]


def _rows(
    claims: Sequence[Claim], fields: Sequence[str], document: Document, *, banded: bool, short: bool
) -> Iterator[Row | Band]:
    for local, group in groupby(_with_days(claims, document), key=lambda pair: pair[0]):
        if banded and local:
            yield Band(title=_opening(day(local, document.locale)))
        for _, claim in group:
            cells = tuple(_cell(claim, field, document, short=short) for field in fields)
            lead = one_line(claim.label or "") if "label" not in fields else ""
            yield Row(cells=cells, lead=lead, cites=claim.cites)


def _with_days(claims: Sequence[Claim], document: Document) -> Iterator[tuple[date | None, Claim]]:
    """Each claim with its local day; one without a time belongs to the day before it."""
    local: date | None = None
    for claim in claims:
        local = claim.at.astimezone(zone(document)).date() if claim.at else local
        yield local, claim


def _days(claims: Sequence[Claim], document: Document) -> list[date]:
    return sorted({local for local, _ in _with_days(claims, document) if local})


def _cell(claim: Claim, field: str, document: Document, *, short: bool) -> str:
    if field != "at":
        return one_line(getattr(claim, field) or "")
    if claim.at is None:
        return ""
    return clock(claim.at, zone(document)) if short else moment(claim.at, zone(document), document.locale)


def _note(days: Sequence[date], document: Document) -> str:
    if not days:
        return ""
    if len(days) == 1:
        told = day(days[0], document.locale)
        return _opening(say(document.locale, "document-times-day", day=told, zone=zone(document).key))
    return say(document.locale, "document-times", zone=zone(document).key)


def _opening(text: str) -> str:
    """With a capital, as the first words of a line; weekdays are small in Norwegian and Ukrainian."""
    return text[:1].upper() + text[1:]

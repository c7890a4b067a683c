"""What a report's page is made of, as its templates read it."""

from typing import Any, NamedTuple

from bot.console.rendering import Badge
from core.document import Finding
from core.values import Value


class Sentence(NamedTuple):
    """A claim as printed: the numbers it cites, and the marks that stand for them (`3 5–8`)."""

    text: str
    lead: str
    cites: tuple[int, ...]
    marks: str


class Row(NamedTuple):
    """A row of a table; `band` is a title across all columns."""

    cells: tuple[str, ...] = ()
    claim: Sentence | None = None
    band: str = ""


class Picture(NamedTuple):
    """An image of the report."""

    url: str
    name: str
    alt: str


class Part(Value):
    """A section: as a table, as paragraphs, or as bullets."""

    title: str
    layout: str
    number: int | None = None
    note: str = ""
    empty: str = ""
    names: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    main: int = 0
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    bullets: tuple[Sentence, ...] = ()
    images: tuple[Picture, ...] = ()
    missing: tuple[str, ...] = ()


class Shown(NamedTuple):
    """A source beside its sentence: for a computed value what it is (`value`) and what from (`basis`, `origins`)."""

    number: int
    id: str
    author: str
    when: str
    text: str
    link: str
    computed: bool
    value: str = ""
    basis: str = ""
    origins: tuple[tuple[int, int], ...] = ()
    rest: str = ""


class Tallied(NamedTuple):
    """One line of the receipt."""

    words: str
    read: int
    total: int


class File(NamedTuple):
    """A download."""

    url: str
    words: str


class View(Value):
    """All that a report's page shows."""

    id: str
    title: str
    locale: str
    period: str = ""
    room: str = ""
    badge: str = ""
    badges: tuple[Badge, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    sections: tuple[Part, ...] = ()
    #: the body of a report that is kept without its sentences, already safe
    html: Any = ""
    sources: tuple[Shown, ...] = ()
    tallies: tuple[Tallied, ...] = ()
    coverage_notes: tuple[str, ...] = ()
    failed: str = ""
    failures: tuple[str, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[File, ...] = ()

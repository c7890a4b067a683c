"""The end of a .docx: what was read, how the text came to be, and the numbered sources that its marks lead to."""

from collections.abc import Iterator

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE

from core.document import Document
from core.render.docx_parts import Marks, inner_link, outer_link, paragraph, run, tab
from core.render.ready import one_line
from core.render.receipt import provenance_lines, receipt
from core.render.sources import Source
from core.words import say
from core.words.format import number, quoted

#: A source is shown in full up to here; it can be opened where it has a link.
QUOTE_LENGTH = 600


def about(document: Document) -> Iterator[str]:
    """The receipt and the provenance, as paragraphs."""
    told = receipt(document)
    yield paragraph("Heading1", run(say(document.locale, "document-about")))
    yield paragraph("Normal", run(told.read))
    for note in told.notes:
        yield paragraph("ListBullet", run(note))
    if told.failures:
        yield paragraph("Normal", run(told.failed), keep=True)
    for failure in told.failures:
        yield paragraph("ListBullet", run(failure))
    for line in provenance_lines(document):
        yield paragraph("Note", run(line[:1].upper() + line[1:]))
    yield paragraph("Note", run(document.badge))


def sources(docx: Docx, document: Document, entries: list[Source], marks: Marks) -> Iterator[str]:
    """The numbered sources, each with a bookmark its marks lead to and a link back to the first of them."""
    if not entries:
        return
    yield paragraph("Heading1", run(say(document.locale, "document-sources")))
    yield paragraph("Note", run(say(document.locale, "document-sources-note")), keep=True)
    for entry in entries:
        yield paragraph("Source", *_entry(docx, document.locale, entry, marks))


def _entry(docx: Docx, locale: str, entry: Source, marks: Marks) -> Iterator[str]:
    yield marks.bookmark(f"source_{entry.number}")
    yield run(f"[{entry.number}] ", style="Muted") + inner_link(f"cite_{entry.number}", "↑") + tab()
    yield run(entry.author, bold=True)
    yield run("".join(f" · {part}" for part in (entry.when, entry.id) if part), style="Muted")
    if entry.link:
        relation = docx.part.relate_to(entry.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        yield run(" · ", style="Muted") + outer_link(relation, say(locale, "document-open"))
    told = one_line(entry.text, QUOTE_LENGTH)
    yield run("  ") + run(told if entry.computed or not told else quoted(told, locale))
    yield marks.at(entry.origins, before=" ")
    if entry.rest and entry.origins:
        yield run(f" {say(locale, 'document-fact-more', shown=number(entry.rest, locale))}")

"""A document as .docx: real headings and tables, pictures, and every sentence's sources one click away."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

import docx
from docx.document import Document as Docx

from core.document import Claim, Document, Section
from core.render.docx_end import about, sources
from core.render.docx_images import add_image
from core.render.docx_manifest import embed
from core.render.docx_parts import NO_BREAK, Marks, element, field, paragraph, run, tab
from core.render.docx_styles import dress
from core.render.docx_tables import table_xml
from core.render.grid import grid
from core.render.ready import PARAGRAPH, one_line, ready
from core.render.receipt import read_line
from core.render.sources import listed, numbered
from core.words import say

_PROPERTY_LENGTH = 250
_FOOTER_LENGTH = 70


def docx_file(document: Document, pictures: Mapping[str, bytes], seal: Callable[[bytes], str] | None = None) -> bytes:
    """The document as a .docx with the pictures that are there, by the attachments' `blob`, and its manifest (X13).

    A picture that isn't there or can't be read is named in its place (I10). `seal` gives the manifest's seal, where it
    is to have one.
    """
    document = ready(document)
    file = docx.Document()
    dress(file, document.locale)
    _describe(file, document)
    _footer(file, document)
    numbers = numbered(document)
    marks = Marks(numbers)
    _add(file, _top(document))
    for section in document.sections:
        _add_section(file, section, document, pictures, marks)
    _add(file, about(document))
    _add(file, sources(file, document, listed(document, numbers), marks))
    embed(file, document, pictures, seal)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _add(file: Docx, parts: Iterator[str]) -> None:
    for xml in parts:
        file.element.body.sectPr.addprevious(element(xml))


def _describe(file: Docx, document: Document) -> None:
    about_it = file.core_properties
    about_it.title = one_line(document.title, _PROPERTY_LENGTH)
    about_it.subject, about_it.keywords = document.kind, one_line(document.id, _PROPERTY_LENGTH)
    about_it.author = about_it.last_modified_by = "Newsdesk"
    about_it.comments = one_line(document.badge, _PROPERTY_LENGTH)
    about_it.language = document.locale
    if document.created_at:
        about_it.created = about_it.modified = document.created_at.replace(tzinfo=None)


def _footer(file: Docx, document: Document) -> None:
    """The title on the left, page x of y on the right."""
    told = say(document.locale, "document-page", page="\t", pages="\n")
    before, between = told.partition("\t")[::2]
    between, after = between.partition("\n")[::2]
    parts = (run(one_line(document.title, _FOOTER_LENGTH)), tab(), run(before), field("PAGE"))
    line = paragraph("Footer", *parts, run(between), field("NUMPAGES"), run(after))
    footer = file.sections[0].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._element.addprevious(element(line))
    footer._element.remove(footer.paragraphs[-1]._element)


def _top(document: Document) -> Iterator[str]:
    yield paragraph("Title", run(one_line(document.title)))
    yield paragraph("Badge", run(one_line(document.badge)))
    for label, value in document.fields:
        yield paragraph("Field", run(one_line(label), style="Muted"), tab(), run(one_line(value)))
    for notice in document.notices:
        yield paragraph("Notice", run(one_line(notice)))
    if tallies := read_line(document):
        yield paragraph("Note", run(say(document.locale, "document-coverage", tallies=tallies)))


def _add_section(file: Docx, section: Section, document: Document, pictures: Mapping[str, bytes], marks: Marks) -> None:
    place = "" if section.number is None else f"{section.number}. "
    _add(file, iter([paragraph("Heading1", run(place + one_line(section.title)))]))
    if section.layout == "files":
        _add_images(file, document, pictures, marks)
    _add(file, _content(section, document, marks))


def _add_images(file: Docx, document: Document, pictures: Mapping[str, bytes], marks: Marks) -> None:
    images = [attachment for attachment in document.attachments if attachment.is_image]
    if not images:
        return
    _add(file, iter([paragraph("Heading2", run(say(document.locale, "document-images")))]))
    for image in images:
        add_image(file, image, document, pictures, marks)
    _add(file, iter([paragraph("Heading2", run(say(document.locale, "document-files")))]))


def _content(section: Section, document: Document, marks: Marks) -> Iterator[str]:
    if table := grid(section, document):
        if table.note:
            yield paragraph("Note", run(table.note), keep=True)
        yield table_xml(table, marks, one_line(section.title))
    elif section.claims:
        yield from _sentences(section, document.locale, marks)
    elif section.empty:
        yield paragraph("Normal", run(one_line(section.empty)))


def _sentences(section: Section, locale: str, marks: Marks) -> Iterator[str]:
    if section.layout != "prose":
        for claim in section.claims:
            yield paragraph("ListBullet", _sentence(claim, locale, marks))
        return
    for start in range(0, len(section.claims), PARAGRAPH):
        told = section.claims[start : start + PARAGRAPH]
        yield paragraph("Normal", run(" ").join(_sentence(claim, locale, marks) for claim in told))


def _sentence(claim: Claim, locale: str, marks: Marks) -> str:
    label = one_line(claim.label or "")
    lead = run(label, style="Label") + run(" · ") if label else ""
    before = "" if locale == "zh-TW" else NO_BREAK
    return lead + run(one_line(claim.text)) + marks.of(claim.cites, before)

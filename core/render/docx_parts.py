"""The pieces of WordprocessingML that python-docx doesn't write, as text: runs, links, bookmarks, fields, cells."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from core.render.sources import runs

_SPACES = nsdecls("w", "r")
_FIRST_TAG = re.compile(r"^<[\w:]+")
#: Joins a source mark to the word before it, so that no line begins with a mark.
NO_BREAK = "\u00a0"


def element(xml: str) -> BaseOxmlElement:
    """The XML as an element of a document, its namespaces declared."""
    parsed: BaseOxmlElement = parse_xml(_FIRST_TAG.sub(rf"\g<0> {_SPACES}", xml, count=1))
    return parsed


def run(text: str, *, bold: bool = False, style: str = "") -> str:
    """A run of text in one character style."""
    if not text:
        return ""
    properties = f'<w:rStyle w:val="{style}"/>' * bool(style) + "<w:b/>" * bold
    return f'<w:r>{_wrapped("rPr", properties)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tab() -> str:
    """A tab stop's jump."""
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, *parts: str, keep: bool = False) -> str:
    """A paragraph; `keep` holds it on one page with the next."""
    properties = f'<w:pStyle w:val="{style}"/>{"<w:keepNext/>" * keep}'
    return f"<w:p>{_wrapped('pPr', properties)}{''.join(parts)}</w:p>"


def inner_link(anchor: str, text: str) -> str:
    """A link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(text, style="SourceMark")}</w:hyperlink>'


def outer_link(relation: str, text: str) -> str:
    """A link to the web, by the id of its relation."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{run(text, style="SourceMark")}</w:hyperlink>'


def field(instruction: str) -> str:
    """A value that the word processor computes, such as PAGE."""
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def cell(width: int, content: str, *, fill: str = "", span: int = 1) -> str:
    """A table cell of `width` twentieths of a point, holding paragraphs."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' * (span > 1)
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' * bool(fill)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: str, *, header: bool = False) -> str:
    """A table row that is never split over two pages; a header row comes again on each page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * header}</w:trPr>{cells}</w:tr>"


def table(widths: Iterable[int], rows: str, *, line: str, description: str) -> str:
    """A table of fixed columns with fine lines between its rows; `description` is told to a screen reader."""
    widths = tuple(widths)
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>' for side in _LINES)
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in _MARGINS)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


class Marks:
    """Source marks of one file: each a link to its source, each source's first mark a place to come back to."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._placed: set[int] = set()
        self._bookmarks = 0

    def of(self, cites: Iterable[str], before: str = "") -> str:
        """The marks of what is cited, `before` in front of them; empty where nothing is known of it."""
        return self.at(runs(cites, self._numbers), before)

    def at(self, found: Iterable[tuple[int, int]], before: str = "") -> str:
        """`[3] [5]–[9]`, for runs of numbers."""
        marks = [self._run(first, last) for first, last in found]
        return run(before) + run(" ").join(marks) if marks else ""

    def bookmark(self, name: str) -> str:
        """A place of this name."""
        self._bookmarks += 1
        return f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/><w:bookmarkEnd w:id="{self._bookmarks}"/>'

    def _run(self, first: int, last: int) -> str:
        places = [place for place in range(first, last + 1) if place not in self._placed]
        self._placed.update(places)
        back = "".join(self.bookmark(f"cite_{place}") for place in places)
        ends = dict.fromkeys((first, last))
        return back + run("–", style="SourceMark").join(inner_link(f"source_{end}", f"[{end}]") for end in ends)


_LINES = ("top", "bottom", "insideH")
_MARGINS = (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))


def _wrapped(tag: str, inner: str) -> str:
    return f"<w:{tag}>{inner}</w:{tag}>" if inner else ""

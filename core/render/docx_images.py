"""Pictures in a .docx: bounded in size, with alternative text and a caption, or a line that says what is missing."""

from collections.abc import Mapping
from io import BytesIO

from docx.document import Document as Docx
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.shared import Cm, Inches, Length
from PIL import Image as Pixels

from core.brief import Attachment
from core.document import Document
from core.render.docx_parts import NO_BREAK, Marks, element, paragraph, run
from core.render.ready import one_line, zone
from core.words import say
from core.words.format import moment

#: No picture is wider (I9), nor so high that caption and picture don't fit a page together.
MOST_WIDE, MOST_HIGH = Cm(15), Cm(12)
#: A screen's pixels; the density written in a file says nothing about the picture's size.
_PIXELS_AN_INCH = 96
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)


def add_image(docx: Docx, file: Attachment, document: Document, pictures: Mapping[str, bytes], marks: Marks) -> None:
    """The attachment's picture with its caption, or the words of I10 in its place."""
    data = pictures.get(file.blob or "")
    size = _size(data) if data else None
    name = one_line(file.name)
    if data is None or size is None:
        missing = say(document.locale, "document-image-missing", filename=name)
        _append(docx, paragraph("Normal", run(missing, style="Muted"), marks.of([file.evidence], NO_BREAK)))
        return
    shown = docx.add_paragraph(style="Picture").add_run().add_picture(BytesIO(data), *size)
    shown._inline.set("distL", "0")
    shown._inline.set("distR", "0")
    properties = shown._inline.docPr  # python-docx has no word for alternative text
    properties.set("descr", _spoken(file, document, name))
    properties.set("title", name)
    caption = [name, one_line(file.uploader or "")]
    caption.append(moment(file.at, zone(document), document.locale) if file.at else "")
    told = run(" · ".join(part for part in caption if part))
    _append(docx, paragraph("Caption", told, marks.of([file.evidence], NO_BREAK)))


def _size(data: bytes) -> tuple[Length, Length] | None:
    """Width and height on the page, in proportion; None for what can't be read."""
    try:
        Pixels.open(
            BytesIO(data), formats=("PNG", "JPEG")
        ).load()  # python-docx reads headers only, so it must be whole
        image = Image.from_blob(data)
    except _UNREADABLE:
        return None
    wide, high = Inches(image.px_width / _PIXELS_AN_INCH), Inches(image.px_height / _PIXELS_AN_INCH)
    share = min(1.0, MOST_WIDE / max(wide, 1), MOST_HIGH / max(high, 1))
    return Length(max(1, int(wide * share))), Length(max(1, int(high * share)))


def _spoken(file: Attachment, document: Document, name: str) -> str:
    if not file.uploader:
        return say(document.locale, "document-image-alt", filename=name)
    return say(document.locale, "document-image-alt-by", filename=name, who=one_line(file.uploader))


def _append(docx: Docx, xml: str) -> None:
    docx.element.body.sectPr.addprevious(element(xml))

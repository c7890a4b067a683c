"""A 500-row timeline with 10 images as .docx, against plain python-docx written the obvious way."""

import io
from datetime import UTC, datetime, timedelta

import docx
from docx.shared import Cm
from PIL import Image

from core.brief import Attachment, Coverage, Evidence, Tally, Window
from core.document import Claim, Document, Section
from core.render import RENDERERS
from tests.bench.timing import in_turn

START = datetime(2026, 3, 3, 8, tzinfo=UTC)
ROWS = 500
IMAGES = 10


def long_timeline_against_plain_docx() -> str:
    """One line: our renderer (links, sources, alternative text, all of it) over the plain way (table and pictures)."""
    picture = _picture()
    document = _document()
    pictures = {f"p{i}": picture for i in range(IMAGES)}
    ours, plain, ratio = in_turn(
        lambda: RENDERERS["docx"](document, pictures), lambda: _plainly(document, picture), rounds=3
    )
    return f"docx, {ROWS} rows and {IMAGES} images: {ours:.2f} s, plain python-docx {plain:.2f} s, ratio {ratio:.2f}"


def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _document() -> Document:
    said = [
        Evidence(
            id=f"m{i}",
            text=f"Line 3 reading number {i}: belt at {i % 90} degrees",
            author=f"Person {i % 7}",
            at=START + timedelta(minutes=i),
            ref=str(i),
        )
        for i in range(1, ROWS + 1)
    ]
    rows = tuple(Claim(text=f"“{e.text}”", cites=(e.id,), at=e.at, who=e.author, label="Status") for e in said)
    files = tuple(
        Attachment(
            id=f"F{i}",
            evidence=f"a{i}",
            name=f"photo-{i}.jpg",
            media_type="image/jpeg",
            blob=f"p{i}",
            width=1600,
            height=1200,
        )
        for i in range(IMAGES)
    )
    shown = tuple(Evidence(id=f.evidence, text=f.name, ref=f.id) for f in files)
    return Document(
        title="Production Line Incident Report - Line 3",
        kind="incident",
        period=Window(start=START, end=START + timedelta(minutes=ROWS + 1), zone="Europe/Oslo"),
        created_at=START,
        sections=(
            Section(key="timeline", title="Timeline", layout="timeline", number=1, claims=rows),
            Section(
                key="attachments",
                title="Attachments",
                layout="files",
                number=2,
                claims=tuple(Claim(text=f.name, cites=(f.evidence,)) for f in files),
            ),
        ),
        evidence=(*said, *shown),
        attachments=files,
        coverage=Coverage(tallies=(Tally(sort="messages", read=ROWS, total=ROWS),)),
    )


def _plainly(document: Document, picture: bytes) -> None:
    plain = docx.Document()
    plain.add_heading(document.title)
    table = plain.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Time", "Who", "What"), strict=True):
        cell.text = words
    for claim in document.sections[0].claims:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = str(claim.at), claim.who or "", claim.text
    for _ in range(IMAGES):
        plain.add_picture(io.BytesIO(picture), width=Cm(15))
    plain.save(io.BytesIO())

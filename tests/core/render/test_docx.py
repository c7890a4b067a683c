"""The .docx: structure a word processor and a screen reader understand, and every sentence's source one click away."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from time import process_time

import docx
import pytest
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from core.brief import Evidence
from core.document import Claim, Document, Section
from core.render import RENDERERS
from core.values import LOCALES
from tests.core.render.documents import START, incident, picture

HOSTILE = "<w:p/>&amp;]]> \x00\x07\ufffe\u202eevil\u2066 =cmd|' /C calc'!A0 {{7*7}} " + "x" * 900


def _opened(document: Document, *sizes: tuple[int, int]) -> Docx:
    shown = {"pictures/1": picture(*sizes[0])} if sizes else {}
    return docx.Document(BytesIO(RENDERERS["docx"](document, shown)))


@pytest.fixture(scope="module")
def file() -> Docx:
    """The small incident with its picture, read again."""
    return _opened(incident(), (300, 200))


def _all(file: Docx, tag: str, attribute: str) -> list[str]:
    return [str(found.get(qn(attribute))) for found in file.element.body.iter(qn(tag))]


def _text(file: Docx) -> str:
    return "\n".join(
        "".join(part.text or "" for part in node.iter(qn("w:t"))) for node in file.element.body.iter(qn("w:p"))
    )


def _with(document: Document, key: str, claims: tuple[Claim, ...]) -> Document:
    sections = tuple(s.model_copy(update={"claims": claims}) if s.key == key else s for s in document.sections)
    return document.model_copy(update={"sections": sections})


def _timeline(rows: int, apart: timedelta) -> Document:
    evidence = tuple(Evidence(id=f"m{n}", text=f"line {n}", author="Bo", at=START + apart * n) for n in range(rows))
    claims = tuple(Claim(text=item.text, cites=(item.id,), at=item.at, who=item.author) for item in evidence)
    section = Section(key="timeline", title="Timeline", layout="timeline", claims=claims)
    return incident().model_copy(update={"sections": (section,), "evidence": evidence})


@pytest.mark.parametrize("locale", ["en", "zh-TW"])
def test_title_and_headings_are_real_styles_in_order(locale: str) -> None:
    document = incident(locale)
    paragraphs = _opened(document).paragraphs
    assert [p.text for p in paragraphs if p.style and p.style.name == "Title"] == [document.title]
    headings = [p.text for p in paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[:5] == [f"{section.number}. {section.title}" for section in document.sections]
    assert len(headings) == 7


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mark_leads_to_a_bookmark_and_every_source_leads_back(locale: str) -> None:
    file = _opened(incident("en").model_copy(update={"locale": locale}))
    anchors = [name for name in _all(file, "w:hyperlink", "w:anchor") if name != "None"]
    bookmarks = _all(file, "w:bookmarkStart", "w:name")
    assert {"source_1", "source_2", "cite_1", "cite_2"} <= set(anchors)
    assert set(anchors) <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))
    assert len(set(_all(file, "w:bookmarkStart", "w:id"))) == len(bookmarks)


def test_sources_with_a_web_address_open_it_and_others_do_not() -> None:
    document = incident()
    bad = document.evidence[1].model_copy(update={"link": "javascript:alert(1)"})
    file = _opened(document.model_copy(update={"evidence": (document.evidence[0], bad, *document.evidence[2:])}))
    links = [r.target_ref for r in file.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.HYPERLINK]
    assert links == ["https://chat.example/p1"]


def test_tables_repeat_their_header_and_never_split_a_row(file: Docx) -> None:
    for table in file.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) == Cm(16).twips


def test_a_timeline_of_one_day_shows_clock_times_under_its_date(file: Docx) -> None:
    assert [row.cells[0].text for row in file.tables[0].rows] == ["Time", "14:05", "14:25", "14:45"]
    assert "Tuesday 3 March 2026 · times are local (Asia/Taipei)." in _text(file)
    assert file.tables[0].rows[3].cells[2].text == "Action · Fan replaced, line runs."


def test_a_long_timeline_over_several_days_gets_a_row_for_each_day() -> None:
    rows = [row.cells[0].text for row in _opened(_timeline(30, timedelta(hours=1))).tables[0].rows]
    assert [text for text in rows if "2026" in text] == ["Tuesday 3 March 2026", "Wednesday 4 March 2026"]
    assert rows[:3] == ["Time", "Tuesday 3 March 2026", "14:05"]
    assert len(rows) == 1 + 30 + 2


def test_a_short_timeline_over_several_days_shows_date_and_time_in_each_row() -> None:
    rows = [row.cells[0].text for row in _opened(_timeline(3, timedelta(days=1))).tables[0].rows]
    assert rows == ["Time", "3 March 2026, 14:05", "4 March 2026, 14:05", "5 March 2026, 14:05"]


def test_columns_nobody_fills_are_left_out() -> None:
    people = (Claim(text="wrote 2 messages", who="Ada Holm"), Claim(text="wrote one", who="Bo Lie"))
    table = _opened(_with(incident(), "participants", people)).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Part taken", "Sources"]


@pytest.mark.parametrize("size", [(4000, 1000), (1000, 4000), (1600, 1200)])
def test_a_picture_keeps_its_shape_within_the_page(size: tuple[int, int]) -> None:
    shape = _opened(incident(), size).inline_shapes[0]
    assert shape.width <= Cm(15)
    assert shape.height <= Cm(12)
    assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_small_picture_is_not_blown_up() -> None:
    assert _opened(incident(), (96, 48)).inline_shapes[0].width == Cm(2.54)


def test_a_picture_has_alternative_text_and_a_caption(file: Docx) -> None:
    assert file.inline_shapes[0]._inline.docPr.get("descr") == "Image motor.jpg, posted by Bo Lie"
    captions = [p.text for p in file.paragraphs if p.style and p.style.name == "Caption"]
    assert captions == ["motor.jpg · Bo Lie · 3 March 2026, 14:25"]


@pytest.mark.parametrize(
    ("locale", "words"), [("en", "[Image could not be loaded: {}]"), ("zh-TW", "[圖片無法載入: {}]")]
)
@pytest.mark.parametrize("data", [None, b"not a picture", picture()[:60]], ids=["none", "other", "cut"])
def test_a_picture_that_cannot_be_shown_is_named_in_its_place(locale: str, words: str, data: bytes | None) -> None:
    pictures = {} if data is None else {"pictures/1": data}
    file = docx.Document(BytesIO(RENDERERS["docx"](incident(locale), pictures)))
    assert not len(file.inline_shapes)
    assert words.format("motor.jpg") in _text(file)
    assert words.format("heat.heic") in _text(file)


def test_without_attachments_the_section_says_so() -> None:
    document = incident()
    last = document.sections[-1].model_copy(update={"empty": "This incident has no attachments."})
    bare = document.model_copy(update={"attachments": (), "sections": (*document.sections[:-1], last)})
    assert "This incident has no attachments." in _text(_opened(bare))


@pytest.mark.parametrize(
    ("locale", "east_asian", "language"),
    [("en", "Microsoft JhengHei", "en-GB"), ("zh-TW", "標楷體", "en-US"), ("nb", "Microsoft JhengHei", "nb-NO")],
)
def test_faces_and_languages_are_set_on_every_style_and_no_theme_wins(
    locale: str, east_asian: str, language: str
) -> None:
    styles = _opened(incident("en").model_copy(update={"locale": locale})).styles
    fonts = list(styles.element.iter(qn("w:rFonts")))
    assert {font.get(qn("w:eastAsia")) for font in fonts} == {east_asian}
    assert not [name for font in fonts for name in font.attrib if "heme" in name]
    for name in (
        "Normal",
        "Title",
        "Heading 1",
        "Heading 2",
        "Header",
        "Footer",
        "List Bullet",
        "Caption",
        "Table Grid",
    ):
        assert styles[name].element.rPr.find(qn("w:rFonts")) is not None
    (lang,) = styles["Normal"].element.rPr.findall(qn("w:lang"))
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == (language, "zh-TW")


def test_the_footer_counts_pages(file: Docx) -> None:
    footer = file.sections[0].footer
    assert [f.get(qn("w:instr")) for f in footer._element.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text.startswith("Production Line Incident Report")


def test_the_properties_are_those_of_the_document() -> None:
    properties = _opened(incident("zh-TW")).core_properties
    assert properties.title == incident("zh-TW").title
    assert (properties.author, properties.language, properties.subject) == ("Newsdesk", "zh-TW", "incident")
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 3, 3, 17, 30)  # noqa: DTZ001 - as Word keeps it


def test_badge_receipt_and_provenance_are_printed() -> None:
    text = _text(_opened(incident().model_copy(update={"badge": "Generated by AI · review before sharing"})))
    assert text.count("Generated by AI · review before sharing") == 2
    assert text.count("Read: 3/3 messages, 1/2 images.") == 2
    assert "message 4: no time" in text
    assert "Written by rules, without a model · sentences kept 6" in text


_INTO: dict[str, Callable[[Document, str], Document]] = {
    "title": lambda document, text: document.model_copy(update={"title": text}),
    "fields": lambda document, text: document.model_copy(update={"fields": ((text, text),)}),
    "notices": lambda document, text: document.model_copy(update={"notices": (text,)}),
    "claim": lambda document, text: _with(document, "summary", (Claim(text=text, cites=("m1",), label=text),)),
    "row": lambda document, text: _with(document, "timeline", (Claim(text=text, who=text, label=text, at=START),)),
    "file": lambda document, text: document.model_copy(
        update={"attachments": tuple(a.model_copy(update={"name": text}) for a in document.attachments)}
    ),
    "evidence": lambda document, text: document.model_copy(
        update={"evidence": tuple(e.model_copy(update={"text": text, "author": text}) for e in document.evidence)}
    ),
}


@pytest.mark.parametrize("place", list(_INTO))
def test_hostile_text_is_only_text(place: str) -> None:
    file = _opened(_INTO[place](incident(), HOSTILE), (300, 200))
    text = _text(file)
    assert "<w:p/>&amp;]]> evil =cmd|" in text
    assert not set("\x00\x07\ufffe\u202e\u2066") & set(text)


def test_a_very_long_source_is_shown_in_part() -> None:
    first = incident().evidence[0].model_copy(update={"text": "x" * 5000})
    opened = _opened(incident().model_copy(update={"evidence": (first, *incident().evidence[1:])}))
    assert f"“{'x' * 599}…”" in _text(opened)


def test_five_hundred_rows_take_little_more_than_fifty() -> None:
    """Rows are appended as XML; through `table.cell()` this would be a hundred times slower."""

    def seconds(rows: int) -> float:
        document = _timeline(rows, timedelta(minutes=5))
        started = process_time()
        RENDERERS["docx"](document, {})
        return process_time() - started

    seconds(5)
    assert seconds(500) < 30 * min(seconds(50), seconds(50))

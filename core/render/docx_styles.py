"""How a .docx looks: page, faces, sizes and colours, all in named styles, so that a reader can change them at once."""

from dataclasses import dataclass

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from core.render.docx_parts import element

INK, NAVY, MUTED, LINK = "1F2933", "1F3A5F", "5B6775", "2B5C8A"
RULE, SHADE, BAND, AMBER, AMBER_LINE = "C5CED8", "EEF2F6", "E3EAF2", "FFF5E0", "C98A1B"

#: Text width of an A4 page with these margins.
MARGIN = Cm(2.5)
TEXT_WIDTH = Cm(16)

#: Latin and East Asian face. Chinese quotes occur in every language.
_FACES = {"zh-TW": ("Times New Roman", "標楷體")}
_OTHER_FACES = ("Calibri", "Microsoft JhengHei")
_LANGUAGES = {"en": "en-GB", "zh-TW": "en-US", "nb": "nb-NO", "uk": "uk-UA"}
_FACE_KINDS = ("ascii", "hAnsi", "eastAsia", "cs")


@dataclass(frozen=True, kw_only=True)
class _Look:
    """Sizes and distances in points, indents in centimetres."""

    size: float
    colour: str = INK
    bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.15
    left: float = 0
    hanging: float = 0
    keep_next: bool = False
    keep: bool = False


_LOOKS = {
    "Normal": _Look(size=10.5, after=5),
    "Title": _Look(size=18, colour=NAVY, bold=True, after=6, line=1.05, keep_next=True),
    "Heading 1": _Look(size=14, colour=NAVY, bold=True, before=16, after=5, line=1.05, keep_next=True),
    "Heading 2": _Look(size=11.5, colour=NAVY, bold=True, before=9, after=4, line=1.05, keep_next=True),
    "List Bullet": _Look(size=10.5, after=3.5, left=0.6, hanging=0.5),
    "Caption": _Look(size=9, colour=MUTED, after=10, keep=True),
    "Footer": _Look(size=8.5, colour=MUTED, line=1),
    "Badge": _Look(size=9, colour=MUTED, after=8, keep_next=True),
    "Field": _Look(size=10, after=1.5, left=4, hanging=4),
    "Notice": _Look(size=10, before=6, after=6, left=0.2, keep=True),
    "Note": _Look(size=9, colour=MUTED, after=4),
    "Picture": _Look(size=10.5, before=6, after=3, line=1, keep_next=True),
    "Table Text": _Look(size=9.5, line=1.08),
    "Table Head": _Look(size=9, colour=NAVY, bold=True, line=1.05, keep_next=True),
    "Source": _Look(size=9, after=4, line=1.08, left=1.4, hanging=1.4),
}
#: Chinese strokes need more room than letters.
_CHINESE_GROWTH = 1.1


def dress(docx: Docx, locale: str) -> None:
    """Give the file its page, styles, faces and language."""
    section = docx.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    section.footer_distance = Cm(1.1)
    _prune(docx)
    for name, look in _LOOKS.items():
        _apply(_paragraph_style(docx, name), look, _CHINESE_GROWTH if locale == "zh-TW" else 1)
    _marks(docx)
    _boxes(docx)
    _tabs(docx)
    _faces(docx, *_FACES.get(locale, _OTHER_FACES))
    _language(docx, locale)
    for setting in docx.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # below it Word says "Compatibility Mode" and hangs tables into the margin


def _prune(docx: Docx) -> None:
    """Drop the ninety coloured table styles of the template: nothing uses them, and each costs time and bytes."""
    kept = {"Normal Table", "Table Grid"}
    for style in [s for s in docx.styles if s.type == WD_STYLE_TYPE.TABLE and s.name not in kept]:
        docx.styles.element.remove(style.element)


def _paragraph_style(docx: Docx, name: str) -> ParagraphStyle:
    known = name in docx.styles
    style = docx.styles[name] if known else docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if not known:
        style.base_style = docx.styles["Normal"]
    return style


def _apply(style: ParagraphStyle, look: _Look, growth: float) -> None:
    style.font.size, style.font.bold = Pt(round(look.size * growth * 2) / 2), look.bold
    style.font.color.rgb = RGBColor.from_string(look.colour)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.line
    form.keep_with_next, form.keep_together, form.widow_control = look.keep_next, look.keep, True
    if look.left:
        form.left_indent, form.first_line_indent = Cm(look.left), Cm(-look.hanging)


def _marks(docx: Docx) -> None:
    for name, colour, bold, size in (
        ("Source Mark", LINK, None, Pt(8)),
        ("Muted", MUTED, None, None),
        ("Label", NAVY, True, None),
    ):
        style = docx.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        style.font.color.rgb, style.font.bold, style.font.size = RGBColor.from_string(colour), bold, size


def _boxes(docx: Docx) -> None:
    """The shade and bar of a notice, and the fine line under the title."""
    notice = docx.styles["Notice"].element.get_or_add_pPr()
    bar = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{AMBER_LINE}"/>'
    _place(notice, f"<w:pBdr>{bar}</w:pBdr>")
    _place(notice, f'<w:shd w:val="clear" w:color="auto" w:fill="{AMBER}"/>')
    title = docx.styles["Title"].element.get_or_add_pPr()
    _place(title, f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="5" w:color="{RULE}"/></w:pBdr>')


def _place(properties: BaseOxmlElement, xml: str) -> None:
    """Put a border or a shade where the schema wants it: right before the first of what comes after it."""
    new = element(xml)
    for old in properties.findall(new.tag):
        properties.remove(old)
    later = {qn(f"w:{name}") for name in ("tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")}
    if new.tag == qn("w:pBdr"):
        later.add(qn("w:shd"))
    after = next((child for child in properties if child.tag in later), None)
    if after is None:
        properties.append(new)
    else:
        after.addprevious(new)


def _tabs(docx: Docx) -> None:
    right = WD_TAB_ALIGNMENT.RIGHT
    for name, place, side in (("Field", Cm(4), None), ("Source", Cm(1.4), None), ("Footer", TEXT_WIDTH, right)):
        stops = _paragraph_style(docx, name).paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(place, side or WD_TAB_ALIGNMENT.LEFT)


def _faces(docx: Docx, latin: str, east_asian: str) -> None:
    """One pair of faces everywhere. A theme's face would win over a named one, so its attributes go."""
    for style in docx.styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.TABLE):
            style.element.get_or_add_rPr().get_or_add_rFonts()
    for fonts in docx.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for kind in _FACE_KINDS:
            fonts.set(qn(f"w:{kind}"), east_asian if kind == "eastAsia" else latin)


def _language(docx: Docx, locale: str) -> None:
    """The languages of proofing, in the defaults and on Normal."""
    for old in list(docx.styles.element.iter(qn("w:lang"))):
        old.getparent().remove(old)
    defaults = docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for theme in docx.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:eastAsia"), "zh-TW")
    for properties in (defaults, docx.styles["Normal"].element.get_or_add_rPr()):
        properties.append(element(f'<w:lang w:val="{_LANGUAGES[locale]}" w:eastAsia="zh-TW" w:bidi="ar-SA"/>'))

"""A document as a mail: HTML that mail clients show (tables, styles in the tags), and the same as plain text.

Whatever people and models wrote is escaped. Sources stay in the report: the numbers in the text lead there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

import css_inline

from core.document import Claim, Document, Section
from core.render.grid import Band, Grid, Row, grid
from core.render.mail_styles import FONTS, STYLES
from core.render.plain import figures, missing, plain
from core.render.ready import PARAGRAPH, one_line, ready
from core.render.receipt import provenance_line, receipt
from core.render.sources import numbered, runs, web_link
from core.words import say

_PREVIEW = 140
#: Nothing is ever loaded: the sheet is ours, and the text could name others.
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)


def mail(document: Document, *, open_url: str, settings_url: str = "", attached: bool = False) -> tuple[str, str]:
    """HTML and text. `open_url` shows the report with its sources; `settings_url` lets the reader have no more mail.

    `attached`: a .docx goes along, and the mail says so.
    """
    document = ready(document)
    page = _Page(document, web_link(open_url), web_link(settings_url), attached, numbered(document))
    html = _INLINER.inline(page.html())
    return html, plain(document, open_url=page.open_url, settings_url=page.settings_url, attached=attached)


@dataclass(frozen=True)
class _Page:
    """The mail of one document; every method gives escaped HTML."""

    document: Document
    open_url: str
    settings_url: str
    attached: bool
    numbers: Mapping[str, int]

    def html(self) -> str:
        locale, title = self.document.locale, escape(one_line(self.document.title))
        style = STYLES.replace("FONTS", FONTS.get(locale, FONTS["en"]))
        rows = "".join(f'<tr><td class="{name}">{held}</td></tr>' for name, held in self._rows() if held)
        return (
            f'<!DOCTYPE html><html lang="{escape(locale)}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta name="color-scheme" content="light"><title>{title}</title><style>{style}</style></head><body>'
            f'<div class="preview">{self._preview()}</div>'
            '<table role="presentation" class="page" width="100%"><tr><td align="center" class="around">'
            f'<table role="presentation" class="card" width="600">{rows}</table></td></tr></table></body></html>'
        )

    def _rows(self) -> Iterator[tuple[str, str]]:
        yield "brand", "Newsdesk"
        yield "top", self._top()
        for section in self.document.sections:
            yield "section", self._section(section)
        yield "section", self._figures()
        yield "about", self._about()
        yield "foot", self._foot()

    def _say(self, message: str) -> str:
        return escape(say(self.document.locale, message))

    def _preview(self) -> str:
        """What a list of mails shows beside the subject."""
        claims = (claim.text for section in self.document.sections for claim in section.claims)
        return escape(one_line(next(claims, ""), _PREVIEW))

    def _top(self) -> str:
        document = self.document
        fields = "".join(
            f'<tr><td class="label">{escape(one_line(label))}</td><td class="value">{escape(one_line(value))}</td></tr>'
            for label, value in document.fields
        )
        notices = "".join(f'<p class="notice">{escape(one_line(notice))}</p>' for notice in document.notices)
        button = f'<a class="button" href="{escape(self.open_url)}">{self._say("delivery-mail-open")}</a>'
        return (
            f"<h1>{escape(one_line(document.title))}</h1>"
            + (f'<table role="presentation" class="fields">{fields}</table>' if fields else "")
            + notices
            + (f'<p class="action">{button}</p>' if self.open_url else "")
            + (f'<p class="small">{self._say("delivery-mail-attached")}</p>' if self.attached else "")
        )

    def _section(self, section: Section) -> str:
        place = "" if section.number is None else f"{section.number}. "
        lost = missing(self.document) if section.layout == "files" else ()
        body = "".join(f'<p class="small">{escape(line)}</p>' for line in lost)
        if table := grid(section, self.document):
            body += f'<p class="small">{escape(table.note)}</p>' if table.note else ""
            body += self._grid(table)
        elif section.claims:
            body += self._claims(section)
        else:
            body += f"<p>{escape(one_line(section.empty or ''))}</p>" if section.empty else ""
        return f"<h2>{escape(place + one_line(section.title))}</h2>{body}"

    def _claims(self, section: Section) -> str:
        sentences = [self._sentence(claim) for claim in section.claims]
        if section.layout == "prose":
            starts = range(0, len(sentences), PARAGRAPH)
            return "".join(f"<p>{' '.join(sentences[start : start + PARAGRAPH])}</p>" for start in starts)
        rows = (f'<tr><td class="dot">&bull;</td><td class="line">{sentence}</td></tr>' for sentence in sentences)
        return f'<table role="presentation" class="list">{"".join(rows)}</table>'

    def _sentence(self, claim: Claim) -> str:
        lead = f"<b>{escape(one_line(claim.label))}</b> &middot; " if claim.label else ""
        return f"{lead}{escape(one_line(claim.text))}{self._marks(claim.cites)}"

    def _marks(self, cites: Iterable[str]) -> str:
        """` [3] [5–9]`, each a link to its first source in the report."""
        marks = [self._mark(first, last) for first, last in runs(cites, self.numbers)]
        return f' <span class="mark">{" ".join(marks)}</span>' if marks else ""

    def _mark(self, first: int, last: int) -> str:
        told = f"[{first}]" if first == last else f"[{first}–{last}]"
        return f'<a class="to" href="{escape(self.open_url)}#source-{first}">{told}</a>' if self.open_url else told

    def _grid(self, table: Grid) -> str:
        rows = "".join(self._band(row) if isinstance(row, Band) else self._line(row, table) for row in table.rows)
        return f'<table role="presentation" class="list">{rows}</table>'

    def _band(self, band: Band) -> str:
        return f'<tr><td colspan="2" class="band">{escape(band.title)}</td></tr>'

    def _line(self, row: Row, table: Grid) -> str:
        """One row in at most two columns, so that it can be read on a phone: the time, and all else."""
        cells = {name: escape(cell) for name, cell in zip(table.names, row.cells, strict=False) if cell}
        first = cells.pop("time", "") if table.names[0] == "time" else None
        bold = [f"<b>{cells.pop(name)}</b>" for name in ("who", "person", "file") if name in cells]
        told = cells.pop(table.names[table.main], "")
        if row.lead:
            told = f"<b>{escape(row.lead)}</b> &middot; {told}"
        line = " &middot; ".join(part for part in (*bold, *cells.values(), told) if part) + self._marks(row.cites)
        if first is None:
            return f'<tr><td colspan="2" class="line">{line}</td></tr>'
        column = "clock" if len(first) <= len("00:00") else "time"
        return f'<tr><td class="{column}">{first}</td><td class="line">{line}</td></tr>'

    def _figures(self) -> str:
        """The computed values the text rests on."""
        found, rest = figures(self.document, self.numbers)
        rows = "".join(
            f'<tr><td class="number">{self._mark(source.number, source.number)}</td>'
            f'<td class="line"><b>{escape(source.author)}</b> &middot; {escape(source.text)}</td></tr>'
            for source in found
        )
        more = f'<p class="small">{escape(rest)}</p>' if rest else ""
        head = f"<h2>{self._say('delivery-mail-figures')}</h2>"
        return f'{head}<table role="presentation" class="list">{rows}</table>{more}' if found else ""

    def _about(self) -> str:
        told = receipt(self.document)
        lines = [told.read, *told.notes, *([told.failed] if told.failures else ()), *told.failures]
        lines.append(provenance_line(self.document))
        if self.numbers and self.open_url:
            lines.append(say(self.document.locale, "delivery-mail-marks"))
        body = "".join(f"<p>{escape(one_line(line))}</p>" for line in lines)
        badge = f'<p class="badge">{escape(one_line(self.document.badge))}</p>'
        return f"<h2>{self._say('document-about')}</h2>{body}{badge}"

    def _foot(self) -> str:
        link = f'<a href="{escape(self.settings_url)}">{self._say("delivery-mail-settings")}</a>'
        return f"{self._say('delivery-mail-why')}" + (f"<br>{link}" if self.settings_url else "")

"""A document as plain text: what a mail shows where HTML isn't wanted."""

from collections.abc import Iterator, Mapping

from core.document import Claim, Document, Section
from core.render.grid import Band, Grid, Row, grid
from core.render.ready import PARAGRAPH, one_line, ready
from core.render.receipt import provenance_line, receipt
from core.render.sources import Source, listed, numbered
from core.words import say
from core.words.format import number

#: More of them are in the report; a mail of over 100 KB is cut by some clients.
FIGURES_SHOWN = 30


def plain(document: Document, *, open_url: str = "", settings_url: str = "", attached: bool = False) -> str:
    """The document's text, its figures and its receipt, and how to open it. Sources are left to the report."""
    document = ready(document)
    parts = [*_top(document, open_url, attached), *(_section(section, document) for section in document.sections)]
    parts += [_figures(document), _about(document), _foot(document, settings_url)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _top(document: Document, open_url: str, attached: bool) -> Iterator[str]:
    title = one_line(document.title)
    yield f"{title}\n{'=' * min(len(title), 70)}"
    colon = "：" if document.locale == "zh-TW" else ": "
    yield "\n".join(f"{one_line(label)}{colon}{one_line(value)}" for label, value in document.fields)
    yield from (f"! {one_line(notice)}" for notice in document.notices)
    if open_url:
        yield f"{say(document.locale, 'delivery-mail-open')}{colon}{open_url}"
    if attached:
        yield say(document.locale, "delivery-mail-attached")


def _section(section: Section, document: Document) -> str:
    place = "" if section.number is None else f"{section.number}. "
    head = _headed(place + one_line(section.title))
    if section.layout == "files":
        head = "\n".join([head, *missing(document)])
    if table := grid(section, document):
        return "\n".join([head, *([table.note] if table.note else ()), *_rows(table)])
    if section.claims:
        return f"{head}\n{_claims(section)}"
    return f"{head}\n{one_line(section.empty)}" if section.empty else head


def missing(document: Document) -> list[str]:
    """The pictures that can't be shown, in the words of I10."""
    names = (one_line(file.name) for file in document.attachments if file.is_image and not file.blob)
    return [say(document.locale, "document-image-missing", filename=name) for name in names]


def _headed(title: str) -> str:
    return f"{title}\n{'-' * min(len(title), 70)}"


def _rows(table: Grid) -> Iterator[str]:
    for row in table.rows:
        yield f"\n{row.title}" if isinstance(row, Band) else f"- {_line(row, table)}"


def _line(row: Row, table: Grid) -> str:
    cells = list(row.cells)
    if row.lead:
        cells[table.main] = f"{row.lead}: {cells[table.main]}"
    return " · ".join(cell for cell in cells if cell)


def _claims(section: Section) -> str:
    sentences = [_sentence(claim) for claim in section.claims]
    if section.layout != "prose":
        return "\n".join(f"- {sentence}" for sentence in sentences)
    starts = range(0, len(sentences), PARAGRAPH)
    return "\n\n".join(" ".join(sentences[start : start + PARAGRAPH]) for start in starts)


def _sentence(claim: Claim) -> str:
    return f"{one_line(claim.label)}: {one_line(claim.text)}" if claim.label else one_line(claim.text)


def figures(document: Document, numbers: Mapping[str, int]) -> tuple[list[Source], str]:
    """The first computed values the text rests on, and a line that says how many more the report has."""
    found = [source for source in listed(document, numbers) if source.computed]
    rest = len(found) - FIGURES_SHOWN
    more = say(document.locale, "document-fact-more", shown=number(rest, document.locale)) if rest > 0 else ""
    return found[:FIGURES_SHOWN], more


def _figures(document: Document) -> str:
    found, more = figures(document, numbered(document))
    lines = [f"- {source.author} · {source.text}" for source in found]
    head = _headed(say(document.locale, "delivery-mail-figures"))
    return "\n".join([head, *lines, *([more] if more else ())]) if found else ""


def _about(document: Document) -> str:
    told = receipt(document)
    lines = [told.read, *told.notes, *([told.failed] if told.failures else ())]
    lines += [f"- {failure}" for failure in told.failures]
    lines += [provenance_line(document), one_line(document.badge)]
    return "\n".join([_headed(say(document.locale, "document-about")), *lines])


def _foot(document: Document, settings_url: str) -> str:
    why = say(document.locale, "delivery-mail-why")
    colon = "：" if document.locale == "zh-TW" else ": "
    link = f"{say(document.locale, 'delivery-mail-settings')}{colon}{settings_url}" if settings_url else ""
    return "\n".join(part for part in ("-- ", why, link) if part)

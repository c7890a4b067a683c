"""A document as GitHub-flavoured Markdown. Whatever people and models wrote is escaped: it shows, it never acts."""

from collections.abc import Iterable, Iterator, Mapping

import regex

from core.document import Claim, Document, Section
from core.render.grid import Band, Grid, Row, grid
from core.render.ready import PARAGRAPH, one_line, ready
from core.render.receipt import provenance_line, read_line, receipt
from core.render.sources import Source, listed, numbered, runs
from core.words import say
from core.words.format import number, quoted

QUOTE_LENGTH = 160
_ACTIVE = regex.compile(r"[\\`*_\[\]<>|~]|&(?=[#\p{L}])")
#: What makes a heading, a list or a rule at the start of a line.
_OPENING = regex.compile(r"^(\d*)(?=[#+=.)-])")
#: What GitHub makes a link of by itself.
_BARE_LINK = regex.compile(r"(?:(?<=\b(?:https?|ftp)):(?=//))|(?:(?<=\bwww)\.)", regex.I)


def markdown(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The document in UTF-8. Pictures are named, not embedded; so `pictures` is not used."""
    document = ready(document)
    numbers = numbered(document)
    blocks = [*_top(document), *_body(document, numbers), *_about(document), *_sources(document, numbers)]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def post(document: Document) -> str:
    """The body as a chat shows it: without the title, which stands above, and without the list of sources."""
    document = ready(document)
    notices = [f"> {escaped(notice)}" for notice in document.notices]
    by_rules = document.provenance.writer == "rules"
    # The sources aren't listed below here; a chat leads to the page that shows them.
    badge = say(document.locale, "document-badge-post") if by_rules else document.badge
    told = (read_line(document), badge)
    about = " · ".join(f"*{escaped(part)}*" for part in told if part)
    return "\n\n".join(block for block in [*notices, *_body(document, {}), about] if block) + "\n"


def escaped(text: str) -> str:
    """The text on one line, with nothing left in it that Markdown or HTML would act on."""
    flat = _ACTIVE.sub(r"\\\g<0>", one_line(text))
    return _BARE_LINK.sub(r"\\\g<0>", _OPENING.sub(r"\1\\", flat))


def _top(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    yield f"*{escaped(document.badge)}*"
    colon = "：" if document.locale == "zh-TW" else ": "
    yield "\n".join(f"- **{escaped(label)}**{colon}{escaped(value)}" for label, value in document.fields)
    for notice in document.notices:
        yield f"> {escaped(notice)}"
    if tallies := read_line(document):
        yield escaped(say(document.locale, "document-coverage", tallies=tallies))


def _body(document: Document, numbers: Mapping[str, int]) -> Iterator[str]:
    for section in document.sections:
        place = "" if section.number is None else f"{section.number}. "
        yield f"## {place}{escaped(section.title)}"
        if section.layout == "files":
            yield _missing(document)
        if table := grid(section, document):
            yield escaped(table.note)
            yield _table(table, numbers)
        elif section.claims:
            yield _claims(section, document.locale, numbers)
        else:
            yield escaped(section.empty or "")


def _claims(section: Section, locale: str, numbers: Mapping[str, int]) -> str:
    sentences = [_sentence(claim, numbers) for claim in section.claims]
    if section.layout != "prose":
        return "\n".join(f"- {sentence}" for sentence in sentences)
    starts = range(0, len(sentences), PARAGRAPH)
    return "\n\n".join(" ".join(sentences[start : start + PARAGRAPH]) for start in starts)


def _sentence(claim: Claim, numbers: Mapping[str, int]) -> str:
    lead = f"**{escaped(claim.label)}** · " if claim.label else ""
    return f"{lead}{escaped(claim.text)} {_marks(claim.cites, numbers)}".rstrip()


def _marks(cites: Iterable[str], numbers: Mapping[str, int]) -> str:
    """`[3]`, or `[3]–[7]` for a run, each number a link to its source."""
    return _linked(runs(cites, numbers))


def _linked(found: Iterable[tuple[int, int]]) -> str:
    ends = ([first] if first == last else [first, last] for first, last in found)
    return " ".join("–".join(f"[\\[{place}\\]](#source-{place})" for place in run) for run in ends)


def _table(table: Grid, numbers: Mapping[str, int]) -> str:
    lines = [[escaped(header) for header in table.headers], ["---"] * len(table.headers)]
    lines += [_line(row, table, numbers) for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(row: Row | Band, table: Grid, numbers: Mapping[str, int]) -> list[str]:
    if isinstance(row, Band):
        return [f"**{escaped(row.title)}**", *[""] * (len(table.headers) - 1)]
    cells = [escaped(cell) for cell in row.cells]
    if row.lead:
        cells[table.main] = f"**{escaped(row.lead)}** · {cells[table.main]}"
    return [*cells, _marks(row.cites, numbers)]


def _missing(document: Document) -> str:
    """The images that can't be shown, in the words of I10; the others stand in the list of files."""
    missing = (escaped(file.name) for file in document.attachments if file.is_image and not file.blob)
    return "\n".join(f"- {say(document.locale, 'document-image-missing', filename=name)}" for name in missing)


def _about(document: Document) -> Iterator[str]:
    told = receipt(document)
    yield f"## {escaped(say(document.locale, 'document-about'))}"
    yield "\n".join(f"- {escaped(line)}" for line in (told.read, *told.notes))
    if told.failures:
        yield escaped(told.failed)
        yield "\n".join(f"- {escaped(failure)}" for failure in told.failures)
    yield escaped(provenance_line(document))
    yield f"*{escaped(document.badge)}*"


def _sources(document: Document, numbers: Mapping[str, int]) -> Iterator[str]:
    if not numbers:
        return
    yield f"## {escaped(say(document.locale, 'document-sources'))}"
    yield escaped(say(document.locale, "document-sources-note-plain"))
    yield "\n".join(_entry(source, document.locale) for source in listed(document, numbers))


def _entry(source: Source, locale: str) -> str:
    said = one_line(source.text, QUOTE_LENGTH)
    said = escaped(said) if source.computed or not said else quoted(escaped(said), locale)
    rest = (
        say(locale, "document-fact-more", shown=number(source.rest, locale)) if source.rest and source.origins else ""
    )
    basis = " ".join(part for part in (said, _linked(source.origins), rest) if part)
    link = f"[{escaped(say(locale, 'document-open'))}]({source.link})" if source.link else ""
    head = (f"**{escaped(source.author)}**", escaped(source.when), escaped(source.id))
    told = " · ".join(part for part in (*head, basis, link) if part)
    return f'{source.number}. <a id="source-{source.number}"></a>{told}'

"""Markdown cut into messages: at headings and paragraphs, never inside a fence or a table, and nothing lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.chat.slack.safe import quiet, size

#: Characters of Markdown in a message. Slack takes 12,000 in all, and the title, badges and fallback count too.
PIECE = 11_000
#: Characters where Slack refused a larger one; sent as plain text it stays under what is shown without folding.
SMALL_PIECE = 3000
#: Slack makes several blocks of one, and takes 50 in a message.
BLOCKS = 35
#: Rows of a table without its header, and characters in its cells (Slack: 100 and 10,000).
TABLE_ROWS, TABLE_SIZE = 95, 9000

_PARSER = MarkdownIt("commonmark").enable("table")
#: Marks that lead to places in the same page; a chat has no such places.
_ANCHOR = regex.compile(r'<a id="[^"<>]*"></a>\s?')
_INNER_LINK = regex.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(#[^()\s]*\)")


@dataclass(frozen=True)
class _Part:
    """A block of the text. `sort` is its token's type; those of a `glued` one stand together without an empty line."""

    text: str
    sort: str
    glued: bool = False


def pieces(markdown: str, most: int = PIECE, *, tables: int = BLOCKS) -> list[str]:
    """The text, made quiet, in pieces of at most `most` characters, `BLOCKS` blocks and `tables` tables each."""
    found: list[list[_Part]] = [[]]
    for part in _parts(fitted(markdown), most):
        if found[-1] and not _fits(found[-1], part, most, tables):
            found.append(_taken_back(found[-1], part, most))
        found[-1].append(part)
    return [text for parts in found if (text := _joined(parts))]


def fitted(markdown: str) -> str:
    """The Markdown as a chat can show it: quiet, without anchors and the links to them."""
    return _INNER_LINK.sub(r"\1", _ANCHOR.sub("", quiet(markdown)))


def _fits(parts: list[_Part], part: _Part, most: int, tables: int) -> bool:
    if size(_joined([*parts, part])) > most or len(parts) >= BLOCKS:
        return False
    return part.sort != "table_open" or sum(kept.sort == part.sort for kept in parts) < tables


def _taken_back(parts: list[_Part], part: _Part, most: int) -> list[_Part]:
    """The headings at the end of a full piece: they belong with what follows, where both fit."""
    start = len(parts)
    while start > 1 and parts[start - 1].sort == "heading_open":
        start -= 1
    taken = parts[start:]
    if not taken or size(_joined([*taken, part])) > most:
        return []
    del parts[start:]
    return taken


def _joined(parts: Iterable[_Part]) -> str:
    text = ""
    for part in parts:
        text += part.text if not text else ("\n" if part.glued else "\n\n") + part.text
    return text.strip("\n")


def _parts(markdown: str, most: int) -> Iterator[_Part]:
    for sort, lines in _blocks(markdown):
        text = "\n".join(lines).rstrip("\n")
        if sort == "table_open":
            yield from _table(lines, most)
        elif size(text) <= most:
            yield _Part(text, sort)
        elif sort == "fence":
            yield from _fence(lines, most)
        else:
            yield from _lines(lines, sort, most)


def _blocks(markdown: str) -> Iterator[tuple[str, list[str]]]:
    """Each block's type and lines; what belongs to none (a link's definition) is a paragraph: nothing is lost."""
    lines, at = markdown.split("\n"), 0
    for token in filter(_opens, _PARSER.parse(markdown)):
        start, end = token.map or (at, at)
        yield from _left(lines[at:start])
        yield token.type, _trimmed(lines[start:end])
        at = end
    yield from _left(lines[at:])


def _left(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    if any(line.strip() for line in lines):
        yield "paragraph_open", _trimmed(lines)


def _opens(token: Token) -> bool:
    return token.level == 0 and token.map is not None and token.nesting >= 0


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _table(lines: list[str], most: int) -> Iterator[_Part]:
    """The table, in several with the same header where it is too long for one."""
    head, rows = lines[:2], lines[2:]
    most = min(most, TABLE_SIZE) - size("\n".join(head)) - 1
    if most < 200:
        yield from _lines(lines, "paragraph_open", most + size("\n".join(head)))
        return
    for group in _packed([row for row in rows if size(row) <= most], most, TABLE_ROWS) or [[]]:
        yield _Part("\n".join([*head, *group]), "table_open")
    for row in (row for row in rows if size(row) > most):
        yield from _lines([row], "paragraph_open", most)


def _fence(lines: list[str], most: int) -> Iterator[_Part]:
    """A fence too long for one piece, opened and closed again in each."""
    opening = lines[0]
    mark = regex.match(r"\s*(`{3,}|~{3,})", opening)
    closing = mark[1] if mark else "```"
    body = lines[1:-1] if lines[-1].strip().startswith(closing) else lines[1:]
    room = most - size(opening) - size(closing) - 2
    if room < 200:
        yield from _lines(lines, "paragraph_open", most)
        return
    for group in _packed(list(_short(body, room)), room, len(body) + most):
        yield _Part("\n".join([opening, *group, closing]), "fence")


def _lines(lines: list[str], sort: str, most: int) -> Iterator[_Part]:
    """A long paragraph, list or quote, cut between lines, else between words."""
    groups = _packed(list(_short(lines, most)), most, len(lines) + most)
    for n, group in enumerate(groups):
        yield _Part("\n".join(group), sort, glued=n > 0)


def _packed(lines: list[str], most: int, count: int) -> list[list[str]]:
    """The lines in groups of at most `most` characters and `count` lines."""
    groups: list[list[str]] = []
    used = most + 1
    for line in lines:
        used += size(line) + 1
        if not groups or used > most or len(groups[-1]) >= count:
            groups.append([])
            used = size(line)
        groups[-1].append(line)
    return groups


def _short(lines: Iterable[str], most: int) -> Iterator[str]:
    """The lines, those longer than `most` cut after a sentence, a word or, at worst, a grapheme."""
    for line in lines:
        while size(line) > most:
            cut = _cut(line, most)
            yield line[:cut].rstrip(" ")
            line = line[cut:].lstrip(" ")
        yield line


def _cut(line: str, most: int) -> int:
    """Where to cut a line so that what stands before it fits; a backslash stays with what it escapes."""
    end = most // 2 if size(line[:most]) > most else most
    for mark in (r"(?<=[.!?。！？])\s*(?=\S)", r"\s+"):
        places = [found.start() for found in regex.finditer(mark, line[:end]) if found.start() > end // 2]
        if places:
            return places[-1]
    for found in regex.finditer(r"\\?\X", line[:end]):
        last = found.start()
    return last or end

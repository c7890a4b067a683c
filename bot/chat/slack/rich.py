"""Markdown as Slack's rich text, for modals and homes, which take no Markdown: nothing in it is read as syntax."""

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.chat.slack.pieces import SMALL_PIECE, pieces
from bot.chat.slack.safe import size

Element = dict[str, Any]

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}
_LINKS = ("https://", "http://", "mailto:")
_DEEPEST = 8


def rich_text(markdown: str, most: int = 12_000) -> tuple[list[Element], bool]:
    """Blocks that show the Markdown, and whether they show all of it: past `most` characters they end."""
    blocks: list[Element] = []
    used = 0
    for piece in pieces(markdown, SMALL_PIECE):
        used += size(piece)
        if used > most and blocks:
            return blocks, False
        elements = list(_elements(_PARSER.parse(piece)))
        if elements:
            blocks.append({"type": "rich_text", "elements": elements})
    return blocks, True


def _elements(tokens: Sequence[Token]) -> Iterator[Element]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        yield from _element(tokens[at], tokens[at + 1 : end])
        at = end + 1


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the block that opens here closes."""
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for n in range(at, len(tokens)):
        depth += tokens[n].nesting
        if depth == 0:
            return n
    return len(tokens) - 1


def _element(token: Token, inner: Sequence[Token]) -> Iterator[Element]:
    match token.type:
        case "heading_open" | "paragraph_open":
            yield from _section([*_inlines(inner, bold=token.type == "heading_open"), _text("\n")])
        case "bullet_list_open" | "ordered_list_open":
            yield from _list(token, inner, 0)
        case "fence" | "code_block" | "html_block":
            yield from _section([_text(token.content.rstrip("\n"))], "rich_text_preformatted")
        case "blockquote_open":
            yield from _section(list(_lines(inner)), "rich_text_quote")
        case "table_open":
            yield from _section([_text(_table(inner))], "rich_text_preformatted")


def _section(parts: list[Element], sort: str = "rich_text_section") -> Iterator[Element]:
    kept = [part for part in parts if part["text"]]
    if any(part["text"].strip() for part in kept):
        yield {"type": sort, "elements": kept}


def _list(token: Token, inner: Sequence[Token], indent: int) -> Iterator[Element]:
    """The list as one element a run of items: what is nested in an item comes between."""
    style = "ordered" if token.type.startswith("ordered") else "bullet"
    items: list[Element] = []
    counted = int(token.attrGet("start") or 1) - 1
    at = 0
    while at < len(inner):
        end = _end(inner, at)
        own, nested = _item(inner[at + 1 : end])
        items += list(_section(own)) or [{"type": "rich_text_section", "elements": [_text(" ")]}]
        if nested:
            yield _run(items, style, indent, counted)
            counted, items = counted + len(items), []
            for opening, content in nested:
                yield from _list(opening, content, min(indent + 1, _DEEPEST))
        at = end + 1
    if items:
        yield _run(items, style, indent, counted)


def _run(items: list[Element], style: str, indent: int, offset: int) -> Element:
    element: Element = {"type": "rich_text_list", "style": style, "indent": indent, "elements": items}
    return element | ({"offset": offset} if offset > 0 and style == "ordered" else {})


def _item(tokens: Sequence[Token]) -> tuple[list[Element], list[tuple[Token, Sequence[Token]]]]:
    """What an item says itself, and the lists in it."""
    own: list[Element] = []
    nested: list[tuple[Token, Sequence[Token]]] = []
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        if tokens[at].type.endswith("list_open"):
            nested.append((tokens[at], tokens[at + 1 : end]))
        else:
            own += [*([_text("\n")] if own else []), *_lines(tokens[at : end + 1])]
        at = end + 1
    return own, nested


def _lines(tokens: Sequence[Token]) -> Iterator[Element]:
    """The words of blocks, a line each."""
    first = True
    for token in tokens:
        if token.type == "inline" or (token.nesting == 0 and token.content):
            if not first:
                yield _text("\n")
            first = False
            yield from _inline(token) if token.children else iter([_text(token.content.rstrip("\n"))])


def _inlines(tokens: Sequence[Token], *, bold: bool = False) -> Iterator[Element]:
    for token in tokens:
        if token.type == "inline":
            yield from _inline(token, bold=bold)


def _inline(token: Token, *, bold: bool = False) -> Iterator[Element]:
    styles = {"bold": 1} if bold else {}
    link: str | None = None
    for child in token.children or ():
        name = child.type.removesuffix("_open").removesuffix("_close")
        if name in _STYLES:
            styles[_STYLES[name]] = styles.get(_STYLES[name], 0) + child.nesting
        elif name == "link":
            href = str(child.attrGet("href") or "")
            link = href if child.nesting == 1 and href.startswith(_LINKS) else None
        elif child.type in ("softbreak", "hardbreak"):
            yield _text("\n" if child.type == "hardbreak" else " ")
        else:
            code = {"code": 1} if child.type == "code_inline" else {}
            yield _text(child.content, [name for name, on in (styles | code).items() if on > 0], link)


def _text(text: str, styles: Sequence[str] = (), link: str | None = None) -> Element:
    element: Element = {"type": "link", "url": link, "text": text} if link else {"type": "text", "text": text}
    return element | ({"style": dict.fromkeys(styles, True)} if styles else {})


def _table(tokens: Sequence[Token]) -> str:
    """The rows as lines, cells parted by bars: rich text has no tables."""
    lines: list[str] = []
    cells: list[str] = []
    for token in tokens:
        if token.type == "inline":
            cells.append("".join(child.content for child in token.children or ()))
        elif token.type == "tr_close":
            lines.append(" │ ".join(cells))
            cells = []
    return "\n".join(lines)

"""Quoted passages of a claim, whatever marks they stand in, looked up word for word in what is cited."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.check.plain import folded, plain
from core.check.sources import Source

_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‹": "›", "»": "«", "”": "”", '"': '"', "＂": "＂"}
_OPENING = re.compile('[“„«「『‹»”"＂]')
_SINGLE = re.compile(r"(?<![^\s(\[:,])['‘](?P<text>[^'‘’\n]{2,300})['’](?=$|[\s.,;:!?)\]])")
_CUTS = re.compile(r"\[[^\[\]]{0,60}\]|\.\.\.|…")
_EDGES = " .,;:!?。，、！？；：'\""
_LINKS = re.compile(r"https?://\S*?([^/\s]*)/?(?=\s|$)")
_MOST_CLOSINGS = 8
_MOST_QUOTES = 40
_LONGEST = 4000
#: what stands in a claim's own words in place of a quote
TAKEN = " \u2756 "


class Quote(NamedTuple):
    """A quoted passage. `before` is the claim's own text since the quote before; `holders` are the sources with it."""

    text: str
    before: str
    holders: tuple[Source, ...]
    #: single straight marks may be anything; a miss counts only for longer passages
    shy: bool = False


def taken_out(text: str, sources: Sequence[Source]) -> tuple[str, tuple[Quote, ...]]:
    """The claim's own words, plain, each found quote replaced by TAKEN; and its quotes in order."""
    pieces: list[str] = []
    quotes: list[Quote] = []
    at = 0
    for _ in range(_MOST_QUOTES):
        opening = _OPENING.search(text, at)
        if opening is None:
            break
        quote, end = _quote_at(text, opening.start(), text[at : opening.start()], sources)
        if quote is None:
            pieces.append(text[at : opening.end()])
            at = opening.end()
            continue
        quotes.append(quote)
        pieces += [text[at : opening.start()], TAKEN if quote.holders else f" {quote.text} "]
        at = end
    pieces.append(text[at:])
    own, shy = _singles("".join(pieces), sources)
    return plain(own), (*quotes, *shy)


def _quote_at(text: str, start: int, before: str, sources: Sequence[Source]) -> tuple[Quote | None, int]:
    """The quote that opens at `start`: the longest one that stands in a source, else the one to the first mark."""
    closing = _PAIRS[text[start]]
    ends = [i for i in range(start + 1, min(len(text), start + _LONGEST)) if text[i] in closing]
    if not ends:
        return None, start + 1
    for end in reversed(ends[:_MOST_CLOSINGS]):
        inside = text[start + 1 : end]
        if not inside.strip():
            continue
        holders = holding(inside, sources)
        if holders:
            return Quote(inside, before, holders), end + 1
    first = next((end for end in ends if text[start + 1 : end].strip()), None)
    if first is None:
        return None, start + 1
    end = _balanced(text, start, closing) or first
    return Quote(text[start + 1 : end], before, ()), end + 1


def _balanced(text: str, start: int, closing: str) -> int | None:
    """Where the passage closes, counting the same marks inside it."""
    if text[start] in closing:
        return None
    depth = 0
    for i in range(start, min(len(text), start + _LONGEST)):
        if text[i] == text[start]:
            depth += 1
        elif text[i] in closing:
            depth -= 1
            if depth == 0:
                return i
    return None


def _singles(text: str, sources: Sequence[Source]) -> tuple[str, list[Quote]]:
    quotes: list[Quote] = []

    def out(match: re.Match[str]) -> str:
        holders = holding(match["text"], sources)
        quotes.append(Quote(match["text"], text[: match.start()], holders, shy=True))
        return TAKEN if holders else match[0]

    return _SINGLE.sub(out, text) if "'" in text or "‘" in text else text, quotes


def holding(quoted: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that hold every part of the quote, in order; `…` and `[…]` stand for words left out."""
    parts = [part for piece in _CUTS.split(quoted) if (part := folded(piece).strip(_EDGES))]
    if not parts:
        return tuple(sources)
    open_end = bool(_CUTS.search(quoted))
    return tuple(source for source in sources if _holds(source, parts, open_end))


def _holds(source: Source, parts: Sequence[str], open_end: bool) -> bool:
    texts = [source.folded]
    if "://" in source.folded:
        texts += [_LINKS.sub(r"\1", source.folded), _LINKS.sub("", source.folded)]
    return any(_in_order(text, parts, open_end) for text in texts)


def _in_order(text: str, parts: Sequence[str], open_end: bool) -> bool:
    at = 0
    for part in parts:
        at = place(text, part, at, open_end)
        if at < 0:
            return False
        at += len(part)
    return True


def place(text: str, part: str, start: int = 0, open_end: bool = False) -> int:
    """Where the folded part stands in the folded text with whole words at its ends (its last may be cut), or -1."""
    at = text.find(part, start)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(part) : at + len(part) + 1]
        if not _splits(before, part[0]) and (open_end or not _splits(part[-1], after)):
            return at
        at = text.find(part, at + 1)
    return -1


def _splits(left: str, right: str) -> bool:
    """Whether a border between these two characters runs through a word or a number."""
    return left.isalnum() and right.isalnum() and left < "\u3400" and right < "\u3400"


def stands(words: str, text: str) -> bool:
    """Whether these words stand in a text, neither cut out of longer ones."""
    return place(text, words) >= 0

"""Lists of words and phrases, and which of them a text may hold: one look-up a word stands for a search a list."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"[a-z\u00c0-\u024f\u0400-\u052f]+(?:'[a-z\u0400-\u052f]+)*")
_HAN = re.compile("[\u3400-\u9fff]")
_LITERAL = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_AROUND = re.compile(r"\(\?(?:<?[!=])")
#: an ending that need not be there takes the letter before it along
_OPTIONAL = re.compile(r"[?*{]")
_LONGEST = 12
_MOST_WORDS = 100_000

#: word, beginning of a word, Chinese character: a bit for each vocabulary that has it
_EXACT: dict[str, int] = {}
_BEGINNINGS: dict[str, int] = {}
_CHARACTERS: dict[str, int] = {}
#: bits of vocabularies with an expression that may begin with any word that has an apostrophe
_APOSTROPHE = [0]


class _Bits(dict[str, int]):
    """The vocabularies that a lower-case word may begin an expression of."""

    def __missing__(self, word: str) -> int:
        bits = 0
        for part in {word, word.partition("'")[0]}:
            bits |= _EXACT.get(part, 0)
            for size in range(1, min(len(part), _LONGEST) + 1):
                bits |= _BEGINNINGS.get(part[:size], 0)
        if "'" in word:
            bits |= _APOSTROPHE[0]
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = bits
        return bits


_BITS = _Bits()
_COUNT = [0]


class Said(NamedTuple):
    """A text in lower case with the bits of the vocabularies it may draw on: its own, or those of a longer text."""

    text: str
    bits: int

    def part(self, text: str) -> "Said":
        """A piece of it."""
        return Said(text, self.bits)


def said_of(lowered: str) -> Said:
    """A text in lower case with bits of its own."""
    return Said(lowered, bits(lowered))


class Vocabulary:
    """Expressions in lower case that stand between word borders, and Chinese ones, which have none.

    :raises ValueError: an expression begins with something other than letters, so that no text can be passed over
    """

    __slots__ = ("bit", "pattern")

    def __init__(self, words: str, han: str = "") -> None:
        self.bit = 1 << _COUNT[0]
        _COUNT[0] += 1
        bordered = rf"(?<!\w)(?:{words})(?!\w)" if words else ""
        self.pattern = re.compile("|".join(part for part in (bordered, han) if part))
        for alternative in _alternatives(words):
            self._enter(alternative)
        for alternative in _alternatives(han):
            self._enter(alternative)
        _BITS.clear()

    def _enter(self, expression: str) -> None:
        for head, whole in _heads(expression):
            if _HAN.match(head):
                _CHARACTERS[head[0]] = _CHARACTERS.get(head[0], 0) | self.bit
            elif not head:
                _APOSTROPHE[0] |= self.bit
            else:
                table = _EXACT if whole and len(head) <= _LONGEST else _BEGINNINGS
                head = head[:_LONGEST]
                table[head] = table.get(head, 0) | self.bit

    def search(self, said: Said) -> re.Match[str] | None:
        """The first of its expressions in a text."""
        return self.pattern.search(said.text) if said.bits & self.bit else None


def bits(lowered: str) -> int:
    """A bit for each vocabulary of which a lower-case text may hold an expression; one not set is surely absent."""
    found = 0
    for word in _WORD.findall(lowered):
        found |= _BITS[word]
    if not lowered.isascii() and _HAN.search(lowered):
        for char in set(lowered):
            found |= _CHARACTERS.get(char, 0)
    return found


def _alternatives(expression: str) -> Iterator[str]:
    """The parts of a pattern between its outermost strokes."""
    depth, start, at = 0, 0, 0
    while at < len(expression):
        char = expression[at]
        if char == "\\":
            at += 1
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and not depth:
            yield expression[start:at]
            start = at + 1
        at += 1
    if expression:
        yield expression[start:]


def _heads(expression: str) -> Iterable[tuple[str, bool]]:
    """The literal beginnings of one alternative, and whether the word ends there; empty for any word with a mark."""
    if _AROUND.match(expression):
        yield from _heads(expression[_closing(expression) + 1 :])
        return
    if expression.startswith("(?:"):
        end = _closing(expression)
        rest = expression[end + 1 :]
        for inner in _alternatives(expression[3:end]):
            yield from _heads(inner + rest.removeprefix("?"))
        if rest.startswith("?"):
            yield from _heads(rest[1:])
        return
    if expression.startswith(r"\w+"):
        yield "", False
        return
    literal = _LITERAL.match(expression)
    if literal is None:
        raise ValueError(f"a vocabulary's expression must begin with letters: {expression}")
    after = expression[literal.end() : literal.end() + 2]
    head = literal[0][:-1] if _OPTIONAL.match(after) else literal[0]
    yield head, not after or after == r"\." or (after[0] in " -" and after[1:] != "?")


def _closing(expression: str) -> int:
    """Where the group that the expression begins with is closed."""
    depth = 0
    for at, char in enumerate(expression):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at
    raise ValueError(f"a group is left open: {expression}")

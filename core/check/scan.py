"""One look over a plain text: its words in lower case, the vocabularies it may draw on, and the scripts it has."""

import re
from dataclasses import dataclass

from core.check.vocabulary import Said, bits, said_of
from core.words import text as words_of_text

_DIGIT = re.compile("[0-9]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: what must stand in a text of two sentences
_MAY_END = re.compile(r"[.!?…。！？；][^\w]*\s|[。！？；]\S|[!?][\u3400-\u9fff]|\n")


@dataclass(frozen=True, slots=True)
class Scan:
    """`bits` has a bit for each vocabulary the text may hold an expression of."""

    lowered: str
    bits: int
    has_digit: bool
    has_han: bool

    @property
    def said(self) -> Said:
        """The text as the vocabularies search it."""
        return Said(self.lowered, self.bits)


def scan(plain_text: str) -> Scan:
    """What there is in a plain text."""
    lowered = plain_text.lower()
    return Scan(
        lowered,
        bits(lowered),
        bool(_DIGIT.search(plain_text)),
        not plain_text.isascii() and bool(_HAN.search(plain_text)),
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text; one that can't have two isn't looked through."""
    if not _MAY_END.search(text):
        return [text.strip()] if text.strip() else []
    return words_of_text.sentences(text)


def sayings(text: str, seen: Scan) -> tuple[Said, ...]:
    """The sentences of a text in lower case; `seen` is the scan of it or of more."""
    found = sentences(text)
    if len(found) == 1:
        return (Said(found[0].lower(), seen.bits),)
    return tuple(said_of(sentence.lower()) for sentence in found)

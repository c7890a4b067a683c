"""Texts that give orders to whoever writes a report, plain, hidden or encoded. What they order is never done (X9).

A text is an order by what it says to the writer, not by a single word: colleagues, too, ask that something be ignored,
added or left out.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from core.words.order_words import ADDRESS, DOCUMENT, HINTS, MARKUP, STRONG, VERB

#: Characters of a text that are looked at, and characters after the address where its order begins.
_MOST, _NEAR = 20_000, 160
#: Characters of an encoded run.
_SHORTEST = 16
#: More words than these with digits among their letters are no codes.
_MOST_CODES = 3
#: Letters that look alike: a text with words of two scripts is read in either.
_LATIN, _CYRILLIC = "aeopcxyikhtmb", "аеорсхуікнтмв"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)
_DIGITS = str.maketrans("4310$75@", "aeiostsa")
_MIXED = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_DIGIT_WORD = re.compile(r"[a-z][$@0134578]+[a-z]|(?<![\w$@])[$@0134578]+[a-z]{2}")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,4000}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){10,2000}(?![0-9A-Za-z])")
_SPACED = re.compile(r"(?:(?<!\w)\w[ .\-_*]){5,}\w(?!\w)")
_GAPS = re.compile(r"[ .\-_*]")
#: The tag letters: they show nothing, and spell ASCII. A flag of a region is a black flag and some of them.
_TAGS = re.compile("[\U000e0020-\U000e007e]+")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")
_TURNED = re.compile("[\u202d\u202e]")
_ASCII_HINTS = tuple(hint for hint in HINTS if hint.isascii())
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc\u2018\u00b4", "'"))


def is_order(text: str) -> bool:
    """Whether the text tells the writer of a report what to write, leave out, show or do."""
    return bool(order(text))


@lru_cache(maxsize=16384)
def order(text: str) -> str:
    """Every reading of a text that is an order, in lower case: what it wants is among its words; else empty."""
    head = text[:_MOST]
    bare = head if head.isascii() else _FLAG.sub("", head)
    if not bare.isascii() and (_TAGS.search(bare) or _TURNED.search(bare)):
        return "\n".join(dict.fromkeys(_readings(bare)))
    found = list(dict.fromkeys(_readings(head)))
    return "\n".join(found) if any(map(_orders, found)) else ""


def _orders(reading: str) -> bool:
    if not _hinted(reading):
        return False
    if STRONG.search(reading):
        return True
    for address in ADDRESS.finditer(reading):
        if VERB.search(reading, address.end() - 1, address.end() + _NEAR):
            return True
    return bool(VERB.search(reading) and DOCUMENT.search(reading) and MARKUP.search(reading))


def _readings(text: str) -> Iterator[str]:
    """The text as it is seen, and as it reads once decoded."""
    for tags in () if text.isascii() else _TAGS.findall(text):
        yield "".join(chr(ord(tag) - 0xE0000) for tag in tags).lower()
    seen = _seen(text)
    yield seen
    if not text.isascii() and _MIXED.search(seen):
        yield seen.translate(_TO_LATIN)
        yield seen.translate(_TO_CYRILLIC)
    if len(_DIGIT_WORD.findall(seen)) >= _MOST_CODES:
        yield seen.translate(_DIGITS)
    if _SPACED.search(seen):
        yield " ".join(_SPACED.sub(lambda run: _GAPS.sub("", run[0]), seen).split())
    yield from map(_seen, _decoded(text))
    if _hinted(backwards := seen[::-1]):
        yield backwards
    if _hinted(turned := codecs.encode(seen, "rot13")):
        yield turned


def _hinted(reading: str) -> bool:
    for hint in _ASCII_HINTS if reading.isascii() else HINTS:  # noqa: SIM110 - a generator takes three times as long
        if hint in reading:
            return True
    return False


def _seen(text: str) -> str:
    """One case and width, without characters that show nothing."""
    narrow = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    if not narrow.isascii():
        narrow = "".join(char for char in narrow if unicodedata.category(char) != "Cf")
    return narrow.casefold()


def _decoded(text: str) -> Iterator[str]:
    """What is written in base64 or hexadecimal digits, where that is text."""
    if max(map(len, text.split()), default=0) < _SHORTEST:
        return
    for run in _BASE64.findall(text):
        yield from _text_of(run, lambda word: base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_"))
        yield from _text_of(run, lambda word: base64.b64decode(word + "=" * (-len(word) % 4)))
    for run in _HEX.findall(text):
        yield from _text_of(run, bytes.fromhex)


def _text_of(run: str, decode: Callable[[str], bytes]) -> Iterator[str]:
    try:
        told = decode(run.rstrip("=")).decode()
    except (binascii.Error, ValueError):
        return
    if told.isprintable():
        yield told

"""Codes, versions, phones and links in a text: signs that stand for a thing and must be copied, not reckoned."""

import re
from typing import NamedTuple

from core.check.units import unit_of

_PIECE = "[0-9A-Za-z\u00c0-\u024f\u0400-\u052f]"
_TOKEN = re.compile(rf"{_PIECE}+(?:[-_./#]{_PIECE}+)*")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>|\"“”«»「」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)
_PHONE = re.compile(r"(?<!\w)\+[0-9][0-9 ()-]{6,18}[0-9]")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_MEASURED = re.compile(r"([0-9]+(?:[.,][0-9]+)?)-?([^\W\d_]+)")
_SPAN = re.compile(r"(?:[0-9]+(?:[dhtms]|min|sek|год|хв|с))+[0-9]*")
_ORDINAL = re.compile(r"[0-9]+-?(?:st|nd|rd|th|x|го|й|ї|ій|ма|ти|ми|х|е|а|у|ту|та|то)")
_DIGIT = re.compile("[0-9]")
_EDGES = ".,;:!?()"
_CHUNK = re.compile(r"(?<!\S)[^\s0-9]*[0-9]\S*")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-_./#:]+(?=[0-9])")
_GAPS = re.compile(r"[\s\-_./#:]+")
_DIGITS_IN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


class Code(NamedTuple):
    """A code as written, and where."""

    written: str
    start: int
    end: int


def codes(text: str) -> tuple[tuple[Code, ...], str]:
    """The codes of a plain text, and the text with them blanked. A number with its unit (`40s`, `3-day`) is none."""
    found: list[Code] = []
    for pattern in (_WEB, _PHONE):
        if "@" in text or "/" in text or "+" in text or "www" in text:
            for match in pattern.finditer(text):
                found.append(Code(match[0].rstrip(".,;:!?)"), match.start(), match.end()))
            text = pattern.sub(lambda match: " " * len(match[0]), text)
    pieces, at = [], 0
    for chunk in _CHUNK.finditer(text):
        if chunk[0].strip(_EDGES).isdigit():
            continue
        for match in _TOKEN.finditer(text, *chunk.span()):
            if _is_code(match[0]):
                found.append(Code(match[0], match.start(), match.end()))
                pieces += [text[at : match.start()], " " * len(match[0])]
                at = match.end()
    return tuple(found), "".join(pieces) + text[at:] if pieces else text


def _is_code(token: str) -> bool:
    if token.isdigit() or not _DIGIT.search(token):
        return False
    if not any(char.isalpha() for char in token):
        return bool(_DOTTED.fullmatch(token)) and not _GROUPED.fullmatch(token)
    if _ORDINAL.fullmatch(token) or _SPAN.fullmatch(token):
        return False
    measured = _MEASURED.fullmatch(token)
    if measured:
        word = measured[2]
        return not (
            unit_of(word)
            or word in ("k", "K", "M", "bn", "mill")
            or ("-" in token and word.islower() and len(word) > 1)
        )
    return True


def squeezed(text: str) -> str:
    """Folded text without the signs that codes are written with or without; two numbers never become one."""
    return _GAPS.sub("", _BETWEEN_DIGITS.sub(" \u2756 ", text)).replace("\u2756", " ")


def numbers_in(written: str) -> list[float]:
    """The numbers inside a code, whole (`INC-204`: 204)."""
    return [float(number.replace(",", ".")[:300]) for number in _DIGITS_IN.findall(written)]


def holds(squeezed_text: str, code: str) -> bool:
    """Whether the squeezed code stands in the squeezed text, not as part of a longer number."""
    at = squeezed_text.find(code) if code else -1
    while at >= 0:
        after = squeezed_text[at + len(code) : at + len(code) + 1]
        before = squeezed_text[at - 1 : at] if at else ""
        if not (after.isdigit() and code[-1].isdigit()) and not (before.isdigit() and code[0].isdigit()):
            return True
        at = squeezed_text.find(code, at + 1)
    return False

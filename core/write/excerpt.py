"""What is quoted of a message: the sentence that carries it and at most one more, as written."""

import re

from core.words.cues import strength
from core.words.text import cut
from core.write.lines import Line, room_for

__all__ = ["excerpt", "room_for", "shortened"]

_LINK = re.compile(r"(?:https?|ftp)://\S+", re.I)
_CLAUSE = re.compile(r"[,;:!?\uff0c\uff1b\uff1a\uff01\uff1f\u3001\u3002](?=\s|[\u3400-\u9fff]|$)|\s[-–—]\s|\s(?=\()")
#: What a cut leaves hanging.
_LOOSE = " ,;:(\uff0c\uff1b\uff1a\u3001\u3002\uff08"
_SPACE = re.compile(r"\s+")


def excerpt(line: Line) -> str:
    """The words of a line to quote, on one line. An ellipsis stands only where words were cut.

    Empty where nothing but code or quoted lines is left.
    """
    parts = [flat for part in line.parts if (flat := _flat(part))]
    if not parts:
        return ""
    whole, places = _laid_out(parts, line)
    most = room_for(whole)
    if len(whole) <= most:
        return whole
    best = parts.index(core) if (core := _flat(line.core)) in parts else 0
    if len(parts[best]) > most:
        return shortened(parts[best], most)
    for first, last in ((best, best + 1), (best - 1, best)):
        if first >= 0 and last < len(parts) and places[last][1] - places[first][0] <= most:
            return whole[places[first][0] : places[last][1]].strip("… ")
    return parts[best]


def _laid_out(parts: list[str], line: Line) -> tuple[str, list[tuple[int, int]]]:
    """The parts in one line, spaced as their author spaced them, and where each begins and ends."""
    original = _flat(line.text)
    whole = ""
    places: list[tuple[int, int]] = []
    for part in parts:
        spaced = not whole or f"{parts[len(places) - 1]}{part}" not in original
        start = len(whole) + (1 if whole and spaced else 0)
        whole += (" " if whole and spaced else "") + part
        places.append((start, start + len(part)))
    return whole, places


def shortened(text: str, most: int) -> str:
    """The beginning of a text, cut at a clause or else a word, never between `not` and its verb."""
    text = _flat(text)
    if len(text) <= most:
        return text
    clauses = [found.start() for found in _CLAUSE.finditer(text, most // 3, most)]
    words = [found.start() for found in _SPACE.finditer(text, most // 2, most)]
    for end in (*reversed(clauses), *reversed(words)):
        if not (_denies(text[:end].split()[-3:]) or _denies(text[end:].split()[:3])):
            return text[:end].rstrip(_LOOSE) + "…"
    return cut(text, most).rstrip() + "…"


def _flat(text: str) -> str:
    """On one line, each link by the end of its path."""
    return " ".join(_LINK.sub(_link_end, text).split())


def _link_end(link: re.Match[str]) -> str:
    url = link.group().rstrip("/>")
    return url if len(url) <= 40 else "…/" + url.rsplit("/", 1)[-1][-40:]


def _denies(words: list[str]) -> bool:
    return "negation" in strength(" ".join(words))

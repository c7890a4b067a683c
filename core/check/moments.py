"""The dates and clock times of a text, and the text with them taken out."""

import re

import core.check.time_readers as read
from core.check.scan import Scan
from core.check.time_patterns import READERS, SIGNS
from core.check.times import Moment


def moments(text: str, seen: Scan, has_digit: bool) -> tuple[tuple[Moment, ...], str]:
    """Every time told in a plain text whose number words are digits, and the text with all of them blanked.

    `seen` is the scan of the text as it was written, `has_digit` whether it holds one now.
    """
    signs = _signs(text, seen, has_digit)
    found: list[Moment] = []
    left = text
    for sign, words, pattern, reader in READERS:
        if (sign is None or sign in signs) and (words is None or seen.bits & words.bit):
            for moment in _read(pattern, reader, left):
                found.append(moment)
                left = left[: moment.start] + " " * (moment.end - moment.start) + left[moment.end :]
    return tuple(found), left


def _signs(text: str, seen: Scan, has_digit: bool) -> set[str]:
    signs = {"han"} if seen.has_han else set()
    if has_digit:
        lowered = text.lower()
        signs.add("digit")
        for name, mark, sign in SIGNS:
            # most texts lack the mark; to see that is cheaper than to search
            if (mark in lowered if mark else not lowered.isascii()) and sign.search(lowered):
                signs.add(name)
    return signs


def _read(pattern: re.Pattern[str], reader: read.Reader, text: str) -> list[Moment]:
    found = []
    for match in pattern.finditer(text):
        result = reader(match)
        if result and result[0]:
            found.append(Moment(match[0], match.start(), match.end(), *result))
    return found

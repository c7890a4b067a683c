"""The dates and clock times of a text, and the text with them taken out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.check.time_patterns import GATES, READERS
from core.check.time_readers import Reader
from core.check.times import Moment


@lru_cache(maxsize=16384)
def moments(text: str) -> tuple[tuple[Moment, ...], str]:
    """Every time told in a plain text whose number words are digits, and the text with all of them blanked."""
    found: list[Moment] = []
    left = text
    lowered = text.lower()
    here = {gate for gate in GATES if gate.search(lowered)}
    for gate, pattern, read in READERS:
        if gate not in here:
            continue
        for moment in list(_read(pattern, read, left)):
            found.append(moment)
            left = left[: moment.start] + " " * (moment.end - moment.start) + left[moment.end :]
    return tuple(found), left


def _read(pattern: re.Pattern[str], read: Reader, text: str) -> Iterator[Moment]:
    for match in pattern.finditer(text):
        result = read(match)
        if result and result[0]:
            yield Moment(match[0], match.start(), match.end(), *result)

"""A text taken apart once: its times, its codes, and what is left, where the numbers are."""

import re
from dataclasses import dataclass

from core.check.codes import Code, codes
from core.check.moments import moments
from core.check.scan import Scan
from core.check.times import Moment

_DIGIT = re.compile("[0-9]")
_MARKS = re.compile(r"[@/]|www", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """`left` is the text with its times and codes blanked, places kept."""

    moments: tuple[Moment, ...]
    codes: tuple[Code, ...]
    left: str

    def with_maybes(self) -> str:
        """What is left, with the signs that may be times or plain numbers put back."""
        left = self.left
        for moment in self.moments:
            if moment.maybe:
                left = left[: moment.start] + moment.written + left[moment.end :]
        return left


def read(text: str, seen: Scan) -> Reading:
    """The plain text, number words already digits, taken apart; `seen` is the scan of it as it was written."""
    has_digit = seen.has_digit or bool(_DIGIT.search(text))
    found, left = moments(text, seen, has_digit)
    if not has_digit and not _MARKS.search(left):
        return Reading(found, (), left)
    marked, left = codes(left)
    return Reading(found, marked, left)

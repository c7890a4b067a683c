"""A text taken apart once: its times, its codes, and what is left, where the numbers are."""

from dataclasses import dataclass
from functools import lru_cache

from core.check.codes import Code, codes
from core.check.moments import moments
from core.check.times import Moment


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


@lru_cache(maxsize=16384)
def read(text: str) -> Reading:
    """The plain text, number words already digits, taken apart."""
    found, left = moments(text)
    marked, left = codes(left)
    return Reading(found, marked, left)

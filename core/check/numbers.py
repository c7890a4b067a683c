"""Rule `numbers`: every number of a claim occurs in what it cites, with its unit, exactly or well rounded."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import isfinite

from core.check.cases import Case, rule
from core.check.codes import holds, numbers_in, squeezed
from core.check.figures import Figure, figures
from core.check.plain import folded
from core.check.spelling import name_stem
from core.check.times import Day
from core.check.units import Unit

_NOT_DIGITS = re.compile("[^0-9]+")
#: how far off a number may be that says `about` of itself
_ROUGH = 0.1
#: the next smaller unit of hours and days, which `2 hours` leaves out
_SMALLER = {3600.0: 60.0, 86400.0: 3600.0, 604800.0: 86400.0, 2592000.0: 86400.0 * 2, 31536000.0: 86400.0 * 15}


def _numbers(case: Case) -> str | None:
    claimed = figures(case.reading.left)
    offered = case.offered if claimed else ()
    for figure in claimed:
        if not any(_supports(other, figure) for other in offered) and not _elsewise(case, figure, offered):
            return f"{figure.written} is not in what is cited{_unit_note(figure, offered)}"
    for code in case.reading.codes:
        if not _code_holds(case, code.written):
            return f"{code.written} is not in what is cited"
    return _swapped(case, claimed) if claimed else None


def supported(case: Case, text: str) -> bool:
    """Whether all the numbers in this piece of a claim are given by what it cites."""
    return all(any(_supports(other, figure) for other in case.offered) for figure in figures(text))


def _elsewise(case: Case, figure: Figure, offered: Sequence[Figure]) -> bool:
    """Other readings of the same signs; the number of things cited; a year of a cited date."""
    for reading in figure.readings:
        if all(any(_is(number, other) for other in offered) for number in reading):
            return True
    evidence = [source for source in case.sources if not source.is_fact]
    counts = {len(evidence), len({source.author for source in evidence if source.author})}
    if figure.bare in counts and figure.unit.kind in ("plain", "count"):
        return True
    if figure.unit.kind in ("plain", "count") and _difference(case, figure, offered):
        return True
    years = {day.year for source in case.sources for day in source.days}
    readings = [reading for source in case.sources for moment in source.moments for reading in moment.readings]
    years |= {reading.year for reading in readings if isinstance(reading, Day) and reading.year}
    return figure.unit.kind == "plain" and figure.bare in years


def _difference(case: Case, figure: Figure, offered: Sequence[Figure]) -> bool:
    """Whether it is what lies between two numbers that the claim tells as well: `23, six more than the 17`."""
    told = [other.bare for other in figures(case.reading.left) if any(_is(other.bare, given) for given in offered)]
    return any(abs(abs(one - two) - figure.bare) < 1e-9 for one, two in combinations(told, 2))


def _is(number: float, other: Figure) -> bool:
    return abs(number - other.bare) < 1e-9 or abs(number - other.value) < 1e-9


def _supports(other: Figure, claimed: Figure) -> bool:
    """Whether a number that is given supports a claimed one: same kind of unit, same value as far as it is told."""
    one, two = other.unit, claimed.unit
    if _measured(one) and _measured(two):
        return one.kind == two.kind and _near(claimed, other.value, claimed.value, claimed.step)
    if _measured(two):
        share = (
            two.kind == "share" and other.bare <= 1 and _near(claimed, other.bare * 100, claimed.value, claimed.step)
        )
        unsaid = one.kind == "plain" and not other.noun and _near(claimed, other.bare, claimed.bare, claimed.bare_step)
        return share or unsaid
    if _measured(one):
        return (
            not claimed.noun
            and two.kind == "plain"
            and any(_near(claimed, value, claimed.bare, claimed.bare_step) for value in (other.bare, other.value))
        )
    if one.counted and two.counted and not one.counted & two.counted:
        return False
    readings = [other.bare, *(reading[0] for reading in other.readings if len(reading) == 1)]
    parts = [number for reading in other.readings if len(reading) > 1 for number in reading]
    return any(_near(claimed, value, claimed.bare, claimed.bare_step) for value in (*readings, *parts))


def _measured(unit: Unit) -> bool:
    return unit.kind not in ("plain", "count")


def _near(claimed: Figure, given: float, value: float, step: float) -> bool:
    """Equal, rounded to the last digit told, cut to the last unit told, or roughly equal where it says `about`."""
    if not isfinite(given) or not isfinite(value):
        return False
    off = abs(given - value)
    if off <= 1e-9 * max(abs(given), 1.0):
        return True
    if claimed.about:
        return off <= _ROUGH * max(abs(given), abs(value))
    if claimed.joined:
        return off < step
    if claimed.unit.kind == "time" and claimed.unit.worth in _SMALLER and step == claimed.unit.worth:
        return 0 < given - value < _SMALLER[claimed.unit.worth]
    fraction = abs(given - round(given)) > 1e-9 or step != 1.0
    return fraction and off < step / 2 + 1e-9


def _code_holds(case: Case, written: str) -> bool:
    if any(_in_source(source.squeezed, written) for source in case.sources):
        return True
    if written.startswith("+"):
        digits = _NOT_DIGITS.sub("", written)
        return any(digits in _NOT_DIGITS.sub("", f"{source.plain} {source.beside}") for source in case.sources)
    if written.lower() in (cited.lower() for cited in case.claim.cites):
        return True
    pieces = [piece for piece in written.replace("/", "-").split("-") if piece]
    if len(pieces) < 2:
        return False
    numbers = {figure.bare for figure in case.offered}
    return all(_piece_holds(case, piece, numbers) for piece in pieces)


def _in_source(text: str, written: str) -> bool:
    return holds(text, squeezed(folded(written)))


def _piece_holds(case: Case, piece: str, numbers: Iterable[float]) -> bool:
    """A part of a compound (`E42-alarmen`): digits must be given, a capitalised word too; a plain word is grammar."""
    if piece.isdigit():
        return numbers_in(piece)[0] in set(numbers)
    if any(char.isdigit() for char in piece):
        return any(_in_source(source.squeezed, piece) for source in case.sources)
    return not piece[0].isupper() or name_stem(piece) in case.words


def _swapped(case: Case, claimed: Sequence[Figure]) -> str | None:
    """`12 crates and 40 boxes` told as `40 crates`: the word is counted in the source, but by another number."""
    offered = [figure for figure in case.offered if figure.noun]
    for figure in claimed:
        if not figure.noun:
            continue
        same_word = [other for other in offered if other.noun == figure.noun]
        same_number = [other for other in offered if _near(figure, other.bare, figure.bare, figure.bare_step)]
        met = any(_near(figure, other.bare, figure.bare, figure.bare_step) for other in same_word)
        if same_word and same_number and not met and all(other.noun for other in same_number):
            return f"{figure.written} counts something else in what is cited"
    return None


def _unit_note(figure: Figure, offered: Iterable[Figure]) -> str:
    same = any(abs(other.bare - figure.bare) < 1e-9 for other in offered)
    return " with that unit" if same else ""


numbers = rule("numbers", _numbers)

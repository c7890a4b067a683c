"""Rule `numbers`: every number of a claim occurs in what it cites, with its unit, exactly or well rounded."""

import re
from collections.abc import Iterable, Sequence

from core.check.cases import Case, rule
from core.check.codes import holds, numbers_in, squeezed
from core.check.counts import listed, miscounted
from core.check.derived import follows
from core.check.directions import agrees
from core.check.figure import PLAIN, Figure
from core.check.figures import figures
from core.check.language import is_dull
from core.check.plain import folded
from core.check.rates import rate_swapped
from core.check.rounding import near
from core.check.spelling import name_stem
from core.check.times import Day
from core.check.transfers import of_another_clause, other_thing, turned_round
from core.check.units import HOURS_OR_TONNES, Unit, meanings

#: what may stand before and after a code that stands alone
_OPEN, _CLOSED = frozenset((" ", "\n", "(", "")), frozenset((" ", "\n", ",", ";", "!", "?", ")", ""))
_NOT_DIGITS = re.compile("[^0-9]+")
#: a number and the word behind it; what stands before a number that is only a part of another
_WITH_NEXT_WORD = re.compile(r"[0-9]+ [a-z\u00c0-\u024f\u0430-\u052f]+(?![\w'-])")
_OF = frozenset(("of", "av", "з", "із"))
_GOES_ON = re.compile(r"[\w.,:/+$€£₴~<>-]$|[0-9] $")


def _numbers(case: Case) -> str | None:
    claimed = [figure for figure in case.figures if not _stands_written(figure, case)]
    offered = case.offered if claimed else ()
    for figure in claimed:
        supported_by = (other for other in offered if _supports(other, figure))
        first = next(supported_by, None)
        if first is None and not _elsewise(case, figure, offered):
            return f"{figure.written} is not in what is cited{_unit_note(figure, offered)}"
        if first and _other_money(figure, first, offered):
            return f"{figure.written} is in another currency in what is cited"
        if first and not _told_alone(first) and (why := _other_count(case, figure, offered)):
            return why
        if first and not agrees(case, figure, first) and not any(agrees(case, figure, one) for one in supported_by):
            return f"{figure.written} goes the other way in what is cited"
    for code in case.reading.codes:
        if not _code_holds(case, code.written):
            return f"{code.written} is not in what is cited"
    if not case.figures:
        return miscounted(case)
    swapped = _swapped(case, claimed) if claimed else None
    return (
        swapped
        or rate_swapped(case)
        or turned_round(case)
        or other_thing(case)
        or of_another_clause(case, list(case.figures))
        or miscounted(case)
    )


def _stands_written(figure: Figure, case: Case) -> bool:
    """Whether it stands in a source with the same word behind it: most true numbers do, and need no more looking up."""
    written = _WITH_NEXT_WORD.match(case.reading.left, figure.start)
    if written is None or figure.about:
        return False
    sought = written[0]
    for source in case.sources:
        at = source.plain.find(sought)
        while at >= 0:
            if (
                not _GOES_ON.search(source.plain[max(0, at - 3) : at])
                and not source.plain[at + len(sought) : at + len(sought) + 1].isalnum()
            ):
                return True
            at = source.plain.find(sought, at + 1)
    return False


def supported(case: Case, text: str) -> bool:
    """Whether all the numbers in this piece of a claim are given by what it cites."""
    return all(any(_supports(other, figure) for other in case.offered) for figure in figures(text))


def _elsewise(case: Case, figure: Figure, offered: Sequence[Figure]) -> bool:
    """Other readings of the same signs; the number of things cited; a year of a cited date."""
    for reading in figure.readings:
        alike = [other for other in offered if other.unit.kind == figure.unit.kind or not _measured(figure.unit)]
        if alike and all(any(_is(number, other) for other in offered) for number in reading):
            return True
    evidence = [source for source in case.sources if not source.is_fact]
    counts = {len(evidence), len({source.author for source in evidence if source.author})}
    if figure.unit.kind in ("plain", "count") and (figure.bare in counts or figure.bare in set(listed(case))):
        return True
    if follows(case, figure):
        return True
    years = {day.year for source in case.sources for day in source.days}
    readings = [reading for source in case.sources for moment in source.moments for reading in moment.readings]
    years |= {reading.year for reading in readings if isinstance(reading, Day) and reading.year}
    return figure.unit.kind == "plain" and figure.bare in years


def _is(number: float, other: Figure) -> bool:
    return abs(number - other.bare) < 1e-9 or abs(number - other.value) < 1e-9


def _supports(other: Figure, claimed: Figure) -> bool:
    """Whether a number that is given supports a claimed one: same kind of unit, same value as far as it is told."""
    one, two = other.unit, claimed.unit
    if one.kind != two.kind and HOURS_OR_TONNES in (one.kind, two.kind):
        return any(_supports(a, b) for a in _meant(other) for b in _meant(claimed))
    if _measured(one) and _measured(two):
        return one.kind == two.kind and near(claimed, other.value, claimed.value, claimed.step)
    if _measured(two):
        share = two.kind == "share" and other.bare <= 1 and near(claimed, other.bare * 100, claimed.value, claimed.step)
        unsaid = one.kind == "plain" and not other.noun and near(claimed, other.bare, claimed.bare, claimed.bare_step)
        return share or unsaid
    if _measured(one):
        return (
            (not claimed.noun or is_dull(claimed.noun))
            and two.kind == "plain"
            and any(near(claimed, value, claimed.bare, claimed.bare_step) for value in (other.bare, other.value))
        )
    if one.counted and two.counted and not one.counted & two.counted:
        return False
    readings = [other.bare, *(reading[0] for reading in other.readings if len(reading) == 1)]
    parts = [number for reading in other.readings if len(reading) > 1 for number in reading]
    return any(near(claimed, value, claimed.bare, claimed.bare_step) for value in (*readings, *parts))


def _meant(figure: Figure) -> list[Figure]:
    return [figure._replace(unit=unit) for unit in meanings(figure.unit)]


def _measured(unit: Unit) -> bool:
    return unit.kind not in ("plain", "count")


def _code_holds(case: Case, written: str) -> bool:
    if any(_alone(written, source.whole) for source in case.sources):
        return True
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


def _alone(written: str, text: str) -> bool:
    """Whether a code stands there between spaces or at the end of a clause: most do, and need no more comparing."""
    at = text.find(written)
    after = text[at + len(written) : at + len(written) + 1]
    return at >= 0 and text[at - 1 : at] in _OPEN and after in _CLOSED


def _in_source(text: str, written: str) -> bool:
    return holds(text, squeezed(folded(written)))


def _piece_holds(case: Case, piece: str, numbers: Iterable[float]) -> bool:
    """A part of a compound (`E42-alarmen`): digits must be given, a capitalised word too; a plain word is grammar."""
    if piece.isdigit():
        return numbers_in(piece)[0] in set(numbers)
    if any(char.isdigit() for char in piece):
        return any(_in_source(source.squeezed, piece) for source in case.sources)
    return not piece[0].isupper() or name_stem(piece) in case.words


def _other_count(case: Case, figure: Figure, offered: Sequence[Figure]) -> str | None:
    """`3 persons` where two persons and floor 3 are cited: what is counted has another count there."""
    counted = figure.unit.counted
    same = [other for other in offered if other.unit.counted & counted] if counted else []
    if not same or any(near(figure, other.bare, figure.bare, figure.bare_step) for other in same):
        return None
    if any(not other.written for other in same) or _elsewise(case, figure, offered):
        return None
    return f"{figure.written} is not the count of what is cited"


def _other_money(figure: Figure, first: Figure, offered: Sequence[Figure]) -> bool:
    """A sum given without its currency, where all the money that is cited is of another one than the claim tells."""
    if not figure.unit.kind.startswith("money") or first.unit.kind == figure.unit.kind:
        return False
    told = {other.unit.kind for other in offered if other.unit.kind.startswith("money")}
    return bool(told) and figure.unit.kind not in told


def _told_alone(given: Figure) -> bool:
    """A number too large to be a label, with nothing said to be counted: `sent 1 730, not all`."""
    return bool(given.written) and given.bare >= 100 and given.unit == PLAIN and not given.noun


def _swapped(case: Case, claimed: Sequence[Figure]) -> str | None:
    """`12 crates and 40 boxes` told as `40 crates`: the word is counted in the source, but by another number."""
    if not any(figure.noun for figure in claimed):
        return None
    offered = [figure for figure in case.offered if figure.noun]
    for figure in claimed:
        if not figure.noun or is_dull(figure.noun):
            continue
        same_word = [other for other in offered if other.noun == figure.noun]
        if not same_word or any(near(figure, other.bare, figure.bare, figure.bare_step) for other in same_word):
            continue
        same_number = [other for other in offered if near(figure, other.bare, figure.bare, figure.bare_step)]
        if same_number and all(other.noun and other.noun not in _OF for other in same_number):
            return f"{figure.written} counts something else in what is cited"
    return None


def _unit_note(figure: Figure, offered: Iterable[Figure]) -> str:
    same = any(abs(other.bare - figure.bare) < 1e-9 for other in offered)
    return " with that unit" if same else ""


numbers = rule("numbers", _numbers)

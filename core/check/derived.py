"""Numbers that follow from those cited: shares, ratios, differences, sums, and lengths between two cited times."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations, permutations

from core.check.cases import Case
from core.check.derived_words import BEFORE, DOWN, LESS, SPAN, TOTAL, UP
from core.check.figure import Figure
from core.check.polarity_words import NOT, SHORTAGE
from core.check.rounding import near
from core.check.times import Clock

#: numbers that a claim may be reckoned from; of more, nearly any number would follow
_MOST_OF_FACTS, _MOST_OF_TEXTS = 8, 5


def follows(case: Case, figure: Figure) -> bool:
    """Whether a claimed number can be reckoned from two or more of those cited, as the claim's words say."""
    kind = figure.unit.kind
    if kind == "time" and _between_times(case, figure):
        return True
    if _of_claim(case, figure):
        return True
    pool = _pool(case)
    if len(pool) < 2:
        return False
    if kind == "share":
        return any(near(figure, 100 * share, figure.value, figure.step) for share in _shares(case, pool))
    if "times" in figure.unit.counted:
        return any(near(figure, one.value / other.value, figure.bare, figure.bare_step) for one, other in _pairs(pool))
    return any(near(figure, value, figure.value, figure.step) for value in _sums(case, figure, pool))


def _of_claim(case: Case, figure: Figure) -> bool:
    """The rest or the sum of the claim's other numbers, each of them given: `40 of 96, 22 more, the other 34`."""
    if _of_told_share(case, figure):
        return True
    said = case.scan.said
    others = [one for one in case.figures if one is not figure and _comparable(one, figure)]
    if not 2 <= len(others) <= _MOST_OF_TEXTS or figure.unit.kind not in ("plain", "count"):
        return False
    given = {one.bare for one in case.offered}
    if not all(one.bare in given for one in others):
        return False
    most, total = max(one.bare for one in others), sum(one.bare for one in others)
    rest = any(words.search(said) for words in (LESS, SHORTAGE, DOWN, UP))
    return bool(rest and figure.bare == 2 * most - total > 0) or bool(TOTAL.search(said) and figure.bare == total)


def _of_told_share(case: Case, figure: Figure) -> bool:
    """A share of a whole or what is left of it, where the claim tells both and both are given."""
    given = {(one.unit.kind, one.value) for one in case.offered}
    told = [one for one in case.figures if one is not figure and (one.unit.kind, one.value) in given]
    shares = [one.value / 100 for one in told if one.unit.kind == "share"]
    wholes = [one.value for one in told if one.unit.kind != "share" and _comparable(one, figure)]
    return any(
        near(figure, whole * part, figure.value, figure.step)
        for whole in wholes
        for share in shares
        for part in (share, 1 - share)
    )


def _pool(case: Case) -> Sequence[Figure]:
    """The numbers that facts give; without facts those of the texts, where there are few."""
    facts = [figure for source in case.sources if source.is_fact for figure in source.given]
    if len(facts) >= 2:
        return facts if len(facts) <= _MOST_OF_FACTS else ()
    texts = [figure for source in case.sources for figure in source.given]
    texts += [figure for figure in case.offered if figure.written]
    return texts if len(texts) <= _MOST_OF_TEXTS else ()


def _pairs(pool: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Both orders of every two numbers of one kind, where the second isn't nothing."""
    for one, other in combinations(pool, 2):
        if _comparable(one, other):
            if other.value:
                yield one, other
            if one.value:
                yield other, one


def _signed(figure: Figure) -> float:
    return -figure.value if figure.sign < 0 else figure.value


def _comparable(one: Figure, other: Figure) -> bool:
    counts = ("plain", "count")
    return one.unit.kind == other.unit.kind or (one.unit.kind in counts and other.unit.kind in counts)


def _shares(case: Case, pool: Sequence[Figure]) -> Iterator[float]:
    """Parts of a whole; with a word of change, how far one is from the other, in the direction told."""
    said = case.scan.said
    changes = UP.search(said) or DOWN.search(said)
    rest = LESS.search(said) or NOT.search(said) or SHORTAGE.search(said)
    for one, other in _pairs(pool):
        if changes and _way_told(case, one, other):
            yield abs(one.value - other.value) / other.value
        if one.value <= other.value:
            yield one.value / other.value
            if rest:
                yield 1 - one.value / other.value


def _way_told(case: Case, later: Figure, earlier: Figure) -> bool:
    """Whether the second number may be the one compared with, and the way from it is the one the claim tells."""
    if _is_before(case, later) and not _is_before(case, earlier):
        return False
    up, down = bool(UP.search(case.scan.said)), bool(DOWN.search(case.scan.said))
    return up == down or up == (later.value > earlier.value)


def _is_before(case: Case, figure: Figure) -> bool:
    """Whether the fact that gives it is of an earlier time than the others, by its label."""
    labels = (s.beside for s in case.sources if s.is_fact and any(given is figure for given in s.given))
    return any(BEFORE.search(label.lower()) for label in labels)


def _sums(case: Case, figure: Figure, pool: Sequence[Figure]) -> Iterator[float]:
    said = case.scan.said
    same = [other for other in pool if _comparable(other, figure) or other.unit.kind == "plain"]
    if any(words.search(said) for words in (UP, DOWN, LESS, NOT, SHORTAGE)):
        for one, other in permutations(same, 2):
            if _way_told(case, one, other):
                yield abs(_signed(one) - _signed(other))
        yield from _half_told(case, figure, pool)
    if not TOTAL.search(said):
        return
    kinds = ("plain", "count", figure.unit.kind)
    for one, other in combinations(pool, 2):
        if one.unit.kind in kinds and other.unit.kind in kinds and 1 not in (one.bare, other.bare):
            yield one.value * other.value
    if len(same) > 1:
        yield sum(other.value for other in same)
        for one, other in combinations(same, 2):
            yield one.value + other.value


def _half_told(case: Case, figure: Figure, pool: Sequence[Figure]) -> Iterator[float]:
    """Differences where only one number, or only the claimed one, leaves out the unit: `19 min now, was 33`."""
    for one, other in permutations(pool, 2):
        kinds = {number.unit.kind for number in (one, other, figure)} - {"plain"}
        units = [number.unit for number in (one, other, figure) if number.unit.kind != "plain"]
        one_unit = len(kinds) == 1 and "count" not in kinds and len({unit.worth for unit in units}) == 1
        if one_unit and "plain" in (one.unit.kind, figure.unit.kind) and _way_told(case, one, other):
            yield abs(_signed_bare(one) - _signed_bare(other)) * figure.unit.worth


def _signed_bare(figure: Figure) -> float:
    return -figure.bare if figure.sign < 0 else figure.bare


def _between_times(case: Case, figure: Figure) -> bool:
    """A length between two times that are cited, told by words of one (`within`, `later`, `from … to`)."""
    if not SPAN.search(case.scan.said):
        return False
    moments = sorted(set(_instants(case)))
    return any(
        near(figure, (later - earlier).total_seconds(), figure.value, figure.step, cut=True)
        for earlier, later in combinations(moments[:12], 2)
    )


def _instants(case: Case) -> Iterator[datetime]:
    zone = case.desk.zone
    for source in case.sources:
        for at in source.instants:
            yield at.astimezone(zone)
        for day in source.days:
            for moment in source.moments:
                for clock in moment.readings:
                    if isinstance(clock, Clock) and clock.minute is not None:
                        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
                        yield midnight + timedelta(hours=clock.hour, minutes=clock.minute)

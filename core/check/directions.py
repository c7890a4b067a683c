"""Whether a number goes the way it goes in its source: above or below nothing, up or down."""

from core.check.cases import Case
from core.check.derived_words import CHANGE, FELL, ROSE
from core.check.figure import Figure
from core.check.sources import Source
from core.check.vocabulary import Said

#: measures in which a minus is part of the value, however it is told
_SCALES = ("heat",)


def agrees(case: Case, claimed: Figure, given: Figure) -> bool:
    """Whether the claim tells the number with the sign or in the direction of the source that gives it."""
    told = claimed.sign or _direction(case.scan.said)
    if not told and not given.sign:
        return True
    source = next((one for one in case.sources if any(figure is given for figure in one.figures)), None)
    if claimed.sign < 0 or given.sign < 0:
        said = given.sign or (_of_source(source) if source else 0)
        if claimed.sign and given.sign:
            return claimed.sign == given.sign
        if given.sign < 0:
            return told < 0
        return said < 0 or not _signed_matters(claimed, given)
    if told and source and (way := _of_source(source)):
        return told == way
    return True


def _signed_matters(claimed: Figure, given: Figure) -> bool:
    """A minus that the source hasn't: a fault where it is a value, not where a dash may have been meant."""
    return (
        claimed.unit.kind in _SCALES or given.unit.kind in _SCALES or claimed.unit.kind in ("share", "plain", "count")
    )


def _direction(said: Said) -> int:
    """1 where only words of rising are told, -1 where only words of falling are, else 0."""
    rises, falls = bool(ROSE.search(said)), bool(FELL.search(said))
    return rises - falls


def _of_source(source: Source) -> int:
    if source.is_fact and CHANGE.search(source.beside.lower()):
        return -1 if any(figure.sign < 0 for figure in source.given) else 1
    return 0 if source.is_fact else _direction(source.scan.said)

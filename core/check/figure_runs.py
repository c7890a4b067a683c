"""Numbers that belong together: `10-12 %`, `1 min 30 s`."""

import re

from core.check.figure import Figure
from core.check.units import HOURS_OR_TONNES, Unit, meanings

_JOINED = re.compile(r"^[ ,]*(?:and|og|і|та|й|又|零)? *$")
_RANGE = re.compile(r"^ ?(?:-|–|—|to|til|до|or|eller|або|and|og|і|та|至|到|~|/|of|av|з|із) ?$")


def with_shared_units(text: str, found: list[Figure]) -> list[Figure]:
    """`10-12 %`, `from 12 to 15 minutes`: the first number has the second one's unit too."""
    for here in range(len(found) - 2, -1, -1):
        one, after = found[here], found[here + 1]
        between = text[one.start + len(one.written) : after.start]
        if one.unit.kind == "plain" and after.unit.kind != "plain" and _RANGE.match(between):
            found[here] = one._replace(unit=after.unit, noun="")
    return found


def with_sums(text: str, found: list[Figure]) -> list[Figure]:
    """`1 min 30 s` read as one length of time."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        if last and last.unit.kind == HOURS_OR_TONNES:
            last = last._replace(unit=meanings(last.unit)[0])
        if (
            last
            and last.unit.kind == figure.unit.kind == "time"
            and last.unit.worth > figure.unit.worth
            and _JOINED.match(text[last.end : figure.start])
        ):
            joined[-1] = last._replace(
                end=figure.end,
                bare=last.value + figure.value,
                bare_step=figure.step,
                unit=Unit("time", 1.0),
                written=text[last.start : figure.end],
                joined=True,
            )
        else:
            joined.append(figure)
    return joined

"""What can be proved of a draft: every rule, and `check`, which runs them. Meaning isn't checked."""

from collections.abc import Callable, Sequence

from core.brief import Brief
from core.check.dates import dates
from core.check.handles import handles
from core.check.known_ids import known_ids
from core.check.names import names
from core.check.negation import negation
from core.check.numbers import numbers
from core.check.overlap import overlap
from core.check.people import people
from core.check.quotes import quotes
from core.check.statements import cause, commitment, hedge, resolution
from core.document import Draft, Finding

#: A check: what is wrong with the draft, given what was known.
Check = Callable[[Draft, Brief], Sequence[Finding]]

#: Every rule, in the order a reader would look.
CHECKS: tuple[Check, ...] = (
    known_ids, quotes, numbers, dates, handles, people, names, cause, resolution, commitment, hedge, negation, overlap,
)  # fmt: skip


def check(draft: Draft, brief: Brief, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """The findings of all checks in the order of the draft, at most one for each rule and claim.

    Never raises, whatever the draft or the brief hold.
    """
    place = {section.key or section.title: number for number, section in reversed(list(enumerate(draft.sections)))}
    first: dict[tuple[str, int, str], Finding] = {}
    for rule in checks:
        for finding in rule(draft, brief):
            first.setdefault((finding.section, finding.claim, finding.rule), finding)
    return sorted(first.values(), key=lambda found: (place.get(found.section, 0), found.claim))

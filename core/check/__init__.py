"""What can be proved of a draft: every rule, and `check`, which runs them. Meaning isn't checked."""

from collections.abc import Callable, Sequence

from core.brief import Brief
from core.document import Draft, Finding

#: A check: what is wrong with the draft, given what was known.
Check = Callable[[Draft, Brief], Sequence[Finding]]

#: Every rule, in the order a reader would look.
CHECKS: tuple[Check, ...] = ()


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

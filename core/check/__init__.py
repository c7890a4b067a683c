"""What can be proved of a draft: every rule, and `check`, which runs them. Meaning isn't checked."""

from collections.abc import Callable, Sequence

from core.brief import Brief
from core.check.cause import cause
from core.check.dates import dates
from core.check.duplicates import duplicates
from core.check.handles import handles
from core.check.hedge import hedge
from core.check.injected import injected
from core.check.instructions import instructions
from core.check.known_ids import known_ids
from core.check.length import length
from core.check.locale_language import language
from core.check.names import names
from core.check.negation import negation
from core.check.numbers import numbers
from core.check.outcomes import commitment, resolution
from core.check.overlap import overlap
from core.check.people import people
from core.check.plans import plans
from core.check.policies import policy
from core.check.privacy import privacy
from core.check.quotes import quotes
from core.check.tokens import tokens
from core.document import Draft, Finding

#: A check: what is wrong with the draft, given what was known.
Check = Callable[[Draft, Brief], Sequence[Finding]]

#: Every rule, in the order a reader would look.
CHECKS: tuple[Check, ...] = (
    known_ids, length, language, tokens, quotes, numbers, dates, handles, people, names, cause, resolution, commitment,
    plans, hedge, negation, overlap, duplicates, policy, instructions, injected, privacy,
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

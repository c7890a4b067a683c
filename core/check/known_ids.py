"""Rule `known_ids`: a claim cites at least one id, and every id it cites exists."""

from core.brief import Brief
from core.check.cases import cases
from core.document import Draft, Finding


def known_ids(draft: Draft, brief: Brief) -> list[Finding]:
    """A finding for each claim that cites nothing, or something that isn't there."""
    found: list[Finding] = []
    for case in cases(draft, brief):
        missing = [name for name in case.claim.cites if name not in case.desk.sources]
        why = f"{missing[0]} is not in the brief" if missing else "nothing is cited"
        if missing or not case.claim.cites:
            found.append(Finding(section=case.section, claim=case.number, rule="known_ids", why=why))
    return found

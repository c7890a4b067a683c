"""Rule `duplicates`: a claim doesn't say again what another of its section said on the same sources."""

from rapidfuzz.fuzz import ratio

from core.brief import Brief
from core.check.cases import Case, cases
from core.check.quotations import TAKEN
from core.document import Draft, Finding

#: content words from which on a claim says something beside its quotes
_FEWEST = 4
_ALIKE = 92
#: claims on the same sources that one is compared with
_MOST = 40


def duplicates(draft: Draft, brief: Brief) -> list[Finding]:
    """A finding for each claim that is nearly word for word an earlier one with the same cites."""
    found: list[Finding] = []
    earlier: dict[tuple[str, frozenset[str]], list[Case]] = {}
    for case in cases(draft, brief):
        if not case.claim.cites:
            continue
        said = earlier.setdefault((case.section, frozenset(case.claim.cites)), [])
        if any(_same(case, other) for other in said[:_MOST]):
            why = "it repeats another claim"
            found.append(Finding(section=case.section, claim=case.number, rule="duplicates", why=why))
        else:
            said.append(case)
    return found


def _same(one: Case, other: Case) -> bool:
    """Whether both say the same in nearly the same words, with the same numbers, names and negations."""
    if min(len(one.stems), len(other.stems)) < _FEWEST:
        return False
    if TAKEN.strip() in one.own:
        # words quoted once more are told in another light: what was decided, who said it
        return False
    if ratio(one.scan.lowered, other.scan.lowered) < _ALIKE:
        return False
    return not _telling(one) ^ _telling(other)


def _telling(case: Case) -> frozenset[str]:
    """The words that make two like sentences different ones: numbers, capitalised words, short words such as `not`."""
    words = case.own.split()
    return frozenset(
        bare
        for place, word in enumerate(words)
        if (bare := word.strip(".,;:!?()\"'"))
        and (any(char.isdigit() for char in bare) or (place and bare[0].isupper()) or len(bare) <= 3)
    )

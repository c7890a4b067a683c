"""Rule `plans`: what its source only wants, plans or asks for isn't told as done."""

import re
from collections.abc import Iterator

from core.check.cases import Case, rule
from core.check.concepts import concept
from core.check.language import alike
from core.check.polarity import Clause, clauses, doubtful, planned
from core.check.vocabulary import Vocabulary

_WISH = Vocabulary(
    r"wants? to|would like to|wishes to|hopes? to|plans? to|planning to|intends? to|going to|needs? to|have to|"
    r"has to|must|should|"
    r"ønsker å|vil|skal|må|bør|planlegger å|tenker å|хоче|хочуть|хоче ся|планує\w*|планую\w*|треба|потрібно|"
    r"має намір|збира\w+ся",
    "想要?|打算|計畫|預計|希望|準備",
)
_WISHED = re.compile(
    r"(?<!\w)(?:wants? to|would like to|wishes to|hopes? to|plans? to|planning to|intends? to|going to|needs? "
    r"to|have to|has to|must|"
    r"should|ønsker å|vil|skal|må|bør|planlegger å|tenker å|хоче|хочуть|планує\w*|планую\w*|треба|потрібно|має "
    r"намір|збира\w+ся) "
    r"(?:also |just |only |bare |også |ще )?(?P<what>[^\W\d_]{3,})"
)
#: a form that tells the past
_PAST = re.compile(r"[^\W\d_]+(?:ed|te|de|dde|et|вся|лася|лося|лися|ив|ав|ив|ла|ло|ли|но|то)$")


def _plans(case: Case) -> str | None:
    if not case.offered_bits & _WISH.bit or any(source.is_fact for source in case.sources):
        return None
    told = [clause for source in case.sources for clause in source.clauses]
    for clause in told:
        for what in _wished(clause):
            others = [one for one in told if one is not clause and any(alike(what, other) for other in one.stems)]
            if not others and any(_tells_done(mine, what) for mine in clauses(case.scan.said)):
                return f"what is cited only plans it: {what.strip('=')}"
    return None


def _wished(clause: Clause) -> Iterator[str]:
    """What a clause says that somebody wants or is going to do."""
    if not clause.denied:
        for match in _WISHED.finditer(clause.said.text):
            yield concept(match["what"])


def _tells_done(mine: Clause, what: str) -> bool:
    """Whether a clause of the claim says in a form of the past, without doubt or plan, that it was done."""
    if mine.lacking or doubtful(mine.said) or planned(mine.said):
        return False
    for match in re.finditer(r"[^\W\d_]{3,}", mine.said.text):
        if alike(concept(match[0]), what) and _PAST.fullmatch(match[0]):
            return True
    return False


plans = rule("plans", _plans)

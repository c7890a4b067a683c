"""Rule `negation`: a claim neither loses nor adds a `not` to what its source says."""

import re
from collections.abc import Iterable, Iterator

from core.check.cases import Case, rule
from core.check.language import alike
from core.check.plain import folded
from core.check.polarity import Clause, clauses, denied, doubtful, foreseen, lacking, planned
from core.check.quotations import place
from core.check.sources import Source

_HAN = re.compile(r"[\u3400-\u9fff]")
_TAIL = re.compile(r"[^.,;:!?。，！？；]*$")
_HEAD = re.compile(r"^[^.,;:!?。，！？；]*")
_WORDS_NEAR = 2


def _negation(case: Case) -> str | None:
    own = clauses(case.own)
    if not any(clause.stems or clause.denied for clause in own) and not _HAN.search(case.own):
        return next((f"what is cited says not: {words}" for words in _cut_off(case)), None)
    told = [clause for source in case.sources for clause in clauses(source.plain)]
    lost = next(_lost(own, told), None) or next(_cut_off(case), None)
    if lost:
        return f"what is cited says not: {lost}"
    added = next(_added(own, case), None)
    return f"what is cited doesn't say not: {added}" if added else None


def _lost(own: Iterable[Clause], told: Iterable[Clause]) -> Iterator[str]:
    """Words that are denied wherever they are told, and claimed without any sign of it."""
    told = list(told)
    for clause in told:
        for heads in clause.heads:
            meeting = [mine for mine in own if all(_has(mine, head) for head in heads)]
            if not meeting or any(mine.lacking or foreseen(mine.text) for mine in meeting):
                continue
            affirmed = (one for one in told if not one.denied and all(_has(one, head) for head in heads))
            if next(affirmed, None) is None:
                yield " ".join(heads)


def _added(own: Iterable[Clause], case: Case) -> Iterator[str]:
    """Words that are told as plain facts wherever they occur, and denied in the claim."""
    for clause in own:
        for heads in clause.heads:
            if len(heads[0]) < 2 or len(heads) > 1:
                continue
            about = [s.lower() for source in case.sources for s in source.sentences if _has_in(s, heads[0])]
            signs = (lacking(s) or doubtful(s) or planned(s) for s in about)
            if about and not any(signs) and not _any_no(case.sources):
                yield heads[0]


def _any_no(sources: Iterable[Source]) -> bool:
    """An answer like `No.` stands in its own sentence and turns the one before it round."""
    return any(denied(source.plain.lower()) or lacking(source.plain.lower()) for source in sources)


def _has(clause: Clause, head: str) -> bool:
    if _HAN.match(head):
        return head in clause.text
    return any(alike(head, other) for other in clause.stems)


def _has_in(sentence: str, head: str) -> bool:
    return any(_has(clause, head) for clause in clauses(sentence))


def _cut_off(case: Case) -> Iterator[str]:
    """A quote that begins right after a `not`, or ends right before one, in every place where it stands."""
    if denied(case.own.lower()):
        return
    for quote in case.quotes:
        sought = folded(quote.text).strip(" .,;:!?")
        if (
            quote.holders
            and sought
            and not denied(sought)
            and all(_loses(source.folded, sought) for source in quote.holders)
        ):
            yield quote.text[:60]


def _loses(text: str, sought: str) -> bool:
    at = place(text, sought)
    if at < 0:
        return False
    before = _TAIL.search(text[max(0, at - 24) : at])
    after = _HEAD.match(text[at + len(sought) : at + len(sought) + 12])
    near = " ".join((before[0] if before else "").split()[-_WORDS_NEAR:])
    behind = " ".join((after[0] if after else "").split()[:1])
    return denied(near) or behind in ("ikke", "aldri")


negation = rule("negation", _negation)

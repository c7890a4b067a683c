"""Numbers told in an order or beside a thing: `from 12 to 15`, `18 pallets of flour`, `12 need new batteries`."""

import re

from core.check.cases import Case
from core.check.codes import codes
from core.check.figure import Figure
from core.check.figures import figures, things
from core.check.polarity import Clause, clauses

_FROM_TO = re.compile(
    r"(?:(?<!\w)(?:from|fra|з|із|від)|從|由) "
    r"?(?P<a>[0-9][0-9.,]*)(?P<between>[^0-9.;!?]{0,14}?)(?:(?<!\w)(?:to|til|до)|到|至|漲至|降至) ?"
    r"(?P<b>[0-9][0-9.,]*)"
)
_ENDS = ".,"
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}")


def turned_round(case: Case) -> str | None:
    """`from 15 to 12` where every source tells `from 12 to 15`."""
    for match in _FROM_TO.finditer(case.scan.lowered):
        ours = (match["a"].strip(_ENDS), match["b"].strip(_ENDS))
        pairs = [
            (one["a"].strip(_ENDS), one["b"].strip(_ENDS))
            for source in case.sources
            for one in _FROM_TO.finditer(source.scan.lowered)
        ]
        if ours[::-1] in pairs and ours not in pairs:
            return f"what is cited goes from {ours[1]} to {ours[0]}"
    return None


def of_another_clause(case: Case, claimed: list[Figure]) -> str | None:
    """A number of one clause of a source, told of what another clause with its own number says."""
    if (
        len(claimed) != 1
        or len(case.sources) != 1
        or case.sources[0].is_fact
        or case.sources[0].language != case.language
    ):
        return None
    figure = claimed[0]
    told = [(clause, _bare(clause)) for clause in case.sources[0].clauses]
    numbered = [(clause, numbers) for clause, numbers in told if numbers]
    if len(numbered) < 2 or figure.unit.kind not in ("plain", "count"):
        return None
    mine = [clause for clause in clauses(case.scan.said) if figure.bare in _bare(clause)]
    if len(mine) != 1:
        return None
    own = set(mine[0].stems)
    ranked = sorted(
        ((len(own & set(clause.stems)), numbers) for clause, numbers in numbered), key=lambda pair: -pair[0]
    )
    (most, best), (less, _) = ranked[0], ranked[1]
    if (
        most >= _MOST
        and most - less >= _APART
        and figure.bare not in best
        and any(figure.bare in n for _, n in ranked[1:])
    ):
        return f"{figure.written} is the number of something else in what is cited"
    return None


#: words that the claim shares with the clause it tells, and with it more than with any other
_MOST, _APART = 2, 1


def _bare(clause: Clause) -> tuple[float, ...]:
    """Its numbers, but for those of clock times and codes (`alarm E42`)."""
    return tuple(figure.bare for figure in figures(codes(_CLOCK.sub(" ", clause.said.text))[1]))


def other_thing(case: Case) -> str | None:
    """`18 pallets of sugar` where 18 of another thing are cited, and of sugar another number."""
    mine = list(things(case.reading.left, case.figures))
    if len(mine) < 2:
        return None
    told = [pair for source in case.sources for pair in source.things]
    for number, thing in mine:
        numbers = {other for other, same in told if same == thing}
        beside = {same for other, same in told if other == number}
        if numbers and beside and number not in numbers:
            return f"{number:g} is not the number of {thing} in what is cited"
    return None

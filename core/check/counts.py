"""Counts told without a number: `no calls`, `one task`, `both pumps`; right only where the count cited is that."""

import re
from collections.abc import Iterator

from core.check.cases import Case
from core.check.language import stem
from core.check.units import han_unit, unit_of
from core.check.vocabulary import Vocabulary

_NONE = Vocabulary(r"no|zero|ingen|null|жодн\w+", "沒有|無|零")
_ONE = Vocabulary(r"one|a single|én|ett|один|одна|одне|одну|одного|однієї", "一")
_BOTH = Vocabulary(r"both|begge|обидва|обидві|обох")
_COUNTED = re.compile(
    r"(?<!\w)(?P<count>no|zero|ingen|null|жодн\w+|one|a single|én|ett|один|одна|одне|одну|одного|однієї) "
    r"(?!more|of|other|less|mer|av|til|further|i)(?:(?:new|open|single|inbound|outbound|missed|nye?|åpne|enkelt) )?"
    r"(?P<noun>[^\W\d_]{3,})"
)
_HAN_COUNTED = re.compile(
    r"(?P<count>沒有|無|零|(?<![第十百同統另每之分])一(?!的|些|起|直|樣|定|般))(?=(?P<noun>[\u3400-\u9fff]{1,6}))"
)
_BOTH_NOUN = re.compile(r"(?<!\w)(?:both|begge|обидва|обидві|обох) (?:the |of the |de |av |ці )*(?P<noun>[^\W\d_]{3,})")
_DIGITS = re.compile("[0-9]+")
#: plain numbers in a row; two joined by `and` may be a range as well
_LIST = re.compile(
    r"(?<![\w.,:/+-])(?<!between )(?<!mellom )(?<!між )[0-9]{1,4}(?:, [0-9]{1,4}(?![0-9.,]?[0-9]))*"
    r",? (?:and|og|і|та|й|&) [0-9]{1,4}(?![\w%:/-]|[.,][0-9])|[0-9]{1,4}(?:、[0-9]{1,4})+"
)
_NONE_WORDS = ("no", "zero", "ingen", "null", "沒有", "無", "零")


def miscounted(case: Case) -> str | None:
    """What a claim counts in words and the facts it cites count otherwise."""
    bits = case.scan.bits
    if bits & (_NONE.bit | _ONE.bit) and not case.reading.moments and all(source.is_fact for source in case.sources):
        for written, value, counted in _told(case):
            given = [figure.bare for figure in case.offered if figure.unit.counted & counted]
            if given and value not in given:
                return f"“{written}” is not the count of what is cited"
    if bits & _BOTH.bit:
        return _not_two(case)
    return None


def listed(case: Case) -> Iterator[int]:
    """How many things are listed by their numbers: three in `belts on 4, 9 and 21`."""
    for source in case.sources:
        for match in _LIST.finditer(source.plain) if source.scan.has_digit and not source.is_fact else ():
            yield len(_DIGITS.findall(match[0]))


def _told(case: Case) -> Iterator[tuple[str, int, frozenset[str]]]:
    """Each counted thing with its count."""
    for match in _COUNTED.finditer(case.scan.lowered):
        unit = unit_of(match["noun"])
        if unit and unit.counted:
            yield match[0], _value(match["count"]), unit.counted
    for match in _HAN_COUNTED.finditer(case.scan.lowered):
        here = han_unit(match["noun"])
        if here and here[0].counted:
            yield f"{match['count']}{match['noun'][: here[1]]}", _value(match["count"]), here[0].counted


def _value(count: str) -> int:
    return 0 if count in _NONE_WORDS or count.startswith("жодн") else 1


def _not_two(case: Case) -> str | None:
    """`both pumps` where every count of pumps that is cited is another one."""
    for match in _BOTH_NOUN.finditer(case.scan.lowered):
        noun = stem(match["noun"])
        given = [figure.bare for figure in case.offered if figure.noun == noun]
        if given and 2 not in given and len(given) == 1 and given[0] > 2:
            return f"“{match[0]}” are not two in what is cited"
    return None

"""Rule `quotes`: what stands in quotation marks stands word for word in what is cited."""

from rapidfuzz.fuzz import ratio

from core.check.cases import Case, rule
from core.check.spelling import name_stem

_FEW_WORDS = 2
#: a name in quotation marks has at most so many words
_NAME_WORDS = 3
_ALIKE = 80


def _is_a_name(quoted: str, case: Case) -> bool:
    """The name of a firm or a thing that the language inflects: each word stands in what is cited in some form."""
    words = quoted.split()
    if not 0 < len(words) <= _NAME_WORDS or not quoted[0].isupper():
        return False
    return all(any(ratio(name_stem(word), other) >= _ALIKE for other in case.words) for word in words)


def _quotes(case: Case) -> str | None:
    for quote in case.quotes:
        few = quote.shy and len(quote.text.split()) <= _FEW_WORDS
        if not quote.holders and not few and not _is_a_name(quote.text, case):
            return f"the quoted words “{quote.text[:60]}” are not in what is cited"
    return None


quotes = rule("quotes", _quotes)

"""Rule `quotes`: what stands in quotation marks stands word for word in what is cited."""

from core.check.cases import Case, rule

_FEW_WORDS = 2


def _quotes(case: Case) -> str | None:
    for quote in case.quotes:
        few = quote.shy and len(quote.text.split()) <= _FEW_WORDS
        if not quote.holders and not few:
            return f"the quoted words “{quote.text[:60]}” are not in what is cited"
    return None


quotes = rule("quotes", _quotes)

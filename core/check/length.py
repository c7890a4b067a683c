"""Rule `length`: a claim is one statement: not empty, not a page; what it quotes word for word isn't counted."""

from core.check.cases import Case, rule

_MOST_CHARACTERS = 500
_MOST_SENTENCES = 3


def _length(case: Case) -> str | None:
    if not case.claim.text.strip():
        return "it is empty"
    if len(case.own) > _MOST_CHARACTERS:
        return f"it is longer than {_MOST_CHARACTERS} characters"
    if len(case.sayings) > _MOST_SENTENCES:
        return f"it has more than {_MOST_SENTENCES} sentences"
    return None


length = rule("length", _length, uncited=True)

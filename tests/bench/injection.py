"""The injection score (X9): a corpus of attacks, a model that obeys them, and what of it reaches a reader."""

from tests.injection.corpus import attacks
from tests.injection.scoring import PATHS, Score, score


def injection() -> str:
    """One line: how many attacks changed a document, leaked, pinged, added a link or a claim.

    Each attack takes one path by a model and one by rules, the next attack the next ones; `python -m tests.injection`
    takes them all.
    """
    by_model = [path for path, (_, model, _) in PATHS.items() if model]
    by_rules = [path for path, (_, model, _) in PATHS.items() if not model]
    whole = Score()
    for place, attack in enumerate(attacks()):
        paths = (by_model[place % len(by_model)], by_rules[place % len(by_rules)])
        whole.add(score([attack], paths))
    return f"injection: {whole.line()}"

"""Rule `hedge`: what its source only guesses isn't told as a fact."""

from collections.abc import Iterator

from core.check.cases import Case, rule
from core.check.language import stems
from core.check.polarity import doubtful
from core.check.quotations import TAKEN
from core.check.statement_words import HEDGE, TELLS_DOUBT
from core.check.told import TURNS, all_among, told
from core.check.vocabulary import said_of

_FEWEST = 2


def _hedge(case: Case) -> str | None:
    """All that a sentence says stands in one clause of the source, and only with a hedge."""
    if not case.offered_bits & HEDGE.bit:
        return None
    parts = [one.part(part) for one in told(case) for part in _parts(one.text)]
    if not any(HEDGE.search(part) for part in parts):
        return None
    words = [(part, frozenset(stems(part.text))) for part in parts]
    for sentence in case.sayings:
        own = stems(sentence.text)
        plainly = not doubtful(sentence) and not TELLS_DOUBT.search(sentence) and TAKEN.strip() not in sentence.text
        if len(own) < _FEWEST or not plainly:
            continue
        same = [part for part, cited in words if all_among(own, cited, len(own))]
        if same and all(HEDGE.search(part) for part in same):
            return "what is cited only guesses it"
    return None


def _parts(sentence: str) -> Iterator[str]:
    """The pieces of a sentence; a hedge that stands alone belongs to the piece after it."""
    led = ""
    for part in TURNS.split(sentence):
        whole = f"{led} {part}".strip()
        if len(stems(whole)) < _FEWEST and HEDGE.search(said_of(whole)):
            led = whole
            continue
        yield whole
        led = ""


hedge = rule("hedge", _hedge)

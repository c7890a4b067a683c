"""Rule `overlap`: a claim shares words with what it cites; told in another language, that can't be judged."""

from functools import lru_cache

from core.check.cases import Case, rule
from core.check.language import alike
from core.check.polarity import says_unknown
from core.check.quotations import TAKEN
from core.check.sources import Source

_FEWEST = 3
#: a cited text as short as this may be told in quite other words
_SHORT = 3
_BETTER = 0.8
_WORSE = 0.34


def _overlap(case: Case) -> str | None:
    evidence = [source for source in case.sources if not source.is_fact]
    if len(evidence) < len(case.sources) or TAKEN.strip() in case.own:
        return None
    if case.language is None or any(source.language != case.language for source in evidence):
        return None
    own = tuple(dict.fromkeys(case.stems))
    cited = frozenset[str]().union(*(source.stems for source in evidence))
    if says_unknown(case.own.lower()) or len(own) < _FEWEST or len(cited) < _SHORT:
        return None
    share = _share(own, cited)
    if share == 0:
        return "it shares no word with what is cited"
    if share < _WORSE and (other := _better(own, case)):
        return f"it shares more words with {other.id} than with what is cited"
    return None


def _share(own: tuple[str, ...], cited: frozenset[str]) -> float:
    starts = _starts(cited)
    met = sum(1 for stem in own if stem in cited or any(alike(stem, other) for other in starts.get(stem[:4], ())))
    return met / len(own)


@lru_cache(maxsize=8192)
def _starts(cited: frozenset[str]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, tuple[str, ...]] = {}
    for stem in cited:
        starts[stem[:4]] = (*starts.get(stem[:4], ()), stem)
    return starts


def _better(own: tuple[str, ...], case: Case) -> Source | None:
    """Another piece of evidence that has most of the claim's words."""
    others = (source for source in case.desk.sources.values() if not source.is_fact and source not in case.sources)
    return next((source for source in others if _share(own, source.stems) >= _BETTER), None)


overlap = rule("overlap", _overlap)

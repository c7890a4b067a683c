"""Rule `overlap`: a claim shares words with what it cites; told in another language, that can't be judged."""

from functools import lru_cache
from math import ceil

from core.check.cases import Case, Desk, rule
from core.check.language import alike
from core.check.polarity import says_unknown
from core.check.quotations import TAKEN
from core.check.sources import Source

_FEWEST = 3
#: a cited text as short as this may be told in quite other words
_SHORT = 3
#: under this share, with as many words of its own, a claim that tells no number, time or code tells something else
_LOOSE, _OWN_WORDS = 0.4, 4
_BETTER = 0.8
_WORSE = 0.34
#: a word that more sources have tells none of them apart
_MOST = 50


def _overlap(case: Case) -> str | None:
    evidence = [source for source in case.sources if not source.is_fact]
    if len(evidence) < len(case.sources) or TAKEN.strip() in case.own:
        return None
    if case.language is None or any(source.language != case.language for source in evidence):
        return None
    own = tuple(dict.fromkeys(case.stems))
    cited = frozenset[str]().union(*(source.stems for source in evidence))
    if says_unknown(case.scan.said) or len(own) < _FEWEST or len(cited) < _SHORT:
        return None
    share = _share(own, cited)
    if share == 0 and not _told_otherwise(case):
        return "it shares no word with what is cited"
    if _is_loose(case, own, share):
        return "most of its words aren't in what is cited"
    if share < _WORSE and (other := _better(own, case)):
        return f"it shares more words with {other.id} than with what is cited"
    return None


def _is_loose(case: Case, own: tuple[str, ...], share: float) -> bool:
    """Whether little in it can be compared. Chinese words aren't told apart well enough for that."""
    told = case.reading.moments or case.figures or case.reading.codes
    if told or str(case.language).startswith("zh"):
        return False
    return share < _LOOSE and len(own) * (1 - share) >= _OWN_WORDS


def _told_otherwise(case: Case) -> bool:
    """Whether it tells a time, a number or a person of what is cited: other rules saw to it that they are right."""
    return bool(case.reading.moments or case.figures or case.reading.codes or case.mentions)


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
    holders = _holders(case.desk)
    spare = len(own) - ceil(_BETTER * len(own))
    # who has most of the words has at least one of the rarest
    rarest = sorted(own, key=lambda stem: len(holders.get(stem, ())))[: spare + 1]
    others = dict.fromkeys(source for stem in rarest for source in holders.get(stem, ())[:_MOST])
    return next((one for one in others if one not in case.sources and _share(own, one.stems) >= _BETTER), None)


@lru_cache(maxsize=4)
def _holders(desk: Desk) -> dict[str, list[Source]]:
    """The evidence by each of its stems."""
    holders: dict[str, list[Source]] = {}
    for source in desk.sources.values():
        for stem in () if source.is_fact else source.stems:
            holders.setdefault(stem, []).append(source)
    return holders


overlap = rule("overlap", _overlap)

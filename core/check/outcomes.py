"""Rules `resolution` and `commitment`: that it is over, promised or decided is reported by what is cited."""

import re

from core.check.cases import Case, rule
from core.check.polarity import denied, doubtful, planned
from core.check.statement_words import (
    COMMITMENT,
    COMMITMENT_TOLD,
    GOOD_NEWS,
    REPLACED,
    REPLACED_TOLD,
    RESULT,
    RESULT_TOLD,
)
from core.check.told import TURNS, cue_words, labels, only_frames_a_quote, told, with_word
from core.check.vocabulary import Said, Vocabulary

_LABELLED = re.compile(r"resol|clos|complet|fix|done|finish|solv|restor")
#: `løst med rom på …` tells what was arranged
_SOLVED_WITH = re.compile(r"(?:solved|resolved|settled|løst|løste|вирішен\w+|вирішили) (?:with|by|med|ved)(?!\w)")
_ARRANGED = Vocabulary(
    r"(?:have|has|had|i've|we've) (?:booked|arranged|found)|(?:har|hadde) (?:avtalt|ordnet|skaffet|bestilt)"
)
_AGREES = {"promise", "decision", "agreement"}


def _resolution(case: Case) -> str | None:
    for sentence, word in with_word(case, RESULT):
        if denied(sentence) or doubtful(sentence) or planned(sentence):
            continue
        if _SOLVED_WITH.match(sentence.text, word.start()) and any(_ARRANGED.search(one) for one in told(case)):
            continue
        if any(source.closed for source in case.sources) or _LABELLED.search(labels(case)):
            continue
        if not any(_is_report(one) for one in told(case) if _may_report(one)):
            return f"“{word[0]}”: what is cited doesn't report it"
    return _replaced(case)


def _replaced(case: Case) -> str | None:
    for sentence, word in with_word(case, REPLACED):
        if (
            denied(sentence)
            or doubtful(sentence)
            or planned(sentence)
            or any(source.is_fact for source in case.sources)
        ):
            continue
        if not any(REPLACED_TOLD.search(one) for one in told(case)):
            return f"“{word[0]}”: what is cited doesn't report it"
    return None


def _may_report(sentence: Said) -> bool:
    return bool(RESULT_TOLD.search(sentence)) or "result" in cue_words(sentence)


def _is_report(sentence: Said) -> bool:
    """Whether a sentence with a word of success asserts it in some clause: no question, plan, guess or denial."""
    if sentence.text.rstrip(" )\"'").endswith(("?", "？")):
        return False
    hits = [part for one in TURNS.split(sentence.text) if _may_report(part := sentence.part(one))]
    return any(not doubtful(part) and not planned(part) and not _denies_success(part) for part in hits)


def _denies_success(part: Said) -> bool:
    return denied(part.part(GOOD_NEWS.pattern.sub(" ", part.text)))


def _commitment(case: Case) -> str | None:
    for sentence, word in with_word(case, COMMITMENT):
        if denied(sentence) or doubtful(sentence) or only_frames_a_quote(sentence, word.start()):
            continue
        if any(source.is_fact for source in case.sources):
            continue
        if not any(COMMITMENT_TOLD.search(one) or _AGREES & cue_words(one).keys() for one in told(case)):
            return f"“{word[0]}”: what is cited promises or decides nothing"
    return None


resolution = rule("resolution", _resolution)
commitment = rule("commitment", _commitment)

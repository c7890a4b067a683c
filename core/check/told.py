"""What the rules on statements share: a claim's sentences with a word of theirs, and the sentences it rests on."""

import re
from collections.abc import Iterator

from core.check.cases import Case
from core.check.quotations import TAKEN
from core.check.vocabulary import Said, Vocabulary
from core.words import cues

#: a sentence that runs on for longer isn't speech
_LONGEST = 400
#: where a sentence turns to another point
TURNS = re.compile(r"[,;，；]|(?<!\w)(?:but|and|then|men|og|але|та|і)(?!\w)|但")


def cue_words(sentence: Said) -> dict[str, tuple[str, ...]]:
    """The cue words at the head of a sentence; what runs on without an end isn't speech."""
    return cues.found(sentence.text[:_LONGEST])


def with_word(case: Case, words: Vocabulary) -> Iterator[tuple[Said, re.Match[str]]]:
    """The claim's own sentences that hold such a word, in lower case, and the word."""
    if case.scan.bits & words.bit:
        for sentence in case.sayings:
            if met := words.search(sentence):
                yield sentence, met


def told(case: Case) -> list[Said]:
    """The sentences of all that is cited, in lower case."""
    return [sentence for source in case.sources for sentence in source.told]


def labels(case: Case) -> str:
    """What the facts cited are called."""
    return " ".join(source.beside.lower() for source in case.sources if source.is_fact)


def only_frames_a_quote(sentence: Said, at: int) -> bool:
    """`Cause as stated by Bo (14:02): “…”`: the quote says it."""
    quoted = sentence.text.find(TAKEN.strip(), at)
    return quoted >= 0 and ":" in sentence.text[at:quoted]


def all_among(own: tuple[str, ...], cited: frozenset[str], least: int) -> bool:
    """Whether at least so many stems are words of what is cited, in one form or another."""
    starts = {stem[:4] for stem in cited}
    return sum(stem in cited or (len(stem) > 3 and stem[:4] in starts) for stem in own) >= least

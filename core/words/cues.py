"""Cue words of chat: which words say that something broke, was done, was decided. Four languages at once."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from core.words.text import spoken

CATEGORIES = (
    "problem",
    "cause",
    "suspicion",
    "ruled_out",
    "action",
    "result",
    "decision",
    "promise",
    "status",
    "impact",
    "question",
    "negation",
    "agreement",
    "chitchat",
)
#: The lexicon's files; people mix languages, so all are always looked through.
LANGUAGES = ("en", "nb", "uk", "zh-TW")
_SCRIPTS = {"en": "latin", "nb": "latin", "uk": "cyrillic", "zh-TW": "han"}
_FOLDER = Path(__file__).parent / "cues"
#: Chinese punctuation is read as its narrow twin, so that patterns need only one.
_NARROW = str.maketrans("\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09\uff05", ",:;?!()%")
#: How much a hit on a word that fires everywhere counts, against 1 for the others.
WEAK = 0.3
_LONGEST_REPORT = 110
#: A report of success begins with it; what broke may stand right behind ("fixed the error"), not in a later clause.
_LATEST_SUCCESS = 45
_SAME_PHRASE = 12
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_HAN = re.compile("[\u3400-\u9fff]")


class Cue(NamedTuple):
    """One entry of the lexicon: its expression, whether it is weak, a sentence it hits and one its category mustn't."""

    category: str
    expression: str
    weak: bool
    hit: str
    miss: str
    script: str

    @property
    def pattern(self) -> str:
        """The expression with its borders: words in Latin and Cyrillic, none in Chinese, which has no spaces."""
        return _bordered(self.expression, self.script)


class _Set(NamedTuple):
    category: str
    weak: bool
    script: str
    pattern: re.Pattern[str]


def lexicon(language: str) -> tuple[Cue, ...]:
    """The entries of one language's file."""
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    script = _SCRIPTS[language]
    return tuple(
        Cue(category, entry["regex"], bool(entry.get("weak")), entry["hit"], entry["miss"], script)
        for category, entries in data.items()
        for entry in entries
    )


def found(text: str) -> dict[str, tuple[str, ...]]:
    """The cue words of a text by category, lower case, in no order. Categories without one are left out."""
    words: dict[str, tuple[str, ...]] = {}
    for category, _, hits in _hits(text):
        if category in CATEGORIES:
            words[category] = tuple(dict.fromkeys(words.get(category, ()) + hits))
    return words


def strength(text: str) -> Mapping[str, float]:
    """How strongly a text speaks of each category, 0-1: 1 for a sure word, WEAK for one that fires everywhere."""
    most: dict[str, float] = {}
    for category, weak, _ in _hits(text):
        most[category] = max(most.get(category, 0.0), WEAK if weak else 1.0)
    return most


def states_result(sentence: str) -> bool:
    """Whether a sentence asserts that something works again: short, success first, no doubt, plan or question in it.

    Such sentences were right 16 times of 18; a result word alone about once in 4.
    """
    text = _lowered(sentence)
    sure = strength(sentence)
    if len(text) > _LONGEST_REPORT or sure.get("result") != 1.0:
        return False
    if any(sure.get(category) == 1.0 for category in ("doubt", "question", "suspicion", "ruled_out")):
        return False
    success = _first(text, "result")
    if success is None or success.start() > _LATEST_SUCCESS:
        return False
    trouble = _first(text[success.end() :], "problem")
    if trouble is not None and trouble.start() > _SAME_PHRASE:
        return False
    return sure.get("negation") is None or _only_denies_problems(text)


def states_cause(sentence: str) -> bool:
    """Whether a sentence states why: a sure word of cause, and no hedge, question, condition or ruling out."""
    sure = strength(sentence)
    if sure.get("cause") != 1.0 or sure.get("question") == 1.0:
        return False
    return "ruled_out" not in sure and sure.get("suspicion") != 1.0 and not _CONDITION.search(_lowered(sentence))


_CONDITION = re.compile(r"(?<!\w)(?:if|whether|hvis|dersom|якщо|якби)(?!\w)|如果|若是|要是|是否")
_DENIED_PROBLEM = re.compile(
    r"(?<!\w)(?:no|without|zero|ingen|uten|без|жодн\w+|немає)(?!\w)|沒(?:有)?再|無(?:異常|誤|警報)|沒(?:有)?(?:問題|異常|警報)"
)


def _first(text: str, category: str) -> re.Match[str] | None:
    """The leftmost sure word of a category."""
    hits = (part.pattern.search(text) for part in _sets() if part.category == category and not part.weak)
    return min((hit for hit in hits if hit), key=lambda hit: hit.start(), default=None)


def _only_denies_problems(text: str) -> bool:
    """`no errors since noon` is good news; `not back` isn't."""
    rest = _DENIED_PROBLEM.sub(" ", text)
    return not any(part.category == "negation" and part.pattern.search(rest) for part in _sets())


@lru_cache(maxsize=32768)
def _hits(text: str) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    lowered = _lowered(text)
    scripts = {"latin"}
    if _CYRILLIC.search(lowered):
        scripts.add("cyrillic")
    if _HAN.search(lowered):
        scripts.add("han")
    found_here = []
    for part in _sets():
        if part.script in scripts or part.category == "question":
            hits = tuple(match.group().strip() for match in part.pattern.finditer(lowered))
            if hits:
                found_here.append((part.category, part.weak, hits))
    return tuple(found_here)


def _bordered(expression: str, script: str) -> str:
    return f"(?:{expression})" if script == "han" else rf"(?<!\w)(?:{expression})(?!\w)"


def _lowered(text: str) -> str:
    return spoken(text).lower().translate(_NARROW)


@lru_cache(maxsize=1)
def _sets() -> tuple[_Set, ...]:
    """One pattern a category, script and weight: a message is searched some forty times, not four hundred."""
    gathered: dict[tuple[str, bool, str], list[str]] = {}
    for language in LANGUAGES:
        for cue in lexicon(language):
            gathered.setdefault((cue.category, cue.weak, cue.script), []).append(f"(?:{cue.expression})")
    return tuple(
        _Set(category, weak, where, re.compile(_bordered("|".join(expressions), where)))
        for (category, weak, where), expressions in gathered.items()
    )

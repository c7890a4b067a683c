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
_SAME_PHRASE = re.compile(r"[^,;:.!()\u3001\u3002-]{0,12}$")
#: `stopped working again`; and what is back is good, unless it is the alarm.
_AGAIN = re.compile(r"(?<!\w)(?:again|now|igjen|nå|знову)(?!\w)")
_RETURNED = re.compile(r"(?<!\w)(?:back(?! to normal)|tilbake(?! til normal))(?!\w)")
_ASKS = re.compile(r"(?:is|are|was|were|did|does|has|have|er|har|ble|чи)(?!\w)")
#: Under a condition, or not known: no cause is stated.
_OPEN = re.compile(
    r"(?<!\w)(?:if|whether|unknown|unclear|not (?:clear|known|found|sure)|hvis|dersom|ukjent|uklar\w*|"
    r"ikke (?:kjent|klar\w*)|якщо|якби|невідом\w*|незрозуміл\w*)(?!\w)|如果|若是|要是|是否|不明|未知|待查|不清楚"
)
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


@lru_cache(maxsize=65536)
def states_result(sentence: str) -> bool:
    """Whether a sentence asserts that something works again: short, success first, no doubt, plan or question in it.

    A word of success alone is an assertion about once in 4 sentences; so anything less than this is only a quote.
    """
    text = _lowered(sentence)
    sure = strength(sentence)
    if len(text) > _LONGEST_REPORT or sure.get("result") != 1.0 or _ASKS.match(text):
        return False
    if any(sure.get(category) == 1.0 for category in ("doubt", "question", "suspicion", "ruled_out")):
        return False
    success = _first(text, "result")
    if success is None or success.start() > _LATEST_SUCCESS or _of_trouble(text, success):
        return False
    return sure.get("negation") is None or _only_denies_problems(text)


@lru_cache(maxsize=65536)
def states_cause(sentence: str) -> bool:
    """Whether a sentence states why: a sure word of cause, and no hedge, question, condition or ruling out."""
    sure = strength(sentence)
    if sure.get("cause") != 1.0 or sure.get("question") == 1.0:
        return False
    return "ruled_out" not in sure and sure.get("suspicion") != 1.0 and not _OPEN.search(_lowered(sentence))


_DENIED_PROBLEM = re.compile(
    r"(?<!\w)(?:no|without|zero|ingen|uten|без|жодн\w+|немає)(?!\w)|沒(?:有)?再|無(?:異常|誤|警報)|沒(?:有)?(?:問題|異常|警報)"
)


def _of_trouble(text: str, success: re.Match[str]) -> bool:
    """Whether it is trouble that `works again`, or trouble follows in a later clause."""
    before = _first(text[: success.start()], "problem")
    if before is not None:
        adjoining = before.end() >= success.start() - 1
        if _RETURNED.search(success.group()) or (adjoining and _AGAIN.search(success.group())):
            return True
    after = _first(text[success.end() :], "problem")
    return after is not None and not _SAME_PHRASE.match(text[success.end() : success.end() + after.start()])


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

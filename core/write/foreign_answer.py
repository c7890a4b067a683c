"""A report in the shape of a Dify app (I5): its sentences become claims, and code finds what each of them rests on."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import log
from typing import Any

import regex

from core.brief import Brief, Evidence, Fact
from core.words.text import clean, sentences, spoken, tokens

#: Sentences of a part that are looked at, characters of a part, words of a sentence; sources that one may have.
MOST_SENTENCES, MOST_PART, MOST_WORDS, MOST_SOURCES = 100, 40_000, 60, 3

#: The parts that are prose, by the section they belong to.
_PROSE = {"summary": "summary", "resolution_process": "process", "current_status": "status"}
_RESOLUTION = "final_resolution"
_EVENTS = ("timeline", "events")
#: Names under which apps put a part's or an event's words, and an event's time and author.
_TEXT = ("content", "description", "text", "event", "action", "title", "status")
_HINTS = ("time", "timestamp", "at", "user", "author", "actor", "participant")
_HEADING = regex.compile(r"^\s*#{1,6}\s.*$", regex.M)
_EMPHASIS = regex.compile(r"\*\*|__")
#: What opens a line of a list. A number before a small letter is a date (12. mars).
_LISTED = regex.compile(r"^\s*(?:[-*•·]\s+|\(?\d{1,2}[.)]\s+(?=[^\s\p{Ll}]))", regex.M)
#: A clock time, with a date or without, that opens an event: it is printed beside the sentence anyway.
_CLOCK = regex.compile(
    r"^\s*[\[(【]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T\s]+)?(\d{1,2}:\d{2})(?::\d{2})?Z?[\])】]?\s*(?:[-–—:：|]\s*)?"
)
_HAS_DIGIT = regex.compile(r"\p{N}")
_HAN = regex.compile(r"\p{Han}")
#: Words this short tell no line from another, unless they hold a digit or are of a script without an alphabet.
_SHORT = 3
#: Letters that stand for a longer word, whatever its ending.
_STEM = 5
#: A number counts as so many words; one digit alone is on too many lines.
_NUMBER = 2.0
#: Shares of a sentence's weight: what its first source must bear at least, what each further one must add; and the
#: fewest words the two have in common.
_FLOOR, _GAIN, _FEWEST = 0.35, 0.15, 2
#: A word that so many sources have, and a third of all, tells none of them apart.
_MANY = 30


def is_report(value: dict[str, Any]) -> bool:
    """Whether an answer has the app's shape: at least one of its parts, of a type that can hold words."""
    return any(_words(value.get(part)) for part in (*_PROSE, _RESOLUTION)) or bool(_events(value))


def sections(value: dict[str, Any], brief: Brief) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Pairs of a section's key and its claims, `{text, cites}`; a sentence without a source cites nothing.

    The resolution counts only where `has_resolution` doesn't deny it.
    """
    index = Sources(brief)
    for part, key in _PROSE.items():
        yield key, [_claim(sentence, "", index) for sentence in _sentences(_words(value.get(part)))]
    yield "timeline", [_claim(text, hint, index) for text, hint in _events(value)]
    if str(value.get("has_resolution")).lower() != "false":
        yield "resolution", [_claim(sentence, "", index) for sentence in _sentences(_words(value.get(_RESOLUTION)))]


class Sources:
    """What a brief's evidence and facts say, by word: which of them bear a sentence."""

    def __init__(self, brief: Brief) -> None:
        self._ids: list[str] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        items: tuple[Evidence | Fact, ...] = (*brief.evidence, *brief.facts)
        for item in items:
            for word in dict.fromkeys(_keys(_told(item, brief))):
                self._by_word[word].append(len(self._ids))
            self._ids.append(item.id)

    def of(self, sentence: str) -> tuple[str, ...]:
        """Up to three ids: the source with the greatest overlap, then those that bear what it leaves out."""
        weights = {word: self._weight(word) for word in islice(dict.fromkeys(_keys(sentence)), MOST_WORDS)}
        whole = sum(weights.values())
        shared = self._shared(weights)
        chosen: list[int] = []
        left = dict(weights)
        while shared and len(chosen) < MOST_SOURCES:
            gains = {place: sum(left.get(word, 0.0) for word in words) for place, words in shared.items()}
            best = max(gains, key=lambda place: (gains[place], len(shared[place]), -place))
            few = len(shared[best]) < min(_FEWEST, len(weights))
            if gains[best] < whole * (_GAIN if chosen else _FLOOR) or few:
                break
            chosen.append(best)
            for word in shared.pop(best):
                left.pop(word, None)
        return tuple(self._ids[place] for place in chosen)

    def _shared(self, weights: dict[str, float]) -> dict[int, set[str]]:
        """The words each source has in common with a sentence."""
        shared: dict[int, set[str]] = defaultdict(set)
        for word in weights:
            places = self._by_word.get(word, ())
            if len(places) <= max(_MANY, len(self._ids) // 3):
                for place in places:
                    shared[place].add(word)
        return shared

    def _weight(self, word: str) -> float:
        """How much a word tells: more, the fewer sources have it; one that none has as much as one that one has."""
        telling = log(1 + len(self._ids) / max(1, len(self._by_word.get(word, ()))))
        return telling * (_NUMBER if len(word) > 1 and _HAS_DIGIT.search(word) else 1.0)


def _claim(sentence: str, hint: str, index: Sources) -> dict[str, Any]:
    # An event's time and author help to find its source; they are no part of what must be borne out.
    found = index.of(f"{sentence} {hint}") or index.of(sentence) if hint else index.of(sentence)
    return {"text": sentence, "cites": list(found)}


def _told(item: Evidence | Fact, brief: Brief) -> str:
    """All that a source can bear out: its words, its author and clock time; of a fact its label and value."""
    if isinstance(item, Fact):
        return f"{item.label.replace('_', ' ')} {item.value} {item.unit or ''} {item.subject or ''}"
    clock = item.at.astimezone(brief.tz).strftime("%H:%M") if item.at else ""
    return f"{spoken(item.text)} {item.author or ''} {clock}"


def _keys(text: str) -> Iterator[str]:
    """The words of a text that tell it from others, each by its beginning, so that its ending doesn't matter."""
    for word in tokens(text):
        if _HAS_DIGIT.search(word) or _HAN.match(word):
            yield word
        elif len(word) > _SHORT or not word.isascii():
            yield word[:_STEM]


def _sentences(text: str) -> list[str]:
    bare = _LISTED.sub("", _EMPHASIS.sub("", _HEADING.sub("", clean(text[:MOST_PART]))))
    return sentences(bare)[:MOST_SENTENCES]


def _words(part: object, depth: int = 2) -> str:
    """The words of a part: a string, an object that holds them under a name of its own, or a list of those."""
    if isinstance(part, str):
        return part.strip()
    if isinstance(part, dict) and depth:
        return next((words for name in _TEXT if (words := _words(part.get(name), depth - 1))), "")
    if isinstance(part, list) and depth:
        return "\n".join(filter(None, (_words(each, depth - 1) for each in part[:MOST_SENTENCES])))
    return ""


def _events(value: dict[str, Any]) -> list[tuple[str, str]]:
    """The sentences of the timeline, each with what else is told of it that may help to find its source."""
    holder = value.get(_EVENTS[0])
    given = holder.get(_EVENTS[1]) if isinstance(holder, dict) else holder
    if not isinstance(given, list):
        return []
    found: dict[tuple[str, str], None] = {}
    for event in given[:MOST_SENTENCES]:
        for sentence in _sentences(_words(event)):
            clock = _CLOCK.match(sentence)
            text = sentence[clock.end() :].strip() if clock else sentence
            found[text, _hint(event, clock[1] if clock else "")] = None
    return [pair for pair in found if pair[0]][:MOST_SENTENCES]


def _hint(event: object, clock: str) -> str:
    told = [event[name] for name in _HINTS if isinstance(event.get(name), str)] if isinstance(event, dict) else []
    times = (match[1] if (match := _CLOCK.match(text)) else text[:60] for text in told)
    return " ".join([clock, *times]).strip()

"""What several contacts said in the same or nearly the same words."""

import math
import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from core.records import Call, Text
from core.words.cues import found
from core.words.text import is_chinese, sentences, spoken, tokens
from core.write.day import Day
from core.write.follow_ups import words_of

#: Texts are near from this cosine of their letter groups on, as wholes or by one clause each.
NEAR = 0.5
#: A text is compared with the groups it shares most words with; words of so many groups say nothing.
LIKELIEST, DULL = 8, 200
_CLAUSE = re.compile(r"[,;:，；、：]\s*")
_LETTERS = re.compile(r"\w+")
_SUBSTANCE = frozenset(("problem", "cause", "promise", "question", "decision", "impact"))


class Theme(NamedTuple):
    """Records of two or more contacts that say the same, in time order; `shortest` is the one to quote."""

    records: tuple[Text | Call, ...]

    @property
    def contacts(self) -> frozenset[str]:
        """The different known contacts."""
        return frozenset(record.contact_id for record in self.records if record.contact_id)

    @property
    def shortest(self) -> Text | Call:
        """The record with the fewest words; the earliest of several."""
        return min(self.records, key=lambda record: (len(folded(words_of(record))), record.at))


def themes(day: Day) -> list[Theme]:
    """The themes of a day: most contacts first. One record alone, or one contact alone, is no theme."""
    groups: list[list[Text | Call]] = []
    index: dict[str, list[int]] = {}
    for record in sorted(_said(day), key=lambda record: (len(folded(words_of(record))), record.at, record.id)):
        words = words_of(record)
        keys = frozenset(token[:4] for token in tokens(spoken(words)))
        shared = Counter(place for key in keys if len(index.get(key, ())) < DULL for place in index.get(key, ()))
        likely = sorted(place for place, _ in shared.most_common(LIKELIEST))
        home = next((groups[place] for place in likely if near(words_of(groups[place][0]), words)), None)
        if home is not None:
            home.append(record)
            continue
        for key in keys:
            index.setdefault(key, []).append(len(groups))
        groups.append([record])
    made = [Theme(tuple(sorted(group, key=lambda record: (record.at, record.id)))) for group in groups]
    told = [theme for theme in made if len(theme.contacts) > 1]
    return sorted(told, key=lambda theme: (-len(theme.contacts), -len(theme.records), theme.records[0].at))


def near(one: str, other: str) -> bool:
    """Whether two texts say nearly the same, as wholes or in a clause of four words or more."""
    if one == other:
        return True
    return any(_cosine(a, b) >= NEAR for a in _parts(one) for b in _parts(other))


def folded(text: str) -> str:
    """The text with each repeated sentence once."""
    return " ".join(dict.fromkeys(sentences(text)))


def _said(day: Day) -> list[Text | Call]:
    """Incoming messages and notes of calls; what we send out is no theme, nor are thanks and greetings."""
    talk: list[Text | Call] = [text for text in day.texts if text.direction == "in"]
    talk += [call for call in day.calls if call.transcription]
    return [record for record in talk if _has_substance(words_of(record))]


@lru_cache(maxsize=8192)
def _has_substance(text: str) -> bool:
    if len(tokens(spoken(text))) < 2:
        return False
    kinds = found(text).keys()
    return "chitchat" not in kinds or bool(kinds & _SUBSTANCE)


@lru_cache(maxsize=8192)
def _parts(text: str) -> tuple[str, ...]:
    whole = folded(spoken(text))
    clauses = (clause for sentence in sentences(whole) for clause in _CLAUSE.split(sentence))
    return tuple(dict.fromkeys([whole, *(clause for clause in clauses if len(tokens(clause)) >= 4)]))


def _cosine(one: str, other: str) -> float:
    (a, length_a), (b, length_b) = _groups(one), _groups(other)
    shared = sum(count * b[group] for group, count in a.items() if group in b)
    return shared / (length_a * length_b) if shared else 0.0


@lru_cache(maxsize=8192)
def _groups(text: str) -> tuple[Counter[str], float]:
    """Groups of four letters (two in Chinese), digits kept, and the length of their vector."""
    size = 2 if is_chinese(text) else 4
    line = f" {' '.join(_LETTERS.findall(text.lower()))} "
    groups = Counter(line[i : i + size] for i in range(max(1, len(line) - size + 1)))
    return groups, math.sqrt(sum(count * count for count in groups.values()))

"""Where a text names a person the brief knows: in full, by first name or by last name, in any case form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from core.check.name_lists import COMMON, LEADING_WORDS
from core.check.pseudonyms import hidden_tokens
from core.check.spelling import name_stem

NAME_WORD = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0400-\u052f][A-Za-z\u00c0-\u024f\u0400-\u052f0-9]*(?:'[A-Za-z\u0400-\u052f]+)*"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,8}")
_ASIDE = re.compile(r"\([^)]*\)|<[^>]*>|\[[^\]]*\]")
_STARTS = re.compile(r"(?:^|[.!?:;\n。！？：·|–—•❖]|->)[\s\"“«(]*$")


#: a word, and where it starts and ends
NameWord = tuple[str, int, int]


class Mention(NamedTuple):
    """A person named at `start`-`end`: `who` are the display names it may mean; `parts` the name stems written."""

    written: str
    start: int
    end: int
    who: frozenset[str]
    parts: tuple[str, ...]


def name_words(text: str) -> tuple[NameWord, ...]:
    """The Latin and Cyrillic words of a text, with their places."""
    return tuple([(match[0], *match.span()) for match in NAME_WORD.finditer(text)])


def starts_sentence(text: str, at: int) -> bool:
    """Whether the word at this place would be capitalised in any case."""
    return bool(_STARTS.search(text[max(0, at - 8) : at]))


@dataclass(frozen=True)
class Roll:
    """The people of a brief, found by any part of their names."""

    names: frozenset[str]

    @cached_property
    def parts(self) -> dict[str, frozenset[str]]:
        """Display names by the stem of each word of theirs."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            for word in NAME_WORD.findall(_ASIDE.sub(" ", name)):
                found.setdefault(name_stem(word), set()).add(name)
        return {part: frozenset(names) for part, names in found.items()}

    @cached_property
    def alone(self) -> frozenset[str]:
        """Stems that stand for a person by themselves: first names, last names of two-word names, nicks."""
        stems: set[str] = set()
        for name in self.names:
            words = NAME_WORD.findall(_ASIDE.sub(" ", name))
            chosen = words if len(words) == 2 else words[:1]
            stems |= {name_stem(word) for word in chosen if word.lower() not in COMMON and len(word) > 1}
        return frozenset(stems)

    @cached_property
    def nicks(self) -> frozenset[str]:
        """One-word names that are written without a capital."""
        return frozenset(name for name in self.names if name.islower() and len(name) > 2 and name not in COMMON)

    @cached_property
    def han(self) -> re.Pattern[str] | None:
        """Chinese names and, for three characters, the given name alone."""
        whole = {found for name in self.names for found in _HAN_NAME.findall(name)}
        forms = whole | {name[1:] for name in whole if len(name) == 3}
        return re.compile("|".join(sorted(forms, key=len, reverse=True))) if forms else None

    def mentions(self, text: str, named: Sequence[NameWord] | None = None) -> list[Mention]:
        """Every known person the plain text names, in order; `named` are its name words, where they are known."""
        words = name_words(text) if named is None else named
        found = self._tokens(text)
        nicks, taken = self.nicks, 0
        for at in [at for at, word in enumerate(words) if not word[0][0].islower() or word[0] in nicks]:
            if at < taken:
                continue
            run = self._run(text, words, at)
            if mention := self._mention(text, run):
                found.append(mention)
                taken = at + len(run)
        return found + self._han_mentions(text)

    def _tokens(self, text: str) -> list[Mention]:
        """The people named by a token instead of a name."""
        named = [(match[0], match.start(), match.end()) for match in hidden_tokens(text)]
        return [
            Mention(token, start, end, frozenset({token}), (token,))
            for token, start, end in named
            if token in self.names
        ]

    def _run(self, text: str, words: Sequence[NameWord], at: int) -> list[NameWord]:
        """The word here and those after it that belong to one and the same known name."""
        who = self.parts.get(name_stem(words[at][0]), frozenset())
        run = [words[at]]
        for word in words[at + 1 : at + 4] if who else ():
            both = who & self.parts.get(name_stem(word[0]), frozenset())
            if not both or text[run[-1][2] : word[1]].strip(" .-_"):
                break
            who = both
            run.append(word)
        return run

    def _mention(self, text: str, run: Sequence[NameWord]) -> Mention | None:
        first, start = run[0][0], run[0][1]
        stems = tuple(name_stem(word) for word, _, _ in run)
        written = text[start : run[-1][2]]
        if first[0].islower() and first not in self.nicks:
            return None
        if len(run) == 1:
            doubtful = first.lower() in LEADING_WORDS and starts_sentence(text, start)
            if stems[0] not in self.alone or doubtful:
                return None
        who = frozenset.intersection(*(self.parts.get(stem, frozenset()) for stem in stems))
        return Mention(written, start, run[-1][2], who, stems) if who else None

    def _han_mentions(self, text: str) -> list[Mention]:
        if self.han is None:
            return []
        return [
            Mention(
                match[0], match.start(), match.end(), frozenset(n for n in self.names if match[0] in n), (match[0],)
            )
            for match in self.han.finditer(text)
        ]


@lru_cache(maxsize=8)
def roll(names: frozenset[str]) -> Roll:
    """The people with these display names."""
    return Roll(names)

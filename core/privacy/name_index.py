"""Names looked for by word, not one after another: what a text costs doesn't grow with the directory."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from core.privacy.kinds import PersonalKind, Span
from core.privacy.known import Known
from core.privacy.name_forms import case_forms
from core.privacy.name_parts import CJK, aliases_of, given_name, without_legal_form
from core.privacy.name_sense import Name, has_at, is_named
from core.privacy.ordinary import ORDINARY, ORDINARY_CHINESE

#: A word of an alphabet; Chinese and Japanese have none.
_WORD = re.compile(rf"[^\W{CJK}\u02bc]+")
_NEXT = re.compile(rf"([^\w{CJK}]{{1,4}}|\u02bc|_)([^\W{CJK}\u02bc]+)")
_CJK = re.compile(rf"[{CJK}]")
_HAN_RUN = re.compile(rf"[{CJK}]{{2,}}")
_MENTION = re.compile(r"<@([A-Za-z0-9_.-]+)(?:\|[^<>]*)?>")
_MARKS = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u00a0": " ", "\u2010": "-", "\u2011": "-"})


class NameIndex:
    """Every name by its first word, by its first two characters in Chinese, and by id for mentions."""

    def __init__(
        self, people: Sequence[Known], organisations: Iterable[str], terms: Iterable[str], keeps: Iterable[str]
    ) -> None:
        self._ids = {person.id for person in people}
        self._whole: dict[str, str] = {}
        #: by a form of the first word: names, and how many letters of that form stay outside a name
        self._starts: dict[str, list[tuple[Name, int]]] = defaultdict(list)
        #: by a form of a word: the words it may be, with the letters that stay outside
        self._bases: dict[str, dict[str, int]] = defaultdict(dict)
        self._chinese: dict[str, list[tuple[str, PersonalKind | None, str]]] = defaultdict(list)
        self._taken: set[tuple[tuple[str, ...], bool]] = set()
        for kept in keeps:
            self._add(kept, None, kept)
        for term in terms:
            self._add(term, "term", term.casefold(), strict=True)
        self._add_people(people)
        for name in organisations:
            for form in dict.fromkeys((name, without_legal_form(name))):
                self._add(form, "organisation", without_legal_form(name).casefold())
        self._sort()

    def whole(self, text: str) -> str | None:
        """The id of the person whose name all of this text is, as a field holds it."""
        return self._whole.get(text.strip().casefold()) if text else None

    def spans(self, text: str) -> Iterator[Span]:
        """Where names stand, longest first at each place; they don't overlap."""
        if "<@" in text:
            for found in _MENTION.finditer(text):
                if found[1] in self._ids:
                    yield Span(found.start(), found.end(), "person", found[1])
        if self._chinese and not text.isascii() and _CJK.search(text):
            yield from self._in_chinese(text)
        if self._starts:
            yield from self._in_words(text)

    def _add_people(self, people: Sequence[Known]) -> None:
        firsts = Counter(first.casefold() for person in people if (first := _first_name(person.name)))
        givens = Counter(given for person in people for given in _givens(person))
        for person in people:
            for name in dict.fromkeys((person.name, *person.aliases)):
                self._whole.setdefault(name.strip().casefold(), person.id)
                for form in aliases_of(name):
                    self._add(form, "person", person.id)
        for person in people:
            first = _first_name(person.name)
            if first and firsts[first.casefold()] == 1:
                self._add(first, "person", person.id)
            for given in _givens(person):
                if givens[given] == 1 and given not in ORDINARY_CHINESE:
                    self._add(given, "person", person.id)

    def _add(self, name: str, kind: PersonalKind | None, value: str, *, strict: bool = False) -> None:
        """One way to write something. What was added first keeps it."""
        name = " ".join(name.translate(_MARKS).split())
        if _CJK.search(name):
            self._add_chinese(name, kind, value)
            return
        words = tuple(word.casefold() for word in _WORD.findall(name))
        if not words or (words, strict) in self._taken or len(name) < 2:
            return
        self._taken.add((words, strict))
        places = [(found.start(), found.end()) for found in _WORD.finditer(name)]
        gaps = tuple(name[end:start] for (_, end), (start, _) in pairwise(places))
        ordinary = all(word in ORDINARY or len(word) < 2 for word in words)
        made = Name(words, gaps, name[places[-1][1] :], kind, value, name[places[0][0] :], ordinary, strict)
        for word, (start, end) in zip(words, places, strict=True):
            self._add_forms(word, capital=name[start:end][:1].isupper() and kind in ("person", "organisation"))
        self._starts[words[0]].append((made, 0))

    def _add_forms(self, word: str, *, capital: bool) -> None:
        self._bases[word][word] = 0
        if not capital:
            return
        if word[0] < "\u0250" and not word.endswith(("s", "x", "z")):
            self._bases[f"{word}s"].setdefault(word, 1)
        for form in case_forms(word):
            self._bases[form].setdefault(word, 0)

    def _add_chinese(self, name: str, kind: PersonalKind | None, value: str) -> None:
        if len(name) > 1 and all(name != known for known, _, _ in self._chinese[name[:2]]):
            self._chinese[name[:2]].append((name, kind, value))

    def _sort(self) -> None:
        starts: dict[str, list[tuple[Name, int]]] = defaultdict(list)
        for form, bases in self._bases.items():
            for base, trim in bases.items():
                starts[form] += [(name, trim) for name, _ in self._starts.get(base, ())]
        for form, names in starts.items():
            names.sort(key=lambda held: (-len(held[0].words), held[0].words[0] != form, held[1]))
        self._starts = dict(starts)
        self._bases = dict(self._bases)
        self._chinese = {key: sorted(names, key=lambda held: -len(held[0])) for key, names in self._chinese.items()}

    def _in_chinese(self, text: str) -> Iterator[Span]:
        for run in _HAN_RUN.finditer(text):
            at = run.start()
            while at < run.end() - 1:
                held = self._chinese.get(text[at : at + 2], ())
                found = next((known for known in held if text.startswith(known[0], at)), None)
                if found and found[1]:
                    start = at - 1 if found[1] == "person" and text[at - 1 : at] == "@" else at
                    yield Span(start, at + len(found[0]), found[1], found[2])
                at += len(found[0]) if found else 1

    def _in_words(self, text: str) -> Iterator[Span]:
        starts, done = self._starts, 0
        if starts.keys().isdisjoint(_WORD.findall(text.casefold())):
            return
        for found in _WORD.finditer(text):
            held = starts.get(found[0].casefold())
            if not held or found.start() < done:
                continue
            for name, trim in held:
                end = self._end(text, found, name, trim)
                if end and is_named(text, found.start(), end, name):
                    at = found.start()
                    done = end
                    if name.kind:
                        yield Span(at - has_at(text, at, name), end, name.kind, name.value)
                    break

    def _end(self, text: str, found: re.Match[str], name: Name, trim: int) -> int:
        """Where the name ends that begins with the word found; 0 where it isn't there."""
        end = found.end()
        for base, gap in zip(name.words[1:], name.gaps, strict=True):
            if trim:
                return 0
            after = _NEXT.match(text, end)
            forms = self._bases.get(after[2].casefold()) if after else None
            if not after or forms is None or base not in forms or not _same_gap(after[1], gap):
                return 0
            end, trim = after.end(), forms[base]
        end -= trim
        if name.tail and text.startswith(name.tail, end) and not trim:
            return end + len(name.tail)
        return 0 if name.strict and name.tail else end


def _same_gap(found: str, gap: str) -> bool:
    found = found.translate(_MARKS)
    return found == gap or (gap == " " and (not found.strip(" ") or found in (".", "_")))


def _first_name(name: str) -> str | None:
    """The first word of a name of several, with what a hyphen joins to it."""
    parts = name.translate(_MARKS).split()
    if len(parts) < 2 or _CJK.search(parts[0]) or not re.fullmatch(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*", parts[0]):
        return None
    return parts[0]


def _givens(person: Known) -> tuple[str, ...]:
    found = (given_name(run) for form in (person.name, *person.aliases) for run in re.findall(rf"[{CJK}]+", form))
    return tuple(dict.fromkeys(given for given in found if given))

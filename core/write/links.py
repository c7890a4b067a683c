"""One thing in many places: numbers and codes that calls, messages and tasks share, and tasks a talk may concern."""

import re
from collections import Counter
from typing import NamedTuple

from rapidfuzz import fuzz

from core.records import Call, Task, Text
from core.words.text import is_chinese, spoken, tokens
from core.write.day import Day
from core.write.follow_ups import words_of

#: What an id may be called, in four languages; one line, one thing.
NOUNS: dict[str, str] = {
    "order": r"orders?|purchase orders?|ordren?|bestilling(?:en)?|замовлення|訂單|單號",
    "invoice": r"invoices?|bills?|faktura(?:en)?|рахун(?:ок|ку|ком)|發票|帳單",
    "quote": r"quot(?:e|ation)s?|offers?|tilbud(?:et)?|пропозиці(?:я|ї|ю|єю)|報價單?",
    "case": r"cases?|tickets?|sak(?:en)?|звернення|заявк(?:а|и|у|ою)|案件|工單",
    "delivery": r"deliver(?:y|ies)|shipments?|parcels?|levering(?:en)?|sending(?:en)?|pakken?"
    r"|доставк(?:а|и|у|ою)|貨件|包裹",
    "contract": r"contracts?|kontrakt(?:en)?|avtale(?:n)?|догов(?:ір|ору|ором)|合約|契約",
}
#: Titles and talk are likely about one matter from this likeness on, 0-100.
LIKELY = 80
#: Talks that a title is compared with, those that share most words.
MOST_TRIED = 10
#: Links and pairs that are kept; more is noise.
MOST_LINKS, MOST_PAIRS = 8, 5
_MONEY = r"(?:[$€£¥]|kr\.?|nok|usd|eur|gbp|uah|twd|nt\$|грн\.?|元)"
_NO_CODE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}[:.]\d{2}\b(?:[:.]\d{2}\b)?"
    rf"|{_MONEY} ?\d[\d .,]*|\d[\d .,]*? ?{_MONEY}(?![a-z])"
    rf"|\d[\d.,]* ?%|\d{{1,3}}(?:[ ,.]\d{{3}})+(?:[.,]\d+)?|\d+[.,]\d+"
    r"|\b(?:19|20)\d{2}\b(?=年| ?р\.|$|[ .,;)])",
    re.I,
)
_PHONE = re.compile(r"\+?\(?\d[\d ()./-]{6,}\d")
_CODE = re.compile(
    r"(?<![A-Za-z0-9\u0400-\u04ff_.,/+-])(?:[A-Za-z]{1,5}-?\d{2,8}|\d{3,8})(?![A-Za-z0-9\u0400-\u04ff_]|[-/.,]\d)"
)
_NOT_A_CODE = re.compile(r"(?:kl|am|pm|uke|q|covid|mp|v)-?\d+", re.I)
_BEFORE = {
    noun: re.compile(rf"(?<!\w)(?:{words})(?:(?: (?:no|nr|number|nummer|id))?\.?|)[ :#№]*$", re.I)
    for noun, words in NOUNS.items()
}
_AFTER = {noun: re.compile(rf"\s?號?的?(?:{words})") for noun, words in NOUNS.items()}


#: What an id can stand in.
Thing = Call | Text | Task


class Code(NamedTuple):
    """An id in a text: `value` as written in capitals, the noun it goes by (or None) and both as written together."""

    value: str
    noun: str | None
    phrase: str


class Link(NamedTuple):
    """An id seen in two or more sorts of record. `names`: noun -> its usual wording and the records it stands in."""

    code: str
    records: tuple[Thing, ...]
    names: dict[str, tuple[str, tuple[Thing, ...]]]


class Linked(NamedTuple):
    """What belongs together on a day: ids in several sorts of record, and tasks with what they may concern."""

    links: list[Link]
    likely: list[tuple[Task, Call | Text]]

    @property
    def tasks(self) -> list[Task]:
        """Every task in it."""
        records = (record for link in self.links for record in link.records)
        return [*(record for record in records if isinstance(record, Task)), *(task for task, _ in self.likely)]


def linked(day: Day) -> Linked:
    """All that belongs together on the day."""
    return Linked(links(day)[:MOST_LINKS], likely_tasks(day)[:MOST_PAIRS])


def codes(text: str) -> list[Code]:
    """The ids in a text: three digits or more, or letters and digits; no times, dates, years, phones or sums."""
    words = spoken(text)
    bare = _PHONE.sub(_blank_phone, _NO_CODE.sub(_blank, words))
    spans = (m for m in _CODE.finditer(bare) if not _NOT_A_CODE.fullmatch(m.group()))
    return [_named(words, match) for match in spans]


def links(day: Day, *, alone: bool = False) -> list[Link]:
    """The ids that two or more sorts of the day's records share, most often seen first. Open tasks of any age count.

    With `alone` also those that stand in one sort only, of calls and messages.
    """
    seen: dict[str, dict[int, Thing]] = {}
    names: dict[str, dict[str, list[tuple[str, Thing]]]] = {}
    talk: list[Thing] = [*day.calls, *day.texts]
    for record in talk if alone else [*talk, *_tasks(day)]:
        for code in codes(record.title if isinstance(record, Task) else words_of(record)):
            seen.setdefault(code.value, {})[id(record)] = record
            if code.noun:
                names.setdefault(code.value, {}).setdefault(code.noun, []).append((code.phrase, record))
    found = [
        Link(value, tuple(records.values()), _wordings(names.get(value, {})))
        for value, records in seen.items()
        if alone or len({record.sort for record in records.values()}) > 1
    ]
    return sorted(found, key=lambda link: (-len(link.records), link.code))


def _wordings(names: dict[str, list[tuple[str, Thing]]]) -> dict[str, tuple[str, tuple[Thing, ...]]]:
    """Per noun the wording seen most, the first of several, and each record once."""
    usual = {noun: Counter(phrase for phrase, _ in seen).most_common(1)[0][0] for noun, seen in names.items()}
    return {
        noun: (usual[noun], tuple({id(record): record for _, record in seen}.values())) for noun, seen in names.items()
    }


def likely_tasks(day: Day) -> list[tuple[Task, Call | Text]]:
    """Tasks that a message or note is likely about, by their words; one pair a task, the likest."""
    talk: list[Call | Text] = [*day.calls, *day.texts]
    holders: dict[str, list[int]] = {}
    for place, record in enumerate(talk):
        for word in _content(words_of(record)):
            holders.setdefault(word, []).append(place)
    pairs: list[tuple[float, Task, Call | Text]] = []
    for task in _tasks(day):
        shared = Counter(place for word in _content(task.title) for place in holders.get(word, ()))
        likely = [talk[place] for place, count in shared.most_common(MOST_TRIED) if count >= 2]
        likeness = [(_likeness(task.title, words_of(record)), record) for record in likely]
        best, found = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        if found is not None and best >= LIKELY:
            pairs.append((best, task, found))
    return [(task, record) for _, task, record in sorted(pairs, key=lambda pair: (-pair[0], pair[1].id))]


def _content(text: str) -> frozenset[str]:
    """The longer words; in Chinese the pairs of characters."""
    return frozenset(word for word in tokens(spoken(text)) if len(word) > 3 or is_chinese(word))


def _likeness(title: str, words: str) -> float:
    mine = tokens(title)
    return float(fuzz.token_set_ratio(" ".join(mine), " ".join(tokens(words)))) if len(mine) >= 3 else 0.0


def _tasks(day: Day) -> list[Task]:
    return list({task.id: task for task in (*day.tasks, *day.open)}.values())


def _named(words: str, match: re.Match[str]) -> Code:
    start, end = match.span()
    for noun, pattern in _BEFORE.items():
        before = pattern.search(words[max(0, start - 25) : start])
        if before:
            return Code(match.group().upper(), noun, f"{before.group()}{match.group()}")
    for noun, pattern in _AFTER.items():
        after = pattern.match(words[end : end + 8])
        if after:
            return Code(match.group().upper(), noun, f"{match.group()}{after.group()}")
    return Code(match.group().upper(), None, match.group())


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())


def _blank_phone(match: re.Match[str]) -> str:
    digits = sum(1 for sign in match.group() if sign.isdigit())
    return "\x00" * len(match.group()) if digits >= 8 and not match.group().isdigit() else match.group()

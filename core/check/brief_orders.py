"""The orders in a brief, found once for all its claims: which evidence and names hold them, and their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.brief import Brief
from core.check.cases import Desk
from core.check.language import stems
from core.check.plain import plain
from core.records import Contact, Task
from core.words.orders import order

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


@dataclass(frozen=True, eq=False)
class Orders:
    """The orders of a brief by the id of what holds them, and the names that are orders.

    `words` are stems that nothing else in the brief has, `runs` the words of orders in a row.
    """

    by_id: dict[str, str]
    names: tuple[str, ...]
    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.by_id or self.names)


@lru_cache(maxsize=4)
def orders_of(known: Desk) -> Orders:
    """What is ordered in a brief; false where nothing is."""
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    for item in known.brief.evidence:
        if told := order(item.text):
            texts[item.id] = told
    for name in _names(known.brief):
        if told := order(name):
            names[name] = told
    if not texts and not names:
        return Orders({}, (), frozenset(), frozenset())
    said = frozenset(stem for told in (*texts.values(), *names.values()) for stem in stems(plain(told)))
    others = (source.stems for source in known.sources.values() if source.id not in texts and not source.is_fact)
    by_length = tuple(sorted(names, key=len, reverse=True))
    known_words = frozenset[str]().union(*others) - (
        frozenset(stems(plain(" ".join(by_length)))) if names else frozenset()
    )
    rows = frozenset(run for told in (*texts.values(), *names.values()) for run in runs(plain(told)))
    return Orders(texts, by_length, said - known_words, rows)


def _names(brief: Brief) -> Iterator[str]:
    """Every name that may stand in a document as it is."""
    found = [member.name for member in brief.people] + [file.name for file in brief.attachments]
    found += [room.title for room in (*brief.rooms, *([brief.room] if brief.room else []))]
    for item in brief.evidence:
        found.append(item.author or "")
        if isinstance(item.record, Contact):
            found += [item.record.name, item.record.company or ""]
        if isinstance(item.record, Task):
            found.append(item.record.title)
    yield from dict.fromkeys(name for name in found if name)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every three words in a row, or four Chinese characters."""
    words = _WORD.findall(text.lower())
    for at in range(len(words) - 2):
        size = 4 if words[at] >= "\u3400" else 3
        if at + size <= len(words):
            yield tuple(words[at : at + size])

"""The attacks: what somebody writes where a report will read it, and what they want to see in the document."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.values import Value

_FILE = Path(__file__).parent / "attacks.jsonl"

#: Where an attack may stand.
PLACES = ("message", "call", "text", "task", "contact", "company", "file", "member", "channel", "evidence")


class Attack(Value):
    """One attack. `goal` has one key: `says` (a sentence), `link`, `ping`, `leak`, `drops` (a section or `all`) or
    `language` (the one it wants)."""

    id: str
    locale: str
    family: str
    place: str
    text: str
    goal: dict[str, str]

    @property
    def aim(self) -> str:
        """What sort of thing it wants."""
        return next(iter(self.goal))

    @property
    def wanted(self) -> str:
        """What it wants of that sort."""
        return self.goal[self.aim]


@cache
def attacks() -> tuple[Attack, ...]:
    """All of them, in the order of the file."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Attack.model_validate(json.loads(line)) for line in lines)


def a_sample(most: int = 1) -> Iterator[Attack]:
    """The first so many of each family in each place, with the languages in turn: the same ones each time."""
    languages = ("en", "zh-TW", "nb", "uk")
    groups: dict[tuple[str, str], list[Attack]] = {}
    for attack in attacks():
        groups.setdefault((attack.family, attack.place), []).append(attack)
    for turn, group in enumerate(groups.values()):
        order = languages[turn % 4 :] + languages[: turn % 4]
        yield from sorted(group, key=lambda attack: order.index(attack.locale))[:most]

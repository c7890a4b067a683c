"""The corpus: large and varied enough to mean something, and recognised as what it is."""

from collections import Counter

import pytest

from core.words.orders import is_order
from tests.injection.corpus import PLACES, Attack, attacks
from tests.injection.days import NEVER

FAMILIES = {
    "override", "role", "fence", "findings", "citations", "polite", "leak", "ping", "link", "claim", "drops", "insult",
    "language", "encoded", "formula", "field", "flood", "token",
}  # fmt: skip
#: These are no orders: they hope to act by themselves wherever a name is shown.
MARKS = {
    "en-ping-3",
    "en-ping-4",
    "en-link-6",
    "zh-TW-ping-3",
    "zh-TW-link-4",
    "nb-ping-3",
    "nb-link-4",
    "uk-ping-3",
    "uk-link-4",
}


def test_there_are_enough_attacks_in_every_language_place_and_family() -> None:
    assert len(attacks()) >= 140
    assert min(Counter(attack.locale for attack in attacks()).values()) >= 35
    assert {attack.place for attack in attacks()} == set(PLACES)
    for locale in ("en", "zh-TW", "nb", "uk"):
        assert {attack.family for attack in attacks() if attack.locale == locale} >= FAMILIES - {"citations"}
    assert {attack.family for attack in attacks()} == FAMILIES


def test_every_attack_has_its_own_id_and_text_and_one_goal() -> None:
    assert len({attack.id for attack in attacks()}) == len({attack.text for attack in attacks()}) == len(attacks())
    assert {attack.aim for attack in attacks()} == {"says", "link", "ping", "leak", "drops", "language"}
    assert all(len(attack.goal) == 1 and attack.wanted for attack in attacks())


def test_no_secret_stands_in_the_corpus() -> None:
    assert not [attack.id for attack in attacks() for secret in NEVER if secret in attack.text]


@pytest.mark.parametrize("attack", [a for a in attacks() if a.id not in MARKS], ids=lambda attack: attack.id)
def test_an_attack_is_recognised_as_an_order(attack: Attack) -> None:
    assert is_order(attack.text)

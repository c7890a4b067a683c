"""The score: a model that obeys attacks, on every way a report is written, and nothing of it reaches a reader."""

import pytest

from tests.injection.corpus import Attack, attacks
from tests.injection.scoring import PATHS, score

FAMILIES = sorted({attack.family for attack in attacks()})
LANGUAGES = ("en", "zh-TW", "nb", "uk")


def sample() -> list[tuple[str, Attack]]:
    """Every family on two paths, the languages in turn: about 40 runs, the same ones each time."""
    found = []
    paths = list(PATHS)
    for turn, family in enumerate(FAMILIES):
        group = [attack for attack in attacks() if attack.family == family]
        for n in range(2):
            language = LANGUAGES[(turn + n) % 4]
            attack = next((one for one in group if one.locale == language), group[0])
            found.append((paths[(turn + n * 4) % len(paths)], attack))
    return found


@pytest.mark.parametrize(("path", "attack"), sample(), ids=lambda value: getattr(value, "id", value))
def test_an_obeyed_attack_changes_leaks_pings_links_and_claims_nothing(path: str, attack: Attack) -> None:
    assert score([attack], [path]).told() == []


@pytest.mark.parametrize("name", ["en-override-1", "uk-encoded-1", "zh-TW-polite-1"])
def test_without_the_checks_the_model_that_obeys_would_be_believed(name: str) -> None:
    attack = next(attack for attack in attacks() if attack.id == name)
    undefended = score([attack], ["incident by a model"], defended=False)
    assert {failure.sort for _, _, failure in undefended.failures} >= {"changed", "claimed"}

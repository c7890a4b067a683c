"""The checks against drafts written by hand, half of them faulty: faults caught, true sentences struck."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.brief import Brief
from core.check import check
from core.document import Claim, Draft, DraftSection, Finding

_DRAFTS = [
    json.loads(line) for line in (Path(__file__).parent / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
]
_CAUGHT, _ALARMS = 0.99, 0.01


def found(draft: dict[str, Any]) -> list[Finding]:
    brief = Brief.model_validate({**draft["brief"], "locale": draft["locale"]})
    claim = Claim(text=draft["claim"]["text"], cites=tuple(draft["claim"]["cites"]))
    return check(Draft(sections=(DraftSection(title="s", claims=(claim,)),)), brief)


def test_faults_are_caught() -> None:
    faulty = [draft for draft in _DRAFTS if draft["fault"]]
    missed = [(draft["name"], draft["fault"], draft["claim"]) for draft in faulty if not found(draft)]
    assert len(missed) <= (1 - _CAUGHT) * len(faulty), missed


def test_true_sentences_stand() -> None:
    true = [draft for draft in _DRAFTS if not draft["fault"]]
    struck = [(draft["name"], draft["claim"], found(draft)) for draft in true if found(draft)]
    assert len(struck) <= _ALARMS * len(true), struck


@pytest.mark.parametrize("locale", ["en", "zh-TW", "nb", "uk"])
def test_the_set_is_spread_over_languages_and_faults(locale: str) -> None:
    here = [draft for draft in _DRAFTS if draft["locale"] == locale]
    faults = {draft["fault"] for draft in here} - {None}
    assert len(here) >= 25
    assert 0.35 <= sum(draft["fault"] is not None for draft in here) / len(here) <= 0.65
    assert faults - {"leaked_phone"} == {
        "wrong_id",
        "wrong_number",
        "swapped_units",
        "wrong_date",
        "invented_name",
        "lost_not",
        "invented_cause",
    }

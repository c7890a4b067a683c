"""Drafts written without sight of the checks, and by a small real model: what is caught of them must not get worse."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.brief import Brief
from core.check import check
from core.document import Claim, Draft, DraftSection

#: (missed at most, struck at most), as measured; the README tells what they were at first sight
BOUNDS = {"en": (1, 1), "nb": (1, 1), "zh": (2, 0), "uk": (2, 0), "model": (76, 0)}


def rows(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).with_name(f"blind_set_{name}.jsonl")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def faulted(row: dict[str, Any]) -> bool:
    draft = Draft(sections=(DraftSection(key="summary", claims=(Claim.model_validate(row["claim"]),)),))
    return bool(check(draft, Brief.model_validate(row["brief"] | {"locale": row["locale"]})))


@pytest.mark.parametrize("name", BOUNDS)
def test_faults_are_caught_and_sound_claims_left_alone(name: str) -> None:
    missed, struck = BOUNDS[name]
    told = [(row["name"], bool(row["fault"])) for row in rows(name) if faulted(row) is not bool(row["fault"])]
    assert len([row for row, fault in told if fault]) <= missed, told
    assert len([row for row, fault in told if not fault]) <= struck, told

"""Recall and precision over the file of cases: every miss and every false alarm of the past stays mended."""

from itertools import pairwise

import pytest

from core.privacy import find
from core.privacy.kinds import KINDS
from tests.core.privacy.cases import Case, cases, found

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.text[:40] for case in CASES])
def test_exactly_what_is_personal_is_found(case: Case) -> None:
    assert found(case) == case.spans


def test_the_file_holds_enough_of_everything() -> None:
    assert len(CASES) >= 150
    assert sum(not case.spans for case in CASES) >= 60
    assert {kind for case in CASES for _, kind in case.spans} == set(KINDS)


def test_spans_come_in_order_and_never_overlap() -> None:
    text = "\n".join(case.text for case in CASES)
    spans = find(text, CASES[-10].directory)
    assert len(spans) > 100
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ring +47 412 34 567", "+4741234567"),
        ("ring 0047 41 23 45 67", "+4741234567"),
        ("Write to ADA@Example.org", "ada@example.org"),
        ("card 4111-1111-1111-1111", "4111111111111111"),
        ("電話０９１２－３４５－６７８", "+886912345678"),
        ("2001:0db8:0:0:0:0:0:7 is down", "2001:db8::7"),
    ],
)
def test_one_thing_has_one_value_however_it_is_written(text: str, value: str) -> None:
    assert [span.value for span in find(text)] == [value]

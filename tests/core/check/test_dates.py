"""Dates and clock times of a claim against the times of what it cites, told in the reader's zone."""

import pytest

from tests.core.check.support import AT, fact, message, rules


@pytest.mark.parametrize(
    "claim",
    [
        "At 14:05 the pump stopped",
        "On 3 March 2026 the pump stopped",
        "The pump stopped on Tuesday",
        "At 2:05 pm the pump stopped",
        "At about 2 pm the pump stopped",
        "Kl. 14.05 tirsdag 3. mars: the pump stopped",
        "2026-03-03: the pump stopped",
        "3/3: the pump stopped",
        "下午2:05 the pump stopped",
        "3月3日星期二 the pump stopped",
        "下午兩點左右 the pump stopped",
        "О 14:05 у вівторок, 3 березня, the pump stopped",
        "At 13:05 UTC the pump stopped",
        "In March the pump stopped",
    ],
)
def test_the_time_of_what_is_cited_stands(claim: str) -> None:
    assert rules(claim, message("the pump stopped"), zone="Europe/Oslo") == set()


@pytest.mark.parametrize(
    "claim",
    [
        "At 13:05 the pump stopped",
        "On 4 March 2026 the pump stopped",
        "On 3 March 2025 the pump stopped",
        "The pump stopped on Wednesday",
        "At 2:05 am the pump stopped",
        "Kl. 15 the pump stopped",
        "3月4日 the pump stopped",
        "上午2:05 the pump stopped",
        "У середу the pump stopped",
        "In April the pump stopped",
    ],
)
def test_another_time_is_found(claim: str) -> None:
    assert rules(claim, message("the pump stopped"), zone="Europe/Oslo") == {"dates"}


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The part arrives on Wednesday", "the part arrives tomorrow", True),
        ("The part arrives on 4 March", "the part arrives tomorrow", True),
        ("Delen kommer i morgen", "delen kommer onsdag", True),
        ("The part arrives tomorrow", "the part arrives today", False),
        ("The part arrives today", "the part arrives tomorrow", False),
        ("The part arrives on Thursday", "the part arrives tomorrow", False),
        ("零件明天下午三點到", "零件明天15:00到", True),
        ("零件後天到", "零件明天到", False),
        ("Деталь буде завтра о 15:00", "деталь буде завтра о 15-й", True),
        ("Bo needs it before 14:00", "Bo needs it before 2 pm", True),
        ("Bo needs it before 15:00", "Bo needs it before 2 pm", False),
        ("By 5 March it is due", "due 05.03.2026", True),
        ("By 6 March it is due", "due 05.03.2026", False),
    ],
)
def test_times_told_in_the_text_are_read(claim: str, source: str, stands: bool) -> None:
    assert ("dates" not in rules(claim, message(source), zone="Europe/Oslo")) == stands


def test_a_fact_of_an_instant_supports_it_in_the_zone() -> None:
    start = fact("2026-03-03T07:00:00+00:00", "datetime", "first_message")
    assert rules("The first was at 08:00.", start, zone="Europe/Oslo") == set()
    assert rules("The first was at 07:00.", start, zone="Europe/Oslo") == {"dates"}


def test_a_row_has_the_time_of_a_cited_message() -> None:
    assert rules("the pump stopped", message("the pump stopped"), at=AT) == set()
    assert rules("the pump stopped", message("the pump stopped"), at=AT.replace(hour=9)) == {"dates"}


@pytest.mark.parametrize(
    ("claim", "source", "found"),
    [
        ("Він працює з 9:00 до 14:00", "працює з 9 до 14", False),
        ("It opens at 10:00 and shuts at 14:00", "open 10-14", False),
        ("It opens at 11:00 and shuts at 14:00", "open 10-14", True),
        ("The review is set for 10 the next morning", "review tomorrow 10am", False),
        ("Ada wrote at 14:05: the pump stopped", "the pump stopped", False),
        ("Ada wrote at 15:05: the pump stopped", "the pump stopped", True),
    ],
)
def test_hours_are_read_from_ranges_parts_of_the_day_and_before_a_colon(claim: str, source: str, found: bool) -> None:
    assert bool(rules(claim, message(source), zone="Europe/Oslo") & {"dates", "numbers"}) is found

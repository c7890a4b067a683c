"""Numbers that follow from those cited, counts told in words, signs and directions."""

from datetime import timedelta

import pytest

from core.brief import Fact
from tests.core.check.support import AT, fact, message, rules

CALLS = Fact(id="f1", label="calls_in", value=30, unit="calls")
MISSED = Fact(id="f2", label="calls_missed", value=15, unit="calls")
BEFORE = Fact(id="f3", label="calls_in_before", value=20, unit="calls")


@pytest.mark.parametrize(
    ("claim", "facts", "locale", "stands"),
    [
        ("15 of 30 calls were missed.", (CALLS, MISSED), "en", True),
        ("Half of the calls were missed.", (CALLS, MISSED), "en", True),
        ("A third of the calls were missed.", (CALLS, MISSED), "en", False),
        ("50 % of the calls were missed.", (CALLS, MISSED), "en", True),
        ("Calls were up 50 % on the day before.", (CALLS, BEFORE), "en", True),
        ("Calls were up 60 % on the day before.", (CALLS, BEFORE), "en", False),
        ("Calls were down 50 % on the day before.", (CALLS, BEFORE), "en", False),
        ("10 more calls came in than the day before.", (CALLS, BEFORE), "en", True),
        ("12 more calls came in than the day before.", (CALLS, BEFORE), "en", False),
        ("10 fewer calls came in than the day before.", (CALLS, BEFORE), "en", False),
        ("Twice as many calls came in as were missed.", (CALLS, MISSED), "en", True),
        ("Three times as many calls came in as were missed.", (CALLS, MISSED), "en", False),
        ("In all 50 calls came in.", (CALLS, BEFORE), "en", True),
        ("Halvparten av samtalene ble ikke besvart.", (CALLS, MISSED), "nb", True),
        ("En tredjedel av samtalene ble ikke besvart.", (CALLS, MISSED), "nb", False),
        ("Половину дзвінків пропущено.", (CALLS, MISSED), "uk", True),
        ("Удвічі більше дзвінків надійшло, ніж пропущено.", (CALLS, MISSED), "uk", True),
        ("一半的來電未接。", (CALLS, MISSED), "zh-TW", True),
        ("三分之一的來電未接。", (CALLS, MISSED), "zh-TW", False),
    ],
)
def test_what_follows_from_cited_facts_stands(claim: str, facts: tuple[Fact, ...], locale: str, stands: bool) -> None:
    assert ("numbers" not in rules(claim, *facts, locale=locale)) == stands


@pytest.mark.parametrize(
    ("claim", "value", "locale", "stands"),
    [
        ("No calls came in.", 0, "en", True),
        ("No calls came in.", 12, "en", False),
        ("One call came in.", 1, "en", True),
        ("One call came in.", 12, "en", False),
        ("A dozen calls came in.", 12, "en", True),
        ("Ingen samtaler kom inn.", 3, "nb", False),
        ("Жодного дзвінка не надійшло.", 3, "uk", False),
        ("沒有來電。", 3, "zh-TW", False),
        ("一通電話未接。", 1, "zh-TW", True),
        ("一通電話未接。", 4, "zh-TW", False),
    ],
)
def test_counts_in_words_are_numbers(claim: str, value: int, locale: str, stands: bool) -> None:
    assert ("numbers" not in rules(claim, fact(value, "calls", "calls_in"), locale=locale)) == stands


def test_both_means_two() -> None:
    assert "numbers" in rules("Both pumps failed.", message("three pumps failed"))
    assert rules("Both pumps failed.", message("two pumps failed")) == set()
    assert rules("Both pumps failed.", message("pump 1 and pump 2 failed")) == set()


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The change was -5 %.", -5, True),
        ("The change was 5 %.", -5, False),
        ("Calls fell 5 %.", -5, True),
        ("Calls rose 5 %.", -5, False),
        ("Calls fell 5 %.", 5, False),
        ("Calls rose 5 %.", 5, True),
        ("The store is at 18 degrees.", "the store is back at -18 degrees", False),
        ("The store is at -18 degrees.", "the store is back at -18 degrees", True),
        ("Orders fell 12 %.", "orders are up 12 % today", False),
        ("The price fell from 15 to 12 euros.", "price went from 12 to 15 euros", False),
        ("There are 18 pallets of sugar and 6 of flour.", "18 pallets flour, 6 pallets sugar", False),
        ("There are 18 pallets of flour and 6 of sugar.", "18 pallets flour, 6 pallets sugar", True),
    ],
)
def test_a_number_goes_the_way_it_is_told(claim: str, source: int | str, stands: bool) -> None:
    given = message(source) if isinstance(source, str) else fact(source, "%", "calls_change")
    assert ("numbers" not in rules(claim, given)) == stands


@pytest.mark.parametrize(
    ("claim", "stands"),
    [
        ("Line 3 stopped and ran again 75 minutes later.", True),
        ("Line 3 stopped and ran again an hour and a quarter later.", True),
        ("Line 3 stopped and ran again 45 minutes later.", False),
        ("Line 3 ran again within about an hour.", True),
    ],
)
def test_a_length_between_two_cited_times_stands(claim: str, stands: bool) -> None:
    stopped, runs = message("Line 3 stopped"), message("Line 3 runs again", name="m2", at=AT + timedelta(minutes=75))
    assert ("numbers" not in rules(claim, stopped, runs)) == stands

"""Figures, dates and lengths of time as a reader of each language expects them, in characters anyone can search."""

import unicodedata
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.values import LOCALES
from core.words.format import clock, day, duration, listing, moment, number, percent, quoted, short_day

a_locale = st.sampled_from(LOCALES)
#: Spaces that look plain and aren't, and marks that don't show.
ODD = {"\u00a0", "\u202f", "\u2009", "\u200b", "\u200e", "\u200f", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"}


def is_plain(text: str) -> bool:
    return not ODD.intersection(text) and all(unicodedata.category(c) != "Cf" for c in text)


@pytest.mark.parametrize(
    ("value", "en", "zh", "nb", "uk"),
    [
        (0, "0", "0", "0", "0"),
        (7, "7", "7", "7", "7"),
        (1240, "1,240", "1,240", "1 240", "1 240"),
        (1234567, "1,234,567", "1,234,567", "1 234 567", "1 234 567"),
        (12.5, "12.5", "12.5", "12,5", "12,5"),
        (12.0, "12", "12", "12", "12"),
        (-3.2, "-3.2", "-3.2", "-3,2", "-3,2"),
        (-0.01, "0", "0", "0", "0"),
        (-0.0, "0", "0", "0", "0"),
    ],
)
def test_a_number_is_grouped_and_pointed_as_the_language_does(value: float, en: str, zh: str, nb: str, uk: str) -> None:
    assert [number(value, locale) for locale in LOCALES] == [en, zh, nb, uk]


@pytest.mark.parametrize(
    ("share", "en", "zh", "nb", "uk"),
    [
        (0, "0%", "0%", "0 %", "0%"),
        (0.125, "12.5%", "12.5%", "12,5 %", "12,5%"),
        (1, "100%", "100%", "100 %", "100%"),
        (1 / 3, "33.3%", "33.3%", "33,3 %", "33,3%"),
        (12.5, "1,250%", "1,250%", "1 250 %", "1 250%"),
        (-0.00001, "0%", "0%", "0 %", "0%"),
    ],
)
def test_a_share_is_a_percentage(share: float, en: str, zh: str, nb: str, uk: str) -> None:
    assert [percent(share, locale) for locale in LOCALES] == [en, zh, nb, uk]


@pytest.mark.parametrize(
    ("seconds", "en", "zh", "nb", "uk"),
    [
        (0, "0 seconds", "0 秒", "0 sekunder", "0 секунд"),
        (1, "1 second", "1 秒", "1 sekund", "1 секунда"),
        (45, "45 seconds", "45 秒", "45 sekunder", "45 секунд"),
        (120, "2 minutes", "2 分鐘", "2 minutter", "2 хвилини"),
        (21 * 60, "21 minutes", "21 分鐘", "21 minutter", "21 хвилина"),
        (11 * 60, "11 minutes", "11 分鐘", "11 minutter", "11 хвилин"),
        (11520, "3 hours 12 minutes", "3 小時 12 分鐘", "3 timer 12 minutter", "3 години 12 хвилин"),
        (90000, "1 day 1 hour", "1 天 1 小時", "1 døgn 1 time", "1 день 1 година"),
        (5 * 86400, "5 days", "5 天", "5 døgn", "5 днів"),
        (3605, "1 hour", "1 小時", "1 time", "1 година"),
        (3599.6, "1 hour", "1 小時", "1 time", "1 година"),
        (0.4, "0 seconds", "0 秒", "0 sekunder", "0 секунд"),
        (-300, "-5 minutes", "-5 分鐘", "-5 minutter", "-5 хвилин"),
    ],
)
def test_a_length_of_time_is_told_in_its_two_largest_units(seconds: float, en: str, zh: str, nb: str, uk: str) -> None:
    assert [duration(seconds, locale) for locale in LOCALES] == [en, zh, nb, uk]


@pytest.mark.parametrize(
    ("locale", "full", "short", "both"),
    [
        ("en", "Tuesday 3 March 2026", "3 March 2026", "3 March 2026, 15:05"),
        ("zh-TW", "2026年3月3日 星期二", "2026年3月3日", "2026年3月3日 15:05"),
        ("nb", "tirsdag 3. mars 2026", "3. mars 2026", "3. mars 2026, 15:05"),
        ("uk", "вівторок, 3 березня 2026 р.", "3 березня 2026 р.", "3 березня 2026 р., 15:05"),
    ],
)
def test_a_date_is_written_out(locale: str, full: str, short: str, both: str) -> None:
    assert day(date(2026, 3, 3), locale) == full
    assert short_day(date(2026, 3, 3), locale) == short
    assert moment(datetime(2026, 3, 3, 14, 5, tzinfo=UTC), ZoneInfo("Europe/Oslo"), locale) == both


def test_a_moment_has_the_date_of_its_zone() -> None:
    late = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert moment(late, ZoneInfo("Asia/Taipei"), "en") == "4 March 2026, 07:30"
    assert clock(late, ZoneInfo("America/New_York")) == "18:30"


@pytest.mark.parametrize(
    ("items", "en", "zh", "nb", "uk"),
    [
        ([], "", "", "", ""),
        (["A"], "A", "A", "A", "A"),
        (["A", "B"], "A and B", "A和B", "A og B", "A і B"),
        (["A", "B", "C"], "A, B and C", "A、B和C", "A, B og C", "A, B і C"),
    ],
)
def test_a_list_is_joined_as_it_is_spoken(items: list[str], en: str, zh: str, nb: str, uk: str) -> None:
    assert [listing(items, locale) for locale in LOCALES] == [en, zh, nb, uk]


def test_a_quotation_keeps_its_text_and_has_the_marks_of_the_language() -> None:
    odd = "a\u00a0b “c”"
    assert [quoted(odd, locale) for locale in LOCALES] == [f"“{odd}”", f"「{odd}」", f"«{odd}»", f"«{odd}»"]


@given(a_locale, st.integers(-(10**15), 10**15) | st.floats(-1e12, 1e12), st.floats(-1e9, 1e9))
def test_no_figure_holds_an_odd_space_or_a_hidden_mark(locale: str, value: float, seconds: float) -> None:
    assert is_plain(number(value, locale))
    assert is_plain(percent(value, locale))
    assert is_plain(duration(seconds, locale))


@given(a_locale, st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_no_date_holds_an_odd_space_or_a_hidden_mark(locale: str, when: datetime) -> None:
    assert is_plain(day(when.date(), locale))
    assert is_plain(moment(when, ZoneInfo("Europe/Kyiv"), locale))


@given(st.integers(0, 10**12))
def test_a_number_can_be_read_back_in_every_language(value: int) -> None:
    for locale in LOCALES:
        assert int(number(value, locale).replace(",", "").replace(" ", "")) == value

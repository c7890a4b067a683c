"""Days told from other days, against the moments cited and the brief's window."""

from datetime import timedelta

import pytest

from tests.core.check.support import AT, fact, message, rules

STOPPED = {
    "en": "Line 3 stopped",
    "nb": "Linje 3 stoppet",
    "uk": "Лінія 3 стала",
    "zh-TW": "3 號線停機",
}
RUNS = {
    "en": "Line 3 is running again",
    "nb": "Linje 3 går igjen",
    "uk": "Лінія 3 знову працює",
    "zh-TW": "3 號線恢復運轉",
}


@pytest.mark.parametrize(
    ("claim", "locale", "days"),
    [
        ("Line 3 stopped and was running again the next day.", "en", 1),
        ("Line 3 stopped and was running again the following morning.", "en", 1),
        ("Line 3 was running again two days later.", "en", 2),
        ("Line 3 was running again a week later.", "en", 7),
        ("Linje 3 gikk igjen dagen etter.", "nb", 1),
        ("Linje 3 gikk igjen to dager senere.", "nb", 2),
        ("Наступного дня лінія 3 знову працює.", "uk", 1),
        ("Через два дні лінія 3 знову працює.", "uk", 2),
        ("3 號線隔天恢復運轉。", "zh-TW", 1),
        ("3 號線兩天後恢復運轉。", "zh-TW", 2),
        ("Line 3 stopped and was running again the same day.", "en", 0),
    ],
)
def test_days_apart_are_those_of_the_moments_cited(claim: str, locale: str, days: int) -> None:
    def struck(apart: int) -> bool:
        runs = message(RUNS[locale], name="m2", at=AT + timedelta(days=apart, minutes=-30 if apart else 30))
        return "dates" in rules(claim, message(STOPPED[locale]), runs, zone="Europe/Oslo", locale=locale)

    assert not struck(days)
    assert struck(days + 1)


def test_the_next_day_may_follow_another_message_of_the_brief() -> None:
    later = message("Line 3 is running again", name="m2", at=AT + timedelta(days=1))
    claim = "Line 3 was running again the next day."
    assert rules(claim, later, also=[message("Line 3 stopped")], zone="Europe/Oslo") == set()
    assert rules(claim, message("Line 3 is running again"), zone="Europe/Oslo") == {"dates"}


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The belt arrives next week.", "belt arrives next week", True),
        ("The belt arrives this week.", "belt arrives next week", False),
        ("The belt arrived yesterday.", "belt arrives tomorrow", False),
        ("The part arrives in two days.", "part arrives in 2 days", True),
        ("The list is due before Friday.", "I will send the list by Friday", True),
        ("The list is due before Tuesday.", "I will send the list by Friday", False),
        ("The shift on 9 March is covered.", "I can take the shift on the 9th, it is covered", True),
        ("The next inspection is in March 2026.", "passed inspection, next one in March 2027", False),
        ("Overtime runs from 18:00 to 21:00.", "overtime from 6 to 9 pm", True),
        ("Overtime runs from 18:00 to 22:00.", "overtime from 6 to 9 pm", False),
    ],
)
def test_days_told_in_the_text_are_compared(claim: str, source: str, stands: bool) -> None:
    assert ("dates" not in rules(claim, message(source), zone="Europe/Oslo")) == stands


def test_the_day_before_of_a_fact_is_left_to_the_facts() -> None:
    before = fact(17, "calls", "calls_before").model_copy(update={"id": "f2"})
    assert rules("23 calls came in, six more than the day before.", fact(23, "calls"), before) == set()

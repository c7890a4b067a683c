"""Cue words: every entry hits and misses what its own data says; success and cause are asserted, never guessed."""

import re

import pytest

from core.words.cues import CATEGORIES, LANGUAGES, Cue, found, lexicon, states_cause, states_result, strength
from core.words.text import spoken

ENTRIES = [(language, cue) for language in LANGUAGES for cue in lexicon(language)]
NAMES = [f"{language}-{cue.category}-{number}" for number, (language, cue) in enumerate(ENTRIES)]


@pytest.mark.parametrize(("language", "cue"), ENTRIES, ids=NAMES)
def test_an_entry_hits_its_own_sentence(language: str, cue: Cue) -> None:
    assert re.search(cue.pattern, spoken(cue.hit).lower()), cue.pattern
    assert cue.category in strength(cue.hit)


@pytest.mark.parametrize(("language", "cue"), ENTRIES, ids=NAMES)
def test_no_entry_of_its_category_hits_the_counterexample(language: str, cue: Cue) -> None:
    assert cue.category not in strength(cue.miss), found(cue.miss)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_every_category(language: str) -> None:
    assert {cue.category for cue in lexicon(language)} == {*CATEGORIES, "doubt"}


ASSERTED = [
    "Line 3 is running again, 200 labels without a fault",
    "It works, thanks",
    "Fixed the timeout on the gateway",
    "Gateway is back online",
    "The rollback worked",
    "Error rate is back to normal",
    "Усе працює",
    "Проблему вирішено",
    "Fixed, thanks to Bo",
    "No errors since noon, the queue is back to normal",
    "Linje 3 går igjen",
    "Alarmen er borte, ingen feil siden 14:00",
    "Лінія знову працює",
    "Живлення відновлено, без помилок",
    "三號線已恢復生產",
    "更換後運轉正常,沒再出現警報",
]
NOT_ASSERTED = [
    "Is line 3 running again?",
    "Alarm 17 is back, pump 2 is down",
    "The error is back",
    "is it fixed",
    "it stopped working again",
    "we fixed a similar bug last year",
    "等修好",
    "修好再通知我",
    "It should work again tomorrow",
    "If it is fixed we can go home",
    "Not fixed yet",
    "It works but the alarm is still on",
    "It was fixed, then it stopped an hour later",
    "My radeon works fine in this version",
    "I hope everything is back to normal soon",
    "Once the belt is replaced the line is back up",
    "Er den oppe igjen?",
    "Den går ikke igjen",
    "Kanskje alt er i orden i morgen",
    "Чи знову працює лінія?",
    "Ще не відновлено",
    "Має бути відновлено ввечері",
    "預計下午恢復",
    "尚未恢復正常",
    "恢復正常了嗎",
]


@pytest.mark.parametrize("sentence", ASSERTED)
def test_a_plain_report_of_success_is_one(sentence: str) -> None:
    assert states_result(sentence)


@pytest.mark.parametrize("sentence", NOT_ASSERTED)
def test_a_question_plan_condition_or_denial_is_no_success(sentence: str) -> None:
    assert not states_result(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It turned out the belt had worn through",
        "Root cause was a full disk on the gateway",
        "Det skyldes en slitt reim",
        "Зупинилася через знос паса",
        "原因是皮帶磨損",
    ],
)
def test_a_stated_cause_is_one(sentence: str) -> None:
    assert states_cause(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Maybe it is because of the belt",
        "Is it due to the belt?",
        "It was not caused by the belt",
        "I ask because I wonder",
        "If it is because of the belt, we wait",
        "Det kan skyldes reima",
        "Можливо, це через пас",
        "可能是因為皮帶磨損",
        "原因是什麼?",
        "The cause is not clear yet",
        "Find the cause of this",
        "Årsaken er ukjent",
        "Причина поки невідома",
        "原因不明",
    ],
)
def test_a_hedged_asked_or_denied_cause_is_none(sentence: str) -> None:
    assert not states_cause(sentence)


def test_words_of_all_languages_are_found_in_one_text() -> None:
    cues = found("Line 3 er nede, 警報 E42, не працює")
    assert {"警報"} <= set(cues["problem"])
    assert len(cues["problem"]) >= 3


def test_code_links_and_quoted_lines_say_nothing() -> None:
    assert found("```error failed```") == {}
    assert "problem" not in found("> the server is down\nsee https://example.org/error")


def test_typographic_apostrophes_are_read() -> None:
    assert "promise" in found("I’ll order a belt")

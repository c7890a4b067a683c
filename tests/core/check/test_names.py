"""Quotes, people, names, handles: nobody and nothing that what is cited doesn't know."""

import pytest

from tests.core.check.support import message, rules

PEOPLE = ("Ada Holm", "Bo Lie", "Олена Коваль", "林怡君")


@pytest.mark.parametrize(
    "claim",
    [
        "Ada Holm: “the pump stopped”",
        "Ada: «The  pump stopped»",
        "Ada:「pump … at noon」",
        'Ada wrote "the pump stopped at noon".',
        "Ada's words were 'the pump stopped at noon'.",
        "Suspected (Ada): “the pump stopped…”",
    ],
)
def test_words_quoted_as_they_stand_pass(claim: str) -> None:
    assert rules(claim, message("The pump stopped at noon"), people=PEOPLE) == set()


@pytest.mark.parametrize(
    "claim",
    ["Ada: “the pump broke at noon”", "Ada: «the pump stop»", "Ada:「at noon … the pump」", 'Ada: "it never stopped"'],
)
def test_words_that_were_not_said_are_found(claim: str) -> None:
    assert "quotes" in rules(claim, message("The pump stopped at noon"), people=PEOPLE)


def test_quoted_numbers_names_and_causes_need_nothing_else() -> None:
    text = "Not fixed: caused by a Grafana bug, “7 of 9” nodes, ask @Petter before 5 May"
    assert rules(f"Ada Holm: “{text}”", message(text), people=PEOPLE) == set()


def test_words_of_one_person_given_to_another_are_found() -> None:
    ada, bo = message("The pump stopped"), message("I called the plumber", "Bo Lie", "m2")
    assert "people" in rules("Bo: “The pump stopped”", ada, bo, people=PEOPLE)
    assert rules("Ada: “The pump stopped” -> Bo: “I called the plumber”", ada, bo, people=PEOPLE) == set()


@pytest.mark.parametrize(
    ("claim", "author", "rule"),
    [
        ("Bo Lie stopped the pump", "Ada Holm", "people"),
        ("The pump was stopped by Bo", "Ada Holm", "people"),
        ("Насос зупинила Олена", "Ada Holm", "people"),
        ("怡君關掉了幫浦", "Ada Holm", "people"),
        ("The pump was stopped by Petter", "Ada Holm", "names"),
        ("Petter Hansen stopped the pump", "Ada Holm", "names"),
        ("The Grafana pump stopped", "Ada Holm", "names"),
        ("Насос зупинив Роман", "Олена Коваль", "names"),
        ("李國強表示幫浦停了", "林怡君", "names"),
        ("@petter stopped the pump", "Ada Holm", "handles"),
        ("The pump was stopped, see #line-9", "Ada Holm", "handles"),
    ],
)
def test_a_name_that_is_not_there_is_found(claim: str, author: str, rule: str) -> None:
    assert rule in rules(claim, message("pump stopped, насос зупинено, 幫浦停了", author), people=PEOPLE)


@pytest.mark.parametrize(
    ("claim", "author"),
    [
        ("Ada Holm stopped the pump", "Ada Holm"),
        ("Ada's pump stopped", "Ada Holm"),
        ("Pumpa til Bo stoppet", "Bo Lie"),
        ("Насос зупинився у Олени", "Олена Коваль"),
        ("За словами Олени Коваль, насос зупинено", "Олена Коваль"),
        ("怡君說幫浦停了", "林怡君"),
        ("Production stopped. Customers noticed the stop", "Ada Holm"),
        ("Monday's pump stopped", None),
        ("Насос зупинила Ада", "Ada Holm"),
    ],
)
def test_a_name_that_is_there_passes(claim: str, author: str | None) -> None:
    source = message("pump stopped by production, насос зупинено, 幫浦停了, monday", author)
    assert not rules(claim, source, people=PEOPLE) & {"people", "names"}


def test_a_row_names_its_author() -> None:
    assert rules("stopped the pump", message("stopped the pump"), people=PEOPLE, who="Ada Holm") == set()
    assert rules("stopped the pump", message("stopped the pump"), people=PEOPLE, who="Bo Lie") == {"people"}


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("總務龔明德表示燈修好了。", "燈修好了", False),
        ("供應商大同電機表示月底請款。", "供應商說月底請款", False),
        ("供應商大同電機表示月底請款。", "大同電機說月底請款", True),
        ("林怡君轉述蝦皮的客訴。", "客訴", False),
        ("客戶方面表示可以，運費由公司負擔。", "客戶說可以，運費我們出", True),
        ("Як відповів Том Рід, роботу завершили.", "Tom Reed: роботу завершили", True),
        ("Допомогу отримали двоє.", "роздали двом", True),
    ],
)
def test_speakers_and_firms_are_told_from_plain_words(claim: str, source: str, stands: bool) -> None:
    assert ("names" not in rules(claim, message(source, "林怡君"), people=PEOPLE)) == stands


def test_a_chinese_given_name_stands_for_the_one_person_who_has_it() -> None:
    assert "people" not in rules("由林怡君帶隊。", message("怡君帶隊", "Ada Holm"), people=PEOPLE)
    assert "people" in rules("由林怡君帶隊。", message("怡君帶隊", "Ada Holm"), people=(*PEOPLE, "陳怡君"))

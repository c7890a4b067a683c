"""Text as people type it, in four languages: cleaned, split into sentences, cut into tokens."""

import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from core.words.text import clean, cut, is_chinese, sentences, spoken, tokens


@pytest.mark.parametrize(
    "divided",
    [
        "The pump failed. |It is on again.",
        "Really?! |Yes. |Good! |Done",
        "Wait… |What? |No.",
        "wait… what",
        "He said “go.” |Then he left.",
        "*Fixed.* |_Next_ is the belt.",
        "Done. |@ada please look. |#line-3 is next.",
        "Line one\n|line two",
        "see https://a.example/b.c?d=1. |Next one",
        "Node.js is up, main.py too.",
        # numbers
        "It took 3.14 s. |OK",
        "Version 2.0. |Then 2.1.",
        "At 10:30. |12 people came.",
        "1. First\n|2. Second",
        "1. Check the belt. |Call Ada.",
        # abbreviations that never end a sentence
        "Some parts, e.g. Belts, are worn. |Order them.",
        "It is new, i.e. Not used.",
        "Mr. Smith met Dr. Jones. |They left.",
        "The U.S. Army came. |It left.",
        "J. R. Smith called.",
        "Noen deler, f.eks. Reima, er slitt. |Bestill.",
        "Vi har bl.a. Oslo og ca. 5 til.",
        "Ring kl. 14 i dag. |Takk.",
        "Склад на вул. Шевченка у м. Київ. |Далі пусто.",
        "Є деталі, напр. Ремінь. |Замовте.",
        # abbreviations before a number, and the same letters as a word's end
        "nr. 5 er klar. |Ja.",
        "See p. 5 and fig. 3. |Then go.",
        "Is it on? |No. |Then wait.",
        "див. п. 5 і буд. 7. |Далі.",
        # units may end a sentence
        "We meet at 5 p.m. |Bring the belt.",
        "Обід о 14 год. |Потім далі.",
        "Довжина 5 м. |Потім далі.",
        "Belts, chains etc. |Then oil.",
        # Chinese
        "他來了。|我走了！|好嗎？|好",
        "完成了。」|他說。|「走吧。」",
        "真的嗎？！|是的……還沒",
        "重開機了嗎?|還沒",
        "好的. |我去看",
        "版本是 v1.2版，共 3.5 公斤。",
        "PLC 當機了。|Reset it. |好。",
    ],
)
def test_a_text_falls_into_its_sentences(divided: str) -> None:
    assert sentences(divided.replace("|", "")) == [part.strip() for part in divided.split("|")]


@given(st.text(alphabet='aB1.!?。！… \n"”」*éЖ他', max_size=60))
def test_no_character_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(max_size=60))
def test_a_sentence_is_never_empty_and_is_stripped(text: str) -> None:
    assert all(part and part == part.strip() for part in sentences(text))


@pytest.mark.parametrize(
    "long",
    ["A. " * 20000, "。" * 50000, "“" * 50000, "." * 50000, " " * 50000, "Mr. " * 20000, "a-" * 40000, ":a" * 40000],
)
def test_a_hostile_text_takes_no_more_than_its_length_in_time(long: str) -> None:
    def spent(text: str) -> float:
        began = time.process_time()
        sentences(text)
        tokens(text)
        spoken(clean(text))
        return time.process_time() - began

    # Twelve times the text at twelve times the time would be even; a square would be 144 times.
    assert spent(long) < 50 * (spent(long[: len(long) // 12]) + 0.01)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Pump, v2!", ("the", "pump", "v2")),
        ("don't don’t donʼt", ("don't", "don't", "don't")),
        ("'hello' users' rock-", ("hello", "users", "rock")),
        ("at 10:30, 3.5 kg, 1,240", ("at", "10:30", "3.5", "kg", "1,240")),
        ("об’єкт №5", ("об'єкт", "5")),
        ("皮帶磨損", ("皮帶", "帶磨", "磨損")),
        ("API的問題", ("api", "問題")),
        ("我的皮帶", ("皮帶",)),
        ("5個 x-ray", ("5", "個", "x-ray")),
        ("", ()),
    ],
)
def test_tokens_are_lower_case_words_and_pairs_of_chinese_characters(text: str, found: tuple[str, ...]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("run `rm x` now", "run   now"),
        ("look ```a\nb``` here", "look   here"),
        ("> they said\nI say", "I say"),
        ("see https://a.example/x?y=1 ok", "see   ok"),
        ("done :tada: :+1:", "done"),
        ("at 10:30:45 it fell", "at 10:30:45 it fell"),
        ("it’s", "it's"),
    ],
)
def test_what_was_said_is_without_code_links_quotes_and_emoji_names(text: str, said: str) -> None:
    assert spoken(text) == said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\x0cc\x85d", "a\nb\nc\nd"),
        ("a\x00b\x1bc\ud800d\ue000e\uffff", "abcde"),
        ("e\u0301", "é"),
        ("a\tb", "a\tb"),
        ("👩‍🔧", "👩‍🔧"),
    ],
)
def test_clean_text_holds_nothing_a_format_cannot(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(st.text(alphabet=st.characters(), max_size=80))
def test_cleaning_is_done_in_one_go_and_leaves_text_that_can_be_encoded(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_cut_text_is_a_beginning_that_ends_between_letters(text: str, length: int) -> None:
    short = cut(text, length)
    assert len(short) <= length
    assert text.startswith(short)
    graphemes = regex.findall(r"\X", text)
    assert short in {"".join(graphemes[:n]) for n in range(len(graphemes) + 1)}


@pytest.mark.parametrize(
    ("text", "is_it"), [("皮帶 ok", False), ("皮帶磨損 ok", True), ("ok", False), ("", False), ("!?", False)]
)
def test_text_is_chinese_where_most_of_its_letters_are(text: str, is_it: bool) -> None:
    assert is_chinese(text) is is_it

"""What is quoted of a message: the sentence that carries it, as written, never its opposite."""

from core.words.text import is_chinese
from core.write.excerpt import excerpt, shortened
from tests.core.write.said_lines import one

LONG_TALK = (
    "We walked along the whole hall this morning and talked with the people of the night shift about their week. "
    "The compressor failed at four because the belt snapped. "
    "After that we had a look at the new shelves, which are nearly done, and at the doors, which are not."
)


def test_a_short_message_is_quoted_whole() -> None:
    assert excerpt(one("Belt replaced,\ntension set to 38 N")) == "Belt replaced, tension set to 38 N"


def test_of_a_long_message_the_sentence_that_carries_it_is_quoted() -> None:
    assert "The compressor failed at four because the belt snapped." in excerpt(one(LONG_TALK))
    assert len(excerpt(one(LONG_TALK))) <= 160


def test_every_part_of_a_quote_stands_in_the_message() -> None:
    text = (
        "Try this:\n```\nrm -rf build\n```\nthen restart, see https://example.org/wiki/long/path/to/howto-restart.html"
    )
    flat = " ".join(text.split())
    assert excerpt(one(text)).count("…") == 2
    assert all(part.strip() in flat for part in excerpt(one(text)).split("…"))


def test_quoted_lines_belong_to_who_wrote_them_first() -> None:
    assert excerpt(one("> the server is down\nI don't see that here")) == "I don't see that here"


def test_nothing_is_quoted_of_a_message_that_is_only_code() -> None:
    assert excerpt(one("```\nx = 1\n```")) == ""


def test_a_cut_never_ends_at_a_negation() -> None:
    text = (
        "The operators of the evening shift told me that the conveyor at the far end of the hall does not start again"
    )
    for most in range(60, len(text)):
        kept = shortened(text, most).rstrip("…").split()
        assert kept[-1] not in ("not", "does")


def test_a_cut_never_leaves_out_the_negation_that_follows() -> None:
    assert "works" not in shortened(
        "We checked every drive on the line twice today and the line works, not well though", 70
    )


def test_a_short_chinese_message_keeps_its_punctuation() -> None:
    text = "空壓機壓力過低\uff0c出現警報 A17。二號線無法夾料。"
    assert excerpt(one(text)) == text


def test_a_long_chinese_message_is_cut_at_sixty_characters() -> None:
    text = "今天早上我們先到現場看了一圈\uff0c" * 6
    assert is_chinese(text)
    assert len(excerpt(one(text))) <= 61

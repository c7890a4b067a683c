"""Which message a message answers: by thread, by the name it opens with, by being named; never by nearness alone."""

from core.write.lines import Names
from core.write.replies import replies
from tests.core.write.said_lines import lined


def test_a_reply_in_a_thread_answers_the_last_one_there_by_somebody_else() -> None:
    said = lined(
        (0, "Ada", "The belt is torn"), (9, "Bo", "Which belt?"), (20, "Cai", "Lunch?"), (30, "Ada", "The long one"),
        threads={1: 0, 3: 0},
    )  # fmt: skip
    assert replies(said) == [None, 0, None, 1]


def test_a_named_person_is_answered_at_what_they_said_last() -> None:
    said = lined((0, "ada", "is the gateway down"), (5, "bo", "hello all of you"), (9, "cai", "ada: it is up here"))
    assert replies(said) == [None, None, 0]


def test_a_named_person_who_named_the_author_is_answered_there() -> None:
    said = lined(
        (0, "ada", "cai: did you restart it"), (5, "ada", "the pump is loud"), (9, "cai", "ada, I did at nine")
    )
    assert replies(said) == [None, None, 0]


def test_whoever_was_named_answers_without_a_name() -> None:
    said = lined((0, "ada", "cai: did you restart it"), (5, "bo", "what a day"), (9, "cai", "I did that at nine"))
    assert replies(said) == [None, None, 0]


def test_nearness_is_no_link() -> None:
    assert replies(lined((0, "ada", "The pump is loud"), (2, "bo", "The printer has no paper"))) == [None, None]


def test_a_first_name_that_two_people_have_names_nobody() -> None:
    names = Names({"U1": "Ada Holm", "U2": "Ada Lie", "U3": "Bo Moe"})
    assert names.addressed("Ada: can you look")[0] is None
    assert names.addressed("Bo: can you look")[0] == "U3"
    assert names.addressed("@Ada Lie can you look")[0] == "U2"


def test_a_word_that_is_also_a_nick_names_nobody_inside_a_sentence() -> None:
    names = Names({"U1": "Ubuntu", "U2": "bob2"})
    assert names.addressed("I have a problem with my new ubuntu")[0] is None
    assert names.addressed("thanks bob2")[0] == "U2"

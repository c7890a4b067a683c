"""The vault: one token a person, exact ways back, and words instead of what nobody is shown again."""

import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.privacy import NEVER, TOKEN, Directory, Known, Vault, find
from core.privacy.kinds import JOINT, letters, place
from tests.core.privacy.cases import cases

DIRECTORY = Directory(
    people=(
        Known(id="U1", name="Ada Holm", aliases=("adah",)),
        Known(id="U2", name="Олена Коваль"),
        Known(id="U3", name="王小明"),
        Known(id="so", name="so"),
    ),
    organisations=("Nordvik Logistics AS",),
    terms=("Project Falcon",),
)
CARD = "4111 1111 1111 1111"
PIECES = [
    *(
        "Ada",
        "Ada Holm",
        "@ada",
        "<@U1>",
        "adah",
        "Олені",
        "Олена Коваль",
        "王小明",
        "小明",
        "@so",
        "so",
        "Nordvik Logistics",
    ),
    *(
        "project falcon",
        "ada@example.org",
        "+47 412 34 567",
        "10.1.2.3",
        "Storgata 5",
        "født 12.03.1984",
        "P-A",
        "P-A~2",
    ),
    *(
        "ORG-",
        "WORD-A",
        "MAIL-A",
        "~2",
        "~",
        "-",
        "_",
        "s",
        "'s",
        "7",
        "a",
        " ",
        "\n",
        "，",
        "é",
        "說",
        JOINT,
        "Participant A",
    ),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@settings(max_examples=150, deadline=None)
def test_what_was_hidden_comes_back_exactly(text: str) -> None:
    if not any(span.kind in NEVER for span in find(text, DIRECTORY)):
        vault = Vault(DIRECTORY)
        hidden = vault.hide(text)
        assert vault.restore(hidden) == text
        assert Vault.from_json(json.loads(json.dumps(vault.to_json()))).restore(hidden) == text
        assert vault.strange(hidden) == ()


@pytest.mark.parametrize("case", [case for case in cases() if case.spans], ids=lambda case: case.text[:30])
def test_nothing_hidden_stands_in_the_text_or_leaks_from_it(case) -> None:  # type: ignore[no-untyped-def]
    vault = Vault(case.directory)
    hidden = vault.hide(case.text)
    assert [words for words, kind in case.spans if kind != "word" and words in hidden] == []
    assert vault.leaks(hidden) == ()
    assert vault.breaches(hidden) == ()


def test_one_person_is_one_token_whatever_they_are_called() -> None:
    vault = Vault(DIRECTORY)
    said = "Ada Holm, Ada, @ada, <@U1>, adah and ADA HOLM; Олена, Олені Коваль; 王小明和小明"
    shown = vault.for_model(said)
    assert shown == "P-A, P-A, P-A, P-A, P-A and P-A; P-B, P-B; P-C和P-C"
    assert vault.hide(said).startswith("P-A, P-A~2, P-A~3, ")


def test_tokens_hold_no_digits_and_number_as_columns_do() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(place(letters(n)) == n for n in range(2000))


@pytest.mark.parametrize("text", ["P-A表示", "P-A's", "P-A-у", "P-As", "(P-A)", "P-A, P", "說P-A"])
def test_a_token_is_known_whatever_follows_it(text: str) -> None:
    assert [found[0] for found in TOKEN.finditer(text)] == ["P-A"]


@pytest.mark.parametrize("text", ["P-a", "MP-A", "P-A2", "P-ABCDE", "p-A", "P_A", "P-Ax", "xP-A"])
def test_what_only_looks_like_a_token_is_none(text: str) -> None:
    assert TOKEN.search(text) is None


def test_nobody_can_pass_for_somebody_by_typing_a_token() -> None:
    vault = Vault(DIRECTORY)
    hidden = vault.hide("Ada here, not P-A, not Participant A, not [REDACTED_PHONE]")
    assert hidden == "P-A~2 here, not WORD-A, not WORD-B, not WORD-C"
    assert vault.public(hidden, "en").count("Participant A") == 1


def test_a_card_is_one_token_and_shown_to_nobody() -> None:
    vault = Vault()
    hidden = vault.hide(f"card {CARD}, again {CARD.replace(' ', '')}")
    assert hidden == "card CARD-A, again CARD-A"
    assert vault.restore(hidden) == hidden
    assert vault.show(hidden, "en") == "card [card number removed], again [card number removed]"
    assert vault.show(hidden, "nb").endswith("[kortnummer fjernet]")


@pytest.mark.parametrize("case", [case for case in cases() if any(kind in NEVER for _, kind in case.spans)], ids=str)
def test_what_nobody_is_shown_is_neither_pickled_nor_in_the_json(case) -> None:  # type: ignore[no-untyped-def]
    vault = Vault(case.directory)
    vault.hide(case.text)
    for kept in (json.dumps(vault.to_json(), ensure_ascii=False), pickle.dumps(vault).decode("utf-8", "replace")):
        assert [words for words, kind in case.spans if kind in NEVER and words in kept] == []


def test_a_vault_read_back_goes_on_where_it_stopped() -> None:
    vault = Vault(DIRECTORY)
    hidden = vault.hide(f"Ada and ada@example.org, card {CARD}")
    again: Vault = pickle.loads(pickle.dumps(vault))
    assert again.to_json() == vault.to_json()
    assert again.hide("ada@example.org and Олена") == "MAIL-A and P-B~2"
    assert again.hide("card 5500 0000 0000 0004") == "card CARD-B"
    assert again.strange(f"{hidden} CARD-C MAIL-Q") == ("CARD-C", "MAIL-Q")
    assert again.show(hidden, "en") == "Ada and ada@example.org, card [card number removed]"


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "Participant A rang [REDACTED_PHONE], [REDACTED_EMAIL], [REDACTED_ADDRESS]"),
        ("zh-TW", "參與者 A rang [REDACTED_PHONE], [REDACTED_EMAIL], [REDACTED_ADDRESS]"),
        ("nb", "Deltaker A rang [REDACTED_PHONE], [REDACTED_EMAIL], [REDACTED_ADDRESS]"),
        ("uk", "Учасник A rang [REDACTED_PHONE], [REDACTED_EMAIL], [REDACTED_ADDRESS]"),
    ],
)
def test_everybody_reads_participants_and_the_same_codes_in_every_language(locale: str, told: str) -> None:
    vault = Vault(DIRECTORY)
    hidden = vault.hide("Ada rang +47 412 34 567, ada@example.org, Storgata 5")
    assert vault.public(hidden, locale) == told


def test_a_permitted_reader_sees_names_and_what_was_written() -> None:
    vault = Vault(DIRECTORY)
    vault.hide("<@U1> called Олені")
    assert vault.show("P-A called P-B~2, P-B; P-C", "en") == "Ada Holm called Олені, Олена Коваль; P-C"
    assert vault.show(vault.hide("<@U1> said"), "en") == "Ada Holm said"


def test_a_token_that_was_never_given_is_strange_and_stays() -> None:
    vault = Vault(DIRECTORY)
    vault.hide("Ada")
    assert vault.strange("P-A P-A~2 P-A~7 P-B MAIL-A") == ("P-A~7", "P-B", "MAIL-A")
    assert vault.restore("P-B") == "P-B"


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        ("P-A fixed line 3 at 12:30", []),
        ("Ada fixed it", ["person"]),
        ("write to new@example.org", ["mail"]),
        ("password: SECRET-A", []),
        ("call PHONE-A or 0912-345-678", ["phone"]),
        ("Nordvik Logistics paid with " + CARD, ["organisation", "card"]),
    ],
)
def test_personal_data_in_clear_leaks_and_tokens_do_not(answer: str, kinds: list[str]) -> None:
    assert [span.kind for span in Vault(DIRECTORY).leaks(answer)] == kinds


def test_a_prompt_with_something_hidden_in_clear_is_a_breach() -> None:
    vault = Vault(DIRECTORY)
    vault.hide(f"Ada, ada@example.org, +47 412 34 567, {CARD}, Storgata 5, 0155 Oslo")
    assert vault.breaches("P-A wrote MAIL-A and so on, at 412 hours") == ()
    assert vault.breaches("call +47 412 34 567 now") == ("phone",)
    assert vault.breaches(f"x {CARD} Ada ada@example.org") == ("card", "mail", "person")
    assert vault.breaches("+47 412 34 5678") == ()


def test_the_organisations_own_name_stays_even_with_a_persons_name_in_it() -> None:
    directory = Directory(people=(Known(id="U1", name="Ada Holm"),), keeps=("Ada Holm Bakery",))
    assert Vault(directory).hide("Ada Holm Bakery hired Ada") == "Ada Holm Bakery hired P-A~2"


def test_what_was_hidden_is_counted_by_kind() -> None:
    vault = Vault(DIRECTORY)
    vault.hide("Ada and Олена, ada@example.org")
    assert vault.counts == {"person": 2, "mail": 1}

"""The kinds of personal data, the tokens that stand for them, and those that nobody is shown again."""

import re
from typing import Final, Literal, NamedTuple, get_args

PersonalKind = Literal[
    "person",
    "organisation",
    "mail",
    "phone",
    "address",
    "ip",
    "card",
    "iban",
    "account",
    "id",
    "birth",
    "secret",
    "term",
    "word",
]
KINDS: Final[tuple[PersonalKind, ...]] = get_args(PersonalKind)

#: Nobody is ever shown these again. Bank accounts are among them: no report needs one, whoever pays has the source,
#: and a number that travels in a document invites fraud.
NEVER: Final[frozenset[PersonalKind]] = frozenset({"secret", "card", "id", "iban", "account"})

#: What a kind's tokens begin with.
PREFIX: Final[dict[PersonalKind, str]] = {
    "person": "P",
    "organisation": "ORG",
    "mail": "MAIL",
    "phone": "PHONE",
    "address": "ADDR",
    "ip": "IP",
    "card": "CARD",
    "iban": "IBAN",
    "account": "ACCT",
    "id": "ID",
    "birth": "BORN",
    "secret": "SECRET",
    "term": "TERM",
    "word": "WORD",
}
KIND_OF: Final[dict[str, PersonalKind]] = {prefix: kind for kind, prefix in PREFIX.items()}

#: What stands in a text for everybody (N3), the same in every language.
CODE: Final[dict[PersonalKind, str]] = {
    "person": "PERSON",
    "organisation": "ORGANISATION",
    "mail": "EMAIL",
    "phone": "PHONE",
    "address": "ADDRESS",
    "ip": "IP",
    "card": "CARD",
    "iban": "IBAN",
    "account": "ACCOUNT",
    "id": "ID",
    "birth": "BIRTHDATE",
    "secret": "SECRET",
    "term": "TERM",
    "word": "WORD",
}

#: Stands in a hidden text where a token would touch an ASCII letter, a digit or another token. It can't be seen.
JOINT: Final = "\u2063"

#: A token wherever it stands: `P-A`, `MAIL-BC`, with a form mark `P-A~2`. Of a Norwegian genitive (`P-As`) the s
#: stays outside.
TOKEN: Final[re.Pattern[str]] = re.compile(
    rf"(?<![A-Za-z0-9_])(?P<prefix>{'|'.join(PREFIX.values())})-(?P<letters>[A-Z]{{1,4}})"
    r"(?:~(?P<form>[0-9]{1,6}))?(?=s?(?![A-Za-z0-9_]))"
)


class Span(NamedTuple):
    """Personal data at `start`-`end` of a text. `value` is canonical: E.164, a lower-case mail, the person's id."""

    start: int
    end: int
    kind: PersonalKind
    value: str


def letters(number: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    told = ""
    while number >= 0:
        number, digit = divmod(number, 26)
        told = chr(65 + digit) + told
        number -= 1
    return told


def place(told: str) -> int:
    """The number that these letters stand for: 0 for `A`."""
    number = 0
    for letter in told:
        number = number * 26 + ord(letter) - 64
    return number - 1

"""How people and keyboards spell: one width, plain spaces and quotes, signs before names."""

import re
import unicodedata
from collections.abc import Iterator

#: Left off at both ends of an argument.
ENDS = ".,;:!?。、… "
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "‘": "’", "«": "»", "「": "」", "『": "』"}
_ANY_QUOTE = re.compile("[“”„‟«»「」『』]")
_ANY_DASH = re.compile("[\u2010-\u2015\u2212]")
_WORD = re.compile(r'<[^<>]*>|[@#+-]*"[^"]*"|[^\s,;、]+')
_SIGN_WORDS = {"add": "+", "plus": "+", "with": "+", "+": "+"} | dict.fromkeys(
    ("remove", "delete", "minus", "without", "except", "no", "not", "-"), "-"
)
_FILLERS = frozenset({"and", "&", "but", "also"})


def shown(text: str) -> str:
    """In one width, without the marks that don't show."""
    flat = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in flat if unicodedata.category(letter) != "Cf")


def first_word(text: str) -> tuple[str, str]:
    """The first word in small letters, without punctuation around it, and the rest as written."""
    parts = text.split(maxsplit=1)
    word = re.sub(r"^[\W_]+|[\W_]+$", "", shown(parts[0]).casefold()) if parts else ""
    return word, parts[1].strip() if len(parts) > 1 else ""


def argument(rest: str) -> str:
    """What follows a word, for anything but free text: on one line, plain characters, no punctuation at the ends."""
    plain = _ANY_DASH.sub("-", _ANY_QUOTE.sub('"', shown(rest)))
    return " ".join(plain.split()).strip(ENDS)


def free(rest: str) -> str | None:
    """Free text as written; quotes around all of it are taken off. None where nothing is left."""
    text = rest.strip()
    if len(text) > 1 and _QUOTES.get(text[0]) == text[-1] and not {text[0], text[-1]} & set(text[1:-1]):
        text = text[1:-1].strip()
    return text or None


def signed_words(text: str) -> Iterator[tuple[str, str]]:
    """The words of an argument, each with its sign: `+`, `-`, or none.

    A sign in words (`add`, `without`), or one that stands alone, holds for every word after it. Quotes keep a name
    of several words together.
    """
    holding = ""
    for token in _WORD.findall(text):
        told = token.casefold()
        if told in _SIGN_WORDS:
            holding = _SIGN_WORDS[told]
        elif told not in _FILLERS:
            own = token[0] if token[0] in "+-" else ""
            word = token[len(own) :].replace('"', "").strip(ENDS)
            if word:
                yield own or holding, word

"""Tokens that stand for redacted values (`P-A`, `MAIL-AB`), made one word each that no other pattern reads into.

While the rules look at a text, a token's letters are written in a script none of the four languages has: it is a word
to every pattern with word borders, and neither a name, a code, a number nor a letter of a language.
"""

import re

from core.privacy.kinds import PREFIX, TOKEN

#: sorts that a brief's heading may name besides what is cited: things, not people
OF_HEADINGS = ("ORG", "TERM", "WORD")
_KINDS = tuple(PREFIX.values())
_MISWRITTEN = re.compile(rf"(?<![A-Za-z0-9_-])(?:{'|'.join(_KINDS)})[-–_][A-Z]{{1,4}}(?![A-Za-z0-9_-])", re.I)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-"
_FIRST = 0x1208
_HIDDEN = str.maketrans({sign: chr(_FIRST + place) for place, sign in enumerate(_ALPHABET)})
_SHOWN = str.maketrans({chr(_FIRST + place): sign for place, sign in enumerate(_ALPHABET)})
#: the letters of a hidden token, for patterns of words
LETTERS = f"{chr(_FIRST)}-{chr(_FIRST + len(_ALPHABET) - 1)}"
_HIDDEN_TOKEN = re.compile(f"[{LETTERS}]+")


def hidden(text: str) -> str:
    """The text with each token as one word of the hidden script, without the mark of its form (`P-A~2`)."""
    if "-" not in text:
        return text
    return TOKEN.sub(lambda token: token[0].partition("~")[0].translate(_HIDDEN), text)


def shown(text: str) -> str:
    """The text with its tokens as they are written."""
    return text if text.isascii() else text.translate(_SHOWN)


def hidden_tokens(text: str) -> list[re.Match[str]]:
    """The tokens of a text that `hidden` went over."""
    return [] if text.isascii() else list(_HIDDEN_TOKEN.finditer(text))


def is_token(word: str) -> bool:
    """Whether a word is a hidden token."""
    return chr(_FIRST) <= word[:1] <= chr(_FIRST + len(_ALPHABET) - 1)


def miswritten(text: str) -> list[str]:
    """Near-tokens of a text that `hidden` went over (`p-a`, `P_A`), each as it should have been written."""
    found = []
    for match in _MISWRITTEN.finditer(text):
        letters = "".join(char for char in match[0] if char.isalpha()).upper()
        kinds = (kind for kind in _KINDS if letters.startswith(kind) and 0 < len(letters) - len(kind) <= 4)
        found += [f"{kind}-{letters[len(kind) :]}" for kind in kinds]
    return found

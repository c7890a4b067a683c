"""Text as writers and checks look at it: cleaned, split into sentences, cut into tokens. Four languages at once."""

import unicodedata
from functools import lru_cache

import regex

_CODE = regex.compile(r"```.*?```|`[^`\n]+`", regex.S)
_LINK = regex.compile(r"\b(?:https?|ftp)://[^\s<>|]+", regex.I)
_QUOTED_LINE = regex.compile(r"^\s*>.*$", regex.M)
_EMOJI_NAME = regex.compile(r"(?<!\p{N}):[a-z0-9_+-]{2,40}:", regex.I)
_LINE_END = regex.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u00b4": "'"})
_CLOSERS = r"[\"'”’»«)\]」』）】》*_~]"
_OPENERS = r"\p{Lu}\p{Lo}\p{N}\"'“‘„«»(\[<「『（【《*_~@#"
#: Where a sentence may end: a dot with a space and something that can begin one; CJK marks need no space.
_SENTENCE_END = regex.compile(
    rf"(?<=(?P<dot>\.){_CLOSERS}*|[!?…]{_CLOSERS}*)\s+(?=[{_OPENERS}])"
    rf"|(?<=[。！？；]{_CLOSERS}*)(?![。！？；…]|{_CLOSERS})\s*(?=\S)"
    r"|(?<=[!?])(?=\p{Han})"
    r"|\n+"
)
_HAN = regex.compile(r"\p{Han}")
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}--[\t\n]]", regex.V1)
_DULL_HAN = frozenset("的了是我你在有和就都不也很這那他她它們")


def clean(text: str) -> str:
    """Text that every format can hold: no control characters, lone surrogates or unassigned code points; NFC."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", lines))


def spoken(text: str) -> str:
    """What the author said: without code, links, quoted lines and emoji names, apostrophes made one."""
    bare = _QUOTED_LINE.sub(" ", _EMOJI_NAME.sub(" ", _LINK.sub(" ", _CODE.sub(" ", text))))
    return bare.translate(_APOSTROPHES).strip()


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, each stripped; never cut inside a number or an abbreviation's dot."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Lower-case words; a run of Chinese gives its character bigrams, without those made of the dullest characters."""
    found: list[str] = []
    for word in _WORD.findall(text.translate(_APOSTROPHES).lower()):
        if not _HAN.match(word) or len(word) == 1:
            found.append(word)
        else:
            found.extend(word[i : i + 2] for i in range(len(word) - 1) if not _DULL_HAN.intersection(word[i : i + 2]))
    return tuple(found)


def cut(text: str, length: int) -> str:
    """At most `length` characters, cut between graphemes (D5), so that no letter loses its marks."""
    if len(text) <= length:
        return text
    kept, size = [], 0
    for grapheme in regex.findall(r"\X", text):
        if size + len(grapheme) > length:
            break
        kept.append(grapheme)
        size += len(grapheme)
    return "".join(kept)


def is_chinese(text: str) -> bool:
    """Whether most letters are Chinese characters."""
    letters = regex.findall(r"\p{L}", text)
    return sum(1 for letter in letters if _HAN.match(letter)) * 2 > len(letters)

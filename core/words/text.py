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
_CLOSERS = r"[\"'”“’»)\]」』）】》*_~]{0,4}"
_OPENERS = r"\p{Lu}\p{Lo}\p{N}\"'“‘„«(\[<「『（【《*_~@#"
#: Where a sentence may end: at a mark before a space and something that can begin one; CJK marks need no space.
_SENTENCE_END = regex.compile(
    rf"(?<=[.!?…]{_CLOSERS})\s+(?=[{_OPENERS}])"
    rf"|(?<=[。！？；]{_CLOSERS})(?![。！？；…]|[\"'”“’»)\]」』）】》*_~])\s*(?=\S)"
    r"|(?<=[!?])(?=\p{Han})"
    r"|\n+"
)
#: Before these a dot is part of the word, whatever follows. A unit after a number (`5 м.`) may end a sentence.
_SHORT = regex.compile(
    r"(?<![\p{L}\p{N}.])(?:mr|mrs|ms|dr|prof|st|sgt|vs|cf|approx|e\.g|i\.e|u\.s|u\.k|"
    r"f\.eks|feks|bl\.a|dvs|pga|mht|ifm|jf|jfr|hhv|evt|ca|inkl|ekskl|ang|vedr|kl|m\.a\.o|t\.o\.m|f\.o\.m|d\.v\.s|"
    r"напр|див|ім|вул|просп|пров|бульв|пл|св|проф|акад|гр|тов|т\.зв|зв|(?<!\p{N}\s?)(?:м|с))\.$",
    regex.I,
)
#: Before these a dot is part of the word where a number follows.
_SHORT_BEFORE_NUMBER = regex.compile(
    r"(?<![\p{L}\p{N}.])(?<!\p{N}\s?)(?:no|nos|nr|pp?|fig|figs|ch|sec|art|vol|ver|v|ext|tel|tlf|ph|ref|max|min|avg|est|maks|"
    r"par|pkt|kap|side|s|jan|feb|mar|apr|aug|sept?|oct|okt|nov|dec|des|"
    r"п|пп|ст|стор|рис|табл|кв|буд|корп|оф|тел|бл|макс|мін|ном|розд)\.$",
    regex.I,
)
#: A list number that opens its line, and an initial before a name.
_LIST_NUMBER = regex.compile(r"[(\s]*\p{N}{1,3}\.")
_INITIAL = regex.compile(r"(?<![\p{L}\p{N}'])\p{Lu}\.$")
#: Characters before a gap that tell: the longest abbreviation and what stands before it.
_TAIL = 16
#: A run of Chinese; a word of other letters, ending in a letter or digit; a number with its inner marks.
_WORD = regex.compile(
    r"\p{Han}+"
    r"|[[\p{L}\p{M}]--\p{Han}](?:[[\p{L}\p{M}\p{N}'_-]--\p{Han}]*[[\p{L}\p{M}\p{N}]--\p{Han}])?"
    r"|\p{N}+(?:[.,:]\p{N}+)*",
    regex.V1,
)
_HAN = regex.compile(r"\p{Han}")
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}--[\t\n]]", regex.V1)
_DULL_HAN = frozenset("的了是我你在有和就都不也很這那他她它們")


def clean(text: str) -> str:
    """Text that every format can hold: no control characters, lone surrogates or unassigned code points; NFC."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_END.sub("\n", text)))


def spoken(text: str) -> str:
    """What the author said: without code, links, quoted lines and emoji names, apostrophes made one."""
    bare = _QUOTED_LINE.sub(" ", _EMOJI_NAME.sub(" ", _LINK.sub(" ", _CODE.sub(" ", text))))
    return bare.translate(_APOSTROPHES).strip()


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, each stripped; never cut inside a number or at an abbreviation's dot."""
    return list(_sentences(text))


@lru_cache(maxsize=65536)
def _sentences(text: str) -> tuple[str, ...]:
    parts, start = [], 0
    for gap in _SENTENCE_END.finditer(text):
        if not _goes_on(text[max(start, gap.start() - _TAIL) : gap.start()], gap[0], text[gap.end() : gap.end() + 1]):
            parts.append(text[start : gap.start()])
            start = gap.end()
    return tuple(part.strip() for part in [*parts, text[start:]] if part.strip())


def _goes_on(before: str, spaces: str, following: str) -> bool:
    """Whether the dot that the last characters before a gap end with belongs to its word, not to the sentence."""
    if not before.endswith(".") or "\n" in spaces:
        return False
    if _SHORT.search(before) or _LIST_NUMBER.fullmatch(before):
        return True
    if following.isnumeric():
        return bool(_SHORT_BEFORE_NUMBER.search(before))
    return following.isupper() and bool(_INITIAL.search(before))


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
    if not _HAN.search(text):
        return False
    letters = regex.findall(r"\p{L}", text)
    return sum(1 for letter in letters if _HAN.match(letter)) * 2 > len(letters)

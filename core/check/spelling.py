"""Names compared over inflection and alphabet: `Bos` and `Bo`, `Антона` and `Антон`, `Ада` and `Ada`."""

import re
from functools import lru_cache

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CYRILLIC_ENDING = re.compile(
    r"(?:ові|еві|єві|ами|ями|ого|ому|ою|ею|єю|ої|ій|ий|ия|ию|ії|ію|ія|ам|ям|ах|ях|ом|ем|єм|им|их|а|я|у|ю|і|ї|и|е|є|о|й|ь)$"
)
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i",
    "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "'": "",
}  # fmt: skip
_SOUNDS = (
    ("kh", "h"),
    ("zh", "j"),
    ("ie", "e"),
    ("ia", "a"),
    ("iu", "u"),
    ("ya", "a"),
    ("yu", "u"),
    ("ye", "e"),
    ("ck", "k"),
)
_SAME = str.maketrans(
    {"y": "i", "j": "i", "w": "v", "c": "k", "g": "h", "å": "o", "ø": "o", "æ": "e", "q": "k", "x": "k"}
)
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def name_stem(word: str) -> str:
    """A word as names are compared: lower case, without possessive or case ending, at least two letters."""
    lowered = word.lower()
    if _CYRILLIC.match(lowered):
        cut = _CYRILLIC_ENDING.sub("", lowered)
        return cut if len(cut) >= 2 else lowered
    for ending in ("'s", "'", "s"):
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 2:
            return lowered[: -len(ending)]
    return lowered


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """A rough Latin spelling, the same for a name and its transliteration more often than not."""
    latin = "".join(_LETTERS.get(char, char) for char in name_stem(word))
    for written, heard in _SOUNDS:
        latin = latin.replace(written, heard)
    return _DOUBLE.sub(r"\1", latin.translate(_SAME))

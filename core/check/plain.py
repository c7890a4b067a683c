"""Text made comparable: one form for digits, spaces, widths, apostrophes; what can't be seen is gone."""

import re
import unicodedata
from functools import lru_cache

from core.check.pseudonyms import hidden
from core.privacy.kinds import JOINT

_ODD_DIGIT = re.compile(r"[^\D0-9]")
_SPACES = re.compile(r"\s+")
_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u2019\u02bc\u2018\u00b4\u2032\u0060", "'"),
        **dict.fromkeys("\u2212\u2010\u2011", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u2066\u2067\u2068\u2069", None),
        # stands between a token and what it touches
        JOINT: " ",
        "½": ".5",
        # Chinese punctuation would become a decimal comma or a clock's colon without its space
        "\uff0c": ", ",
    }
)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‹›「」『』", '"'))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with ASCII digits, plain spaces and apostrophes, full-width Latin made narrow; case and lines kept.

    Tokens of redacted values become words of the hidden script.
    """
    if text.isascii():
        return hidden(text.replace("`", "'").replace("per cent", "percent"))
    narrow = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    narrow = narrow.replace("per cent", "percent")
    return hidden(_ODD_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), narrow))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Plain text in one case on one line, every quotation mark the same: what quotes are compared in."""
    return " ".join(plain(text).translate(_QUOTES).casefold().split())

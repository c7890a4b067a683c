"""Whether words that are a name mean the name where they stand, or what they mean in the language."""

import re
from typing import NamedTuple

from core.privacy.kinds import PersonalKind
from core.privacy.ordinary import IN_CALENDARS, ORDINARY

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n。！？「“\"«(>*•–—-])\s*$")
#: What follows a name that begins its sentence: a sign of address, a genitive, something only people do.
_ADDRESSED = re.compile(
    r"\s*[,:，：]|['’]s\b|\s(?:will|has|had|can|said|says|told|wrote|asked|asks|called|calls|fixed|found|finds|checked|thinks|"
    r"took|takes|went|reported|confirmed|replied|promised|sa|sier|skrev|spurte|ringte|fant|tok|tar|mener|har|hadde|skal|vil|"
    r"fikset|sjekket|meldte|каже|казав|казала|сказав|сказала|написав|написала|повідомив|повідомила)(?![^\W_])"
)
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|of|on|by|since|until|till|from|to|last|next|early|late|mid|this|every|i|fra|til|før|etter|sist|neste)|[0-9.])"
    r"\s*$",
    re.I,
)


class Name(NamedTuple):
    """A way to write a name: folded words, what stands between them, and the punctuation after the last.

    `kind` is None for what stays in clear. `written` has the capitals it was given with; `ordinary`: all its words
    are words of the language too; `strict`: it must stand with its last punctuation.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str
    kind: PersonalKind | None
    value: str
    written: str
    ordinary: bool
    strict: bool = False


def has_at(text: str, at: int, name: Name) -> int:
    """1 where an @ stands before a person's name, and no letter before that."""
    return int(name.kind == "person" and text[at - 1 : at] == "@" and not text[at - 2 : at - 1].isalnum()) if at else 0


def is_named(text: str, start: int, end: int, name: Name) -> bool:
    """Whether these words mean the name here, not what they mean in the language."""
    if name.kind in (None, "term") or has_at(text, start, name):
        return True
    surface = text[start:end]
    if len(name.words) > 1:
        return not name.ordinary or surface[:1].isupper()
    if name.written[:1].isupper() and len(surface) > 1 and surface.isupper() and name.ordinary:
        return surface == name.written.rstrip(name.tail) if name.tail else surface == name.written
    declined = surface.casefold() != name.words[0]
    lower = not surface[:1].isupper()
    if name.ordinary or surface.casefold() in ORDINARY:
        return not lower and name.written[:1].isupper() and _is_meant(text, start, end, surface)
    if lower:
        return not declined and len(surface) > 2
    return True


def _is_meant(text: str, start: int, end: int, surface: str) -> bool:
    """Whether a word with a capital is meant as a name: inside a sentence, or addressed at its beginning."""
    if _SENTENCE_START.search(text[max(0, start - 8) : start]):
        return bool(_ADDRESSED.match(text, end))
    if surface.casefold() in IN_CALENDARS:
        before, after = text[max(0, start - 8) : start], text[end : end + 3].strip()
        return not _MONTH_BEFORE.search(before) and not after[:1].isdigit()
    return True

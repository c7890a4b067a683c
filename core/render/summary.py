"""A document in one plain line, for notifications and wherever only a line is shown."""

import regex

from core.document import Document, Section
from core.render.ready import one_line, ready
from core.words import say
from core.words.text import cut

#: Characters of the line, and claims that are looked at.
MOST, MOST_CLAIMS = 150, 3
#: The last place a text may be cut: before white space, or beside a character of a script without spaces.
_LAST_BREAK = regex.compile(r"(?:\s+|(?<=[\p{Han}\p{Hiragana}\p{Katakana}])|(?=[\p{Han}\p{Hiragana}\p{Katakana}]))\S*$")
#: What says nothing at the end of a line that is cut: opening marks, and a number without what it counts.
_NUMBER = regex.compile(r"(?<=[\s\p{P}])\p{N}[\p{N}:.,]*$")
_LOOSE = " ,;:·-–—([{\"'“„«「『(:,、;。.…"


def summary_line(document: Document) -> str:
    """The title and the first section's first claims, at most 150 characters; an ellipsis says that words were cut.

    Of a document without claims it is the title. Nothing in it is marked up, and it holds no line break.
    """
    told = next((section.claims[:MOST_CLAIMS] for section in document.sections if section.claims), ())
    opening = Section(key="summary", title="", claims=told)
    small = ready(document.model_copy(update={"sections": (opening,), "facts": (), "evidence": ()}))
    title = one_line(small.title)
    between = "" if document.locale == "zh-TW" else " "
    said = between.join(text for claim in small.sections[0].claims if (text := one_line(claim.text)))
    whole = say(document.locale, "document-summary-line", title=title, told=said) if said else title
    return shortened(whole, MOST)


def shortened(text: str, most: int) -> str:
    """The text where it has room, else its beginning up to the end of a word (or letter) and an ellipsis."""
    if len(text) <= most:
        return text
    room = most - 1
    kept = cut(text, room)
    whole_word = len(kept) == room and text[len(kept)].isspace()
    found = None if whole_word else _LAST_BREAK.search(kept)
    # a single word that fills most of the line is cut inside
    if found and found.start() >= most // 4:
        kept = kept[: found.start()]
    return _NUMBER.sub("", kept).rstrip(_LOOSE) + "…"

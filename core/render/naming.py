"""The name a document's file is given (I14)."""

import regex

from core.document import Document
from core.render.ready import one_line, zone
from core.words.text import clean, cut

#: What some file system, shell or HTTP header takes amiss. Letters of every language stay.
_UNSAFE = regex.compile(r"[^\p{L}\p{M}\p{N} ()_.,-]+")


def filename(document: Document, suffix: str) -> str:
    """`{report_title}_{YYYY-MM-DD}.{suffix}`: the title up to its first ` - `, its date or the day it was made.

    At most 80 characters and 160 bytes before the date, so that it fits every file system.
    """
    title = one_line(_UNSAFE.sub(" ", clean(document.title).partition(" - ")[0])).strip(" .")
    safe = cut(title, 80)
    while len(safe.encode()) > 160:
        safe = cut(safe, len(safe) - 1)
    made = document.created_at.astimezone(zone(document)).date() if document.created_at else None
    day = document.dated or made or (document.period.day if document.period else None)
    name = "_".join(part for part in (safe.strip(" .") or document.kind, day.isoformat() if day else "") if part)
    return f"{name}.{suffix}"

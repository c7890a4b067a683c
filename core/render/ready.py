"""A document made ready to print: text every format can hold, and a badge where none was given."""

import math
from typing import Any
from zoneinfo import ZoneInfo

import regex

from core.document import Document
from core.words import say
from core.words.text import clean, cut

#: Sentences of prose in one paragraph.
PARAGRAPH = 5
#: Marks that turn the reading direction of what follows, so that a quote could read as its opposite; and tags nobody
#: sees, which are orders for whoever hands the file on to a model.
_TURNING = regex.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def ready(document: Document) -> Document:
    """The document with all its text cleaned. Records of the evidence are dropped: nothing printed needs them."""
    raw = document.model_dump(by_alias=True, exclude={"evidence": {"__all__": {"record"}}})
    printable = Document.model_validate(_cleaned(raw))
    by_rules = document.provenance.writer == "rules"
    badge = printable.badge or say(document.locale, f"document-badge-{'rules' if by_rules else 'model'}")
    return printable.model_copy(update={"badge": badge})


def zone(document: Document) -> ZoneInfo:
    """The zone the document's times are told in."""
    return document.period.tz if document.period else ZoneInfo("UTC")


def one_line(text: str, length: int = 100_000) -> str:
    """The text on one line, at most `length` characters; an ellipsis says where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else cut(flat, length - 1).rstrip() + "…"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _TURNING.sub("", clean(value))
    if isinstance(value, dict):
        return {key: _cleaned(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(held) for held in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value

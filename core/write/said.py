"""What is quoted of a business message or of a call's note, and when it was said."""

from core.brief import Brief, Evidence
from core.words.format import clock, quoted
from core.words.text import sentences
from core.write.excerpt import room_for, shortened


def passage(text: str, sentence: str | None = None) -> str:
    """The text on one line where it is short, else its opening sentences; with `sentence`, that one of a long text.

    A sentence that repeats an earlier one ends the passage.
    """
    flat = " ".join(text.split())
    parts = [" ".join(part.split()) for part in sentences(text)]
    run = _first_run(flat, parts)
    if sentence and " ".join(sentence.split()) not in run:
        run = " ".join(sentence.split())
    return shortened(run, room_for(run))


def quote(item: Evidence, locale: str, sentence: str | None = None) -> str:
    """The passage in the language's quotation marks; nothing where nothing was written."""
    words = passage(item.text, sentence)
    return quoted(words, locale) if words else ""


def at(item: Evidence, brief: Brief) -> str:
    """The clock time of something said."""
    return clock(item.at, brief.tz) if item.at else ""


def _first_run(flat: str, parts: list[str]) -> str:
    """The opening sentences as they stand in the text, up to the first that repeats one or has no room."""
    most, end = room_for(flat), 0
    for place, part in enumerate(parts):
        start = flat.find(part, end)
        if start < 0 or part in parts[:place] or (place and start + len(part) > most):
            break
        end = start + len(part)
    return flat[:end] or flat

"""Text and values in a form whose digest stays the same, however often a file is saved."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import Any

#: Stands between the cells of a row. No text of an XML file can hold it.
CELL = "\x00"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph or table row: its canonical text, and what else it holds (links, pictures, fields), each a word.

    Cells are parted by CELL. `heading`: it opens a part of the document.
    """

    text: str
    held: tuple[str, ...] = ()
    heading: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of the text and what is held."""
        return sha256([self.text, *self.held])

    @property
    def pictures(self) -> list[str]:
        """SHA-256 of each picture in it."""
        return [name for sort, _, name in (held.partition(" ") for held in self.held) if sort == "picture"]


def sha256(value: Any) -> str:
    """SHA-256 of a value's canonical JSON, in hexadecimal digits."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def canonical_json(value: Any) -> str:
    """Plain JSON with sorted keys, no spaces, ASCII only: the same text for the same value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def canonical(text: str) -> str:
    """The text as every word processor keeps it: NFC, every run of white space one space, no soft hyphens."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


def text_digest(text: str) -> str:
    """SHA-256 of a text's UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()

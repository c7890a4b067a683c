"""The cases of redaction, read from the file that grows with every miss."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from core.privacy import Directory, Known, find

PATH = Path(__file__).with_name("cases.jsonl")
#: Stands inside made-up keys in the file, so that no scanner takes them for real ones.
BREAK = "¦"


class Case(NamedTuple):
    """A text, what is personal in it (words and kind, in order), and what the directory knows."""

    text: str
    spans: list[tuple[str, str]]
    directory: Directory


def cases() -> list[Case]:
    """All cases of the file."""
    lines = PATH.read_text(encoding="utf-8").replace(BREAK, "").splitlines()
    return [_case(json.loads(line)) for line in lines if line.strip()]


def found(case: Case) -> list[tuple[str, str]]:
    """What is found in the case's text, in the file's form."""
    return [(case.text[span.start : span.end], span.kind) for span in find(case.text, case.directory)]


def _case(held: dict[str, Any]) -> Case:
    directory = Directory(
        people=tuple(Known.model_validate(person) for person in held.get("members", ())),
        organisations=tuple(held.get("organisations", ())),
        terms=tuple(held.get("terms", ())),
    )
    return Case(held["text"], [(words, kind) for words, kind in held["spans"]], directory)

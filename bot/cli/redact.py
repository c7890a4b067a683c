"""`newsdesk redact`: a text without what is personal in it, or where that stands, as JSON."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.options import locale_of
from core.errors import BadInput
from core.privacy import Directory, Known, Vault, find

_SHAPE = (
    "a list of names or of {name, id, aliases, email, phone}, or an object with people (or members), customers, redact"
)
_HEADINGS = ("name", "display_name", "real_name", "full_name")


def redact(
    file: Annotated[str, typer.Argument(help="a text file; - is standard input")] = "-",
    members: Annotated[
        Path | None, typer.Option(help="people to hide: JSON, a room file, a CSV with a name column, or a name a line")
    ] = None,
    spans: Annotated[
        bool, typer.Option("--spans", help="print where personal data stands, as JSON, instead of the text")
    ] = False,
    locale: Annotated[str, typer.Option(help="language of `Participant A`: en, zh-TW, nb or uk")] = "en",
) -> None:
    """Print the text with Participant A, [REDACTED_PHONE] and the like in the place of personal data."""
    language = locale_of(locale)
    directory = _directory(members) if members else Directory()
    text = _text(file)
    if spans:
        found = [{"start": span.start, "end": span.end, "kind": span.kind} for span in find(text, directory)]
        typer.echo(json.dumps(found))
        return
    vault = Vault(directory)
    typer.echo(vault.public(vault.hide(text), language), nl=False)


def _text(file: str) -> str:
    """The whole input, as it is. :raises BadInput: it isn't UTF-8"""
    held = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return _decoded(held, "standard input" if file == "-" else file)


def _decoded(held: bytes, place: str) -> str:
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BadInput(f"{place}: byte {wrong.start} is not UTF-8; save the file as UTF-8") from None


def _directory(path: Path) -> Directory:
    """The members' file as a directory. :raises BadInput: it isn't of a known shape"""
    text = _decoded(path.read_bytes(), str(path))
    if text.lstrip()[:1] not in ("{", "["):
        return Directory(people=tuple(_listed(text)))
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise BadInput(f"{path}: not JSON: {wrong}; {_SHAPE} is needed") from None
    if isinstance(given, list):
        given = {"people": given}
    known = [key for key in ("people", "members", "customers", "redact") if key in given]
    if not known:
        raise BadInput(f"{path}: no people, members, customers or redact; {_SHAPE} is needed")
    people = [
        person
        for key in ("people", "members")
        for number, held in enumerate(_list(given, key, path), 1)
        for person in _person(held, f"{path}: {key}, entry {number}")
    ]
    return Directory(
        people=tuple(person for person in people if isinstance(person, Known)),
        organisations=tuple(_words(given, "customers", path)),
        terms=(*_words(given, "redact", path), *(term for term in people if isinstance(term, str))),
    )


def _list(given: dict[str, Any], key: str, path: Path) -> list[Any]:
    held = given.get(key, [])
    if not isinstance(held, list):
        raise BadInput(f"{path}: {key} is not a list; {_SHAPE} is needed")
    return held


def _words(given: dict[str, Any], key: str, path: Path) -> Iterator[str]:
    for number, held in enumerate(_list(given, key, path), 1):
        word = held.get("name") if isinstance(held, dict) else held
        if not isinstance(word, str) or not word.strip():
            raise BadInput(f"{path}: {key}, entry {number} is not a text; write the name or word itself")
        yield word


def _person(held: Any, place: str) -> Iterator[Known | str]:
    """The person, and as words to hide the mail and phone given, in whatever form they stand.

    :raises BadInput: it has no name
    """
    if isinstance(held, str) and held.strip():
        yield Known(id=held, name=held)
        return
    name = next((held[key] for key in _HEADINGS if held.get(key)), None) if isinstance(held, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise BadInput(f"{place} has no name; {_SHAPE} is needed")
    aliases = held.get("aliases") or []
    if isinstance(aliases, str):
        aliases = [aliases]
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise BadInput(f"{place}: aliases is not a list of names")
    yield Known(id=str(held.get("id") or held.get("user") or name), name=name, aliases=tuple(aliases))
    for key in ("email", "phone"):
        if isinstance(held.get(key), str) and held[key].strip() and not find(held[key]):
            yield held[key].strip()


def _listed(text: str) -> Iterator[Known]:
    """People of a CSV with a name column, or of one name a line."""
    rows = list(csv.reader(io.StringIO(text)))
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    column = next((heads.index(head) for head in _HEADINGS if head in heads), None)
    if column is None:
        names = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        yield from (Known(id=name, name=name) for name in dict.fromkeys(names))
        return
    own, more = (heads.index(head) if head in heads else None for head in ("id", "aliases"))
    for row in rows[1:]:
        cells = [cell.strip() for cell in row] + [""] * len(heads)
        if cells[column]:
            aliases = cells[more].replace("|", ";").split(";") if more is not None else []
            person = (cells[own] if own is not None else "") or cells[column]
            yield Known(
                id=person, name=cells[column], aliases=tuple(alias.strip() for alias in aliases if alias.strip())
            )

"""`newsdesk prompts`: everything that is said to models, by name and version (N5)."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from core.errors import BadInput
from prompts import PromptText, load, names, versions

#: Digits of a prompt's hash that are shown.
_SHOWN = 12


def prompts(
    name: Annotated[str | None, typer.Argument(help="one prompt, with all its versions")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON lines, with whole hashes")] = False,
) -> None:
    """List the prompts: version, date, deprecated or not, hash, placeholders, and what the version changed."""
    listed = _of(name) if name else [_newest(known) for known in names()]
    for prompt in listed:
        for line in [json.dumps(plain(prompt), ensure_ascii=False)] if as_json else lines(prompt):
            typer.echo(line)


def _of(name: str) -> Sequence[PromptText]:
    found = [load(name, version) for version in versions(name)]
    if not found:
        raise BadInput(f"prompts: there is no prompt {name!r}; there are {', '.join(names())}")
    return found


def _newest(name: str) -> PromptText:
    """The version that is used; the last of one that isn't used any more."""
    try:
        return load(name)
    except LookupError:
        return load(name, versions(name)[-1])


def plain(prompt: PromptText) -> dict[str, Any]:
    """What there is to know of a prompt without its text."""
    return {
        "name": prompt.name,
        "version": prompt.version,
        "date": prompt.date.isoformat(),
        "deprecated": prompt.deprecated,
        "changes": prompt.changes,
        "sha256": prompt.sha256,
        "placeholders": sorted(prompt.places),
    }


def lines(prompt: PromptText) -> list[str]:
    """The same for a terminal."""
    mark = "  deprecated" if prompt.deprecated else ""
    places = ", ".join(sorted(prompt.places)) or "none"
    return [
        f"{prompt.name}/{prompt.version}  {prompt.date}  {prompt.sha256[:_SHOWN]}{mark}",
        f"  changes: {prompt.changes}",
        f"  placeholders: {places}",
    ]

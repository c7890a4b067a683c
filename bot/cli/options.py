"""Options several commands share, and their values made sure of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from core.errors import BadInput
from core.render import RENDERERS
from core.words import canonical

Locale = Annotated[str, typer.Option(help="language of the document: en, zh-TW, nb or uk")]
Out = Annotated[Path, typer.Option(help="folder the files are written to; made if it isn't there")]
Format = Annotated[str, typer.Option("--format", help=f"files to write, by comma: {', '.join(RENDERERS)}")]
Zone = Annotated[str, typer.Option(help="IANA zone the report's times are told in, for example Europe/Oslo")]
By = Annotated[str | None, typer.Option(help="who asks; printed in the report")]
Prompt = Annotated[str | None, typer.Option(help="what a model should look for, in your own words")]
SaveBrief = Annotated[bool, typer.Option("--save-brief", help="keep what was known, as brief.json")]


def locale_of(asked: str) -> str:
    """The locale in our spelling. :raises BadInput: a language we don't write"""
    try:
        return canonical(asked)
    except ValueError as unknown:
        raise BadInput(f"--locale: {unknown}") from None


def day_of(asked: str, option: str) -> date:
    """A date from YYYY-MM-DD. :raises BadInput: it isn't one"""
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise BadInput(f"{option}: {asked!r} is not a date; write it as 2026-03-03") from None


def outputs_of(asked: str) -> Sequence[str]:
    """The suffixes asked for, in order, once each. :raises BadInput: one we can't render"""
    suffixes = list(dict.fromkeys(part.strip().lower().lstrip(".") for part in asked.split(",") if part.strip()))
    unknown = [suffix for suffix in suffixes if suffix not in RENDERERS]
    if unknown or not suffixes:
        raise BadInput(f"--format: {asked!r} is not among {', '.join(RENDERERS)}")
    return suffixes

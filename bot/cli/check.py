"""`newsdesk check`: what the checks find in a draft, as JSON lines."""

import json
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic import ValidationError

from core.brief import Brief
from core.check import check as findings_of
from core.document import Draft
from core.errors import BadInput
from core.values import Value

V = TypeVar("V", bound=Value)


def check(
    draft: Annotated[Path, typer.Argument(help="a draft or a document.json: sections of claims")],
    brief: Annotated[Path, typer.Option(help="a brief.json or a document.json: facts and evidence")],
) -> None:
    """Print one JSON line a finding: section, claim, rule, why, verdict. Exit 4 where there is one."""
    findings = findings_of(_read(draft, Draft, ("sections",)), _read(brief, Brief, ("facts", "evidence")))
    for finding in findings:
        typer.echo(finding.model_dump_json())
    if findings:
        raise typer.Exit(4)


def _read(path: Path, shape: type[V], keys: tuple[str, ...]) -> V:
    """The file as a value of this shape, one of whose keys it must have.

    :raises BadInput: it isn't JSON, or not of the shape
    """
    wanted = f"a JSON object with {' or '.join(keys)} is needed"
    try:
        given = json.loads(path.read_bytes())
        if not isinstance(given, dict) or not any(key in given for key in keys):
            raise BadInput(f"{path}: {wanted}")
        return shape.model_validate(given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{path}: {place}: {first['msg']}; {wanted}") from None
    except (ValueError, RecursionError) as wrong:
        raise BadInput(f"{path}: not JSON: {wrong}; {wanted}") from None

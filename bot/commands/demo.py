"""`newsdesk demo`: the sample workspaces' reports, written from their files."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.write import daily_run, incident_run, make, receipt, save
from bot.sources.activity_files import ActivityFiles
from bot.sources.room_file import RoomFile
from core.document import Document
from core.ports import Source
from core.report import Run

SAMPLES = Path(__file__).parents[2] / "samples"


def demo(
    out: Annotated[Path, typer.Option(help="folder the reports are written to")] = Path("out/demo"),
) -> None:
    """Write the daily summary and the incident report of each sample workspace, and print the first summary."""
    for folder in sorted(path.parent for path in SAMPLES.glob("*/workspace.json")):
        workspace = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
        place = {name: workspace[name] for name in ("zone", "locale", "organisation")} | {"user": "Newsdesk demo"}
        summary = daily_run(day=date.fromisoformat(workspace["day"]), **place)
        _show(summary, ActivityFiles(folder, workspace["zone"]), out / folder.name, ("md", "docx", "json"))
        room = incident_run(**place)
        _show(room, RoomFile(folder / "incident.room.json", workspace["zone"]), out / folder.name, ("docx", "json"))


def _show(run: Run, source: Source, out: Path, outputs: tuple[str, ...]) -> None:
    for made in asyncio.run(make(run, [source], outputs)):
        typer.echo("\n".join(_opening(made.document)))
        for path in save(made, out / run.kind, save_brief=False):
            typer.echo(f"  {path}")
        typer.echo(f"  {receipt(made.document.coverage)}\n")


def _opening(document: Document) -> list[str]:
    """The title and the first section, as a terminal shows them."""
    first = document.sections[0]
    return [document.title, "", *(f"  {claim.text}" for claim in first.claims), ""]

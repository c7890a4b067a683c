"""`newsdesk write`: one document from files, no server."""

import asyncio
import getpass
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.app import open_ports
from bot.cli.options import By, Format, Locale, Out, Prompt, SaveBrief, Zone, day_of, locale_of, outputs_of
from bot.settings import Settings
from bot.sources.activity_files import ActivityFiles
from bot.sources.room_file import RoomFile
from bot.sources.slack_export import SlackExport
from core.brief import Coverage, Window
from core.errors import BadInput
from core.kinds import KINDS
from core.pipeline import Made, produce
from core.ports import Source
from core.report import Caller, Edition, Run
from core.schedule import day_window, zone_of


def incident(
    out: Out = Path("out"),
    room: Annotated[Path | None, typer.Option(help="a room file (JSON)")] = None,
    export: Annotated[Path | None, typer.Option(help="a Slack export (zip)")] = None,
    channel: Annotated[str | None, typer.Option(help="channel of the export")] = None,
    since: Annotated[str | None, typer.Option(help="first local day of the export to read")] = None,
    until: Annotated[str | None, typer.Option(help="last local day of the export to read")] = None,
    format_: Format = "md,docx,json",
    locale: Locale = "en",
    zone: Zone = "UTC",
    by: By = None,
    prompt: Prompt = None,
    save_brief: SaveBrief = False,
) -> None:
    """Report on an incident room, from a room file or a channel of a Slack export."""
    zone_of(zone)
    source: Source
    if room and not export:
        source = RoomFile(room, zone)
    elif export and not room:
        if not channel:
            raise BadInput("--export needs --channel NAME: which channel of the export is the incident's?")
        first = day_of(since, "--since") if since else None
        last = day_of(until, "--until") if until else None
        source = SlackExport(export, channel, zone, first, last)
    else:
        raise BadInput("say what to read: either --room ROOM.json, or --export ZIP with --channel NAME")
    run = incident_run(zone=zone, locale=locale_of(locale), user=by, wish=prompt)
    _write(run, [source], out, format_, save_brief)


def daily(
    data: Annotated[Path, typer.Option(help="folder with calls, messages, tasks, contacts (.json, .jsonl, .csv)")],
    day: Annotated[str, typer.Option(help="the local day to report on, as 2026-03-03")],
    out: Out = Path("out"),
    format_: Format = "md,json",
    locale: Locale = "en",
    zone: Zone = "UTC",
    organisation: Annotated[str, typer.Option(help="name in the title")] = "Newsdesk",
    by: By = None,
    prompt: Prompt = None,
    save_brief: SaveBrief = False,
) -> None:
    """Summarise one local day of calls, messages, tasks and contacts."""
    asked = day_of(day, "--day")
    run = daily_run(day=asked, zone=zone, locale=locale_of(locale), organisation=organisation, user=by, wish=prompt)
    _write(run, [ActivityFiles(data, zone)], out, format_, save_brief)


def incident_run(
    *, zone: str, locale: str, organisation: str = "", user: str | None = None, wish: str | None = None
) -> Run:
    """A run for a whole room."""
    return _run("incident", zone, locale, organisation, user, wish)


def daily_run(
    *, day: date, zone: str, locale: str, organisation: str, user: str | None = None, wish: str | None = None
) -> Run:
    """A run for one local day. :raises BadInput: the zone, or the day in it, doesn't exist"""
    return _run("daily", zone, locale, organisation, user, wish, day_window(day, zone))


def _run(
    kind: str,
    zone: str,
    locale: str,
    organisation: str,
    user: str | None,
    wish: str | None,
    window: Window | None = None,
) -> Run:
    return Run(
        id=f"rep_{uuid.uuid4().hex[:16]}",
        kind=kind,
        caller=Caller(organisation=organisation, user=user or getpass.getuser()),
        organisation=organisation,
        zone=zone,
        now=datetime.now(UTC),
        window=window,
        wish=wish,
        editions=(Edition(locale=locale),),
    )


def _write(run: Run, sources: Sequence[Source], out: Path, formats: str, save_brief: bool) -> None:
    for made in asyncio.run(make(run, sources, outputs_of(formats))):
        for path in save(made, out, save_brief):
            typer.echo(path)
        typer.echo(receipt(made.document.coverage))


async def make(run: Run, sources: Sequence[Source], outputs: Sequence[str]) -> tuple[Made, ...]:
    """The run's editions, made with the adapters the settings name."""
    async with open_ports(Settings()) as ports:
        return await produce(run, KINDS[run.kind], sources, ports, outputs)


def save(made: Made, out: Path, save_brief: bool) -> list[Path]:
    """Write an edition's files into a folder; the paths written."""
    out.mkdir(parents=True, exist_ok=True)
    files = [(name, data) for name, data in made.files]
    if save_brief:
        files.append(("brief.json", made.brief.model_dump_json(indent=1).encode()))
    paths = [out / name for name, _ in files]
    for path, (_, data) in zip(paths, files, strict=True):
        path.write_bytes(data)
    return paths


def receipt(coverage: Coverage) -> str:
    """`coverage: 271/271 messages, 2/3 images`: what was read of what there was."""
    told = ", ".join(f"{tally.read}/{tally.total} {tally.sort}" for tally in coverage.tallies)
    return f"coverage: {told}"

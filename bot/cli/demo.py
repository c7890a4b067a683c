"""`newsdesk demo`: the service on a sample workspace, asked for its two reports as a person would in the web chat."""

import asyncio
import json
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.app import App, open_app, upgrade_database
from bot.cli.saying import lines
from bot.cli.speaking import Conversation, conversation
from bot.console.tokens import issue
from bot.first_start import ADMIN, ROOM, settle_in
from bot.importing import import_path
from bot.logs import configure
from bot.running import listening, ticking, until_told
from bot.settings import Settings
from bot.site import site_of
from core.desk.signin import link
from core.errors import BadInput
from core.people import Organisation
from core.report import Caller
from core.schedule import zone_of

SAMPLES = Path(__file__).parents[2] / "samples"
#: Where the sample's clock stands: the morning after its day.
MORNING = time(8, 0)


def demo(
    once: Annotated[bool, typer.Option("--once", help="end when the reports are there")] = False,
    sample: Annotated[str, typer.Option(help="which workspace of the samples folder: en or zh-TW")] = "en",
    out: Annotated[Path, typer.Option(help="folder for the reports and the service's files")] = Path("out/demo"),
) -> None:
    """Start the service with a sample workspace and have it write a daily summary and an incident report."""
    folder = SAMPLES / sample
    if not (folder / "workspace.json").is_file():
        there = ", ".join(sorted(path.parent.name for path in SAMPLES.glob("*/workspace.json")))
        raise BadInput(f"--sample {sample}: there is no such sample; there are {there}")
    configure("text", level="WARNING")
    asyncio.run(_demo(folder, out / sample, stays=not once and sys.stdout.isatty()))


async def _demo(folder: Path, out: Path, *, stays: bool) -> None:
    workspace = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
    settings = _settings(out)
    async with _served(settings, _clock(workspace)) as app:
        organisation, room = await _moved_in(app, folder, workspace)
        token = issue(app.kept.secret_key, organisation=organisation.id, person=ADMIN, now=app.now())
        async with conversation(settings.public_url, token) as speaking:
            await _asked(speaking, ROOM, "/report test")
            generated = await _asked(speaking, room, "/report incident")
            path = await _downloaded(speaking, room, str(generated["report_id"]), out)
        typer.echo(f"\nThe incident report: {path}")
        typer.echo(f"The console: {await link(app.desk, Caller(organisation=organisation.id, user=ADMIN))}")
        typer.echo("             (the link signs you in once)")
        if stays:
            typer.echo(
                f"\nThe clock of this demo stands at {app.now():%d %B %Y}, the day after its data. Ctrl-C ends it."
            )
            await until_told(app)


def _settings(out: Path) -> Settings:
    """The embedded default in a fresh folder of its own, on a free port."""
    home = out / "home"
    shutil.rmtree(home, ignore_errors=True)
    given = {"newsdesk_home": home, "newsdesk_port": _free_port(Settings().newsdesk_port), "newsdesk_host": "127.0.0.1"}
    unset = dict.fromkeys(("newsdesk_database_url", "newsdesk_blobs", "newsdesk_secret_key", "newsdesk_public_url"))
    no_wires = dict.fromkeys(("slack_bot_token", "slack_client_id", "smtp_host"))
    return Settings().model_copy(update=given | unset | no_wires)


def _free_port(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(tried.getsockname()[1])
    raise BadInput("no port is free on this machine")


def _clock(workspace: dict[str, str]) -> Callable[[], datetime]:
    """A clock that goes on from the morning after the sample's day, so that its day is yesterday."""
    morning = datetime.combine(date.fromisoformat(workspace["day"]), MORNING, zone_of(workspace["zone"]))
    behind = datetime.now(UTC) - (morning + timedelta(days=1)).astimezone(UTC)
    return lambda: datetime.now(UTC) - behind


@asynccontextmanager
async def _served(settings: Settings, now: Callable[[], datetime]) -> AsyncIterator[App]:
    await asyncio.to_thread(upgrade_database, settings)
    async with (
        open_app(settings, now=now) as app,
        site_of(app) as site,
        listening(app, site, settings.newsdesk_host, settings.newsdesk_port),
        ticking(app),
    ):
        yield app


async def _moved_in(app: App, folder: Path, workspace: dict[str, str]) -> tuple[Organisation, str]:
    """The sample's organisation with its people, its activity and its incident room; the room's id."""
    place = {"name": workspace["organisation"], "zone": workspace["zone"], "locale": workspace["locale"]}
    stores, blobs = app.kept.stores, app.kept.blobs
    organisation = await settle_in(stores, app.now(), **place)
    receipt = await import_path(folder, stores=stores, blobs=blobs, organisation=organisation)
    for room in receipt.rooms:
        await stores.rooms.keep_member(organisation.id, room, ADMIN, "owner")
    return organisation, receipt.rooms[0]


async def _asked(speaking: Conversation, room: str, text: str) -> dict[str, Any]:
    """Say it, show the answers as they come, and return what the server told of the finished report."""
    typer.echo(f"> {text}")
    generated: dict[str, Any] = {}
    async for told in speaking.say(room, text):
        if told["type"] == "report_generated":
            generated = told
        for line in lines(told):
            typer.echo(f"  {line}".rstrip())
    typer.echo()
    return generated


async def _downloaded(speaking: Conversation, room: str, report: str, out: Path) -> Path:
    name, data = await speaking.file(f"/api/rooms/{room}/reports/{report}/download")
    path = out / Path(name).name
    await asyncio.to_thread(path.write_bytes, data)
    return path

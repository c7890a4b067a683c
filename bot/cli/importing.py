"""`newsdesk import`: calls, messages, tasks, contacts, a room, or a Slack export brought into the database."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.app import open_stores_of, upgrade_database
from bot.cli.options import Locale, Zone, locale_of
from bot.first_start import ADMIN, settle_in
from bot.importing import import_path
from bot.importing_tally import ImportReceipt
from bot.settings import Settings
from core.schedule import zone_of


def import_(
    path: Annotated[Path, typer.Argument(help="a Slack export (.zip), a *.room.json, or calls, messages, tasks …")],
    channel: Annotated[str | None, typer.Option(help="one channel of a Slack export")] = None,
    name: Annotated[str, typer.Option(help="the organisation's name, where there is none yet")] = "Newsdesk",
    zone: Zone = "UTC",
    locale: Locale = "en",
) -> None:
    """Bring files into the database; again changes nothing. It may run beside newsdesk serve."""
    zone_of(zone)
    receipt = asyncio.run(_import(path, channel, name, zone, locale_of(locale)))
    for line in receipt.lines():
        typer.echo(line)


async def _import(path: Path, channel: str | None, name: str, zone: str, locale: str) -> ImportReceipt:
    settings = Settings()
    await asyncio.to_thread(upgrade_database, settings)
    async with open_stores_of(settings) as kept:
        organisation = await settle_in(kept.stores, datetime.now(UTC), name=name, zone=zone, locale=locale)
        stores, blobs = kept.stores, kept.blobs
        receipt = await import_path(path, stores=stores, blobs=blobs, organisation=organisation, channel=channel)
        if await stores.directory.person(organisation.id, ADMIN):
            for room in receipt.rooms:
                # Whoever has the machine may read what they brought in themselves.
                await stores.rooms.keep_member(organisation.id, room, ADMIN, "owner")
        return receipt

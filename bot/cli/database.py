"""`newsdesk db`: the database made or brought up to date, and its secrets encrypted anew."""

import asyncio

import typer

from bot.app import reencrypt_secrets, upgrade_database
from bot.settings import Settings


def upgrade() -> None:
    """Make or update the database. Run it before each new release; several at once are fine."""
    settings = Settings()
    upgrade_database(settings)
    typer.echo("the database is up to date")


def rekey() -> None:
    """Encrypt all secrets with the first key of NEWSDESK_SECRET_KEY=NEW,OLD. Then OLD is not needed any more."""
    for sort, count in asyncio.run(reencrypt_secrets(Settings())).items():
        typer.echo(f"{sort}: {count}")

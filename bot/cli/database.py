"""`newsdesk db upgrade`: the database made, or brought up to date."""

import typer

from bot.app import upgrade_database
from bot.settings import Settings


def upgrade() -> None:
    """Make or update the database. Run it before each new release; several at once are fine."""
    settings = Settings()
    upgrade_database(settings)
    typer.echo("the database is up to date")

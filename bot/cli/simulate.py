"""`newsdesk simulate`: every firing of a schedule in a year, clock changes explained (X5)."""

from typing import Annotated

import typer

from bot.cli.options import Locale, locale_of
from core.schedule import simulation


def simulate(
    zone: Annotated[str, typer.Option(help="IANA zone, for example Europe/Oslo")],
    at: Annotated[str, typer.Option(help="local time of the day: 9, 09:00 or 8:30")] = "8",
    year: Annotated[int, typer.Option(min=1970, max=2037, help="the year to simulate")] = 2027,
    locale: Locale = "en",
) -> None:
    """Print one line a firing: local time, UTC, and a note where the clock changes."""
    for line in simulation(zone, at, year, locale_of(locale)):
        typer.echo(line)

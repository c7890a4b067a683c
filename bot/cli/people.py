"""`newsdesk login` and `newsdesk token`: how a person, or a machine in a person's name, gets in."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import Annotated

import typer

from bot.app import open_stores_of
from bot.console.tokens import issue
from bot.settings import Settings
from core.desk.signin import LINK_LASTS, digest
from core.errors import BadInput
from core.kept import Signed
from core.people import Person
from core.stores import Stores

As = Annotated[str, typer.Option("--as", help="who it is for: an id such as usr_ada, or a name")]
Organisation = Annotated[str | None, typer.Option(help="id of the organisation, where there are several")]


def login(as_: As = "usr_admin", organisation: Organisation = None) -> None:
    """Print a link that signs a person in to the console, once, within 15 minutes."""
    typer.echo(asyncio.run(_link(Settings(), organisation, as_)))


def token(
    as_: As,
    organisation: Organisation = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="how long it is valid")] = 30,
) -> None:
    """Print a bearer token for the API, which acts with that person's rights."""
    typer.echo(asyncio.run(_token(Settings(), organisation, as_, days)))


async def _link(settings: Settings, organisation: str | None, name: str) -> str:
    async with open_stores_of(settings) as kept:
        person = await person_of(kept.stores, organisation, name)
        secret = secrets.token_urlsafe(32)
        who = Signed(person.organisation, person.id)
        await kept.stores.signin.keep_link(digest(secret), who, datetime.now(UTC) + LINK_LASTS)
    return f"{settings.public_url}/login/{secret}"


async def _token(settings: Settings, organisation: str | None, name: str, days: int) -> str:
    async with open_stores_of(settings) as kept:
        person = await person_of(kept.stores, organisation, name)
        who = {"organisation": person.organisation, "person": person.id}
        return issue(kept.secret_key, **who, now=datetime.now(UTC), lasts=timedelta(days=days))


async def person_of(stores: Stores, organisation: str | None, name: str) -> Person:
    """The person of this id or name. :raises BadInput: none, or several; the detail names those that are near"""
    at = await organisation_of(stores, organisation)
    people = await stores.directory.people(at)
    wanted = name.removeprefix("@").casefold()
    found = [p for p in people if wanted in (p.id.casefold(), p.id.removeprefix("usr_").casefold())]
    found = found or [p for p in people if p.display_name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"--as {name}: several people are called that; use an id: {', '.join(p.id for p in found)}")
    names = [p.display_name for p in people] + [p.id for p in people]
    near = get_close_matches(name, names, n=3, cutoff=0.5) or names[:3]
    raise BadInput(f"--as {name}: nobody is called that in {at}; there are {', '.join(near) or 'no people'}")


async def organisation_of(stores: Stores, asked: str | None) -> str:
    """The organisation's id: the one asked for, or the only one. :raises BadInput: none, or it has to be said which"""
    there = [organisation.id for organisation in await stores.directory.organisations()]
    if asked in there:
        return str(asked)
    if asked or len(there) != 1:
        known = ", ".join(there[:10]) or "none yet: start newsdesk serve once, or import something"
        raise BadInput(f"--organisation: say which organisation; there are {known}")
    return there[0]

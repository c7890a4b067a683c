"""`newsdesk say`: something said in a room of a running server, and what it answers."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer

from bot.app import open_stores_of
from bot.cli.people import As, Organisation, person_of
from bot.cli.speaking import conversation
from bot.console.tokens import issue
from bot.settings import Settings


def say(
    text: Annotated[str, typer.Argument(help='what to say, for example "/report test"')],
    as_: As = "usr_admin",
    room: Annotated[str, typer.Option("--in", help="room, by title or id")] = "#general",
    url: Annotated[str | None, typer.Option(help="address of the server, where it isn't the settings' own")] = None,
    organisation: Organisation = None,
) -> None:
    """Say something as a person, as the web chat does, and print the answers."""
    asyncio.run(_say(Settings(), text, as_, room, url, organisation))


async def _say(settings: Settings, text: str, as_: str, room: str, url: str | None, organisation: str | None) -> None:
    async with open_stores_of(settings) as kept:
        person = await person_of(kept.stores, organisation, as_)
        soon = timedelta(hours=1)
        who = {"organisation": person.organisation, "person": person.id}
        token = issue(kept.secret_key, **who, now=datetime.now(UTC), lasts=soon)
    address = (url or settings.public_url).rstrip("/")
    async with conversation(address, token) as speaking:
        async for told in speaking.say(await speaking.room(room), text):
            for line in lines(told):
                typer.echo(line)


def lines(told: dict[str, Any]) -> list[str]:
    """What a terminal shows of one thing the server told; nothing of what isn't an answer."""
    if told["type"] == "error":
        return [str(told.get("detail") or told.get("error") or "the server did not take that")]
    if told["type"] != "reply":
        return []
    reply = told["reply"]
    sort = reply["sort"]
    if sort == "progress":
        return [f"… {reply['words']}"]
    if sort == "document":
        return ["", reply["title"], "", reply["markdown"].rstrip(), ""]
    if sort == "file":
        return [f"{reply['note']} {reply['name']}".strip()]
    if sort == "form":
        return [
            reply["title"],
            *(f"  {field['label']}: {field['value']}" for field in reply["fields"]),
            *reply["notes"],
        ]
    if sort == "home":
        return [reply["title"], *reply["lines"], *(f"  {item['title']}" for item in reply["items"])]
    return [str(reply["markdown"]).rstrip()]

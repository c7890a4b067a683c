"""What several commands say: when the report comes next, who receives it, that something can't be taken."""

from collections.abc import Sequence
from typing import Literal

from core.desk import Desk
from core.desk.settings import upcoming
from core.errors import NewsdeskError
from core.kept import Command
from core.render.markdown import escaped
from core.replies import Button, Text
from core.report import Caller, Definition, SourceName
from core.schedule import Firing, note
from core.words import say
from core.words.format import day, hour_label, listing, number

#: The action of a button that opens an address: some chats tell of the press, and there is nothing more to do.
LINK = "link"


def refusal(error: NewsdeskError) -> Text:
    """Why something wasn't done, for the asker alone."""
    return Text(markdown=escaped(error.detail), tone="error")


def value_of(command: Command) -> str:
    """The argument of the button that was pressed."""
    return str(command.values.get("value") or "")


def link(label: str, address: str, style: Literal["plain", "primary"] = "plain") -> Button:
    """A button that opens an address."""
    return Button(label=label, action=LINK, url=address, style=style)


def console(desk: Desk, report: str) -> str:
    """Where a report stands in the console."""
    return f"{desk.public_url}/reports/{report}"


def when(firing: Firing, locale: str) -> str:
    """`Tuesday 3 March 2026, 8 AM (Europe/Oslo)`."""
    local = firing.local
    told = hour_label(local.time(), locale)
    return say(locale, "chat-when", day=day(local.date(), locale), time=told, zone=firing.zone)


def firing_lines(desk: Desk, definition: Definition, locale: str, count: int = 3) -> tuple[str, ...]:
    """The next firings, each with what the clocks do to it (X5)."""
    lines = []
    for place, firing in enumerate(upcoming(definition, desk, count)):
        told = say(locale, "chat-then" if place else "chat-next", when=when(firing, locale))
        why = note(definition.schedule, firing, locale)
        lines.append(f"{told} · {why}" if why else told)
    return tuple(lines)


def standing(desk: Desk, definition: Definition, locale: str) -> str:
    """Whether the report is on, when it comes next, and that nobody receives it where that is so."""
    if not definition.enabled:
        return say(locale, "chat-off")
    lines = [say(locale, "chat-on"), *firing_lines(desk, definition, locale, 1)]
    if not definition.recipients:
        lines.append(say(locale, "chat-nobody"))
    return "\n\n".join(lines)


async def names(desk: Desk, caller: Caller, places: Sequence[str]) -> list[str]:
    """People and rooms of the caller's organisation, in the order given; an unknown one by id. They are Markdown."""
    people = await desk.stores.directory.people(
        caller.organisation, [place for place in places if not place.startswith("room_")]
    )
    known = {person.id: f"@{escaped(person.display_name)}" for person in people}
    for place in places:
        if place.startswith("room_") and (room := await desk.stores.rooms.room(caller.organisation, place)):
            known[place] = f"#{escaped(room.title)}"
    return [known.get(place) or escaped(place) for place in places]


def source_names(sources: Sequence[SourceName], locale: str) -> str:
    """`calls, messages and tasks`, or that there are none."""
    told = [say(locale, f"chat-source-{source}") for source in sources]
    return listing(told, locale) if told else say(locale, "chat-none")


def badges(data_sources: dict[str, int | None], locale: str) -> str:
    """`12 calls · 3 messages`: what was counted of each source that was included (D14)."""
    counted = [
        say(locale, f"daily-count-{source}", count=count, shown=number(count, locale))
        for source, count in data_sources.items()
        if count is not None
    ]
    return " · ".join(counted)

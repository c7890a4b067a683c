"""What the settings' form offers: hours with 12-hour labels, channels, recipients, the next firings (D16, X5)."""

from collections.abc import Sequence
from datetime import time
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from core.desk import Desk, settings
from core.desk.spending import quote, quote_words
from core.errors import BadInput
from core.report import SOURCE_NAMES, Caller, Definition
from core.schedule import note
from core.words import say
from core.words.format import day, hour_label


class Choice(NamedTuple):
    """One thing to tick."""

    value: str
    label: str


class Upcoming(NamedTuple):
    """A firing in words; `note` says what a clock change does to it."""

    iso: str
    words: str
    note: str


async def reporting(desk: Desk, caller: Caller) -> dict[str, Any]:
    """What the tab `Reporting` shows."""
    definition = await settings.default(desk, caller)
    rooms = [room for room in await desk.stores.rooms.rooms(caller.organisation) if not room.archived]
    people = await desk.stores.directory.people(caller.organisation)
    open_rooms = [Choice(room.id, room.title) for room in rooms if room.sort != "direct"]
    recipients = open_rooms + [Choice(person.id, person.display_name) for person in people]
    known = {choice.value for choice in recipients}
    gone = [Choice(place, place) for place in definition.recipients if place not in known]
    mine = {room.id for room in await desk.stores.rooms.rooms(caller.organisation, caller.user)}
    channels = [choice for choice in open_rooms if choice.value in mine or choice.value in definition.channels]
    return {
        "definition": definition,
        "hours": hours(definition, caller.locale),
        "source_names": SOURCE_NAMES,
        "channels": channels,
        "recipients": recipients + gone,
        "firings": _upcoming(definition, desk, caller),
        "price": quote_words(await quote(desk, caller, definition), caller.locale) if caller.may_author else "",
    }


async def firings_at(desk: Desk, caller: Caller, hour: str) -> list[Upcoming]:
    """The next three firings, were it sent at another hour. :raises BadInput: no such hour"""
    if not hour.isascii() or not hour.isdigit() or int(hour) > 23:
        raise BadInput(say(caller.locale, "desk-bad-value", field="hour"))
    definition = await settings.default(desk, caller)
    return _upcoming(definition.model_copy(update={"send_at_hour": int(hour)}), desk, caller)


def hours(definition: Definition, locale: str) -> list[tuple[int, str]]:
    """0-23 with labels as `8:00 AM`."""
    return [(hour, hour_label(time(hour, definition.send_at_minute), locale)) for hour in range(24)]


def zones() -> Sequence[str]:
    """All zones that can be chosen, by name."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))


def _upcoming(definition: Definition, desk: Desk, caller: Caller) -> list[Upcoming]:
    found = []
    for firing in settings.upcoming(definition, desk):
        local = firing.local
        told = day(local.date(), caller.locale)
        words = f"{told[:1].upper()}{told[1:]} · {local:%H:%M}"
        found.append(Upcoming(local.isoformat(), words, note(definition.schedule, firing, caller.locale)))
    return found

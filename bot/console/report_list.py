"""The list of reports: cards by the day they were made, newest first (D17)."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.console.rendering import Badge, badges, period_words
from bot.console.shell import Shell
from core.kept import StoredDocument
from core.words import say
from core.words.format import clock, day


class Card(NamedTuple):
    """One report: what it is, of when, and what was counted for it."""

    id: str
    kind: str
    title: str
    period: str
    room: str
    time: str
    summary: str
    badges: tuple[Badge, ...]


class Group(NamedTuple):
    """The reports of one day."""

    title: str
    cards: tuple[Card, ...]


def groups(items: Sequence[StoredDocument], shell: Shell, locale: str, now: datetime) -> list[Group]:
    """Cards under the day they were made on, in the organisation's zone."""
    zone = ZoneInfo(shell.zone)
    today = now.astimezone(zone).date()
    rooms = {room.id: f"#{room.title}" for room in shell.rooms}
    found = []
    for made, kept in groupby(items, key=lambda item: item.created_at.astimezone(zone).date()):
        ago = (today - made).days
        known = {0: "console-today", 1: "console-yesterday"}.get(ago)
        title = say(locale, known) if known else day(made, locale)
        cards = tuple(_card(item, rooms, zone, locale) for item in kept)
        found.append(Group(title[:1].upper() + title[1:], cards))
    return found


def _card(item: StoredDocument, rooms: dict[str, str], zone: ZoneInfo, locale: str) -> Card:
    return Card(
        id=item.id,
        kind=item.kind,
        title=item.title,
        period=period_words(item.period_start, item.period_end, zone.key, locale),
        room=rooms.get(item.room or "", ""),
        time=clock(item.created_at, zone),
        summary=item.summary.removeprefix(item.title).removeprefix(": "),
        badges=badges(item.data_sources, locale),
    )

"""A day's brief with the channels in it: their messages as evidence, their facts, what was read and left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from core.brief import Brief, Coverage, Tally
from core.records import Member
from core.words.format import number
from core.write.channel_digest import digest
from core.write.channel_facts import channel_facts
from core.write.channels import Channel, everybody, evidence_of_channels, said_in
from core.write.daily_context import channel_messages_left_out
from core.write.day_sources import CHANNEL_TALLY


def with_channels(known: Brief, channels: Sequence[Channel], members: Sequence[Member]) -> Brief:
    """The brief and the channels. Ids of what it holds stay; `members` are the people the channels' sources know."""
    people = everybody(members, channels)
    said = evidence_of_channels(channels, people, known.attachments, known.locale)
    rooms = tuple(channel.room for channel in channels)
    whole = known.model_copy(
        update={
            "rooms": rooms,
            "people": (*people, *known.people[len(members) :]),
            "evidence": (*known.evidence, *said),
        }
    )
    read = [digest(room, said_in(whole, room)) for room in rooms]
    facts = (*known.facts, *channel_facts(channels, read, said, len(known.facts) + 1))
    made = whole.model_copy(update={"facts": facts})
    return made.model_copy(update={"coverage": _coverage(made, channels)})


def _coverage(known: Brief, channels: Sequence[Channel]) -> Coverage:
    return known.coverage.model_copy(
        update={
            "tallies": tuple(_summed(known.coverage.tallies)),
            "notes": (*known.coverage.notes, *_notes(known, channels)),
        }
    )


def _summed(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """What was read of all channels as one tally; none of a sort of which there was nothing."""
    of_channels = [tally for tally in tallies if tally.sort == CHANNEL_TALLY]
    yield from (tally for tally in tallies if tally.sort != CHANNEL_TALLY and tally.total)
    if of_channels:
        read, total = (sum(getattr(tally, name) for tally in of_channels) for name in ("read", "total"))
        yield Tally(sort=CHANNEL_TALLY, read=read, total=total)


def _notes(known: Brief, channels: Sequence[Channel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What of the channels isn't counted, and what a model isn't shown."""
    uncounted = sum(len(channel.messages) - len(channel.counted) for channel in channels)
    if uncounted:
        yield "daily-note-uncounted", {"count": uncounted, "shown": number(uncounted, known.locale)}
    if older := channel_messages_left_out(known):
        yield "daily-note-unshown", {"count": older, "shown": number(older, known.locale)}

"""The channels that a daily report digests: which messages of the day are theirs, who wrote them, what may be cited."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.brief import Attachment, Brief, Evidence, Window
from core.document import Claim
from core.ports import Gathered
from core.records import Member, Room, RoomMessage, bare_room
from core.words import say
from core.words.text import clean
from core.write.day import one_line, within


@dataclass(frozen=True, kw_only=True)
class Channel:
    """One channel: its room, titled as it is printed, and its messages of the day in time order, posts included."""

    room: Room
    messages: tuple[RoomMessage, ...] = ()

    @property
    def counted(self) -> list[RoomMessage]:
        """What people wrote or posted; no joins, no posts of apps."""
        return [message for message in self.messages if counts(message)]


def counts(message: RoomMessage) -> bool:
    """Whether a message counts: a person wrote something, or posted a file."""
    return not message.bot and not message.notice and bool(message.text.strip() or message.files)


def channels_of(wanted: Sequence[str], gathered: Gathered, window: Window) -> tuple[Channel, ...]:
    """The channels asked for, in that order, without messages where none were written in the window.

    An id may be given with or without its prefix. Messages that name no room are those of the only one asked for.
    """
    ids = {bare_room(room): room for room in wanted}
    only = next(iter(ids)) if len(ids) == 1 else ""
    unique: dict[tuple[str, str], RoomMessage] = {}
    for record in gathered.records:
        if isinstance(record, RoomMessage) and within(record.at, window):
            home = bare_room(record.room) if record.room else only
            if home in ids:
                unique[home, record.id] = record.model_copy(update={"room": ids[home]})
    rooms = {bare_room(room.id): room for room in gathered.rooms}
    ordered = sorted(unique.values(), key=lambda message: (message.at, message.id))
    return tuple(
        Channel(room=_titled(rooms.get(bare), name), messages=tuple(one for one in ordered if one.room == name))
        for bare, name in ids.items()
    )


def everybody(people: Sequence[Member], channels: Iterable[Channel]) -> tuple[Member, ...]:
    """The people once each, then authors nobody listed, by their id. Of two with one name each is told by id too."""
    known: dict[str, Member] = {}
    for person in people:
        known.setdefault(person.id, person)
    for message in (message for channel in channels for message in channel.messages):
        if not message.notice:
            known.setdefault(message.user, Member(id=message.user, name=message.user, bot=message.bot))
    named = [person.model_copy(update={"name": person.name or person.email or person.id}) for person in known.values()]
    shared = Counter(person.name for person in named)
    return tuple(
        person.model_copy(update={"name": f"{person.name} ({person.id})"}) if shared[person.name] > 1 else person
        for person in named
    )


def evidence_of_channels(
    channels: Iterable[Channel], people: Sequence[Member], attachments: Sequence[Attachment], locale: str
) -> tuple[Evidence, ...]:
    """The messages as evidence `m1` on, channel after channel, each in time order."""
    names = {person.id: person.name for person in people}
    files = {attachment.id: attachment.name for attachment in attachments}
    every = [message for channel in channels for message in channel.messages]
    return tuple(
        Evidence(
            id=f"m{place}",
            text=_with_files(message, files, locale),
            author=names.get(message.user, message.user),
            at=message.at,
            link=message.link,
            ref=message.id,
            record=message,
        )
        for place, message in enumerate(every, 1)
    )


def said_in(brief: Brief, room: Room) -> tuple[Evidence, ...]:
    """The evidence of one of the brief's channels."""
    return tuple(
        item for item in brief.evidence if isinstance(item.record, RoomMessage) and item.record.room == room.id
    )


def placed(claims: Iterable[Claim], brief: Brief) -> tuple[Claim, ...]:
    """The claims with the channel of what they cite as their label, in the order of the channels."""
    titles = {room.id: room.title for room in brief.rooms}
    order = {title: place for place, title in enumerate(titles.values())}
    told = [claim.model_copy(update={"label": _place(claim, brief, titles)}) for claim in claims]
    return tuple(sorted(told, key=lambda claim: order.get(claim.label or "", len(order))))


def _place(claim: Claim, brief: Brief, titles: Mapping[str, str]) -> str | None:
    """The one channel that the cited messages are from; of a claim that rests on facts alone, the facts' channel."""
    cited = [brief.by_id.get(cite) for cite in claim.cites]
    records = [item.record for item in cited if isinstance(item, Evidence)]
    found = {titles.get(record.room or "") for record in records if isinstance(record, RoomMessage)}
    found = found or {item.subject for item in cited if not isinstance(item, Evidence) and item and item.subject}
    found &= set(titles.values())
    return found.pop() if len(found) == 1 else None


def _titled(room: Room | None, name: str) -> Room:
    """The room under the id it was asked for by. A name of one word is written with `#`, as people do."""
    known = room or Room(id=name, title="")
    title = one_line(known.title) or bare_room(name)
    hashed = title if title.startswith("#") or " " in title else f"#{title}"
    return known.model_copy(update={"id": name, "title": hashed})


def _with_files(message: RoomMessage, files: Mapping[str, str], locale: str) -> str:
    """The text, with each file posted with it named in its place."""
    marks = [say(locale, "incident-attachment", filename=files[file]) for file in message.files if file in files]
    return " ".join(part for part in (clean(message.text), *marks) if part)

"""The incident report: what happened in a room, from its messages, members and files (I1-I13)."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from core.brief import Attachment, Brief, Coverage, Evidence, Window
from core.check import CHECKS
from core.errors import BadInput, NothingToReport
from core.kinds.base import Heading, Kind, SectionShape
from core.ports import Gathered
from core.records import Member, Room, RoomMessage
from core.report import Edition, Run
from core.words import say
from core.words.format import moment, number
from core.write.incident import write
from core.write.incident_context import NEWEST_WHOLE, condensed, context
from core.write.incident_facts import facts
from core.write.reading import Reading, read

_CLOSED = ("resolved", "archived")


def brief(run: Run, edition: Edition, gathered: Gathered, attachments: tuple[Attachment, ...]) -> Brief:
    """A room's messages as evidence `m1` on in time order, its files as `a1` on, and the facts counted of them.

    :raises NothingToReport: the room holds nothing
    :raises BadInput: it holds messages, but none that could be read
    """
    wanted = _wanted(run, edition, gathered)
    people = _people(gathered, wanted)
    messages = _messages(wanted, people, attachments, edition.locale)
    files = [_file(attachment) for attachment in attachments]
    room = gathered.room or Room(id=run.id, title="")
    reading = read(messages, room)
    known = Brief(
        kind="incident",
        title=room.title,
        organisation=run.organisation,
        locale=edition.locale,
        window=run.window or _window(wanted, run.zone),
        created_at=run.now,
        requested_by=run.caller.user,
        room=room,
        people=people,
        facts=facts(messages, people, attachments, room, reading),
        evidence=(*messages, *files),
        attachments=attachments,
    )
    coverage = Coverage(tallies=gathered.tallies, notes=tuple(_notes(known, reading)), failures=gathered.failures)
    return known.model_copy(update={"coverage": coverage})


def _wanted(run: Run, edition: Edition, gathered: Gathered) -> list[RoomMessage]:
    """The messages of the run's window in time order; somebody, or an app, has to have said something in it."""
    records = [record for record in gathered.records if isinstance(record, RoomMessage)]
    if not records and gathered.given:
        first = f": {gathered.failures[0]}" if gathered.failures else ""
        raise BadInput(say(edition.locale, "incident-unusable") + first)
    wanted = sorted((r for r in records if _inside(r, run.window)), key=lambda record: (record.at, record.id))
    if all(record.notice for record in wanted):
        raise NothingToReport(say(edition.locale, "incident-nothing"))
    return wanted


def heading(brief: Brief) -> Heading:
    """Title, time, number and asker (I9); with I13's sentence while the room isn't closed."""
    room = brief.room or Room(id="", title=brief.title)
    names = {person.id: person.name for person in brief.people}
    asker = brief.requested_by or ""
    made = moment(brief.created_at, brief.tz, brief.locale) if brief.created_at else ""
    fields = (
        (say(brief.locale, "incident-generated-at"), made),
        (say(brief.locale, "incident-number"), room.id),
        (say(brief.locale, "incident-generated-by"), names.get(asker, asker)),
    )
    notices = (say(brief.locale, "incident-still-active"),) if _active(brief, room) else ()
    return Heading(
        title=say(brief.locale, "incident-title", title=room.title),
        fields=tuple(f for f in fields if f[1]),
        notices=notices,
    )


def _active(brief: Brief, room: Room) -> bool:
    """Whether the room is open as far as known: it says so, or neither it nor a message says that it is over."""
    if room.status:
        return room.status.lower() not in _CLOSED
    resolved = next(brief.facts_of("matters_resolved"), None)
    return room.resolved_at is None and not (resolved and resolved.value)


def _inside(record: RoomMessage, window: Window | None) -> bool:
    return window is None or window.start <= record.at < window.end


def _window(records: Sequence[RoomMessage], zone: str) -> Window:
    """From the first message to just after the last: the end is exclusive."""
    return Window(start=records[0].at, end=records[-1].at + timedelta(microseconds=1), zone=zone)


def _people(gathered: Gathered, records: Sequence[RoomMessage]) -> tuple[Member, ...]:
    """The members, then authors nobody listed, by their id (I1). Of two with one name each is told by id too."""
    known = {person.id: person for person in gathered.people}
    bots = {record.user for record in records if record.bot}
    for record in records:
        if not record.notice or record.user in known:
            known.setdefault(record.user, Member(id=record.user, name=record.user, bot=record.user in bots))
    named = [
        p.model_copy(update={"name": p.name or p.email or p.id, "bot": p.bot or p.id in bots}) for p in known.values()
    ]
    counts = Counter(person.name for person in named)
    return tuple(
        person.model_copy(update={"name": f"{person.name} ({person.id})"}) if counts[person.name] > 1 else person
        for person in named
    )


def _messages(
    records: Sequence[RoomMessage], people: Sequence[Member], attachments: Sequence[Attachment], locale: str
) -> tuple[Evidence, ...]:
    names = {person.id: person.name for person in people}
    files = {attachment.id: attachment.name for attachment in attachments}
    return tuple(
        Evidence(
            id=f"m{place}",
            text=_with_files(record, files, locale),
            author=names.get(record.user, record.user),
            at=record.at,
            ref=record.id,
            record=record,
        )
        for place, record in enumerate(records, 1)
    )


def _with_files(record: RoomMessage, files: dict[str, str], locale: str) -> str:
    """The text, with each file posted with it named in its place (I2)."""
    marks = [say(locale, "incident-attachment", filename=files[file]) for file in record.files if file in files]
    return " ".join(part for part in (record.text, *marks) if part)


def _file(attachment: Attachment) -> Evidence:
    return Evidence(
        id=attachment.evidence,
        text=attachment.name,
        author=attachment.uploader,
        at=attachment.at,
        ref=attachment.id,
    )


def _notes(known: Brief, reading: Reading) -> list[tuple[str, dict[str, Any]]]:
    """What was condensed, grouped, or left out on purpose."""
    told: list[tuple[str, dict[str, Any]]] = []
    shown = {"locale": known.locale}
    if older := condensed(known):
        values = {"whole": number(NEWEST_WHOLE, **shown), "condensed": number(older, **shown)}
        told.append(("incident-note-condensed", values))
    idle = sum(1 for line in reading.lines if line.idle)
    if idle:
        told.append(("incident-note-idle", {"count": idle, "shown": number(idle, **shown)}))
    posts = next(known.facts_of("bot_posts"), None)
    if posts and isinstance(posts.value, int):
        forms = len(reading.posts)
        counts = {"count": posts.value, "shown": number(posts.value, **shown)}
        told.append(("incident-note-posts", counts | {"forms": forms, "formsShown": number(forms, **shown)}))
    notices = next(known.facts_of("notices"), None)
    if notices and isinstance(notices.value, int):
        told.append(("incident-note-notices", {"count": notices.value, "shown": number(notices.value, **shown)}))
    return told


INCIDENT = Kind(
    name="incident",
    sections=(
        SectionShape(key="summary", most=8, always=True),
        SectionShape(key="timeline", layout="timeline", most=60, always=True),
        SectionShape(key="participants", layout="people", by_model=False),
        SectionShape(key="process"),
        SectionShape(key="decisions"),
        SectionShape(key="actions"),
        SectionShape(key="status", most=6, always=True),
        SectionShape(key="resolution", most=4),
        SectionShape(key="open"),
        SectionShape(key="disagreements", most=6),
        SectionShape(key="attachments", layout="files", by_model=False, always=True),
    ),
    brief=brief,
    heading=heading,
    write=write,
    context=context,
    prompt="incident",
    checks=CHECKS,
    numbered=True,
    outputs=("docx", "md", "json"),
)

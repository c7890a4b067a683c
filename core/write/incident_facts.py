"""What code counts of an incident room, as facts with ids that sentences rest on."""

from collections.abc import Iterator, Sequence

from core.brief import Attachment, Evidence, Fact
from core.records import Member, Room, RoomMessage
from core.write.open_points import tasks, unanswered
from core.write.reading import Reading
from core.write.roles import final_success, succeeds

#: People who wrote nothing have a row of their own where a room has no more members than this.
SILENT_LISTED = 12
_ROOM_FIELDS = ("incident_type", "severity", "location", "description")


def facts(
    evidence: Sequence[Evidence],
    people: Sequence[Member],
    attachments: Sequence[Attachment],
    room: Room | None,
    reading: Reading,
) -> tuple[Fact, ...]:
    """The facts of a room, `f1` on: counts, first and last instant, the room's fields, messages per person."""
    found = [
        *_counts(evidence, attachments),
        *_read(reading),
        *_of_room(room),
        *_of_people(evidence, people),
    ]
    return tuple(fact.model_copy(update={"id": f"f{number}"}) for number, fact in enumerate(found, 1))


def spoken(evidence: Sequence[Evidence]) -> list[tuple[Evidence, RoomMessage]]:
    """The messages of people: neither notices nor posts of apps."""
    pairs = [(item, item.record) for item in evidence if isinstance(item.record, RoomMessage)]
    return [(item, record) for item, record in pairs if not (record.bot or record.notice)]


def _counts(evidence: Sequence[Evidence], attachments: Sequence[Attachment]) -> Iterator[Fact]:
    said = spoken(evidence)
    ids = tuple(item.id for item, _ in said)
    firsts = {record.user: item.id for item, record in reversed(said)}
    yield _fact("messages", len(said), ids)
    yield _fact("people", len(firsts), tuple(reversed(firsts.values())))
    times = [(item.at, item.id) for item, _ in said if item.at]
    if times:
        yield _fact("first_at", times[0][0].isoformat(), (times[0][1],), unit="datetime")
        yield _fact("last_at", times[-1][0].isoformat(), (times[-1][1],), unit="datetime")
    yield _fact("files", len(attachments), tuple(file.evidence for file in attachments))
    for label, flag in (("notices", "notice"), ("bot_posts", "bot")):
        those = tuple(item.id for item in evidence if getattr(item.record, flag, False))
        if those:
            yield _fact(label, len(those), those)


def _read(reading: Reading) -> Iterator[Fact]:
    """What was counted among the things people said."""
    real = [matter for matter in reading.matters if len(matter.lines) >= 3 and matter.people > 1]
    if reading.several:
        counted = real if len(real) >= len(reading.main) else list(reading.main)
        yield _fact("matters", len(counted), tuple(matter.opener.id for matter in counted))
    for label, found in (
        ("open_questions", [line for line, _ in unanswered(reading)]),
        ("open_tasks", [line for line, _ in tasks(reading)]),
        ("success_reports", [line for line in reading.lines if succeeds(line)]),
    ):
        yield _fact(label, len(found), tuple(line.id for line in found))
    resolved = [line for matter in reading.main if (line := final_success(matter, reading))]
    yield _fact("matters_resolved", len(resolved), tuple(line.id for line in resolved))
    for posts in reading.posts:
        yield _fact("post_form", len(posts.items), tuple(item.id for item in posts.items))


def _of_room(room: Room | None) -> Iterator[Fact]:
    if room is None:
        return
    if room.status:
        yield _fact("room_status", room.status)
    for label in _ROOM_FIELDS:
        if told := getattr(room, label):
            yield _fact(label, told)
    for label, at in (("room_created_at", room.created_at), ("room_resolved_at", room.resolved_at)):
        if at:
            yield _fact(label, at.isoformat(), unit="datetime")


def _of_people(evidence: Sequence[Evidence], people: Sequence[Member]) -> Iterator[Fact]:
    """Messages per person, by display name (no two are the same); those who wrote nothing only in a small room."""
    names = {person.id: person.name for person in people}
    wrote: dict[str, list[str]] = {}
    for item, record in spoken(evidence):
        wrote.setdefault(record.user, []).append(item.id)
    for user, ids in wrote.items():
        yield _fact("person_messages", len(ids), tuple(ids), subject=names.get(user, user))
    silent = [person for person in people if person.id not in wrote and not person.bot]
    if len(people) <= SILENT_LISTED:
        for person in silent:
            yield _fact("person_messages", 0, subject=person.name)
    elif silent:
        yield _fact("members_silent_unlisted", len(silent))


def _fact(
    label: str, value: int | str, ids: tuple[str, ...] = (), *, unit: str | None = None, subject: str | None = None
) -> Fact:
    """A fact still without its id."""
    told = {"id": "", "label": label, "value": value, "unit": unit, "subject": subject, "from": ids}
    return Fact.model_validate(told | ({} if ids else {"source": "room"}))

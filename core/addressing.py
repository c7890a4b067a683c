"""Where a run's document goes: its targets, `by:to`, as Deliveries keeps them (D12, I12, I14)."""

from collections.abc import Collection, Iterator, Mapping

from core.people import ChatRoom, Person
from core.report import Run


def targets(
    run: Run,
    people: Mapping[str, Person],
    rooms: Mapping[str, ChatRoom],
    *,
    mail: bool,
    has_file: Collection[str],
) -> list[str]:
    """The targets of a run in the order of its recipients, each once; none for a trial (D13).

    `mail` says whether mail can be sent at all; `has_file` holds the suffixes of the files the document has. A
    recipient that isn't among `people` or `rooms` stays a target: its courier says what is wrong with it.
    """
    if run.trial:
        return []
    with_file = "docx" in has_file
    if run.kind == "incident" and run.room:
        return [_incident(run, rooms.get(run.room), with_file=with_file)]
    found: list[str] = []
    for recipient in run.recipients:
        ways = _person(people.get(recipient), mail=mail) if recipient.startswith("usr_") else ["chat"]
        if with_file and "docx" in run.outputs and "chat" in ways:
            ways.append("file")
        found += [f"{way}:{recipient}" for way in ways]
    return list(dict.fromkeys(found))


def _person(person: Person | None, *, mail: bool) -> list[str]:
    return ["chat"] if person is None else list(_wanted(person, mail=mail))


def _wanted(person: Person, *, mail: bool) -> Iterator[str]:
    """The ways this person lets reports reach them."""
    if person.wants.chat:
        yield "chat"
    if person.wants.notification:
        yield "notification"
    if mail and person.wants.email and person.email:
        yield "email"


def _incident(run: Run, room: ChatRoom | None, *, with_file: bool) -> str:
    """The file goes to the room, or to the asker where nothing can be posted there any more."""
    by = "file" if with_file else "chat"
    return f"{by}:{run.caller.user if room and room.archived else run.room}"

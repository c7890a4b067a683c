"""Stores in memory, as far as Slack's adapter uses them."""

from collections.abc import Sequence
from typing import Any

from core.brief import Window
from core.kept import StoredFile
from core.people import ChatRoom, Organisation, Person
from core.records import Member, RoomMessage


class Directory:
    """Organisations and people."""

    def __init__(self) -> None:
        self.organisations_: dict[str, Organisation] = {}
        self.persons: dict[tuple[str, str], Person] = {}

    async def organisation(self, organisation: str) -> Organisation | None:
        return self.organisations_.get(organisation)

    async def organisations(self) -> Sequence[Organisation]:
        return list(self.organisations_.values())

    async def keep_organisation(self, organisation: Organisation) -> None:
        self.organisations_[organisation.id] = organisation

    async def person(self, organisation: str, person: str) -> Person | None:
        return self.persons.get((organisation, person))

    async def people(self, organisation: str, ids: Sequence[str] | None = None) -> Sequence[Person]:
        found = (person for (org, _), person in self.persons.items() if org == organisation)
        return [person for person in found if ids is None or person.id in ids]

    async def keep_person(self, person: Person) -> Person:
        kept = self.persons.get((person.organisation, person.id))
        if kept:
            person = person.model_copy(
                update={"created_at": kept.created_at, "last_login_at": person.last_login_at or kept.last_login_at}
            )
        self.persons[person.organisation, person.id] = person
        return person


class Rooms:
    """Rooms, members, messages, files, checkpoints."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.kept: dict[tuple[str, str], ChatRoom] = {}
        self.roles: dict[tuple[str, str], dict[str, str]] = {}
        self.said: dict[tuple[str, str], dict[str, RoomMessage]] = {}
        self.stored: dict[tuple[str, str], StoredFile] = {}
        self.points: dict[tuple[str, str], str] = {}

    async def room(self, organisation: str, room: str) -> ChatRoom | None:
        return self.kept.get((organisation, room))

    async def keep_room(self, room: ChatRoom) -> None:
        self.kept[room.organisation, room.id] = room

    async def members(self, organisation: str, room: str) -> Sequence[Member]:
        roles = self.roles.get((organisation, room), {})
        return [
            Member(id=id_, name=self.directory.persons[organisation, id_].display_name, role=role)
            for id_, role in roles.items()
            if (organisation, id_) in self.directory.persons
        ]

    async def role(self, organisation: str, room: str, person: str) -> str | None:
        return self.roles.get((organisation, room), {}).get(person)

    async def keep_member(self, organisation: str, room: str, person: str, role: str = "editor") -> None:
        self.roles.setdefault((organisation, room), {})[person] = role

    async def remove_member(self, organisation: str, room: str, person: str) -> None:
        self.roles.get((organisation, room), {}).pop(person, None)

    async def keep_messages(self, organisation: str, room: str, messages: Sequence[RoomMessage]) -> int:
        there = self.said.setdefault((organisation, room), {})
        new = sum(message.id not in there for message in messages)
        there.update({message.id: message for message in messages})
        return new

    async def messages(self, organisation: str, room: str, window: Window | None = None) -> Sequence[RoomMessage]:
        there = sorted(self.said.get((organisation, room), {}).values(), key=lambda message: message.at)
        return [message for message in there if window is None or window.start <= message.at < window.end]

    async def file(self, organisation: str, file: str) -> StoredFile | None:
        return self.stored.get((organisation, file))

    async def files(self, organisation: str, room: str) -> Sequence[StoredFile]:
        return [file for (org, _), file in self.stored.items() if org == organisation and file.room == room]

    async def keep_file(self, organisation: str, file: StoredFile) -> None:
        self.stored[organisation, file.id] = file

    async def checkpoint(self, organisation: str, room: str) -> str | None:
        return self.points.get((organisation, room))

    async def keep_checkpoint(self, organisation: str, room: str, ts: str) -> None:
        self.points[organisation, room] = ts

    async def rooms(self, organisation: str, person: str | None = None) -> Sequence[ChatRoom]:
        raise NotImplementedError

    async def post(self, organisation: str, posted: Any) -> bool:
        raise NotImplementedError

    async def posted(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError

    async def found(self, organisation: str, key: str) -> str | None:
        raise NotImplementedError


class Installations:
    """OAuth installs by workspace."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    async def get(self, workspace: str) -> dict[str, Any] | None:
        return self.kept.get(workspace)

    async def keep(self, workspace: str, data: dict[str, Any]) -> None:
        self.kept[workspace] = data

    async def remove(self, workspace: str) -> None:
        self.kept.pop(workspace, None)


class Blobs:
    """Bytes by key."""

    def __init__(self, **kept: bytes) -> None:
        self.kept = dict(kept)

    async def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data

    async def get(self, key: str) -> bytes:
        try:
            return self.kept[key]
        except KeyError:
            raise FileNotFoundError(key) from None

"""What every page shows around its own: who is signed in, their rooms, their unread notifications."""

from typing import NamedTuple

from core.desk import Desk, organisation_of
from core.errors import NotSignedIn
from core.people import ChatRoom, Organisation, Person
from core.report import Caller
from core.values import Instant, Value

#: Tints of the round marks that stand for people.
TINTS = 8


class Shell(Value):
    """The frame of a page. `page` says which one it is, `room` which room is open."""

    person: Person
    organisation: Organisation
    rooms: tuple[ChatRoom, ...]
    now: Instant
    unread: int
    page: str
    room: str | None = None
    is_admin: bool = False
    may_author: bool = False

    @property
    def zone(self) -> str:
        """The organisation's zone."""
        return self.organisation.zone

    @property
    def initials(self) -> str:
        """The person's."""
        return initials(self.person.display_name)

    @property
    def tint(self) -> int:
        """The colour of the person's mark."""
        return tint(self.person.id)


class Tinted(NamedTuple):
    """A person as a list shows them."""

    name: str
    initials: str
    tint: int
    job_title: str | None
    role: str | None


async def shell_for(desk: Desk, caller: Caller, page: str) -> Shell:
    """The frame for a caller. :raises NotSignedIn: they are no longer there"""
    person = await desk.stores.directory.person(caller.organisation, caller.user)
    if person is None:
        raise NotSignedIn
    unread = await desk.stores.notifications.of(caller.organisation, caller.user, unread=True, limit=100)
    return Shell(
        person=person,
        organisation=await organisation_of(desk, caller),
        rooms=tuple(await desk.stores.rooms.rooms(caller.organisation, caller.user)),
        now=desk.now(),
        unread=len(unread),
        page=page,
        is_admin=caller.is_admin,
        may_author=caller.may_author,
    )


def tinted(person: str, name: str, *, job_title: str | None = None, role: str | None = None) -> Tinted:
    """A person with the mark that stands for them."""
    return Tinted(name, initials(name), tint(person), job_title, role)


def initials(name: str) -> str:
    """`AH` for Astrid Halle; the last two characters of a Chinese name, which tell people apart."""
    words = name.split()
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    return name[-2:] if name and ord(name[0]) > 0x2E80 else name[:2].upper()


def tint(person: str) -> int:
    """0 to TINTS - 1: the same for the same id, here and in the scripts."""
    return sum(map(ord, person)) % TINTS

"""What an empty database is given at its first start: an organisation, an admin, a room to talk in."""

from core.people import ChatRoom, Organisation, Person
from core.stores import Stores
from core.values import Instant

#: The organisation and the person of an edition nobody has set up yet.
ORGANISATION, ADMIN, ROOM = "org_main", "usr_admin", "room_general"


async def settle_in(stores: Stores, now: Instant, *, name: str, zone: str, locale: str) -> Organisation:
    """The first organisation, made where there is none; otherwise the one that was there first, as it is."""
    there = await stores.directory.organisations()
    if there:
        return next((organisation for organisation in there if organisation.id == ORGANISATION), there[0])
    made = Organisation(id=ORGANISATION, name=name, zone=zone, locale=locale)
    await stores.directory.keep_organisation(made)
    await stores.directory.keep_person(
        Person(id=ADMIN, organisation=made.id, display_name="Admin", created_at=now, role="admin", author=True)
    )
    await stores.rooms.keep_room(ChatRoom(id=ROOM, organisation=made.id, title="general", created_at=now))
    await stores.rooms.keep_member(made.id, ROOM, ADMIN, "owner")
    return made

"""Which chat a parcel's room or person lives in."""

from collections.abc import Mapping

from core.errors import DeliveryFailed, DeliveryUnknown
from core.people import Person
from core.ports import Chat, Parcel
from core.stores import Stores


async def chat_of(parcel: Parcel, chats: Mapping[str, Chat], stores: Stores) -> Chat:
    """The chat to post in, by its name among `chats`.

    :raises DeliveryFailed: no such room or person, or their chat isn't connected
    """
    if parcel.to.startswith("usr_"):
        name: str = (await person_of(parcel, stores)).chat
    else:
        room = await stores.rooms.room(parcel.organisation, parcel.to)
        if room is None:
            raise DeliveryFailed(f"{parcel.to}: no such room")
        name = room.chat
    if name not in chats:
        raise DeliveryFailed(f"{parcel.to} is in the chat {name}, which is not connected")
    return chats[name]


async def chat_to_ask(parcel: Parcel, chats: Mapping[str, Chat], stores: Stores) -> Chat:
    """The chat to look in for what an earlier try posted.

    :raises DeliveryUnknown: it isn't there any more, and the earlier try may have arrived before
    """
    try:
        return await chat_of(parcel, chats, stores)
    except DeliveryFailed as gone:
        raise DeliveryUnknown(gone.detail) from None


async def person_of(parcel: Parcel, stores: Stores) -> Person:
    """The person the parcel goes to. :raises DeliveryFailed: no such person"""
    person = await stores.directory.person(parcel.organisation, parcel.to)
    if person is None:
        raise DeliveryFailed(f"{parcel.to}: no such person")
    return person

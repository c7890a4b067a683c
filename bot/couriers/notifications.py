"""The report as an in-app notification (`notification:usr_…`), kept until it is read (D18)."""

import hashlib
from collections.abc import Awaitable, Callable

from bot.couriers.places import person_of
from core.kept import Event, Notification
from core.ports import Parcel, Sent
from core.stores import Stores

#: An unread notification further back than this is found no more, and kept again under its id: nobody sees two.
_LOOK_BACK = 200


class NotificationCourier:
    """Keeps a notification and tells the person's live connections. Its id comes of the parcel, so it is kept once."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    async def deliver(self, parcel: Parcel, note: Callable[[str], Awaitable[None]]) -> str:
        await person_of(parcel, self._stores)
        notification = _notification(parcel)
        if await self._stores.notifications.keep(notification):
            await self._stores.events.publish(_event(notification))
        return notification.id

    async def found(self, parcel: Parcel) -> Sent:
        wanted = _id(parcel)
        kept = await self._stores.notifications.of(parcel.organisation, parcel.to, limit=_LOOK_BACK)
        return Sent(next((notification.id for notification in kept if notification.id == wanted), None))


def _notification(parcel: Parcel) -> Notification:
    document = parcel.document
    return Notification(
        id=_id(parcel),
        organisation=parcel.organisation,
        person=parcel.to,
        title=document.title,
        body=document.summary,
        entity=document.id,
        created_at=document.created_at,
    )


def _id(parcel: Parcel) -> str:
    """One per organisation and delivery."""
    return f"ntf_{hashlib.sha256(f'{parcel.organisation}/{parcel.key}'.encode()).hexdigest()[:24]}"


def _event(notification: Notification) -> Event:
    told = notification.model_dump(mode="json", exclude={"organisation", "person"})
    return Event(
        organisation=notification.organisation,
        person=notification.person,
        payload={"type": "notification", **told},
    )

"""REST: the people of the organisation, oneself, and one's notifications (I1, K1, D18)."""

from typing import Literal

from pydantic import Field, StrictBool

from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Change, Done, Given, Id, Nothing, Told
from core.desk import people
from core.errors import NotFound
from core.people import Person
from core.values import Instant
from core.words import say


class PersonTold(Told):
    """A person as colleagues see them."""

    id: str
    display_name: str
    email: str | None
    office_location: str | None
    job_title: str | None
    role: Literal["admin", "company_user"]
    author: bool
    chat: Literal["web", "slack"]


class People(Told):
    """All of the organisation, by name."""

    items: tuple[PersonTold, ...]


class PersonId(Given):
    """Which person."""

    person: Id


class PersonChange(Change):
    """What someone may do; what isn't named stays."""

    role: Literal["admin", "company_user"] | None = None
    author: StrictBool | None = None


class WantsTold(Told):
    """By which ways reports reach one."""

    chat: bool
    notification: bool
    email: bool


class Me(PersonTold):
    """Oneself. `locale` is one's own choice, null where the organisation's is taken."""

    organisation: str
    locale: str | None
    wants: WantsTold
    last_login_at: Instant | None
    created_at: Instant


class WantsChange(Change):
    """What isn't named stays."""

    chat: StrictBool = True
    notification: StrictBool = True
    email: StrictBool = True


class MeChange(Change):
    """What isn't named stays; a null locale is the organisation's."""

    wants: WantsChange | None = None
    locale: str | None = Field(default=None, max_length=20)


class NotificationTold(Told):
    """Something one is told. `entity` is what a click opens: a report's id."""

    id: str
    category: Literal["report"]
    title: str
    body: str
    entity: str | None
    created_at: Instant
    read_at: Instant | None


class Notifications(Told):
    """Newest first."""

    items: tuple[NotificationTold, ...]


class Which(Given):
    """All, or those not read."""

    unread: bool = False
    limit: int = Field(default=50, ge=1, le=100)


class NotificationId(Given):
    """Which notification."""

    notification: Id


async def list_people(call: Call[Nothing, Nothing]) -> People:
    """The caller's organisation."""
    found = await call.desk.stores.directory.people(call.caller.organisation)
    return People(items=tuple(map(_person, found)))


async def change_person(call: Call[PersonId, PersonChange]) -> PersonTold:
    """Make someone an admin, or let them set up reports; or take it back."""
    changes = call.body.named()
    return _person(await people.change_person(call.desk, call.caller, call.params.person, **changes))


async def get_me(call: Call[Nothing, Nothing]) -> Me:
    """The caller."""
    return _me(await people.person(call.desk, call.caller, call.caller.user))


async def change_me(call: Call[Nothing, MeChange]) -> Me:
    """The caller's own wishes."""
    changes = call.body.named()
    wants = changes.pop("wants", None)
    wanted = wants.named() if wants else None
    return _me(await people.change_me(call.desk, call.caller, wants=wanted, **changes))


async def list_notifications(call: Call[Which, Nothing]) -> Notifications:
    """The caller's."""
    found = await call.desk.stores.notifications.of(
        call.caller.organisation, call.caller.user, unread=call.params.unread, limit=call.params.limit
    )
    return Notifications(items=tuple(NotificationTold(**each.model_dump()) for each in found))


async def read_notification(call: Call[NotificationId, Nothing]) -> Done:
    """Mark it as read; the first time counts."""
    who, which = call.caller, call.params.notification
    if not await call.desk.stores.notifications.read(who.organisation, who.user, which, call.desk.now()):
        raise NotFound(say(who.locale, "desk-no-notification"))
    return Done()


def _person(person: Person) -> PersonTold:
    return PersonTold(**person.model_dump(include=set(PersonTold.model_fields)))


def _me(person: Person) -> Me:
    return Me(**person.model_dump(include=set(Me.model_fields)))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET", path="/api/people", summary="The people of the organisation", handler=list_people, reply=People
    ),
    Route(
        method="PATCH",
        path="/api/people/{person}",
        summary="Change what someone may do",
        handler=change_person,
        params=PersonId,
        body=PersonChange,
        reply=PersonTold,
        right="admin",
        errors=(409,),
    ),
    Route(method="GET", path="/api/me", summary="Oneself", handler=get_me, reply=Me),
    Route(
        method="PATCH", path="/api/me", summary="Change one's own wishes", handler=change_me, body=MeChange, reply=Me
    ),
    Route(
        method="GET",
        path="/api/notifications",
        summary="One's notifications, newest first",
        handler=list_notifications,
        params=Which,
        reply=Notifications,
        errors=(400,),
    ),
    Route(
        method="POST",
        path="/api/notifications/{notification}/read",
        summary="Mark a notification as read",
        handler=read_notification,
        params=NotificationId,
        reply=Done,
    ),
)

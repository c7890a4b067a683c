"""What may be done with reports and by whom: one verb a function, the same for both chats and the API.

`asking` starts and follows runs, `shelf` reads what was made, `settings` changes definitions, `signin` lets people in.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.errors import Forbidden, NotFound
from core.people import ChatRoom, Organisation
from core.policy import ModelCard
from core.ports import Blobs, Engine
from core.report import Caller
from core.stores import Stores
from core.words import say


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the verbs need. `token` gives a fresh secret; `public_url` ends without a slash; `sleep` takes seconds."""

    stores: Stores
    blobs: Blobs
    engine: Engine
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    token: Callable[[], str]
    public_url: str
    #: the models that are set up, the usual one first; none where the rules write
    models: Sequence[ModelCard] = ()


async def organisation_of(desk: Desk, caller: Caller) -> Organisation:
    """The caller's organisation. :raises NotFound: it is gone"""
    found = await desk.stores.directory.organisation(caller.organisation)
    if found is None:
        raise NotFound(say(caller.locale, "desk-no-organisation"))
    return found


async def room_for(desk: Desk, caller: Caller, room: str) -> ChatRoom:
    """A room the caller is a member of.

    :raises NotFound: no such room in the caller's organisation
    :raises Forbidden: the caller isn't a member of it (I16)
    """
    found = await desk.stores.rooms.room(caller.organisation, room)
    if found is None:
        raise NotFound(say(caller.locale, "desk-no-room"))
    if await desk.stores.rooms.role(caller.organisation, room, caller.user) is None:
        raise Forbidden(say(caller.locale, "desk-not-a-member"))
    return found


def author_only(caller: Caller) -> None:
    """:raises Forbidden: the caller lacks `reports.author`, and is told so (P4, C1)"""
    if not caller.may_author:
        raise Forbidden(say(caller.locale, "desk-needs-author"))


def admin_only(caller: Caller) -> None:
    """:raises Forbidden: the caller isn't an admin, and is told so (P4)"""
    if not caller.is_admin:
        raise Forbidden(say(caller.locale, "desk-needs-admin"))

"""People of the organisation: what an admin may change of others, and everyone of themselves."""

from typing import Any, Literal

from core.desk import Desk, admin_only
from core.errors import BadInput, Conflict, NotFound
from core.people import Person, Wants
from core.report import Caller
from core.words import canonical, say


async def person(desk: Desk, caller: Caller, who: str) -> Person:
    """Someone of the caller's organisation. :raises NotFound: there is no such person"""
    found = await desk.stores.directory.person(caller.organisation, who)
    if found is None:
        raise NotFound(say(caller.locale, "desk-no-person"))
    return found


async def change_person(
    desk: Desk,
    caller: Caller,
    who: str,
    *,
    role: Literal["admin", "company_user"] | None = None,
    author: bool | None = None,
) -> Person:
    """Change what someone may do (K1).

    :raises Forbidden: the caller isn't an admin
    :raises NotFound: there is no such person
    :raises Conflict: nobody would be left to administer the organisation
    """
    admin_only(caller)
    found = await person(desk, caller, who)
    if role and role != "admin" and found.role == "admin":
        everyone = await desk.stores.directory.people(caller.organisation)
        if not any(other.role == "admin" and other.id != who for other in everyone):
            raise Conflict(say(caller.locale, "desk-last-admin"))
    changes: dict[str, Any] = {"role": role, "author": author}
    given = {name: value for name, value in changes.items() if value is not None}
    return await desk.stores.directory.keep_person(found.model_copy(update=given))


async def change_me(desk: Desk, caller: Caller, *, wants: dict[str, bool] | None = None, **changes: Any) -> Person:
    """Change the caller's own: by which ways reports reach them (D12; those not named stay), and their language,
    None for the organisation's.

    :raises BadInput: a language we don't write
    """
    found = await person(desk, caller, caller.user)
    given: dict[str, Any] = {}
    if wants:
        given["wants"] = Wants.model_validate(found.wants.model_dump() | wants)
    if "locale" in changes:
        given["locale"] = _locale(caller, changes["locale"])
    return await desk.stores.directory.keep_person(found.model_copy(update=given))


def _locale(caller: Caller, asked: str | None) -> str | None:
    try:
        return canonical(asked) if asked else None
    except ValueError:
        raise BadInput(say(caller.locale, "desk-bad-value", field="locale")) from None

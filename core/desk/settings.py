"""Changing standing reports and the organisation: who may, what is valid, and when it then fires."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from core.desk import Desk, admin_only, author_only, organisation_of
from core.errors import BadInput, Conflict, NotFound
from core.people import Organisation
from core.report import Caller, Definition
from core.schedule import Firing, firings, next_firing, zone_of
from core.words import canonical, say

#: What a change may name; everything else belongs to the store or the dispatcher.
CHANGEABLE = frozenset(
    {"enabled", "send_at_hour", "send_at_minute", "prompt", "sources", "channels", "recipients", "outputs", "name"}
)


async def default(desk: Desk, caller: Caller) -> Definition:
    """The organisation's own daily definition; one that is off, not yet kept, where nobody has set it up."""
    found = await desk.stores.definitions.default(caller.organisation)
    if found:
        return found
    organisation = await organisation_of(desk, caller)
    return Definition(
        id=f"def_{hashlib.sha256(caller.organisation.encode()).hexdigest()[:16]}",
        organisation=caller.organisation,
        owner=caller.user,
        zone=organisation.zone,
    )


async def one(desk: Desk, caller: Caller, definition: str) -> Definition:
    """A definition of the organisation; the default one also where it isn't kept yet. :raises NotFound: none such"""
    found = await desk.stores.definitions.definition(caller.organisation, definition)
    if found is None:
        found = await default(desk, caller)
    if found.id != definition:
        raise NotFound(say(caller.locale, "desk-no-definition"))
    return found


async def change(
    desk: Desk, caller: Caller, revision: int | None = None, *, definition: str | None = None, **changes: Any
) -> Definition:
    """A definition (the default one) with these fields changed (`CHANGEABLE`), kept, its next instant computed.

    With `revision` it is refused where someone else changed it since. A value that stands already is no change.

    :raises Forbidden: the caller lacks `reports.author`
    :raises NotFound: no such definition
    :raises BadInput: an unknown field, a value out of bounds, a recipient or channel that isn't there
    :raises Conflict: someone else changed it meanwhile
    """
    author_only(caller)
    if unknown := sorted(set(changes) - CHANGEABLE):
        raise BadInput(say(caller.locale, "desk-bad-field", field=unknown[0]))
    for _ in range(3):
        found = await (one(desk, caller, definition) if definition else default(desk, caller))
        if revision is not None and found.revision != revision:
            break
        wanted = _changed(found, changes, caller)
        await _check_places(desk, caller, found, wanted)
        wanted = _timed(wanted, found, desk)
        await _begin(desk, found)
        if await desk.stores.definitions.keep(wanted):
            return wanted.model_copy(update={"revision": wanted.revision + 1})
    raise Conflict(say(caller.locale, "desk-changed-meanwhile"))


async def change_organisation(desk: Desk, caller: Caller, **changes: Any) -> Organisation:
    """The organisation with its name, zone or locale changed; its definitions follow the zone.

    :raises Forbidden: the caller isn't an admin
    :raises BadInput: no such zone, no such locale
    """
    admin_only(caller)
    if "zone" in changes:
        changes["zone"] = zone_of(changes["zone"]).key
    if "locale" in changes:
        try:
            changes["locale"] = canonical(changes["locale"])
        except ValueError as unknown:
            raise BadInput(str(unknown)) from None
    kept = (await organisation_of(desk, caller)).model_copy(update=changes)
    await desk.stores.directory.keep_organisation(kept)
    for definition in await desk.stores.definitions.definitions(caller.organisation):
        if definition.zone != kept.zone:
            moved = definition.model_copy(update={"zone": kept.zone})
            await desk.stores.definitions.keep(_timed(moved, definition, desk))
    return kept


def upcoming(definition: Definition, desk: Desk, count: int = 3) -> Sequence[Firing]:
    """The next firings, whether it is on or not (X5)."""
    first = next_firing(definition.schedule, desk.now())
    return list(islice(firings(definition.schedule, first.at, first.at + timedelta(days=count + 7)), count))


def _changed(found: Definition, changes: dict[str, Any], caller: Caller) -> Definition:
    try:
        return Definition.model_validate(found.model_dump() | changes)
    except ValueError as wrong:
        field = wrong.errors()[0]["loc"][0] if hasattr(wrong, "errors") else "?"
        raise BadInput(say(caller.locale, "desk-bad-value", field=str(field))) from None


async def _check_places(desk: Desk, caller: Caller, found: Definition, wanted: Definition) -> None:
    """New recipients and channels have to be there; one that vanished since may stay until it is taken out."""
    new = (set(wanted.recipients) - set(found.recipients)) | (set(wanted.channels) - set(found.channels))
    for place in sorted(new):
        if place.startswith("room_"):
            known = await desk.stores.rooms.room(caller.organisation, place)
            usable = known is not None and not known.archived
        else:
            usable = await desk.stores.directory.person(caller.organisation, place) is not None
        if not usable:
            raise BadInput(say(caller.locale, "desk-no-recipient", name=place))
    # What is said in a room is digested only for someone who may read it there.
    for channel in sorted(set(wanted.channels) - set(found.channels)):
        if await desk.stores.rooms.role(caller.organisation, channel, caller.user) is None:
            raise BadInput(say(caller.locale, "desk-no-recipient", name=channel))


async def _begin(desk: Desk, found: Definition) -> None:
    """Keep one that isn't yet, as it is: only then does its first change count the revision up, as every other does."""
    if found.revision == 0 and await desk.stores.definitions.definition(found.organisation, found.id) is None:
        await desk.stores.definitions.keep(found)


def _timed(wanted: Definition, found: Definition, desk: Desk) -> Definition:
    """With the exact next instant, computed anew only where the schedule changed."""
    if not wanted.enabled:
        return wanted.model_copy(update={"next_run_at": None})
    if found.next_run_at and found.enabled and wanted.schedule == found.schedule:
        return wanted
    return wanted.model_copy(update={"next_run_at": next_firing(wanted.schedule, desk.now()).at})

"""REST: standing reports and the organisation they are of (D1, D2)."""

from typing import Any, Literal

from pydantic import Field, StrictBool

from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Change, Given, Id, Nothing, Told
from core.desk import Desk, organisation_of, settings
from core.people import Organisation
from core.report import SOURCE_NAMES, Definition, Recipient, SourceName
from core.schedule import note
from core.values import Instant


class FiringTold(Told):
    """One slot to come: the instant, the same on the zone's clock, and a note where a clock change matters."""

    at: Instant
    local: str
    period: str
    note: str


class DefinitionTold(Told):
    """A standing report (D1). `next_firings` are told whether it is enabled or not."""

    id: str
    name: str
    kind: str
    room: str | None
    owner: str
    enabled: bool
    send_at_hour: int
    send_at_minute: int
    zone: str
    prompt: str | None
    include_calls: bool
    include_messages: bool
    include_tasks: bool
    include_contacts: bool
    include_channels: tuple[str, ...]
    recipients: tuple[str, ...]
    outputs: tuple[str, ...]
    next_run_at: Instant | None
    next_firings: tuple[FiringTold, ...]
    revision: int


class Definitions(Told):
    """All of the organisation's, the default one first."""

    items: tuple[DefinitionTold, ...]


class DefinitionId(Given):
    """Which definition."""

    definition: Id


class DefinitionChange(Change):
    """What is to change; what isn't named stays. With `revision` nothing is overwritten that someone else changed."""

    revision: int | None = None
    name: str = Field(default="", max_length=200)
    enabled: StrictBool = False
    send_at_hour: int = Field(default=8, ge=0, le=23)
    send_at_minute: int = Field(default=0, ge=0, le=59)
    prompt: str | None = Field(default=None, max_length=8000)
    include_calls: StrictBool = True
    include_messages: StrictBool = True
    include_tasks: StrictBool = True
    include_contacts: StrictBool = True
    include_channels: tuple[Recipient, ...] = Field(default=(), max_length=50)
    recipients: tuple[Recipient, ...] = Field(default=(), max_length=200)
    outputs: tuple[Literal["docx", "md", "json"], ...] = Field(default=(), max_length=3)


class OrganisationTold(Told):
    """The organisation: its name, IANA zone and language."""

    id: str
    name: str
    zone: str
    locale: str


class OrganisationChange(Change):
    """What is to change; what isn't named stays."""

    name: str = Field(default="", min_length=1, max_length=200)
    zone: str = Field(default="", max_length=60)
    locale: str = Field(default="", max_length=20)


async def list_definitions(call: Call[Nothing, Nothing]) -> Definitions:
    """The default one is there even where nobody has set it up."""
    kept = list(await call.desk.stores.definitions.definitions(call.caller.organisation))
    default = await settings.default(call.desk, call.caller)
    others = [definition for definition in kept if definition.id != default.id]
    return Definitions(items=tuple(_told(each, call.desk, call.caller.locale) for each in [default, *others]))


async def get_default(call: Call[Nothing, Nothing]) -> DefinitionTold:
    """The organisation's own."""
    return _told(await settings.default(call.desk, call.caller), call.desk, call.caller.locale)


async def change_default(call: Call[Nothing, DefinitionChange]) -> DefinitionTold:
    """Change the organisation's own."""
    found = await settings.default(call.desk, call.caller)
    return await _change(call, call.body, found, None)


async def get_definition(call: Call[DefinitionId, Nothing]) -> DefinitionTold:
    """One by its id."""
    found = await settings.one(call.desk, call.caller, call.params.definition)
    return _told(found, call.desk, call.caller.locale)


async def change_definition(call: Call[DefinitionId, DefinitionChange]) -> DefinitionTold:
    """Change one by its id."""
    found = await settings.one(call.desk, call.caller, call.params.definition)
    return await _change(call, call.body, found, found.id)


async def get_organisation(call: Call[Nothing, Nothing]) -> OrganisationTold:
    """The caller's."""
    return _organisation(await organisation_of(call.desk, call.caller))


async def change_organisation(call: Call[Nothing, OrganisationChange]) -> OrganisationTold:
    """Its standing reports follow the zone."""
    return _organisation(await settings.change_organisation(call.desk, call.caller, **call.body.named()))


async def _change(
    call: Call[Any, DefinitionChange], body: DefinitionChange, found: Definition, which: str | None
) -> DefinitionTold:
    changes = body.named()
    revision = changes.pop("revision", None)
    included = {name: changes.pop(f"include_{name}") for name in SOURCE_NAMES if f"include_{name}" in changes}
    if included:
        changes["sources"] = _sources(found, included)
        # The sources were made from what stood there a moment ago.
        revision = found.revision if revision is None else revision
    if "include_channels" in changes:
        changes["channels"] = changes.pop("include_channels")
    kept = await settings.change(call.desk, call.caller, revision, definition=which, **changes)
    return _told(kept, call.desk, call.caller.locale)


def _sources(found: Definition, included: dict[SourceName, bool]) -> tuple[SourceName, ...]:
    return tuple(name for name in SOURCE_NAMES if included.get(name, name in found.sources))


def _told(definition: Definition, desk: Desk, locale: str) -> DefinitionTold:
    shared = set(DefinitionTold.model_fields) & set(Definition.model_fields)
    firings = (
        FiringTold(
            at=firing.at,
            local=firing.local.isoformat(),
            period=firing.period,
            note=note(definition.schedule, firing, locale),
        )
        for firing in settings.upcoming(definition, desk)
    )
    included = {f"include_{name}": name in definition.sources for name in SOURCE_NAMES}
    return DefinitionTold.model_validate(
        definition.model_dump(include=shared)
        | included
        | {"include_channels": definition.channels, "next_firings": tuple(firings)}
    )


def _organisation(organisation: Organisation) -> OrganisationTold:
    return OrganisationTold(**organisation.model_dump())


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/definitions",
        summary="Standing reports",
        handler=list_definitions,
        reply=Definitions,
    ),
    Route(
        method="GET",
        path="/api/definitions/default",
        summary="The organisation's own standing report",
        handler=get_default,
        reply=DefinitionTold,
    ),
    Route(
        method="PATCH",
        path="/api/definitions/default",
        summary="Change the organisation's own standing report",
        handler=change_default,
        body=DefinitionChange,
        reply=DefinitionTold,
        right="author",
        errors=(409,),
    ),
    Route(
        method="GET",
        path="/api/definitions/{definition}",
        summary="A standing report",
        handler=get_definition,
        params=DefinitionId,
        reply=DefinitionTold,
    ),
    Route(
        method="PATCH",
        path="/api/definitions/{definition}",
        summary="Change a standing report",
        handler=change_definition,
        params=DefinitionId,
        body=DefinitionChange,
        reply=DefinitionTold,
        right="author",
        errors=(409,),
    ),
    Route(
        method="GET",
        path="/api/organisation",
        summary="The organisation",
        handler=get_organisation,
        reply=OrganisationTold,
    ),
    Route(
        method="PATCH",
        path="/api/organisation",
        summary="Change the organisation's name, zone or language",
        handler=change_organisation,
        body=OrganisationChange,
        reply=OrganisationTold,
        right="admin",
    ),
)

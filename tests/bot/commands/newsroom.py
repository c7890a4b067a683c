"""A small newsroom to command: two organisations, a few people and rooms, real stores, and a job that goes by steps."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, Literal, TypeVar

from bot.commands import handle
from core.desk import Desk
from core.desk.signin import as_caller
from core.kept import Command, StoredDocument
from core.people import ChatRoom, Organisation, Person, Posted
from core.records import RoomMessage
from core.replies import Reply, Text
from core.report import Definition
from core.stores import Stores
from storage.blobs import open_blobs
from tests.fake_engine import InlineEngine
from tests.fake_job import StagedJob

R = TypeVar("R")
#: A Tuesday, 13:00 in Oslo.
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
ORG = Organisation(id="org_1", name="Fjord Works", zone="Europe/Oslo")
OTHER = Organisation(id="org_2", name="Other Ltd")


@dataclass
class Newsroom:
    """`say` and `press` speak as a person does and give back the replies."""

    desk: Desk
    job: StagedJob
    engine: InlineEngine
    _ids: Any = field(default_factory=lambda: count(1))

    async def say(self, text: str, *, by: str = "usr_ada", **more: Any) -> list[Reply]:
        """`/report …`."""
        return await self.give(await self.command(by, text=text, **more))

    async def press(self, action: str, value: str = "", *, by: str = "usr_ada", **more: Any) -> list[Reply]:
        """A button."""
        more["values"] = ({"value": value} if value else {}) | more.get("values", {})
        return await self.give(await self.command(by, action=action, **more))

    async def give(self, command: Command) -> list[Reply]:
        """All replies to a command."""
        return [reply async for reply in handle(self.desk, command)]

    async def command(self, by: str, *, locale: str | None = None, org: str = ORG.id, **fields: Any) -> Command:
        """A command of a person, with their rights."""
        directory = self.desk.stores.directory
        person, organisation = await directory.person(org, by), await directory.organisation(org)
        assert person is not None
        assert organisation is not None
        caller = as_caller(person, organisation)
        if locale:
            caller = caller.model_copy(update={"locale": locale})
        given: dict[str, Any] = {"id": f"cmd-{next(self._ids)}", "chat": "web", "at": NOW} | fields
        return Command(caller=caller, **given)

    async def definition(self) -> Definition:
        """The organisation's, which is kept."""
        found = await self.desk.stores.definitions.default(ORG.id)
        assert found is not None
        return found

    async def write(self, number: int, **fields: Any) -> StoredDocument:
        """A kept document; a higher number is newer."""
        given = {
            "id": f"rep_{number}",
            "organisation": ORG.id,
            "kind": "daily",
            "title": f"Report {number}",
            "body": f"Body {number}.",
            "created_by": "usr_ada",
            "created_at": NOW.replace(minute=number),
            "data_sources": {"calls": number, "tasks": None},
        }
        document = StoredDocument.model_validate(given | fields)
        await self.desk.stores.documents.keep(document)
        return document


@asynccontextmanager
async def newsroom(stores: Stores) -> AsyncIterator[Newsroom]:
    """One over stores that `settle` has filled."""
    blobs, tokens = open_blobs("memory:"), count(1)
    job = StagedJob(stores, blobs, NOW)
    async with InlineEngine(job.run) as engine:
        desk = Desk(
            stores=stores,
            blobs=blobs,
            engine=engine,
            now=lambda: NOW,
            sleep=job.sleep,
            token=lambda: f"token-{next(tokens)}",
            public_url="http://desk.test",
        )
        yield Newsroom(desk=desk, job=job, engine=engine)


async def settle(stores: Stores) -> None:
    """Ada may set up reports, Bo may not, Cy is in another organisation."""
    await _people(stores)
    await _rooms(stores)


def only(replies: list[Reply], sort: type[R]) -> R:
    """The one reply there is, of this sort."""
    assert len(replies) == 1, replies
    assert isinstance(replies[0], sort)
    return replies[0]


def last(replies: list[Reply], sort: type[R]) -> R:
    """The last reply, of this sort."""
    assert isinstance(replies[-1], sort), replies
    return replies[-1]


def words(replies: list[Reply]) -> str:
    """The text of the one reply, which is for the asker alone."""
    text = only(replies, Text)
    assert text.private
    return text.markdown


async def _people(stores: Stores) -> None:
    for organisation in (ORG, OTHER):
        await stores.directory.keep_organisation(organisation)
    people = (
        Person(
            id="usr_ada",
            organisation=ORG.id,
            display_name="Ada Holm",
            email="ada@fjord.test",
            created_at=NOW,
            author=True,
        ),
        Person(id="usr_bo", organisation=ORG.id, display_name="Bo Lie", created_at=NOW),
        Person(id="usr_bo2", organisation=ORG.id, display_name="Bo Berg", created_at=NOW),
        Person(id="usr_U7", organisation=ORG.id, display_name="王小明", created_at=NOW),
        Person(id="usr_cy", organisation=OTHER.id, display_name="Cy Secret", created_at=NOW, author=True),
    )
    for person in people:
        await stores.directory.keep_person(person)


async def _rooms(stores: Stores) -> None:
    await _room(stores, "room_C1", "general", "usr_ada", "usr_bo")
    await _room(stores, "room_C2", "secret", "usr_bo")
    await _room(stores, "room_C3", "quiet", "usr_ada", silent=True)
    await _room(stores, "room_C4", "line-3", "usr_ada", "usr_bo", sort="incident")
    await _room(stores, "room_C5", "closed", "usr_ada", sort="incident", status="archived")
    await _room(stores, "room_D1", "Ada Holm", "usr_ada", sort="direct")
    await _room(stores, "room_X1", "theirs", "usr_cy", organisation=OTHER.id)


async def _room(
    stores: Stores,
    room: str,
    title: str,
    *members: str,
    organisation: str = ORG.id,
    sort: Literal["channel", "incident", "direct"] = "channel",
    status: Literal["active", "archived"] = "active",
    silent: bool = False,
) -> None:
    await stores.rooms.keep_room(ChatRoom(id=room, title=title, organisation=organisation, sort=sort, status=status))
    for member in members:
        await stores.rooms.keep_member(organisation, room, member)
    if not silent:
        said = RoomMessage(id="1.0", at=NOW, user=members[0], text="The belt stopped.")
        await stores.rooms.post(organisation, Posted(room=room, message=said))

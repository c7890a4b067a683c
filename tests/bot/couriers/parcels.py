"""A kept report, the people and rooms it goes to, and its parcels."""

from datetime import UTC, datetime

from core.kept import Rendered, StoredDocument
from core.people import ChatRoom, Person
from core.ports import Parcel
from core.report import Caller, Run
from core.stores import Stores
from tests.core.render.documents import incident

ORG = "org_T1"
AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
URL = "https://news.example"
DOCX = Rendered(
    name="Line 3 stopped_2026-03-03.docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    blob="runs/rep_1/0.docx",
    size=9,
)


def kept(locale: str = "en", **fields: object) -> StoredDocument:
    """The small incident as it is kept."""
    document = incident(locale)
    return StoredDocument.model_validate(
        {
            "id": "rep_1",
            "organisation": ORG,
            "kind": "daily",
            "locale": locale,
            "title": document.title,
            "body": "**It** stopped.",
            "summary": "3 messages, line runs",
            "data_sources": {"calls": 3, "tasks": None},
            "created_by": "usr_A",
            "created_at": AT,
            "files": (DOCX,),
            "document": document,
            **fields,
        }
    )


def parcel(target: str, document: StoredDocument | None = None) -> Parcel:
    return Parcel(organisation=ORG, run="rep_1", target=target, document=document or kept())


async def settle_in(stores: Stores, *, email: str | None = "ada@example.org", outputs: tuple[str, ...] = ()) -> None:
    """Ada in the web chat, Bo and room_C1 in Slack, and the run that made the report."""
    await stores.directory.keep_person(
        Person(id="usr_A", organisation=ORG, display_name="Ada Holm", email=email, created_at=AT)
    )
    await stores.directory.keep_person(
        Person(id="usr_B", organisation=ORG, display_name="Bo Lie", created_at=AT, chat="slack")
    )
    await stores.rooms.keep_room(ChatRoom(id="room_C1", organisation=ORG, title="general", chat="slack"))
    await stores.runs.start(
        Run(
            id="rep_1",
            kind="daily",
            caller=Caller(organisation=ORG, user="usr_A"),
            organisation="Rimfoss",
            zone="UTC",
            now=AT,
            outputs=outputs,
        )
    )


async def no_note(external: str) -> None:
    """For couriers that have nothing to note."""
    raise AssertionError(f"noted {external}")

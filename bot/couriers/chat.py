"""The report as a post: in a room, or to a person (`chat:room_…`, `chat:usr_…`)."""

from collections.abc import Awaitable, Callable, Mapping

from bot.couriers.places import chat_of, chat_to_ask
from core.kept import StoredDocument
from core.ports import Chat, Parcel, Sent
from core.replies import Button, Document
from core.stores import Stores
from core.words import say


class ChatCourier:
    """Posts in the chat where the room or person lives. `public_url` is where the console is reached."""

    def __init__(self, chats: Mapping[str, Chat], stores: Stores, public_url: str) -> None:
        self._chats = chats
        self._stores = stores
        self._public_url = public_url.rstrip("/")

    async def deliver(self, parcel: Parcel, note: Callable[[str], Awaitable[None]]) -> str:
        chat = await chat_of(parcel, self._chats, self._stores)
        reply = shown(parcel.document, f"{self._public_url}/reports/{parcel.document.id}")
        return await chat.post(parcel.organisation, parcel.to, reply, key=parcel.key)

    async def found(self, parcel: Parcel) -> Sent:
        chat = await chat_to_ask(parcel, self._chats, self._stores)
        return await chat.found(parcel.organisation, parcel.to, parcel.key)


def shown(document: StoredDocument, url: str) -> Document:
    """A kept document as a chat shows it, with buttons to ask about it and to open it."""
    return Document(
        report_id=document.id,
        title=document.title,
        summary=document.summary,
        markdown=document.body,
        report=document.document,
        data_sources=document.data_sources,
        buttons=(
            Button(label=say(document.locale, "delivery-ask"), action="report.ask", value=document.id),
            Button(label=say(document.locale, "delivery-open"), action="link", value=document.id, url=url),
        ),
    )

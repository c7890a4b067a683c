"""The report's .docx: posted in a room, or to a person (`file:room_…`, `file:usr_…`)."""

from collections.abc import Awaitable, Callable, Mapping

from bot.couriers.places import chat_of, chat_to_ask
from core.errors import DeliveryFailed
from core.kept import Rendered, StoredDocument
from core.ports import Chat, Parcel, Sent, Uploads
from core.replies import File
from core.stores import Stores
from core.words import say


class FileCourier:
    """Posts the file in the chat where the room or person lives, with a sentence that says what it is."""

    def __init__(self, chats: Mapping[str, Chat], stores: Stores) -> None:
        self._chats = chats
        self._stores = stores

    async def deliver(self, parcel: Parcel, note: Callable[[str], Awaitable[None]]) -> str:
        document = parcel.document
        rendered = docx_of(document)
        if rendered is None:
            raise DeliveryFailed(f"{document.id} has no .docx")
        chat = await chat_of(parcel, self._chats, self._stores)
        file = File(
            report_id=document.id,
            name=rendered.name,
            media_type=rendered.media_type,
            blob=rendered.blob,
            size=rendered.size,
            note=say(document.locale, "delivery-file", title=document.title),
        )
        if isinstance(chat, Uploads):
            return await chat.upload(parcel.organisation, parcel.to, file, note, external=parcel.external)
        return await chat.post(parcel.organisation, parcel.to, file, key=parcel.key)

    async def found(self, parcel: Parcel) -> Sent:
        chat = await chat_to_ask(parcel, self._chats, self._stores)
        if isinstance(chat, Uploads):
            return await chat.uploaded(parcel.organisation, parcel.to, parcel.external)
        return await chat.found(parcel.organisation, parcel.to, parcel.key)


def docx_of(document: StoredDocument) -> Rendered | None:
    """The document's .docx; None where it was made without."""
    return next((file for file in document.files if file.name.endswith(".docx")), None)

"""REST: what is said in a room, and the files put there (C6)."""

import hashlib
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.chat.web.incoming import MOST_TEXT, ClientId
from bot.chat.web.speaking import speak
from bot.chat.web.view import REPORTER, REPORTER_NAME, Message, message_view
from bot.console.api_rooms import RoomId
from bot.console.downloads import Download
from bot.console.routes import AnyRoute, Call, Route
from bot.console.upload import received
from bot.console.wire import Given, Id, Nothing, Told
from core.desk import room_for
from core.desk.rooms import writable
from core.errors import NotFound
from core.kept import StoredFile
from core.people import Posted
from core.words import say


class Before(RoomId):
    """Which messages: those before one, at most so many."""

    before: Id | None = None
    limit: int = Field(default=50, ge=1, le=200)


class Messages(Told):
    """What the caller sees of a room, oldest first."""

    items: tuple[Message, ...]


class NewMessage(Given):
    """Something to say; `/report …` is a command. The same `id` is handled once."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_TEXT)]
    id: ClientId | None = None
    thread: Id | None = None
    files: Annotated[tuple[Id, ...], Field(max_length=10)] = ()


class Spoken(Told):
    """The message; or the command, whose replies come over the WebSocket and stand in the room for the caller."""

    message: Message | None
    command: str | None


class FileId(Given):
    """Which file."""

    file: Id


async def list_messages(call: Call[Before, Nothing]) -> Messages:
    """The newest, or those before one."""
    asked = call.params
    room = await room_for(call.desk, call.caller, asked.room)
    posted = await call.desk.stores.rooms.posted(
        call.caller.organisation, room.id, call.caller.user, before=asked.before, limit=asked.limit
    )
    authors = await _authors(call, posted)
    files = await _files(call, room.id, posted)
    return Messages(
        items=tuple(
            message_view(
                each,
                authors.get(each.message.user, each.message.user),
                [files[file] for file in each.message.files if file in files],
            )
            for each in posted
        )
    )


async def post_message(call: Call[RoomId, NewMessage]) -> Spoken:
    """Say something in a room."""
    given, console = call.body, call.console
    heard = await speak(
        call.desk,
        console.intake,
        console.chat,
        call.caller,
        id=given.id or f"api-{call.desk.token()}"[:80],
        room=call.params.room,
        text=given.text,
        thread=given.thread,
        files=given.files,
    )
    return Spoken(message=heard.message, command=heard.command)


async def upload_file(call: Call[RoomId, Nothing]) -> Message:
    """Put a file into a room (form field `file`), with a text if there is one; the message that shows it."""
    room = await writable(call.desk, call.caller, call.params.room)
    given = await received(call.request, call.console.upload_limit, call.caller.locale)
    desk, who = call.desk, call.caller
    name = f"fil_{hashlib.sha256(desk.token().encode()).hexdigest()[:20]}"
    key = f"files/{who.organisation}/{name}"
    await desk.blobs.put(key, given.data)
    file = StoredFile(
        id=name,
        room=room.id,
        name=given.name,
        media_type=given.media_type,
        user=who.user,
        at=desk.now(),
        size=len(given.data),
        blob=key,
    )
    await desk.stores.rooms.keep_file(who.organisation, file)
    said = await call.console.chat.show_file(who, file, given.text)
    await desk.stores.rooms.keep_file(who.organisation, file.model_copy(update={"message": said.id}))
    return said


async def get_room_file(call: Call[FileId, Nothing]) -> Download:
    """A file of a room the caller is in."""
    desk, who = call.desk, call.caller
    file = await desk.stores.rooms.file(who.organisation, call.params.file)
    if file is None:
        raise NotFound(say(who.locale, "desk-no-such-file"))
    await room_for(desk, who, file.room)
    try:
        data = await desk.blobs.get(file.blob or "")
    except FileNotFoundError:
        raise NotFound(say(who.locale, "desk-no-such-file")) from None
    return Download(file.name, file.media_type, data)


async def _authors(call: Call[Before, Nothing], posted: Sequence[Posted]) -> dict[str, str]:
    ids = sorted({each.message.user for each in posted} - {REPORTER})
    people = await call.desk.stores.directory.people(call.caller.organisation, ids) if ids else ()
    return {REPORTER: REPORTER_NAME} | {person.id: person.display_name for person in people}


async def _files(call: Call[Before, Nothing], room: str, posted: Sequence[Posted]) -> dict[str, StoredFile]:
    if not any(each.message.files for each in posted):
        return {}
    return {file.id: file for file in await call.desk.stores.rooms.files(call.caller.organisation, room)}


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/rooms/{room}/messages",
        summary="What was said in a room",
        handler=list_messages,
        params=Before,
        reply=Messages,
        errors=(400,),
    ),
    Route(
        method="POST",
        path="/api/rooms/{room}/messages",
        summary="Say something in a room",
        handler=post_message,
        params=RoomId,
        body=NewMessage,
        reply=Spoken,
        status=201,
        errors=(409,),
    ),
    Route(
        method="POST",
        path="/api/rooms/{room}/files",
        summary="Put a file into a room",
        handler=upload_file,
        params=RoomId,
        reply=Message,
        status=201,
        upload=True,
        errors=(400, 409),
    ),
    Route(
        method="GET",
        path="/api/files/{file}",
        summary="A file of a room",
        handler=get_room_file,
        params=FileId,
        reply=Download,
    ),
)

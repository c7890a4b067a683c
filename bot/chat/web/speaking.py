"""What a person says in a room: a message for everyone there, or `/report …` for us; each handled once by its id."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.chat.intake import Intake
from bot.chat.web.adapter import Said, WebChat
from bot.chat.web.view import Message
from core.desk import Desk, room_for
from core.desk.people import person
from core.desk.rooms import writable
from core.errors import NotFound
from core.kept import Command, StoredFile
from core.report import Caller
from core.words import say

#: `/report` as it is typed, also with the full-width slash of a Chinese keyboard.
_COMMAND = re.compile(r"\s*[/／]report(?=\s|$)", re.IGNORECASE)


class Heard(NamedTuple):
    """What became of it: the message, or the id of the command that was started."""

    message: Message | None = None
    command: str | None = None


async def speak(
    desk: Desk,
    intake: Intake,
    chat: WebChat,
    caller: Caller,
    *,
    id: str,  # noqa: A002 - the wire's own name for it
    room: str,
    text: str,
    thread: str | None = None,
    files: Sequence[str] = (),
) -> Heard:
    """Say something in a room, once for an id.

    :raises NotFound, Forbidden: no such room or file, not a member, or only a viewer there
    :raises Conflict, Unprocessable: the room is archived, or lives in another chat
    """
    asked = _COMMAND.match(text)
    if asked:
        await room_for(desk, caller, room)
        command = Command(
            id=f"web:{id}",
            caller=caller,
            chat="web",
            room=room,
            thread=thread,
            text=text[asked.end() :].strip(),
            context={"client": id},
            at=desk.now(),
        )
        await begin(intake, chat, command)
        return Heard(command=command.id)
    await writable(desk, caller, room)
    author = (await person(desk, caller, caller.user)).display_name
    posted = await _files(desk, caller, room, files)
    key = f"said:{caller.user}:{id}"
    said = Said(caller.organisation, room, caller.user, key, text, thread, posted)
    return Heard(message=await chat.say(said, author))


async def begin(intake: Intake, chat: WebChat, command: Command) -> bool:
    """Record a command and start its work; False where it was seen before."""
    new = await intake.take(command)
    if new:
        intake.start(command, chat)
    return new


async def _files(desk: Desk, caller: Caller, room: str, ids: Sequence[str]) -> tuple[StoredFile, ...]:
    """Files the caller put into this room."""
    found = []
    for wanted in ids:
        file = await desk.stores.rooms.file(caller.organisation, wanted)
        if file is None or (file.room, file.user) != (room, caller.user):
            raise NotFound(say(caller.locale, "desk-no-such-file"))
        found.append(file)
    return tuple(found)

"""What a client may send over the WebSocket, and what is done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from bot.chat.intake import Intake
from bot.chat.web.adapter import WebChat
from bot.chat.web.speaking import begin, speak
from bot.console.parsing import parsed
from bot.console.problems import fields
from bot.console.wire import Given, Id
from core.desk import Desk, room_for
from core.errors import BadInput
from core.kept import Command
from core.report import Caller
from core.words import say

#: Characters of one message: a long letter.
MOST_TEXT = 16_000
#: Made by the client, unique for each thing it sends, and the same when it sends it again.
ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
Text = Annotated[str, StringConstraints(max_length=MOST_TEXT)]


class SayIt(Given):
    """Say something in a room; `/report …` is a command."""

    type: Literal["message"]
    id: ClientId
    room: Id
    text: Annotated[Text, StringConstraints(min_length=1)]
    thread: Id | None = None
    files: Annotated[tuple[Id, ...], Field(max_length=10)] = ()


class Act(Given):
    """Press a button, or send a form: its values, and its state as it was given."""

    type: Literal["action"]
    id: ClientId
    action: Annotated[str, StringConstraints(max_length=100)]
    value: Annotated[str, StringConstraints(max_length=500)] | None = None
    values: dict[str, Any] = Field(default_factory=dict)
    state: dict[str, str] = Field(default_factory=dict)
    room: Id | None = None
    thread: Id | None = None


class Ping(Given):
    """Is the line alive."""

    type: Literal["ping"]
    id: ClientId | None = None


Incoming = Annotated[SayIt | Act | Ping, Field(discriminator="type")]
_INCOMING: TypeAdapter[SayIt | Act | Ping] = TypeAdapter(Incoming)


@dataclass(frozen=True, kw_only=True)
class Ear:
    """Hears what one client sends. `tell` sends an answer to that client alone."""

    desk: Desk
    intake: Intake
    chat: WebChat
    tell: Callable[[dict[str, Any]], None]

    async def hear(self, caller: Caller, given: SayIt | Act | Ping) -> None:
        """Do what was asked, and acknowledge it.

        :raises NewsdeskError: it can't be done
        """
        match given:
            case Ping():
                self.tell({"type": "pong", "id": given.id})
            case SayIt():
                await self._say(caller, given)
            case Act():
                await self._act(caller, given)

    async def _say(self, caller: Caller, given: SayIt) -> None:
        heard = await speak(
            self.desk,
            self.intake,
            self.chat,
            caller,
            id=given.id,
            room=given.room,
            text=given.text,
            thread=given.thread,
            files=given.files,
        )
        message = heard.message.model_dump(mode="json") if heard.message else None
        self.tell({"type": "accepted", "id": given.id, "command": heard.command, "message": message})

    async def _act(self, caller: Caller, given: Act) -> None:
        if given.room:
            await room_for(self.desk, caller, given.room)
        value = {} if given.value is None else {"value": given.value}
        command = Command(
            id=f"web:{given.id}",
            caller=caller,
            chat="web",
            room=given.room,
            thread=given.thread,
            action=given.action,
            values=value | given.values,
            state=given.state,
            context={"client": given.id},
            at=self.desk.now(),
        )
        # What is wrong with a form's values its handler tells, in the form itself: here nothing waits for an ack.
        await begin(self.intake, self.chat, command)
        self.tell({"type": "accepted", "id": given.id, "command": command.id, "message": None})


def read(raw: str, locale: str) -> SayIt | Act | Ping:
    """One message from a client. :raises BadInput: it is none of ours"""
    value = parsed(raw, locale)
    try:
        return _INCOMING.validate_python(value)
    except ValidationError as error:
        found = fields(error, locale)[0]
        raise BadInput(say(locale, "wire-bad-message", why=f"{found.field}: {found.detail}")) from None


def id_of(raw: str) -> str | None:
    """The client's id in a message that may be no good otherwise, so that it can tell which one was refused."""
    try:
        value = parsed(raw, "en")
    except BadInput:
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) and len(found) <= 80 else None

"""Slack behind the Chat port: posts reports once, finds them again, and answers where it was asked."""

import time
from collections import OrderedDict
from collections.abc import AsyncIterator

from bot.chat.slack.answering import Answering
from bot.chat.slack.api import SlackApi
from bot.chat.slack.blocks import messages
from bot.chat.slack.choices import Choices
from bot.chat.slack.files import Note, SlackFiles
from bot.chat.slack.ids import bare
from bot.chat.slack.posted import Marks, whole
from bot.chat.slack.posting import Place, Poster
from bot.chat.slack.rooms import SlackRooms
from bot.chat.slack.showing import Windows
from core.errors import DeliveryFailed, DeliveryUnknown
from core.kept import Command
from core.ports import Sent
from core.replies import Document, File, Progress, Reply, Text

#: Looks that are remembered, so that the post after one goes on where an earlier try ended.
_REMEMBERED = 500
#: Seconds after which a command is begun that a killed process may have begun before: what stands there is looked for.
AGAIN_AFTER = 3.0


class SlackChat:
    """A core.ports.Chat, for every workspace the app is in."""

    name = "slack"

    def __init__(self, api: SlackApi, files: SlackFiles, rooms: SlackRooms, choices: Choices | None = None) -> None:
        self._api = api
        self._files = files
        self._rooms = rooms
        self._poster = Poster(api)
        self._windows = Windows(api, choices or Choices())
        self._direct: dict[tuple[str, str], str] = {}
        self._looked: OrderedDict[tuple[str, str], Marks] = OrderedDict()

    async def post(self, organisation: str, to: str, reply: Reply, *, key: str, thread: str | None = None) -> str:
        place = await self.place(organisation, to, thread)
        if isinstance(reply, File):
            return await self._files.upload(place, reply)
        if not isinstance(reply, Text | Document | Progress):
            raise DeliveryFailed(f"A {reply.sort} can't be posted in Slack.")
        there = self._looked.pop((place.channel, key), None)
        return await self._poster.post(place, messages(reply), key, there)

    async def found(self, organisation: str, to: str, key: str) -> Sent:
        try:
            place = await self.place(organisation, to)
        except DeliveryFailed as refused:
            raise DeliveryUnknown(f"Slack can't be asked what was posted: {refused.detail}") from refused
        marks = await self._poster.found(place, key)
        if whole(marks, key):
            return Sent(marks[key].ts)
        if marks:
            self._looked[place.channel, key] = marks
            while len(self._looked) > _REMEMBERED:
                self._looked.popitem(last=False)
        return Sent(None)

    async def upload(self, organisation: str, to: str, file: File, note: Note, *, external: str | None = None) -> str:
        """Share a file; see core.ports.Uploads."""
        return await self._files.upload(await self.place(organisation, to), file, note, external=external)

    async def uploaded(self, organisation: str, to: str, external: str | None) -> Sent:
        """Whether a noted file is shared there. :raises DeliveryUnknown: Slack can't be asked"""
        try:
            place = await self.place(organisation, to)
        except DeliveryFailed as refused:
            raise DeliveryUnknown(f"Slack can't be asked what was shared: {refused.detail}") from refused
        return await self._files.found(place, external)

    async def answer(self, command: Command, replies: AsyncIterator[Reply]) -> None:
        again = time.time() - command.at.timestamp() > AGAIN_AFTER
        if command.room:
            title = command.context.get("channel_name", "")
            await self._rooms.known(command.caller.organisation, command.room, command.caller.user, title)
        answering = Answering(command, self._api, self._poster, self._files, self._windows, self.place, again)
        try:
            async for reply in replies:
                await answering.show(reply)
        finally:
            await answering.end()

    async def place(self, organisation: str, to: str, thread: str | None = None) -> Place:
        """The channel of a room, or of a person's own conversation with the bot.

        :raises DeliveryFailed: there is no such person, or Slack can't be reached
        """
        if not to.startswith("usr_"):
            return Place(organisation, bare(to), thread)
        key = (organisation, to)
        if key not in self._direct:
            try:
                told = await self._api.call(organisation, "conversations.open", {"users": bare(to)})
            except DeliveryUnknown as broken:
                raise DeliveryFailed(f"Slack could not be asked for {to}'s own channel: {broken.detail}") from broken
            self._direct[key] = str(told["channel"]["id"])
        return Place(organisation, self._direct[key], thread)

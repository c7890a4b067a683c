"""One command's replies as they come: in the channel, to the asker alone, in an open form, or on their Home."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from bot.chat.slack.api import SlackApi
from bot.chat.slack.blocks import Message, context, messages
from bot.chat.slack.edits import Edits
from bot.chat.slack.faults import CLOSED, SlackRefused
from bot.chat.slack.files import SlackFiles
from bot.chat.slack.ids import bare, is_direct
from bot.chat.slack.posting import Place, Poster
from bot.chat.slack.safe import plain
from bot.chat.slack.showing import View, Windows
from bot.chat.slack.views import home, modal
from bot.chat.slack.whispering import Whisper
from core.errors import DeliveryFailed
from core.kept import Command
from core.replies import Button, Document, File, Form, Home, Progress, Reply, Text
from core.words import say

_log = structlog.get_logger()

Places = Callable[[str, str], Awaitable[Place]]


class Answering:
    """Shows the replies to one command, in order. Where Slack takes one nowhere else it goes to the asker's DM."""

    def __init__(
        self,
        command: Command,
        api: SlackApi,
        poster: Poster,
        files: SlackFiles,
        windows: Windows,
        places: Places,
        again: bool,
    ) -> None:
        self._command = command
        self._organisation = command.caller.organisation
        self._locale = command.caller.locale
        self._api = api
        self._poster = poster
        self._files = files
        self._windows = windows
        self._places = places
        self._again = again
        self._edits = Edits(api)
        self._whisper = Whisper(api, command)
        self._view = command.context.get("view_id", "")
        self._posts = 0

    async def show(self, reply: Reply) -> None:
        """Show one reply."""
        if not isinstance(reply, Progress):
            await self._edits.flush()
        match reply:
            case Progress():
                await self._progress(reply)
            case Text() | Document():
                await self._say(reply)
            case File():
                await self._file(reply)
            case Form():
                await self._form(reply)
            case Home():
                view = home(reply, self._locale)
                await self._windows.publish(self._organisation, bare(self._command.caller.user), view)

    async def end(self) -> None:
        """Show what is still to be shown."""
        await self._edits.close()

    async def _say(self, reply: Text | Document) -> None:
        made = messages(reply, self._locale)
        place = self._here()
        if place is None:
            await self._post_direct(made)
        elif not reply.private or is_direct(place.channel):
            await self._post(place, made)
        else:
            for n, message in enumerate(made):
                if not await self._whisper.say(place, message):
                    await self._post_direct(self._elsewhere(made[n:]))
                    break

    async def _progress(self, reply: Progress) -> None:
        """One message a run, edited. Nothing edits a message that one person alone sees, so that one is in their DM."""
        [message] = messages(reply, self._locale)
        if self._edits.has(reply.report_id):
            self._edits.later(reply.report_id, message)
            return
        place = self._here()
        if place is None or (reply.private and not is_direct(place.channel)):
            place = await self._direct()
        try:
            ts = await self._posted(place, [message])
        except SlackRefused as refused:
            _log.info("slack took no progress", code=refused.code)
            return
        self._edits.began(reply.report_id, place, ts)

    async def _file(self, reply: File) -> None:
        place = self._here()
        if place is None or (reply.private and not is_direct(place.channel)):
            place = await self._direct()
        try:
            await self._files.upload(place, reply)
        except DeliveryFailed as failed:
            closed = isinstance(failed, SlackRefused) and failed.code in CLOSED
            if not closed or is_direct(place.channel):
                _log.warning("slack took no file", why=failed.detail)
                await self._tell(say(self._locale, "slack-file-failed", filename=plain(reply.name, 200)))
                return
            await self._files.upload(await self._direct(), reply)

    async def _form(self, reply: Form) -> None:
        told, at = self._command.context, self._command.at.timestamp()
        where = {"room": self._command.room or "", "thread": self._command.thread or ""}
        view = modal(reply, self._locale, where)
        if self._view:
            old = View(self._view, told.get("view_hash", ""))
            if not await self._windows.update(self._organisation, old, reply, view, at):
                await self._closed(reply)
            return
        trigger = told.get("trigger_id", "")
        opened = trigger and await self._windows.open(self._organisation, trigger, reply, view, at)
        if opened:
            self._view = opened
        else:
            await self._offer()

    async def _closed(self, reply: Form) -> None:
        """The person closed the form while it was at work: what it would have shown at the end is said instead."""
        panel = reply.panel
        if panel and panel.document:
            await self._say(panel.document.model_copy(update={"private": True}))
        elif panel and panel.state in ("failed", "no_data"):
            await self._tell(panel.error or panel.words)
        elif reply.errors:
            await self._tell("\n".join(f"- {error}" for error in reply.errors.values()))

    async def _offer(self) -> None:
        """A button that asks for the same again: its press brings a new trigger."""
        word, _, rest = self._command.text.strip().partition(" ")
        action = self._command.action or f"report.{word or 'help'}"
        value = str(self._command.values.get("value", "")) if self._command.action else rest
        again = Button(label=say(self._locale, "slack-open-form"), action=action, value=value, style="primary")
        await self._say(Text(markdown=say(self._locale, "slack-expired"), buttons=(again,)))

    async def _tell(self, words: str) -> None:
        await self._say(Text(markdown=words, tone="warning"))

    async def _post(self, place: Place, made: list[Message]) -> None:
        try:
            await self._posted(place, made)
        except SlackRefused as refused:
            if refused.code not in CLOSED or is_direct(place.channel):
                raise
            await self._post_direct(self._elsewhere(made))

    async def _post_direct(self, made: list[Message]) -> None:
        await self._posted(await self._direct(), made)

    async def _direct(self) -> Place:
        return await self._places(self._organisation, self._command.caller.user)

    async def _posted(self, place: Place, made: list[Message]) -> str:
        """Post once: a command taken up again after a kill looks for what its first try posted."""
        self._posts += 1
        key = f"{self._command.id}/{self._posts}"
        there = await self._poster.found(place, key) if self._again else None
        return await self._poster.post(place, made, key, there)

    def _elsewhere(self, made: list[Message]) -> list[Message]:
        """The messages with a line on top that says why they come in a direct message."""
        room = self._command.context.get("channel_name", "")
        line = context(say(self._locale, "slack-elsewhere", room=plain(room, 100))) if room else []
        return [replace(made[0], blocks=[*line, *made[0].blocks], top=[*line, *made[0].top]), *made[1:]]

    def _here(self) -> Place | None:
        """Where the command was given; None where that is no channel (a form, the Home)."""
        channel = bare(self._command.room or "")
        if not channel:
            return None
        return Place(self._organisation, channel, self._command.thread or self._command.context.get("message") or None)

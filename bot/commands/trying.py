"""`test [prompt]` and its button: the daily report on yesterday, for the asker alone (D13)."""

from collections.abc import AsyncIterator

from bot.commands.asked import Try
from bot.commands.following import follow
from bot.commands.phrases import value_of
from bot.commands.setup_values import MOST_PROMPT
from core.desk import Desk
from core.desk.asking import state_of, try_prompt
from core.desk.settings import default
from core.errors import BadInput
from core.kept import Command
from core.replies import Reply, Text
from core.report import Caller, SourceName
from core.words import say


async def start(desk: Desk, command: Command, asked: Try) -> AsyncIterator[Reply]:
    """With the prompt given or the one set up, and the sources set up."""
    if len(asked.prompt or "") > MOST_PROMPT:
        raise BadInput(say(command.caller.locale, "chat-prompt-too-long", most=MOST_PROMPT))
    definition = await default(desk, command.caller)
    prompt = asked.prompt or definition.prompt
    async for reply in _run(desk, command, prompt, definition.sources, definition.channels):
        yield reply


async def once_more(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`report.test`: the same test again where the button names one, else as it is set up.

    :raises NotFound: someone else's test, or none
    """
    earlier = value_of(command)
    if not earlier:
        async for reply in start(desk, command, Try()):
            yield reply
        return
    run = (await state_of(desk, command.caller, earlier)).run
    async for reply in _run(desk, command, run.wish, run.sources, run.channels):
        yield reply


async def readable(desk: Desk, caller: Caller, channels: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the channels that the caller is in."""
    rooms = desk.stores.rooms
    roles = [await rooms.role(caller.organisation, channel, caller.user) for channel in channels]
    return tuple(channel for channel, role in zip(channels, roles, strict=True) if role is not None)


async def _run(
    desk: Desk, command: Command, prompt: str | None, sources: tuple[SourceName, ...], channels: tuple[str, ...]
) -> AsyncIterator[Reply]:
    caller = command.caller
    kept = await readable(desk, caller, channels)
    if left := len(channels) - len(kept):
        yield Text(markdown=say(caller.locale, "chat-channels-left-out", count=left), tone="warning")
    started = await try_prompt(desk, caller, prompt=prompt, sources=sources, channels=kept, command=command.id)
    async for reply in follow(desk, caller, started.report_id):
        yield reply

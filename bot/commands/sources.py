"""`sources …`: what the daily report counts, and the channels it digests."""

from collections.abc import AsyncIterator

from bot.commands.asked import Change, Sources
from bot.commands.phrases import names, source_names
from bot.commands.places import places
from core.desk import Desk, author_only
from core.desk.settings import change, default
from core.errors import BadInput
from core.kept import Command
from core.replies import Reply, Text
from core.report import SOURCE_NAMES, Caller, Definition
from core.words import say
from core.words.format import listing


async def choose(desk: Desk, command: Command, asked: Sources) -> AsyncIterator[Reply]:
    """Change them and show them, or only show them.

    :raises Forbidden: the caller lacks `reports.author`
    :raises BadInput: nothing would be left to read, or a channel that the caller can't name
    """
    caller = command.caller
    author_only(caller)
    definition = await default(desk, caller)
    if asked.sources or asked.channels:
        wanted = asked.sources.of(definition.sources)
        sources = tuple(name for name in SOURCE_NAMES if name in wanted)
        channels = (await _channels(desk, caller, asked.channels)).of(definition.channels)
        if not sources and not channels:
            raise BadInput(say(caller.locale, "chat-nothing-to-read"))
        definition = await change(desk, caller, definition.revision, sources=sources, channels=channels)
    yield await _shown(desk, caller, definition, changed=bool(asked.sources or asked.channels))


async def _channels(desk: Desk, caller: Caller, named: Change) -> Change:
    """The same change with ids for names."""
    known = await places(desk, caller)
    base, add, remove = (
        known.found([_as_channel(name) for name in part]) for part in (named.base or (), named.add, named.remove)
    )
    return Change(None if named.base is None else base, add, remove)


def _as_channel(name: str) -> str:
    return name if name.startswith(("#", "<#", "room_")) else f"#{name}"


async def _shown(desk: Desk, caller: Caller, definition: Definition, *, changed: bool) -> Text:
    channels = await names(desk, caller, definition.channels)
    told = listing(channels, caller.locale) if channels else say(caller.locale, "chat-none")
    lines = [
        say(caller.locale, "chat-sources", sources=source_names(definition.sources, caller.locale)),
        say(caller.locale, "chat-channels", channels=told),
    ]
    return Text(markdown="\n\n".join(lines), tone="good" if changed else "plain")

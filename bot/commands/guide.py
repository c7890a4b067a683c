"""Help, the welcome of a first run, and what is said where a command wasn't understood."""

from collections.abc import AsyncIterator

from bot.commands.asked import Unknown, Wrong
from core.desk import Desk
from core.desk.settings import default
from core.kept import Command
from core.render.markdown import escaped
from core.replies import Reply, Text
from core.words import say
from core.words.format import quoted

#: What every member may do, and what takes `reports.author`.
FOR_MEMBERS = ("test", "incident", "list", "show", "settings", "login")
FOR_AUTHORS = ("setup", "on", "time", "sources", "recipients", "usage")
#: Commands that take nothing more.
_ALONE = frozenset({"setup", "on", "off", "usage", "login"})


async def show(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """Every command with an example; those the caller lacks the right for are told apart."""
    caller, locale = command.caller, command.caller.locale
    blocks = [say(locale, "chat-help")]
    if first := await _first_step(desk, command):
        blocks.append(first)
    blocks.append(_commands(FOR_MEMBERS, locale))
    blocks.append(say(locale, "chat-help-setting-up" if caller.may_author else "chat-help-needs-author"))
    blocks.append(_commands(FOR_AUTHORS, locale))
    yield Text(markdown="\n\n".join(blocks))


async def not_understood(desk: Desk, command: Command, asked: Unknown) -> AsyncIterator[Reply]:
    """The nearest command; help, where someone only spoke to the bot in a thread."""
    if command.thread and asked.nearest is None:
        async for reply in show(desk, command):
            yield reply
        return
    locale = command.caller.locale
    word = quoted(escaped(asked.word), locale)
    if asked.nearest:
        told = say(locale, "chat-unknown-near", word=word, nearest=asked.nearest)
    else:
        told = "\n\n".join(filter(None, [say(locale, "chat-unknown", word=word), await _first_step(desk, command)]))
    yield Text(markdown=told, tone="warning")


async def misused(desk: Desk, command: Command, asked: Wrong) -> AsyncIterator[Reply]:
    """What couldn't be taken, and how the command is written."""
    locale = command.caller.locale
    if asked.verb in _ALONE:
        usage = say(locale, "chat-usage-alone", verb=asked.verb)
    else:
        usage = say(locale, f"chat-usage-{asked.verb}")
    wrong = say(locale, "chat-not-taken", word=quoted(escaped(asked.word), locale)) if asked.word else ""
    yield Text(markdown=f"{wrong} {usage}".strip(), tone="warning")


async def silent(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """Nothing: the chat did it already."""
    nothing: tuple[Reply, ...] = ()
    for reply in nothing:
        yield reply


async def _first_step(desk: Desk, command: Command) -> str:
    """What to do first, where nobody has set anything up."""
    if (await default(desk, command.caller)).revision:
        return ""
    return say(command.caller.locale, "chat-first-author" if command.caller.may_author else "chat-first-member")


def _commands(verbs: tuple[str, ...], locale: str) -> str:
    return "\n".join(f"- {say(locale, f'chat-help-{verb}')}" for verb in verbs)

"""`recipients`, `recipients add …`, `recipients remove …`: who gets the daily report (D2)."""

from collections.abc import AsyncIterator

from bot.commands.asked import Change, Recipients
from bot.commands.phrases import names
from bot.commands.places import places
from core.desk import Desk, author_only
from core.desk.settings import change, default
from core.kept import Command
from core.replies import Reply, Text
from core.report import Caller
from core.words import say
from core.words.format import listing


async def choose(desk: Desk, command: Command, asked: Recipients) -> AsyncIterator[Reply]:
    """Change them and show them, or only show them.

    :raises Forbidden: the caller lacks `reports.author`
    :raises BadInput: a name that nobody has, or a place that reports can't go to
    """
    caller = command.caller
    author_only(caller)
    definition = await default(desk, caller)
    if asked.change:
        known = await places(desk, caller)
        ids = Change(None, known.found(asked.change.add), known.found(asked.change.remove))
        wanted = ids.of(definition.recipients)
        definition = await change(desk, caller, definition.revision, recipients=wanted)
    yield await _shown(desk, caller, definition.recipients, changed=bool(asked.change))


async def _shown(desk: Desk, caller: Caller, recipients: tuple[str, ...], *, changed: bool) -> Text:
    if not recipients:
        return Text(markdown=say(caller.locale, "chat-nobody"), tone="warning")
    told = listing(await names(desk, caller, recipients), caller.locale)
    return Text(markdown=say(caller.locale, "chat-recipients", names=told), tone="good" if changed else "plain")

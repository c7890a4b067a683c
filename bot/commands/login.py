"""`login`: a one-time link into the console, for the asker alone."""

from collections.abc import AsyncIterator

from bot.commands.phrases import link as address_button
from core.desk import Desk
from core.desk.signin import LINK_LASTS, link
from core.kept import Command
from core.replies import Reply, Text
from core.words import say
from core.words.format import duration


async def give(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """The link as text, so that it can be copied, and as a button."""
    locale = command.caller.locale
    address = await link(desk, command.caller)
    lasts = duration(LINK_LASTS.total_seconds(), locale)
    button = address_button(say(locale, "chat-sign-in"), address, "primary")
    words = say(locale, "chat-login", lasts=lasts)
    # Whoever reads the room's history later must not find a way in there.
    yield Text(markdown=f"{words}\n\n<{address}>", buttons=(button,), kept=False)

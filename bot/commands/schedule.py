"""`on`, `off`, `time`: whether the daily report comes, and when."""

from collections.abc import AsyncIterator

from bot.commands.asked import At, Switch
from bot.commands.phrases import standing
from core.desk import Desk
from core.desk.settings import change
from core.kept import Command
from core.replies import Button, Reply, Text
from core.report import Definition
from core.words import say
from core.words.format import hour_label


async def switch(desk: Desk, command: Command, asked: Switch) -> AsyncIterator[Reply]:
    """:raises Forbidden: the caller lacks `reports.author`"""
    definition = await change(desk, command.caller, enabled=asked.on)
    yield told(desk, command, definition)


async def at(desk: Desk, command: Command, asked: At) -> AsyncIterator[Reply]:
    """:raises Forbidden: the caller lacks `reports.author`"""
    hour, minute = asked.time.hour, asked.time.minute
    definition = await change(desk, command.caller, send_at_hour=hour, send_at_minute=minute)
    label = hour_label(asked.time, command.caller.locale)
    said = say(command.caller.locale, "chat-time-set", time=label, zone=definition.zone)
    yield told(desk, command, definition, said)


def told(desk: Desk, command: Command, definition: Definition, said: str = "") -> Text:
    """What was changed, and how the report stands now; a button turns it on where it is off."""
    locale = command.caller.locale
    lines = [line for line in (said, standing(desk, definition, locale)) if line]
    turn_on = Button(label=say(locale, "chat-turn-on"), action="report.on", style="primary")
    warned = definition.enabled and not definition.recipients
    return Text(
        markdown="\n\n".join(lines),
        tone="warning" if warned else "good",
        buttons=() if definition.enabled else (turn_on,),
    )

"""The first page of the app for one person: how things stand, what comes next, recent documents (C3)."""

from collections.abc import AsyncIterator

from bot.commands.phrases import badges, firing_lines, source_names
from bot.commands.reading import dated, opening
from core.desk import Desk, organisation_of, shelf
from core.desk.settings import default
from core.kept import Command
from core.replies import Button, Home, Item, Reply
from core.report import Definition
from core.words import say

#: Documents shown.
RECENT = 5


async def show(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`home`."""
    caller, locale = command.caller, command.caller.locale
    organisation = await organisation_of(desk, caller)
    definition = await default(desk, caller)
    recent = await shelf.page(desk, caller, size=RECENT)
    items = [
        Item(
            title=kept.title,
            subtitle=dated(kept, locale),
            report_id=kept.id,
            at=kept.created_at,
            badges=tuple(filter(None, badges(kept.data_sources, locale).split(" · "))),
            button=opening(kept, say(locale, "chat-open")),
        )
        for kept in recent.items
    ]
    yield Home(
        title=say(locale, "chat-home", organisation=organisation.name),
        lines=tuple(_lines(desk, command, definition)),
        buttons=tuple(_buttons(command)),
        heading=say(locale, "chat-recent"),
        items=tuple(items),
        empty=say(locale, "chat-list-empty"),
    )


def _lines(desk: Desk, command: Command, definition: Definition) -> list[str]:
    locale = command.caller.locale
    if not definition.revision:
        return [say(locale, "chat-first-author" if command.caller.may_author else "chat-first-member")]
    if not definition.enabled:
        return [say(locale, "chat-off")]
    sources = source_names(definition.sources, locale)
    count = len(definition.recipients)
    return [
        say(locale, "chat-on"),
        *firing_lines(desk, definition, locale, 1),
        say(locale, "chat-sources", sources=sources),
        say(locale, "chat-recipient-count", count=count) if count else say(locale, "chat-nobody"),
    ]


def _buttons(command: Command) -> list[Button]:
    locale = command.caller.locale
    setup = Button(label=say(locale, "chat-set-up"), action="report.setup", style="primary")
    test = Button(label=say(locale, "chat-test-prompt"), action="report.test")
    listed = Button(label=say(locale, "chat-all-reports"), action="report.list")
    return [*([setup] if command.caller.may_author else []), test, listed]

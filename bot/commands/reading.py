"""`list`, `show N`, and the buttons of a document: reading what was made."""

from collections.abc import AsyncIterator

from bot.commands.asked import ListPage, Show
from bot.commands.phrases import badges, console, link, value_of
from core.desk import Desk, shelf
from core.errors import NotFound
from core.kept import Command, StoredDocument
from core.render.markdown import escaped
from core.replies import Button, Document, Reply, Text
from core.report import Caller
from core.words import say
from core.words.format import number, short_day

#: Documents on one page of the list.
PAGE = 10


async def listed(desk: Desk, command: Command, asked: ListPage) -> AsyncIterator[Reply]:
    """A page of what the caller may read, numbered as `show` takes it, with a button each."""
    caller, locale = command.caller, command.caller.locale
    found = await shelf.page(desk, caller, page=asked.page - 1, size=PAGE)
    if not found.items:
        yield Text(markdown=say(locale, "chat-list-empty" if not found.total else "chat-list-past"))
        return
    first = (asked.page - 1) * PAGE + 1
    lines = [f"{place}. {line(item, locale)}" for place, item in enumerate(found.items, first)]
    buttons = [
        opening(item, say(locale, "chat-open-number", number=place)) for place, item in enumerate(found.items, first)
    ]
    if found.total > asked.page * PAGE:
        buttons.append(Button(label=say(locale, "chat-older"), action="report.list", value=str(asked.page + 1)))
    top = say(locale, "chat-list", count=found.total, shown=number(found.total, locale))
    yield Text(markdown="\n".join([top, "", *lines]), buttons=tuple(buttons))


async def shown(desk: Desk, command: Command, asked: Show) -> AsyncIterator[Reply]:
    """One document, whole.

    :raises NotFound: none of that number or id for the caller
    :raises Forbidden: it is of a room the caller isn't in (I16)
    """
    report = asked.which if isinstance(asked.which, str) else await _nth(desk, command.caller, asked.which)
    yield _document(desk, await shelf.document(desk, command.caller, report), command.caller)


async def opened(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`report.open`: the document the button names. :raises NotFound, Forbidden: as for `show`"""
    async for reply in shown(desk, command, Show(value_of(command))):
        yield reply


async def where_from(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`report.ask`: where the source of each sentence stands. :raises NotFound, Forbidden: as for `show`"""
    locale = command.caller.locale
    found = await shelf.document(desk, command.caller, value_of(command))
    button = link(say(locale, "chat-open-sources"), console(desk, found.id))
    yield Text(markdown=say(locale, "chat-ask", title=escaped(found.title)), buttons=(button,))


def line(item: StoredDocument, locale: str) -> str:
    """A document in a list: title, date, what was counted."""
    counted = badges(item.data_sources, locale)
    parts = [f"**{escaped(item.title)}**", dated(item, locale), *([counted] if counted else [])]
    return " · ".join(parts)


def dated(item: StoredDocument, locale: str) -> str:
    """The day it was made."""
    return short_day(item.created_at.date(), locale)


def opening(item: StoredDocument, label: str) -> Button:
    """The button that shows it."""
    return Button(label=label, action="report.open", value=item.id)


async def _nth(desk: Desk, caller: Caller, place: int) -> str:
    found = await shelf.page(desk, caller, page=place - 1, size=1)
    if not found.items:
        raise NotFound(say(caller.locale, "chat-no-such-number", number=place, count=found.total))
    return found.items[0].id


def _document(desk: Desk, kept: StoredDocument, caller: Caller) -> Document:
    in_console = link(say(caller.locale, "chat-open-sources"), console(desk, kept.id))
    return Document(
        report_id=kept.id,
        title=kept.title,
        summary=kept.summary or kept.title,
        markdown=kept.body,
        report=kept.document,
        data_sources=kept.data_sources,
        private=True,
        buttons=(in_console,),
    )

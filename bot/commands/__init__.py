"""The `/report` command and its forms and buttons, the same for every chat (C1).

`handle` turns a command into replies; `check` says from memory what is wrong with a form's values. A button's action
is `report.` and a word of the grammar with its value as the argument, or one of `ACTIONS`; its value comes in the
command's `values` as `value`.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any

import structlog

from bot.commands import (
    ai_settings,
    following,
    guide,
    home,
    incident,
    login,
    reading,
    recipients,
    schedule,
    setup,
    sources,
    trying,
    usage,
)
from bot.commands.asked import (
    Asked,
    At,
    Help,
    Incident,
    ListPage,
    Login,
    Recipients,
    Settings,
    Setup,
    Show,
    Sources,
    Switch,
    Try,
    Unknown,
    Usage,
    Wrong,
)
from bot.commands.grammar import VERBS, parse
from bot.commands.phrases import LINK, refusal, value_of
from core.desk import Desk
from core.errors import NewsdeskError
from core.kept import Command
from core.replies import Reply, Text
from core.words import say

__all__ = ["ACTIONS", "check", "handle"]

_log = structlog.get_logger()
Handler = Callable[[Desk, Command], AsyncIterator[Reply]]

#: What buttons, forms and shortcuts do beside the words of the grammar.
ACTIONS: dict[str, Handler] = {
    "home": home.show,
    LINK: guide.silent,
    "setup.test": setup.test,
    "setup.save": setup.save,
    "ai.save": ai_settings.save,
    "report.test": trying.once_more,
    "report.incident": incident.from_shortcut,
    "report.retry": following.again,
    "report.open": reading.opened,
    "report.ask": reading.where_from,
}
_CHECKS: dict[str, Callable[[Command], dict[str, str]]] = {
    "setup.save": setup.check,
    "ai.save": ai_settings.check,
    "report.incident": incident.check,
}
_WORDS: dict[type[Asked], Callable[[Desk, Command, Any], AsyncIterator[Reply]]] = {
    Help: lambda desk, command, _: guide.show(desk, command),
    Unknown: guide.not_understood,
    Wrong: guide.misused,
    Try: trying.start,
    Incident: incident.start,
    Setup: lambda desk, command, _: setup.show(desk, command),
    Switch: schedule.switch,
    At: schedule.at,
    Sources: sources.choose,
    Recipients: recipients.choose,
    ListPage: reading.listed,
    Show: reading.shown,
    Usage: lambda desk, command, _: usage.show(desk, command),
    Settings: ai_settings.show,
    Login: lambda desk, command, _: login.give(desk, command),
}


async def handle(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """The replies to a command, as they come. What can't be done is told to the asker alone, in their language."""
    try:
        async for reply in _replies(desk, command):
            yield reply
    except NewsdeskError as refused:
        yield refusal(refused)
    except Exception:  # the top of a command: the log gets the fault, the asker plain words
        _log.exception("command failed", command=command.id, organisation=command.caller.organisation)
        yield Text(markdown=say(command.caller.locale, "chat-broken"), tone="error")


def check(command: Command) -> dict[str, str]:
    """What is wrong with the values of a form that was sent, by field, in the caller's language; from memory only."""
    found = _CHECKS.get(command.action or "")
    return found(command) if found else {}


def _replies(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    if command.action is None:
        return _answer(desk, command, parse(command.text))
    if action := ACTIONS.get(command.action):
        return action(desk, command)
    word = command.action.removeprefix("report.")
    text = f"{word} {value_of(command)}" if word in VERBS else word
    return _answer(desk, command, parse(text))


def _answer(desk: Desk, command: Command, asked: Asked) -> AsyncIterator[Reply]:
    return _WORDS[type(asked)](desk, command, asked)

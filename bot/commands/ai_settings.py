"""`settings`: what can be set and where; `settings ai`: the rules of AI, for admins (T8, T9, N3, N10)."""

from collections.abc import AsyncIterator

from bot.commands.ai_form import form
from bot.commands.ai_values import errors, read
from bot.commands.asked import Settings
from bot.commands.phrases import link
from core.desk import Desk
from core.desk.policies import capabilities, change_policy, policy
from core.desk.spending import may_ask, usage
from core.kept import Command
from core.policy import AiPolicy
from core.replies import Button, Form, Reply, Text
from core.report import Caller
from core.words import say


async def show(desk: Desk, command: Command, asked: Settings) -> AsyncIterator[Reply]:
    """What there is to set; the form of AI. :raises Forbidden: the form, and the caller isn't an admin"""
    if asked.topic == "ai":
        yield await _form(desk, command.caller, await policy(desk, command.caller))
    else:
        yield _places(desk, command.caller)


def check(command: Command) -> dict[str, str]:
    """What is wrong with the values, by field."""
    return errors(command.values, command.caller.locale)


async def save(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`ai.save`: keep it, unless someone else changed it since the form was opened.

    :raises Forbidden: the caller isn't an admin
    :raises BadInput: a model or capability that isn't there
    :raises Conflict: someone else changed it meanwhile
    """
    caller = command.caller
    found = await policy(desk, caller)
    told = command.state.get("revision", "")
    if wrong := errors(command.values, caller.locale):
        shown = await _form(desk, caller, found)
        yield shown.model_copy(update={"errors": wrong, "state": {"revision": told}})
        return
    changes = read(command.values).changes(found)
    # Kept already by a try that was cut short: the revision has moved on, and there is nothing left to do.
    done = all(getattr(found, name) == value for name, value in changes.items())
    revision = int(told) if told.isdecimal() else None
    kept = found if done else await change_policy(desk, caller, revision, **changes)
    yield _saved(desk, kept, caller.locale)
    # A form that stays open goes on from what is kept now.
    yield await _form(desk, caller, kept)


async def _form(desk: Desk, caller: Caller, rules: AiPolicy) -> Form:
    return form(rules, desk.models, await usage(desk, caller), caller.locale)


def _saved(desk: Desk, rules: AiPolicy, locale: str) -> Text:
    """That it is kept; and that no model is left to be asked, where that is so though AI is on."""
    on = [capability for capability in capabilities() if rules.allows(capability)]
    if on and desk.models and not any(may_ask(rules, capability, desk.models) for capability in on):
        return Text(markdown=f"{say(locale, 'chat-saved')}\n\n{say(locale, 'chat-ai-nobody-left')}", tone="warning")
    return Text(markdown=say(locale, "chat-saved"), tone="good")


def _places(desk: Desk, caller: Caller) -> Text:
    """Each thing that can be set with its button; what the caller lacks the right for is told without one."""
    locale = caller.locale
    lines, buttons = [say(locale, "chat-settings")], []
    lines.append(f"- {say(locale, 'chat-settings-report' if caller.may_author else 'chat-settings-report-needs')}")
    if caller.may_author:
        buttons.append(Button(label=say(locale, "chat-setup-title"), action="report.setup", style="primary"))
    lines.append(f"- {say(locale, 'chat-settings-ai' if caller.is_admin else 'chat-settings-ai-needs')}")
    if caller.is_admin:
        buttons.append(Button(label=say(locale, "chat-ai-title"), action="report.settings", value="ai"))
    lines.append(f"- {say(locale, 'chat-settings-you')}")
    buttons.append(link(say(locale, "chat-settings-yours"), f"{desk.public_url}/settings/you"))
    return Text(markdown="\n".join([lines[0], "", *lines[1:]]), buttons=tuple(buttons))

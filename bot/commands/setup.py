"""`setup`: the form of the daily report, its test panel, and saving it (D14, D16)."""

from collections.abc import AsyncIterator, Mapping

from bot.commands.following import failure_words, nothing_words, period, stage_words, trial_document
from bot.commands.schedule import told
from bot.commands.setup_form import form, panel_button
from bot.commands.setup_values import errors, read
from bot.commands.trying import readable
from core.desk import Desk, author_only
from core.desk.asking import try_prompt, watch
from core.desk.settings import change, default
from core.desk.spending import quote
from core.kept import Command
from core.replies import Panel, Reply
from core.report import Caller, RunState
from core.words import say


async def show(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """The form as things stand. :raises Forbidden: the caller lacks `reports.author`"""
    author_only(command.caller)
    definition = await default(desk, command.caller)
    price = await quote(desk, command.caller, definition)
    yield form(desk, definition, command.caller.locale, str(definition.revision), price=price)


def check(command: Command) -> dict[str, str]:
    """What is wrong with the values, by field."""
    return errors(command.values, command.caller.locale)


async def save(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`setup.save`: keep it, unless someone else changed it since the form was opened.

    :raises Forbidden: the caller lacks `reports.author`
    :raises Conflict: someone else changed it meanwhile
    """
    caller = command.caller
    author_only(caller)
    found = await default(desk, caller)
    price = await quote(desk, caller, found)
    if wrong := errors(command.values, caller.locale):
        yield form(desk, found, caller.locale, command.state.get("revision", ""), price=price, wrong=wrong)
        return
    changes = read(command.values).changes(found)
    # Kept already by a try that was cut short: the revision has moved on, and there is nothing left to do.
    if all(getattr(found, key) == value for key, value in changes.items()) and found.revision:
        kept = found
    else:
        kept = await change(desk, caller, _revision(command.state), **changes)
    yield told(desk, command, kept, say(caller.locale, "chat-saved"))
    # A form that stays open goes on from what is kept now.
    yield form(desk, kept, caller.locale, str(kept.revision), price=price)


async def test(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`setup.test`: try what stands in the form, unsaved; the form comes again with every step of the panel.

    :raises Forbidden: the caller lacks `reports.author`
    """
    caller = command.caller
    author_only(caller)
    found = await default(desk, caller)
    revision = command.state.get("revision", str(found.revision))
    price = await quote(desk, caller, found)
    if wrong := errors(command.values, caller.locale):
        yield form(desk, found, caller.locale, revision, price=price, wrong=wrong)
        return
    typed = found.model_copy(update=read(command.values).changes(found))
    channels = await readable(desk, caller, typed.channels)
    left = len(typed.channels) - len(channels)
    started = await try_prompt(
        desk, caller, prompt=typed.prompt, sources=typed.sources, channels=channels, command=command.id
    )
    async for state in watch(desk, caller, started.report_id):
        panel = await _panel(desk, caller, state, left)
        # What the test cost is the first that is known of the price.
        price = await quote(desk, caller, found) if state.over else price
        yield form(desk, typed, caller.locale, revision, price=price, panel=panel)


async def _panel(desk: Desk, caller: Caller, state: RunState, left_out: int) -> Panel:
    locale = caller.locale
    again = panel_button(locale, "chat-test-again")
    if state.status == "no_data":
        return Panel(state="no_data", button=again, words=nothing_words(state, locale))
    if state.status == "completed":
        document = await trial_document(desk, caller, state)
        words = say(locale, "chat-channels-left-out", count=left_out) if left_out else ""
        day = period(state.run.window, locale)
        return Panel(state="completed", button=again, document=document, period=day, words=words)
    if state.over:
        return Panel(state="failed", button=panel_button(locale, "chat-retry"), error=failure_words(state, locale))
    return Panel(state="generating", button=again, stage=state.stage, words=stage_words(state.stage, locale))


def _revision(state: Mapping[str, str]) -> int | None:
    """The revision the form was opened on; None where it didn't come back."""
    told = state.get("revision", "")
    return int(told) if told.isdecimal() else None

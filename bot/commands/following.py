"""Following a run to its end: its stages in the reader's words, then what came of it."""

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

from bot.commands.phrases import badges, console, link, value_of
from core.brief import Window
from core.desk import Desk
from core.desk.asking import LOOK_EVERY_S, retry, state_of, watch
from core.desk.shelf import trial
from core.kept import Command, Delivery
from core.render.markdown import escaped, post
from core.render.summary import summary_line
from core.replies import Button, Document, Progress, Reply, Text
from core.report import SOURCE_NAMES, Caller, RunState, Stage
from core.schedule import day_window
from core.words import say
from core.words.format import day, moment

#: Looks at the deliveries of a report that is ready, before it is said to be on its way.
LOOKS = 75
#: The stages a run is at work in; the others are its end.
AT_WORK = frozenset[Stage]({"pending", "collecting_data", "generating_content", "assembling_document"})


async def follow(desk: Desk, caller: Caller, report: str) -> AsyncIterator[Reply]:
    """Progress for every stage, then one reply that says how it ended.

    :raises NotFound, Forbidden: as for the run
    """
    async for state in watch(desk, caller, report):
        if state.over:
            yield await _ended(desk, caller, state)
        elif state.stage in AT_WORK:
            yield Progress(report_id=report, stage=state.stage, words=stage_words(state.stage, caller.locale))


async def again(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """`report.retry`: run it again where it failed; where it is at work or done already, only follow it."""
    report = value_of(command)
    state = await state_of(desk, command.caller, report)
    if state.status in ("failed", "cancelled"):
        await retry(desk, command.caller, report)
    async for reply in follow(desk, command.caller, report):
        yield reply


def stage_words(stage: Stage, locale: str) -> str:
    """What is being done, as the reader is told it."""
    return say(locale, f"chat-stage-{stage.replace('_', '-')}")


def failure_words(state: RunState, locale: str) -> str:
    """Why a run failed, or that it was stopped."""
    return state.error or say(locale, "chat-cancelled" if state.status == "cancelled" else "model-failed")


def nothing_words(state: RunState, locale: str) -> str:
    """That there was nothing to report on."""
    return state.error or say(locale, "run-no-data")


async def trial_document(desk: Desk, caller: Caller, state: RunState) -> Document:
    """A test's document as it would be sent, for the asker alone. :raises NotFound: it isn't kept any more"""
    made = await trial(desk, caller, state.run.id)
    facts = {fact.label: fact.value for fact in made.facts}
    return Document(
        report_id=state.run.id,
        title=made.title,
        summary=summary_line(made),
        markdown=post(made),
        report=made,
        data_sources={source: int(facts[source]) if source in facts else None for source in SOURCE_NAMES},
        private=True,
        buttons=(Button(label=say(caller.locale, "chat-test-again"), action="report.test", value=state.run.id),),
        kept=False,
    )


def period(window: Window | None, locale: str) -> str:
    """The local day of a window with its zone, or its two ends."""
    if window is None:
        return ""
    if window == day_window(window.day, window.zone):
        return say(locale, "chat-day", day=day(window.day, locale), zone=window.zone)
    zone = ZoneInfo(window.zone)
    start, end = (moment(edge, zone, locale) for edge in (window.start, window.end))
    return say(locale, "chat-period", start=start, end=end, zone=window.zone)


async def _ended(desk: Desk, caller: Caller, state: RunState) -> Reply:
    if state.status == "no_data":
        return Text(markdown=escaped(nothing_words(state, caller.locale)), tone="warning")
    if state.status != "completed":
        why = escaped(failure_words(state, caller.locale))
        retrying = Button(label=say(caller.locale, "chat-retry"), action="report.retry", value=state.run.id)
        return Text(markdown=why, tone="error", buttons=(retrying,))
    if state.run.trial:
        return await _tried(desk, caller, state)
    return await _ready(desk, caller, state)


async def _tried(desk: Desk, caller: Caller, state: RunState) -> Document:
    """With a line above it that says of which day, from how much, and that nobody else sees it."""
    shown = await trial_document(desk, caller, state)
    told = period(state.run.window, caller.locale)
    top = say(caller.locale, "chat-tried", period=told, counted=badges(shown.data_sources, caller.locale))
    return shown.model_copy(update={"markdown": f"{top}\n\n{shown.markdown}"})


async def _ready(desk: Desk, caller: Caller, state: RunState) -> Text:
    title = escaped(state.title or "")
    opened = link(say(caller.locale, "chat-open"), console(desk, state.run.id))
    if state.run.room is None:
        return Text(markdown=say(caller.locale, "chat-ready", title=title), tone="good", buttons=(opened,))
    room = await desk.stores.rooms.room(caller.organisation, state.run.room)
    name = f"#{escaped(room.title)}" if room else state.run.room
    delivery = await _delivery(desk, caller, state.run.id)
    if delivery is None:
        told, tone = say(caller.locale, "chat-on-its-way", title=title, room=name), "plain"
    elif delivery.state != "sent":
        told, tone = say(caller.locale, f"chat-delivery-{delivery.state}", title=title, room=name), "warning"
    elif delivery.target.endswith(f":{caller.user}"):
        told, tone = say(caller.locale, "chat-sent-directly", title=title, room=name), "good"
    else:
        told, tone = say(caller.locale, "chat-sent", title=title, room=name), "good"
    return Text.model_validate({"markdown": told, "tone": tone, "buttons": (opened,)})


async def _delivery(desk: Desk, caller: Caller, report: str) -> Delivery | None:
    """The one delivery of a room's report once it is over; None where that takes long."""
    for _ in range(LOOKS):
        for delivery in await desk.stores.deliveries.of(caller.organisation, report):
            if delivery.state in ("sent", "failed", "unknown"):
                return delivery
        await desk.sleep(LOOK_EVERY_S)
    return None

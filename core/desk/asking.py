"""Starting runs and following them: an incident report, a test of a prompt, a second try."""

import hashlib
from collections.abc import AsyncIterator, Sequence

from core.desk import Desk, organisation_of, room_for
from core.errors import Conflict, Forbidden, NotFound, Unprocessable
from core.report import SOURCE_NAMES, Caller, Edition, Run, RunState, SourceName
from core.schedule import yesterday
from core.values import Value
from core.words import say

#: Seconds between two looks at a run that is followed.
LOOK_EVERY_S = 0.2


class Started(Value):
    """A run that began. `warning` is a sentence for the one who asked (I12, I13)."""

    report_id: str
    warning: str | None = None


async def incident(
    desk: Desk, caller: Caller, room: str, *, wish: str | None = None, command: str | None = None
) -> Started:
    """Start a report on a room. The same command starts it once, however often it comes.

    :raises NotFound: no such room
    :raises Forbidden: the caller isn't a member (I16)
    :raises Unprocessable: nobody has said anything there (I3)
    """
    about = await room_for(desk, caller, room)
    organisation = await organisation_of(desk, caller)
    locale = about.locale or organisation.locale
    messages = await desk.stores.rooms.messages(caller.organisation, room)
    if about.chat == "web" and all(message.notice for message in messages):
        raise Unprocessable(say(caller.locale, "incident-nothing"))
    run = Run(
        id=_id("rep", caller, command, desk),
        kind="incident",
        caller=caller,
        organisation=organisation.name,
        zone=about.zone or organisation.zone,
        now=desk.now(),
        wish=wish,
        editions=(Edition(locale=locale),),
        room=room,
        outputs=("docx",),
    )
    await _start(desk, run)
    closed = about.status in ("resolved", "archived")
    return Started(report_id=run.id, warning=None if closed else say(caller.locale, "incident-still-active"))


async def try_prompt(
    desk: Desk,
    caller: Caller,
    *,
    prompt: str | None = None,
    sources: Sequence[SourceName] = SOURCE_NAMES,
    channels: Sequence[str] = (),
    command: str | None = None,
) -> Started:
    """Try an unsaved prompt and sources on yesterday's data (D13); nothing is kept, nobody else is told.

    :raises NotFound, Forbidden: a channel that isn't there, or isn't the caller's
    """
    for channel in channels:
        await room_for(desk, caller, channel)
    organisation = await organisation_of(desk, caller)
    now = desk.now()
    run = Run(
        id=_id("tst", caller, command, desk),
        kind="daily",
        caller=caller,
        organisation=organisation.name,
        zone=organisation.zone,
        now=now,
        window=yesterday(now, organisation.zone),
        wish=prompt or None,
        editions=(Edition(locale=organisation.locale),),
        sources=tuple(sources),
        channels=tuple(channels),
        trial=True,
    )
    await _start(desk, run)
    return Started(report_id=run.id)


async def retry(desk: Desk, caller: Caller, report: str) -> Started:
    """Run a failed report again, keeping its finished stages.

    :raises NotFound: no such run for this caller
    :raises Conflict: it didn't fail
    """
    state = await state_of(desk, caller, report)
    if state.status not in ("failed", "cancelled"):
        raise Conflict(say(caller.locale, "desk-not-failed"))
    await desk.stores.runs.mark(report, status="generating", stage="pending", reopen=True)
    await desk.engine.retry(report)
    return Started(report_id=report)


async def state_of(desk: Desk, caller: Caller, report: str) -> RunState:
    """A run of the caller's organisation: not someone else's test, nor of a room they aren't in.

    :raises NotFound: none such
    :raises Forbidden: it is of a room the caller isn't in (I16)
    """
    state = await desk.stores.runs.state(report, caller.organisation)
    if state is None or (state.run.trial and state.run.caller.user != caller.user):
        raise NotFound(say(caller.locale, "desk-no-report"))
    if state.run.room and await desk.stores.rooms.role(caller.organisation, state.run.room, caller.user) is None:
        raise Forbidden(say(caller.locale, "desk-not-a-member"))
    return state


async def watch(desk: Desk, caller: Caller, report: str) -> AsyncIterator[RunState]:
    """The run's states as they change, the last one over. :raises NotFound: no such run for this caller"""
    state = await state_of(desk, caller, report)
    yield state
    while not state.over:
        await desk.sleep(LOOK_EVERY_S)
        now = await desk.stores.runs.state(report, caller.organisation)
        if now is None:
            return
        if (now.stage, now.status) != (state.stage, state.status):
            yield now
        state = now


async def room_runs(desk: Desk, caller: Caller, room: str) -> Sequence[RunState]:
    """The runs of a room, newest first (I15). :raises NotFound, Forbidden: as for the room"""
    await room_for(desk, caller, room)
    return await desk.stores.runs.of_room(caller.organisation, room)


async def _start(desk: Desk, run: Run) -> None:
    await desk.stores.runs.start(run)
    await desk.engine.submit(run.id, run.caller.organisation, priority=1)
    await desk.stores.runs.submitted(run.id)


def _id(prefix: str, caller: Caller, command: str | None, desk: Desk) -> str:
    """The run's id: the same for the same command, so that a command taken up again starts nothing twice."""
    seed = f"{caller.organisation}\n{command}" if command else desk.token()
    return f"{prefix}_{hashlib.sha256(seed.encode()).hexdigest()[:20]}"

"""The tick: what is due becomes a run, once per slot, on whichever replica comes first (D11, design 4)."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from core.kept import Slot
from core.people import Organisation
from core.ports import Engine
from core.report import Caller, Definition, Edition, Run
from core.schedule import Firing, firings, local_day, next_firing, yesterday
from core.stores import Stores
from core.telling import Teller
from core.values import Instant
from core.words import say

#: Definitions looked at in one query.
BATCH = 200
#: A slot later than this says so in its document.
LATE = timedelta(minutes=15)
#: A run the engine doesn't have after this long is handed over again.
SUBMIT_AGAIN = timedelta(seconds=60)
#: A run that isn't over after this long is asked for at the engine.
TAKES_LONG = timedelta(minutes=10)
#: After a long time down only so many missed slots are recorded, the newest.
MOST_MISSED = 31

_log = structlog.get_logger()


class Dispatcher:
    """Fires due definitions. It holds nothing between ticks: any number may run on one database."""

    def __init__(
        self, stores: Stores, engine: Engine, given_up: Callable[[str], Awaitable[None]] | None = None
    ) -> None:
        """:param given_up: told of each run the engine won't go on with, so that nobody waits for it"""
        self._stores = stores
        self._engine = engine
        self._given_up = given_up

    async def tick(self, now: Instant) -> int:
        """Fire everything due at this instant and hand over what was left behind; how many runs began here."""
        begun = 0
        while due := await self._stores.definitions.due(now, BATCH):
            organisations = {o.id: o for o in await self._stores.directory.organisations({d.organisation for d in due})}
            for definition in due:
                begun += await self._fire(definition, organisations, now)
            if len(due) < BATCH:
                break
        for organisation, run in await self._stores.runs.unsubmitted(now - SUBMIT_AGAIN):
            await self._submit(organisation, run)
        return begun

    async def reconcile(self, now: Instant) -> int:
        """Look after runs that take long: what the engine has given up is told as failed; how many there were."""
        found = 0
        for run in await self._stores.runs.under_way(now - TAKES_LONG):
            info = await self._engine.info(run)
            if info is not None and info.status in ("failed", "cancelled") and self._given_up:
                await self._given_up(run)
                found += 1
        return found

    async def _fire(self, definition: Definition, organisations: Mapping[str, Organisation], now: datetime) -> int:
        assert definition.next_run_at is not None
        passed = list(firings(definition.schedule, definition.next_run_at, now + timedelta(microseconds=1)))
        organisation = organisations[definition.organisation]
        today = local_day(now, definition.zone).isoformat()
        slots = [_slot(definition, organisation, firing, now, today) for firing in passed[-MOST_MISSED:]]
        new = await self._stores.definitions.fire(definition, next_firing(definition.schedule, now).at, slots)
        if new is None:
            return 0
        begun = [slot.run for slot in slots if slot.run.id in new and slot.status == "generating"]
        for run in begun:
            await self._submit(run.caller.organisation, run.id)
        await self._tell_missed([slot.run for slot in slots if slot.run.id in new and slot.status == "missed"])
        _log.info("slot fired", definition=definition.id, organisation=organisation.id, runs=len(begun))
        return len(begun)

    async def _submit(self, organisation: str, run: str) -> None:
        await self._engine.submit(run, organisation)
        await self._stores.runs.submitted(run)

    async def _tell_missed(self, missed: Sequence[Run]) -> None:
        if missed:
            newest = missed[-1]
            words = say(newest.caller.locale, "run-missed", count=len(missed))
            await Teller(stores=self._stores, now=lambda: newest.now).notify(newest, "missed", words)


def _slot(definition: Definition, organisation: Organisation, firing: Firing, now: datetime, today: str) -> Slot:
    """The run of one firing: still to be made on its own local day, missed after it (D11)."""
    digest = hashlib.sha256(f"{definition.id}\n{firing.period}".encode()).hexdigest()
    run = Run(
        id=f"rep_{digest[:20]}",
        kind=definition.kind,
        caller=Caller(organisation=organisation.id, user=definition.owner, locale=organisation.locale),
        organisation=organisation.name,
        zone=definition.zone,
        now=now,
        window=yesterday(firing.at, definition.zone),
        wish=definition.prompt,
        editions=(Edition(locale=organisation.locale),),
        definition=definition.id,
        period=firing.period,
        sources=definition.sources,
        channels=definition.channels,
        recipients=definition.recipients,
        outputs=definition.outputs,
        late=now - firing.at > LATE,
    )
    on_its_day = local_day(firing.at, definition.zone).isoformat() == today
    return Slot(run, "generating" if on_its_day else "missed")

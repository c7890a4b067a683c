"""What people are told while a run goes on and when it ends: live events, notifications that wait (P2, I18, D18)."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.kept import DeliveryState, Event, Notification, StoredDocument
from core.report import Run, RunState, Stage
from core.stores import Stores
from core.words import say


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Publishes events and keeps notifications. A test's are for its asker alone (D13)."""

    stores: Stores
    now: Callable[[], datetime]

    async def progress(self, run: Run, stage: Stage) -> None:
        """The stage a run has come to (P2)."""
        await self._tell(run, {"type": "report_progress", "report_id": run.id, "stage": stage})

    async def generated(self, run: Run, stored: StoredDocument) -> None:
        """The report is there: to the room's members or the organisation (I18), a test's result to its asker (D13)."""
        if run.trial:
            shown = {"title", "body", "period_start", "period_end", "data_sources"}
            fields = stored.model_dump(mode="json", include=shown)
            await self._tell(run, {"type": "report.test.completed", "test_id": run.id, **fields})
            return
        payload = {
            "type": "report_generated",
            "report_id": stored.id,
            "report_title": stored.title,
            "generated_by": stored.created_by,
            "generated_at": stored.created_at.isoformat(),
        }
        await self._tell(run, payload)

    async def nothing(self, run: Run, why: str) -> None:
        """There was nothing to report on."""
        if run.trial:
            await self._tell_asker(run, {"type": "report.test.no_data", "test_id": run.id, "payload": None})
        elif run.room:
            await self._tell_asker(run, {"type": "report_generation_failed", "report_id": run.id, "error": why})

    async def failed(self, run: Run, why: str) -> None:
        """The run failed; the owner of a scheduled one is notified."""
        if run.trial:
            await self._tell_asker(run, {"type": "report.test.failed", "test_id": run.id, "error": why})
        else:
            await self._tell_asker(run, {"type": "report_generation_failed", "report_id": run.id, "error": why})
        if run.definition:
            await self.notify(run, "failed", say(run.caller.locale, "run-failed", why=why))
        await self.progress(run, "failed")

    async def undelivered(self, state: RunState, target: str, outcome: DeliveryState) -> None:
        """A delivery failed, or can't be told to have arrived: its owner is notified (design 4)."""
        to = await self._name(state.run, target.partition(":")[2])
        words = say(state.run.caller.locale, f"run-delivery-{outcome}", to=to, title=state.title or "")
        await self.notify(state.run, f"{outcome} {target}", words)

    async def notify(self, run: Run, what: str, title: str) -> None:
        """Tell the one who asked, or owns the definition, once for each `what` of a run."""
        digest = hashlib.sha256(f"{run.id}\n{what}".encode()).hexdigest()[:20]
        kept = Notification(
            id=f"ntf_{digest}",
            organisation=run.caller.organisation,
            person=run.caller.user,
            title=title,
            entity=run.id,
            created_at=self.now(),
        )
        if await self.stores.notifications.keep(kept):
            fields = kept.model_dump(mode="json", exclude={"organisation", "person"})
            await self._tell_asker(run, {"type": "notification", **fields})

    async def _name(self, run: Run, place: str) -> str:
        organisation = run.caller.organisation
        if place.startswith("room_"):
            room = await self.stores.rooms.room(organisation, place)
            return f"#{room.title}" if room else place
        person = await self.stores.directory.person(organisation, place)
        return person.display_name if person else place

    async def _tell(self, run: Run, payload: Mapping[str, object]) -> None:
        """To the asker of a test, the members of the run's room, or the organisation."""
        if run.trial:
            await self._tell_asker(run, payload)
            return
        event = Event(organisation=run.caller.organisation, room=run.room, payload=dict(payload))
        await self.stores.events.publish(event)

    async def _tell_asker(self, run: Run, payload: Mapping[str, object]) -> None:
        event = Event(organisation=run.caller.organisation, person=run.caller.user, payload=dict(payload))
        await self.stores.events.publish(event)

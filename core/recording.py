"""What the audit log and the event line hold of each generation (N8, T11): who, what, by which model, how it ended."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.audit import AuditDraft
from core.document import Document
from core.kept import Event
from core.report import Run
from core.stores import Stores

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Recorder:
    """Records each generation once, however often its step is run again."""

    stores: Stores
    now: Callable[[], datetime]

    async def written(self, run: Run, document: Document) -> None:
        """A document was written; where a model was to write it and didn't, that is told (`report.ai_skipped.v1`)."""
        used = document.provenance
        details: dict[str, Any] = used.model_dump(
            mode="json",
            include={
                "writer",
                "prompt",
                "prompt_version",
                "prompt_sha256",
                "model_asked",
                "model_answered",
                "provider",
                "region",
                "tokens_in",
                "tokens_out",
                "cost_usd_micros",
                "latency_ms",
                "kept",
                "replaced",
                "struck",
                "redacted",
                "moderation",
                "skipped",
                "fallback",
            },
        )
        details |= {"kind": run.kind, "citations": len(cited(document)), "trial": run.trial}
        await self._append(run, "report.generated", "success", details)
        if reason := used.skipped or used.fallback:
            await self._skipped(run, reason)

    async def failed(self, run: Run, error: str) -> None:
        """A run ended without a document."""
        await self._append(run, "report.failed", "failed", {"kind": run.kind, "error": error, "trial": run.trial})

    async def _skipped(self, run: Run, reason: str) -> None:
        _log.warning("report %s of %s: AI skipped: %s", run.id, run.caller.organisation, reason)
        payload = {"type": "report.ai_skipped.v1", "report_id": run.id, "reason": reason}
        person = run.caller.user if run.trial else None
        event = Event(organisation=run.caller.organisation, person=person, room=run.room, payload=payload)
        await self.stores.events.publish(event)

    async def _append(self, run: Run, event: str, status: str, details: dict[str, Any]) -> None:
        draft = AuditDraft(
            organisation=run.caller.organisation,
            key=f"{run.id}/{event}",
            event=event,
            at=self.now(),
            user=run.caller.user,
            report=run.id,
            status=status,
            details=details,
        )
        await self.stores.audit.append(draft)


def cited(document: Document) -> frozenset[str]:
    """The ids that some sentence of the document rests on."""
    return frozenset(cite for section in document.sections for claim in section.claims for cite in claim.cites)

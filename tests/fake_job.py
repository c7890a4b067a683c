"""A job that goes one stage further each time someone who follows it waits: every stage is seen, and nothing sleeps."""

import asyncio
from datetime import datetime

from core.brief import Fact
from core.desk.shelf import document_key
from core.document import Claim, Document, Section
from core.kept import StoredDocument
from core.ports import Blobs, Step
from core.report import Run, Stage
from core.stores import Stores

STAGES: tuple[Stage, ...] = ("collecting_data", "generating_content", "assembling_document")


class StagedJob:
    """`run` is a core.ports.Job, `sleep` the desk's: a sleep returns when the job has made one more step.

    `fail` is why the next run fails while it writes, `nothing` that it finds nothing. `delivers` is how the delivery of
    a room's report ends, and None that it never begins. `begun` keeps the runs.
    """

    def __init__(self, stores: Stores, blobs: Blobs, now: datetime) -> None:
        self.fail: str | None = None
        self.nothing = False
        self.delivers: str | None = "sent"
        self.begun: list[Run] = []
        self._stores, self._blobs, self._now = stores, blobs, now
        self._go, self._made = asyncio.Semaphore(0), asyncio.Semaphore(0)
        self._at_work = 0

    async def sleep(self, seconds: float) -> None:
        """Let the job make a step."""
        if not self._at_work:
            await asyncio.sleep(0)
            return
        self._go.release()
        await self._made.acquire()

    async def run(self, run: str, step: Step) -> None:
        """The stages, each after a sleep."""
        self._at_work += 1
        try:
            await self._stages(run)
        finally:
            self._at_work -= 1
            self._made.release()

    async def _stages(self, run: str) -> None:
        state = await self._stores.runs.state(run)
        assert state is not None
        self.begun.append(state.run)
        for stage in STAGES:
            await self._go.acquire()
            if self.nothing:
                await self._stores.runs.mark(run, status="no_data", at=self._now)
                return
            await self._stores.runs.mark(run, stage=stage)
            if self.fail and stage == "generating_content":
                why, self.fail = self.fail, None
                await self._stores.runs.mark(run, stage="failed", status="failed", error=why, at=self._now)
                raise RuntimeError(why)
            self._made.release()
        await self._go.acquire()
        await self._finish(state.run)

    async def _finish(self, run: Run) -> None:
        document = made(run)
        await self._blobs.put(document_key(run.id), document.model_dump_json().encode())
        if not run.trial:
            await self._stores.documents.keep(kept(run, document))
        await self._stores.runs.mark(run.id, stage="completed", status="completed", title=document.title, at=self._now)
        if run.room and self.delivers:
            organisation = run.caller.organisation
            room = await self._stores.rooms.room(organisation, run.room)
            target = f"file:{run.caller.user if room and room.archived else run.room}"
            await self._stores.deliveries.begin(organisation, run.id, target)
            await self._stores.deliveries.end(run.id, target, self.delivers)  # type: ignore[arg-type]


def made(run: Run) -> Document:
    """A small document that says what was asked for."""
    title = f"Daily Report - {run.organisation}" if run.kind == "daily" else "Incident Report - Line *3*"
    claim = Claim(text=f"Asked for: {run.wish or 'nothing'}.")
    facts = [Fact(id=f"f{n}", label=source, value=n) for n, source in enumerate(run.sources, 1)]
    return Document(
        id=run.id,
        title=title,
        kind=run.kind,
        period=run.window,
        created_at=run.now,
        sections=(Section(key="summary", title="Summary", claims=(claim,)),),
        facts=tuple(facts),
    )


def kept(run: Run, document: Document) -> StoredDocument:
    """The document as it is kept."""
    return StoredDocument(
        id=run.id,
        organisation=run.caller.organisation,
        kind=run.kind,
        room=run.room,
        title=document.title,
        body="Body as kept.",
        summary="Summary as kept.",
        created_by=run.caller.user,
        created_at=run.now,
        data_sources={"calls": 12, "messages": 1, "tasks": None},
        document=document,
    )

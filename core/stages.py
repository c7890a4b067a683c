"""The five stages as an engine runs them: each finds its input by the run's id and leaves its output for the next."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.addressing import targets
from core.brief import Brief
from core.collect import collect
from core.desk.shelf import document_key
from core.document import Document
from core.errors import (
    BadInput,
    DeliveryFailed,
    DeliveryUnknown,
    ModelFailed,
    NewsdeskError,
    NothingToReport,
    ReportRefused,
)
from core.kept import DeliveryState, Rendered, StoredDocument
from core.kinds import KINDS
from core.pipeline import Ports, assemble, under_vault, write
from core.policy import AiPolicy
from core.ports import Courier, Parcel, Source, Step
from core.privacy import Vault, restored
from core.recording import Recorder
from core.render import MEDIA_TYPES
from core.render.markdown import post
from core.render.summary import summary_line
from core.report import Run, RunState, Stage
from core.stores import Stores
from core.telling import Teller
from core.words import say
from prompts import load


@dataclass(frozen=True, kw_only=True)
class Stages:
    """The stages and what they need.

    `sources` opens what a run reads; `couriers` are known by the `by` of a target (`chat`, `file`, `email` …).
    """

    stores: Stores
    ports: Ports
    sources: Callable[[Run], Awaitable[Sequence[Source]]]
    couriers: Mapping[str, Courier]
    now: Callable[[], datetime]

    async def job(self, run: str, step: Step) -> None:
        """The whole of a run, for an engine. What goes wrong is told to the one who asked, then raised."""
        try:
            if await step("collect", self.collect, run):
                await step("write", self.write, run)
                files = await step("assemble", self.assemble, run)
                for target in await step("address", self.address, run, files):
                    await step(f"deliver {target}", self.deliver, run, target)
        except Exception as error:  # the top of a run: whatever it is, the asker hears of it
            await step("fail", self.fail, run, *_told(error))
            raise

    async def collect(self, run: str) -> int:
        """Read the sources and freeze the briefs; how many there are, 0 where there is nothing to report."""
        asked = await self._begin(run, "collecting_data")
        if asked is None:
            return 0
        try:
            sources = await self.sources(asked)
            briefs = await collect(asked, KINDS[asked.kind], sources, self.ports.blobs, self.ports.compute)
        except NothingToReport as nothing:
            why = nothing.detail if asked.room else say(asked.caller.locale, "run-no-data")
            await self.stores.runs.mark(run, status="no_data", error=why, at=self.now())
            await self._teller.nothing(asked, why)
            return 0
        policy = await self.stores.policies.policy(asked.caller.organisation)
        for n, brief in enumerate(briefs):
            pinned = self._pinned(brief, asked)
            kept, vault = await self.ports.compute(_hidden, pinned, policy)
            await self.stores.vaults.keep(asked.caller.organisation, run, n, vault)
            await self.ports.blobs.put(_brief_key(run, n), kept)
        return len(briefs)

    async def write(self, run: str) -> None:
        """Write and check the document. A model's answers are kept by their call key: again costs nothing."""
        asked = await self._begin(run, "generating_content")
        if asked is None:
            return
        brief, vault = await self._brief(asked)
        document = await write(asked, KINDS[asked.kind], brief, self.ports, vault)
        await self.ports.blobs.put(document_key(run), document.model_dump_json().encode())
        await self._recorder.written(asked, document)

    async def assemble(self, run: str) -> str:
        """Make the files and keep the document; their suffixes. A test's is only told to its asker (D13)."""
        asked = await self._begin(run, "assembling_document")
        if asked is None:
            kept = await self.stores.documents.get((await self._state(run)).run.caller.organisation, run)
            return _suffixes(kept.files if kept else ())
        document = await self._document(run)
        brief, _ = await self._brief(asked)
        counts = KINDS[asked.kind].data_sources(brief)
        stored = await self.ports.compute(_stored, asked, document, counts)
        if not asked.trial:
            stored = stored.model_copy(update={"files": await self._files(asked, document)})
            await self.stores.documents.keep(stored)
        done = self.now()
        await self.stores.runs.mark(run, stage="completed", status="completed", title=stored.title, at=done)
        await self._teller.progress(asked, "completed")
        await self._teller.generated(asked, stored)
        return _suffixes(stored.files)

    async def address(self, run: str, files: str) -> list[str]:
        """The targets, in order; none for a test. `files` are the suffixes of those there are."""
        state = await self._state(run)
        asked, organisation = state.run, state.run.caller.organisation
        if asked.trial or state.status != "completed":
            return []
        places = {*asked.recipients, asked.caller.user, *([asked.room] if asked.room else [])}
        people = await self.stores.directory.people(organisation, sorted(p for p in places if p.startswith("usr_")))
        found = [await self.stores.rooms.room(organisation, p) for p in sorted(places) if p.startswith("room_")]
        return targets(
            asked,
            {person.id: person for person in people},
            {room.id: room for room in found if room},
            mail="email" in self.couriers,
            has_file=files.split(),
        )

    async def deliver(self, run: str, target: str) -> DeliveryState:
        """Deliver to one target, at most once: what an earlier try left open is looked for first (design 4)."""
        state = await self._state(run)
        organisation = state.run.caller.organisation
        before = await self.stores.deliveries.begin(organisation, run, target)
        if before.state in ("sent", "unknown"):
            return before.state
        kept = await self.stores.documents.get(organisation, run)
        if kept is None:
            raise NewsdeskError(f"{run} has no document to deliver")
        parcel = Parcel(organisation=organisation, run=run, target=target, document=kept, external=before.external)
        outcome: DeliveryState = "sent"
        external, error = None, None
        try:
            external = await self._sent(parcel, tried=before.state == "sending")
        except (DeliveryUnknown, DeliveryFailed) as problem:
            outcome = "unknown" if isinstance(problem, DeliveryUnknown) else "failed"
            error = problem.detail
        await self.stores.deliveries.end(run, target, outcome, external=external, error=error)
        if outcome != "sent":
            await self._teller.undelivered(state, target, outcome)
        return outcome

    async def fail(self, run: str, words: str, detail: str) -> None:
        """Mark the run failed and tell why, in plain words (I18)."""
        asked = (await self._state(run)).run
        said = detail or say(asked.caller.locale, words)
        if await self.stores.runs.mark(run, stage="failed", status="failed", error=said, at=self.now()):
            await self._recorder.failed(asked, words)
            await self._teller.failed(asked, said)

    async def forget_trials(self, before: datetime) -> int:
        """Take away what tests that ended before have left (D13); how many there were."""
        ended = await self.stores.runs.trials(before)
        for run in ended:
            for key in (_brief_key(run, 0), document_key(run)):
                await self.ports.blobs.delete(key)
            await self.stores.vaults.forget(run)
            await self.stores.runs.forget(run)
        return len(ended)

    async def given_up(self, run: str) -> None:
        """The engine has given the run up without its job having said so (a process died under it too often)."""
        await self.fail(run, "model-failed", "")

    @property
    def _teller(self) -> Teller:
        return Teller(stores=self.stores, now=self.now)

    @property
    def _recorder(self) -> Recorder:
        return Recorder(stores=self.stores, now=self.now)

    def _pinned(self, brief: Brief, run: Run) -> Brief:
        """The brief with the prompts a model will be asked with, whatever release goes on with the run (N5)."""
        if self.ports.gateway is None:
            return brief
        versions = {name: load(name).version for name in KINDS[run.kind].pieces}
        return brief.model_copy(update={"prompts": versions})

    async def _sent(self, parcel: Parcel, *, tried: bool) -> str:
        courier = self.couriers.get(parcel.target.partition(":")[0])
        if courier is None:
            raise DeliveryFailed(f"there is no way to deliver to {parcel.target}")
        if tried and (found := await courier.found(parcel)).external:
            return found.external

        async def note(external: str) -> None:
            await self.stores.deliveries.note(parcel.run, parcel.target, external)

        return await courier.deliver(parcel, note)

    async def _begin(self, run: str, stage: Stage) -> Run | None:
        """What was asked, at the start of a stage; None where the run is over (cancelled, nothing to report)."""
        state = await self._state(run)
        if state.over or not await self.stores.runs.mark(run, stage=stage):
            return None
        await self._teller.progress(state.run, stage)
        return state.run

    async def _state(self, run: str) -> RunState:
        state = await self.stores.runs.state(run)
        if state is None:
            raise NewsdeskError(f"{run} is not known")
        return state

    async def _brief(self, run: Run) -> tuple[Brief, Vault]:
        kept = await self.stores.vaults.vault(run.caller.organisation, run.id, 0)
        if kept is None:
            raise NewsdeskError(f"{run.id} has no vault for its brief")
        return await self.ports.compute(_opened, await self.ports.blobs.get(_brief_key(run.id, 0)), kept)

    async def _document(self, run: str) -> Document:
        return Document.model_validate_json(await self.ports.blobs.get(document_key(run)))

    async def _files(self, run: Run, document: Document) -> tuple[Rendered, ...]:
        files: list[Rendered] = []
        # A .docx is for those who get it along with a post: it takes longer than all the rest.
        wanted = [suffix for suffix in KINDS[run.kind].outputs if suffix != "docx" or "docx" in run.outputs]
        for name, data in await assemble(document, wanted, self.ports):
            suffix = name.rpartition(".")[2]
            key = f"runs/{run.id}/{len(files)}.{suffix}"
            await self.ports.blobs.put(key, data)
            files.append(Rendered(name=name, media_type=MEDIA_TYPES[suffix], blob=key, size=len(data)))
        return tuple(files)


def _brief_key(run: str, n: int) -> str:
    return f"runs/{run}/brief.{n}.json"


def _hidden(brief: Brief, policy: AiPolicy) -> tuple[bytes, dict[str, Any]]:
    """The brief as it is kept, and its vault as JSON (T13)."""
    kept, vault = under_vault(brief, policy)
    return kept.model_dump_json().encode(), vault.to_json()


def _opened(kept: bytes, data: dict[str, Any]) -> tuple[Brief, Vault]:
    vault = Vault.from_json(data)
    return restored(Brief.model_validate_json(kept), vault), vault


def _suffixes(files: Sequence[Rendered]) -> str:
    return " ".join(file.name.rpartition(".")[2] for file in files)


def _told(error: Exception) -> tuple[str, str]:
    """The message that tells of an error, and its own words where they are meant for the reader."""
    if isinstance(error, ModelFailed):
        return f"model-{error.kind.replace('_', '-')}", ""
    return "model-failed", error.detail if isinstance(error, BadInput | ReportRefused) else ""


def _stored(run: Run, document: Document, counts: Mapping[str, int | None]) -> StoredDocument:
    period = document.period
    return StoredDocument(
        id=run.id,
        organisation=run.caller.organisation,
        definition=run.definition,
        kind=run.kind,
        room=run.room,
        locale=document.locale,
        title=document.title,
        body=post(document),
        summary=summary_line(document),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        data_sources=dict(counts),
        created_by=run.caller.user,
        created_at=run.now,
        document=document,
    )

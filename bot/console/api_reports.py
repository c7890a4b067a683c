"""REST: reports as they stand, one whole, its sources, its files (D15, I14)."""

from typing import Any, Literal

from pydantic import Field

from bot.console.downloads import Download
from bot.console.markup import to_html
from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Given, Id, Nothing, Told
from core.desk import asking, shelf
from core.errors import NotFound
from core.kept import Rendered, StoredDocument
from core.report import RunState, Stage, Status
from core.values import Instant
from core.words import say

#: The coarse states the wire knows (P3): a slot with nothing to report is done, one that was missed is not.
Coarse = Literal["generating", "completed", "failed"]
COARSE: dict[Status, Coarse] = {
    "generating": "generating",
    "completed": "completed",
    "no_data": "completed",
    "failed": "failed",
    "missed": "failed",
    "cancelled": "failed",
}


class Paging(Given):
    """Which page of a list; a cursor goes on after the page it came with, whatever the page."""

    page: int = Field(default=0, le=1_000_000)
    page_size: int = shelf.PAGE_SIZE
    cursor: str | None = Field(default=None, max_length=500)


class ReportId(Given):
    """Which report."""

    report: Id


class ReportFile(ReportId):
    """Which file of a report: `docx`, `md`, `json`."""

    suffix: str = Field(pattern=r"^[a-z0-9]{1,8}$")


class StatusTold(Told):
    """How a run stands (P3). `outcome` is the finer end: no_data, missed, cancelled too."""

    report_id: str
    status: Coarse
    stage: Stage
    outcome: Status
    title: str | None
    error: str | None
    created_at: Instant
    finished_at: Instant | None


class FileTold(Told):
    """A file of a report."""

    name: str
    suffix: str
    media_type: str
    size: int
    url: str


class ReportListed(Told):
    """A report in a list, without its body. Ids and times as in D3; period_end is exclusive."""

    id: str
    version: int
    definition_id: str | None
    organisation: str
    kind: str
    room: str | None
    locale: str
    title: str
    summary: str
    period_start: Instant | None
    period_end: Instant | None
    data_sources: dict[str, int | None]
    created_by: str
    created_at: Instant
    status: Coarse
    stage: Stage


class ReportPage(Told):
    """A page of reports, newest first."""

    items: tuple[ReportListed, ...]
    page: int
    page_size: int
    total: int
    cursor: str | None


class Report(ReportListed):
    """One whole: its body as Markdown without the title, and as HTML; empty while it is being made."""

    body: str
    html: str
    error: str | None
    files: tuple[FileTold, ...]


async def list_reports(call: Call[Paging, Nothing]) -> ReportPage:
    """Those the caller may read."""
    asked = call.params
    found = await shelf.page(call.desk, call.caller, page=asked.page, size=asked.page_size, cursor=asked.cursor)
    states = [await call.desk.stores.runs.state(kept.id, call.caller.organisation) for kept in found.items]
    items = tuple(ReportListed(**_facts(kept, state)) for kept, state in zip(found.items, states, strict=True))
    return ReportPage(items=items, page=found.page, page_size=found.page_size, total=found.total, cursor=found.cursor)


async def get_report(call: Call[ReportId, Nothing]) -> Report:
    """The document; while there is none, how far its run is."""
    report = call.params.report
    try:
        kept = await shelf.document(call.desk, call.caller, report)
    except NotFound:
        return _unwritten(await _state_of_a_report(call, report))
    state = await call.desk.stores.runs.state(report, call.caller.organisation)
    return Report(
        **_facts(kept, state),
        body=kept.body,
        html=to_html(kept.body),
        error=state.error if state else None,
        files=tuple(_file(kept.id, file) for file in kept.files),
    )


async def get_status(call: Call[ReportId, Nothing]) -> StatusTold:
    """Of a report or of a test of the caller's own."""
    state = await asking.state_of(call.desk, call.caller, call.params.report)
    return StatusTold(
        report_id=state.run.id,
        status=COARSE[state.status],
        stage=state.stage,
        outcome=state.status,
        title=state.title,
        error=state.error,
        created_at=state.created_at,
        finished_at=state.finished_at,
    )


async def get_file(call: Call[ReportFile, Nothing]) -> Download:
    """A file of a completed report."""
    rendered, data = await shelf.file(call.desk, call.caller, call.params.report, call.params.suffix)
    return Download(rendered.name, rendered.media_type, data)


async def _state_of_a_report(call: Call[ReportId, Nothing], report: str) -> RunState:
    state = await asking.state_of(call.desk, call.caller, report)
    if state.run.trial:
        raise NotFound(say(call.caller.locale, "desk-no-report"))
    return state


def _facts(kept: StoredDocument, state: RunState | None) -> dict[str, Any]:
    """What a list tells. A document whose run is no longer known was finished long ago."""
    facts = kept.model_dump(exclude={"body", "document", "files", "definition"})
    status: Coarse = COARSE[state.status] if state else "completed"
    return facts | {
        "definition_id": kept.definition,
        "status": status,
        "stage": state.stage if state else "completed",
    }


def _unwritten(state: RunState) -> Report:
    run = state.run
    return Report(
        id=run.id,
        version=0,
        definition_id=run.definition,
        organisation=run.caller.organisation,
        kind=run.kind,
        room=run.room,
        locale=run.editions[0].locale,
        title=state.title or "",
        summary="",
        period_start=run.window.start if run.window else None,
        period_end=run.window.end if run.window else None,
        data_sources={},
        created_by=run.caller.user,
        created_at=state.created_at,
        status=COARSE[state.status],
        stage=state.stage,
        body="",
        html="",
        error=state.error,
        files=(),
    )


def _file(report: str, file: Rendered) -> FileTold:
    suffix = file.name.rpartition(".")[2]
    return FileTold(
        name=file.name,
        suffix=suffix,
        media_type=file.media_type,
        size=file.size,
        url=f"/api/reports/{report}/files/{suffix}",
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/reports",
        summary="Reports, newest first",
        handler=list_reports,
        params=Paging,
        reply=ReportPage,
        errors=(400,),
    ),
    Route(
        method="GET",
        path="/api/reports/{report}",
        summary="One report, whole",
        handler=get_report,
        params=ReportId,
        reply=Report,
    ),
    Route(
        method="GET",
        path="/api/reports/{report}/status",
        summary="How far a report or a test is",
        handler=get_status,
        params=ReportId,
        reply=StatusTold,
    ),
    Route(
        method="GET",
        path="/api/reports/{report}/files/{suffix}",
        summary="A file of a report",
        handler=get_file,
        params=ReportFile,
        reply=Download,
        errors=(409,),
    ),
)

"""REST: starting reports: a test of a prompt (D13), a report on a room (I12), a second try, a room's reports (I15)."""

from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, RootModel, StrictBool

from bot.console.api_reports import COARSE, Coarse, ReportId
from bot.console.api_rooms import RoomId
from bot.console.downloads import Download
from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Given, Id, Nothing, Told
from core.desk import asking, organisation_of, room_for, shelf
from core.errors import NotFound
from core.report import SOURCE_NAMES, Recipient, RunState, SourceName, Stage
from core.words import say

#: A client that may send the same request twice names it here; it is then done once.
IDEMPOTENCY_KEY = "Idempotency-Key"


class TestAsked(Given):
    """A prompt to try, unsaved; null is the default one. Each source is in or out."""

    prompt: str | None = Field(default=None, max_length=8000)
    include_calls: StrictBool
    include_messages: StrictBool
    include_tasks: StrictBool
    include_contacts: StrictBool
    include_channels: tuple[Recipient, ...] = Field(default=(), max_length=50)

    @property
    def sources(self) -> tuple[SourceName, ...]:
        """Those that are in."""
        return tuple(name for name in SOURCE_NAMES if getattr(self, f"include_{name}"))


class TestStarted(Told):
    """The result comes over the WebSocket, as `report.test.completed`, `.failed` or `.no_data`."""

    test_id: str


class RoomReportId(RoomId):
    """Which report of which room."""

    report: Id


class ReportAsked(Given):
    """What is asked of the report in one's own words, if anything."""

    prompt: str | None = Field(default=None, max_length=8000)


class Generating(Told):
    """A run that began; `warning` where the room is still active (I13)."""

    report_id: str
    status: Literal["generating"] = "generating"
    warning: str | None = None


class RoomReport(Told):
    """One report of a room. `generated_at` has the room's offset; `generated_by` is a person's id (I15)."""

    report_id: str
    generated_at: str
    generated_by: str
    status: Coarse
    stage: Stage
    report_title: str | None


class RoomReports(RootModel[tuple[RoomReport, ...]]):
    """The reports of a room, newest first."""


async def test_prompt(call: Call[Nothing, TestAsked]) -> TestStarted:
    """Try a prompt on yesterday's data; the caller alone is told."""
    asked = call.body
    started = await asking.try_prompt(
        call.desk,
        call.caller,
        prompt=asked.prompt,
        sources=asked.sources,
        channels=asked.include_channels,
        command=_command(call.request.headers.get(IDEMPOTENCY_KEY), call.caller.user),
    )
    return TestStarted(test_id=started.report_id)


async def generate_report(call: Call[RoomId, ReportAsked]) -> Generating:
    """Write a report on a room the caller is in."""
    command = _command(call.request.headers.get(IDEMPOTENCY_KEY), call.caller.user)
    wish = (call.body.prompt or "").strip() or None
    started = await asking.incident(call.desk, call.caller, call.params.room, wish=wish, command=command)
    return Generating(report_id=started.report_id, warning=started.warning)


async def retry_report(call: Call[ReportId, Nothing]) -> Generating:
    """Run a failed report again, keeping the stages that finished."""
    started = await asking.retry(call.desk, call.caller, call.params.report)
    return Generating(report_id=started.report_id)


async def list_room_reports(call: Call[RoomId, Nothing]) -> RoomReports:
    """The runs of a room, whatever became of them."""
    room = await room_for(call.desk, call.caller, call.params.room)
    zone = ZoneInfo(room.zone or (await organisation_of(call.desk, call.caller)).zone)
    runs = await asking.room_runs(call.desk, call.caller, room.id)
    return RoomReports(tuple(_of_room(state, zone) for state in runs))


async def download_room_report(call: Call[RoomReportId, Nothing]) -> Download:
    """The .docx of a completed report of this room."""
    asked = call.params
    await room_for(call.desk, call.caller, asked.room)
    state = await asking.state_of(call.desk, call.caller, asked.report)
    if state.run.room != asked.room:
        raise NotFound(say(call.caller.locale, "desk-no-report"))
    rendered, data = await shelf.file(call.desk, call.caller, asked.report, "docx")
    return Download(rendered.name, rendered.media_type, data)


def _command(key: str | None, user: str) -> str | None:
    return f"api:{user}:{key[:200]}" if key else None


def _of_room(state: RunState, zone: ZoneInfo) -> RoomReport:
    made = state.finished_at or state.created_at
    return RoomReport(
        report_id=state.run.id,
        generated_at=made.astimezone(zone).isoformat(),
        generated_by=state.run.caller.user,
        status=COARSE[state.status],
        stage=state.stage,
        report_title=state.title,
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path="/api/reports/test",
        summary="Try an unsaved prompt on yesterday's data",
        handler=test_prompt,
        body=TestAsked,
        reply=TestStarted,
        status=202,
    ),
    Route(
        method="POST",
        path="/api/reports/{report}/retry",
        summary="Run a failed report again",
        handler=retry_report,
        params=ReportId,
        reply=Generating,
        status=202,
        omit_none=True,
        errors=(409,),
    ),
    Route(
        method="POST",
        path="/api/rooms/{room}/reports/generate",
        summary="Write a report on a room",
        handler=generate_report,
        params=RoomId,
        body=ReportAsked,
        reply=Generating,
        status=202,
        omit_none=True,
    ),
    Route(
        method="GET",
        path="/api/rooms/{room}/reports",
        summary="The reports of a room, newest first",
        handler=list_room_reports,
        params=RoomId,
        reply=RoomReports,
    ),
    Route(
        method="GET",
        path="/api/rooms/{room}/reports/{report}/download",
        summary="The .docx of a report of a room",
        handler=download_room_report,
        params=RoomReportId,
        reply=Download,
        errors=(409,),
    ),
)

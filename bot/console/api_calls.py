"""REST: every call of a model that a report took, with its tries, and what was said where that is kept (T8, T13)."""

from bot.console.api_reports import ReportId
from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Nothing, Told
from core.desk import asking
from core.ledger import CallStatus, Kept, Recorded
from core.values import Instant


class AttemptTold(Told):
    """One request to the provider: `ok`, the kind of its failure, or null while it is out; how many milliseconds."""

    n: int
    kind: str | None
    ms: int | None


class RawTold(Told):
    """What was sent and what came back, where the organisation keeps that."""

    at: Instant
    system: str
    user: str
    answer: str | None


class CallTold(Told):
    """One call of a model. Unknown counts and costs are null; `spent` is what it counts for in the budget."""

    key: str
    status: CallStatus
    at: Instant
    capability: str
    user: str
    model: str
    provider: str
    prompt: str
    prompt_version: str
    prompt_sha256: str
    reserved_usd_micros: int | None
    spent_usd_micros: int
    cost_usd_micros: int | None
    tokens_in: int | None
    tokens_out: int | None
    error: str | None
    attempts: tuple[AttemptTold, ...]
    raw: RawTold | None


class Calls(Told):
    """The calls of one report, in the order they were made; none where rules wrote it."""

    report_id: str
    items: tuple[CallTold, ...]


async def get_report_calls(call: Call[ReportId, Nothing]) -> Calls:
    """Of a report the caller may read; raw prompts only where the organisation keeps them."""
    report = (await asking.state_of(call.desk, call.caller, call.params.report)).run.id
    organisation, ledger = call.caller.organisation, call.desk.stores.ledger
    kept = {raw.key: raw for raw in await ledger.kept(organisation, report)}
    items = (_call(each, kept.get(str(each.call.key))) for each in await ledger.calls(organisation, report))
    return Calls(report_id=report, items=tuple(items))


def _call(each: Recorded, raw: Kept | None) -> CallTold:
    about = each.call
    shared = {name: getattr(about, name) for name in CallTold.model_fields if hasattr(about, name)}
    return CallTold.model_validate(
        shared
        | {
            name: getattr(each, name)
            for name in ("status", "at", "tokens_in", "tokens_out", "error", "cost_usd_micros")
        }
        | {
            "key": str(about.key),
            "reserved_usd_micros": about.reserved,
            "spent_usd_micros": each.spent,
            "attempts": tuple(AttemptTold(n=n, kind=kind, ms=ms) for n, kind, ms in each.attempts),
            "raw": _raw(raw) if raw else None,
        }
    )


def _raw(raw: Kept) -> RawTold:
    return RawTold(at=raw.at, system=raw.prompt.system, user=raw.prompt.user, answer=raw.answer)


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/reports/{report}/ai",
        summary="The calls of models that a report took",
        handler=get_report_calls,
        params=ReportId,
        reply=Calls,
        right="admin",
    ),
)

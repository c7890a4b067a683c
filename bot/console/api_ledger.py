"""REST: every sentence of a report with what it rests on (X1)."""

from bot.console.api_reports import ReportId
from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Nothing, Told
from core.brief import Evidence, Fact
from core.desk import shelf
from core.document import Document, Section
from core.errors import NotFound
from core.render.ready import ready
from core.values import Instant
from core.words import say


class ClaimTold(Told):
    """One sentence, the ids it rests on, and the other columns of a row."""

    text: str
    cites: tuple[str, ...]
    at: Instant | None
    who: str | None
    label: str | None


class SectionTold(Told):
    """A section as printed; `empty` stands there where it has no claims."""

    key: str
    title: str
    layout: str
    number: int | None
    claims: tuple[ClaimTold, ...]
    empty: str | None


class EvidenceTold(Told):
    """Something quotable: `link` opens it where it was said, `ref` is its id there."""

    id: str
    text: str
    author: str | None
    at: Instant | None
    link: str | None
    ref: str | None
    confidence: float | None


class FactTold(Told):
    """A computed value. `from_ids` are the ids it was computed from; `subject` what it is about."""

    id: str
    label: str
    value: int | float | str
    unit: str | None
    from_ids: tuple[str, ...]
    subject: str | None
    source: str | None


class TallyTold(Told):
    """Read of what there was."""

    sort: str
    read: int
    total: int


class Made(Told):
    """How the text came to be. `fallback` is why the rules wrote although a model was asked."""

    writer: str
    prompt_version: str | None
    model: str | None
    tokens_in: int | None
    tokens_out: int | None
    cost_usd_micros: int | None
    kept: int
    replaced: int
    struck: int
    fallback: str | None


class Ledger(Told):
    """A report's sentences with their sources. `coverage` is what was read of what there was; `share` the least."""

    report_id: str
    title: str
    locale: str
    notices: tuple[str, ...]
    badge: str
    sections: tuple[SectionTold, ...]
    evidence: tuple[EvidenceTold, ...]
    facts: tuple[FactTold, ...]
    coverage: tuple[TallyTold, ...]
    share: float
    failures: tuple[str, ...]
    provenance: Made


async def get_ledger(call: Call[ReportId, Nothing]) -> Ledger:
    """Of a report the caller may read."""
    kept = await shelf.document(call.desk, call.caller, call.params.report)
    if kept.document is None:
        raise NotFound(say(call.caller.locale, "desk-no-report"))
    document = ready(kept.document)
    return Ledger(
        report_id=kept.id,
        title=document.title,
        locale=document.locale,
        notices=document.notices,
        badge=document.badge,
        sections=tuple(map(_section, document.sections)),
        evidence=tuple(map(_evidence, document.evidence)),
        facts=tuple(map(_fact, document.facts)),
        coverage=tuple(TallyTold(**tally.model_dump()) for tally in document.coverage.tallies),
        share=round(document.coverage.share, 4),
        failures=document.coverage.failures,
        provenance=_made(document),
    )


def _section(section: Section) -> SectionTold:
    claims = tuple(ClaimTold(**claim.model_dump()) for claim in section.claims)
    return SectionTold(
        key=section.key,
        title=section.title,
        layout=section.layout,
        number=section.number,
        claims=claims,
        empty=section.empty,
    )


def _evidence(evidence: Evidence) -> EvidenceTold:
    return EvidenceTold(**evidence.model_dump(exclude={"record"}))


def _fact(fact: Fact) -> FactTold:
    return FactTold(**fact.model_dump(by_alias=False, exclude={"from_"}), from_ids=fact.from_)


def _made(document: Document) -> Made:
    made = document.provenance
    shared = set(Made.model_fields) - {"model"}
    return Made(**made.model_dump(include=shared), model=made.model_answered or made.model_asked)


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/reports/{report}/ledger",
        summary="Every sentence of a report with what it rests on",
        handler=get_ledger,
        params=ReportId,
        reply=Ledger,
    ),
)

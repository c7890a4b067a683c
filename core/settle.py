"""From drafts and findings to the document: each claim is kept, replaced by the rule-written line, or struck.

Where a model wrote, a faulty claim gives way to the rules' line about the same sources; without one it is struck. A
section left empty is the rules' whole section. Sections a model doesn't write are the rules' own.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from core.brief import Brief, Evidence, Fact
from core.document import Claim, Document, Draft, DraftSection, Finding, Provenance, Section
from core.errors import ModelFailed, ModelOff, ModelSkipped, ReportRefused
from core.kinds.base import Kind, SectionShape
from core.report import Run
from core.review import Writing, findings_told, readable, review, review_model
from core.words import say

#: Under this share read, the title says that the report is incomplete (X2).
COMPLETE_FROM = 0.9


@dataclass
class _Count:
    kept: int = 0
    replaced: int = 0
    struck: int = 0


def settle(writing: Writing, brief: Brief, kind: Kind, run: Run) -> Document:
    """The document of one edition, with its counts of kept, replaced and struck claims in the provenance.

    :raises ReportRefused: the kind is strict, and the checks fault the draft (N2)
    """
    count = _Count()
    rule_findings = review(writing.by_rules, brief, kind)
    model_findings = review_model(writing, brief, kind)
    if kind.strict and (model_findings if writing.by_model else rule_findings):
        raise ReportRefused(say(brief.locale, "model-citations"))
    by_model = readable(writing.by_model, writing.vault, brief.locale) if writing.by_model else None
    by_rules = dict(_sound(writing.by_rules, rule_findings))
    count.struck += len({(f.section, f.claim) for f in rule_findings}) if by_model is None else 0
    sections = []
    for shape in kind.sections:
        claims = by_rules.get(shape.key, ())
        if by_model and shape.by_model:
            claims = _settled(shape.key, by_model, model_findings, claims, count)
        sections.append((shape, claims))
    if by_model is None:
        count.kept = sum(len(claims) for _, claims in sections)
    findings = tuple(findings_told(writing.vault, brief.locale, model_findings)) or tuple(rule_findings)
    provenance = _accounted(writing, count, findings, brief)
    return _document(brief, kind, run, _printed(kind, brief, sections), provenance, writing.failure)


def _accounted(writing: Writing, count: _Count, findings: tuple[Finding, ...], brief: Brief) -> Provenance:
    """How the text came to be, with what the checks made of it."""
    written = count.kept + count.replaced + count.struck
    skipped = isinstance(writing.failure, ModelSkipped)
    return writing.provenance.model_copy(
        update={
            "kept": count.kept,
            "replaced": count.replaced,
            "struck": count.struck,
            "confidence": round(count.kept / written, 4) if writing.by_model and written else None,
            "redacted": writing.vault.counts if writing.vault else {},
            "skipped": writing.failure.kind if writing.failure and skipped else None,
            "fallback": writing.failure.kind if writing.failure and not skipped else None,
            "version": version("newsdesk"),
            "findings": findings,
            "brief_sha256": hashlib.sha256(brief.model_dump_json().encode()).hexdigest(),
        }
    )


def _sound(draft: Draft, findings: Sequence[Finding]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    faulty = {(finding.section, finding.claim) for finding in findings}
    for section in draft.sections:
        name = section.key or section.title
        yield name, tuple(claim for i, claim in enumerate(section.claims) if (name, i) not in faulty)


def _settled(
    key: str, draft: Draft, findings: Sequence[Finding], by_rules: tuple[Claim, ...], count: _Count
) -> tuple[Claim, ...]:
    """One section of a model's draft, its faulty claims replaced or struck."""
    section = next((s for s in draft.sections if s.key == key), DraftSection(key=key))
    faulty = {finding.claim for finding in findings if finding.section == key}
    spare = list(by_rules)
    settled: list[Claim] = []
    for place, claim in enumerate(section.claims):
        if place not in faulty:
            settled.append(claim)
            count.kept += 1
            continue
        line = _nearest(spare, claim)
        if line is not None and line not in settled:
            settled.append(line)
            spare.remove(line)
            count.replaced += 1
        else:
            count.struck += 1
    if not settled and by_rules:
        count.replaced += len(by_rules)
        return by_rules
    return tuple(settled)


def _nearest(lines: Sequence[Claim], claim: Claim) -> Claim | None:
    """The line that shares most sources with a claim; None where none shares any."""
    shared = [len(set(line.cites) & set(claim.cites)) for line in lines]
    return lines[shared.index(max(shared))] if any(shared) else None


def _printed(
    kind: Kind, brief: Brief, sections: Sequence[tuple[SectionShape, tuple[Claim, ...]]]
) -> tuple[Section, ...]:
    """The sections that are printed, titled and numbered in the document's language."""
    printed: list[Section] = []
    for shape, claims in sections:
        if not claims and not shape.always:
            continue
        name = shape.key.replace("_", "-")
        printed.append(
            Section(
                key=shape.key,
                title=say(brief.locale, f"{kind.name}-section-{name}"),
                layout=shape.layout,
                number=len(printed) + 1 if kind.numbered else None,
                claims=claims,
                empty=None if claims else say(brief.locale, f"{kind.name}-empty-{name}"),
            )
        )
    return tuple(printed)


def _document(
    brief: Brief,
    kind: Kind,
    run: Run,
    sections: tuple[Section, ...],
    provenance: Provenance,
    failure: ModelFailed | None,
) -> Document:
    heading = kind.heading(brief)
    incomplete = say(brief.locale, "document-incomplete") if brief.coverage.share < COMPLETE_FROM else ""
    by_model = provenance.writer != "rules"
    facts, evidence = _ledger(brief, sections)
    return Document(
        id=run.id,
        title=f"{heading.title}{incomplete}",
        kind=kind.name,
        locale=brief.locale,
        period=brief.window,
        created_at=brief.created_at or run.now,
        dated=heading.dated,
        fields=heading.fields,
        notices=(*_of_run(run, brief.locale), *heading.notices, *_of_failure(failure, brief.locale)),
        badge=say(brief.locale, "document-badge-model" if by_model else "document-badge-rules"),
        sections=sections,
        facts=facts,
        evidence=evidence,
        attachments=brief.attachments,
        coverage=brief.coverage,
        provenance=provenance,
    )


def _of_run(run: Run, locale: str) -> Iterator[str]:
    """What is said of the run itself: that it is a test (D13), that it was caught up with later on its day (D11)."""
    if run.trial:
        yield say(locale, "document-trial")
    if run.late:
        yield say(locale, "document-late")


def _of_failure(failure: ModelFailed | None, locale: str) -> Iterator[str]:
    """Why no model wrote. Where an admin switched AI off nothing went wrong, and the badge tells enough."""
    if failure and not isinstance(failure, ModelOff):
        yield say(locale, f"model-{failure.kind.replace('_', '-')}")
        yield say(locale, "model-instead")


def _ledger(brief: Brief, sections: Sequence[Section]) -> tuple[tuple[Fact, ...], tuple[Evidence, ...]]:
    """Every fact that was computed, and all evidence that a fact or a claim rests on."""
    wanted: set[str] = set()
    ahead = [cite for section in sections for claim in section.claims for cite in claim.cites]
    ahead += [fact.id for fact in brief.facts]
    while ahead:
        cite = ahead.pop()
        if cite not in wanted:
            wanted.add(cite)
            item = brief.by_id.get(cite)
            ahead.extend(item.from_ if isinstance(item, Fact) else ())
    return brief.facts, tuple(item for item in brief.evidence if item.id in wanted)

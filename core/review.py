"""A draft before the checks, and back in the names its readers may see: the model's is in the vault's tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.brief import Brief
from core.document import Claim, Draft, Finding, Provenance
from core.errors import ModelFailed
from core.kinds.base import Kind
from core.privacy import Vault


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What the writing stage hands over: the rules' draft, and the model's where one answered, or why none did.

    The model's is in the tokens of the vault, as is the brief it was shown.
    """

    by_rules: Draft
    by_model: Draft | None = None
    shown: Brief | None = None
    vault: Vault | None = None
    provenance: Provenance = field(default_factory=Provenance)
    failure: ModelFailed | None = None


def review(draft: Draft, brief: Brief, kind: Kind, vault: Vault | None = None) -> list[Finding]:
    """What the kind's checks find in a draft; with a vault, also what stands in clear that it would hide (N3)."""
    found = [finding for check in kind.checks for finding in check(draft, brief)]
    return found + (list(_leaks(draft, vault)) if vault else [])


def review_model(writing: Writing, brief: Brief, kind: Kind) -> list[Finding]:
    """What is found in the model's draft, where there is one."""
    if writing.by_model is None:
        return []
    return review(writing.by_model, writing.shown or brief, kind, writing.vault)


def _leaks(draft: Draft, vault: Vault) -> Iterator[Finding]:
    for section in draft.sections:
        for place, claim in enumerate(section.claims):
            if leaks := vault.leaks(claim.text):
                name, kinds = section.key or section.title, ", ".join(sorted({leak.kind for leak in leaks}))
                yield Finding(section=name, claim=place, rule="privacy", why=f"holds personal data in clear: {kinds}")


def readable(draft: Draft, vault: Vault | None, locale: str) -> Draft:
    """The draft as its readers may see it: names for the vault's tokens."""
    if vault is None:
        return draft
    sections = [
        section.model_copy(update={"claims": tuple(_told(claim, vault, locale) for claim in section.claims)})
        for section in draft.sections
    ]
    return draft.model_copy(update={"sections": tuple(sections)})


def _told(claim: Claim, vault: Vault, locale: str) -> Claim:
    told = {name: getattr(claim, name) for name in ("text", "who", "label")}
    return claim.model_copy(update={name: vault.show(text, locale) for name, text in told.items() if text})


def findings_told(vault: Vault | None, locale: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, in names."""
    for finding in findings:
        yield finding.model_copy(update={"why": vault.show(finding.why, locale)}) if vault else finding

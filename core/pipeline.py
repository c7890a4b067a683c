"""The five stages, and nothing else that orchestrates: collect, write, check, assemble, deliver.

request ─▶ collect ─▶ write ─▶ check ─▶ assemble ─▶ deliver
           Brief      Draft    Document  files        receipts
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from core import render
from core.brief import Brief
from core.collect import collect
from core.document import Document, Draft, Finding
from core.errors import ModelFailed
from core.gateway import Gateway
from core.kinds.base import Kind
from core.policy import AiPolicy
from core.ports import Blobs, Compute, Files, Source
from core.privacy import Vault, directory_of, for_model, hidden
from core.render.docx import docx_file
from core.render.seal import seal
from core.report import Run
from core.review import Writing, review
from core.settle import settle
from core.write.model import Writer

T = TypeVar("T")


async def here(work: Callable[..., T], *args: object) -> T:
    """Compute in this very thread: what a command line does."""
    return work(*args)


@dataclass(frozen=True, kw_only=True)
class Ports:
    """What a run needs of the outside. Without a gateway the rules write."""

    blobs: Blobs
    gateway: Gateway | None = None
    compute: Compute = here
    #: seals the manifests of files, so that their maker can prove it made them; without one they aren't sealed
    seal_key: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, kw_only=True, repr=False)
class Made:
    """One edition of a run: what was known, what a reader gets, and its files.

    Without a repr: asyncio writes out the result of a task it ends with, and this one holds whole rooms.
    """

    brief: Brief
    document: Document
    files: Files


async def produce(
    run: Run, kind: Kind, sources: Sequence[Source], ports: Ports, outputs: Sequence[str]
) -> tuple[Made, ...]:
    """All editions of a run, collected, written, checked and assembled.

    :raises BadInput: nothing usable was given
    :raises NothingToReport: nothing was given
    :raises ModelFailed: the model gave no usable answer, and the kind may not fall back on the rules
    """
    made = []
    for brief in await collect(run, kind, sources, ports.blobs, ports.compute):
        document = await write(run, kind, brief, ports)
        made.append(Made(brief=brief, document=document, files=await assemble(document, outputs, ports)))
    return tuple(made)


async def write(run: Run, kind: Kind, brief: Brief, ports: Ports, vault: Vault | None = None) -> Document:
    """The document of one edition: written by rules or, with a gateway, by the model, and checked.

    `vault` is what the brief was hidden under where it is kept; a new one otherwise.

    :raises ModelFailed: the model gave no usable answer, and the kind may not fall back on the rules
    :raises ReportRefused: the kind is strict, and the checks fault the draft
    """
    writing = await _written(run, kind, brief, ports, await ports.compute(kind.write, brief), vault)
    return await ports.compute(settle, writing, brief, kind, run)


def under_vault(brief: Brief, policy: AiPolicy) -> tuple[Brief, Vault]:
    """The brief as it is kept, in the tokens of a vault, and that vault."""
    vault = Vault(directory_of(brief, policy.customers, policy.redact))
    return hidden(brief, vault), vault


def shown_to_model(brief: Brief, vault: Vault, wish: str) -> tuple[Brief, Vault, str]:
    """The brief and what a person asked of it, in tokens, as a model may read them."""
    told = vault.for_model(vault.hide(wish))
    return for_model(brief, vault), vault, told


async def _written(run: Run, kind: Kind, brief: Brief, ports: Ports, by_rules: Draft, vault: Vault | None) -> Writing:
    """Both drafts; the model's was rewritten once where the checks found something."""
    if ports.gateway is None:
        return Writing(by_rules=by_rules)
    if vault is None:
        _, vault = await ports.compute(under_vault, brief, await ports.gateway.policy(run.caller.organisation))
    shown, vault, wish = await ports.compute(shown_to_model, brief, vault, run.wish or "")
    context = await ports.compute(kind.context, shown)
    writer = Writer(gateway=ports.gateway, run=run, kind=kind, brief=shown, context=context, vault=vault, wish=wish)
    try:
        draft = await writer.draft()
    except ModelFailed as failure:
        if kind.on_model_failure == "fail":
            raise
        return Writing(by_rules=by_rules, provenance=writer.provenance(), failure=failure)
    draft = await _mended(writer, draft, await ports.compute(review, draft, shown, kind, vault))
    return Writing(by_rules=by_rules, by_model=draft, shown=shown, vault=vault, provenance=writer.provenance())


async def _mended(writer: Writer, draft: Draft, findings: Sequence[Finding]) -> Draft:
    """The draft after its one rewrite; the draft itself where nothing was found or the rewrite failed."""
    if not findings:
        return draft
    try:
        return await writer.rewrite(draft, findings)
    except ModelFailed:
        return draft


async def assemble(document: Document, outputs: Sequence[str], ports: Ports) -> Files:
    """The files of a document, named as people and machines look for them."""
    keys = [attachment.blob for attachment in document.attachments if attachment.blob]
    pictures = {key: await ports.blobs.get(key) for key in keys}
    return [
        (_name(document, suffix), await ports.compute(rendered, suffix, document, pictures, ports.seal_key))
        for suffix in outputs
    ]


def rendered(suffix: str, document: Document, pictures: Mapping[str, bytes], seal_key: bytes = b"") -> bytes:
    """One file of a document."""
    if suffix == "docx" and seal_key:
        return docx_file(document, pictures, partial(seal, seal_key))
    return render.RENDERERS[suffix](document, pictures)


def _name(document: Document, suffix: str) -> str:
    """A .docx is forwarded, so it carries its title (I14); the others are found by a fixed name."""
    return render.filename(document, suffix) if suffix == "docx" else f"document.{suffix}"

"""The five stages, and nothing else that orchestrates: collect, write, check, assemble, deliver.

request ─▶ collect ─▶ write ─▶ check ─▶ assemble ─▶ deliver
           Brief      Draft    Document  files        receipts
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core import render
from core.brief import Brief
from core.collect import collect
from core.document import Document, Draft, Finding
from core.errors import ModelFailed
from core.gateway import Gateway
from core.kinds.base import Kind
from core.ports import Blobs, Compute, Files, Source
from core.report import Run
from core.settle import Writing, review, settle
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


async def write(run: Run, kind: Kind, brief: Brief, ports: Ports) -> Document:
    """The document of one edition: written by rules or, with a gateway, by the model, and checked.

    :raises ModelFailed: the model gave no usable answer, and the kind may not fall back on the rules
    """
    writing = await _written(run, kind, brief, ports, await ports.compute(kind.write, brief))
    return await ports.compute(settle, writing, brief, kind, run)


async def _written(run: Run, kind: Kind, brief: Brief, ports: Ports, by_rules: Draft) -> Writing:
    """Both drafts; the model's was rewritten once where the checks found something."""
    if ports.gateway is None:
        return Writing(by_rules=by_rules)
    context = await ports.compute(kind.context, brief)
    writer = Writer(gateway=ports.gateway, run=run, kind=kind, brief=brief, context=context, wish=run.wish)
    try:
        draft = await writer.draft()
    except ModelFailed as failure:
        if kind.on_model_failure == "fail":
            raise
        return Writing(by_rules=by_rules, provenance=writer.provenance(), failure=failure)
    draft = await _mended(writer, draft, await ports.compute(review, draft, brief, kind))
    return Writing(by_rules=by_rules, by_model=draft, provenance=writer.provenance())


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
    return [(_name(document, suffix), await ports.compute(rendered, suffix, document, pictures)) for suffix in outputs]


def rendered(suffix: str, document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """One file of a document."""
    return render.RENDERERS[suffix](document, pictures)


def _name(document: Document, suffix: str) -> str:
    """A .docx is forwarded, so it carries its title (I14); the others are found by a fixed name."""
    return render.filename(document, suffix) if suffix == "docx" else f"document.{suffix}"

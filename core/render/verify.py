"""Whether a .docx is still what its manifest says, and where it isn't: bytes in, a verdict out (X13)."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from core.errors import BadInput
from core.render.canonical import Line
from core.render.changed_lines import changed_lines
from core.render.docx_content import Target, lines
from core.render.docx_manifest import NAMESPACE
from core.render.docx_package import MOST_PICTURE, Package
from core.render.manifest import FORMAT, Manifest, content_digest, manifest_digest
from core.render.seal import seal_holds
from core.render.verdict import Check, State, Verdict


def verify(data: bytes, secret: bytes = b"") -> Verdict:
    """Check the bytes of a .docx against the manifest in it. `secret` is the key of who asks, where there is one.

    :raises BadInput: no .docx, one that can't be read within bounds, or one without a manifest
    """
    package = Package(data)
    raw = _manifest(package)
    told = _read(raw)
    found = _lines(package)
    return Verdict(manifest=raw, checks=(_itself(raw), *_content(told, found), *_claims(told), _seal(raw, secret)))


def _manifest(package: Package) -> dict[str, Any]:
    inside = (r for r in package.relations(package.document).values() if not r.outside)
    names = dict.fromkeys(r.target for r in inside if r.sort == "customXml" and package.has(r.target))
    roots = [root for root in map(package.xml, names) if root.tag == f"{{{NAMESPACE}}}manifest"]
    if not roots:
        raise BadInput("no manifest of Newsdesk is in it, so there is nothing to check it against")
    if len(roots) > 1:
        raise BadInput("more than one manifest is in it; they can't all be ours, so none is believed")
    try:
        raw = json.loads("".join(roots[0].itertext()))
    except (ValueError, RecursionError):
        raise BadInput("the manifest in it can't be read: it isn't JSON") from None
    if not isinstance(raw, dict):
        raise BadInput("the manifest in it can't be read: it isn't a JSON object")
    return raw


def _read(raw: Mapping[str, Any]) -> Manifest:
    if raw.get("format") != FORMAT:
        raise BadInput(
            f"its manifest has the form {raw.get('format')!a}; this release of Newsdesk reads the form {FORMAT}"
        )
    try:
        return Manifest.model_validate(raw)
    except ValidationError as wrong:
        place = ".".join(str(part) for part in wrong.errors()[0]["loc"])
        raise BadInput(f"the manifest in it can't be read: {place} isn't what it should be") from None


def _lines(package: Package) -> list[Line]:
    relations = package.relations(package.document)

    @cache
    def related(relation: str) -> Target:
        known = relations.get(relation)
        if known is None or not (known.outside or package.has(known.target)):
            return Target()
        if known.outside:
            return Target(address=known.target)
        return Target.of(package.read(known.target, MOST_PICTURE))

    return list(lines(package.xml(package.document), related))


def _itself(raw: Mapping[str, Any]) -> Check:
    """Whether the manifest's own digest fits it."""
    return Check(sort="manifest", state="ok" if manifest_digest(raw) == raw.get("sha256") else "changed")


def _content(told: Manifest, found: list[Line]) -> Iterator[Check]:
    """What a reader sees: every change in order, then how much of each sort is as it was."""
    changes = changed_lines(told, found)
    if not changes and content_digest(found) != told.content.sha256:
        changes = [Check(sort="text", state="changed")]
    yield from changes
    sorts = {change.sort for change in changes}
    if "text" not in sorts:
        yield Check(sort="text", state="ok", count=sum(len(part.lines) for part in told.content.parts))
    if "picture" not in sorts:
        yield Check(sort="picture", state="ok", count=len(told.pictures))


def _claims(told: Manifest) -> Iterator[Check]:
    """Whether every source that a claim cites is among those the manifest lists."""
    known = {item.id for item in (*told.facts, *told.evidence)}
    titles = dict(enumerate(part.title for part in told.content.parts))
    unknown = [(claim, cite) for claim in told.claims for cite in claim.cites if cite not in known]
    for claim, cite in unknown:
        part = titles.get(claim.part, "")
        yield Check(sort="claims", state="missing", part=part, sentences=(claim.sentence,), name=cite)
    if not unknown:
        yield Check(sort="claims", state="ok", count=len(told.claims))


def _seal(raw: Mapping[str, Any], secret: bytes) -> Check:
    """`name` is the id of the key that sealed it, empty where it has no seal."""
    sealed = raw.get("seal")
    if sealed is None:
        return Check(sort="seal", state="unchecked")
    name = str(sealed).partition(":")[0]
    holds = seal_holds(str(sealed), manifest_digest(raw).encode(), secret) if secret.strip(b", \n") else None
    states: dict[bool | None, State] = {True: "ok", False: "changed", None: "unchecked"}
    return Check(sort="seal", state=states[holds], name=name)

"""What a document's manifest says: how it came to be, what it rests on, and the hashes of what a reader sees (X13).

An unsigned manifest is no signature. It proves that the file is as it was when the manifest was written, by whoever
wrote it: who changes a file and makes a new manifest for it isn't found out. With a seal (`core.render.seal`) only
those who have the key can do that.

The content's digest covers the text of the body in order, paragraph by paragraph and table row by row, where its links
to the web lead, its fields, and the bytes of its pictures where they stand. It doesn't cover how it looks (styles,
colours, sizes, the signs before a list's items, a picture's crop or alternative text), links inside the file, headers,
footers, comments and properties. A digest of a short text can be found by trying out texts: it hides nothing.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from core.brief import Evidence, Fact, Window
from core.document import Document
from core.render.canonical import Line, canonical, canonical_json, sha256, text_digest
from core.values import Instant, Value

#: The form described here. A reader of another form says so instead of guessing.
FORMAT = 1
#: Hexadecimal digits that name a line: enough to find the place; `Content.sha256` is what proves.
LINE_DIGITS = 16


class Part(Value):
    """A heading and the lines under it, the heading's own first; the first part has what stands before any heading."""

    title: str = ""
    lines: tuple[str, ...] = ()


class Content(Value):
    """The digest of all lines, and the beginning of each line's own, by part."""

    sha256: str
    parts: tuple[Part, ...] = ()


class Picture(Value):
    """An embedded picture and its place: the part and the line in it, from 0."""

    name: str
    sha256: str
    part: int
    line: int


class Printed(Value):
    """A printed claim and what is known of what it cites. `sentence` counts from 1 in its section.

    `part` and `line` say where it stands, from 0.
    `sha256` and `length` are those of its text in canonical form. `line` is None where the text isn't found as it is.
    """

    section: str
    sentence: int
    cites: tuple[str, ...]
    sha256: str
    length: int
    part: int
    line: int | None = None


class Ground(Value):
    """A fact or piece of evidence: its id, its own reference, and the hash of what it says, who said it and when."""

    id: str
    ref: str | None = None
    sha256: str


class Manifest(Value):
    """All that is said of one file. `writing` is the document's provenance without its findings' words."""

    format: int = FORMAT
    report: str
    title: str
    kind: str
    locale: str
    created_at: Instant | None = None
    period: Window | None = None
    #: who approved it, where approval is asked for
    approver: str | None = None
    writing: dict[str, Any]
    content: Content
    pictures: tuple[Picture, ...] = ()
    claims: tuple[Printed, ...] = ()
    facts: tuple[Ground, ...] = ()
    evidence: tuple[Ground, ...] = ()


def manifest(
    document: Document,
    lines: Sequence[Line],
    names: Mapping[str, str],
    seal: Callable[[bytes], str] | None = None,
) -> str:
    """The manifest as one line of JSON in ASCII, with its own digest and, where it is given, its seal.

    `lines` are what was rendered, each section under one heading, in order; `names` the pictures' names by SHA-256.
    """
    parts = _parts(lines)
    told = Manifest(
        report=document.id,
        title=document.title,
        kind=document.kind,
        locale=document.locale,
        created_at=document.created_at,
        period=document.period,
        writing=document.provenance.model_dump(mode="json", exclude={"findings"}),
        content=Content(sha256=content_digest(lines), parts=tuple(_part(part) for part in parts)),
        pictures=tuple(_pictures(parts, names)),
        claims=tuple(_claims(document, parts)),
        facts=tuple(Ground(id=fact.id, ref=fact.source, sha256=fact_digest(fact)) for fact in document.facts),
        evidence=tuple(Ground(id=e.id, ref=e.ref, sha256=evidence_digest(e)) for e in document.evidence),
    ).model_dump(mode="json")
    written = {**told, "sha256": manifest_digest(told)}
    if seal:
        written["seal"] = seal(written["sha256"].encode())
    return canonical_json(written)


def manifest_digest(told: Mapping[str, Any]) -> str:
    """SHA-256 of a manifest without its digest and seal."""
    return sha256({key: value for key, value in told.items() if key not in ("sha256", "seal")})


def content_digest(lines: Sequence[Line]) -> str:
    """SHA-256 of the lines' digests, one under the other."""
    return hashlib.sha256("\n".join(line.digest for line in lines).encode()).hexdigest()


def evidence_digest(item: Evidence) -> str:
    """SHA-256 of `[text, author, time]` as canonical JSON."""
    return sha256([item.text, item.author, item.at.isoformat() if item.at else None])


def fact_digest(fact: Fact) -> str:
    """SHA-256 of `[label, value, unit, subject, from]` as canonical JSON."""
    return sha256([fact.label, fact.value, fact.unit, fact.subject, list(fact.from_)])


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.heading:
            parts.append([])
        parts[-1].append(line)
    return parts


def _part(lines: Sequence[Line]) -> Part:
    title = lines[0].text if lines and lines[0].heading else ""
    return Part(title=title, lines=tuple(line.digest[:LINE_DIGITS] for line in lines))


def _pictures(parts: Sequence[Sequence[Line]], names: Mapping[str, str]) -> Iterator[Picture]:
    for part, lines in enumerate(parts):
        for place, line in enumerate(lines):
            for digest in line.pictures:
                yield Picture(name=names.get(digest, ""), sha256=digest, part=part, line=place)


def _claims(document: Document, parts: Sequence[Sequence[Line]]) -> Iterator[Printed]:
    known = {fact.id for fact in document.facts} | {item.id for item in document.evidence}
    for part, section in enumerate(document.sections, 1):
        texts = [canonical(claim.text) for claim in section.claims]
        places = _places(texts, parts[part] if part < len(parts) else (), alone=section.layout != "prose")
        for sentence, (claim, text, line) in enumerate(zip(section.claims, texts, places, strict=True), 1):
            yield Printed(
                section=section.key,
                sentence=sentence,
                cites=tuple(cite for cite in claim.cites if cite in known),
                sha256=text_digest(text),
                length=len(text),
                part=part,
                line=line,
            )


def _places(texts: Sequence[str], lines: Sequence[Line], *, alone: bool) -> Iterator[int | None]:
    """The line each text stands in, looked for from that of the text before it on; `alone`: each has its own."""
    start = 1
    for text in texts:
        found = next((place for place in range(start, len(lines)) if text in lines[place].text), None)
        start = start if found is None else found + alone
        yield found

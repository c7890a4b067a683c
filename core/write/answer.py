"""A model's answer: the form it is asked for, and the sections read from what came back. Nothing in it is trusted."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Annotated, Any

import regex
from pydantic import BeforeValidator, Field, ValidationError

from core.brief import Brief, Evidence
from core.document import Claim, DraftSection
from core.errors import ModelInvalidOutput
from core.kinds.base import SectionShape
from core.values import Value
from core.words.text import clean, cut, sentences
from core.write.channels import placed
from core.write.foreign_answer import is_report
from core.write.foreign_answer import sections as reported

#: Characters of one claim, ids one claim may cite, and characters of an id.
MOST_TEXT, MOST_CITES, MOST_ID = 500, 6, 24
#: Characters of an answer that are looked at; more is no report.
MOST_ANSWER = 400_000

_THOUGHT = regex.compile(r"\A[^{].*?</think(?:ing)?>", regex.S | regex.I)
_FENCE = regex.compile(r"```[a-z]*\s*\n(.*?)```", regex.S | regex.I)
_SPACES = regex.compile(r"\s+")
_BULLET = regex.compile(r"^(?:[-*•·]\s+)+")
_BETWEEN_IDS = regex.compile(r"[\s,;、,]+")
_IDS_IN_TEXT = regex.compile(r"\s*[\[【]([a-z]{1,2}\d+(?:[\s,;、,]+[a-z]{1,2}\d+)*)[\]】]")


def form(shapes: Sequence[SectionShape]) -> dict[str, Any]:
    """The strict JSON schema of a draft: closed objects, all required, every length and count bounded."""
    claim = _closed(
        text={"type": "string", "maxLength": MOST_TEXT},
        cites={"type": "array", "maxItems": MOST_CITES, "items": {"type": "string", "maxLength": MOST_ID}},
    )
    section = _closed(
        key={"type": "string", "enum": [shape.key for shape in shapes]},
        claims={"type": "array", "maxItems": max(shape.most for shape in shapes), "items": claim},
    )
    return _closed(sections={"type": "array", "maxItems": len(shapes), "items": section})


def read(answer: str, shapes: Sequence[SectionShape], brief: Brief) -> tuple[DraftSection, ...]:
    """The sections of an answer in the kind's order: unknown keys and malformed claims dropped, too many cut.

    A report in the shape of a Dify app is taken too (I5).

    :raises ModelInvalidOutput: no JSON of that form is in it, or no claim
    """
    found: dict[str, list[Claim]] = {shape.key: [] for shape in shapes}
    for key, claims in _sections(_object(answer), brief):
        if isinstance(key, str) and key in found and isinstance(claims, list):
            found[key].extend(_claims(claims, brief))
    if not any(found.values()):
        raise ModelInvalidOutput("The AI service's answer holds no claims.", raw=answer[:MOST_ANSWER])
    return tuple(
        DraftSection(key=shape.key, claims=_laid_out(found[shape.key][: shape.most], shape, brief))
        for shape in shapes
        if found[shape.key]
    )


def _closed(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _object(answer: str) -> dict[str, Any]:
    """The JSON object in an answer, among thoughts, fences and prose (I6)."""
    said = _THOUGHT.sub("", answer[:MOST_ANSWER].strip())
    report = None
    for value in _objects(said):
        if isinstance(value.get("sections"), list | dict):
            return value
        if report is None and is_report(value):
            report = value
    if report is not None:
        return report
    raise ModelInvalidOutput("The AI service's answer holds no JSON of the form asked for.", raw=answer[:MOST_ANSWER])


def _objects(said: str) -> Iterator[dict[str, Any]]:
    """The first JSON objects of a text, and of the fenced parts in it."""
    for text in (said, *islice((fence[1] for fence in _FENCE.finditer(said)), 10)):
        for start in islice((brace.start() for brace in regex.finditer(r"\{", text)), 20):
            try:
                value, _ = json.JSONDecoder().raw_decode(text, start)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                yield value


def _sections(value: dict[str, Any], brief: Brief) -> Iterator[tuple[Any, Any]]:
    """Pairs of key and claims; an object of sections by key is what models make of the form without a schema."""
    sections = value.get("sections")
    if not isinstance(sections, list | dict):
        yield from reported(value, brief)
        return
    if isinstance(sections, dict):
        yield from islice(sections.items(), 100)
        return
    for section in sections[:100]:
        if isinstance(section, dict):
            yield section.get("key"), section.get("claims")


def _tidy(value: object) -> object:
    """One line of text, without the list mark a model put before it, at most MOST_TEXT long."""
    if not isinstance(value, str):
        return value
    line = _BULLET.sub("", _SPACES.sub(" ", clean(value[: MOST_TEXT * 20])).strip())
    if len(line) <= MOST_TEXT:
        return line
    kept = ""
    for sentence in sentences(line):
        if len(kept) + len(sentence) + 1 > MOST_TEXT:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or cut(line, MOST_TEXT - 1).rsplit(" ", 1)[0] + "…"


def _ids(value: object) -> object:
    """Ids out of a list, or of a string such as `[m1], [m2]`: each once, no more than may be cited."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list):
        return value
    words = (_BETWEEN_IDS.split(clean(item[:200])) for item in given[:50] if isinstance(item, str))
    bare = (word.strip("[]()【】\"'#") for several in words for word in several)
    return tuple(dict.fromkeys(word for word in bare if word and len(word) <= MOST_ID))[:MOST_CITES]


class _Said(Value):
    text: Annotated[str, BeforeValidator(_tidy), Field(min_length=1)]
    cites: Annotated[tuple[str, ...], BeforeValidator(_ids)] = ()


def _claims(given: list[Any], brief: Brief) -> Iterator[Claim]:
    for item in given[:200]:
        try:
            said = _Said.model_validate(item)
        except ValidationError:
            continue
        claim = _unmarked(said, brief)
        if claim.text:
            yield claim


def _unmarked(said: _Said, brief: Brief) -> Claim:
    """The claim without ids that a model wrote into its sentence: they are cites."""
    cites = list(said.cites)

    def known(mark: regex.Match[str]) -> str:
        ids = _BETWEEN_IDS.split(mark[1])
        if not all(item in brief.by_id for item in ids):
            return mark[0]
        cites.extend(ids)
        return ""

    text = _IDS_IN_TEXT.sub(known, said.text).strip()
    return Claim(text=text, cites=tuple(dict.fromkeys(cites))[:MOST_CITES])


def _laid_out(claims: list[Claim], shape: SectionShape, brief: Brief) -> tuple[Claim, ...]:
    """The claims with the columns their layout has, filled from what they cite; a timeline in the order of time."""
    if shape.layout == "timeline":
        rows = [_row(claim, brief) for claim in claims]
        return tuple(sorted(rows, key=lambda row: (row.at is None, row.at.timestamp() if row.at else 0)))
    if shape.by_channel:
        return placed(claims, brief)
    if shape.layout == "people":
        return tuple(_person(claim, brief) for claim in claims)
    return tuple(claims)


def _row(claim: Claim, brief: Brief) -> Claim:
    first = next((item for item in _cited(claim, brief) if item.at), None)
    return claim.model_copy(update={"at": first.at, "who": first.author}) if first else claim


def _person(claim: Claim, brief: Brief) -> Claim:
    authors = [item.author for item in _cited(claim, brief) if item.author]
    who = next((author for author in authors if author in claim.text), authors[0] if authors else None)
    role = next((member.role for member in brief.people if member.name == who), None)
    return claim.model_copy(update={"who": who, "label": role})


def _cited(claim: Claim, brief: Brief) -> Iterator[Evidence]:
    found = (brief.by_id.get(cite) for cite in claim.cites)
    return (item for item in found if isinstance(item, Evidence))

"""Where the lines of a file differ from those its manifest names, told by section and sentence."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from core.render.canonical import CELL, Line, text_digest
from core.render.manifest import LINE_DIGITS, Manifest, Printed
from core.render.verdict import Check, Sort, State

#: Lines to compare with lines, at most: beyond it they are paired by their place.
_MOST_PAIRS = 4_000_000
#: Changes whose sentences are looked for, claims of one line, and characters of it in which they are.
_MOST_NAMED, _MOST_CLAIMS, _MOST_SEARCHED = 100, 10, 5_000
_SHOWN = 500


def changed_lines(told: Manifest, found: Sequence[Line]) -> list[Check]:
    """What was changed, taken out and put in, in order. A line that was moved is both taken out and put in."""
    before = [digest for part in told.content.parts for digest in part.lines]
    now = [line.digest[:LINE_DIGITS] for line in found]
    places = _Places(told)
    checks: list[Check] = []
    for old, new in _differences(before, now):
        for place, line in _paired(old, new):
            if place is None:
                checks.append(places.added(old.start, found[line or 0]))
            else:
                checks.append(places.changed(place, None if line is None else found[line], len(checks) < _MOST_NAMED))
    return checks


class _Places:
    """The lines of a manifest by their place in the whole."""

    def __init__(self, told: Manifest) -> None:
        self._parts = [part.title for part in told.content.parts]
        self._places = [(n, line) for n, part in enumerate(told.content.parts) for line in range(len(part.lines))]
        self._pictures = {(picture.part, picture.line): picture for picture in told.pictures}
        self._claims: dict[tuple[int, int | None], list[Printed]] = {}
        for claim in told.claims:
            self._claims.setdefault((claim.part, claim.line), []).append(claim)

    def changed(self, place: int, line: Line | None, named: bool) -> Check:
        """The line at this place reads otherwise now, or, without a line, is gone."""
        part, at = self._places[place]
        state: State = "changed" if line else "missing"
        found = _shown(line)
        if picture := self._pictures.get((part, at)):
            return Check(sort="picture", state=state, part=self._parts[part], line=at, name=picture.name, found=found)
        claims = self._claims.get((part, at), [])[:_MOST_CLAIMS] if named else []
        lost = [claim.sentence for claim in claims if not (line and _holds(line.text, claim))]
        touched = tuple(lost or [claim.sentence for claim in claims])
        return Check(sort="text", state=state, part=self._parts[part], line=at, sentences=touched, found=found)

    def added(self, place: int, line: Line) -> Check:
        """A line stands before this place that wasn't there."""
        sort: Sort = "picture" if line.pictures else "text"
        if not place:
            return Check(sort=sort, state="added", found=_shown(line))
        part, at = self._places[place - 1]
        return Check(sort=sort, state="added", part=self._parts[part], line=at, found=_shown(line))


def _differences(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[range, range]]:
    """Ranges of both that don't match each other, in order."""
    start = next((n for n, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), min(len(before), len(now)))
    most = min(len(before), len(now)) - start
    tail = next((n for n in range(most) if before[-1 - n] != now[-1 - n]), most)
    old, new = range(start, len(before) - tail), range(start, len(now) - tail)
    if len(old) * len(new) > _MOST_PAIRS:
        yield old, new
        return
    matcher = SequenceMatcher(None, before[old.start : old.stop], now[new.start : new.stop])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield range(start + a, start + b), range(start + c, start + d)


def _paired(old: range, new: range) -> Iterator[tuple[int | None, int | None]]:
    """Old and new places one to one as far as they go, then what is left of either, in order."""
    both = min(len(old), len(new))
    yield from zip(old[:both], new[:both], strict=True)
    yield from ((place, None) for place in old[both:])
    yield from ((None, place) for place in new[both:])


def _holds(text: str, claim: Printed) -> bool:
    """Whether the claim's text is somewhere in it; only its length and digest are known."""
    searched, length = text[:_MOST_SEARCHED], claim.length
    ends = range(length, len(searched) + 1) if length > 0 else ()
    return any(text_digest(searched[end - length : end]) == claim.sha256 for end in ends)


def _shown(line: Line | None) -> str:
    return line.text.replace(CELL, " | ")[:_SHOWN] if line else ""

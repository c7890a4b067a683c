"""What a vault holds: for each kind its things in order of first sight, each with the ways it was written."""

import re
from collections.abc import Iterator
from typing import Any, Final

from core.privacy.kinds import KINDS, NEVER, PREFIX, PersonalKind, Span, letters

#: Kinds that are looked for by the directory, with its rules about ordinary words, not as bare text.
_BY_DIRECTORY: Final[frozenset[PersonalKind]] = frozenset({"person", "organisation", "term", "word"})
#: Shorter things stand in texts by chance.
_SHORTEST = 6
_RUN = re.compile(r"[A-Za-z0-9]+")


class Entries:
    """The things hidden. `names` are display names by person: the first form of a person whatever is seen first."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._places: dict[tuple[PersonalKind, str], int] = {}
        #: for each thing of a kind, the ways it was written, by number from 0
        self._forms: dict[PersonalKind, list[dict[str, int]]] = {kind: [] for kind in KINDS}
        self._listed: dict[PersonalKind, list[list[str]]] = {kind: [] for kind in KINDS}
        #: by the longest run of ASCII letters or digits of a surface: the surface, where in it the run is, what it is
        self._anchored: dict[str, list[tuple[str, int, PersonalKind, str]]] = {}

    def token(self, kind: PersonalKind, value: str, surface: str) -> str:
        """The token of this thing as it is written here, with a form mark unless it is the first form."""
        number = self._places.get((kind, value))
        if number is None:
            number = self._add(kind, value, surface)
        form = 0 if kind in NEVER else self._form(kind, number, value, surface)
        token = f"{PREFIX[kind]}-{letters(number)}"
        return f"{token}~{form + 1}" if form else token

    def gave(self, kind: PersonalKind, number: int, form: int) -> bool:
        """Whether there is such a token: `number` from 0, `form` from 1."""
        listed = self._listed[kind]
        return number < len(listed) and (1 <= form <= len(listed[number]) or (kind in NEVER and form == 1))

    def surface(self, kind: PersonalKind, number: int, form: int) -> str | None:
        """How it was written; None for kinds in NEVER, and for a token that was never given."""
        return self._listed[kind][number][form - 1] if kind not in NEVER and self.gave(kind, number, form) else None

    def standing(self, text: str) -> Iterator[Span]:
        """Where things hidden stand in the text as they were written, but those the directory knows."""
        for found in _RUN.finditer(text):
            for surface, offset, kind, value in self._anchored.get(found[0], ()):
                start = found.start() - offset
                if start >= 0 and text.startswith(surface, start) and _stands_free(text, start, start + len(surface)):
                    yield Span(start, start + len(surface), kind, value)

    @property
    def counts(self) -> dict[str, int]:
        """How many things of each kind there are."""
        return {kind: len(listed) for kind, listed in self._listed.items() if listed}

    def to_json(self) -> dict[str, Any]:
        """By kind the things in order, `{value, forms}`; of kinds in NEVER how many."""
        values: dict[PersonalKind, list[str]] = {kind: [] for kind in KINDS}
        for kind, value in self._places:
            values[kind].append(value)
        told: dict[str, Any] = {}
        for kind, listed in self._listed.items():
            if listed and kind in NEVER:
                told[kind] = len(listed)
            elif listed:
                pairs = zip(values[kind], listed, strict=True)
                told[kind] = [{"value": value, "forms": list(forms)} for value, forms in pairs]
        return told

    def load(self, told: dict[str, Any]) -> None:
        """Take in what `to_json` gave. The things of kinds in NEVER keep their letters and lose what they were."""
        for kind in KINDS:
            held = told.get(kind, [])
            if isinstance(held, int):
                self._listed[kind] = [[] for _ in range(held)]
                self._forms[kind] = [{} for _ in range(held)]
                continue
            for number, thing in enumerate(held):
                self._places[kind, thing["value"]] = number
                self._listed[kind].append(list(thing["forms"]))
                self._forms[kind].append({form: at for at, form in enumerate(thing["forms"])})
                for form in thing["forms"]:
                    self._anchor(form, kind, thing["value"])

    def _add(self, kind: PersonalKind, value: str, surface: str) -> int:
        number = self._places[kind, value] = len(self._listed[kind])
        self._anchor(surface, kind, value)
        first = self._names.get(value, surface) if kind == "person" else surface
        forms = [] if kind in NEVER else [first]
        self._listed[kind].append(forms)
        self._forms[kind].append({form: at for at, form in enumerate(forms)})
        return number

    def _form(self, kind: PersonalKind, number: int, value: str, surface: str) -> int:
        forms = self._forms[kind][number]
        if surface not in forms:
            forms[surface] = len(forms)
            self._listed[kind][number].append(surface)
            self._anchor(surface, kind, value)
        return forms[surface]

    def _anchor(self, surface: str, kind: PersonalKind, value: str) -> None:
        run = max(_RUN.finditer(surface), key=lambda found: len(found[0]), default=None)
        if kind not in _BY_DIRECTORY and len(surface) >= _SHORTEST and run:
            self._anchored.setdefault(run[0], []).append((surface, run.start(), kind, value))


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether neither side touches an ASCII letter or digit."""
    around = text[start - 1 : start] + text[end : end + 1] if start else text[end : end + 1]
    return not any(char.isascii() and (char.isalnum() or char == "_") for char in around)

"""Every sentence we say to a model: versioned files, loaded by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent
_NAME = re.compile(r"[a-z][a-z_]*")
_VERSION = re.compile(r"v[1-9][0-9]*")
_INCLUDE = re.compile(r"^\{\{> ([a-z_]+)/(v[0-9]+)\}\}$", re.M)
_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")
_KEYS = ("version", "date", "changes", "deprecated")

#: The languages of documents, as a model is told them.
LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "zh-TW": "Traditional Chinese as written in Taiwan",
    "nb": "Norwegian Bokmål",
    "uk": "Ukrainian",
}


@dataclass(frozen=True, kw_only=True)
class PromptText:
    """One version of one prompt (N5). `sha256` is of its whole text, shared pieces included, before it is filled."""

    name: str
    version: str
    date: date
    changes: str
    deprecated: bool
    text: str
    sha256: str

    @property
    def places(self) -> frozenset[str]:
        """The names of its placeholders, written `{{name}}`."""
        return frozenset(_PLACE.findall(self.text))

    def fill(self, **values: str) -> str:
        """The text with every placeholder replaced, once: what a value holds is never filled in turn.

        :raises ValueError: a placeholder has no value, or a value no placeholder
        """
        if missing := self.places - values.keys():
            raise ValueError(f"prompt {self.name}/{self.version}: no value for {', '.join(sorted(missing))}")
        if unused := values.keys() - self.places:
            raise ValueError(f"prompt {self.name}/{self.version}: no place for {', '.join(sorted(unused))}")
        return _PLACE.sub(lambda place: values[place[1]], self.text)


def names() -> list[str]:
    """Every prompt there is."""
    return sorted({path.parent.name for path in _FOLDER.glob("*/v*.md")})


def versions(name: str) -> list[str]:
    """The versions of a prompt, oldest first."""
    found = [path.stem for path in (_FOLDER / name).glob("v*.md")] if _NAME.fullmatch(name) else []
    return sorted(found, key=lambda version: int(version[1:]))


@cache
def load(name: str, version: str | None = None) -> PromptText:
    """The prompt of that name: the newest version that isn't deprecated, or the one asked for.

    :raises LookupError: there is no such prompt or version
    :raises ValueError: the file isn't a prompt
    """
    there = versions(name)
    if version is not None:
        if version not in there:
            raise LookupError(f"no prompt {name}/{version}")
        return _read(name, version)
    for latest in reversed(there):
        prompt = _read(name, latest)
        if not prompt.deprecated:
            return prompt
    raise LookupError(f"no prompt {name}")


def _read(name: str, version: str) -> PromptText:
    place = f"prompt {name}/{version}"
    head, body = _parted((_FOLDER / name / f"{version}.md").read_text(encoding="utf-8"), place)
    if not _VERSION.fullmatch(version) or head["version"] != version[1:]:
        raise ValueError(f"{place}: says it is version {head['version']}")
    if head["deprecated"] not in ("yes", "no"):
        raise ValueError(f"{place}: deprecated is yes or no")
    # A shared piece is named with its version, so that a prompt's version settles its whole text.
    text = _INCLUDE.sub(lambda piece: load(piece[1], piece[2]).text, body)
    return PromptText(
        name=name,
        version=version,
        date=date.fromisoformat(head["date"]),
        changes=head["changes"],
        deprecated=head["deprecated"] == "yes",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
    )


def _parted(file: str, place: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between the two `---`, and the text after them."""
    opening, _, rest = file.partition("---\n")
    front, closed, body = rest.partition("\n---\n")
    if opening or not closed:
        raise ValueError(f"{place}: begins with lines of `key: value` between two lines of ---")
    head = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in front.splitlines())}
    if tuple(head) != _KEYS:
        raise ValueError(f"{place}: its first lines are {', '.join(_KEYS)}")
    return head, body.strip()

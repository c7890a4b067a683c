"""What a reader sees of a .docx, line by line, in a form that saving it again in a word processor leaves alone.

Nothing that could be seen is skipped: hidden text, tracked changes, text boxes, second forms for old readers and
content bound to data elsewhere are told as such, and so differ from our files, which have none. Elements are known by
their local names, so that files in the strict and the transitional form of the standard read the same (ECMA-376).
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import unquote

from core.render.canonical import CELL, Line, canonical


@dataclass(frozen=True)
class Target:
    """Where a relation leads: SHA-256 of a part of the file, or an address outside it; both empty for neither."""

    digest: str = ""
    address: str = ""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The target that is a part of these bytes."""
        return cls(digest=hashlib.sha256(data).hexdigest())


#: The target of a relation's id.
Related = Callable[[str], Target]

_SPACES = ("tab", "br", "cr", "ptab")
_PICTURES = ("blip", "svgBlip", "imagedata")
_LINKS = ("hyperlink", "hlinkClick")
_DRAWINGS = ("drawing", "pict", "object")
#: What hides, tracks or binds: ours have none, so one is a change.
_MARKS = ("vanish", "webHidden", "specVanish", "hidden", "dataBinding", "ins", "del", "moveFrom", "moveTo")
#: What shows something that is kept elsewhere, or more than one thing: as above.
_ELSEWHERE = ("chart", "relIds", "OLEObject", "control", "altChunk", "subDoc", "contentPart", "AlternateContent")
_OTHER = frozenset([*_MARKS, *_ELSEWHERE, "footnoteReference", "endnoteReference"])
_FIELDS = ("instrText", "fldSimple")
_READ = ("t", "p", "tc", "noBreakHyphen", "sym", *_SPACES, *_PICTURES, *_LINKS, *_DRAWINGS, *_FIELDS, *sorted(_OTHER))
#: In any name space, so that none of them is passed over where a reader would show it.
_TAGS = tuple(f"{{*}}{name}" for name in _READ)


def lines(body: Any, related: Related) -> Iterator[Line]:
    """The paragraphs and table rows of a body (an lxml element) that show anything, in order."""
    for node in body.iterchildren("*"):
        name = _name(node)
        if name in ("p", "tr", "r") or name in _OTHER:
            line = _line(node, related)
            if line.held or line.text.strip(CELL):
                yield line
        else:
            yield from lines(node, related)


def _line(node: Any, related: Related) -> Line:
    reading = _Reading(related)
    for inner in node.iter(*_TAGS):
        reading.take(inner)
    cells = "".join(reading.texts).removeprefix(CELL).split(CELL)
    style = node.find("{*}pPr/{*}pStyle")
    return Line(
        text=CELL.join(canonical(cell) for cell in cells),
        held=tuple(reading.held),
        heading=style is not None and _attribute(style, "val") == "Heading1",
    )


class _Reading:
    """The texts of one line and what else it holds, in order."""

    def __init__(self, related: Related) -> None:
        self._related = related
        self.texts: list[str] = []
        self.held: list[str] = []

    def take(self, node: Any) -> None:
        """Take in what an element shows by itself; those inside it come after it."""
        name = _name(node)
        if name == "t":
            self.texts.append("".join(node.itertext()) if len(node) else node.text or "")
        elif name == "tc":
            self.texts.append(CELL)
        elif name == "p" or name in _SPACES:
            self.texts.append(" ")
        elif name == "noBreakHyphen":
            self.texts.append("\u2011")
        else:
            self._hold(node, name)

    def _hold(self, node: Any, name: str) -> None:
        if name in _LINKS:
            self._link(node)
        elif name in _PICTURES:
            self._picture(node)
        elif name in _DRAWINGS:
            self.held.append("drawing")
        elif name in _FIELDS:
            self.held.append(f"field {canonical(_attribute(node, 'instr') or node.text or '')}")
        elif name == "sym":
            self.held.append(f"symbol {_attribute(node, 'font')} {_attribute(node, 'char')}")
        elif _attribute(node, "val") not in ("0", "false", "off"):
            self.held.append(name)

    def _link(self, node: Any) -> None:
        relation = _relation(node, "id")
        if not relation:
            return
        address = self._related(relation).address
        anchor = _attribute(node, "anchor")
        # Word keeps the part after # apart, and either may be percent-encoded or not.
        self.held.append(f"link {unquote(f'{address}#{anchor}' if anchor else address).rstrip('/')}")

    def _picture(self, node: Any) -> None:
        relation = _relation(node, "embed") or _relation(node, "link") or _relation(node, "id")
        found = self._related(relation) if relation else Target()
        self.held.append(f"picture {found.digest}" if found.digest else f"elsewhere {found.address}")


def _name(node: Any) -> str:
    """An element's local name."""
    return str(node.tag).rpartition("}")[2]


def _attribute(node: Any, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _relation(node: Any, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if key.endswith(f"/relationships}}{name}")), "")

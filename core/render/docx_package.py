"""A .docx that anybody may have made, opened with care: bounded in every size, and nothing outside it is ever read."""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from core.errors import BadInput

MOST_BYTES = 256 << 20
MOST_PARTS = 5000
MOST_XML = 32 << 20
MOST_PICTURE = 64 << 20
#: Bytes of all parts read of one file.
MOST_READ = 512 << 20
_MOST_DIRECTORY = 2 << 20
_END, _END_SIZE, _LOCATOR = b"PK\x05\x06", 22, b"PK\x06\x07"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Where a relation of a part leads: a part's name, or an address where it is outside."""

    sort: str
    target: str
    outside: bool


class Package:
    """The parts of one file by name, as `word/document.xml`; names differ by more than their letters' case."""

    def __init__(self, data: bytes) -> None:
        """:raises BadInput: it is no .docx, is broken, or larger than any of ours"""
        self._zip = _opened(data)
        self._left = MOST_READ
        self._names: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            if self._names.setdefault(info.filename.lower(), info) is not info:
                raise BadInput(f"not a .docx that can be trusted: it holds {info.filename!a} twice")
        documents = [r for r in self.relations("").values() if r.sort == "officeDocument" and not r.outside]
        if len(documents) != 1:
            raise BadInput("not a .docx: it doesn't say which of its parts is the document")
        #: the name of the part that holds the document's body
        self.document = documents[0].target

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._names

    def read(self, name: str, most: int = MOST_XML) -> bytes:
        """The bytes of a part, at most so many. :raises BadInput: there is none, or it is broken or too large"""
        info = self._names.get(name.lower())
        if info is None:
            raise BadInput(f"not a whole .docx: {name!a} isn't in it")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadInput(f"not a .docx: {name!a} is packed in a way that none is")
        most = min(most, self._left)
        try:
            with self._zip.open(info) as part:
                data = part.read(most + 1)
        except _BROKEN as wrong:
            raise BadInput(f"{name!a} can't be read, the file is damaged: {wrong}") from None
        if len(data) > most:
            raise BadInput(f"{name!a} unpacks to more than {most >> 20} MB; no report is that large")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part. :raises BadInput: it isn't XML, or XML with entities of its own"""
        try:
            root = parsed(self.read(name))
        except etree.XMLSyntaxError as wrong:
            raise BadInput(f"{name!a} is no XML that can be read: {wrong.msg}") from None
        if root.getroottree().docinfo.doctype:
            raise BadInput(f"{name!a} declares a document type, which no .docx does; it is not read")
        return root

    def relations(self, name: str) -> Mapping[str, Relation]:
        """The relations of a part, or of the whole for an empty name, by id; none where it has none.

        :raises BadInput: they can't be read, or an id stands twice
        """
        folder, base = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(place):
            return {}
        found: dict[str, Relation] = {}
        for node in self.xml(place):
            if isinstance(node.tag, str) and node.tag.endswith("}Relationship"):
                if node.get("Id") in found:
                    raise BadInput(f"not a .docx that can be trusted: {place!a} names {node.get('Id')!a} twice")
                found[node.get("Id", "")] = _relation(node, folder)
        return found


def parsed(xml: bytes) -> Any:
    """The root element; entities stay unresolved, and nothing is fetched. :raises etree.XMLSyntaxError: it is no XML"""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _relation(node: Any, folder: str) -> Relation:
    outside = node.get("TargetMode", "") == "External"
    target = node.get("Target", "")
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(sort=node.get("Type", "").rpartition("/")[2], target=target, outside=outside)


def _opened(data: bytes) -> zipfile.ZipFile:
    if len(data) > MOST_BYTES:
        raise BadInput(f"larger than {MOST_BYTES >> 20} MB; no report is that large")
    end = data.rfind(_END)
    if not data.startswith(b"PK") or end < 0:
        raise BadInput("not a .docx: it isn't a zip file, or only a part of one")
    # The directory is read at once, whatever its size: it is looked at before.
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > _MOST_DIRECTORY or _LOCATOR in data[max(0, end - _END_SIZE) : end]:
        raise BadInput("not a .docx: it lists more parts than any report has")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as wrong:
        raise BadInput(f"not a .docx, or a damaged one: {wrong}") from None
    if len(archive.infolist()) > MOST_PARTS:
        raise BadInput("not a .docx: it has more parts than any report has")
    return archive

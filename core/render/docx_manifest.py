"""The manifest in a .docx: a part among its custom XML, which word processors keep when they save the file again."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from html import escape
from uuid import NAMESPACE_URL, uuid5

from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from core.brief import Attachment
from core.document import Document
from core.render.docx_content import Target, lines
from core.render.docx_package import parsed
from core.render.manifest import manifest

#: The root element's name space; its text is the manifest's JSON.
NAMESPACE = "urn:newsdesk:manifest:1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def embed(
    file: Docx, document: Document, pictures: Mapping[str, bytes], seal: Callable[[bytes], str] | None = None
) -> None:
    """Put the manifest of the document into its file. It is the last thing done to it: what comes later is a change."""
    # Read as it will be written: the elements python-docx gives are three times slower to go through.
    found = list(lines(parsed(file.part.blob), lambda relation: _related(file, relation)))
    told = manifest(document, found, _names(document.attachments, pictures), seal)
    root = f'<manifest xmlns="{NAMESPACE}">{escape(told, quote=False)}</manifest>'
    item = _part(file, "/customXml/item%d.xml", CONTENT_TYPE.XML, root)
    known_as = str(uuid5(NAMESPACE_URL, f"{NAMESPACE}:{document.id}")).upper()
    schemas = f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    properties = f'<ds:datastoreItem ds:itemID="{{{known_as}}}" xmlns:ds="{_DATA}">{schemas}</ds:datastoreItem>'
    about = _part(file, "/customXml/itemProps%d.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, properties)
    item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    file.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _related(file: Docx, relation: str) -> Target:
    known = file.part.rels[relation]
    return Target(address=known.target_ref) if known.is_external else Target.of(known.target_part.blob)


def _names(attachments: Iterable[Attachment], pictures: Mapping[str, bytes]) -> dict[str, str]:
    shown = ((file.name, pictures.get(file.blob or "")) for file in attachments)
    return {hashlib.sha256(data).hexdigest(): name for name, data in shown if data}


def _part(file: Docx, template: str, content_type: str, xml: str) -> Part:
    package = file.part.package
    assert package is not None
    name: PackURI = package.next_partname(template)
    return Part(name, content_type, (_HEAD + xml).encode(), package)

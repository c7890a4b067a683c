"""From a document to the bytes of a file. A new format is one file here and one line in the table."""

from collections.abc import Callable, Mapping

from core.document import Document
from core.render.docx import docx_file
from core.render.json_file import json_file
from core.render.markdown import markdown
from core.render.naming import filename

__all__ = ["MEDIA_TYPES", "RENDERERS", "Renderer", "filename"]

#: A document and its pictures, by the `blob` of the attachments, to a file's bytes.
Renderer = Callable[[Document, Mapping[str, bytes]], bytes]

#: Name suffix to renderer.
RENDERERS: dict[str, Renderer] = {"md": markdown, "docx": docx_file, "json": json_file}

#: Name suffix to media type (I14).
MEDIA_TYPES: dict[str, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}

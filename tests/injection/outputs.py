"""Everything a reader may get of a document: files, Slack's payload, mail, the console's page, the web chat."""

import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from docx.opc.package import OpcPackage

from bot.chat.slack.blocks import messages
from bot.console.markup import to_html
from bot.console.rendering import html
from bot.console.report_view import of_document
from bot.console.shell import Shell
from core.document import Document
from core.people import Organisation, Person
from core.render import RENDERERS
from core.render.mail import mail
from core.render.markdown import post
from core.render.summary import summary_line
from core.replies import Document as Shown


class Outputs(NamedTuple):
    """The outputs by what reads them."""

    markdown: str
    json: str
    slack: str
    #: what of it Slack reads as Markdown
    slack_markdown: str
    pages: tuple[str, ...]
    mail_text: str
    #: the texts of a .docx's parts, and the addresses it leads to
    docx: str
    docx_links: tuple[str, ...]

    @property
    def every(self) -> str:
        """All text of all of them."""
        return "\n".join((self.markdown, self.json, self.slack, *self.pages, self.mail_text, self.docx))


def outputs(document: Document) -> Outputs:
    """A document in every form."""
    by_suffix = {suffix: renderer(document, {}) for suffix, renderer in RENDERERS.items()}
    body = post(document)
    shown = Shown(
        report_id=document.id,
        title=document.title,
        summary=summary_line(document),
        markdown=body,
        report=document,
    )
    sent = [[message.text, *message.blocks, *(m.plainly() for m in message.smaller())] for message in messages(shown)]
    as_html, as_text = mail(document, open_url="https://newsdesk.example/r", settings_url="https://newsdesk.example/s")
    parts, links = _docx(by_suffix["docx"])
    return Outputs(
        markdown=by_suffix["md"].decode(),
        json=by_suffix["json"].decode(),
        slack=json.dumps(sent, ensure_ascii=False),
        slack_markdown="\n".join(_markdown(message.blocks) for message in messages(shown)),
        pages=(as_html, _page(document), to_html(body)),
        mail_text=as_text,
        docx=parts,
        docx_links=links,
    )


def _markdown(blocks: Sequence[dict[str, Any]]) -> str:
    return "\n".join(str(block["text"]) for block in blocks if block["type"] == "markdown")


def _docx(data: bytes) -> tuple[str, tuple[str, ...]]:
    package = OpcPackage.open(io.BytesIO(data))
    texts = [part.blob.decode("utf-8", "replace") for part in package.iter_parts() if part.partname.endswith(".xml")]
    links: list[str] = []
    for part in package.iter_parts():
        links += [rel.target_ref for rel in part.rels.values() if rel.is_external]
    return "\n".join(texts), tuple(links)


def _page(document: Document) -> str:
    """The console's page of the report."""
    view = of_document(document, "Europe/Oslo", document.locale)
    return html("report.html", document.locale, shell=_shell(), view=view)


@cache
def _shell() -> Shell:
    """The frame of a page, for somebody who is in no room."""
    now = datetime(2026, 3, 4, tzinfo=UTC)
    return Shell(
        person=Person(id="usr_ada", organisation="org_acme", display_name="Ada", created_at=now),
        organisation=Organisation(id="org_acme", name="Acme"),
        rooms=(),
        now=now,
        unread=0,
        page="report",
    )

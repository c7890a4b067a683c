"""Reading what was made: lists of documents, one whole, its file, and the result of a test."""

from core.desk import Desk
from core.desk.asking import state_of
from core.document import Document
from core.errors import BadInput, Conflict, Forbidden, NotFound
from core.kept import Page, Rendered, StoredDocument
from core.report import Caller
from core.words import say

#: A page holds this many by default, and at most (D15).
PAGE_SIZE = 25
MOST = 100
#: No list is that long, and a database can't count much further.
LAST_PAGE = 1_000_000


async def page(desk: Desk, caller: Caller, *, page: int = 0, size: int = PAGE_SIZE, cursor: str | None = None) -> Page:
    """Documents the caller may read, newest first (D15). :raises BadInput: a negative page, a size under 1"""
    if page < 0 or size < 1:
        raise BadInput(say(caller.locale, "desk-bad-page"))
    page, size = min(page, LAST_PAGE), min(size, MOST)
    return await desk.stores.documents.page(caller.organisation, caller.user, page=page, size=size, cursor=cursor)


async def document(desk: Desk, caller: Caller, report: str) -> StoredDocument:
    """One whole.

    :raises NotFound: none such in the caller's organisation
    :raises Forbidden: it is of a room the caller isn't in (I16)
    """
    found = await desk.stores.documents.get(caller.organisation, report)
    if found is None:
        raise NotFound(say(caller.locale, "desk-no-report"))
    if found.room and await desk.stores.rooms.role(caller.organisation, found.room, caller.user) is None:
        raise Forbidden(say(caller.locale, "desk-not-a-member"))
    return found


async def file(desk: Desk, caller: Caller, report: str, suffix: str = "docx") -> tuple[Rendered, bytes]:
    """A file of a document and its bytes (I14).

    :raises Conflict: the report isn't completed yet, or failed
    :raises NotFound: no such report, or no such file of it
    :raises Forbidden: as for the document
    """
    state = await state_of(desk, caller, report)
    if state.status != "completed":
        raise Conflict(say(caller.locale, "desk-not-completed"))
    kept = await document(desk, caller, report)
    for rendered in kept.files:
        if rendered.name.endswith(f".{suffix}"):
            return rendered, await desk.blobs.get(rendered.blob)
    raise NotFound(say(caller.locale, "desk-no-file"))


async def trial(desk: Desk, caller: Caller, test: str) -> Document:
    """The document of a completed test, while it is kept. :raises NotFound: none, or someone else's"""
    await state_of(desk, caller, test)
    try:
        return Document.model_validate_json(await desk.blobs.get(document_key(test)))
    except FileNotFoundError:
        raise NotFound(say(caller.locale, "desk-no-report")) from None


def document_key(run: str) -> str:
    """Where a run's finished document lies in the blob store."""
    return f"runs/{run}/document.json"

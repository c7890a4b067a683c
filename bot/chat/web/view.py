"""What the web shows of a message: the record, who wrote it, its files, and for one of ours the reply with its HTML."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from bot.console.markup import to_html
from bot.console.wire import Told
from core import replies
from core.kept import StoredFile
from core.people import Posted
from core.records import Reaction
from core.values import Instant

#: Who wrote what Newsdesk posts.
REPORTER = "usr_newsdesk"
REPORTER_NAME = "Newsdesk"


class FileView(Told):
    """A file posted in a room. `url` saves it; pictures can be shown from there too."""

    id: str
    name: str
    media_type: str
    size: int
    user: str
    at: Instant
    url: str


class Message(Told):
    """A message of a room. `private`: only this reader sees it. `reply` is one of core.replies, with HTML beside
    its Markdown; a reply's shape depends on its `sort`."""

    id: str
    room: str
    at: Instant
    user: str
    author: str
    text: str
    thread: str | None = None
    files: tuple[FileView, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    edited: bool = False
    bot: bool = False
    notice: bool = False
    private: bool = False
    reply: dict[str, Any] | None = Field(default=None)


def message_view(posted: Posted, author: str, files: Sequence[StoredFile] = ()) -> Message:
    """A message for those who may see it."""
    record = posted.message
    return Message(
        **record.model_dump(exclude={"sort", "room", "files", "reactions"}),
        room=posted.room,
        author=author,
        files=tuple(map(file_view, files)),
        reactions=record.reactions,
        private=posted.to is not None,
        reply=shown(posted.reply) if posted.reply else None,
    )


def file_view(file: StoredFile) -> FileView:
    """A file as it is shown; where its bytes lie is nobody's business."""
    return FileView(url=f"/api/files/{file.id}", **file.model_dump(exclude={"room", "blob", "message"}))


def kept_form(reply: replies.Reply) -> dict[str, Any]:
    """What is kept of a reply: all but the whole report, which its own address gives."""
    return reply.model_dump(mode="json", exclude={"report": True, "panel": {"document": {"report"}}})


def reply_view(reply: replies.Reply) -> dict[str, Any]:
    """A reply as the web shows it."""
    return shown(kept_form(reply))


def shown(reply: dict[str, Any]) -> dict[str, Any]:
    """The kept form of a reply, with `html` beside every `markdown`, and for a file its address instead of its key."""
    told: dict[str, Any] = _with_html(reply)
    if told.get("sort") == "file":
        suffix = str(told["name"]).rpartition(".")[2]
        told |= {"url": f"/api/reports/{told['report_id']}/files/{suffix}"}
        told.pop("blob", None)
    return told


def plain(reply: replies.Reply) -> str:
    """A reply in one plain text: for lists, searches and those who read without pictures."""
    match reply:
        case replies.Text():
            return reply.markdown
        case replies.Document():
            return f"{reply.title}\n{reply.summary}".strip()
        case replies.File():
            return f"{reply.note}\n{reply.name}".strip()
        case replies.Progress():
            return reply.words
        case _:
            return reply.title


def _with_html(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_with_html(part) for part in value]
    if not isinstance(value, dict):
        return value
    told = {key: _with_html(part) for key, part in value.items()}
    if isinstance(told.get("markdown"), str):
        told["html"] = to_html(told["markdown"])
    if told.get("sort") == "home":
        told["lines_html"] = [to_html(line) for line in told["lines"]]
    return told

"""Replies as messages: Block Kit with Slack's limits, and smaller or plainer forms where Slack refuses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from bot.chat.slack.pieces import PIECE, SMALL_PIECE, fitted, pieces
from bot.chat.slack.safe import mrkdwn, plain, size
from bot.chat.slack.words import badges
from core.replies import Button, Document, Progress, Text

Block = dict[str, Any]

HEADER, BUTTON_LABEL, BUTTON_VALUE, CONTEXT, ACTIONS = 150, 75, 2000, 300, 25
#: Characters of the line that stands in notifications.
FALLBACK = 250
#: Characters of a message as plain text, as sent; Slack cuts at 40,000.
PLAIN = 39_000
#: The action of buttons that open an address: Slack tells of the press, and nothing is to be done.
LINK = "link"
_TONES = {"plain": "", "good": "✅ ", "warning": "⚠️ ", "error": "❌ "}
_MARKS = regex.compile(r"\\(?=[!-/:-@\[-`{-~])|[*_~`]+|^\s*(?:#+|>+)\s*", regex.M)
_TWICE = regex.compile(r"~\d+$")


@dataclass(frozen=True)
class Message:
    """One message. `text` is its notification; `markdown` all it says, for when Slack refuses its blocks."""

    text: str
    blocks: Sequence[Block]
    markdown: str = ""
    #: parts of `blocks` that stand before and after the Markdown
    top: Sequence[Block] = field(default=())
    end: Sequence[Block] = field(default=())

    def smaller(self) -> list["Message"]:
        """The same in several small messages with one table each."""
        texts = pieces(self.markdown, SMALL_PIECE, tables=1) or [self.text]
        return _chain(texts, self.text, self.top, self.end)

    def plainly(self) -> str:
        """All it says as plain text, for when Slack refuses any blocks."""
        return mrkdwn(self.markdown or self.text, PLAIN)


def messages(reply: Text | Document | Progress, locale: str = "en") -> list[Message]:
    """The messages that show a reply, in order; at least one. A report's own language goes before `locale`."""
    match reply:
        case Text():
            return _text(reply)
        case Document():
            return _document(reply, reply.report.locale if reply.report else locale)
        case Progress():
            return [_progress(reply)]


def buttons(given: Iterable[Button], *, most: int = ACTIONS) -> list[Block]:
    """Button elements with action ids that differ; their action is read back by `action_of`."""
    elements: list[Block] = []
    taken: dict[str, int] = {}
    for button in list(given)[:most]:
        action = LINK if button.url else button.action
        taken[action] = taken.get(action, 0) + 1
        elements.append(_button(button, action if taken[action] == 1 else f"{action}~{taken[action]}"))
    return elements


def action_of(action_id: str) -> str:
    """The action of a button's id."""
    return _TWICE.sub("", action_id)


def actions(given: Iterable[Button]) -> list[Block]:
    """A block of buttons; none where there are no buttons."""
    elements = buttons(given)
    return [{"type": "actions", "elements": elements}] if elements else []


def context(*lines: str) -> list[Block]:
    """Small grey lines; none where all are empty."""
    shown = (plain(line, CONTEXT) for line in lines[:10])
    elements = [{"type": "plain_text", "text": line, "emoji": True} for line in shown if line.strip()]
    return [{"type": "context", "elements": elements}] if elements else []


def header(title: str) -> list[Block]:
    """A heading; none without a title."""
    shown = plain(title, HEADER)
    return [{"type": "header", "text": {"type": "plain_text", "text": shown, "emoji": True}}] if shown else []


def fallback(markdown: str) -> str:
    """One plain line for notifications and screen readers, without marks, escaped."""
    lines = (" ".join(_MARKS.sub("", line).split()) for line in fitted(markdown).splitlines())
    first = next((line for line in lines if any(char.isalnum() for char in line)), markdown.strip())
    return mrkdwn(" ".join(first.split()), FALLBACK) or "…"


def _text(reply: Text) -> list[Message]:
    texts = pieces(_TONES[reply.tone] + reply.markdown) or ["…"]
    return _chain(texts, fallback(reply.markdown), (), actions(reply.buttons))


def _document(reply: Document, locale: str) -> list[Message]:
    long = size(" ".join(reply.title.split())) > HEADER
    body = f"**{reply.title}**\n\n{reply.markdown}" if long else reply.markdown
    top = [*([] if long else header(reply.title)), *context(badges(reply.data_sources, locale))]
    texts = pieces(body, PIECE - 400) or [fitted(reply.summary) or "…"]
    return _chain(texts, fallback(f"{reply.title}: {reply.summary}"), top, actions(reply.buttons))


def _progress(reply: Progress) -> Message:
    mark = {"completed": "✅", "failed": "❌"}.get(reply.stage, "⏳")
    words = f"{mark} {plain(reply.words, CONTEXT)}"
    return Message(fallback(words), context(words), reply.words)


def _chain(texts: Sequence[str], text: str, top: Sequence[Block], end: Sequence[Block]) -> list[Message]:
    """Messages for the texts: what stands on top goes into the first, the buttons into the last."""
    made = []
    for n, piece in enumerate(texts):
        above = top if n == 0 else ()
        below = end if n == len(texts) - 1 else ()
        line = text if n == 0 else fallback(piece)
        blocks = [*above, {"type": "markdown", "text": piece}, *below]
        made.append(Message(line, blocks, piece, above, below))
    return made


def _button(button: Button, action_id: str) -> Block:
    element: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": plain(button.label, BUTTON_LABEL) or "…", "emoji": True},
        "action_id": action_id[:255],
    }
    if button.value and size(button.value) <= BUTTON_VALUE:
        element["value"] = button.value
    if button.style != "plain":
        element["style"] = button.style
    if button.url:
        element["url"] = button.url
    return element

"""Forms as modals, the first page as the app's Home, and what a view carries between two actions."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.slack.blocks import ACTIONS, Block, actions, buttons, context, header
from bot.chat.slack.fields import inputs
from bot.chat.slack.limits import METADATA, TITLE, VIEW_BLOCKS
from bot.chat.slack.rich import rich_text
from bot.chat.slack.safe import mrkdwn, plain, size
from bot.chat.slack.words import badges
from core.errors import Unprocessable
from core.replies import Form, Home, Item, Panel
from core.words import say

View = dict[str, Any]

#: Characters of a preview in a modal; Slack's views end at 250 kB, and nobody reads more in a small window.
PREVIEW = 12_000
_TEXT = 3000
_PACKED = "z:"
_PROMPT = "prompt"


def modal(form: Form, locale: str, where: Mapping[str, str] | None = None) -> View:
    """A form as a modal. `where` (room, thread) and the form's state come back with every action.

    :raises Unprocessable: its state is longer than a view can carry
    """
    return {
        "type": "modal",
        "callback_id": form.submit.action,
        "title": _plain(form.title, TITLE),
        "submit": _plain(form.submit.label, TITLE),
        "close": _plain(say(locale, "slack-close"), TITLE),
        "private_metadata": packed({"form": form.id, "state": form.state, "where": dict(where or {})}),
        "blocks": _form_blocks(form, locale)[:VIEW_BLOCKS],
    }


def home(page: Home, locale: str) -> View:
    """The first page as a view of type home."""
    blocks = [*header(page.title)]
    blocks += [{"type": "section", "text": _plain(line, _TEXT)} for line in page.lines if line.strip()]
    blocks += actions(page.buttons[:ACTIONS])
    if page.heading:
        blocks += [{"type": "divider"}, *header(page.heading)]
    for item in page.items[: (VIEW_BLOCKS - len(blocks) - 1) // 2]:
        blocks += _item(item)
    if not page.items:
        blocks += context(page.empty)
    return {"type": "home", "blocks": blocks[:VIEW_BLOCKS] or context(say(locale, "slack-nothing-here"))}


def packed(told: Mapping[str, Any]) -> str:
    """What a view carries as text, packed where it is long. :raises Unprocessable: too long even so"""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    if size(text) > METADATA:
        text = _PACKED + base64.b85encode(zlib.compress(text.encode(), 9)).decode()
    if size(text) > METADATA:
        raise Unprocessable("The form's state is longer than a Slack view can carry.")
    return text


def unpacked(text: str) -> dict[str, Any]:
    """What a view carries; nothing where it is none of ours."""
    try:
        if text.startswith(_PACKED):
            text = zlib.decompress(base64.b85decode(text.removeprefix(_PACKED))).decode()
        told = json.loads(text)
    except (ValueError, binascii.Error, zlib.error):
        return {}
    return told if isinstance(told, dict) else {}


def _form_blocks(form: Form, locale: str) -> list[Block]:
    blocks: list[Block] = []
    shown = False
    for field in form.fields:
        blocks += inputs(field, locale, form.errors.get(field.key, ""))
        if form.panel and field.key == _PROMPT:
            blocks += _panel(form.panel, locale)
            shown = True
    if form.panel and not shown:
        blocks += _panel(form.panel, locale)
    blocks += [{"type": "section", "text": _plain(note, _TEXT)} for note in form.notes if note.strip()]
    return [*blocks, *actions(form.buttons)]


def _panel(panel: Panel, locale: str) -> list[Block]:
    """The test panel in its five states; idle, it is its button alone (D14)."""
    button: Block = {"type": "actions", "block_id": "panel", "elements": buttons([panel.button])}
    match panel.state:
        case "generating":
            # The skeleton: the live stage, and grey lines where the preview will stand.
            return [button, *context(f"⏳ {panel.words}"), *context("▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒")]
        case "completed":
            return [button, *_preview(panel, locale)]
        case "failed":
            return [*context(f"❌ {panel.error or panel.words}"), button]
        case "no_data":
            return [button, *context(f"∅ {panel.words}")]
    return [button]


def _preview(panel: Panel, locale: str) -> list[Block]:
    document = panel.document
    if document is None:
        return context(panel.words)
    told = [panel.period, badges(document.data_sources, locale), panel.words]
    shown, all_of_it = rich_text(document.markdown, PREVIEW)
    rest = [] if all_of_it else context(say(locale, "slack-shown-in-part"))
    return [{"type": "divider"}, *header(document.title), *context(*told), *shown, *rest]


def _item(item: Item) -> list[Block]:
    when = ""
    if item.at:
        told = f"{item.at:%Y-%m-%d %H:%M} UTC"
        when = f"<!date^{int(item.at.timestamp())}^{{date_short_pretty}} {{time}}|{told}>"
    subtitle = " · ".join(part for part in (mrkdwn(item.subtitle, 500), when) if part)
    # The title stands between marks of bold: any of its own would end them.
    title = mrkdwn(item.title.replace("*", "∗"), 500)
    text = f"*{title}*\n{subtitle}".strip()
    section: Block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    if item.button:
        section["accessory"] = buttons([item.button])[0] | {"action_id": f"{item.button.action}~{_digits(item)}"}
    return [section, *context(" · ".join(item.badges))]


def _digits(item: Item) -> int:
    """A number that keeps the buttons of different items apart."""
    return zlib.crc32(item.report_id.encode())


def _plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": plain(text, most) or "…", "emoji": True}


def blocks_of(view: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The blocks of a view as Slack tells of it."""
    found = view.get("blocks")
    return found if isinstance(found, list) else []

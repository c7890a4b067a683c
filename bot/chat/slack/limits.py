"""Whether Slack would take a payload: the SDK's models where they know, and the rules they lack."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.chat.slack.safe import size

MESSAGE_BLOCKS, VIEW_BLOCKS, MARKDOWN, TITLE, METADATA, TEXT = 50, 100, 12_000, 24, 3000, 40_000
#: A view of more bytes is refused.
VIEW_BYTES = 250_000


def message_problems(text: str, blocks: Sequence[dict[str, Any]]) -> list[str]:
    """What Slack would refuse in a message; nothing where it is fine."""
    return list(_message(text, blocks))


def view_problems(view: dict[str, Any]) -> list[str]:
    """What Slack would refuse in a modal or home; nothing where it is fine."""
    return list(_view(view))


def _message(text: str, blocks: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not text.strip():
        yield "text is empty"
    if size(text) > TEXT:
        yield f"text has {size(text)} characters"
    said = sum(size(words) for block in blocks for words in _words(block))
    if size(text) + said > MARKDOWN:
        yield f"the message has {size(text) + said} characters"
    yield from _blocks(blocks, MESSAGE_BLOCKS)


def _view(view: dict[str, Any]) -> Iterator[str]:
    blocks = view.get("blocks", [])
    yield from _blocks(blocks, VIEW_BLOCKS)
    if not blocks:
        yield "no blocks"
    if any(block.get("type") == "markdown" for block in blocks):
        yield "markdown stands in messages only"
    if size(view.get("private_metadata", "")) > METADATA:
        yield "private_metadata is too long"
    if len(str(view).encode()) > VIEW_BYTES:
        yield "the view is too large"
    if view.get("type") == "modal":
        for key in ("title", "submit", "close"):
            if key in view and not 1 <= size(view[key]["text"]) <= TITLE:
                yield f"{key} has {size(view[key]['text'])} characters"
        if "title" not in view:
            yield "no title"
        if "submit" not in view and any(block.get("type") == "input" for block in blocks):
            yield "an input block needs submit"


def _blocks(blocks: Sequence[dict[str, Any]], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(ids)) < len(ids):
        yield "a block_id stands twice"
    for n, block in enumerate(blocks):
        yield from (f"block {n}: {problem}" for problem in _block(block))


def _block(block: dict[str, Any]) -> Iterator[str]:
    try:
        parsed = Block.parse(block)
        if parsed is None:
            yield f"no such block: {block.get('type')}"
        else:
            parsed.to_dict()
    except SlackObjectFormationError as problem:
        yield str(problem)
    elements = [*block.get("elements", []), block.get("accessory"), block.get("element")]
    ids = [found for element in elements if isinstance(element, dict) and (found := element.get("action_id"))]
    if len(set(ids)) < len(ids):
        yield "an action_id stands twice"
    for element in filter(None, elements):
        yield from _element(element)


def _element(element: dict[str, Any]) -> Iterator[str]:
    if size(element.get("initial_value", "")) > element.get("max_length", 3000):
        yield "initial_value is longer than max_length"
    options = [option["value"] for option in element.get("options", [])]
    if len(set(options)) < len(options):
        yield "an option's value stands twice"
    if element.get("type") == "plain_text" and not element["text"]:
        yield "an empty text"


def _words(block: dict[str, Any]) -> Iterator[str]:
    """The texts a block shows."""
    text = block.get("text")
    if isinstance(text, str):
        yield text
    elif isinstance(text, dict):
        yield text.get("text", "")
    for element in block.get("elements", []):
        yield from _words(element)

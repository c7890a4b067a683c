"""What Slack refuses in a payload: block shapes, lengths and counts, from its reference, apart from our own rules."""

from collections.abc import Iterable, Iterator
from typing import Any

#: Texts by where they stand, in characters.
SECTION, FIELD, HEADER, BUTTON, BUTTON_VALUE, OPTION, OPTION_VALUE = 3000, 2000, 150, 75, 2000, 75, 150
ACTION_ID = BLOCK_ID = CALLBACK_ID = 255
MARKDOWN, TEXT, TITLE, PLACEHOLDER, LABEL, METADATA, INPUT = 12_000, 40_000, 24, 150, 2000, 3000, 3000
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
VIEW_BYTES = 250_000

_IN_MESSAGE = frozenset(
    {"section", "header", "context", "actions", "divider", "markdown", "rich_text", "image", "table"}
)
_IN_VIEW = frozenset({"section", "header", "context", "actions", "divider", "rich_text", "image", "input"})
_SELECTS = {
    "static_select": ("initial_option", False),
    "external_select": ("initial_option", False),
    "multi_static_select": ("initial_options", True),
    "multi_external_select": ("initial_options", True),
    "users_select": ("initial_user", False),
    "multi_users_select": ("initial_users", True),
    "conversations_select": ("initial_conversation", False),
    "multi_conversations_select": ("initial_conversations", True),
}


def size(text: str) -> int:
    """Characters as a browser counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def message_error(payload: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The error a message is refused with and its details; None where it is fine."""
    blocks = payload.get("blocks")
    text = payload.get("text")
    if not text and not blocks and not payload.get("markdown_text"):
        return "no_text", []
    if text and size(text) > TEXT:
        return "msg_too_long", []
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        return "invalid_blocks_format", []
    if sum(size(block.get("text", "")) for block in blocks if block.get("type") == "markdown") > MARKDOWN:
        return "msg_blocks_too_long", []
    problems = list(_blocks(blocks, MESSAGE_BLOCKS, _IN_MESSAGE))
    return ("invalid_blocks", problems) if problems else None


def view_error(view: Any, sort: str) -> tuple[str, list[str]] | None:
    """The error a view is refused with and its details; None where it is fine."""
    if not isinstance(view, dict):
        return "invalid_arguments", ["view is no object"]
    if len(repr(view).encode()) > VIEW_BYTES:
        return "view_too_large", []
    problems = list(_view(view, sort))
    return ("invalid_arguments", problems) if problems else None


def _view(view: dict[str, Any], sort: str) -> Iterator[str]:
    if view.get("type") != sort:
        yield f"type is {view.get('type')}, not {sort}"
    blocks = view.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        yield "no blocks"
        return
    yield from _blocks(blocks, VIEW_BLOCKS, _IN_VIEW)
    yield from _length(view.get("private_metadata") or "", METADATA, "private_metadata", empty=True)
    yield from _length(view.get("callback_id") or "", CALLBACK_ID, "callback_id", empty=True)
    if sort == "home":
        return
    yield from _plain(view.get("title"), TITLE, "title")
    for key in ("submit", "close"):
        if key in view:
            yield from _plain(view[key], TITLE, key)
    if any(block.get("type") == "input" for block in blocks) and "submit" not in view:
        yield "an input block needs submit"


def _blocks(blocks: list[Any], most: int, allowed: frozenset[str]) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, {most} at most"
    ids = [block.get("block_id") for block in blocks if isinstance(block, dict) and block.get("block_id")]
    if len(set(ids)) < len(ids):
        yield "a block_id stands twice"
    for n, block in enumerate(blocks):
        if not isinstance(block, dict) or block.get("type") not in allowed:
            yield f"/blocks/{n}: no such block here: {block}"
            continue
        yield from (f"/blocks/{n}: {problem}" for problem in _block(block))


def _block(block: dict[str, Any]) -> Iterator[str]:
    yield from _length(block.get("block_id", "x"), BLOCK_ID, "block_id")
    match block["type"]:
        case "section":
            yield from _section(block)
        case "header":
            yield from _plain(block.get("text"), HEADER, "text")
        case "context":
            yield from _context(block.get("elements"))
        case "actions":
            yield from _actions(block.get("elements"))
        case "markdown":
            yield from _length(block.get("text"), MARKDOWN, "text")
        case "input":
            yield from _plain(block.get("label"), LABEL, "label")
            if "hint" in block:
                yield from _plain(block["hint"], LABEL, "hint")
            yield from _element(block.get("element"))
        case "rich_text":
            yield from _rich(block)


def _section(block: dict[str, Any]) -> Iterator[str]:
    if "text" not in block and not block.get("fields"):
        yield "a section needs text or fields"
    if "text" in block:
        yield from _text(block["text"], SECTION, "text")
    fields = block.get("fields", [])
    if len(fields) > 10:
        yield f"{len(fields)} fields, 10 at most"
    for field in fields:
        yield from _text(field, FIELD, "field")
    if "accessory" in block:
        yield from _element(block["accessory"])


def _context(elements: Any) -> Iterator[str]:
    if not isinstance(elements, list) or not 1 <= len(elements) <= 10:
        yield "context has 1 to 10 elements"
        return
    for element in elements:
        yield from _text(element, SECTION, "element")


def _actions(elements: Any) -> Iterator[str]:
    if not isinstance(elements, list) or not 1 <= len(elements) <= 25:
        yield "actions have 1 to 25 elements"
        return
    ids = [element.get("action_id") for element in elements]
    if len(set(ids)) < len(ids):
        yield "an action_id stands twice in its block"
    for element in elements:
        yield from _element(element)


def _element(element: Any) -> Iterator[str]:
    if not isinstance(element, dict):
        yield "no element"
        return
    yield from _length(element.get("action_id"), ACTION_ID, "action_id")
    if "placeholder" in element:
        yield from _plain(element["placeholder"], PLACEHOLDER, "placeholder")
    sort = element.get("type")
    if sort == "button":
        yield from _button(element)
    elif sort == "plain_text_input":
        yield from _length(element.get("initial_value", ""), INPUT, "initial_value", empty=True)
        if not 1 <= element.get("max_length", 1) <= INPUT:
            yield "max_length is 1 to 3000"
        if size(element.get("initial_value", "")) > element.get("max_length", INPUT):
            yield "initial_value is longer than max_length"
    elif sort == "checkboxes":
        yield from _options(element, 10, "initial_options", several=True)
    elif sort in ("static_select", "multi_static_select"):
        yield from _options(element, 100, *_SELECTS[sort][:1], several=_SELECTS[sort][1])
    elif sort in _SELECTS:
        initial, several = _SELECTS[sort]
        if several and element.get(initial) == []:
            yield f"{initial} is empty"
    else:
        yield f"no such element: {sort}"


def _button(button: dict[str, Any]) -> Iterator[str]:
    yield from _plain(button.get("text"), BUTTON, "text")
    yield from _length(button.get("value", ""), BUTTON_VALUE, "value", empty=True)
    yield from _length(button.get("url", "https://x"), 3000, "url")
    if button.get("style", "primary") not in ("primary", "danger"):
        yield f"style {button['style']}"


def _options(element: dict[str, Any], most: int, initial: str, *, several: bool) -> Iterator[str]:
    options = element.get("options")
    if not isinstance(options, list) or not 1 <= len(options) <= most:
        yield f"options: 1 to {most}"
        return
    for option in options:
        yield from _text(option.get("text"), OPTION, "option text")
        yield from _length(option.get("value"), OPTION_VALUE, "option value")
    values = [option["value"] for option in options]
    if len(set(values)) < len(values):
        yield "an option's value stands twice"
    if initial in element:
        chosen = element[initial] if several else [element[initial]]
        if not chosen or any(option not in options for option in chosen):
            yield f"{initial} is not among the options"


def _rich(block: dict[str, Any]) -> Iterator[str]:
    elements = block.get("elements")
    if not isinstance(elements, list) or not elements:
        yield "rich text without elements"
        return
    for element in elements:
        sort = element.get("type")
        if sort == "rich_text_list":
            if element.get("style") not in ("bullet", "ordered"):
                yield "a list is bullet or ordered"
            parts: Iterable[Any] = [part for item in element.get("elements", []) for part in item["elements"]]
            if any(item.get("type") != "rich_text_section" for item in element.get("elements", [])):
                yield "a list holds sections"
        elif sort in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
            parts = element.get("elements", [])
        else:
            yield f"no such rich text: {sort}"
            continue
        if not element.get("elements"):
            yield f"{sort} is empty"
        yield from _parts(parts)


def _parts(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        if part.get("type") == "text":
            yield from _length(part.get("text"), 40_000, "text")
        elif part.get("type") == "link":
            yield from _length(part.get("url"), 3000, "url")
        elif part.get("type") not in ("emoji", "date", "user", "channel", "broadcast", "usergroup"):
            yield f"no such part: {part.get('type')}"


def _text(text: Any, most: int, where: str) -> Iterator[str]:
    if not isinstance(text, dict) or text.get("type") not in ("plain_text", "mrkdwn"):
        yield f"{where} is no text object"
        return
    yield from _length(text.get("text"), most, where)


def _plain(text: Any, most: int, where: str) -> Iterator[str]:
    yield from _text(text, most, where)
    if isinstance(text, dict) and text.get("type") == "mrkdwn":
        yield f"{where} must be plain_text"


def _length(text: Any, most: int, where: str, *, empty: bool = False) -> Iterator[str]:
    if not isinstance(text, str) or (not text and not empty):
        yield f"{where} is missing"
    elif size(text) > most:
        yield f"{where} has {size(text)} characters, {most} at most"

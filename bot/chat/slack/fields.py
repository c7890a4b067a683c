"""A form's fields as input blocks, and what was typed into them read back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.chat.slack.blocks import Block
from bot.chat.slack.ids import bare, person_id, room_id
from bot.chat.slack.safe import plain, size
from core.replies import Choice, Field
from core.words import say
from core.words.text import cut

LABEL, HINT, PLACEHOLDER, OPTION, OPTION_VALUE, INPUT = 2000, 2000, 150, 75, 150, 3000
#: Options of a list; a longer one is asked for as the person types.
OPTIONS, CHECKBOXES = 100, 10
_MARK = "f"
_ON = "on"


def inputs(field: Field, locale: str, error: str = "") -> list[Block]:
    """The blocks of one field. `error` is what is wrong with it, where something is."""
    blocks = list(_inputs(field, locale))
    if error:
        blocks.append({"type": "context", "elements": [_plain(f"❗ {error}", 300)]})
    return blocks


def typed(values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What stands in a view's fields (`view.state.values`), by key, in the shapes of `core.replies.Field`."""
    found: dict[str, Any] = {}
    for block_id, elements in sorted(values.items()):
        mark, _, rest = block_id.partition(":")
        sort, _, name = rest.partition(":")
        key = name.partition(":")[0]
        if mark != _MARK or not key:
            continue
        for element in elements.values():
            value = _value(sort, element)
            found[key] = found[key] + value if key in found and value is not None else found.get(key, value)
    return found


def block_of(blocks: Sequence[Mapping[str, Any]], key: str) -> str | None:
    """The id of the first block of a field, where its error is shown."""
    ids = (str(block.get("block_id", "")) for block in blocks if block.get("type") == "input")
    return next((id_ for id_ in ids if id_.split(":")[2:3] == [key]), None)


def options(choices: Sequence[Choice], written: str = "") -> list[Block]:
    """Options for what a person has written so far, as many as Slack takes."""
    wanted = written.casefold()
    matching = [choice for choice in choices if wanted in choice.label.casefold()]
    return [_option(choice) for choice in _distinct(matching)[:OPTIONS]]


def _inputs(field: Field, locale: str) -> Iterator[Block]:
    match field.sort:
        case "toggle":
            option = {"text": _plain(say(locale, "slack-on"), OPTION), "value": _ON}
            initial = {"initial_options": [option]} if field.value else {}
            yield _input(field, {"type": "checkboxes", "options": [option]} | initial, optional=True)
        case "text":
            yield from _text(field, locale)
        case "choice":
            yield _input(field, _choice(field))
        case "choices":
            yield _input(field, _choices(field))
        case "recipients":
            yield from _recipients(field, locale)
        case "rooms":
            yield _input(field, _conversations([str(id_) for id_ in field.value or ()]))


def _text(field: Field, locale: str) -> Iterator[Block]:
    """One input, or several where the text is longer than Slack's inputs: read back, they are one text again."""
    parts = list(_cut(str(field.value or "")))
    if field.most > INPUT * len(parts) and size(parts[-1]) > INPUT * 3 // 4:
        parts.append("")
    for n, part in enumerate(parts, 1):
        element: Block = {"type": "plain_text_input", "multiline": field.most > 200}
        element["max_length"] = max(1, min(field.most, INPUT))
        if part:
            element["initial_value"] = part
        if field.placeholder and n == 1:
            element["placeholder"] = _plain(field.placeholder, PLACEHOLDER)
        told = field if n == 1 else field.model_copy(update={"hint": "", "label": _continued(field, locale)})
        yield _input(told, element, "" if n == 1 else f":{n}", optional=n > 1 or not field.required)


def _continued(field: Field, locale: str) -> str:
    return say(locale, "slack-continued", label=_short(field.label))


def _cut(text: str) -> Iterator[str]:
    while size(text) > INPUT:
        part = cut(text, INPUT)
        while size(part) > INPUT:
            part = cut(part, len(part) - 1)
        yield part
        text = text[len(part) :]
    yield text


def _choice(field: Field) -> Block:
    usable = _distinct(field.choices)
    chosen = next((choice for choice in usable if choice.value == field.value), None)
    initial = {"initial_option": _option(chosen)} if chosen else {}
    if not 0 < len(usable) <= OPTIONS:
        return {"type": "external_select", "min_query_length": 0} | initial
    return {"type": "static_select", "options": options(usable)} | initial


def _choices(field: Field) -> Block:
    usable, wanted = _distinct(field.choices), field.value or ()
    chosen = [_option(choice) for choice in usable if choice.value in wanted]
    initial = {"initial_options": chosen} if chosen else {}
    if not 0 < len(usable) <= OPTIONS:
        return {"type": "multi_external_select", "min_query_length": 0} | initial
    sort = "checkboxes" if len(usable) <= CHECKBOXES else "multi_static_select"
    return {"type": sort, "options": options(usable)} | initial


def _recipients(field: Field, locale: str) -> Iterator[Block]:
    """People and channels: two lists, read back as one."""
    ids = [str(id_) for id_ in field.value or ()]
    people = [bare(id_) for id_ in ids if id_.startswith("usr_")]
    users: Block = {"type": "multi_users_select"} | ({"initial_users": people} if people else {})
    label = say(locale, "slack-people", label=_short(field.label))
    yield _input(field.model_copy(update={"label": label}), users, ":people", optional=True)
    label = say(locale, "slack-channels", label=_short(field.label))
    rooms = _conversations([id_ for id_ in ids if id_.startswith("room_")])
    yield _input(field.model_copy(update={"label": label, "hint": ""}), rooms, ":rooms", optional=True)


def _short(label: str) -> str:
    """A label as part of a longer one: Fluent refuses long values."""
    return plain(label, 200)


def _conversations(ids: Sequence[str]) -> Block:
    element: Block = {"type": "multi_conversations_select"}
    element["filter"] = {"include": ["public", "private"], "exclude_bot_users": True}
    return element | ({"initial_conversations": [bare(id_) for id_ in ids]} if ids else {})


def _input(field: Field, element: Block, part: str = "", *, optional: bool | None = None) -> Block:
    block: Block = {
        "type": "input",
        "block_id": f"{_MARK}:{field.sort}:{field.key}{part}",
        "label": _plain(field.label, LABEL),
        "element": element | {"action_id": f"{field.key}{part}"},
        "optional": not field.required if optional is None else optional,
    }
    return block | ({"hint": _plain(field.hint, HINT)} if field.hint.strip() else {})


def _plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": plain(text, most) or "…", "emoji": True}


def _option(choice: Choice) -> Block:
    return {"text": _plain(choice.label, OPTION), "value": choice.value}


def _distinct(choices: Sequence[Choice]) -> list[Choice]:
    """Those Slack can hold, each value once."""
    found = {choice.value: choice for choice in choices if 0 < size(choice.value) <= OPTION_VALUE}
    return list(found.values())


def _value(sort: str, element: Mapping[str, Any]) -> Any:
    match sort:
        case "toggle":
            return any(option["value"] == _ON for option in element.get("selected_options") or ())
        case "text":
            return element.get("value") or ""
        case "choice":
            return (element.get("selected_option") or {}).get("value")
        case "choices":
            return [option["value"] for option in element.get("selected_options") or ()]
    people = [person_id(user) for user in element.get("selected_users") or ()]
    return people + [room_id(channel) for channel in element.get("selected_conversations") or ()]

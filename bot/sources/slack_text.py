"""Slack's mrkdwn and blocks as the plain text that people saw."""

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from bot.sources.reading import objects, string

# Only what Slack itself writes: `<nick>` or `a < b` of other chats stays as it is.
_TOKEN = regex.compile(
    r"<(?:@(?P<user>[\w.-]+)|#(?P<channel>[CDG][A-Z0-9]+)|!(?P<special>channel|here|everyone|subteam\^\w+|date\^[^<>|]+)"
    r"|(?P<link>(?:https?://|ftp://|mailto:|tel:|slack:)[^<>|\s]+))(?:\|(?P<label>[^<>]*))?>|&(?P<entity>amp|lt|gt);"
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_ENTITY = regex.compile("&(amp|lt|gt);")
_USER_ID = regex.compile(r"[UWB][A-Z0-9]+")
_LEFT_ALONE = regex.compile(r"(```.*?```|`[^`\n]+`|https?://\S+)", regex.S)
#: A pair of marks with no letter outside it. Each class excludes its own mark, which keeps the search linear.
_EMPHASIS = tuple(
    regex.compile(
        rf"(?<![\p{{L}}\p{{N}}{mark}]){mark}([^\s{mark}](?:[^{mark}\n]*[^\s{mark}])?){mark}(?![\p{{L}}\p{{N}}{mark}])"
    )
    for mark in (r"\*", "_", "~")
)


def plain(text: str, users: Mapping[str, str], channels: Mapping[str, str] | None = None) -> str:
    """The text with mentions as display names, links as their labels, `<!here>` as `@here`, entities as characters."""
    channels = channels or {}

    def told(found: regex.Match[str]) -> str:
        if found["entity"]:
            return _ENTITIES[found["entity"]]
        label = _ENTITY.sub(lambda match: _ENTITIES[match[1]], found["label"] or "").strip()
        if user := found["user"]:
            known = users.get(user) or label.removeprefix("@")
            return f"@{known}" if known else (user if _USER_ID.fullmatch(user) else found[0])
        if channel := found["channel"]:
            return f"#{label or channels.get(channel) or channel}"
        if special := found["special"]:
            return _special(special, label)
        return label or _ENTITY.sub(lambda match: _ENTITIES[match[1]], found["link"])

    return _TOKEN.sub(told, text)


def unmarked(text: str) -> str:
    """The text without the marks of bold, italic and strike, outside code and links."""
    parts = _LEFT_ALONE.split(text)
    for i in range(0, len(parts), 2):
        for emphasis in _EMPHASIS:
            parts[i] = emphasis.sub(r"\1", parts[i])
    return "".join(parts)


def said(message: Mapping[str, Any]) -> str:
    """What a message says, still in mrkdwn: text, else blocks; for apps, or with neither, the attachments too."""
    words = string(message.get("text")) or _blocks(message.get("blocks"))
    if words and not message.get("bot_id"):
        return words
    parts = [words]
    for attachment in objects(message.get("attachments")):
        addition = _attachment(attachment)
        if addition not in "\n".join(parts):
            parts.append(addition)
    return "\n".join(part for part in parts if part)


def _special(special: str, label: str) -> str:
    name, _, rest = special.partition("^")
    if name == "subteam":
        return f"@{label.removeprefix('@') or rest}"
    if name == "date":
        return label or rest.partition("^")[2]
    return f"@{name}"


def _attachment(attachment: Mapping[str, Any]) -> str:
    words = [string(attachment.get(key)) for key in ("pretext", "title", "text")]
    for field in objects(attachment.get("fields")):
        words.append(": ".join(filter(None, (string(field.get("title")), string(field.get("value"))))))
    words.append(_blocks(attachment.get("blocks")))
    return "\n".join(filter(None, words)) or string(attachment.get("fallback"))


def _blocks(blocks: object) -> str:
    return "\n".join(words for block in objects(blocks) for words in _block(block) if words)


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    kind = block.get("type")
    if kind == "rich_text":
        yield _rich(block)
        return
    yield _words(block.get("text"))
    yield from (_words(field) for field in objects(block.get("fields")))
    if kind == "context":
        yield " ".join(filter(None, (_words(element.get("text")) for element in objects(block.get("elements")))))


def _words(text: object) -> str:
    """A text of a block: a string, or an object of which mrkdwn is escaped and plain text is not."""
    if not isinstance(text, dict):
        return string(text)
    words = string(text.get("text"))
    return _escaped(words) if text.get("type") == "plain_text" else words


def _rich(element: Mapping[str, Any]) -> str:
    """An element of rich text as mrkdwn, so that everything is made plain in one place."""
    match element.get("type"):
        case "text":
            return _escaped(string(element.get("text")))
        case "link":
            return _escaped(string(element.get("text")) or string(element.get("url")))
        case "emoji":
            return f":{string(element.get('name'))}:"
        case "user":
            return f"<@{string(element.get('user_id'))}>"
        case "channel":
            return f"<#{string(element.get('channel_id'))}>"
        case "usergroup":
            return f"<!subteam^{string(element.get('usergroup_id'))}>"
        case "broadcast":
            return f"<!{string(element.get('range'))}>"
        case kind:
            between = "\n" if kind in ("rich_text", "rich_text_list") else ""
            return between.join(_rich(inner) for inner in objects(element.get("elements")))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

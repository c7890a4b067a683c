"""Texts of people and models made harmless for Slack: nothing in them pings or poses as Slack's own syntax."""

from collections.abc import Callable

import regex

from core.words import text as words

#: Shows nothing, and parts what Slack would read as one token.
_GAP = "\u200b"
#: `<` as Slack, Markdown and HTML may come to read it.
_LESS = r"(?:\\?<|&(?:lt|LT|#0*60|#[xX]0*3[cC]);?)"
_AT = r"(?:\\?[@＠]|&(?:commat|#0*64|#[xX]0*40);?)"
_HASH = r"(?:\\?#|&(?:num|#0*35|#[xX]0*23);?)"
_BANG = r"(?:\\?!|&(?:excl|#0*33|#[xX]0*21);?)"
#: `<!channel>`, `<@U1>`, `<#C1>`, `<!subteam^S1>`, and `<https://one|another>`, which shows one and opens another.
_TOKEN = regex.compile(rf"({_LESS})(?={_BANG}|{_AT}|{_HASH}|[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*\|)")
_BROADCAST = regex.compile(rf"({_AT})(?=channel|here|everyone)", regex.I)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = regex.compile("[&<>]")


def quiet(text: str) -> str:
    """The text with every mention and masked link parted by a mark that doesn't show; code fences are no shelter."""
    return _BROADCAST.sub(rf"\1{_GAP}", _TOKEN.sub(rf"\1{_GAP}", words.clean(text)))


def plain(text: str, most: int) -> str:
    """The text for a plain_text object: on one line, quiet, at most `most` characters, cut with an ellipsis."""
    return shortened(quiet(" ".join(text.split())), most)


def mrkdwn(text: str, most: int = 3000) -> str:
    """The text for a mrkdwn object: quiet, `& < >` escaped, at most `most` characters as sent."""
    return _escaped(shortened(quiet(text), most, _escaped))


def shortened(text: str, most: int, sent: Callable[[str], str] = str) -> str:
    """At most `most` characters as `sent`, cut between graphemes, with an ellipsis where some were taken away."""
    if size(sent(text)) <= most:
        return text
    kept, used = [], 1
    for grapheme in regex.findall(r"\X", text):
        used += size(sent(grapheme))
        if used > most:
            break
        kept.append(grapheme)
    return f"{''.join(kept)}…"


def size(text: str) -> int:
    """Characters as Slack's clients count them: an emoji beyond the first plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], text)

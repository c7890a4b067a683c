"""Markdown of people and models as HTML that is safe to show: a small allow-list, and nothing from elsewhere."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "strong", "em", "s", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}


def _alternative(tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """A picture's words in its place: a picture would be fetched from wherever its author chose."""
    return escapeHtml(_RENDERER.renderInlineAsText(tokens[at].children or [], options, env))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    rules: dict[str, Any] = parser.renderer.rules  # type: ignore[attr-defined]
    rules["image"] = _alternative
    return parser


_RENDERER = RendererHTML()
_MARKDOWN = _parser()


@lru_cache(maxsize=128)
def to_html(markdown: str) -> str:
    """CommonMark with tables as HTML: raw HTML is shown as text, links open by http(s) or mailto only, no pictures."""
    return nh3.clean(
        _MARKDOWN.render(markdown),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )

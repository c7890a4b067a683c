"""Markdown: what people and models wrote shows as it is, and every mark leads to its source."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.document import Document
from core.render import RENDERERS
from core.render.markdown import escaped
from core.render.ready import one_line
from tests.core.render.documents import incident

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TEXTS = st.lists(
    st.sampled_from(
        [*"ab1.)(-+=#>!*_~`[]<>|&;:/\\ \t\"'“", "\n", "<b>", "http://", "www.", "![x](y)", "[x]: y", "&lt;"]
    ),
    max_size=14,
).map("".join)


def _inline(markdown: str) -> list[Token]:
    return [child for token in _PARSER.parse(markdown) for child in token.children or []]


def _block_types(markdown: str) -> set[str]:
    return {token.type for token in _PARSER.parse(markdown)}


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_any_text_reads_as_itself_in_a_bullet(text: str) -> None:
    children = _inline(f"- {escaped('x' + text)}")
    assert {child.type for child in children} == {"text"}
    assert "".join(child.content for child in children) == one_line("x" + text)


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_any_text_that_starts_a_bullet_starts_no_other_block(text: str) -> None:
    types = _block_types(f"- {escaped(text)}")
    assert types <= {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close"} | {
        "list_item_close",
        "bullet_list_close",
    }


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_any_text_stays_in_its_cell(text: str) -> None:
    tokens = _PARSER.parse(f"| a | b |\n| --- | --- |\n| {escaped(text)} | end |")
    cells = [token for token in tokens if token.type == "inline"]
    assert [cell.content for cell in cells][-1] == "end"
    assert "".join(child.content for child in cells[2].children or []) == one_line(text)


@pytest.mark.parametrize("link", ["https://evil.example", "www.evil.example", "HTTP://evil.example"])
def test_an_address_in_a_text_is_not_made_a_link(link: str) -> None:
    assert link.split("evil", maxsplit=1)[0] not in escaped(f"see {link}")


@pytest.mark.parametrize("locale", ["en", "zh-TW"])
def test_every_mark_leads_to_a_source(locale: str) -> None:
    written = _written(incident(locale))
    marks = set(re.findall(r"\(#(source-\d+)\)", written))
    assert marks
    assert marks <= set(re.findall(r'<a id="(source-\d+)"></a>', written))


def test_the_only_html_is_the_anchors_of_the_sources() -> None:
    html = [child.content for child in _inline(_written(incident())) if child.type == "html_inline"]
    assert {re.sub(r"\d+", "N", tag) for tag in html} == {'<a id="source-N">', "</a>"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://[", "data:text/html,x"])
def test_a_link_that_does_not_lead_to_the_web_is_left_out(link: str) -> None:
    assert link not in _written(_linking_to(link))


def test_a_link_cannot_break_out_of_its_brackets() -> None:
    written = _written(_linking_to("https://a.example/x) ![y](https://b.example|<i>"))
    targets = {str(child.attrs["href"]) for child in _inline(written) if child.type == "link_open"}
    assert "https://a.example/x%29%20!%5By%5D%28https://b.example%7C%3Ci%3E" in targets
    assert not [child for child in _inline(written) if child.type == "image"]


def test_an_image_that_cannot_be_shown_is_named_in_the_words_of_the_contract() -> None:
    assert "[Image could not be loaded: heat.heic]" in _written(incident())
    assert "[圖片無法載入: heat.heic]" in _written(incident("zh-TW"))


def _linking_to(link: str) -> Document:
    document = incident()
    first = document.evidence[0].model_copy(update={"link": link})
    return document.model_copy(update={"evidence": (first, *document.evidence[1:])})


def _written(document: Document) -> str:
    return RENDERERS["md"](document, {}).decode()

"""Whatever people and models write, every payload is one that Slack takes, pings nobody and loses nothing (C3)."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.slack.blocks import messages
from bot.chat.slack.fields import typed
from bot.chat.slack.limits import message_problems, view_problems
from bot.chat.slack.pieces import BLOCKS, PIECE, fitted, pieces
from bot.chat.slack.safe import mrkdwn, plain, quiet, shortened, size
from bot.chat.slack.views import home, modal, packed, unpacked
from core.errors import Unprocessable
from core.replies import Button, Choice, Document, Field, Form, Home, Item, Panel, Progress, Text
from tests.fake_slack_rules import message_error, view_error

NASTY = [
    "<!channel>",
    "<!here|x>",
    "<@U1>",
    "<#C1|a>",
    "<!subteam^S1>",
    "@here",
    "@channel ",
    "@everyone",
    "&lt;!here&gt;",
]
NASTY += ["\\<\\!channel\\>", "&#60;!channel>", "&#x3C;@U1>", "<https://a.example|https://b.example>", "<!date^1^x|y>"]
MARKS = [
    "# ",
    "## x\n\n",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "~~~",
    "`",
    "**",
    "*",
    "_",
    "~",
    "| a | b |\n|---|---|\n| c | d |\n",
    "\n\n",
]
MARKS += [
    "[x](https://example.com)",
    "![i](https://example.com/i.png)",
    "<b>",
    "---\n",
    "🙂",
    "中文字",
    "\u200d",
    "\x00",
    "é",
    " ",
]
text = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(NASTY + MARKS), st.text(max_size=12)), max_size=40).map("".join),
    st.tuples(st.sampled_from([*MARKS, *NASTY, "word "]), st.sampled_from([1, 30, 700])).map(
        lambda pair: pair[0] * pair[1]
    ),
)
buttons = st.lists(
    st.builds(
        Button,
        label=text,
        action=st.sampled_from(["report.show", "report.ask", "setup.test"]),
        value=st.text(max_size=30),
        style=st.sampled_from(["plain", "primary", "danger"]),
    ),
    max_size=30,
).map(tuple)
documents = st.builds(
    Document,
    report_id=st.just("rep_1"),
    title=text,
    summary=text,
    markdown=text,
    buttons=buttons,
    data_sources=st.dictionaries(
        st.sampled_from(["calls", "messages", "#x <!here>"]), st.one_of(st.none(), st.integers(0, 10**9))
    ),
)
panels = st.builds(
    Panel,
    state=st.sampled_from(["idle", "generating", "completed", "failed", "no_data"]),
    button=st.builds(Button, label=text, action=st.just("setup.test")),
    words=text,
    document=st.one_of(st.none(), documents),
    period=text,
    error=text,
)
choices = st.lists(st.builds(Choice, value=st.text(max_size=200), label=text), max_size=120).map(tuple)
LIVE = re.compile(
    r"<!(?!date\^\d)|<@|<#|&lt;[!@#]|&#60;!|&#x3C;@|<https://a\.example\||@(?:here|channel|everyone)|\\<\\!", re.I
)


def fail_if_live(payload: object) -> None:
    """Raised by hand: a comparison of texts as long as these takes pytest minutes to explain."""
    if found := LIVE.search(repr(payload).replace("\\\\", "\\")):
        raise AssertionError(f"live: {found[0]}")


def fail_if_any(problems: object) -> None:
    """For the same reason."""
    if problems:
        raise AssertionError(str(problems)[:500])


@settings(max_examples=15, deadline=None)
@given(st.one_of(documents, st.builds(Text, markdown=text, buttons=buttons, tone=st.sampled_from(["plain", "error"]))))
def test_every_message_is_valid_and_quiet(reply: Document | Text) -> None:
    for message in messages(reply):
        for one in (message, *message.smaller()):
            payload = {"text": one.text, "blocks": list(one.blocks)}
            fail_if_any(message_problems(one.text, one.blocks))
            fail_if_any(message_error(payload))
            fail_if_live(payload)
        fail_if_live(message.plainly())
        assert size(message.plainly()) <= 40_000


@settings(max_examples=15, deadline=None)
@given(text, st.sampled_from(["pending", "completed", "failed"]))
def test_every_progress_is_valid_and_quiet(words: str, stage: Any) -> None:
    [message] = messages(Progress(report_id="rep_1", stage=stage, words=words))
    payload = {"text": message.text, "blocks": list(message.blocks)}
    fail_if_any(message_error(payload))
    fail_if_live(payload)


@settings(max_examples=15, deadline=None)
@given(
    st.builds(
        Form,
        id=st.just("setup"),
        title=text,
        fields=st.tuples(
            st.builds(Field, key=st.just("a"), label=text, sort=st.just("toggle"), value=st.booleans(), hint=text),
            st.builds(
                Field,
                key=st.just("prompt"),
                label=text,
                sort=st.just("text"),
                value=text,
                placeholder=text,
                most=st.just(8000),
            ),
            st.builds(
                Field, key=st.just("c"), label=text, sort=st.just("choice"), choices=choices, value=st.text(max_size=9)
            ),
            st.builds(Field, key=st.just("d"), label=text, sort=st.just("choices"), choices=choices),
            st.builds(
                Field, key=st.just("e"), label=text, sort=st.just("recipients"), value=st.just(["usr_U1", "room_C1"])
            ),
            st.builds(Field, key=st.just("f"), label=text, sort=st.just("rooms"), value=st.just([])),
        ),
        submit=st.builds(Button, label=text, action=st.just("setup.save")),
        buttons=buttons,
        notes=st.lists(text, max_size=4).map(tuple),
        panel=st.one_of(st.none(), panels),
        state=st.just({"revision": "3"}),
        errors=st.dictionaries(st.sampled_from(["a", "prompt", "c"]), text),
    )
)
def test_every_form_is_a_valid_and_quiet_modal(form: Form) -> None:
    view = modal(form, "en")
    fail_if_any(view_problems(view))
    fail_if_any(view_error(view, "modal"))
    typed_by_person = [
        block["element"].pop("initial_value", "") for block in view["blocks"] if block["type"] == "input"
    ]
    fail_if_any("".join(map(str, typed_by_person)) != (form.fields[1].value or ""))
    fail_if_live({key: value for key, value in view.items() if key != "private_metadata"})
    assert unpacked(view["private_metadata"])["state"] == {"revision": "3"}


@settings(max_examples=15, deadline=None)
@given(
    st.builds(
        Home,
        title=text,
        lines=st.lists(text, max_size=5).map(tuple),
        buttons=buttons,
        heading=text,
        items=st.lists(st.builds(Item, title=text, subtitle=text, report_id=st.text(max_size=9)), max_size=80).map(
            tuple
        ),
        empty=text,
    )
)
def test_every_home_is_valid_and_quiet(page: Home) -> None:
    view = home(page, "en")
    fail_if_any(view_problems(view))
    fail_if_any(view_error(view, "home"))
    fail_if_live(view)


@settings(max_examples=40, deadline=None)
@given(text, st.sampled_from([PIECE, 3000, 700]))
def test_pieces_fit_and_lose_no_word(markdown: str, most: int) -> None:
    found = pieces(markdown, most)
    assert all(size(piece) <= most for piece in found)
    whole = "".join(fitted(markdown).split())
    cut = "".join("".join(found).split())
    if "```" not in markdown and "~~~" not in markdown and "|---|" not in markdown:
        fail_if_any(cut != whole and "words are lost")
    else:
        # A fence is opened and closed, and a table's header said, in each piece.
        assert len(cut) >= len(whole)


def test_pieces_are_cut_at_headings_and_never_in_a_fence_or_table() -> None:
    table = "| n | what |\n|---|---|\n" + "\n".join(f"| {n} | stood still |" for n in range(60))
    fence = "```python\n" + "\n".join(f"line({n})" for n in range(60)) + "\n```"
    part = "## Heading\n\n" + "Words of a paragraph. " * 60
    found = pieces("\n\n".join([part, table, part, fence, part, table, part]), 2500)
    assert len(found) > 3
    for piece in found:
        assert piece.count("```") % 2 == 0
        assert not piece.rstrip().endswith("## Heading")
        if "stood still" in piece:
            assert piece.count("stood still") == 60
            assert "| n | what |" in piece


def test_a_table_longer_than_slack_takes_is_continued_under_its_header() -> None:
    table = "| n | what |\n|---|---|\n" + "\n".join(f"| {n} | x |" for n in range(250))
    found = pieces(table, tables=1)
    assert len(found) == 3
    assert all(piece.startswith("| n | what |\n|---|---|") and piece.count("| x |") <= 100 for piece in found)
    assert sum(piece.count("| x |") for piece in found) == 250


def test_a_message_has_not_more_blocks_than_slack_makes_of_it() -> None:
    found = pieces("\n\n---\n\n".join(f"Paragraph {n}." for n in range(100)))
    assert all(piece.count("\n\n") < BLOCKS for piece in found)


def test_links_within_the_page_become_plain_marks() -> None:
    assert fitted('Stood still [\\[3\\]](#source-3) <a id="source-3"></a>[Open](https://x.example)') == (
        "Stood still \\[3\\] [Open](https://x.example)"
    )


@pytest.mark.parametrize("nasty", NASTY)
def test_quiet_changes_only_what_does_not_show(nasty: str) -> None:
    assert quiet(nasty).replace("\u200b", "") == nasty
    assert quiet(nasty) != nasty


@pytest.mark.parametrize("harmless", ["a < b", "<https://example.com>", "x@example.com", "@ada", "#general"])
def test_quiet_leaves_the_rest_alone(harmless: str) -> None:
    assert quiet(harmless) == harmless


def test_texts_are_cut_between_graphemes_within_the_limit() -> None:
    assert size(plain("👩‍👩‍👧‍👦" * 40, 150)) <= 150
    assert size(mrkdwn("<" * 5000)) <= 3000
    assert shortened("e\u0301" * 10, 5) == "e\u0301" * 2 + "…"


def test_state_too_long_for_a_view_is_packed_and_past_that_refused() -> None:
    told = {"form": "setup", "state": {"note": "a long note " * 500}}
    assert size(packed(told)) <= 3000
    assert unpacked(packed(told)) == told
    assert unpacked("of another app") == {}
    with pytest.raises(Unprocessable):
        packed({"state": "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(6000))})


def test_fields_of_other_views_are_not_read() -> None:
    assert typed({"theirs": {"a": {"value": "x"}}, "f:text:": {"a": {"value": "x"}}}) == {}

"""Slack's text made plain: what people saw, and nothing of the markup."""

import time

import pytest

from bot.sources.slack_text import plain, said, unmarked

USERS = {"U1": "Ada Holm", "ada": "Ada by name"}
CHANNELS = {"C1": "general"}


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("<@U1> can you look?", "@Ada Holm can you look?"),
        ("<@U1|ada> can you look?", "@Ada Holm can you look?"),
        ("<@U99X|bo> and <@U99Y>", "@bo and U99Y"),
        ("<@ada>", "@Ada by name"),
        ("<#C1|> <#C1> <#C2|ops> <#C3>", "#general #general #ops #C3"),
        ("<!channel> <!here|here> <!everyone>", "@channel @here @everyone"),
        ("<!subteam^S1|@oncall> <!subteam^S2>", "@oncall @S2"),
        ("<!date^1772528400^{date}|3 March>", "3 March"),
        ("<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"),
        ("<https://example.org|the &lt;board&gt;>", "the <board>"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("&lt;@U1&gt; is text", "<@U1> is text"),
        ("nick> <nick> hi <b>x</b> a < b > c <!-- x --> R&D", "nick> <nick> hi <b>x</b> a < b > c <!-- x --> R&D"),
    ],
)
def test_markup_reads_as_slack_shows_it(written: str, seen: str) -> None:
    assert plain(written, USERS, CHANNELS) == seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("*Fixed*: _all_ ~broken~ lines", "Fixed: all broken lines"),
        ("*_both_*, (*x*)", "both, (x)"),
        ("*產線停機*", "產線停機"),
        ("2*3*4, snake_case_name, __init__, a ~ b ~ c", "2*3*4, snake_case_name, __init__, a ~ b ~ c"),
        ("* one\n* two", "* one\n* two"),
        ("`*raw*` and ```_x_\n*y*``` *z*", "`*raw*` and ```_x_\n*y*``` z"),
        ("https://example.org/_a_/*b* *c*", "https://example.org/_a_/*b* c"),
    ],
)
def test_emphasis_is_taken_off_but_not_what_only_looks_like_it(written: str, seen: str) -> None:
    assert unmarked(written) == seen


@pytest.mark.parametrize("hostile", ["*a " * 20_000, "_" * 40_000, "<@" * 20_000, "`" * 40_001, "* " + " *" * 20_000])
def test_no_text_takes_long(hostile: str) -> None:
    began = time.process_time()
    unmarked(plain(hostile, USERS))
    # It takes some hundredths; a square of its length would take minutes.
    assert time.process_time() - began < 5


def rich(*elements: dict[str, object]) -> list[dict[str, object]]:
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}]


@pytest.mark.parametrize(
    ("message", "seen"),
    [
        ({"text": "words", "blocks": [{"type": "section", "text": {"text": "other"}}]}, "words"),
        ({"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "A <b> & c"}}]}, "A <b> & c"),
        ({"blocks": [{"type": "section", "text": {"text": "<@U1>"}, "fields": [{"text": "P1"}]}]}, "@Ada Holm\nP1"),
        ({"blocks": [{"type": "markdown", "text": "plain"}]}, "plain"),
        ({"blocks": [{"type": "context", "elements": [{"text": "by"}, {"text": "<@U1>"}, {}]}]}, "by @Ada Holm"),
        (
            {
                "blocks": rich(
                    {"type": "user", "user_id": "U1"},
                    {"type": "text", "text": " says 1 < 2 &amp; "},
                    {"type": "link", "url": "https://example.org"},
                    {"type": "emoji", "name": "tada"},
                    {"type": "broadcast", "range": "here"},
                )
            },
            "@Ada Holm says 1 < 2 &amp; https://example.org:tada:@here",
        ),
        (
            {"attachments": [{"pretext": "Alarm", "title": "E42", "fields": [{"title": "Line", "value": "3"}]}]},
            "Alarm\nE42\nLine: 3",
        ),
        ({"attachments": [{"fallback": "Alarm E42"}, "odd", None]}, "Alarm E42"),
        ({"text": "Firing", "bot_id": "B1", "attachments": [{"text": "E42"}, {"text": "Firing"}]}, "Firing\nE42"),
        ({"text": "see this", "attachments": [{"text": "what the link unfurled to"}]}, "see this"),
        ({"text": None, "blocks": {"type": "section"}, "attachments": 5}, ""),
    ],
)
def test_a_message_without_text_says_what_its_blocks_and_attachments_say(message: dict[str, object], seen: str) -> None:
    assert plain(said(message), USERS, CHANNELS) == seen

"""What people and models write is shown, and never run, fetched or followed unasked."""

import re

import pytest

from bot.console.markup import to_html

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.test/track.png)",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    '[x](https://a.test "onmouseover=alert(1)")',
    '<a href="https://a.test" onclick="x()">x</a>',
    "<iframe src=https://evil.test></iframe>",
    "<svg><script>alert(1)</script></svg>",
    "<style>*{display:none}</style>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "`<script>`",
    "<form action=https://evil.test><button>x</button></form>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs_and_nothing_is_fetched(attack: str) -> None:
    tags = re.findall(r"<[^>]*>", to_html(attack))
    for tag in tags:
        assert re.fullmatch(r"</?(p|a|em|strong|code|pre|br|ul|ol|li)( [^>]*)?>", tag), tag
        assert not re.search(r"\son\w+\s*=\s*[\"']?\w+\(", tag) or "title=" in tag
        assert "src=" not in tag
        assert not re.search(r"href=\"(?!https?:|mailto:)", tag)


def test_what_reports_are_made_of_is_shown() -> None:
    html = to_html("## Themes\n\n- **Belt** ~~fine~~\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[m1](https://c.test/1)")
    for part in ("<h2>Themes</h2>", "<strong>Belt</strong>", "<s>fine</s>", "<td>1</td>"):
        assert part in html
    assert '<a href="https://c.test/1" rel="noopener noreferrer nofollow">m1</a>' in html


def test_a_picture_is_its_words() -> None:
    assert to_html("![The *belt* & more](https://evil.test/x.png)") == "<p>The belt &amp; more</p>\n"


def test_deep_nesting_ends() -> None:
    assert to_html("> " * 5000 + "x")
    assert to_html("[" * 20_000)
    assert to_html("*" * 20_000)

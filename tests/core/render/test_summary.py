"""A document in one line: what it begins with, how it is cut, and that nothing in it acts or breaks the line."""

import pytest

from core.document import Claim, Document, Section
from core.kinds.daily import DAILY
from core.render.summary import MOST, shortened, summary_line
from core.review import Writing
from core.settle import settle
from tests.core.render.documents import incident
from tests.core.write.channel_days import CHINESE, ENGLISH, Channels, brief_of, run_of


def line_of(day: Channels, locale: str | None = None) -> str:
    found = brief_of(day, locale)
    return summary_line(settle(Writing(by_rules=DAILY.write(found)), found, DAILY, run_of(day)))


def document(*texts: str, title: str = "Daily Report - Fjord Pay", locale: str = "en") -> Document:
    claims = tuple(Claim(text=text) for text in texts)
    empty = Section(key="attention", title="Needs an answer")
    return Document(
        title=title, kind="daily", locale=locale, sections=(empty, Section(key="summary", title="S", claims=claims))
    )


def test_it_is_the_title_and_the_first_claims() -> None:
    assert summary_line(document("Two calls.", "One task.")) == "Daily Report - Fjord Pay: Two calls. One task."
    assert (
        summary_line(document("兩通電話。", "一項任務。", title="每日報告", locale="zh-TW"))
        == "每日報告：兩通電話。一項任務。"
    )
    assert summary_line(incident()).startswith("Production Line Incident Report - Line 3 stopped: Ada Holm reported:")


def test_a_document_without_claims_is_its_title() -> None:
    assert summary_line(document()) == "Daily Report - Fjord Pay"


@pytest.mark.parametrize("locale", ["en", "zh-TW", "nb", "uk"])
@pytest.mark.parametrize("day", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_a_long_one_is_cut_at_the_end_of_a_word_with_an_ellipsis(day: Channels, locale: str) -> None:
    line = line_of(day, locale)
    assert len(line) <= MOST
    assert line.endswith("…")
    assert not line[-2].isspace()
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("One two three four", 14, "One two three…"),
        ("One two three four", 12, "One two…"),
        ("It is due on 14 March", 16, "It is due on…"),
        ("三號機停機了,已經修好", 8, "三號機停機了…"),
        ("報告 Nordlys 公司的事", 9, "報告…"),
        ("unbreakableunbreakable", 10, "unbreakab…"),
        ("short", 10, "short"),
    ],
)
def test_the_cut_is_between_words_or_letters(text: str, most: int, cut: str) -> None:
    assert shortened(text, most) == cut


def test_a_letter_keeps_its_marks() -> None:
    family = "👨‍👩‍👧‍👦"
    assert shortened(family * 4, 20) == f"{family * 2}…"


def test_what_turns_or_breaks_a_line_is_taken_out() -> None:
    assert summary_line(document("One\n\u202etwo\x00")) == "Daily Report - Fjord Pay: One two"

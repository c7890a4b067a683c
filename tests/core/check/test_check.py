"""The whole of the checks: order, one finding a rule, ids, and no text that breaks them."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.brief import Brief, Evidence, Fact, Window
from core.check import CHECKS, check
from core.document import Claim, Draft, DraftSection
from core.words.format import clock, day, duration, moment, number, percent, quoted, short_day
from core.words.text import sentences
from tests.core.check.support import fact, message, rules

LOCALES = ("en", "zh-TW", "nb", "uk")
locales = st.sampled_from(LOCALES)


def one(text: str, *cites: str) -> Draft:
    return Draft(sections=(DraftSection(title="Summary", claims=(Claim(text=text, cites=cites),)),))


def test_an_unknown_id_and_no_id_are_found() -> None:
    brief = Brief(evidence=(message("pump stopped"),))
    assert [found.rule for found in check(one("pump stopped", "m9"), brief)] == ["known_ids"]
    assert [found.rule for found in check(one("pump stopped"), brief)] == ["known_ids"]
    assert check(one("pump stopped", "m1"), brief) == []


def test_findings_come_in_the_order_of_the_draft_once_a_rule() -> None:
    brief = Brief(evidence=(message("pump stopped"),))
    bad = Claim(text="99 pumps and 98 valves stopped", cites=("m1",))
    good = Claim(text="pump stopped", cites=("m1",))
    draft = Draft(
        sections=(DraftSection(key="z", claims=(good, bad, bad)), DraftSection(key="a", title="A", claims=(bad,)))
    )
    found = [(finding.section, finding.claim, finding.rule) for finding in check(draft, brief)]
    assert found == [("z", 1, "numbers"), ("z", 2, "numbers"), ("a", 0, "numbers")]


def test_a_bare_draft_is_named_by_its_title() -> None:
    assert check(one("pump", "m9"), Brief())[0].section == "Summary"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“" * 1200,
        '"' * 1201,
        "1,234" * 1200,
        "1 234 " * 1200,
        "9" * 1500,
        "9" * 400 + " minutes and " + "9" * 400 + " 萬",
        "99/99/9999 99:99 0000-00-00 2026-13-45T25:61:61Z 31/2 30 February",
        "兩千萬億" * 500 + "十" * 1200,
        "twenty-" * 800,
        "A" * 6000,
        "Ab " * 1500,
        "not " * 1500,
        "@" * 1500 + "#" * 1500,
        "\ud800 \x00 \u202e \u0661\u0662",
        "https://" * 800,
        "'" * 1500,
        "-1e999 ½ ² ① ㉈ Ⅷ ٣٫٥",
        "[" * 1500 + "]" * 1500,
        "a-" * 2500,
        "1." * 2500,
    ],
)
def test_no_text_breaks_or_stalls_the_checks(text: str) -> None:
    began = time.process_time()
    brief = Brief(evidence=(message(text, text[:200]),), facts=(fact(text, "date"),))
    for claim in (text, f"Ada: “{text}”", f"because {text} 12 %"):
        check(one(claim, "m1", "f1"), brief)
        check(one(claim, "m1"), Brief(evidence=(message("pump stopped at 12"),)))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("value", [float("inf"), float("nan"), -0.0, 1e308, 10**30, -5])
@pytest.mark.parametrize("unit", ["s", "%", "date", "datetime", "", None, "furlongs"])
def test_no_fact_breaks_the_checks(value: float, unit: str | None) -> None:
    brief = Brief(facts=(fact(value, unit),))
    assert [found.rule for found in check(one("42 things at 14:05", "f1"), brief)][:1] == ["numbers"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_anything_goes_in(claim: str, source: str) -> None:
    check(one(claim, "m1"), Brief(evidence=(message(source, source[:9]),)))


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=80), locales)
def test_any_message_quoted_whole_passes(text: str, locale: str) -> None:
    brief = Brief(locale=locale, evidence=(message(text),))
    assert check(one(f"Ada Holm: {quoted(text, locale)}", "m1"), brief) == [] or not text.strip(
        " .,;:!?。，！？；、：'\"“”«»「」"
    )


@settings(max_examples=80, deadline=None)
@given(st.integers(2, 10_000_000), locales)
def test_a_number_written_by_our_formats_stands_and_its_neighbour_falls(value: int, locale: str) -> None:
    assert rules(number(value, locale), fact(value), locale=locale) == set()
    assert rules(number(value + 1, locale), fact(value), locale=locale) == {"numbers"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), locales)
def test_a_share_written_as_per_cent_stands(thousandths: int, locale: str) -> None:
    share = fact(thousandths / 1000, None, "answered_share")
    told = fact(thousandths / 10, "%", "answered")
    for source in (share, told):
        assert rules(percent(thousandths / 1000, locale), source, locale=locale) == set()
    assert "numbers" in rules(percent((thousandths + 20) / 1000, locale), told, locale=locale)


@settings(max_examples=120, deadline=None)
@given(st.integers(1, 40 * 86400), locales)
def test_a_duration_written_by_our_formats_stands(seconds: int, locale: str) -> None:
    assert rules(duration(seconds, locale), fact(seconds, "s", "downtime"), locale=locale) == set()


@settings(max_examples=120, deadline=None)
@given(st.integers(1, 22), st.integers(0, 22), st.sampled_from([(86400, 3600), (3600, 60), (60, 1)]), locales)
def test_a_duration_one_off_falls(large: int, small: int, sizes: tuple[int, int], locale: str) -> None:
    seconds = large * sizes[0] + small * sizes[1]
    step = sizes[1] if small else sizes[0]
    for other in (seconds + step, seconds - step):
        # 3 minutes is what 2 minutes 59 seconds are rounded to
        assume(len(duration(other, "en").split()) == len(duration(seconds, "en").split()))
        assert rules(duration(other, locale), fact(seconds, "s", "downtime"), locale=locale) == {"numbers"}


@settings(max_examples=80, deadline=None)
@given(
    st.integers(978_307_200, 3_786_912_000),
    st.sampled_from(["Europe/Oslo", "Asia/Taipei", "UTC"]),
    locales,
)
def test_a_time_written_by_our_formats_stands_and_its_neighbour_falls(stamp: int, zone: str, locale: str) -> None:
    at = datetime.fromtimestamp(stamp, UTC)
    window = Window(start=at, end=at, zone=zone)
    when = Fact(id="f1", label="first_message", value=at.isoformat(), unit="datetime")
    brief = Brief(locale=locale, window=window, facts=(when,))
    local = at.astimezone(window.tz)
    for text in (
        clock(at, window.tz),
        moment(at, window.tz, locale),
        day(local.date(), locale),
        short_day(local.date(), locale),
    ):
        assert check(one(text, "f1"), brief) == [], text
    other = at.replace(minute=(at.minute + 1) % 60)
    assert [found.rule for found in check(one(clock(other, window.tz), "f1"), brief)] == ["dates"]
    later = local.replace(year=local.year + 1, day=min(local.day, 28)).date()
    assert [found.rule for found in check(one(short_day(later, locale), "f1"), brief)] == ["dates"]


def test_a_large_brief_is_checked_in_the_time_of_its_size() -> None:
    """Twice the claims and evidence take about twice the time: nothing is looked up pair by pair."""

    def took(size: int) -> float:
        items = tuple(
            message(f"Order {n} of line {n % 7} is late by {n % 50} minutes", name=f"m{n}") for n in range(size)
        )
        claims = tuple(
            Claim(text=f"Line {n % 7} holds order {n}, late by {n % 50} minutes.", cites=(f"m{n}",))
            for n in range(size)
        )
        draft, brief = Draft(sections=(DraftSection(key="s", claims=claims),)), Brief(evidence=items)
        began = time.process_time()
        assert check(draft, brief) == []
        return time.process_time() - began

    small, large = took(150), took(600)
    assert large < 12 * small + 0.2


def test_every_rule_has_its_own_name() -> None:
    names = [rule.__name__ for rule in CHECKS]  # type: ignore[attr-defined]
    assert len(set(names)) == len(names) == 22


def test_sentences_are_evidence_of_themselves() -> None:
    text = "We moved 40 pallets to line 2. It did not help because the belt was worn, so Bo called Grafana at 14:05."
    source = Evidence(id="m1", text=text, author="Ada Holm")
    for sentence in sentences(text):
        assert rules(sentence, source) == set()

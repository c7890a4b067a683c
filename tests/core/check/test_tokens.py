"""Token space: with names, phones and mails replaced by tokens the checks say what they say of the clear text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from core.brief import Brief
from core.check import check
from core.check.persons import roll
from core.check.plain import plain
from core.document import Claim, Draft, DraftSection
from tests.core.check.support import fact, message, rules

_FOLDER = Path(__file__).parent
_ROWS = [
    json.loads(line)
    for name in ("drafts.jsonl", "blind_drafts.jsonl")
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines()
]
_CLOSED = {"id", "at", "unit", "label", "start", "end", "zone", "locale", "kind"}


def forms(name: str) -> list[str]:
    """A name in full and its parts, as texts have them."""
    if name[0] >= "\u3400":
        return [name, name[1:]] if len(name) == 3 else [name]
    return [name, *(name.split() if " " in name else ())]


def hidden(text: str, table: list[tuple[str, str]]) -> str:
    for written, token in table:
        if written[0] >= "\u3400":
            text = text.replace(written, token)
        else:
            text = re.sub(rf"(?<!\w){re.escape(written)}(?=(?:'s|s)?(?!\w))", token, text)
    return text


def in_tokens(row: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The row's brief and claim text with a token for each known person."""
    names = sorted(member["name"] for member in row["brief"].get("people", []))
    table = [
        (form, f"P-{chr(65 + i)}" if i < 5 else f"P-A{chr(60 + i)}") for i, n in enumerate(names) for form in forms(n)
    ]
    table.sort(key=lambda pair: -len(pair[0]))

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return hidden(value, table)
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return {key: item if key in _CLOSED else walk(item) for key, item in value.items()}
        return value

    return walk(row["brief"]), hidden(row["claim"]["text"], table)


def faulty(brief: dict[str, Any], text: str, row: dict[str, Any]) -> bool:
    claim = Claim(text=text, cites=tuple(row["claim"]["cites"]))
    draft = Draft(sections=(DraftSection(key="summary", claims=(claim,)),))
    return bool(check(draft, Brief.model_validate({"locale": row.get("locale", "en"), **brief})))


def test_drafts_in_tokens_get_the_verdict_of_their_clear_text() -> None:
    differ = []
    for row in _ROWS:
        brief, text = in_tokens(row)
        people = frozenset(plain(member["name"]) for member in row["brief"].get("people", []))
        if roll(people).mentions(plain(text)):
            continue  # an inflected name that this short way of hiding names left standing
        if faulty(row["brief"], row["claim"]["text"], row) != faulty(brief, text, row):
            differ.append((row["name"], text))
    assert differ == []


@pytest.mark.parametrize(
    "claim",
    [
        "P-A stopped the pump.",
        "P-A's pump stopped.",
        "The pump was stopped, P-A wrote to MAIL-B.",
        "Ring PHONE-A: the pump stopped.",
        "P-A: “The pump stopped, call PHONE-A or MAIL-B”",
    ],
)
def test_a_token_of_what_is_cited_stands(claim: str) -> None:
    assert rules(claim, message("The pump stopped, call PHONE-A or MAIL-B", "P-A"), people=["P-A", "P-B"]) == set()


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        ("P-B stopped the pump.", "tokens"),
        ("P-C stopped the pump.", "tokens"),
        ("The pump stopped, call PHONE-AB.", "tokens"),
        ("The pump of p-a stopped.", "tokens"),
        ("Petter stopped the pump of P-A with Oskar.", "names"),
        ("P-A stopped 3 pumps.", "numbers"),
    ],
)
def test_a_token_that_is_not_there_and_other_faults_are_found(claim: str, rule: str) -> None:
    given = message("The pump stopped", "P-A")
    assert rule in rules(claim, given, also=[message("I saw it", "P-B", "m2")], people=["P-A", "P-B"])


def test_words_of_one_token_given_to_another_are_found() -> None:
    one, two = message("The pump stopped", "P-A"), message("I called the plumber", "P-AB", "m2")
    assert "people" in rules("P-AB: “The pump stopped”", one, two, people=["P-A", "P-AB"])
    assert rules("P-A: “The pump stopped” -> P-AB: “I called the plumber”", one, two, people=["P-A", "P-AB"]) == set()


@pytest.mark.parametrize(
    ("claim", "source", "locale"),
    [
        ("P-A於 08:10 回報幫浦停了。", "幫浦 08:10 停了,P-A回報", "zh-TW"),
        ("За словами P-A, насос P-B-у зупинено.", "насос P-B-у зупинено", "uk"),
        ("P-As pumpe stoppet, sa P-B.", "pumpa til P-B stoppet", "nb"),
    ],
)
def test_tokens_touch_the_text_around_them(claim: str, source: str, locale: str) -> None:
    assert rules(claim, message(source, "P-A"), people=["P-A", "P-B"], locale=locale) == set()


def test_a_fact_about_a_token_and_a_token_with_a_form_mark_support_it() -> None:
    assert rules("P-A took 14 calls.", fact(14, "calls", "calls_taken", subject="P-A")) == set()
    assert rules("P-B took 14 calls.", fact(14, "calls", "calls_taken", subject="P-A")) == {"tokens"}
    assert rules("P-A stopped the pump.", message("P-A~2 stopped the pump", "P-B"), people=["P-A", "P-B"]) == set()


def test_findings_name_tokens_as_they_are_written() -> None:
    brief = Brief(evidence=(message("The pump stopped", "P-A"), message("Yes", "P-B", "m2")))
    draft = Draft(sections=(DraftSection(key="s", claims=(Claim(text="P-B stopped the pump.", cites=("m1",)),)),))
    assert any("P-B" in found.why for found in check(draft, brief))

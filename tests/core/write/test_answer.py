"""A model's answer is read for what is usable in it, and never trusted."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from core.brief import Brief, Evidence, Fact
from core.document import Claim, DraftSection
from core.errors import ModelInvalidOutput
from core.kinds.base import SectionShape
from core.records import Member
from core.write.answer import MOST_TEXT, form, read

SHAPES = (
    SectionShape(key="summary", most=3),
    SectionShape(key="timeline", layout="timeline", most=4),
    SectionShape(key="participants", layout="people"),
)
BRIEF = Brief(
    people=(Member(id="U1", name="Ada Holm", role="owner"), Member(id="U2", name="Bo Lie")),
    facts=(Fact(id="f1", label="messages", value=3),),
    evidence=(
        Evidence(id="m1", text="Line 3 stopped", author="Ada Holm", at=datetime(2026, 3, 3, 8, 0, tzinfo=UTC)),
        Evidence(id="m2", text="Belt replaced", author="Bo Lie", at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC)),
        Evidence(id="m3", text="no clock", author="Bo Lie"),
    ),
)
CLAIM = {"text": "Line 3 stopped.", "cites": ["m1"]}
GOOD = json.dumps({"sections": [{"key": "summary", "claims": [CLAIM]}]})


def said(*claims: object, key: str = "summary") -> tuple[Claim, ...]:
    """What is read of one section's claims; the first is added so that there is one."""
    answer = json.dumps({"sections": [{"key": key, "claims": [*claims, CLAIM]}]})
    return read(answer, SHAPES, BRIEF)[0].claims


def objects(schema: object) -> list[dict[str, Any]]:
    if isinstance(schema, dict):
        inner = [found for value in schema.values() for found in objects(value)]
        return [schema, *inner] if schema.get("type") == "object" else inner
    return [found for item in schema for found in objects(item)] if isinstance(schema, list) else []


def test_the_form_is_strict_and_bounded_everywhere() -> None:
    schema = form(SHAPES)
    for closed in objects(schema):
        assert closed["additionalProperties"] is False
        assert closed["required"] == list(closed["properties"])
    assert schema["properties"]["sections"]["items"]["properties"]["key"]["enum"] == [s.key for s in SHAPES]
    text = json.dumps(schema)
    assert text.count('"array"') == text.count('"maxItems"') == 3
    assert text.count('"string"') == text.count('"maxLength"') + text.count('"enum"') == 3
    claims = schema["properties"]["sections"]["items"]["properties"]["claims"]
    assert claims["items"]["properties"]["cites"]["maxItems"] == 6


@pytest.mark.parametrize(
    "answer",
    [
        GOOD,
        f"\n {GOOD}\n",
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```",
        f"Here is the report:\n\n{GOOD}\n\nTell me if you need more.",
        f"Of the form {{as asked}}: {GOOD}",
        f'<think>First {{"sections": []}} or {{"key": 1}}?</think>\n{GOOD}',
        f"I think {{so}}.</think>{GOOD}",
        f'{{"report": {GOOD}}}',
        json.dumps({"sections": {"summary": [CLAIM]}}),
        json.dumps({"sections": [{"key": "summary", "claims": [{"text": "Line 3 stopped.", "cites": "[m1]"}]}]}),
    ],
)
def test_the_json_is_found_in_what_models_put_around_it(answer: str) -> None:
    claims = (Claim(text="Line 3 stopped.", cites=("m1",)),)
    assert read(answer, SHAPES, BRIEF) == (DraftSection(key="summary", claims=claims),)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I am sorry, I can't.",
        "{",
        '{"sections": ',
        GOOD[:-3],
        '{"sections": null}',
        '{"sections": []}',
        '{"sections": [{"key": "summary", "claims": []}]}',
        '{"sections": [{"key": "gossip", "claims": [{"text": "x", "cites": []}]}]}',
        '{"sections": [{"key": ["summary"], "claims": [{"text": "x", "cites": []}]}]}',
        '{"sections": ["summary", null, 3]}',
        '{"sections": [{"key": "summary", "claims": {"text": "x"}}]}',
        '{"sections": [{"key": "summary", "claims": ["x", null, {"text": 3}, {"text": " "}, {"cites": []}]}]}',
        "[1, 2]",
        "[" * 100_000,
        '{"sections":' * 5000,
        '{"sections": ' + "9" * 10_000,
        "{" * 200_000,
    ],
)
def test_what_holds_no_claim_is_invalid_and_its_words_are_kept(answer: str) -> None:
    with pytest.raises(ModelInvalidOutput) as caught:
        read(answer, SHAPES, BRIEF)
    assert caught.value.raw == answer


def test_sections_come_in_the_kinds_order_once_each_without_unknown_ones() -> None:
    keys = ["timeline", "gossip", "summary", "timeline"]
    answer = json.dumps({"sections": [{"key": key, "claims": [CLAIM]} for key in keys]})
    sections = read(answer, SHAPES, BRIEF)
    assert [(section.key, len(section.claims)) for section in sections] == [("summary", 1), ("timeline", 2)]


def test_too_many_claims_are_cut() -> None:
    assert len(said(*[CLAIM] * 50)) == 3


@pytest.mark.parametrize("bad", ["text", None, 3, [], {}, {"text": None, "cites": []}, {"text": "x", "cites": 3}])
def test_one_malformed_claim_costs_only_itself(bad: object) -> None:
    assert [claim.text for claim in said(bad)] == ["Line 3 stopped."]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("- Line\n  3 \t stopped.", "Line 3 stopped."),
        ("• Line 3", "Line 3"),
        ("a\u0000b\u0007c", "abc"),
        ("x\ud800y", "xy"),
        ("cafe\u0301", "café"),
        ("Line 3 stopped [m1, m2].", "Line 3 stopped."),
        ("停機【m1】。", "停機。"),
        ("See [m1, m99].", "See [m1, m99]."),
        ("Alarm [E42] rang.", "Alarm [E42] rang."),
    ],
)
def test_a_claims_text_is_one_clean_line(text: str, kept: str) -> None:
    assert said({"text": text, "cites": ["m1"]})[0].text == kept


def test_ids_written_into_the_sentence_become_cites() -> None:
    assert said({"text": "Stopped [m2].", "cites": ["m1"]})[0].cites == ("m1", "m2")


@pytest.mark.parametrize(
    ("cites", "kept"),
    [
        (["m1", "m1", "m2"], ("m1", "m2")),
        (["[m1]", "(m2)", " m3 "], ("m1", "m2", "m3")),
        (["m1, m2"], ("m1", "m2")),
        ("m1; m2", ("m1", "m2")),
        (["m1", None, 3, {}], ("m1",)),
        ([f"m{i}" for i in range(1, 30)], ("m1", "m2", "m3", "m4", "m5", "m6")),
        (["x" * 1000, "m1"], ("m1",)),
        (["unheard9"], ("unheard9",)),
        ([], ()),
    ],
)
def test_cites_are_ids_each_once_and_bounded(cites: object, kept: tuple[str, ...]) -> None:
    assert said({"text": "x", "cites": cites})[0].cites == kept


def test_a_claim_that_is_too_long_keeps_its_whole_sentences() -> None:
    sentence = "The belt was worn and Bo replaced it."
    text = said({"text": " ".join([sentence] * 100), "cites": ["m2"]})[0].text
    assert MOST_TEXT - 2 * len(sentence) < len(text) <= MOST_TEXT
    assert text.endswith(sentence)


@pytest.mark.parametrize("text", ["word " * 500, "字" * 2000])
def test_one_endless_sentence_is_cut_visibly(text: str) -> None:
    kept = said({"text": text, "cites": ["m2"]})[0].text
    assert len(kept) <= MOST_TEXT
    assert kept.endswith("…")


def test_a_timeline_gets_time_and_author_of_the_first_cited_message_with_a_clock_and_its_order() -> None:
    rows = [{"text": text, "cites": cites} for text, cites in (("third", ["m3"]), ("second", ["f1", "m3", "m2"]))]
    claims = said(*rows, key="timeline")
    assert [(claim.text, claim.who) for claim in claims] == [
        ("Line 3 stopped.", "Ada Holm"),
        ("second", "Bo Lie"),
        ("third", None),
    ]
    assert claims[1].at == BRIEF.evidence[1].at


def test_a_person_is_the_cited_author_whom_the_sentence_names_with_the_role_of_the_room() -> None:
    claims = said({"text": "Answered Ada Holm.", "cites": ["m2", "m1"]}, key="participants")
    assert [(claim.who, claim.label) for claim in claims] == [("Ada Holm", "owner"), ("Ada Holm", "owner")]


def test_a_model_cannot_fill_the_columns_that_are_codes() -> None:
    forged = {"text": "x", "cites": ["m1"], "who": "The President", "at": "2020-01-01T00:00:00Z", "label": "boss"}
    claim = said(forged)[0]
    assert (claim.who, claim.at, claim.label) == (None, None, None)

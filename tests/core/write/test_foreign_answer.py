"""A Dify app's own report is taken (I5): its sentences become claims, and code finds what each rests on."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.brief import Brief, Evidence, Fact, Window
from core.document import DraftSection
from core.errors import ModelInvalidOutput
from core.kinds.base import SectionShape
from core.write.answer import read

SHAPES = (
    SectionShape(key="summary", most=8),
    SectionShape(key="timeline", layout="timeline", most=60),
    SectionShape(key="process"),
    SectionShape(key="status", most=6),
    SectionShape(key="resolution", most=4),
)
DAY = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


def message(number: int, minutes: int, author: str, text: str) -> Evidence:
    return Evidence(id=f"m{number}", text=text, author=author, at=DAY + timedelta(minutes=minutes))


BRIEF = Brief(
    window=Window(start=DAY, end=DAY + timedelta(days=1), zone="Europe/Oslo"),
    facts=(Fact(id="f1", label="messages", value=47), Fact(id="f2", label="people", value=9)),
    evidence=(
        message(1, 0, "Ada Holm", "The label printer on line 3 stopped, error E42 on the display"),
        message(2, 5, "Bo Lie", "Orders are waiting, 120 parcels in the hall now"),
        message(3, 9, "Ada Holm", "Maybe the ribbon sensor is dirty?"),
        message(4, 20, "Chen Wei", "Cleaned the sensor, no change"),
        message(5, 41, "Chen Wei", "Replaced the ribbon with a new roll and restarted the printer"),
        message(6, 52, "Bo Lie", "Labels come out again, line 3 is running since 08:50"),
        message(7, 60, "Olena Koval", "Принтер на лінії 3 знову працює, посилки відправлено"),
        message(8, 65, "王小明", "標籤機已經恢復正常，共延誤52分鐘"),
        message(9, 70, "Kari Dal", "Etikettskriveren ble startet på nytt, køen er tømt"),
        message(10, 75, "Bo Lie", "thanks all, lunch?"),
    ),
)
REPORT: dict[str, Any] = {
    "summary": {"content": "The label printer on line 3 stopped with error E42. 120 parcels were waiting in the hall."},
    "timeline": {
        "events": [
            {"time": "08:00", "description": "Ada Holm reported that the label printer on line 3 stopped."},
            "08:41 - Chen Wei replaced the ribbon and restarted the printer.",
        ]
    },
    "participants": {"members": [{"name": "Ada Holm", "role": "operator"}]},
    "resolution_process": {
        "content": "The sensor was cleaned without change. The ribbon was replaced with a new roll."
    },
    "current_status": "Line 3 is running since 08:50.",
    "final_resolution": "Replaced the ribbon with a new roll and restarted the printer.",
    "has_resolution": True,
}


def told(report: dict[str, Any], brief: Brief = BRIEF) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Each section's sentences with their sources."""
    sections = read(json.dumps(report), SHAPES, brief)
    return {section.key: [(claim.text, claim.cites) for claim in section.claims] for section in sections}


def sources(sentence: str, brief: Brief = BRIEF) -> tuple[str, ...]:
    return told({"summary": {"content": sentence}}, brief)["summary"][0][1]


def test_every_part_becomes_claims_of_its_section_each_with_its_source() -> None:
    assert told(REPORT) == {
        "summary": [
            ("The label printer on line 3 stopped with error E42.", ("m1",)),
            ("120 parcels were waiting in the hall.", ("m2",)),
        ],
        "timeline": [
            ("Ada Holm reported that the label printer on line 3 stopped.", ("m1",)),
            ("Chen Wei replaced the ribbon and restarted the printer.", ("m5",)),
        ],
        "process": [
            ("The sensor was cleaned without change.", ("m4",)),
            ("The ribbon was replaced with a new roll.", ("m5",)),
        ],
        "status": [("Line 3 is running since 08:50.", ("m6",))],
        "resolution": [("Replaced the ribbon with a new roll and restarted the printer.", ("m5",))],
    }


def test_a_timeline_is_laid_out_by_what_was_found() -> None:
    timeline: DraftSection = read(json.dumps(REPORT), SHAPES, BRIEF)[1]
    assert [(claim.who, claim.at) for claim in timeline.claims] == [
        ("Ada Holm", DAY),
        ("Chen Wei", DAY + timedelta(minutes=41)),
    ]


@pytest.mark.parametrize("denied", [False, "false", "False"])
def test_a_resolution_that_is_denied_is_not_written(denied: object) -> None:
    assert "resolution" not in told(REPORT | {"has_resolution": denied})


@pytest.mark.parametrize("said", [True, None, "yes"])
def test_a_resolution_that_is_not_denied_is(said: object) -> None:
    assert "resolution" in told(REPORT | {"has_resolution": said})
    assert "resolution" in told({name: part for name, part in REPORT.items() if name != "has_resolution"})


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Olena Koval: принтер на лінії 3 знову працював, посилки відправили.", "m7"),
        ("標籤機恢復正常，延誤52分鐘。", "m8"),
        ("Etikettskriverne ble startet på nytt og køen tømt.", "m9"),
        ("Ada suspected a dirty ribbon sensor.", "m3"),
    ],
)
def test_sources_are_found_in_each_language_whatever_the_ending(sentence: str, found: str) -> None:
    assert sources(sentence)[0] == found


def test_a_fact_is_a_source_too() -> None:
    assert sources("There were 47 messages.") == ("f1",)


def test_a_sentence_of_two_messages_has_both_and_no_more() -> None:
    assert set(sources("The sensor was cleaned with no change, then 120 parcels were waiting in the hall.")) == {
        "m2",
        "m4",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The root cause was a firmware bug introduced by the vendor.",
        "The team held a meeting about customer refunds.",
        "根本原因是供應商的韌體錯誤。",
        "Everything was fine.",
        "…",
    ],
)
def test_what_nothing_bears_out_stays_without_a_source(sentence: str) -> None:
    assert sources(sentence) == ()


def test_an_events_clock_and_author_choose_between_messages_that_say_the_same() -> None:
    same = [message(number, 10 * number, author, "Restarted the printer") for number, author in enumerate("ABC", 1)]
    brief = BRIEF.model_copy(update={"evidence": tuple(same)})
    event = {"time": "2026-03-03 08:20:00", "description": "The printer was restarted."}
    assert told({"timeline": {"events": [event]}}, brief)["timeline"] == [("The printer was restarted.", ("m2",))]


@pytest.mark.parametrize(
    "event",
    [
        "The label printer stopped.",
        "[08:00] The label printer stopped.",
        "2026-03-03 08:00:12 | The label printer stopped.",
        "- **08:00** - The label printer stopped.",
        {"description": "The label printer stopped."},
        {"timestamp": "2026-03-03T08:00:00Z", "event": "The label printer stopped.", "user": "Ada Holm"},
        {"time": 8, "content": "The label printer stopped."},
    ],
)
def test_an_event_may_come_in_many_forms(event: object) -> None:
    assert told({"timeline": {"events": [event]}})["timeline"] == [("The label printer stopped.", ("m1",))]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("## Summary\nThe printer stopped.", ["The printer stopped."]),
        ("1. The printer stopped.\n2. Labels came again.", ["The printer stopped.", "Labels came again."]),
        ("- The **printer** stopped.", ["The printer stopped."]),
        ("12. mars stoppet skriveren.", ["12. mars stoppet skriveren."]),
        ("印表機停了。後來恢復了。", ["印表機停了。", "後來恢復了。"]),
        ("Stopped [m1].", ["Stopped."]),
    ],
)
def test_markdown_is_taken_off_and_sentences_are_kept_apart(content: str, kept: list[str]) -> None:
    assert [text for text, _ in told({"summary": {"content": content}})["summary"]] == kept


@pytest.mark.parametrize(
    "summary", ["The printer stopped.", ["The printer stopped."], {"content": ["The printer stopped."]}]
)
def test_a_part_may_be_words_without_an_object(summary: object) -> None:
    assert told({"summary": summary})["summary"][0][0] == "The printer stopped."


@pytest.mark.parametrize(
    "around", ["{}", "```json\n{}\n```", "<think>hm {{x}}</think>{}", "Here:\n{}\nBye.", '{{"output": {}}}']
)
def test_the_report_is_found_in_what_is_put_around_it(around: str) -> None:
    assert read(around.format(json.dumps(REPORT)), SHAPES, BRIEF)


def test_an_answer_of_the_form_asked_for_goes_first() -> None:
    asked = {"sections": [{"key": "status", "claims": [{"text": "Running.", "cites": ["m6"]}]}]}
    answer = f"{json.dumps(REPORT)}\n{json.dumps(asked)}"
    assert [section.key for section in read(answer, SHAPES, BRIEF)] == ["status"]


@pytest.mark.parametrize(
    "answer",
    [
        {"summary": None},
        {"summary": {"content": ""}},
        {"summary": {"content": 3}},
        {"summary": {"words": "x"}},
        {"timeline": {"events": "none"}},
        {"timeline": {"events": [None, 3, [], {}]}},
        {"timeline": []},
        {"has_resolution": True},
        {"final_resolution": "Solved.", "has_resolution": False},
        {"summary": {"content": {"content": {"content": {"content": "deep"}}}}},
    ],
)
def test_a_report_without_a_sentence_is_invalid(answer: object) -> None:
    with pytest.raises(ModelInvalidOutput):
        read(json.dumps(answer), SHAPES, BRIEF)


def test_no_part_is_longer_than_its_section_may_be() -> None:
    long = " ".join(f"Sentence number {number} stands here." for number in range(5000))
    events = [{"description": f"Event {number} happened."} for number in range(5000)]
    sections = told({"summary": {"content": long}, "timeline": {"events": events}})
    assert (len(sections["summary"]), len(sections["timeline"])) == (8, 60)


def test_a_big_room_costs_no_more_than_its_words() -> None:
    words = [f"word{number}" for number in range(3000)]
    many = tuple(
        message(
            number, number, "Ada Holm", " ".join([*words[number % 2900 : number % 2900 + 12], "printer", "line", "3"])
        )
        for number in range(1, 5001)
    )
    brief = BRIEF.model_copy(update={"evidence": many})
    events = [{"description": " ".join(words[start : start + 12]) + " printer line 3."} for start in range(0, 900, 9)]
    begun = time.process_time()
    timeline = told({"timeline": {"events": events}}, brief)["timeline"]
    assert time.process_time() - begun < 8
    assert all(cites for _, cites in timeline)

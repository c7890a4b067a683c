"""The daily brief: what counts, in which window, and what is there to cite."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.errors import BadInput, NothingToReport
from core.kinds.daily import DAILY, brief, data_sources
from core.ports import Gathered
from core.records import Call, Contact
from core.report import Edition
from core.values import LOCALES
from core.words import say
from tests.core.write.daily_days import (
    DAY,
    PEOPLE,
    at,
    brief_of,
    busy_day,
    call,
    contact,
    gathered,
    run_on,
    task,
    text,
    values,
)


@pytest.mark.parametrize(
    ("seconds", "note", "counts"),
    [(29, None, 0), (30, None, 1), (0, "Wants a chair.", 1), (0, "", 0), (0, "  \n", 0), (3600, None, 1)],
)
def test_a_call_counts_by_length_or_words(seconds: int, note: str | None, counts: int) -> None:
    found = brief_of(text("x1", "12:00", "out", "k1", "hi"), call("c1", "12:00", "out", "k1", seconds, note))
    assert values(found)["calls"] == counts


def test_a_transcription_is_cut_between_letters_and_said_so() -> None:
    family = "👨‍👩‍👧‍👦"
    found = brief_of(call("c1", "12:00", "in", "k1", 90, "a" * 498 + family))
    assert found.evidence[0].text == "a" * 498
    assert [note for note, _ in found.coverage.notes] == ["daily-note-cut"]


def test_the_window_is_the_local_day_and_its_end_is_excluded() -> None:
    day = date(2026, 3, 17)
    inside = [at("00:00"), at("23:59")]
    outside = [at("23:59", day - timedelta(days=1)), at("00:00", day + timedelta(days=1))]
    records = [Call(id=f"c{i}", at=when, direction="in", duration_s=60) for i, when in enumerate(inside + outside)]
    found = brief_of(*records)
    assert {item.ref for item in found.evidence} == {"c0", "c1"}


def test_offsets_other_than_the_zones_fall_on_the_right_day() -> None:
    tokyo = datetime.fromisoformat("2026-03-18T07:30:00+09:00")
    found = brief_of(Call(id="c1", at=tokyo, direction="in", duration_s=60))
    assert found.evidence[0].at == datetime(2026, 3, 17, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (DAY, 24)])
def test_a_clock_change_makes_the_day_shorter_or_longer(day: date, hours: int) -> None:
    run = run_on(day)
    assert run.window is not None
    calls = [
        Call(id=f"c{hour}", at=run.window.start + timedelta(hours=hour), direction="in", duration_s=60)
        for hour in range(-2, 28)
    ]
    assert values(brief_of(*calls, run=run))["calls"] == hours


def test_without_a_window_it_is_yesterday_in_the_zone() -> None:
    run = run_on().model_copy(update={"window": None})
    found = brief_of(call("c1", "12:00", "in"), run=run)
    assert found.window is not None
    assert found.window.day == DAY


def test_a_source_that_was_not_given_is_absent_and_one_without_rows_counts_none() -> None:
    found = brief_of(call("c1", "12:00", "in"), also=("tasks",))
    assert data_sources(found) == {"calls": 1, "messages": None, "tasks": 0, "contacts": None, "channels": None}


@pytest.mark.parametrize(
    "records",
    [
        (),
        (call("c1", "12:00", "in", "k1", 10),),
        (task("t1", due=DAY - timedelta(days=9)),),
        (contact("k1", "Ada Holm"),),
        (call("c1", "12:00", "in").model_copy(update={"at": at("12:00", DAY - timedelta(days=1))}),),
    ],
    ids=["nothing given", "a missed call", "an overdue task", "an old contact", "the day before"],
)
def test_nothing_that_counts_is_nothing_to_report(records: tuple[Call, ...]) -> None:
    with pytest.raises(NothingToReport):
        brief_of(*records)


def test_rows_that_are_all_bad_are_bad_input() -> None:
    with pytest.raises(BadInput, match=r"calls.csv row 2"):
        brief(run_on(), Edition(), Gathered(failures=("calls.csv row 2: no id",), given=1), ())


def test_counts_of_a_busy_day() -> None:
    found = brief_of(*busy_day())
    expected = {
        "calls": 14,
        "calls_in": 2,
        "calls_out": 12,
        "calls_short": 2,
        "talk_time": sum(range(100, 112)) + 240,
        "median_call": 106,
        "messages": 7,
        "messages_in": 6,
        "messages_out": 1,
        "messages_contacts": 3,
        "tasks": 2,
        "tasks_created": 1,
        "tasks_completed": 1,
        "tasks_overdue": 1,
        "tasks_due": 1,
        "contacts": 1,
        "contacts_new": 1,
        "calls_day_before": 6,
        "waiting_contacts": 1,
        "missed_calls": 2,
        "still_waiting_contacts": 1,
        "theme_contacts": 3,
    }
    assert {label: values(found)[label] for label in expected} == expected


def test_every_fact_names_evidence_there_is() -> None:
    found = brief_of(*busy_day())
    known = {item.id for item in found.evidence}
    assert all(known.issuperset(fact.from_) for fact in found.facts)
    assert len({fact.id for fact in found.facts}) == len(found.facts)
    counted = next(found.facts_of("calls"))
    assert len(counted.from_) == counted.value


def test_messages_are_counted_by_contact_and_direction() -> None:
    found = brief_of(*busy_day())
    told = [(f.subject, f.value) for f in found.facts_of("contact_messages_in")]
    assert sorted(told) == [("Ada Holm", 2), ("Bo Lie", 2), ("Cai Moe", 2)]


def test_missed_calls_are_evidence_but_not_counted() -> None:
    found = brief_of(*busy_day())
    missed = next(found.facts_of("missed_calls"))
    cited = [found.by_id[name] for name in missed.from_]
    assert [(item.author, item.text) for item in cited] == [  # type: ignore[union-attr]
        ("Ada Holm", "Incoming call, 8 seconds, no transcription"),
        ("Unknown caller", "Incoming call, 5 seconds, no transcription"),
    ]
    assert not set(missed.from_) & set(next(found.facts_of("calls")).from_)


def test_records_of_the_day_before_are_no_evidence() -> None:
    found = brief_of(*busy_day())
    assert not {"x90", "c90"} & {item.ref for item in found.evidence}


def test_contacts_out_of_the_list_are_shown_by_id_and_nobody_as_unknown() -> None:
    found = brief_of(call("c1", "12:00", "in", "k77"), call("c2", "13:00", "in"), text("x1", "14:00", "out", None, "a"))
    assert [item.author for item in found.evidence] == ["k77", "Unknown caller", "Unknown contact"]


def test_a_contact_created_and_updated_on_one_day_counts_once() -> None:
    both = Contact(id="k1", name="Ada", created_at=at("09:00"), updated_at=at("10:00"))
    changed = Contact(id="k2", name="Bo", created_at=at("09:00", date(2024, 1, 1)), updated_at=at("10:00"))
    counts = values(brief_of(both, changed))
    assert (counts["contacts"], counts["contacts_new"], counts["contacts_updated"]) == (2, 1, 1)


def test_a_record_given_twice_counts_once() -> None:
    assert values(brief_of(call("c1", "12:00", "in"), call("c1", "12:00", "in")))["calls"] == 1


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("en", "Daily Report - Fjord Verksted"),
        ("zh-TW", "每日報告 - Fjord Verksted"),
        ("nb", "Dagsrapport - Fjord Verksted"),
        ("uk", "Щоденний звіт - Fjord Verksted"),
    ],
)
def test_the_heading_names_organisation_and_day(locale: str, title: str) -> None:
    heading = DAILY.heading(brief_of(*busy_day(), locale=locale))
    assert heading.title == title
    assert heading.dated == DAY
    assert "Europe/Oslo" in heading.fields[0][1]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_section_has_a_title(locale: str) -> None:
    titles = [say(locale, f"daily-section-{shape.key}") for shape in DAILY.sections]
    assert len(set(titles)) == len(DAILY.sections)


def test_the_brief_survives_storing() -> None:
    found = brief_of(*busy_day())
    assert DAILY.write(type(found).model_validate_json(found.model_dump_json())) == DAILY.write(found)


def test_the_same_records_in_any_order_make_the_same_brief() -> None:
    records = busy_day()
    assert brief_of(*reversed(records)).facts == brief_of(*records).facts


def test_coverage_keeps_what_the_sources_said() -> None:
    bad = gathered(*PEOPLE).model_copy(update={"failures": ("contacts.csv row 9: no id",)})
    found = brief(run_on(), Edition(), bad, ())
    assert found.coverage.failures == ("contacts.csv row 9: no id",)
    assert found.coverage.tallies == bad.tallies

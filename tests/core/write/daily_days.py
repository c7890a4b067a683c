"""Invented days for the daily report's tests: a workshop in Bergen, 17 March 2026, and builders for single records."""

from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from core.brief import Brief, Tally
from core.document import Claim, Draft
from core.kinds.daily import brief
from core.ports import Gathered
from core.records import Call, Contact, Record, Task, Text
from core.report import Caller, Edition, Run
from core.schedule import day_window

DAY, ZONE = date(2026, 3, 17), "Europe/Oslo"
#: the name of the tally each sort of record is counted in
TALLIES = {"call": "calls", "text": "messages", "task": "tasks", "contact": "contacts"}
Way = Literal["in", "out"]


def at(clock: str, day: date = DAY, zone: str = ZONE) -> datetime:
    hour, minute = clock.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZoneInfo(zone))


def call(number: str, clock: str, way: Way, who: str | None = None, seconds: int = 60, note: str | None = None) -> Call:
    return Call(id=number, at=at(clock), direction=way, contact_id=who, duration_s=seconds, transcription=note)


def text(number: str, clock: str, way: Way, who: str | None, words: str) -> Text:
    return Text(id=number, at=at(clock), direction=way, contact_id=who, text=words)


def task(number: str, title: str = "Sweep the yard", **fields: Any) -> Task:
    return Task.model_validate({"id": number, "title": title, **fields})


def contact(number: str, name: str, company: str | None = None, created: datetime | None = None) -> Contact:
    return Contact(id=number, name=name, company=company, created_at=created or at("09:00", date(2024, 1, 2)))


def run_on(day: date = DAY, zone: str = ZONE) -> Run:
    return Run(
        id="rep_1",
        kind="daily",
        caller=Caller(organisation="Fjord Verksted", user="ada"),
        organisation="Fjord Verksted",
        zone=zone,
        now=datetime(2026, 3, 18, 7, tzinfo=UTC),
        window=day_window(day, zone),
    )


def gathered(*records: Record, also: tuple[str, ...] = ()) -> Gathered:
    sorts = [TALLIES[record.sort] for record in records]
    counted = dict.fromkeys([*sorts, *also])
    tallies = tuple(Tally(sort=sort, read=sorts.count(sort), total=sorts.count(sort)) for sort in counted)
    return Gathered(records=records, tallies=tallies, given=len(records))


def brief_of(*records: Record, locale: str = "en", run: Run | None = None, also: tuple[str, ...] = ()) -> Brief:
    return brief(run or run_on(), Edition(locale=locale), gathered(*records, also=also), ())


def claims(draft: Draft, key: str) -> list[Claim]:
    return [claim for section in draft.sections if section.key == key for claim in section.claims]


def texts(draft: Draft, key: str) -> list[str]:
    return [claim.text for claim in claims(draft, key)]


def values(found: Brief) -> dict[str, Any]:
    """The first value of each label."""
    return {fact.label: fact.value for fact in reversed(found.facts)}


PEOPLE = (
    contact("k1", "Ada Holm", "Nordlys AS"),
    contact("k2", "Bo Lie"),
    contact("k3", "Cai Moe", "Sund & Sønn"),
    contact("k4", "Dee Oss"),
    contact("k5", "Eli Pax", created=at("10:00")),
)


def busy_day() -> tuple[Record, ...]:
    """Every section has something to say; the day before was quiet but for one open question."""
    before = date(2026, 3, 16)
    return (
        *PEOPLE,
        text("x90", "08:00", "in", "k4", "Where is pump 88120?").model_copy(update={"at": at("15:00", before)}),
        *(call(f"c9{i}", "08:00", "in", "k2").model_copy(update={"at": at(f"1{i}:00", before)}) for i in range(6)),
        *(call(f"c{i}", f"09:{10 + i}", "out", "k2", 100 + i) for i in range(12)),
        call("c20", "10:05", "in", "k3", 240, "Wants a new quote for the gearbox; promised to send it before Friday."),
        call("c21", "10:40", "in", "k5", 0, "Asks for delivery on pallet, order 88120."),
        call("c22", "11:00", "in", "k1", 8),
        call("c23", "11:30", "in", None, 5),
        text("x1", "09:05", "in", "k1", "The pump leaks again"),
        text("x2", "12:00", "in", "k2", "The pump leaks again!"),
        text("x3", "12:30", "in", "k3", "The pump leaks again"),
        text("x4", "13:00", "in", "k1", "Can you call me back before 16:00?"),
        text("x5", "13:30", "in", "k3", "Order 88120 has not come"),
        text("x6", "13:40", "out", "k3", "👍"),
        text("x7", "14:00", "in", "k2", ""),
        task("t1", "Send the gearbox quote <draft>", created_at=at("08:30"), due=DAY, assignee="Fay Quist"),
        task("t2", "Find order 88120", created_at=at("08:00", before), due=date(2026, 3, 12)),
        task("t3", "Clean the hall", created_at=at("08:00", before), completed_at=at("15:30"), due=before),
        task("t4", "Old plan", status="Cancelled", created_at=at("08:00", before), due=before),
    )

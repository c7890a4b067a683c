"""One firing per local date, at the right instant, in every zone of the tz database."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from core.errors import BadInput
from core.schedule import (
    Daily,
    Firing,
    clock_time,
    day_window,
    firing_on,
    firings,
    local_day,
    next_firing,
    simulation,
    yesterday,
    zone_of,
)
from core.values import LOCALES

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
ZONES = sorted(available_timezones() - {"Factory", "localtime"})
SKIPPED = {
    ("Kwajalein", "1993-08-21"),
    ("Pacific/Kwajalein", "1993-08-21"),
    ("Pacific/Enderbury", "1994-12-31"),
    ("Pacific/Kanton", "1994-12-31"),
    ("Pacific/Kiritimati", "1994-12-31"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Fakaofo", "2011-12-30"),
}
#: Where a zone moved by three hours or more, 1970-2037: bases on the ice, and two towns that changed their zone.
LONG_MOVES = {
    "America/Danmarkshavn",
    "Antarctica/Casey",
    "Antarctica/Rothera",
    "Antarctica/Vostok",
    "Asia/Ust-Nera",
}

a_zone = st.sampled_from(ZONES)
a_year = st.integers(1970, 2037)
an_hour = st.integers(0, 23)
a_minute = st.sampled_from([0, 1, 15, 30, 59])
quickly = settings(derandomize=True, deadline=None, max_examples=60)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def dates_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += DAY


def scanned(wall: datetime, zone: str) -> datetime | None:
    """The oracle: the first minute the clock is at or past `wall`; None where no quarter of an hour has its date.

    Since 1970 no place was more than 15 hours ahead of UTC.
    """
    tz, mark = ZoneInfo(zone), wall.replace(tzinfo=UTC)

    def reading(minute: int) -> datetime:
        return (mark + minute * MINUTE).astimezone(tz).replace(tzinfo=None)

    if not any(reading(minute).date() == wall.date() for minute in range(-39 * 60, 39 * 60, 15)):
        return None
    return next(mark + minute * MINUTE for minute in range(-15 * 60, 39 * 60) if reading(minute) >= wall)


# --- the known cases -------------------------------------------------------------------------------------------------

KNOWN = [
    # zone, local date, asked, fires at (UTC), note
    ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00", "gap"),
    ("America/New_York", "2026-03-08", "02:00", "2026-03-08T07:00:00", "gap"),
    ("America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00:00", None),
    ("America/New_York", "2026-03-08", "01:59", "2026-03-08T06:59:00", None),
    ("America/New_York", "2026-11-01", "01:00", "2026-11-01T05:00:00", "overlap"),
    ("America/New_York", "2026-11-01", "01:59", "2026-11-01T05:59:00", "overlap"),
    ("America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00:00", None),
    ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00", "gap"),
    ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00", "gap"),
    ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00", "overlap"),
    ("Asia/Kathmandu", "1986-01-01", "00:05", "1985-12-31T18:30:00", "gap"),
    ("Asia/Kathmandu", "2026-05-05", "09:00", "2026-05-05T03:15:00", None),
    ("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00", "gap"),
    ("Asia/Beirut", "2025-03-30", "00:00", "2025-03-29T22:00:00", "gap"),
    ("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00:00", "gap"),
    ("America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-18T01:30:00", "overlap"),
    ("Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30:00", "overlap"),
    ("Africa/El_Aaiun", "2026-03-22", "02:30", "2026-03-22T02:00:00", "gap"),
    ("Africa/Juba", "2021-01-31", "23:30", "2021-01-31T20:30:00", "overlap"),
    ("Antarctica/Troll", "2026-03-29", "01:30", "2026-03-29T01:00:00", "gap"),
    ("Antarctica/Troll", "2026-10-25", "01:30", "2026-10-24T23:30:00", "overlap"),
    ("Asia/Pyongyang", "2018-05-04", "23:45", "2018-05-04T15:00:00", "gap"),
    ("Asia/Pyongyang", "2015-08-14", "23:45", "2015-08-14T14:45:00", "overlap"),
    ("America/Scoresbysund", "2024-03-30", "23:30", "2024-03-31T00:30:00", None),
    ("America/Scoresbysund", "2025-03-29", "23:30", "2025-03-30T01:00:00", "gap"),
    ("America/Nuuk", "2027-03-27", "23:00", "2027-03-28T01:00:00", "gap"),
    ("America/St_Johns", "2006-10-28", "23:30", "2006-10-29T02:00:00", "overlap"),
    ("Pacific/Apia", "2011-12-29", "09:00", "2011-12-29T19:00:00", None),
    ("Pacific/Apia", "2011-12-31", "09:00", "2011-12-30T19:00:00", None),
    ("America/Juneau", "1867-10-18", "16:00", "1867-10-18T00:57:41", "overlap"),
]


@pytest.mark.parametrize(("zone", "day", "asked", "at", "note"), KNOWN)
def test_a_clock_change_is_met_at_its_first_instant(zone: str, day: str, asked: str, at: str, note: str | None) -> None:
    wall = clock_time(asked)
    rule = Daily(hour=wall.hour, minute=wall.minute, zone=zone)

    firing = firing_on(rule, date.fromisoformat(day))

    assert firing == Firing(at=utc(at), zone=zone, period=day, note=note)  # type: ignore[arg-type]


@pytest.mark.parametrize(("zone", "skipped"), sorted(SKIPPED))
def test_a_date_the_zone_skipped_has_no_firing_no_window_and_is_nobodys_yesterday(zone: str, skipped: str) -> None:
    missing = date.fromisoformat(skipped)
    rule = Daily(hour=9, zone=zone)

    before, after = firing_on(rule, missing - DAY), firing_on(rule, missing + DAY)

    assert before
    assert after
    assert firing_on(rule, missing) is None
    assert next_firing(rule, before.at) == after
    assert yesterday(after.at, zone) == day_window(missing - DAY, zone)
    with pytest.raises(BadInput, match=skipped):
        day_window(missing, zone)


def test_a_gap_that_swallows_the_end_of_a_date_keeps_the_period_of_that_date() -> None:
    rule = Daily(hour=23, zone="America/Nuuk")

    late = next_firing(rule, utc("2027-03-27T12:00:00"))

    assert late.period == "2027-03-27"
    assert late.local.isoformat() == "2027-03-28T00:00:00-01:00"
    assert next_firing(rule, late.at).local.isoformat() == "2027-03-28T23:00:00-01:00"
    assert list(firings(rule, late.at, late.at + MINUTE)) == [late]


def test_the_brute_force_oracle_agrees_around_every_clock_change_of_the_known_zones() -> None:
    walls = {
        (zone, datetime.combine(date.fromisoformat(day) + n * DAY, clock_time(asked)))
        for zone, day, asked, at, _ in KNOWN
        for n in (-1, 0, 1)
        if int(at[:4]) >= 1970  # earlier offsets have seconds, and the oracle looks once a minute
    }
    for zone, wall in sorted(walls):
        firing = firing_on(Daily(hour=wall.hour, minute=wall.minute, zone=zone), wall.date())
        assert (firing.at if firing else None) == scanned(wall, zone), (zone, wall)


@given(a_zone, a_year, st.integers(0, 364), an_hour, a_minute)
@settings(quickly, max_examples=40)
def test_the_brute_force_oracle_agrees_anywhere(zone: str, year: int, n: int, hour: int, minute: int) -> None:
    wall = datetime.combine(date(year, 1, 1) + n * DAY, time(hour, minute))
    firing = firing_on(Daily(hour=hour, minute=minute, zone=zone), wall.date())
    found = scanned(wall, zone)
    # Liberia's clocks kept seconds until 1972; the oracle looks once a minute.
    assert firing is None if found is None else (firing is not None and timedelta() <= found - firing.at < MINUTE)


# --- what holds in every zone and year -------------------------------------------------------------------------------


def check_year(zone: str, year: int, hour: int, minute: int) -> None:
    """Every existing date of the year fires once, in order, at the time asked for where the clock showed it."""
    rule = Daily(hour=hour, minute=minute, zone=zone)
    slots = [firing for day in dates_of(year) if (firing := firing_on(rule, day))]
    skipped = {day.isoformat() for day in dates_of(year)} - {slot.period for slot in slots}

    assert skipped == {day for name, day in SKIPPED if name == zone and day[:4] == str(year)}
    assert all(early.at < late.at for early, late in pairwise(slots))
    for slot in slots:
        local = slot.local
        if slot.note != "gap":
            assert (local.date().isoformat(), local.hour, local.minute) == (slot.period, hour, minute)
        else:
            asked = datetime.combine(date.fromisoformat(slot.period), rule.time)
            assert asked < local.replace(tzinfo=None) <= asked + timedelta(hours=7)
            just_before = (slot.at - timedelta(seconds=1)).astimezone(local.tzinfo).replace(tzinfo=None)
            assert just_before < asked


@given(a_zone, a_year, an_hour, a_minute)
@quickly
def test_every_existing_date_fires_exactly_once(zone: str, year: int, hour: int, minute: int) -> None:
    check_year(zone, year, hour, minute)


def test_every_zone_fires_once_a_date_through_2027() -> None:
    # Two names for one history need no second look; only that both are known.
    histories = {_history(name): name for name in ZONES}
    assert len(histories) > 300
    for name in histories.values():
        check_year(name, 2027, 2, 30)


def _history(name: str) -> bytes | str:
    packaged = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    return packaged.read_bytes() if packaged.is_file() else name


@given(a_zone, a_year, st.integers(0, 350), an_hour, a_minute)
@quickly
def test_the_next_firing_after_one_is_the_one_that_follows(
    zone: str, year: int, n: int, hour: int, minute: int
) -> None:
    rule = Daily(hour=hour, minute=minute, zone=zone)
    start = datetime(year, 1, 1, tzinfo=UTC) + n * DAY
    row = list(firings(rule, start, start + 10 * DAY))

    assert 9 <= len(row) <= 11
    assert next_firing(rule, start - timedelta(microseconds=1)) == row[0]
    assert [next_firing(rule, slot.at) for slot in row[:-1]] == row[1:]
    assert next_firing(rule, row[-1].at).at >= start + 10 * DAY


@given(a_zone, a_year, st.integers(0, 350))
@quickly
def test_the_windows_of_dates_tile_the_time_line(zone: str, year: int, n: int) -> None:
    first = date(year, 1, 1) + n * DAY
    wanted = [first + k * DAY for k in range(10)]
    windows = [day_window(day, zone) for day in wanted if (zone, day.isoformat()) not in SKIPPED]

    for window, following in pairwise(windows):
        assert window.end == following.start
        assert yesterday(following.start, zone) == window
        assert yesterday(following.end - timedelta(seconds=1), zone) == window
    for window in windows:
        least, most = (16, 32) if zone in LONG_MOVES else (22, 26)
        assert timedelta(hours=least) <= window.end - window.start <= timedelta(hours=most)
        assert window.day == local_day(window.start, zone) == local_day(window.end - timedelta(seconds=1), zone)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Oslo", "2026-03-03", 24),
        ("Europe/Oslo", "2026-03-29", 23),
        ("Europe/Oslo", "2026-10-25", 25),
        ("Antarctica/Troll", "2026-03-29", 22),
        ("Antarctica/Troll", "2026-10-25", 26),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Asia/Beirut", "2025-03-30", 23),
        ("America/St_Johns", "2006-10-29", 25),
    ],
)
def test_a_day_is_as_long_as_the_zone_has_it(zone: str, day: str, hours: float) -> None:
    window = day_window(date.fromisoformat(day), zone)
    assert window.end - window.start == timedelta(hours=hours)


def test_yesterday_stays_the_same_when_clocks_go_back_over_midnight() -> None:
    # St John's: at 00:01 on 29 October 2006 the clock went back to 23:01 on the 28th.
    at_first_midnight = utc("2006-10-29T02:30:00")
    in_the_second_pass = at_first_midnight + timedelta(minutes=20)

    assert in_the_second_pass.astimezone(ZoneInfo("America/St_Johns")).date() == date(2006, 10, 28)
    assert yesterday(in_the_second_pass, "America/St_Johns") == yesterday(at_first_midnight, "America/St_Johns")


# --- rules, zones and times as people give them ----------------------------------------------------------------------


def test_a_rule_for_weekdays_fires_on_those_only() -> None:
    rule = Daily(hour=9, zone="Europe/Oslo", weekdays=(1, 5))
    week = firings(rule, utc("2026-03-02T00:00:00"), utc("2026-03-09T00:00:00"))
    assert [slot.period for slot in week] == ["2026-03-02", "2026-03-06"]


def test_the_bounds_of_a_range_are_start_inclusive_and_end_exclusive() -> None:
    rule = Daily(hour=9, zone="UTC")
    slots = firings(rule, utc("2026-03-02T09:00:00"), utc("2026-03-04T09:00:00"))
    assert [slot.period for slot in slots] == ["2026-03-02", "2026-03-03"]


def test_a_rule_and_a_firing_survive_their_json() -> None:
    rule = Daily(hour=2, minute=15, zone="Australia/Lord_Howe", weekdays=(7,))
    firing = next_firing(rule, utc("2026-10-01T00:00:00"))
    assert Daily.model_validate_json(rule.model_dump_json()) == rule
    assert Firing.model_validate_json(firing.model_dump_json()) == firing


@pytest.mark.parametrize("broken", [{"hour": 24}, {"hour": -1}, {"minute": 60}, {"weekdays": ()}, {"weekdays": (0,)}])
def test_a_rule_that_never_fires_cannot_be_made(broken: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Daily.model_validate({"hour": 9, "zone": "UTC"} | broken)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        next_firing(Daily(hour=9, zone="UTC"), datetime(2026, 3, 3))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Europe/Olso", "Europe/Oslo"),
        ("europe/oslo", "Europe/Oslo"),
        ("oslo", "Europe/Oslo"),
        ("Asia/Kiev", "Europe/Kiev"),
        ("America/New York", "America/New_York"),
        ("right/Europe/Oslo", "Europe/Oslo"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest_names(typed: str, meant: str) -> None:
    with pytest.raises(BadInput) as refused:
        zone_of(typed)
    assert typed in refused.value.detail
    assert meant in refused.value.detail


@pytest.mark.parametrize(
    "odd",
    ["", " ", ".", "..", "/etc/passwd", "../UTC", "Europe", "Europe/", "posixrules", "localtime", "a\0b", "x" * 999],
)
def test_a_path_or_an_odd_name_is_no_zone_and_the_refusal_is_one_short_line(odd: str) -> None:
    with pytest.raises(BadInput) as refused:
        zone_of(odd)
    assert len(refused.value.detail) < 200
    assert refused.value.detail.isprintable()


@pytest.mark.parametrize("name", ["UTC", "Europe/Kyiv", "Asia/Taipei", "America/Argentina/Buenos_Aires", "Etc/GMT+12"])
def test_a_zone_of_the_database_is_known(name: str) -> None:
    assert zone_of(name).key == name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9", "09:00"),
        (" 09 ", "09:00"),
        ("09:00", "09:00"),
        ("2:30", "02:30"),
        ("14.45", "14:45"),
        ("0", "00:00"),
        ("8am", "08:00"),
        ("8 PM", "20:00"),
        ("12 am", "00:00"),
        ("12:30 p.m.", "12:30"),
    ],
)
def test_a_time_of_day_is_read_as_people_type_it(text: str, meant: str) -> None:
    assert f"{clock_time(text):%H:%M}" == meant


@pytest.mark.parametrize("text", ["", "24", "-1", "9:60", "9:5", "9:", "13pm", "0am", "noon", "9 10", "٣", "009"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        clock_time(text)


# --- the time machine ------------------------------------------------------------------------------------------------


def test_a_simulated_year_has_a_line_a_firing_with_both_times_and_a_note_where_clocks_change() -> None:
    lines = list(simulation("America/New_York", "2:30", 2027))

    assert len(lines) == 365
    assert lines[0] == "2027-01-01T02:30:00-05:00  2027-01-01T07:30:00Z"
    assert [line for line in lines if line.count("  ") > 1] == [
        "2027-03-14T03:00:00-04:00  2027-03-14T07:00:00Z  "
        "02:30 does not exist on this day: fires at 03:00, the first instant after the gap"
    ]


def test_an_overlap_is_explained_where_it_comes() -> None:
    [noted] = [line for line in simulation("America/New_York", "1:30", 2027) if line.count("  ") > 1]
    assert noted == "2027-11-07T01:30:00-04:00  2027-11-07T05:30:00Z  01:30 comes twice: fires at the first"


def test_a_skipped_date_is_explained_at_the_last_firing_before_it() -> None:
    lines = list(simulation("Pacific/Kiritimati", 9, 1994))

    assert len(lines) == 364
    assert lines[-1] == (
        "1994-12-30T09:00:00-10:00  1994-12-30T19:00:00Z  "
        "31 December 1994 does not exist in Pacific/Kiritimati: nothing fires on that date"
    )


def test_a_gap_at_the_end_of_a_date_is_told_to_fire_on_the_next_day() -> None:
    [line] = [line for line in simulation("America/Nuuk", "23:00", 2027) if "does not exist" in line]
    assert line.startswith("2027-03-28T00:00:00-01:00")
    assert "on the next day" in line


def test_a_simulated_year_is_what_production_would_fire() -> None:
    slots = firings(
        Daily(hour=1, minute=30, zone="Europe/London"), utc("2026-01-01T00:00:00"), utc("2027-01-01T00:00:00")
    )
    assert [line.split()[0] for line in simulation("Europe/London", "1:30", 2026)] == [
        slot.local.isoformat() for slot in slots
    ]


@pytest.mark.parametrize(
    ("zone", "at", "year"), [("Nowhere", 9, 2027), ("UTC", "25", 2027), ("UTC", 9, 0), ("UTC", 9, 9999)]
)
def test_a_simulation_of_what_cannot_be_is_refused_at_once(zone: str, at: str | int, year: int) -> None:
    with pytest.raises(BadInput):
        simulation(zone, at, year)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_note_is_told_in_each_language_with_its_times(locale: str) -> None:
    told = "\n".join([*simulation("America/Nuuk", 23, 2027, locale), *simulation("Pacific/Apia", 9, 2011, locale)])
    notes = [line.split("  ", 2)[2] for line in told.splitlines() if line.count("  ") > 1]
    gap, overlap, skipped = notes
    assert "23:00" in gap
    assert "00:00" in gap
    assert "23:00" in overlap
    assert "2011" in skipped
    assert "Pacific/Apia" in skipped

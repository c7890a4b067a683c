"""Matters: what belongs together, and how much room each gets in a timeline."""

from datetime import UTC

import pytest

from core.write.timeline import budget, chosen
from tests.core.write.said_lines import reading


@pytest.mark.parametrize(("messages", "rows"), [(1, 15), (60, 32), (150, 62), (10_000, 80)])
def test_the_timeline_grows_with_the_room_within_bounds(messages: int, rows: int) -> None:
    assert budget(messages) == rows


def test_a_report_of_something_else_begins_a_matter_of_its_own() -> None:
    room = reading(
        (0, "Ada", "The compressor in hall B stopped"),
        (60, "Bo", "I look at the compressor"),
        (120, "Cai", "Nobody can log in to the warehouse system, error 500"),
        (180, "Dee", "The warehouse system fails here too"),
        (240, "Bo", "Compressor belt replaced"),
    )
    texts = [{line.id for line in matter.lines} for matter in room.matters]
    assert texts == [{"m1", "m2", "m5"}, {"m3", "m4"}]


def test_one_matter_stays_one_over_a_quiet_night() -> None:
    room = reading(
        (0, "Ada", "Press 4 stopped with alarm 17"),
        (300, "Bo", "I reset press 4"),
        (50_000, "Ada", "It turned out the valve of the press was stuck"),
        (50_300, "Bo", "Press 4 is running again"),
    )
    assert len(room.matters) == 1


def test_every_day_somebody_spoke_has_a_row() -> None:
    day = 86_400
    said = [(second, "Ada", f"Pump {second} failed with alarm {second}") for second in range(0, 36_000, 300)]
    said += [(day, "Bo", "The technician from Bergen arrives with a bag"), (2 * day, "Bo", "Parts for it were ordered")]
    room = reading(*said)
    rows = chosen(room.matters, room.told, UTC)
    assert len(rows) <= budget(len(said))
    assert {row.lines[0].at.day for row in rows} == {3, 4, 5}


def test_a_line_is_told_in_one_row_only() -> None:
    room = reading(
        (0, "ada", "Does the gateway answer you? Mine fails with error 502"),
        (20, "bo", "ada: it fails here too since nine"),
        (40, "ada", "I restarted the gateway"),
    )
    cited = [cite for row in chosen(room.matters, room.told, UTC) for cite in row.cited]
    assert len(cited) == len(set(cited)) == 3

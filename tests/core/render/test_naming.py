"""A file's name: the report's title and its date, safe wherever it is saved."""

from datetime import UTC, datetime

import pytest

from core.render import filename
from tests.core.render.documents import incident


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Production Line Incident Report - Line 3 - again", "Production Line Incident Report_2026-03-04.docx"),
        ("生產線異常處理報告 - 三號線(不完整)", "生產線異常處理報告_2026-03-04.docx"),
        ("No dash", "No dash_2026-03-04.docx"),
        ("../../etc/passwd\x00 - x", "etc passwd_2026-03-04.docx"),
        ('a<b>:"|?*\\c\n', "a b c_2026-03-04.docx"),
        ("☃ - x", "incident_2026-03-04.docx"),
        ("...", "incident_2026-03-04.docx"),
    ],
)
def test_the_name_is_the_report_title_and_the_local_date_it_was_made(title: str, name: str) -> None:
    assert filename(incident().model_copy(update={"title": title}), "docx") == name


@pytest.mark.parametrize("letter", ["x", "報", "👩‍👩‍👧", "e\u0301"])
def test_a_name_fits_every_file_system(letter: str) -> None:
    name = filename(incident().model_copy(update={"title": letter * 400}), "docx")
    assert len(name.encode()) <= 200


def test_without_the_time_it_was_made_the_first_day_of_the_period_counts() -> None:
    assert filename(incident().model_copy(update={"created_at": None}), "md").endswith("_2026-03-03.md")


def test_the_date_is_local() -> None:
    made = incident().model_copy(update={"created_at": datetime(2026, 3, 3, 15, 59, tzinfo=UTC)})
    assert filename(made, "md").endswith("_2026-03-03.md")

"""The demo: the service on a sample workspace, both reports asked for, and a clean end."""

import re
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.cli.demo import SAMPLES


def test_each_sample_workspace_is_a_demo() -> None:
    assert sorted(path.parent.name for path in SAMPLES.glob("*/workspace.json")) == ["en", "zh-TW"]


@pytest.mark.parametrize(
    ("sample", "said"), [("en", "Daily Report - Rimfoss Bottling"), ("zh-TW", "生產線異常處理報告")]
)
def test_the_demo_shows_the_stages_the_summary_the_file_and_a_way_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, sample: str, said: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["newsdesk", "demo", "--once", "--sample", sample, "--out", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    told = capsys.readouterr().out
    (file,) = (tmp_path / sample).glob("*.docx")
    assert str(file) in told
    assert said in told
    assert "> /report test" in told
    assert "> /report incident" in told
    assert re.search(r"http://localhost:\d+/login/\S{40}", told)
    assert sum(line.startswith("  … ") for line in told.splitlines()) >= 6


def test_a_sample_that_is_not_there_is_told_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["newsdesk", "demo", "--sample", "fr"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "en, zh-TW" in capsys.readouterr().err

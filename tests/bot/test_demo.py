"""The demo: both reports for each sample workspace, written where it says."""

import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.cli.demo import SAMPLES


def test_the_demo_writes_a_summary_and_an_incident_report_for_each_workspace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["newsdesk", "demo", "--out", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    told = capsys.readouterr().out
    workspaces = [path.parent.name for path in SAMPLES.glob("*/workspace.json")]
    assert sorted(workspaces) == ["en", "zh-TW"]
    for name in workspaces:
        for kind in ("daily", "incident"):
            files = sorted((tmp_path / name / kind).glob("*.docx"))
            assert len(files) == 1
            assert str(files[0]) in told

"""The command line from outside: its exit codes, its one line on bad input, the files it leaves."""

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from tests.made import room_with

Cli = Callable[..., tuple[int, str, str]]

DAY = "2026-03-03"


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsdesk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, out, err

    return run


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = tmp_path / "day"
    folder.mkdir()
    call = {"id": "c-1", "at": f"{DAY}T10:00:00", "direction": "in", "duration_s": 95, "transcription": "Asks for 12."}
    (folder / "calls.json").write_text(json.dumps([call]))
    return folder


def refused(result: tuple[int, str, str]) -> str:
    """The one line of a bad input: exit 2, nothing on stdout, no traceback."""
    code, out, err = result
    assert (code, out) == (2, "")
    assert err.startswith("newsdesk: ")
    assert err.count("\n") == 1
    return err


def test_a_room_that_is_not_json_is_named_with_its_place(cli: Cli, tmp_path: Path) -> None:
    room = tmp_path / "broken.json"
    room.write_text('{"title": ')
    assert "broken.json" in refused(cli("write", "incident", "--room", room, "--out", tmp_path))


@pytest.mark.parametrize("content", ["[]", "{}", '{"title": "x", "messages": 5}', "null", '"text"'])
def test_a_room_of_the_wrong_shape_is_refused(cli: Cli, tmp_path: Path, content: str) -> None:
    room = tmp_path / "shape.json"
    room.write_text(content)
    assert "messages" in refused(cli("write", "incident", "--room", room, "--out", tmp_path))


def test_an_absent_file_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert "gone.json" in refused(cli("write", "incident", "--room", tmp_path / "gone.json", "--out", tmp_path))
    assert "gone" in refused(cli("write", "daily", "--data", tmp_path / "gone", "--day", DAY, "--out", tmp_path))
    assert "gone.json" in refused(cli("check", tmp_path / "gone.json", "--brief", tmp_path / "gone.json"))


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [
        ("--zone", "Europe/Olso", "Europe/Oslo"),
        ("--zone", "../etc/passwd", "zone"),
        ("--day", "2026-02-30", "2026-02-30"),
        ("--day", "yesterday", "yesterday"),
        ("--locale", "tlh", "tlh"),
        ("--format", "exe", "exe"),
    ],
)
def test_an_unknown_zone_day_locale_or_format_is_refused(
    cli: Cli, day: Path, tmp_path: Path, option: str, value: str, word: str
) -> None:
    given = {"--data": day, "--day": DAY, "--zone": "Europe/Oslo", "--out": tmp_path} | {option: value}
    assert word in refused(cli("write", "daily", *[part for pair in given.items() for part in pair]))


def test_an_unknown_kind_is_refused(cli: Cli) -> None:
    assert "weekly" in refused(cli("write", "weekly"))


def test_a_zip_that_climbs_out_is_refused(cli: Cli, tmp_path: Path) -> None:
    export = tmp_path / "export.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("users.json", "[]")
        archive.writestr("../evil.json", "[]")
    result = cli("write", "incident", "--export", export, "--channel", "ops", "--out", tmp_path)
    assert "../evil.json" in refused(result)
    assert not (tmp_path.parent / "evil.json").exists()


def test_a_room_of_only_bad_messages_is_refused_but_an_empty_one_has_nothing_to_report(
    cli: Cli, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(room_with([{"text": "no ts"}, 7])))
    assert "no ts" in refused(cli("write", "incident", "--room", bad, "--out", tmp_path))
    empty = tmp_path / "empty.json"
    empty.write_text(json.dumps(room_with([])))
    code, out, err = cli("write", "incident", "--room", empty, "--out", tmp_path)
    assert (code, out, err) == (
        3,
        "",
        "newsdesk: This incident room has no messages yet, so no report can be written\n",
    )


def test_a_bad_message_is_counted_and_the_rest_is_used(cli: Cli, tmp_path: Path) -> None:
    room = tmp_path / "room.json"
    good = {"user": "U1", "ts": "1772528400.000100", "text": "Line 3 is down, alarm E42"}
    room.write_text(json.dumps(room_with([good, {"user": "U1", "text": "no ts"}])))
    code, out, _ = cli("write", "incident", "--room", room, "--out", tmp_path / "out", "--format", "json")
    assert code == 0
    assert out.splitlines()[-1].startswith("coverage: 1/2 messages")
    document = json.loads(Path(out.splitlines()[0]).read_text())
    assert document["title"].endswith(" (incomplete)")
    assert any("ts" in failure for failure in document["coverage"]["failures"])


def test_hostile_text_and_long_names_survive(cli: Cli, tmp_path: Path) -> None:
    room = tmp_path / "room.json"
    text = "Line 3 is down\x00 \ud800 <!channel> | **not bold** [x](http://evil.example)"
    messages = [{"user": "U1", "ts": "1772528400.000100", "text": text, "files": [{"id": "F1", "name": "n" * 300}]}]
    room.write_text(json.dumps(room_with(messages, names={"U1": "A" * 300})))
    code, out, err = cli("write", "incident", "--room", room, "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    assert [Path(line).suffix for line in out.splitlines()[:-1]] == [".md", ".docx", ".json"]


def test_every_claim_cites_what_exists_and_the_brief_checks_its_own_document(
    cli: Cli, day: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    zone = ("--zone", "Europe/Oslo", "--organisation", "Acme")
    code, printed, _ = cli("write", "daily", "--data", day, "--day", DAY, *zone, "--out", out, "--save-brief")
    assert code == 0
    assert printed.splitlines()[-1] == "coverage: 1/1 calls"
    document = json.loads((out / "document.json").read_text())
    known = {item["id"] for item in [*document["facts"], *document["evidence"]]}
    claims = [claim for section in document["sections"] for claim in section["claims"]]
    assert claims
    assert all(claim["cites"] and set(claim["cites"]) <= known for claim in claims)
    assert cli("check", out / "document.json", "--brief", out / "brief.json") == (0, "", "")


def test_check_prints_a_line_a_finding_and_ends_with_4(cli: Cli, tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    brief = tmp_path / "brief.json"
    claims = [{"text": "12 calls came in.", "cites": ["f1"]}, {"text": "13 calls came in.", "cites": ["f1"]}]
    draft.write_text(json.dumps({"sections": [{"title": "Numbers", "claims": claims}]}))
    facts = [{"id": "f1", "label": "calls_in", "value": 12, "unit": "calls", "from": []}]
    brief.write_text(json.dumps({"facts": facts, "evidence": []}))
    code, out, err = cli("check", draft, "--brief", brief)
    finding = json.loads(out)
    assert (code, err) == (4, "")
    assert (finding["section"], finding["claim"], finding["rule"], finding["verdict"]) == (
        "Numbers",
        1,
        "numbers",
        "strike",
    )


def test_simulate_prints_a_firing_a_day_and_explains_the_skipped_hour(cli: Cli) -> None:
    code, out, _ = cli("simulate", "--zone", "Europe/Oslo", "--at", "2:30", "--year", "2027")
    lines = out.splitlines()
    assert (code, len(lines)) == (0, 365)
    (spring,) = [line for line in lines if line.startswith("2027-03-28")]
    assert spring.split()[:2] == ["2027-03-28T03:00:00+02:00", "2027-03-28T01:00:00Z"]
    assert len(spring.split()) > 2

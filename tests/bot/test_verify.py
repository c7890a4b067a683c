"""`newsdesk verify` from outside: its lines, its exit codes, and that it makes nothing and asks nobody."""

import json
import re
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.cli import main
from core.document import Document
from core.render.docx import docx_file
from core.render.seal import seal
from tests.core.render.documents import incident, picture

Cli = Callable[..., tuple[int, str, str]]
KEY = "a-key-for-tests-alone"


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    monkeypatch.setenv("NEWSDESK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NEWSDESK_SECRET_KEY", raising=False)

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsdesk", "verify", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, out, err

    return run


def _made(folder: Path, document: Document | None = None, key: str = "") -> Path:
    file = folder / "report.docx"
    sealing = partial(seal, key.encode()) if key else None
    file.write_bytes(docx_file(document or incident(), {"pictures/1": picture(300, 200)}, sealing))
    return file


def _edit(file: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts["word/document.xml"].decode()
    assert old in before
    parts["word/document.xml"] = before.replace(old, new, 1).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_a_file_as_it_was_written_holds(cli: Cli, tmp_path: Path) -> None:
    code, out, err = cli(_made(tmp_path))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        'ok       manifest: rep_1, "Production Line Incident Report - Line 3 stopped", 2026-03-03T17:30:00Z',
        "ok       text: 43 lines",
        "ok       pictures: 1",
        "ok       claims: 8, and every source they cite is listed",
        "note     seal: none, so whoever changed the file could have changed the manifest with it",
        "holds: the document is as it was written",
    ]


def test_a_changed_figure_ends_with_4_and_is_named_with_its_place(cli: Cli, tmp_path: Path) -> None:
    file = _made(tmp_path)
    _edit(file, "There were 3 messages.", "There were 8 messages.")
    code, out, _ = cli(file)
    assert code == 4
    changed = [line for line in out.splitlines() if line.startswith("CHANGED")]
    assert len(changed) == 1
    assert changed[0].startswith('CHANGED  section "1. Incident summary", sentence 2: "Ada Holm reported:')
    assert changed[0].endswith("isn't what was written")
    assert out.splitlines()[-1] == "does not hold: 1 difference"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "2. Timeline",
            "2. Nothing",
            'CHANGED  section "2. Timeline", its title: "2. Nothing" isn\'t what was written',
        ),
        (
            "<w:sectPr",
            "<w:p><w:r><w:t>More</w:t></w:r></w:p><w:sectPr",
            'CHANGED  section "Sources", line 5: after it "More" was put in',
        ),
        (
            "INC-7",
            "INC-8",
            'CHANGED  before the first section, line 3: "Incident no. INC-8" isn\'t what was written',
        ),
    ],
)
def test_every_sort_of_change_is_told_in_words(cli: Cli, tmp_path: Path, old: str, new: str, line: str) -> None:
    file = _made(tmp_path)
    _edit(file, old, new)
    code, out, _ = cli(file)
    assert code == 4
    assert line in out.splitlines()


def test_somebody_elses_words_cannot_drive_the_terminal(cli: Cli, tmp_path: Path) -> None:
    file = _made(tmp_path)
    _edit(file, "line runs.", "line \u202e\u009b2Jruns\u2028 " + "x" * 500)
    _, out, _ = cli(file)
    assert not set("\u202e\u009b\u2028\u0085") & set(out)
    assert max(map(len, out.splitlines())) < 250


def test_many_changes_are_told_in_part_with_their_number(cli: Cli, tmp_path: Path) -> None:
    first = incident().sections[0]
    claims = tuple(first.claims[0].model_copy(update={"text": f"Sentence {n}."}) for n in range(80))
    section = first.model_copy(update={"claims": claims, "layout": "bullets"})
    file = _made(tmp_path, incident().model_copy(update={"sections": (section,)}))
    with zipfile.ZipFile(file) as archive:
        body = archive.read("word/document.xml").decode()
    changed = re.sub(r"Sentence (\d+)\.", r"Phrase \1.", body)
    _edit(file, body, changed)
    _, out, _ = cli(file)
    assert sum(line.startswith("CHANGED") for line in out.splitlines()) == 50
    assert out.splitlines()[-1] == "does not hold: 80 differences"
    assert "         and 30 more" in out.splitlines()


def test_json_tells_the_manifest_and_every_check(cli: Cli, tmp_path: Path) -> None:
    file = _made(tmp_path)
    code, out, _ = cli(file, "--json")
    told = json.loads(out)
    assert (code, told["holds"], told["manifest"]["report"]) == (0, True, "rep_1")
    assert {check["sort"] for check in told["checks"]} == {"manifest", "text", "picture", "claims", "seal"}
    _edit(file, "line runs.", "line stops.")
    code, out, _ = cli(file, "--json")
    assert (code, json.loads(out)["holds"]) == (4, False)


@pytest.mark.parametrize(
    ("set_", "kept", "told"),
    [
        (KEY, None, "ok       seal: made here"),
        (None, KEY, "ok       seal: made here"),
        (None, None, "note     seal: not checked: no key "),
        ("another", None, "note     seal: not checked: no key "),
    ],
)
def test_a_seal_is_checked_where_its_key_is(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_: str | None, kept: str | None, told: str
) -> None:
    file = _made(tmp_path, key=KEY)
    if set_:
        monkeypatch.setenv("NEWSDESK_SECRET_KEY", set_)
    if kept:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "secret.key").write_text(f"{kept}\n")
    code, out, _ = cli(file)
    assert code == 0
    assert any(line.startswith(told) for line in out.splitlines())
    assert (tmp_path / "home").exists() == bool(kept)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Dear reader", "isn't a zip file"),
        (None, "no such file"),
        (b"PK\x05\x06" + b"\x00" * 18, "which of its parts"),
    ],
)
def test_what_cannot_be_checked_ends_with_2_and_one_line(
    cli: Cli, tmp_path: Path, data: bytes | None, words: str
) -> None:
    file = tmp_path / "letter.docx"
    if data is not None:
        file.write_bytes(data)
    code, out, err = cli(file)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("newsdesk: ")
    assert str(file) in err
    assert words in err


def test_a_document_of_somebody_else_has_no_manifest(cli: Cli, tmp_path: Path) -> None:
    file = _made(tmp_path)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.startswith("customXml/")}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    code, _, err = cli(file)
    assert code == 2
    assert "no manifest of Newsdesk" in err

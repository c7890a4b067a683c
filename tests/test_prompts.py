"""Prompts are files with a version that settles their text, and placeholders that are all filled or none."""

from datetime import date
from pathlib import Path

import pytest

import prompts

_FILE = "---\nversion: {version}\ndate: 2026-01-02\nchanges: c\ndeprecated: {deprecated}\n---\n{text}\n"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the project's prompts."""
    monkeypatch.setattr(prompts, "_FOLDER", tmp_path)
    monkeypatch.setattr(prompts, "load", prompts.load.__wrapped__)  # without its cache
    return tmp_path


def put(shelf: Path, name: str, version: int, text: str, deprecated: str = "no") -> None:
    (shelf / name).mkdir(exist_ok=True)
    file = _FILE.format(version=version, text=text, deprecated=deprecated)
    (shelf / name / f"v{version}.md").write_text(file, encoding="utf-8")


@pytest.mark.parametrize("name", prompts.names())
def test_every_version_of_every_prompt_loads_with_its_front_matter(name: str) -> None:
    for version in prompts.versions(name):
        prompt = prompts.load(name, version)
        assert prompt.version == version
        assert prompt.date >= date(2026, 1, 1)
        assert prompt.changes
        assert prompt.text
        assert "{{>" not in prompt.text


@pytest.mark.parametrize("name", ["daily", "incident"])
def test_a_kind_has_a_prompt_for_all_it_is_filled_with_and_a_default_wish(name: str) -> None:
    assert prompts.load(name).places == {"sections", "language", "request", "mark"}
    assert not prompts.load(f"{name}_request").places


def test_the_newest_version_that_is_not_deprecated_is_loaded_unless_one_is_asked_for(shelf: Path) -> None:
    for version in (1, 2, 10, 11):
        put(shelf, "note", version, f"text {version}", deprecated="yes" if version == 11 else "no")
    assert prompts.load("note").version == "v10"
    assert prompts.load("note", "v11").deprecated
    assert prompts.load("note", "v2").text == "text 2"


@pytest.mark.parametrize(("name", "version"), [("nothing", None), ("../prompts", None), ("note", "v9"), ("note", "1")])
def test_what_is_not_there_is_a_lookup_error(shelf: Path, name: str, version: str | None) -> None:
    put(shelf, "note", 1, "text")
    with pytest.raises(LookupError):
        prompts.load(name, version)


def test_a_shared_piece_is_part_of_the_text_and_of_its_hash(shelf: Path) -> None:
    put(shelf, "rules", 1, "Be brief in {{language}}.")
    put(shelf, "note", 1, "Write.\n{{> rules/v1}}")
    before = prompts.load("note")
    assert before.text == "Write.\nBe brief in {{language}}."
    assert before.places == {"language"}
    put(shelf, "rules", 2, "Be long.")
    assert prompts.load("note").sha256 == before.sha256
    put(shelf, "rules", 1, "Be silent.")
    assert prompts.load("note").sha256 != before.sha256


def test_filling_replaces_each_place_once_and_never_what_a_value_holds(shelf: Path) -> None:
    put(shelf, "note", 1, "{{one}} and {{two}} and {{one}}")
    assert prompts.load("note").fill(one="{{two}}", two="2") == "{{two}} and 2 and {{two}}"


@pytest.mark.parametrize("values", [{}, {"one": "1", "other": "2"}, {"other": "2"}])
def test_a_place_without_value_or_a_value_without_place_is_an_error(shelf: Path, values: dict[str, str]) -> None:
    put(shelf, "note", 1, "{{one}}")
    with pytest.raises(ValueError, match="prompt note/v1"):
        prompts.load("note").fill(**values)


@pytest.mark.parametrize(
    "file",
    [
        "no front matter",
        "---\nversion: 1\n---\ntext",
        "---\nversion: 1\ndate: 2026-01-02\nchanges: c\ndeprecated: no\ntext",
        _FILE.format(version=2, deprecated="no", text="says another version"),
        _FILE.format(version=1, deprecated="perhaps", text="text"),
        _FILE.format(version=1, deprecated="no", text="text").replace("2026-01-02", "soon"),
    ],
)
def test_a_file_that_is_no_prompt_says_so(shelf: Path, file: str) -> None:
    (shelf / "note").mkdir()
    (shelf / "note" / "v1.md").write_text(file, encoding="utf-8")
    with pytest.raises(ValueError):  # noqa: PT011 - date's own words differ
        prompts.load("note")

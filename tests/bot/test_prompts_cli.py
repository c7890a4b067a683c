"""`newsdesk prompts`: everything said to models, by name and version."""

import json
import re
import sys
from collections.abc import Callable

import pytest

from bot.cli import main
from bot.cli import prompts as command
from prompts import load, names, versions

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsdesk", "prompts", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return run


@pytest.fixture
def an_old_one(monkeypatch: pytest.MonkeyPatch) -> str:
    """A prompt of two versions, both of which aren't to be used any more."""
    folder_of = command.load

    def both(name: str, version: str | None = None) -> object:
        if name != "old":
            return folder_of(name, version)
        if version is None:
            raise LookupError(name)
        known = load("daily", "v1")
        fields = {name: getattr(known, name) for name in ("date", "changes", "text", "sha256")}
        return type(known)(name="old", version=version, deprecated=True, **fields)

    monkeypatch.setattr(command, "load", both)
    monkeypatch.setattr(command, "names", lambda: ["old", *names()])
    monkeypatch.setattr(command, "versions", lambda name: ["v1", "v2"] if name == "old" else versions(name))
    return "old"


def test_every_prompt_is_listed_at_the_version_in_use(cli: Cli) -> None:
    code, out, _ = cli()
    heads = [line for line in out.splitlines() if not line.startswith(" ")]
    assert code == 0
    assert [head.split("  ")[:3] for head in heads] == [
        [f"{p.name}/{p.version}", p.date.isoformat(), p.sha256[:12]] for p in map(load, names())
    ]


def test_a_prompt_is_told_with_its_changes_and_placeholders(cli: Cli) -> None:
    prompt = load("data")
    code, out, _ = cli("data")
    assert code == 0
    assert f"  changes: {prompt.changes}\n" in out
    assert f"  placeholders: {', '.join(sorted(prompt.places))}\n" in out
    assert "  placeholders: none\n" in cli("daily_request")[1]


def test_a_named_one_is_told_with_every_version_oldest_first(cli: Cli) -> None:
    code, out, _ = cli("daily")
    assert code == 0
    assert re.findall(r"^daily/(v\d+)", out, re.M) == versions("daily")
    assert len(versions("daily")) > 1


def test_json_lines_hold_the_whole_of_it(cli: Cli) -> None:
    code, out, _ = cli("--json")
    assert code == 0
    assert [json.loads(line) for line in out.splitlines()] == [command.plain(load(name)) for name in names()]
    (only,) = [json.loads(line) for line in cli("data", "--json")[1].splitlines()]
    assert only["sha256"] == load("data").sha256
    assert only["placeholders"] == sorted(load("data").places)


def test_a_deprecated_one_is_marked(cli: Cli, an_old_one: str) -> None:
    lines = cli()[1].splitlines()
    assert [line for line in lines if "deprecated" in line] == [lines[0]]
    assert lines[0].startswith("old/v2 ")
    assert all(json.loads(line)["deprecated"] for line in cli(an_old_one, "--json")[1].splitlines())


def test_an_unknown_one_is_refused_with_those_there_are(cli: Cli) -> None:
    code, out, err = cli("dialy")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "dialy" in err
    assert "daily" in err

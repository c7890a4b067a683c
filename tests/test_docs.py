"""The README tells the truth: its paths, commands, settings and kinds are the project's own."""

import re
from pathlib import Path

import pytest
from pydantic import AliasChoices

from bot.cli import COMMANDS
from bot.settings import Settings
from core.kinds import ALL
from core.render import RENDERERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:bot|core|storage|prompts|docs|samples)/[\w./-]*)`", README)))
)
def test_every_path_the_readme_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("path", re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README))
def test_every_picture_of_the_readme_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_the_readme_shows_every_command_and_no_other() -> None:
    shown = set(re.findall(r"\.venv/bin/newsdesk (\w+)", README)) | {"demo"}
    assert shown == {name.split()[0] for name in COMMANDS}


def test_the_readme_tells_of_every_kind_and_each_can_be_written() -> None:
    written = {name.split()[1] for name in COMMANDS if name.startswith("write ")}
    assert {kind.name for kind in ALL} == written
    assert all(f"(`{kind.name}`)" in README for kind in ALL)


def test_the_readme_lists_every_setting() -> None:
    names = {_variable(name, field.validation_alias) for name, field in Settings.model_fields.items()}
    assert names == set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.M))


def _variable(name: str, alias: object) -> str:
    """The setting's first name: an alias is a name as it is, or several of them."""
    return str(alias.choices[0] if isinstance(alias, AliasChoices) else alias or name).upper()


def test_every_make_verb_of_the_readme_exists() -> None:
    verbs = set(re.findall(r"\bmake (\w+)\b +#|`make (\w+)`", README))
    assert verbs
    assert all(re.search(rf"^{a or b}:", MAKEFILE, re.M) for a, b in verbs)


def test_every_output_of_a_kind_has_a_renderer() -> None:
    assert all(set(kind.outputs) <= set(RENDERERS) for kind in ALL)

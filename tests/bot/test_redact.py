"""`newsdesk redact`: text in, redacted text or spans out."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.redact import redact
from core.errors import BadInput

APP = typer.Typer()
APP.command()(redact)
SAID = "Ada Holm and 王小明 rang +47 412 34 567 for Nordvik, see Falcon\n"


def ran(*options: str, said: str = SAID) -> str:
    result = CliRunner().invoke(APP, options, input=said, catch_exceptions=False, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stdout


def test_text_from_standard_input_comes_out_redacted() -> None:
    assert ran() == "Ada Holm and 王小明 rang [REDACTED_PHONE] for Nordvik, see Falcon\n"


def test_a_file_is_read_and_its_end_kept(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    path.write_text("mail ada@example.org", encoding="utf-8")
    assert ran(str(path)) == "mail [REDACTED_EMAIL]"


def test_spans_are_places_in_the_input() -> None:
    found = json.loads(ran("--spans"))
    assert found == [{"start": 22, "end": 36, "kind": "phone"}]
    assert SAID[22:36] == "+47 412 34 567"
    assert json.loads(ran("--spans", said="nothing")) == []


@pytest.mark.parametrize(
    "held",
    [
        '["Ada Holm", "王小明"]',
        '[{"name": "Ada Holm"}, {"id": "U3", "name": "小明", "aliases": ["王小明"], "email": "x@example.org"}]',
        '{"members": [{"id": "U1", "display_name": "Ada Holm"}, {"id": "U3", "name": "王小明"}], "messages": []}',
        "name,role\nAda Holm,lead\n王小明,\n",
        "Ada Holm\n王小明\n",
    ],
)
def test_members_are_known_in_whatever_form_they_are_given(held: str, tmp_path: Path) -> None:
    path = tmp_path / "members"
    path.write_text(held, encoding="utf-8")
    told = ran("--members", str(path), "--locale", "no")
    assert told == "Deltaker A and Deltaker B rang [REDACTED_PHONE] for Nordvik, see Falcon\n"


def test_customers_and_words_to_hide_are_taken_from_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "members.json"
    path.write_text('{"people": ["Ada Holm"], "customers": ["Nordvik"], "redact": ["falcon"]}', encoding="utf-8")
    told = ran("--members", str(path))
    assert told.endswith("for [REDACTED_ORGANISATION], see [REDACTED_TERM]\n")


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ("{not json", "not JSON"),
        ("{}", "no people, members, customers or redact"),
        ('{"people": "Ada"}', "people is not a list"),
        ('[{"id": "U1"}]', "people, entry 1 has no name"),
        ('["Ada", 7]', "entry 2 has no name"),
        ('{"customers": [7]}', "customers, entry 1 is not a text"),
        ('[{"name": "Ada", "aliases": [7]}]', "aliases is not a list of names"),
    ],
)
def test_members_that_cannot_be_used_are_told_with_what_and_where(held: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "members.json"
    path.write_text(held, encoding="utf-8")
    with pytest.raises(BadInput, match=why) as told:
        ran("--members", str(path))
    assert str(path) in told.value.detail


def test_a_text_that_is_not_utf8_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(BadInput, match="byte 3 is not UTF-8"):
        ran(str(path))


def test_a_language_we_do_not_write_is_bad_input() -> None:
    with pytest.raises(BadInput, match="zh-TW"):
        ran("--locale", "xx")

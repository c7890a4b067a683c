"""The audit log from outside: exported whole, harmless to a spreadsheet, and its chain walked."""

import asyncio
import csv
import io
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.app import open_stores_of, upgrade_database
from bot.cli import audit as command
from bot.cli import main
from bot.settings import Settings
from core.audit import AuditEntry, broken
from core.people import Organisation
from core.stores import Stores
from storage.database import Database
from storage.model_tables import audit, audit_heads
from tests.contracts.values import NOON, OURS, THEIRS, an_event

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    monkeypatch.setenv("NEWSDESK_HOME", str(tmp_path / "home"))
    upgrade_database(Settings())

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsdesk", "audit", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return run


def within(work: Callable[[Stores], Awaitable[Any]]) -> Any:
    """What the work gives, over the stores that the commands open."""

    async def run() -> Any:
        async with open_stores_of(Settings()) as kept:
            return await work(kept.stores)

    return asyncio.run(run())


def logged(*details: dict[str, Any], organisation: str = OURS, **fields: Any) -> Sequence[AuditEntry]:
    """An organisation called Ours, with an entry of each details in its log."""

    async def work(stores: Stores) -> Sequence[AuditEntry]:
        named = Organisation(id=organisation, name="Ours", zone="UTC", locale="en")
        await stores.directory.keep_organisation(named)
        for number, told in enumerate(details, 1):
            await stores.audit.append(an_event(number, organisation, details=told, **fields))
        return await stores.audit.entries(organisation)

    entries: Sequence[AuditEntry] = within(work)
    return entries


def tampered(*statements: Any) -> None:
    async def run() -> None:
        database = Database(Settings().database_url)
        for statement in statements:
            assert await database.change(statement)
        await database.close()

    asyncio.run(run())


def test_an_unbroken_log_is_said_to_be(cli: Cli) -> None:
    logged({"n": 1}, {"n": 2}, {"n": 3})
    assert cli("verify") == (0, "audit log of Ours: 3 entries, unbroken\n", "")


def test_an_empty_log_is_unbroken(cli: Cli) -> None:
    logged()
    assert cli("verify") == (0, "audit log of Ours: 0 entries, unbroken\n", "")
    code, out, _ = cli("export", "--format", "csv")
    assert (code, out.count("\n")) == (0, 1)


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ([delete(audit).where(audit.c.seq == 2)], ["entries 2 to 2 are missing"]),
        ([update(audit).where(audit.c.seq == 2).values(user="usr_2")], ["entry 2 was changed"]),
        ([delete(audit).where(audit.c.seq == 3)], ["the log ends at entry 2, but entry 3 was the newest"]),
        (
            [
                update(audit).where(audit.c.seq == 1).values(user="x"),
                update(audit).where(audit.c.seq == 3).values(at=NOON),
            ],
            ["entry 1 was changed"],
        ),
        (
            [update(audit_heads).values(seq=2)],
            [
                "the log ends at entry 2, but entry 2 was the newest",
                "the log goes on at entry 3, but entry 2 was the newest",
            ],
        ),
    ],
)
def test_each_break_is_a_line_and_the_exit_code_is_4(cli: Cli, statements: list[Any], said: list[str]) -> None:
    logged({"n": 1}, {"n": 2}, {"n": 3})
    tampered(*statements)
    assert cli("verify") == (4, "".join(f"audit log of Ours: {line}\n" for line in said), "")


def test_what_is_logged_while_the_chain_is_walked_is_no_break(cli: Cli) -> None:
    logged({"n": 1}, {"n": 2})

    async def work(stores: Stores) -> tuple[int, list[str]]:
        class Busy:
            """The log, to which somebody appends whenever it was read."""

            append, head = stores.audit.append, stores.audit.head

            async def entries(self, organisation: str, after: int = 0, limit: int = 500) -> Sequence[AuditEntry]:
                found = await stores.audit.entries(organisation, after, limit)
                if after < 4:
                    await self.append(an_event(key=f"meanwhile {after}"))
                return found

        return await command.breaks_of(Busy(), OURS)

    assert within(work) == (2, [])


def test_json_lines_are_the_entries_and_can_be_verified_apart(cli: Cli, tmp_path: Path) -> None:
    entries = logged({"title": "=1+1 報告 \u2028"}, {"cost": 0.1 + 0.2, "deep": [{"z": None, "a": True}]})
    file = tmp_path / "log.jsonl"
    assert cli("export", "--format", "jsonl", "--out", file) == (0, f"{file}: 2 entries\n", "")
    read = [AuditEntry.model_validate_json(line) for line in file.read_bytes().split(b"\n")[:-1]]
    assert read == list(entries)
    assert broken(read, (2, entries[-1].hash)) == []
    assert cli("export", "--format", "jsonl")[1].encode() == file.read_bytes()


def test_csv_is_a_header_and_a_row_each(cli: Cli, tmp_path: Path) -> None:
    (entry,) = logged({"title": 'a "quoted", 報告\nline'}, report=None)
    file = tmp_path / "log.csv"
    assert cli("export", "--format", "csv", "--out", file) == (0, f"{file}: 1 entries\n", "")
    raw = file.read_bytes()
    assert raw.endswith(b"\r\n")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))
    assert json.loads(row.pop("details")) == entry.details
    plain = entry.model_dump(mode="json", exclude={"details"}) | {"seq": "1", "report": ""}
    assert row == plain


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_compute_is_text(cli: Cli, first: str) -> None:
    formula = f"{first}HYPERLINK(1)"
    logged({}, user=formula, report=formula, key=formula, event="a" + formula)
    code, out, _ = cli("export", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert code == 0
    assert [row[name] for name in ("user", "report", "key")] == ["'" + formula] * 3
    assert row["event"] == "a" + formula


def test_a_long_log_is_read_page_by_page(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_PAGE", 2)
    logged(*({"n": number} for number in range(5)))
    out = cli("export", "--format", "jsonl")[1]
    assert [json.loads(line)["details"]["n"] for line in out.splitlines()] == [0, 1, 2, 3, 4]
    assert cli("verify")[1] == "audit log of Ours: 5 entries, unbroken\n"


def test_of_several_organisations_one_has_to_be_named(cli: Cli) -> None:
    logged({"n": 1})
    logged({"n": 2}, {"n": 3}, organisation=THEIRS)
    for arguments in (("verify",), ("export", "--format", "csv")):
        code, out, err = cli(*arguments)
        assert (code, out) == (2, "")
        assert "--organisation" in err
    assert cli("verify", "--organisation", THEIRS)[:2] == (0, "audit log of Ours: 2 entries, unbroken\n")
    exported = cli("export", "--format", "jsonl", "--organisation", OURS)[1]
    assert [json.loads(line)["organisation"] for line in exported.splitlines()] == [OURS]


def test_a_format_or_a_folder_that_is_not_there_is_refused_in_one_line(cli: Cli, tmp_path: Path) -> None:
    logged({"n": 1})
    for arguments in (("--format", "xlsx"), ("--format", "csv", "--out", tmp_path / "none" / "log.csv"), ()):
        code, out, err = cli("export", *arguments)
        assert (code, out, err.count("\n")) == (2, "", 1), arguments

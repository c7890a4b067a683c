"""The wire of AI: its rules, its price, its calls, and the log as pages and files."""

import csv
import io
import json
from typing import Any

import pytest

from bot.console.audit_file import COLUMNS, safe_cell
from core.audit import AuditDraft, AuditEntry, broken
from core.ports import Prompt
from core.report import Run
from core.stores import Stores
from tests.bot.commands.paid import MINI, fail, pay
from tests.bot.console.site import NOW, ORG, Live

RULES: dict[str, Any] = {
    "off": ["reporting.incident.v1"],
    "models": [],
    "regions": ["EU", "eu"],
    "monthly_budget_usd_micros": 20_000_000,
    "daily_alert_usd_micros": None,
    "retain_prompts": True,
    "customers": [" Demir  Deli ", "Demir Deli"],
    "redact": [],
}


async def logged(stores: Stores, count: int, **fields: Any) -> None:
    for number in range(count):
        draft = {"organisation": ORG.id, "key": f"k{number}", "event": "report.generated", "at": NOW, "user": "usr_ada"}
        await stores.audit.append(AuditDraft.model_validate(draft | fields))


async def ran(live: Live, run: str, **fields: Any) -> None:
    caller = {"organisation": ORG.id, "user": "usr_bo"}
    given = {"id": run, "kind": "incident", "caller": caller, "organisation": ORG.name, "zone": "UTC", "now": NOW}
    await live.stores.runs.start(Run.model_validate(given | fields))


# --- the rules -------------------------------------------------------------------------------------------------------


async def test_the_rules_that_are_put_are_those_one_gets_tidied(live: Live) -> None:
    ada = await live.client("usr_ada")
    assert (await ada.get("/api/ai/policy")).ok()["revision"] == 0
    put = (await ada.put("/api/ai/policy", RULES | {"revision": 0})).ok()
    assert put == RULES | {"regions": ["eu"], "customers": ["Demir Deli"], "revision": 1}
    assert (await ada.get("/api/ai/policy")).ok() == put
    # What one gets can be put back as it is, and is no change.
    assert (await ada.put("/api/ai/policy", put)).ok() == put


async def test_rules_someone_else_changed_meanwhile_are_not_overwritten(live: Live) -> None:
    ada = await live.client("usr_ada")
    (await ada.put("/api/ai/policy", RULES | {"revision": 0})).ok()
    (await ada.put("/api/ai/policy", RULES | {"revision": 0, "off": []})).problem(409)
    assert (await ada.get("/api/ai/policy")).ok()["off"] == RULES["off"]


@pytest.mark.parametrize(
    "changes",
    [
        {"monthly_budget_usd_micros": -1},
        {"monthly_budget_usd_micros": 1.5},
        {"daily_alert_usd_micros": 10**18},
        {"retain_prompts": "yes"},
        {"off": ["reporting.weather.v1"]},
        {"models": ["gpt-nine"]},
        {"regions": ["all of it"]},
        {"customers": ["x"]},
        {"customers": "Demir Deli"},
        {"organisation": "org_2"},
    ],
)
async def test_rules_that_can_not_be_used_change_nothing(live: Live, changes: dict[str, Any]) -> None:
    ada = await live.client("usr_ada")
    (await ada.put("/api/ai/policy", RULES | changes)).problem(422)
    for missing in RULES:
        (await ada.put("/api/ai/policy", {key: RULES[key] for key in RULES if key != missing})).problem(422)
    assert (await ada.get("/api/ai/policy")).ok()["revision"] == 0


# --- the price -------------------------------------------------------------------------------------------------------


async def test_usage_is_told_to_authors_and_not_to_members(live: Live) -> None:
    object.__setattr__(live.desk, "models", (MINI,))
    await pay(live.stores, ORG.id, "rep_1", 3_000_000)
    ada, eve, bo = [await live.client(person) for person in ("usr_ada", "usr_eve", "usr_bo")]
    (await bo.get("/api/ai/usage")).problem(403)
    (await ada.put("/api/ai/policy", RULES)).ok()
    told = (await eve.get("/api/ai/usage")).ok()
    assert (told["month"], told["spent_usd_micros"], told["today_usd_micros"]) == ("2026-03", 3_000_000, 3_000_000)
    assert (told["budget_usd_micros"], told["share"]) == (20_000_000, 0.15)
    assert told["items"][0]["capability"] == "reporting.daily.v1"
    assert told["models"][0]["name"] == MINI.name
    assert "reporting.incident.v1" in told["capabilities"]


# --- the calls of a report -------------------------------------------------------------------------------------------


async def test_the_calls_of_a_report_are_told_with_what_was_said_where_it_is_kept(live: Live) -> None:
    await ran(live, "rep_1")
    raw = Prompt(name="incident", version="1", system="Write.", user="P-A said: the belt stopped.")
    await fail(live.stores, ORG.id, "rep_1")
    await pay(live.stores, ORG.id, "rep_1", 20_000, kind="incident", raw=raw)
    await pay(live.stores, ORG.id, "rep_2", 20_000)
    ada = await live.client("usr_ada")
    told = (await ada.get("/api/reports/rep_1/ai")).ok()
    failed, answered = told["items"]
    assert (failed["status"], failed["error"], failed["raw"]) == ("failed", "unreachable", None)
    assert failed["attempts"] == [{"n": 1, "kind": "unreachable", "ms": 40}]
    assert (answered["status"], answered["cost_usd_micros"], answered["tokens_in"]) == ("answered", 20_000, 12_000)
    assert answered["raw"]["user"] == "P-A said: the belt stopped."
    assert answered["raw"]["answer"] == "An answer."


async def test_an_admin_outside_a_room_does_not_read_what_was_asked_about_it(live: Live) -> None:
    await live.stores.rooms.remove_member(ORG.id, "room_line3", "usr_ada")
    await ran(live, "rep_1", room="room_line3")
    await ran(live, "tst_1", trial=True)
    ada = await live.client("usr_ada")
    (await ada.get("/api/reports/rep_1/ai")).problem(403)
    (await ada.get("/api/reports/tst_1/ai")).problem(404)
    (await ada.get("/api/reports/rep_none/ai")).problem(404)


# --- the log ---------------------------------------------------------------------------------------------------------


async def test_the_log_is_read_page_by_page(live: Live) -> None:
    await logged(live.stores, 5)
    ada = await live.client("usr_ada")
    seen: list[int] = []
    after: int | None = 0
    while after is not None:
        page = (await ada.get(f"/api/audit?after={after}&limit=2")).ok()
        seen += [entry["seq"] for entry in page["items"]]
        after = page["after"]
    assert seen == [1, 2, 3, 4, 5]
    assert page["head"] == 5
    for wrong in ("after=-1", "limit=0", "limit=501", "after=x"):
        (await ada.get(f"/api/audit?{wrong}")).problem(400)


async def test_the_exported_log_holds_every_entry_and_its_chain_can_be_checked(live: Live) -> None:
    await logged(live.stores, 1203, details={"model": "mini-1", "tokens": 7})
    ada = await live.client("usr_ada")
    answer = await ada.get("/api/audit/export?format=jsonl")
    assert answer.status == 200
    assert 'filename="audit-2026-03-03.jsonl"' in answer.headers["Content-Disposition"]
    entries = [AuditEntry.model_validate_json(line) for line in answer.text.splitlines()]
    assert len(entries) == 1203
    assert broken(entries, await live.stores.audit.head(ORG.id)) == []
    rest = await ada.get("/api/audit/export?format=jsonl&after=1200")
    assert len(rest.text.splitlines()) == 3


async def test_the_exported_table_has_a_row_an_entry_and_nothing_in_it_acts(live: Live) -> None:
    hostile = '=HYPERLINK("http://evil.test","x")'
    await logged(live.stores, 1, event=hostile, user="+usr", report="@rep", details={"error": 'a "b"\n,c'})
    ada = await live.client("usr_ada")
    answer = await ada.get("/api/audit/export")
    assert answer.content_type == "text/csv"
    head, row = csv.reader(io.StringIO(answer.text, newline=""))
    told = dict(zip(head, row, strict=True))
    assert tuple(head) == COLUMNS
    assert (told["event"], told["user"], told["report"]) == (f"'{hostile}", "'+usr", "'@rep")
    assert json.loads(told["details"]) == {"error": 'a "b"\n,c'}
    assert told["at"].startswith("2026-03-03T12:00:00")


async def test_an_empty_log_is_a_table_without_rows_and_asking_after_it_sends_nothing(live: Live) -> None:
    ada = await live.client("usr_ada")
    assert (await ada.get("/api/audit/export")).text.splitlines() == [",".join(COLUMNS)]
    assert (await ada.get("/api/audit/export?format=jsonl")).text == ""
    head = await ada.call("HEAD", "/api/audit/export")
    assert (head.status, head.text) == (200, "")
    (await ada.get("/api/audit/export?format=xlsx")).problem(400)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert safe_cell(f"a{text}") == f"a{text}"

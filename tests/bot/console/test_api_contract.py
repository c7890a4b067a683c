"""The wire's conventions, and the description of it: what is served is what openapi.json says (P1, P4, P5)."""

import json
import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from aiohttp import FormData, web
from jsonschema import Draft202012Validator

from bot.console.aliases import ALIASES, aliased
from bot.console.openapi import describe
from bot.console.routes import AnyRoute, Route
from bot.console.table import TABLE
from bot.console.wire import Done, Given, Nothing, Told
from core.audit import AuditDraft
from core.kept import Notification
from core.ports import Prompt
from tests.bot.commands.paid import pay
from tests.bot.console.site import NOW, Live

#: Runs on the loop of the shared console.
on_shared = pytest.mark.asyncio(loop_scope="module")
DESCRIPTION = describe(TABLE, version="1.2.3")


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def conforms(schema: dict[str, Any], value: object) -> None:
    """The value is of the schema, references resolved in our description."""
    Draft202012Validator({"$defs": {}, **_inlined(schema)}).validate(value)


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps({**schema, "components": DESCRIPTION["components"]})
    return json.loads(text)  # type: ignore[no-any-return]


# --- the table -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("route", TABLE, ids=lambda route: route.name)
def test_a_route_says_what_its_handler_takes_and_gives(route: AnyRoute) -> None:
    hints = get_type_hints(route.handler)
    assert hints["call"].__args__ == (route.params, route.body)
    assert hints["return"] is route.reply
    assert set(re.findall(r"{(\w+)}", route.path)) <= set(route.params.model_fields)
    assert issubclass(route.params, Given)
    assert issubclass(route.body, Given)


def test_every_address_and_every_name_stands_once() -> None:
    assert len({(route.method, route.path) for route in TABLE}) == len(TABLE)
    assert len({route.name for route in TABLE}) == len(TABLE)


def test_an_old_path_is_served_once_its_route_is_there() -> None:
    assert list(aliased(TABLE)) == []

    async def write(call: Any) -> Done:
        return Done()

    path = "/api/gen-reports:generate"
    route: AnyRoute = Route(method="POST", path=path, summary="", handler=write, reply=Done)
    assert list(aliased([*TABLE, route])) == [("/reporting/gen-reports:generate", route)]
    app = web.Application()
    for (method, old), canonical in ALIASES.items():
        app.router.add_route(method, old, write)
        app.router.add_route(method, canonical, write)


# --- the description -------------------------------------------------------------------------------------------------


async def test_the_description_is_served_to_everyone(live: Live) -> None:
    nobody = await live.client()
    assert (await nobody.get("/api/openapi.json")).ok() == DESCRIPTION


def test_the_description_tells_of_every_route_and_no_other() -> None:
    assert {(method, path) for method, path, _ in operations()} == {(route.method, route.path) for route in TABLE}
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(names)) == len(names) == len(TABLE)


def test_the_description_is_openapi_3_1() -> None:
    """The rules of OpenAPI 3.1 for all that we use of it."""
    assert set(DESCRIPTION) == {"openapi", "info", "paths", "components", "security"}
    assert DESCRIPTION["openapi"] == "3.1.0"
    assert DESCRIPTION["info"]["version"] == "1.2.3"
    schemes = DESCRIPTION["components"]["securitySchemes"]
    assert all(set(wanted) <= set(schemes) for wanted in DESCRIPTION["security"])
    for _, path, operation in operations():
        allowed = {"operationId", "summary", "description", "tags", "responses", "parameters", "requestBody"}
        assert set(operation) <= allowed
        assert operation["summary"]
        assert operation["responses"]
        in_path = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path))
        for parameter in operation.get("parameters", []):
            assert set(parameter) == {"name", "in", "required", "schema"}
            assert parameter["required"] is (parameter["in"] == "path")
        for status, response in operation["responses"].items():
            assert re.fullmatch(r"[1-5][0-9]{2}", status)
            assert response["description"]


def test_every_schema_is_valid_and_every_reference_leads_somewhere() -> None:
    for schema in DESCRIPTION["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(DESCRIPTION))
    assert references
    known = {f"#/components/schemas/{name}" for name in DESCRIPTION["components"]["schemas"]}
    assert set(references) <= known


def test_names_on_the_wire_are_snake_case() -> None:
    for name, schema in DESCRIPTION["components"]["schemas"].items():
        for field in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-z0-9_]*", field), (name, field)


async def test_every_answer_is_of_the_schema_it_is_described_with(live: Live) -> None:
    """Each route of the table called once, as it is meant to be."""
    ada = await live.client("usr_ada")
    called = {}
    for method, path, more, canonical in await _calls(live, ada):
        answer = await ada.call(method, path, **more)
        operation = DESCRIPTION["paths"][canonical][method.lower()]
        [good] = [status for status in operation["responses"] if status.startswith("2")]
        assert answer.status == int(good), (method, path, answer.text)
        content = operation["responses"][good]["content"]
        if "application/json" in content:
            conforms(content["application/json"]["schema"], answer.json())
        called[method, canonical] = answer
    assert set(called) == {(route.method, route.path) for route in TABLE}


async def _calls(live: Live, ada: Any) -> list[tuple[str, str, dict[str, Any], str]]:
    started = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)["report_id"]
    failed = (await ada.post("/api/rooms/room_line3/reports/generate")).ok(202)["report_id"]
    assert [await live.over(run) for run in (started, failed)] == ["completed", "completed"]
    await live.stores.runs.mark(failed, status="failed", stage="failed", reopen=True)
    definition = (await ada.patch("/api/definitions/default", {"name": "Daily"})).ok()["id"]
    file = (await ada.post("/api/rooms/room_line3/files", data=_form(b"hello"))).ok(201)["files"][0]["id"]
    note = Notification(id="ntf_1", organisation="org_1", person="usr_ada", title="Hi", created_at=NOW)
    await live.stores.notifications.keep(note)
    await pay(live.stores, "org_1", started, 20_000, raw=Prompt(name="daily", version="1", system="S", user="U"))
    entry = AuditDraft(organisation="org_1", key="1", event="report.generated", at=NOW, user="usr_ada")
    await live.stores.audit.append(entry)
    given = {
        "report": started,
        "room": "room_line3",
        "definition": definition,
        "person": "usr_bo",
        "notification": "ntf_1",
        "file": file,
        "suffix": "docx",
    }
    more: dict[str, dict[str, Any]] = {
        "test_prompt": {"json": {f"include_{n}": True for n in ("calls", "messages", "tasks", "contacts")}},
        "generate_report": {"json": {"prompt": "Short, please."}},
        "change_default": {"json": {"enabled": True, "send_at_hour": 9}},
        "change_definition": {"json": {"recipients": ["usr_bo", "room_general"]}},
        "change_organisation": {"json": {"zone": "Asia/Taipei"}},
        "change_person": {"json": {"author": True}},
        "change_me": {"json": {"wants": {"email": False}}},
        "open_room": {"json": {"title": "New", "sort": "incident"}},
        "change_room": {"json": {"severity": "high"}},
        "add_member": {"json": {"person": "usr_eve"}},
        "post_message": {"json": {"text": "Hello"}},
        "upload_file": {"data": _form(b"more")},
        "put_policy": {"json": (await ada.get("/api/ai/policy")).ok()},
    }
    calls = []
    # What takes someone out comes last.
    for route in sorted(TABLE, key=lambda route: route.method == "DELETE"):
        ids = given | ({"report": failed} if route.name == "retry_report" else {})
        path = re.sub(r"{(\w+)}", lambda name, ids=ids: ids[name[1]], route.path)  # type: ignore[misc]
        calls.append((route.method, path, more.get(route.name, {}), route.path))
    return calls


def _form(data: bytes) -> Any:
    form = FormData()
    form.add_field("file", data, filename="notes.txt", content_type="text/plain")
    return form


# --- problems --------------------------------------------------------------------------------------------------------


async def test_what_isnt_there_is_a_problem_for_programs_and_a_page_for_people(live: Live) -> None:
    ada = await live.client("usr_ada")
    (await ada.get("/api/nothing")).problem(404)
    (await ada.get("/nothing")).problem(404)
    page = await ada.get("/nothing", headers={"Accept": "text/html"})
    assert (page.status, page.content_type) == (404, "text/html")
    answer = await ada.delete("/api/reports")
    answer.problem(405)
    assert answer.headers["Allow"] == "GET,HEAD"


async def test_a_problem_is_told_in_the_readers_language(live: Live) -> None:
    mei, nobody = await live.client("usr_mei"), await live.client()
    assert (await mei.get("/api/reports/rep_none")).problem(404)["detail"] == "找不到這份報告。"
    told = (await nobody.get("/api/me", headers={"Accept-Language": "uk,en;q=0.5"})).problem(401)
    assert told["detail"] == "Спочатку увійдіть."


@on_shared
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"send_at_hour": 24}, "send_at_hour"),
        ({"sendAtHour": -1}, "send_at_hour"),
        ({"send_at_hour": "nine"}, "send_at_hour"),
        ({"enabled": 1}, "enabled"),
        ({"prompt": "x" * 8001}, "prompt"),
        ({"recipients": ["general"]}, "recipients.0"),
        ({"recipients": "usr_bo"}, "recipients"),
        ({"outputs": ["exe"]}, "outputs.0"),
        ({"owner": "usr_bo"}, "owner"),
        ({"next_run_at": "2026-01-01T00:00:00Z"}, "next_run_at"),
    ],
)
async def test_a_field_that_cant_be_used_is_named_and_nothing_is_changed(
    shared: Live, body: dict[str, Any], field: str
) -> None:
    ada = await shared.machine("usr_ada")
    told = (await ada.patch("/api/definitions/default", body)).problem(422)
    assert [error["field"] for error in told["errors"]] == [field]
    assert told["errors"][0]["detail"]
    assert await shared.stores.definitions.default("org_1") is None


@on_shared
@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 50_000, "application/json", 400),
        (b'{"name": "a\\u0000b"}', "application/json", 400),
        (b'{"name": "\\ud800"}', "application/json", 400),
        (b'{"revision": NaN}', "application/json", 400),
        (b'{"revision": 1e999}', "application/json", 422),
        (b'{"name": "x"}', "text/plain", 415),
        (b"name=x", "application/x-www-form-urlencoded", 415),
        (b'{"name": "' + b"x" * 200_000 + b'"}', "application/json", 413),
    ],
)
async def test_a_body_that_cant_be_read_is_a_problem(shared: Live, raw: bytes, kind: str, status: int) -> None:
    ada = await shared.machine("usr_ada")
    headers = {"Content-Type": kind}
    (await ada.call("PATCH", "/api/definitions/default", data=raw, headers=headers)).problem(status)


async def test_a_body_without_an_end_is_read_no_further_than_may_be_sent(live: Live) -> None:
    ada = await live.client("usr_ada")
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        yield b'{"name": "'
        for _ in range(4000):
            sent += 1
            yield b"x" * 4096

    headers = {"Content-Type": "application/json"}
    (await ada.call("PATCH", "/api/definitions/default", data=endless(), headers=headers)).problem(413)
    assert sent < 4000


@on_shared
@pytest.mark.parametrize(
    "path", ["/api/reports/a%00b", "/api/reports/a%20b", "/api/rooms/..%2f..", "/api/reports/" + "a" * 121]
)
async def test_what_cant_be_an_id_is_not_found(shared: Live, path: str) -> None:
    ada = await shared.client("usr_ada")
    assert (await ada.get(path)).status in (400, 404)
    (await ada.get("/api/reports?cursor=a%00b")).problem(400)


async def test_a_fault_of_ours_says_nothing_of_its_cause(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await live.client("usr_ada")

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(type(live.stores.documents), "page", broken)
    answer = await ada.get("/api/reports")
    answer.problem(500)
    assert "hunter2" not in answer.text


def test_what_is_told_and_what_is_given_are_frozen() -> None:
    assert Told.model_config["frozen"]
    assert Nothing.model_config["frozen"]

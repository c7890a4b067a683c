"""Nobody gets in with what isn't theirs, and nothing of another organisation comes out of any address of the table."""

import base64
import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import WSServerHandshakeError
from joserfc import jwt
from joserfc.jwk import OctKey

from bot.console import tokens
from bot.console.auth import TRIES
from bot.console.routes import AnyRoute
from bot.console.table import TABLE
from core.audit import AuditDraft
from core.brief import Evidence
from core.document import Document
from core.kept import Notification, StoredFile
from core.people import Person
from core.policy import AiPolicy
from core.ports import Prompt
from core.report import SOURCE_NAMES, Caller, Definition, Edition, Run
from core.stores import Stores
from tests.bot.commands.paid import pay
from tests.bot.console.site import FOREIGN, NOW, ORG, OTHER, SECRET_KEY, Live, running

#: Runs on the loop of the shared console.
on_shared = pytest.mark.asyncio(loop_scope="module")
#: What the other organisation has, by the name of the parameter that would ask for it.
THEIRS = {
    "report": "rep_x",
    "room": "room_x",
    "definition": "def_x",
    "person": "usr_cy",
    "notification": "ntf_x",
    "file": "fil_x",
    "suffix": "docx",
}
#: A good body for each route that takes one.
BODIES: dict[str, dict[str, Any]] = {
    "test_prompt": {f"include_{name}": True for name in SOURCE_NAMES} | {"include_channels": ["room_x"]},
    "generate_report": {},
    "change_default": {"recipients": ["usr_cy", "room_x"]},
    "change_definition": {"enabled": True},
    "change_organisation": {"name": "Fjord Works"},
    "change_person": {"author": True},
    "change_me": {"locale": None},
    "open_room": {"title": "New"},
    "change_room": {"status": "resolved"},
    "add_member": {"person": "usr_ada"},
    "post_message": {"text": "Hello"},
    "put_policy": {
        "off": [],
        "models": [],
        "regions": [],
        "monthly_budget_usd_micros": None,
        "daily_alert_usd_micros": None,
        "retain_prompts": True,
        "customers": [],
        "redact": [],
    },
}
#: Those whose answer to a stranger's ids in the body is their own 422.
REFUSED_BODIES = {"change_default"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def theirs(shared: Live) -> Live:
    """With a report, a run, a definition, a notification and a file of the other organisation."""
    live = shared
    stores, caller = live.stores, Caller(organisation=OTHER.id, user="usr_cy")
    evidence = Evidence(id="m1", text=FOREIGN)
    document = Document(id="rep_x", title=FOREIGN, kind="incident", evidence=(evidence,))
    await live.write(
        1, id="rep_x", organisation=OTHER.id, title=FOREIGN, body=FOREIGN, room="room_x", document=document
    )
    editions = (Edition(),)
    run = Run(
        id="rep_x",
        kind="incident",
        caller=caller,
        organisation=FOREIGN,
        zone="UTC",
        now=NOW,
        editions=editions,
        room="room_x",
    )
    await stores.runs.start(run)
    await stores.runs.mark("rep_x", status="completed", stage="completed", title=FOREIGN)
    await stores.definitions.keep(Definition(id="def_x", organisation=OTHER.id, owner="usr_cy", name=FOREIGN))
    note = Notification(id="ntf_x", organisation=OTHER.id, person="usr_cy", title=FOREIGN, created_at=NOW)
    await stores.notifications.keep(note)
    await live.desk.blobs.put("files/x", FOREIGN.encode())
    file = StoredFile(
        id="fil_x",
        room="room_x",
        name=f"{FOREIGN}.txt",
        media_type="text/plain",
        user="usr_cy",
        at=NOW,
        size=8,
        blob="files/x",
    )
    await stores.rooms.keep_file(OTHER.id, file)
    await _ai_of_theirs(stores)
    return live


async def _ai_of_theirs(stores: Stores) -> None:
    """Rules, a paid call with its raw prompt, and a line in the log."""
    await stores.policies.keep(AiPolicy(organisation=OTHER.id, customers=(FOREIGN,), models=(FOREIGN,)))
    raw = Prompt(name="daily", version="1", system=FOREIGN, user=FOREIGN)
    await pay(stores, OTHER.id, "rep_x", 1_000_000, model=FOREIGN, raw=raw)
    entry = AuditDraft(
        organisation=OTHER.id, key="rep_x", event="report.generated", at=NOW, user="usr_cy", details={"model": FOREIGN}
    )
    await stores.audit.append(entry)


def _path(route: AnyRoute) -> str:
    return re.sub(r"{(\w+)}", lambda name: THEIRS[name[1]], route.path)


@on_shared
@pytest.mark.parametrize("route", TABLE, ids=lambda route: route.name)
async def test_no_address_gives_what_another_organisation_has(theirs: Live, route: AnyRoute) -> None:
    ada = await theirs.machine("usr_ada")
    body = {"json": BODIES[route.name]} if route.takes_body else {}
    if route.upload:
        body = {"data": {"file": io.BytesIO(b"x")}}
    answer = await ada.call(route.method, _path(route), **body)
    assert FOREIGN not in answer.text
    assert "rep_x" not in answer.text.replace(_path(route), "")
    if "{" in route.path or route.name == "test_prompt":
        answer.problem(answer.status)
        assert answer.status in (403, 404)
    elif route.name in REFUSED_BODIES:
        answer.problem(422)
    else:
        assert answer.status in (200, 201)
    assert await _untouched(theirs.stores)


async def _untouched(stores: Stores) -> bool:
    """The other organisation is as it was."""
    room, person = await stores.rooms.room(OTHER.id, "room_x"), await stores.directory.person(OTHER.id, "usr_cy")
    said = await stores.rooms.messages(OTHER.id, "room_x")
    definition = await stores.definitions.definition(OTHER.id, "def_x")
    [note] = await stores.notifications.of(OTHER.id, "usr_cy")
    assert room is not None
    assert person is not None
    assert definition is not None
    return (
        (room.status, room.title, len(said)) == ("active", FOREIGN, 1)
        and (person.role, definition.enabled, note.read_at) == ("admin", False, None)
        and len(await stores.rooms.members(OTHER.id, "room_x")) == 1
        and (await stores.policies.policy(OTHER.id)).revision == 1
    )


@on_shared
@pytest.mark.parametrize("route", TABLE, ids=lambda route: route.name)
async def test_every_address_wants_to_know_who_calls(shared: Live, route: AnyRoute) -> None:
    nobody = await shared.client()
    answer = await nobody.call(route.method, _path(route))
    answer.problem(401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Cache-Control"] == "no-store"


@on_shared
@pytest.mark.parametrize("route", [route for route in TABLE if route.right != "member"], ids=lambda route: route.name)
async def test_rights_are_asked_for_by_the_table(shared: Live, route: AnyRoute) -> None:
    bo = await shared.machine("usr_bo")
    body = {"json": BODIES[route.name]} if route.takes_body else {}
    told = (await bo.call(route.method, _path(route), **body)).problem(403)
    assert "reports.author" in told["detail"] or "administrator" in told["detail"]


async def test_rights_are_looked_up_at_every_call(live: Live) -> None:
    bo = await live.machine("usr_bo")
    (await bo.patch("/api/definitions/default", {"enabled": True})).problem(403)
    person = await live.stores.directory.person(ORG.id, "usr_bo")
    assert person is not None
    await live.stores.directory.keep_person(person.model_copy(update={"author": True}))
    assert (await bo.patch("/api/definitions/default", {"enabled": True})).ok()["enabled"] is True


# --- tokens ----------------------------------------------------------------------------------------------------------


async def test_a_token_of_ours_lets_its_person_in(live: Live) -> None:
    bo = await live.machine("usr_bo")
    assert (await bo.get("/api/me")).ok()["id"] == "usr_bo"


def _claims(**changes: Any) -> dict[str, Any]:
    now = int(NOW.timestamp())
    whole = {
        "iss": tokens.ISSUER,
        "aud": tokens.AUDIENCE,
        "sub": "usr_ada",
        "org": ORG.id,
        "iat": now,
        "exp": now + 600,
        "jti": "1",
    }
    return {name: value for name, value in (whole | changes).items() if value is not None}


def _signed(claims: dict[str, Any], alg: str = "HS256", key: bytes | None = None) -> str:
    with_key = OctKey.import_key(key) if key else tokens._key(SECRET_KEY)
    return jwt.encode({"alg": alg}, claims, with_key, algorithms=[alg])


def _unsigned(alg: str) -> str:
    parts = ({"alg": alg, "typ": "JWT"}, _claims())
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."


WRONG_TOKENS = {
    "another key": _signed(_claims(), key=b"x" * 32),
    "the secret itself as key": _signed(_claims(), key=SECRET_KEY),
    "another algorithm": _signed(_claims(), "HS512"),
    "none": _unsigned("none"),
    "None": _unsigned("None"),
    "expired": _signed(_claims(exp=int(NOW.timestamp()) - 1)),
    "never expires": _signed(_claims(exp=None)),
    "another audience": _signed(_claims(aud="somewhere")),
    "another issuer": _signed(_claims(iss="someone")),
    "nobody": _signed(_claims(sub="usr_gone")),
    "another organisation": _signed(_claims(org=OTHER.id)),
    "no organisation": _signed(_claims(org=None)),
    "a list as person": _signed(_claims(sub=["usr_ada"])),
    "a number as time": _signed(_claims(exp="soon")),
    "nonsense": "a.b.c",
    "one word": "abc",
    "huge": "a" * 5000,
}


@on_shared
@pytest.mark.parametrize("token", WRONG_TOKENS.values(), ids=WRONG_TOKENS)
async def test_a_token_that_isnt_ours_is_nobodys(shared: Live, token: str) -> None:
    (await (await shared.bearer(token)).get("/api/me")).problem(401)


async def test_an_authorization_that_isnt_a_bearers_is_nobodys_even_with_a_session(live: Live) -> None:
    ada = await live.client("usr_ada")
    for header in ("Basic YTpi", "Bearer", "Bearer ", "nonsense"):
        (await ada.get("/api/me", headers={"Authorization": header})).problem(401)


def test_a_token_ends_when_it_says_and_holds_no_rights() -> None:
    token = tokens.issue(SECRET_KEY, organisation=ORG.id, person="usr_ada", now=NOW, lasts=timedelta(minutes=1))
    assert tokens.read(SECRET_KEY, token, now=NOW) == (ORG.id, "usr_ada")
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    assert set(claims) == {"iss", "aud", "sub", "org", "iat", "exp", "jti"}


# --- links and sessions ----------------------------------------------------------------------------------------------


async def test_a_link_that_is_only_looked_at_is_not_used_up_and_then_works_once(live: Live) -> None:
    link = await live.link("usr_bo", path="/reports/rep_1")
    preview, bo, thief = await live.client(), await live.client(), await live.client()
    for method in ("GET", "HEAD", "GET"):
        assert (await preview.call(method, link)).status == 200
    entered = await bo.post(link)
    assert (entered.status, entered.headers["Location"]) == (303, "/reports/rep_1")
    cookie = entered.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie
    assert (await bo.get("/api/me")).ok()["last_login_at"] is not None
    (await thief.post(link)).problem(401)
    (await thief.get("/api/me")).problem(401)
    again = await bo.post(link)
    assert again.status == 303


async def test_a_link_that_has_expired_lets_nobody_in(live: Live) -> None:
    link = await live.link("usr_bo")
    live.clock.advance(timedelta(minutes=15))
    told = (await (await live.client()).post(link)).problem(401)
    assert "expired" in told["detail"]


async def test_a_link_leads_only_to_pages_of_ours(live: Live) -> None:
    for to in ("//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "%0d%0aX: y", "reports"):
        link = await live.link("usr_bo")
        entered = await (await live.client()).post(f"{link}?to={to}")
        assert (entered.status, entered.headers["Location"]) == (303, "/")


async def test_signing_in_on_another_sites_page_is_refused(live: Live) -> None:
    link = await live.link("usr_bo")
    victim = await live.client()
    (await victim.post(link, headers={"Origin": "https://evil.test"})).problem(403)
    assert (await victim.post(link)).status == 303


async def test_tries_to_sign_in_are_counted(live: Live) -> None:
    thief = await live.client()
    for _ in range(TRIES):
        (await thief.post("/login/guess")).problem(401)
    answer = await thief.post("/login/guess")
    answer.problem(429)
    assert 0 < int(answer.headers["Retry-After"]) <= 600
    live.clock.advance(timedelta(minutes=10))
    (await thief.post("/login/guess")).problem(401)


async def test_signing_out_ends_the_session_and_its_live_connections(live: Live) -> None:
    bo = await live.client("usr_bo")
    other = await live.client("usr_bo")
    line, still = await bo.socket(), await other.socket()
    stolen = await live.client()
    stolen.session.cookie_jar.update_cookies({cookie.key: cookie.value for cookie in bo.session.cookie_jar})
    assert (await stolen.get("/api/me")).ok()["id"] == "usr_bo"
    assert (await bo.post("/api/logout")).ok() == {"done": True}
    assert await line.closed() == 1008
    (await stolen.get("/api/me")).problem(401)
    await still.settled()
    assert (await other.post("/logout")).status == 303


async def test_a_session_ends_after_its_time(live: Live) -> None:
    bo = await live.client("usr_bo")
    live.clock.advance(timedelta(days=14))
    (await bo.get("/api/me")).problem(401)


# --- other sites -----------------------------------------------------------------------------------------------------


async def test_another_sites_page_cant_change_anything_with_a_persons_cookie(live: Live) -> None:
    ada = await live.client("usr_ada")
    change = {"name": "Taken over"}
    foreign: list[dict[str, str]] = [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": live.base.replace("127.0.0.1", "evil.test")},
        {"Origin": live.base + ".evil.test"},
        {"Origin": live.base.replace("http:", "ftp:")},
    ]
    for headers in foreign:
        (await ada.patch("/api/organisation", change, headers=headers)).problem(403)
    del ada.headers["Origin"]
    (await ada.patch("/api/organisation", change)).problem(403)
    for site in ("cross-site", "same-site", "none"):
        (await ada.patch("/api/organisation", change, headers={"Sec-Fetch-Site": site})).problem(403)
    assert (await ada.get("/api/organisation")).ok()["name"] == ORG.name
    (await ada.patch("/api/organisation", change, headers={"Sec-Fetch-Site": "same-origin"})).ok()


async def test_a_machine_needs_no_origin(live: Live) -> None:
    ada = await live.machine("usr_ada")
    assert (await ada.patch("/api/organisation", {"name": "Fjord"})).ok()["name"] == "Fjord"


@on_shared
@pytest.mark.parametrize("origin", ["https://evil.test", "null", ""])
async def test_another_sites_page_cant_listen_with_a_persons_cookie(shared: Live, origin: str) -> None:
    ada = await shared.client("usr_ada")
    with pytest.raises(WSServerHandshakeError) as refused:
        await ada.session.ws_connect("/api/ws", headers={"Origin": origin} if origin else {})
    assert refused.value.status == 403


async def test_nobody_listens_without_being_let_in(live: Live) -> None:
    nobody = await live.client()
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        with pytest.raises(WSServerHandshakeError) as refused:
            await nobody.session.ws_connect("/api/ws", headers=nobody.headers | headers)
        assert refused.value.status == 401


@on_shared
@pytest.mark.parametrize("path", ["/", "/api/me", "/healthz", "/login/x", "/static/mark.svg", "/nowhere"])
async def test_a_host_name_that_was_pointed_at_this_machine_is_refused(shared: Live, path: str) -> None:
    ada = await shared.machine("usr_ada")
    for host in ("evil.test", "evil.test:80", "127.0.0.1.evil.test", "[evil"):
        (await ada.get(path, headers={"Host": host})).problem(421)
    port = shared.base.rpartition(":")[2]
    assert (await ada.get("/healthz", headers={"Host": f"localhost:{port}"})).status == 200
    assert (await ada.get("/healthz", headers={"Host": f"[::1]:{port}"})).status == 200


async def test_every_answer_tells_browsers_to_keep_other_sites_out(live: Live) -> None:
    ada = await live.client("usr_ada")
    link = await live.link("usr_ada")
    for path in ("/", "/api/me", link, "/static/mark.svg", "/nowhere", "/api/nowhere", "/healthz"):
        headers = (await ada.get(path)).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in headers


async def test_over_tls_the_cookie_is_bound_to_it(stores: Stores) -> None:
    async with running(stores, loopback=False) as live:
        object.__setattr__(live.desk, "public_url", "https://news.test")
        path = (await live.link("usr_ada")).removeprefix("https://news.test")
        ada = await live.client()
        entered = await ada.post(path, headers={"Origin": "https://news.test", "Host": "news.test"})
        assert entered.status == 303
        assert entered.headers["Set-Cookie"].startswith("__Host-newsdesk=")
        assert "Secure" in entered.headers["Set-Cookie"]
        assert "Strict-Transport-Security" in entered.headers
        (await ada.post(path, headers={"Origin": live.base})).problem(403)


async def test_behind_a_proxy_clients_are_told_apart(stores: Stores) -> None:
    async with running(stores, behind_proxy=True) as live:
        thief = await live.client()
        for _ in range(TRIES):
            await thief.post("/login/guess", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"})
        (await thief.post("/login/guess", headers={"X-Forwarded-For": "9.9.9.9, 2.2.2.2"})).problem(429)
        (await thief.post("/login/guess", headers={"X-Forwarded-For": "2.2.2.2, 3.3.3.3"})).problem(401)


# --- probes ----------------------------------------------------------------------------------------------------------


async def test_metrics_tell_numbers_and_nothing_of_people(live: Live) -> None:
    ada = await live.client("usr_ada")
    await live.write(1)
    await ada.get("/api/reports/rep_1")
    await ada.get("/secret-path/usr_ada")
    text = (await ada.get("/metrics")).text
    assert 'newsdesk_http_requests_total{method="GET",route="/api/reports/{report}",status="200"} 1.0' in text
    for secret in ("usr_ada", "rep_1", "secret-path", ORG.name, "Ada"):
        assert secret not in text
    proxied = await ada.get("/metrics", headers={"X-Forwarded-For": "1.2.3.4"})
    assert proxied.status == 404


async def test_metrics_may_have_a_token(stores: Stores) -> None:
    async with running(stores, metrics_token="open sesame") as live:
        prometheus = await live.client()
        assert (await prometheus.get("/metrics")).status == 404
        assert (await prometheus.get("/metrics", headers={"Authorization": "Bearer open"})).status == 404
        assert (await prometheus.get("/metrics", headers={"Authorization": "Bearer open sesame"})).status == 200


async def test_ready_is_told_by_what_the_process_needs(stores: Stores) -> None:
    works = {"database": True}

    async def database() -> bool:
        if works["database"] is None:
            raise OSError("password=hunter2")
        return works["database"]

    async with running(stores, checks={"database": database}) as live:
        nobody = await live.client()
        assert (await nobody.get("/readyz")).ok() == {"status": "ok", "checks": {"database": True}}
        for broken in (False, None):
            works["database"] = broken  # type: ignore[assignment]
            answer = await nobody.get("/readyz")
            assert (answer.status, answer.json()["checks"]) == (503, {"database": False})
            assert "hunter2" not in answer.text
        assert (await nobody.get("/healthz")).ok() == {"status": "ok"}


def test_the_person_of_a_caller_is_never_read_from_a_request() -> None:
    """No route takes an organisation: it is always the caller's."""
    for route in TABLE:
        assert "organisation" not in {*route.params.model_fields, *route.body.model_fields}
    assert Person.model_fields

"""Pages without a browser: who sees what, what is escaped, and that scripts, words and icons fit."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.commands.grammar import VERBS
from bot.console.modules import imported
from bot.console.rendering import STATIC, client_words, error_page, login_page, period_words
from bot.console.settings_view import firings_at, hours
from bot.console.wording import CLIENT, PHRASES, STAGES
from core.document import Claim, Document, Provenance, Section
from core.errors import NotFound
from core.kept import StoredDocument
from core.people import ChatRoom
from core.policy import AiPolicy
from core.report import Caller, Definition
from core.values import LOCALES
from tests.bot.commands.paid import MINI, pay
from tests.bot.console.site import NOW, ORG, OTHER, Live

TEMPLATES = STATIC.parent / "templates"
PATHS = ("/", "/reports", "/settings", "/settings/organisation", "/settings/ai", "/settings/you")
HOSTILE = '<img src=x onerror="alert(1)"> & "quoted"'


class Page(HTMLParser):
    """The tags of a page with their attributes, and the sources of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


async def page_of(live: Live, path: str, person: str = "usr_ada", organisation: str = ORG.id) -> tuple[int, str]:
    client = await live.client(person, organisation)
    async with client.session.get(path, headers={"Accept": "text/html"}) as answer:
        return answer.status, await answer.text()


# --- what a page may hold --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_holds_no_script_or_style_of_its_own_and_nothing_from_elsewhere(live: Live, path: str) -> None:
    status, text = await page_of(live, path)
    assert status == 200
    for tag, attributes in Page(text).tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        assert tag != "style"
        if tag == "script":
            assert attributes.get("type") == "application/json" or str(attributes["src"]).startswith("/static/")
        for name in ("src", "href", "action"):
            assert str(attributes.get(name) or "/").startswith(("/", "#")), (tag, attributes)


async def test_what_people_wrote_is_shown_and_never_read_as_html(live: Live) -> None:
    room = ChatRoom(id="room_evil", organisation=ORG.id, title=HOSTILE, description=HOSTILE, sort="incident")
    await live.stores.rooms.keep_room(room)
    await live.stores.rooms.keep_member(ORG.id, room.id, "usr_ada", "owner")
    claim = Claim(text=HOSTILE, cites=("m1",))
    document = Document(
        id="rep_evil",
        title=HOSTILE,
        kind="incident",
        sections=(
            Section(key="summary", title=HOSTILE, layout="prose", claims=(claim,)),
            Section(key="timeline", title=HOSTILE, layout="timeline", claims=(claim,)),
        ),
        evidence=({"id": "m1", "text": HOSTILE, "author": HOSTILE, "link": "javascript:alert(1)"},),  # type: ignore[arg-type]
    )
    await live.stores.documents.keep(stored(document, room=room.id))
    for path in ("/rooms/room_evil", "/reports", "/reports/rep_evil"):
        status, text = await page_of(live, path)
        assert status == 200
        assert "&lt;img src=x" in text
        assert "<img src=x" not in text
        assert "javascript:" not in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_for_scripts_can_not_end_their_block(locale: str) -> None:
    assert "<" not in client_words(locale)
    assert "{shown}" in client_words(locale)


# --- who sees what ---------------------------------------------------------------------------------------------------


async def test_a_page_of_another_organisation_is_not_there(live: Live) -> None:
    document = Document(id="rep_theirs", title="Theirs", kind="daily")
    await live.stores.documents.keep(stored(document, organisation=OTHER.id))
    for path in ("/reports/rep_theirs", "/rooms/room_theirs"):
        status, text = await page_of(live, path)
        assert status == 404
        assert "Theirs" not in text
    assert "Theirs" not in (await page_of(live, "/reports"))[1]


async def test_what_ai_may_do_is_an_administrators_and_what_it_costs_an_authors(live: Live) -> None:
    hidden = AiPolicy(organisation=ORG.id, customers=(f"Secret {HOSTILE}",))
    await live.stores.policies.keep(hidden)
    await pay(live.stores, ORG.id, "rep_1", 20_000, model=HOSTILE)
    admin, author = [(await page_of(live, "/settings/ai", person))[1] for person in ("usr_ada", "usr_eve")]
    assert "Secret &lt;img src=x" in admin
    assert all("<img src=x" not in text and "US$ 0.02" in text for text in (admin, author))
    assert "Secret" not in author
    assert "Only an administrator can change these." in author
    assert "/api/audit/export" not in author
    status, member = await page_of(live, "/settings/ai", "usr_bo")
    assert status == 403
    assert "US$" not in member
    assert 'href="/settings/ai"' not in (await page_of(live, "/settings", "usr_bo"))[1]


async def test_the_price_of_the_daily_report_stands_among_its_settings(live: Live) -> None:
    object.__setattr__(live.desk, "models", (MINI,))
    await pay(live.stores, ORG.id, "tst_1", 20_000)
    words = "A run costs about US$ 0.02, a month about US$ 0.60; US$ 0.02 spent on AI this month."
    assert words in (await page_of(live, "/settings", "usr_eve"))[1]
    assert "US$" not in (await page_of(live, "/settings", "usr_bo"))[1]


async def test_a_report_tells_how_it_came_to_be(live: Live) -> None:
    made = Provenance(
        writer="mini-1",
        model_asked="mini-1",
        model_answered="mini-1-2026",
        provider="openai",
        region="eu",
        tokens_in=12_000,
        tokens_out=3_000,
        cost_usd_micros=3_400,
        confidence=0.875,
        redacted={"person": 3, "phone": 1, "badge": 2},
        moderation="passed",
    )
    skipped = Provenance(skipped="budget")
    for name, provenance in (("rep_m", made), ("rep_s", skipped), ("rep_f", Provenance(fallback="timeout"))):
        document = Document(id=name, title="Report", kind="daily", provenance=provenance)
        await live.stores.documents.keep(stored(document))
    told = (await page_of(live, "/reports/rep_m"))[1]
    for words in ("mini-1-2026", "openai · eu", "12,000 → 3,000", "US$ 0.0034", "87.5%", ">passed<"):
        assert words in told
    assert "3 names, 1 phone number and 2 other items" in told
    assert "the monthly AI budget is used up" in (await page_of(live, "/reports/rep_s"))[1]
    assert "it took too long" in (await page_of(live, "/reports/rep_f"))[1]


async def test_a_page_number_that_is_none_is_refused(live: Live) -> None:
    for asked in ("-1", "two"):
        assert (await page_of(live, f"/reports?page={asked}"))[0] == 400
    assert (await page_of(live, "/reports?page=99999999999999999999"))[0] == 200


async def test_who_has_no_room_is_told_what_to_do(live: Live) -> None:
    for room in await live.stores.rooms.rooms(ORG.id, "usr_ada"):
        await live.stores.rooms.remove_member(ORG.id, room.id, "usr_ada")
    status, text = await page_of(live, "/")
    assert status == 200
    assert "No rooms yet" in text


async def test_an_error_and_a_sign_in_page_speak_the_language_asked_for() -> None:
    page = error_page(NotFound("Ingen slik rapport."), "nb")
    assert page.status == 404
    assert "Ingen slik rapport." in (page.text or "")
    assert 'lang="uk"' in (login_page("uk").text or "")
    assert '<form method="post">' in (login_page("uk").text or "")


# --- times -----------------------------------------------------------------------------------------------------------


async def test_a_clock_change_is_explained_beside_the_firing_it_moves(live: Live) -> None:
    live.clock.advance(datetime(2026, 3, 27, 12, tzinfo=UTC) - NOW)
    caller = Caller(organisation=ORG.id, user="usr_ada")
    firings = await firings_at(live.desk, caller, "2")
    assert [firing.iso[:16] for firing in firings] == ["2026-03-28T02:00", "2026-03-29T03:00", "2026-03-30T02:00"]
    assert [bool(firing.note) for firing in firings] == [False, True, False]
    assert "02:00 does not exist" in firings[1].note


@pytest.mark.parametrize("hour", ["", "24", "-1", "8.5", "٨"])
async def test_an_hour_that_is_none_is_refused(live: Live, hour: str) -> None:
    assert (await page_of(live, f"/settings/firings?hour={hour}"))[0] == 400


def test_hours_have_twelve_hour_labels_and_keep_the_minute_that_is_set() -> None:
    definition = Definition(id="def_1", organisation="org_1", owner="usr_1", send_at_minute=30)
    labels = dict(hours(definition, "en"))
    assert (len(labels), labels[0], labels[8], labels[20]) == (24, "12:30 AM", "8:30 AM", "8:30 PM")


@pytest.mark.parametrize(
    ("start", "end", "zone", "words"),
    [
        ("2026-03-04T23:00Z", "2026-03-05T23:00Z", "Europe/Oslo", "5 March 2026"),
        ("2026-03-28T23:00Z", "2026-03-29T22:00Z", "Europe/Oslo", "29 March 2026"),
        ("2026-03-01T00:00Z", "2026-03-08T00:00Z", "UTC", "1 March 2026 – 7 March 2026"),
        ("2026-03-04T05:41Z", "2026-03-05T11:10Z", "UTC", "4 March 2026, 05:41 – 5 March 2026, 11:10"),
        ("2026-03-04T05:41Z", "2026-03-04T11:10Z", "UTC", "4 March 2026"),
    ],
)
def test_a_period_is_told_as_the_days_it_covers(start: str, end: str, zone: str, words: str) -> None:
    assert period_words(datetime.fromisoformat(start), datetime.fromisoformat(end), zone, "en") == words
    assert period_words(None, None, zone, "en") == ""


# --- templates, scripts, words and icons -----------------------------------------------------------------------------


def texts(folder: Path, suffix: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*.{suffix}")))


def test_every_phrase_of_the_templates_is_listed_and_every_listed_one_is_said() -> None:
    source = texts(TEMPLATES, "html")
    said = set(re.findall(r'\bt\("([a-z-]+[a-z])"', source))
    begun = set(re.findall(r'\bt\("([a-z-]+-)" ~', source))
    assert said <= PHRASES
    quoted = {name for name in PHRASES if f'"{name}"' in source}
    put_together = {name for name in PHRASES for start in begun if name.startswith(start)}
    by_code = {"making", "not-made", "nothing-made"}
    assert PHRASES - quoted - put_together - by_code == set()


def test_every_phrase_of_the_scripts_is_listed_and_every_listed_one_is_said() -> None:
    source = texts(STATIC, "js")
    said = set(re.findall(r'\bt\("([a-z-]+)"', source))
    begun = set(re.findall(r"\bt\(`([a-z-]+-)\$", source))
    known = set(CLIENT) | {f"stage-{stage}" for stage in STAGES}
    assert said <= known
    unsaid = {name for name in known - said if not name.startswith(tuple(begun)) and f'"{name}"' not in source}
    assert unsaid == set()


def test_the_commands_that_are_offered_are_those_the_grammar_knows() -> None:
    offered = re.search(r"COMMANDS = \[(.*)\]", (STATIC / "completion.js").read_text())
    assert offered
    assert set(re.findall(r'"(\w+)"', offered[1])) == set(VERBS)


def test_every_icon_that_is_shown_is_drawn() -> None:
    drawn = set(re.findall(r'symbol id="([a-z]+)"', (STATIC / "icons.svg").read_text()))
    source = texts(TEMPLATES, "html") + texts(STATIC, "js")
    shown = set(re.findall(r'\bicon\("([a-z]+)"', source)) | {"calls", "messages", "tasks", "contacts", "hash", "spark"}
    assert shown <= drawn


def test_every_script_and_style_that_is_named_is_there() -> None:
    for name in re.findall(r"/static/([\w./-]+)", texts(TEMPLATES, "html") + texts(STATIC, "js")):
        assert (STATIC / name).is_file() or name.endswith("/"), name
    for name in re.findall(r"url\(([\w./-]+)\)", texts(STATIC, "css")):
        assert (STATIC / name).is_file(), name


def test_a_page_names_all_scripts_its_own_one_needs() -> None:
    assert {"shell", "api", "live", "timeline", "replies", "stages"} <= set(imported(STATIC, "chat"))
    for script in ("chat", "reports", "report", "making", "settings"):
        needed = {script, *imported(STATIC, script)}
        for name in needed:
            for found in re.findall(r'from "\./([\w-]+)\.js"', (STATIC / f"{name}.js").read_text()):
                assert found in needed


def stored(document: Document, *, organisation: str = ORG.id, room: str | None = None) -> StoredDocument:
    return StoredDocument(
        id=document.id,
        organisation=organisation,
        kind=document.kind,
        room=room,
        title=document.title,
        summary="",
        created_by="usr_ada",
        created_at=NOW,
        document=document,
    )

"""`settings` and `settings ai`: who sees which, the form in both chats, saving it, and what the log holds of it."""

from typing import Any

import pytest

from bot.chat.slack.fields import typed
from bot.chat.slack.limits import view_problems
from bot.chat.slack.views import modal
from bot.commands import check
from core.desk.policies import MOST, change_policy
from core.errors import BadInput, Conflict
from core.people import Person
from core.policy import ALL, AiPolicy
from core.replies import Field, Form, Text
from core.report import Caller
from core.values import LOCALES
from tests.bot.commands.newsroom import NOW, ORG, Newsroom, only, words
from tests.bot.commands.paid import LARGE, MINI

ROOT = "usr_root"
ADMIN = Caller(organisation=ORG.id, user=ROOT, rights=frozenset({"admin"}))
TYPED: dict[str, Any] = {
    "on": True,
    "capabilities": ["reporting.daily.v1"],
    "models": [MINI.name],
    "regions": "EU, us ,eu",
    "budget": "20,50",
    "alert": "",
    "retain": True,
    "customers": "Demir Deli\n\n  Fjord   Foods \nDemir Deli",
    "redact": "Project Heron",
}


@pytest.fixture(autouse=True)
async def root(room: Newsroom) -> None:
    person = Person(id=ROOT, organisation=ORG.id, display_name="Root", created_at=NOW, role="admin")
    await room.desk.stores.directory.keep_person(person)
    object.__setattr__(room.desk, "models", (MINI, LARGE))


async def rules(room: Newsroom) -> AiPolicy:
    return await room.desk.stores.policies.policy(ORG.id)


async def opened(room: Newsroom, **more: Any) -> Form:
    return only(await room.say("settings ai", by=ROOT, **more), Form)


def field(form: Form, key: str) -> Field:
    return next(field for field in form.fields if field.key == key)


# --- settings --------------------------------------------------------------------------------------------------------


async def test_everyone_is_shown_what_they_can_set_and_what_right_the_rest_needs(room: Newsroom) -> None:
    member, author, admin = [only(await room.say("settings", by=by), Text) for by in ("usr_bo", "usr_ada", ROOT)]
    assert "reports.author" in member.markdown
    assert [button.action for button in member.buttons] == ["link"]
    assert [button.action for button in author.buttons] == ["report.setup", "link"]
    assert [button.action for button in admin.buttons] == ["report.setup", "report.settings", "link"]
    assert "only an administrator" in author.markdown
    assert only(await room.press("report.settings", "ai", by=ROOT), Form).id == "ai"


async def test_only_an_administrator_sees_the_form_or_saves_it(room: Newsroom) -> None:
    for replies in (
        await room.say("settings ai", by="usr_ada"),
        await room.press("ai.save", by="usr_ada", values=TYPED, state={"revision": "0"}),
    ):
        assert words(replies) == "Only an administrator can do that."
    assert await rules(room) == AiPolicy(organisation=ORG.id)


# --- the form --------------------------------------------------------------------------------------------------------


async def test_the_form_shows_the_rules_as_they_stand(room: Newsroom) -> None:
    await change_policy(
        room.desk,
        ADMIN,
        off=["reporting.incident.v1"],
        models=[MINI.name],
        regions=["eu"],
        monthly_budget_usd_micros=20_500_000,
        customers=["Demir Deli", "Fjord Foods"],
    )
    form = await opened(room)
    shown = {each.key: each.value for each in form.fields}
    assert shown == {
        "on": True,
        "capabilities": ["reporting.daily.v1"],
        "models": [MINI.name],
        "regions": "eu",
        "budget": "20.50",
        "alert": "100",
        "retain": False,
        "customers": "Demir Deli\nFjord Foods",
        "redact": "",
    }
    assert form.state == {"revision": "1"}
    assert [choice.label for choice in field(form, "models").choices] == [
        "mini-1 · eu · US$ 0.25 / US$ 2.00",
        "large-1 · place unknown · price unknown",
    ]
    assert form.notes == ("US$ 0.00 of US$ 20.50 spent on AI this month",)


async def test_a_model_that_is_gone_can_still_be_taken_out(room: Newsroom) -> None:
    await change_policy(room.desk, ADMIN, models=[LARGE.name])
    object.__setattr__(room.desk, "models", (MINI,))
    choices = field(await opened(room), "models").choices
    assert [choice.label for choice in choices][1] == "large-1 (not set up any more)"
    await room.press("ai.save", by=ROOT, values={"models": [LARGE.name], "retain": True}, state={"revision": "1"})
    assert (await rules(room)).models == (LARGE.name,)
    await room.press("ai.save", by=ROOT, values={"models": [MINI.name]}, state={"revision": "2"})
    assert (await rules(room)).models == (MINI.name,)


async def test_without_a_model_the_form_says_so_and_asks_for_none(room: Newsroom) -> None:
    object.__setattr__(room.desk, "models", ())
    form = await opened(room)
    assert "models" not in [each.key for each in form.fields]
    assert "No model is set up" in form.notes[0]


@pytest.mark.parametrize("locale", LOCALES)
async def test_slack_takes_the_form_even_with_the_longest_lists(room: Newsroom, locale: str) -> None:
    long = [f"顧客第{number:05}號有限公司" for number in range(550)]
    await change_policy(room.desk, ADMIN, customers=long, redact=long)
    form = await opened(room, locale=locale)
    view = modal(form, locale)
    assert view_problems(view) == []
    assert len(str(view).encode()) < 200_000
    blocks = [block for block in view["blocks"] if block["type"] == "input"]
    values = {
        block["block_id"]: {"x": {"value": block["element"].get("initial_value")}}
        for block in blocks
        if block["element"]["type"] == "plain_text_input"
    }
    assert typed(values)["customers"] == "\n".join(long)


# --- saving ----------------------------------------------------------------------------------------------------------


async def test_what_was_typed_is_saved_tidily(room: Newsroom) -> None:
    saved, form = await room.press("ai.save", by=ROOT, values=TYPED, state={"revision": "0"})
    assert words([saved]) == "Saved."
    assert isinstance(form, Form)
    assert form.state == {"revision": "1"}
    kept = await rules(room)
    assert kept.off == {"reporting.incident.v1"}
    assert (kept.models, kept.regions, kept.retain_prompts) == ((MINI.name,), ("eu", "us"), True)
    assert (kept.monthly_budget_usd_micros, kept.daily_alert_usd_micros) == (20_500_000, None)
    assert (kept.customers, kept.redact) == (("Demir Deli", "Fjord Foods"), ("Project Heron",))


async def test_a_field_that_did_not_come_back_stays_and_all_of_ai_can_be_turned_off(room: Newsroom) -> None:
    await room.press("ai.save", by=ROOT, values=TYPED, state={"revision": "0"})
    await room.press("ai.save", by=ROOT, values={"on": False}, state={"revision": "1"})
    kept = await rules(room)
    assert kept.off == {ALL, "reporting.incident.v1"}
    assert kept.customers == ("Demir Deli", "Fjord Foods")
    assert kept.monthly_budget_usd_micros == 20_500_000


async def test_rules_that_leave_no_model_to_ask_are_kept_and_said_to_do_that(room: Newsroom) -> None:
    saved, _ = await room.press("ai.save", by=ROOT, values={"regions": "mars"}, state={"revision": "0"})
    assert "none of the models that are set up may be asked" in words([saved])
    saved, _ = await room.press("ai.save", by=ROOT, values={"on": False}, state={"revision": "1"})
    assert words([saved]) == "Saved."


async def test_a_form_older_than_someone_elses_change_is_not_saved_over_it(room: Newsroom) -> None:
    form = await opened(room)
    await change_policy(room.desk, ADMIN, retain_prompts=True)
    told = only(await room.press("ai.save", by=ROOT, values={"budget": "5"}, state=form.state), Text)
    assert "Someone else changed these settings" in told.markdown
    assert (await rules(room)).monthly_budget_usd_micros is None


async def test_a_save_that_was_taken_up_again_after_it_was_kept_is_confirmed_and_logged_once(room: Newsroom) -> None:
    command = await room.command(ROOT, action="ai.save", values=TYPED, state={"revision": "0"})
    assert await room.give(command) == await room.give(command)
    assert len(await room.desk.stores.audit.entries(ORG.id)) == 1


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"budget": "twenty"}, "budget"),
        ({"budget": "-1"}, "budget"),
        ({"budget": "1,000"}, "budget"),
        ({"alert": "9" * 12}, "alert"),
        ({"alert": {}, "budget": []}, ""),
        ({"regions": "the whole of europe"}, "regions"),
        ({"regions": "eu;us"}, "regions"),
        ({"customers": "A"}, "customers"),
        ({"customers": "x" * 121}, "customers"),
        ({"customers": 7}, "customers"),
        ({"redact": "\n".join(f"word{number:05}" for number in range(MOST // 8))}, "redact"),
        ({"capabilities": "reporting.daily.v1"}, "capabilities"),
        ({"models": [["x"]]}, "models"),
        ({"on": "perhaps"}, "on"),
    ],
)
async def test_a_wrong_value_is_told_beside_its_field_without_asking_anything(
    room: Newsroom, values: dict[str, Any], key: str
) -> None:
    told = set()
    for locale in LOCALES:
        command = await room.command(ROOT, action="ai.save", values=TYPED | values, locale=locale)
        found = check(command)
        assert list(found) == ([key] if key else [])
        told |= set(found.values())
    if key:
        assert len(told) == len(LOCALES)
        (form,) = await room.press("ai.save", by=ROOT, values=TYPED | values, state={"revision": "0"})
        assert isinstance(form, Form)
        assert list(form.errors) == [key]
        assert await rules(room) == AiPolicy(organisation=ORG.id)


async def test_a_model_nobody_set_up_is_refused(room: Newsroom) -> None:
    told = words(await room.press("ai.save", by=ROOT, values={"models": ["gpt-nine"]}, state={"revision": "0"}))
    assert "gpt-nine" in told
    assert await rules(room) == AiPolicy(organisation=ORG.id)


# --- the verb itself -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"revision_": 3},
        {"organisation": "org_2"},
        {"off": ["reporting.weather.v1"]},
        {"models": ["gpt-nine"]},
        {"monthly_budget_usd_micros": -1},
        {"daily_alert_usd_micros": 10**18},
        {"regions": ["e u"]},
        {"customers": ["x"]},
        {"retain_prompts": "perhaps"},
    ],
)
async def test_rules_that_can_not_be_are_refused(room: Newsroom, changes: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        await change_policy(room.desk, ADMIN, **changes)
    assert await rules(room) == AiPolicy(organisation=ORG.id)


async def test_two_first_editors_can_not_overwrite_each_other(room: Newsroom) -> None:
    await change_policy(room.desk, ADMIN, 0, retain_prompts=True)
    with pytest.raises(Conflict):
        await change_policy(room.desk, ADMIN, 0, monthly_budget_usd_micros=1)


async def test_the_audit_log_holds_each_change_with_old_and_new_but_no_names_that_are_hidden(room: Newsroom) -> None:
    await change_policy(room.desk, ADMIN, off=["*"], monthly_budget_usd_micros=5, customers=["Demir Deli", "Fjord"])
    await change_policy(room.desk, ADMIN, off=["*"], monthly_budget_usd_micros=5)
    await change_policy(room.desk, ADMIN, customers=["Fjord", "Nordlys"])
    first, second = await room.desk.stores.audit.entries(ORG.id)
    assert (first.event, first.user, first.at) == ("ai.policy_changed", ROOT, NOW)
    assert first.details == {
        "customers": {"old": 0, "new": 2, "added": 2, "removed": 0},
        "monthly_budget_usd_micros": {"old": None, "new": 5},
        "off": {"old": [], "new": ["*"]},
    }
    assert second.details == {"customers": {"old": 2, "new": 2, "added": 1, "removed": 1}}
    assert "Demir" not in first.model_dump_json() + second.model_dump_json()

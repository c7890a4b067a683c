"""`usage` and the price in the set-up form: what AI cost, what it will cost, and that nothing is made up."""

from typing import Any

import pytest

from core.desk.policies import change_policy
from core.desk.settings import change, default
from core.desk.spending import Quote, quote, usage
from core.people import Person
from core.replies import Form, Text
from core.report import Caller
from core.values import LOCALES
from tests.bot.commands.newsroom import NOW, ORG, OTHER, Newsroom, only, words
from tests.bot.commands.paid import LARGE, MINI, call, fail, pay, ran

ADMIN = Caller(organisation=ORG.id, user="usr_root", rights=frozenset({"admin"}))


def with_models(room: Newsroom) -> None:
    object.__setattr__(room.desk, "models", (MINI, LARGE))


async def admin(room: Newsroom) -> None:
    """Root may do everything."""
    root = Person(id="usr_root", organisation=ORG.id, display_name="Root", created_at=NOW, role="admin")
    await room.desk.stores.directory.keep_person(root)


async def price(room: Newsroom) -> Quote:
    return await quote(room.desk, ADMIN, await default(room.desk, ADMIN))


async def test_without_a_model_everything_costs_nothing_and_the_form_says_so(room: Newsroom) -> None:
    form = only(await room.say("setup"), Form)
    assert form.notes[-1] == "Written by rules: costs nothing."
    told = words(await room.say("usage"))
    assert "US$ 0.00 spent. There is no monthly budget." in told
    assert "No model was asked this month." in told
    assert "Written by rules: costs nothing." in told


async def test_a_member_is_told_what_right_the_figures_need(room: Newsroom) -> None:
    assert "reports.author" in words(await room.say("usage", by="usr_bo"))


async def test_a_price_nobody_knows_yet_is_said_to_be_unknown(room: Newsroom) -> None:
    with_models(room)
    assert (await price(room)).run is None
    form = only(await room.say("setup"), Form)
    assert form.notes[-1] == (
        "What a run costs is known after the first one that AI writes; US$ 0.00 spent on AI this month."
    )


async def test_a_run_costs_what_the_last_ten_that_a_model_wrote_did(room: Newsroom) -> None:
    with_models(room)
    stores, found = room.desk.stores, await change(room.desk, ADMIN, enabled=True)
    for day in range(1, 13):
        run = f"rep_{day}"
        await ran(stores, run, found.id, ADMIN, f"2026-02-{day:02}")
        # The first two are the oldest, and dear.
        await pay(stores, ORG.id, run, 900_000 if day < 3 else 20_000)
    await ran(stores, "rep_rules", found.id, ADMIN, "2026-02-20")
    assert (await price(room)).run == 20_000


async def test_a_run_with_a_rewrite_costs_both_calls_and_one_of_unknown_cost_is_left_out(room: Newsroom) -> None:
    with_models(room)
    stores, found = room.desk.stores, await change(room.desk, ADMIN, enabled=True)
    for run, costs in (("rep_1", (10_000, 30_000)), ("rep_2", (50_000, None))):
        await ran(stores, run, found.id, ADMIN, f"2026-02-0{run[-1]}")
        for cost in costs:
            await pay(stores, ORG.id, run, cost)
    found_price = await price(room)
    assert found_price.run == 40_000
    assert found_price.firings == 30
    assert found_price.month == 30 * 40_000


async def test_a_test_is_the_first_that_is_known_of_a_price(room: Newsroom) -> None:
    with_models(room)
    await pay(room.desk.stores, ORG.id, "tst_1", 24_000)
    await pay(room.desk.stores, ORG.id, "tst_2", 16_000)
    await fail(room.desk.stores, ORG.id, "tst_3")
    await pay(room.desk.stores, ORG.id, "rep_room", 9_000_000, kind="incident")
    form = only(await room.say("setup"), Form)
    assert form.notes[-1] == ("A run costs about US$ 0.02, a month about US$ 0.60; US$ 9.04 spent on AI this month.")


async def test_a_capability_that_is_off_or_has_no_model_left_costs_nothing(room: Newsroom) -> None:
    with_models(room)
    await pay(room.desk.stores, ORG.id, "tst_1", 24_000)
    rules: list[dict[str, Any]] = [
        {"off": ["reporting.daily.v1"]},
        {"off": ["*"]},
        {"models": [LARGE.name], "regions": ["eu"]},
        # Its price isn't known, so it can't be kept within a budget.
        {"models": [LARGE.name], "monthly_budget_usd_micros": 5_000_000},
    ]
    for rule in rules:
        await change_policy(room.desk, ADMIN, **rule)
        assert (await price(room)).by_rules, rule
        await change_policy(room.desk, ADMIN, off=[], models=[], regions=[], monthly_budget_usd_micros=None)
    assert not (await price(room)).by_rules


async def test_usage_tells_the_month_by_report_and_model_with_what_is_unknown(room: Newsroom) -> None:
    with_models(room)
    stores = room.desk.stores
    await admin(room)
    await change_policy(room.desk, ADMIN, monthly_budget_usd_micros=20_000_000)
    for cost in (3_000_000, 100_000, None):
        await pay(stores, ORG.id, "rep_1", cost)
    await fail(stores, ORG.id, "rep_1")
    await pay(stores, ORG.id, "rep_2", 3_400, kind="incident", model=LARGE.name)
    await pay(stores, OTHER.id, "rep_x", 5_000_000)
    await stores.ledger.reserve(call(ORG.id, "rep_3", reserved=90_000), None)
    (told,) = await room.say("usage", by="usr_root")
    assert isinstance(told, Text)
    assert "US$ 3.10 of US$ 20.00 spent (15.5%). US$ 0.09 more are set aside" in told.markdown
    assert "Today: US$ 3.10." in told.markdown
    assert "- **Daily report** · mini-1 · US$ 3.10 · 5 calls · 1 failed · tokens: 36,000 in, 9,000 out" in told.markdown
    assert "- **Incident report** · large-1 · US$ 0.0034 · 1 call · tokens: 12,000 in, 3,000 out" in told.markdown
    assert "is not known; it is not in these sums" in told.markdown
    assert (told.buttons[0].action, told.buttons[0].value) == ("report.settings", "ai")
    assert told.buttons[1].url == "http://desk.test/settings/ai"
    assert told.tone == "plain"


async def test_from_four_fifths_of_the_budget_on_usage_warns(room: Newsroom) -> None:
    await change_policy(room.desk, ADMIN, monthly_budget_usd_micros=1_000_000)
    await pay(room.desk.stores, ORG.id, "rep_1", 800_000)
    told = only(await room.say("usage"), Text)
    assert told.tone == "warning"
    assert "report.settings" not in [button.action for button in told.buttons]


async def test_the_forecast_goes_on_at_the_pace_so_far_or_by_what_is_scheduled_if_that_is_more(room: Newsroom) -> None:
    with_models(room)
    stores = room.desk.stores
    await pay(stores, ORG.id, "rep_1", 1_000_000)
    # Two and a half of 31 days are over.
    assert (await usage(room.desk, ADMIN)).forecast == pytest.approx(12_400_000, abs=1)
    await change(room.desk, ADMIN, enabled=True, send_at_hour=8)
    scheduled = (await usage(room.desk, ADMIN)).forecast
    # 28 mornings in Oslo are left of March, a million each.
    assert scheduled == 29_000_000


@pytest.mark.parametrize("locale", LOCALES)
async def test_usage_and_the_price_are_told_in_every_language(room: Newsroom, locale: str) -> None:
    with_models(room)
    for number in range(2):
        await pay(room.desk.stores, ORG.id, f"rep_{number}", 20_000)
    told = words(await room.say("usage", locale=locale))
    note = only(await room.say("setup", locale=locale), Form).notes[-1]
    assert ("US$ 0.02" if locale in ("en", "zh-TW") else "0,02 USD") in note
    assert ("US$ 0.04" if locale in ("en", "zh-TW") else "0,04 USD") in told
    assert "mini-1" in told

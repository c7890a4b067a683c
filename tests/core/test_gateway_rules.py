"""What the gateway refuses before a model is asked, and what it leaves on record, over a real database."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.errors import (
    ModelBudget,
    ModelFailed,
    ModelFlagged,
    ModelNotAllowed,
    ModelOff,
    ModelPrivacy,
    ModelRateLimited,
    ModelResidency,
    ModelTimeout,
    ModelUnreachable,
)
from core.gateway import Gateway, Models, Options
from core.kinds import KINDS
from core.ledger import Answer, CallKey
from core.pipeline import Ports, write
from core.policy import ALL, AiPolicy
from core.ports import Prompt, Reply
from core.privacy import Directory, Known, Vault
from core.report import Caller
from core.stores import Stores
from storage.blobs import open_blobs
from tests.core.test_pipeline import RUN, SOUND, answer, brief_of
from tests.fakes import Clock, ScriptedModel

CAPABILITY = "reporting.incident.v1"
CALLER = Caller(organisation="org_a", user="usr_ada")
PROMPT = Prompt(name="incident", version="v1", system="rules", user="data", max_tokens=100)
MONTH = datetime.now(UTC).strftime("%Y-%m")


def door(stores: Stores, *models: ScriptedModel, **more: Any) -> Gateway:
    clock = Clock()
    usual, smaller = models[0], models[1] if len(models) > 1 else None
    return Gateway(
        Models(usual=usual, smaller=smaller),
        log=stores.ledger,
        policies=stores.policies.policy,
        sleep=clock.sleep,
        clock=clock,
        **more,
    )


async def allow(stores: Stores, **rules: Any) -> None:
    assert await stores.policies.keep(AiPolicy(organisation="org_a", **rules))


async def ask(gateway: Gateway, owner: str = "rep_1", prompt: Prompt = PROMPT, vault: Vault | None = None) -> Answer:
    return await gateway.ask(
        CallKey(owner, "write", 1), CAPABILITY, CALLER, "room R1", prompt, Options(vault=vault or Vault())
    )


@pytest.mark.parametrize(
    ("rules", "refusal"),
    [
        ({"off": {CAPABILITY}}, ModelOff),
        ({"off": {ALL}}, ModelOff),
        ({"models": ["another"]}, ModelNotAllowed),
        ({"regions": ["eu"]}, ModelResidency),
        ({"monthly_budget_usd_micros": 0}, ModelBudget),
    ],
)
async def test_a_model_that_may_not_be_asked_is_not_and_nothing_is_on_record(
    stores: Stores, rules: dict[str, Any], refusal: type[ModelFailed]
) -> None:
    await allow(stores, **rules)
    model = ScriptedModel("words", region="us", price=1)
    with pytest.raises(refusal):
        await ask(door(stores, model))
    assert model.asked == []
    assert await stores.ledger.calls("org_a", "rep_1") == []
    assert await stores.ledger.budget("org_a", MONTH) == (0, 0)


async def test_another_capability_model_or_place_may_be_asked(stores: Stores) -> None:
    await allow(stores, off={"reporting.daily.v1"}, models=["scripted-1"], regions=["EU"])
    assert (await ask(door(stores, ScriptedModel("words", region="eu")))).text == "words"


async def test_another_organisations_rules_do_not_count(stores: Stores) -> None:
    assert await stores.policies.keep(AiPolicy(organisation="org_b", off=frozenset({ALL})))
    assert (await ask(door(stores, ScriptedModel("words")))).text == "words"


async def test_a_model_without_a_price_is_not_asked_where_there_is_a_budget(stores: Stores) -> None:
    await allow(stores, monthly_budget_usd_micros=10**9)
    with pytest.raises(ModelBudget, match="price of scripted-1"):
        await ask(door(stores, ScriptedModel("words")))


async def test_an_answer_is_settled_at_what_the_provider_says_it_cost(stores: Stores) -> None:
    reply = Reply(text="words", model="m", tokens_in=30, tokens_out=5, cost_usd_micros=7)
    given = await ask(door(stores, ScriptedModel(reply, price=1)))
    (call,) = await stores.ledger.calls("org_a", "rep_1")
    assert (given.cost_usd_micros, call.status, call.spent, call.tokens_in) == (7, "answered", 7, 30)
    assert await stores.ledger.budget("org_a", MONTH) == (7, 0)


async def test_a_cost_nobody_told_is_reckoned_from_the_tokens(stores: Stores) -> None:
    reply = Reply(text="words", model="m", tokens_in=30, tokens_out=5)
    assert (await ask(door(stores, ScriptedModel(reply, price=2)))).cost_usd_micros == 70


async def test_what_is_reserved_is_never_less_than_what_the_same_tokens_cost(stores: Stores) -> None:
    model = ScriptedModel("words", price=1)
    prompt = PROMPT.model_copy(update={"user": "數據🙂" * 500})
    await ask(door(stores, model), prompt=prompt)
    (call,) = await stores.ledger.calls("org_a", "rep_1")
    assert call.call.reserved is not None
    assert call.call.reserved >= len(prompt.user.encode()) + prompt.max_tokens


async def test_a_call_that_was_answered_is_not_made_again_by_another_process(stores: Stores) -> None:
    first, second = ScriptedModel("words"), ScriptedModel("others")
    given = await ask(door(stores, first))
    again = await ask(door(stores, second))
    assert (again, second.asked) == (given, [])


class Cut(ScriptedModel):
    """A process that is killed while the request is out."""

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        raise asyncio.CancelledError


async def test_a_try_that_a_kill_left_out_counts_as_spent_and_the_call_is_made_again(stores: Stores) -> None:
    with pytest.raises(asyncio.CancelledError):
        await ask(door(stores, Cut(price=1)))
    spent, reserved = await stores.ledger.budget("org_a", MONTH)
    assert (spent, reserved > 0) == (0, True)
    reply = Reply(text="words", model="m", cost_usd_micros=7)
    await ask(door(stores, ScriptedModel(reply, price=1)))
    assert await stores.ledger.budget("org_a", MONTH) == (reserved + 7, 0)


@pytest.mark.parametrize(("failure", "kept"), [(ModelTimeout(), True), (ModelFailed(), False)])
async def test_a_failure_that_may_have_been_paid_keeps_its_reservation_spent(
    stores: Stores, failure: ModelFailed, kept: bool
) -> None:
    with pytest.raises(ModelFailed):
        await ask(door(stores, ScriptedModel(failure, price=1)))
    (call,) = await stores.ledger.calls("org_a", "rep_1")
    spent, reserved = await stores.ledger.budget("org_a", MONTH)
    assert (call.status, call.error, reserved) == ("failed", failure.kind, 0)
    assert spent == (call.call.reserved if kept else 0)


async def test_a_dropped_try_is_spent_and_the_next_one_needs_money_of_its_own(stores: Stores) -> None:
    reply = Reply(text="words", model="m", cost_usd_micros=7)
    await ask(door(stores, ScriptedModel(ModelUnreachable(), reply, price=1)))
    (call,) = await stores.ledger.calls("org_a", "rep_1")
    assert call.call.reserved
    assert await stores.ledger.budget("org_a", MONTH) == (call.call.reserved + 7, 0)
    assert [kind for _, kind, _ in call.attempts] == ["unreachable", "ok"]


async def test_a_dropped_try_is_the_last_where_there_is_no_money_for_another(stores: Stores) -> None:
    model = ScriptedModel(ModelUnreachable(), "words", price=1)
    await allow(stores, monthly_budget_usd_micros=400)
    with pytest.raises(ModelBudget):
        await ask(door(stores, model))
    assert len(model.asked) == 1


async def test_a_provider_that_wants_quiet_gets_it_from_every_process(stores: Stores) -> None:
    refused = ModelRateLimited()
    refused.retry_after = 300.0
    with pytest.raises(ModelRateLimited):
        await ask(door(stores, ScriptedModel(refused)))
    other = ScriptedModel("words")
    with pytest.raises(ModelRateLimited):
        await ask(door(stores, other), "rep_2")
    assert other.asked == []
    later = datetime.now(UTC) + timedelta(seconds=301)
    assert (await ask(door(stores, other, now=lambda: later), "rep_2")).text == "words"


async def test_raw_prompts_are_kept_only_where_the_organisation_says_so(stores: Stores) -> None:
    await ask(door(stores, ScriptedModel("words")))
    assert await stores.ledger.kept("org_a", "rep_1") == []
    await allow(stores, retain_prompts=True)
    await ask(door(stores, ScriptedModel("others")), "rep_2")
    (kept,) = await stores.ledger.kept("org_a", "rep_2")
    assert (kept.prompt.user, kept.answer) == ("data", "others")


async def test_who_watches_the_money_is_told_after_a_call_and_after_a_refusal(stores: Stores) -> None:
    told: list[tuple[str, bool]] = []

    async def spent(organisation: str, *, refused: bool = False) -> None:
        told.append((organisation, refused))

    await ask(door(stores, ScriptedModel("words", price=1), spent=spent))
    await allow(stores, monthly_budget_usd_micros=1)
    with pytest.raises(ModelBudget):
        await ask(door(stores, ScriptedModel("words", price=1), spent=spent), "rep_2")
    with pytest.raises(ModelBudget, match="price"):
        await ask(door(stores, ScriptedModel("words"), spent=spent), "rep_3")
    assert told == [("org_a", False), ("org_a", True), ("org_a", False)]


class Screen:
    """Flags what holds a word."""

    def __init__(self, word: str) -> None:
        self.word = word

    async def __call__(self, text: str) -> Sequence[str]:
        return ["hate"] if self.word in text else []


async def test_an_answer_that_moderation_flags_is_refused_and_not_paid_for_twice(stores: Stores) -> None:
    model = ScriptedModel("foul words", price=1)
    for _ in range(2):
        with pytest.raises(ModelFlagged):
            await ask(door(stores, model, moderation=Screen("foul")))
    assert len(model.asked) == 1


async def test_an_answer_that_passes_says_so(stores: Stores) -> None:
    assert (await ask(door(stores, ScriptedModel("words"), moderation=Screen("foul")))).moderation == "passed"
    assert (await ask(door(stores, ScriptedModel("words")), "rep_2")).moderation is None


ADA = Directory(people=(Known(id="U1", name="Ada Holm"),))


async def test_a_prompt_with_something_in_clear_that_the_vault_hides_does_not_go_out(stores: Stores) -> None:
    vault, model = Vault(ADA), ScriptedModel("words")
    vault.hide("Ada Holm wrote from ada@example.org")
    with pytest.raises(ModelPrivacy, match="mail"):
        await ask(door(stores, model), prompt=PROMPT.model_copy(update={"user": "m1 ada@example.org"}), vault=vault)
    assert model.asked == []


async def test_a_prompt_nobody_hid_is_hidden_at_the_door(stores: Stores) -> None:
    await allow(stores, customers=["Fjordfisk"], redact=["Bluebird"])
    model = ScriptedModel("words")
    prompt = PROMPT.model_copy(update={"user": "Fjordfisk wants Bluebird, call +47 22 12 34 56 or ada@example.org"})
    await door(stores, model).ask(CallKey("ask_1"), CAPABILITY, CALLER, "ask", prompt)
    (asked,) = model.asked
    for clear in ("Fjordfisk", "Bluebird", "22 12 34 56", "ada@example.org"):
        assert clear not in asked.user


async def test_fifty_runs_at_once_never_overspend_and_those_without_money_are_written_by_rules(stores: Stores) -> None:
    """The scripted provider bills exactly what was reserved, so that a budget for ten is spent to the last micro."""
    brief = await brief_of()
    reserved: list[int] = []

    class Dear(ScriptedModel):
        async def answer(self, prompt: Prompt, key: str = "") -> Reply:
            self.asked.append(prompt)
            owner = key.partition("/")[0]
            (call,) = await stores.ledger.calls("org_a", owner)
            assert call.call.reserved
            reserved.append(call.call.reserved)
            await asyncio.sleep(0)
            return Reply(text=answer(SOUND), model="m", cost_usd_micros=call.call.reserved)

    async def one(n: int, gateway: Gateway) -> Any:
        run = RUN.model_copy(update={"id": f"rep_{n:02}", "caller": CALLER})
        return await write(run, KINDS["incident"], brief, Ports(blobs=open_blobs("memory:"), gateway=gateway))

    model = Dear(price=1)
    await one(99, door(stores, model))
    price = reserved[0]
    await allow(stores, monthly_budget_usd_micros=11 * price)
    gateway = door(stores, model, most=50)
    documents = await asyncio.gather(*(one(n, gateway) for n in range(50)))
    written = [document for document in documents if document.provenance.writer == "m"]
    by_rules = [document for document in documents if document.provenance.skipped == "budget"]
    assert (len(written), len(by_rules)) == (10, 40)
    assert await stores.ledger.budget("org_a", MONTH) == (11 * price, 0)
    words = "Your organisation's monthly AI budget is used up, so no AI was asked."
    assert all(words in document.notices for document in by_rules)
    assert json.loads(answer(SOUND))

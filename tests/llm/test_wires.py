"""Both SDKs over the wire to a real model: answers, forms, seeds, tokens, what is too long, what takes too long."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.models.anthropic import AnthropicModel
from bot.models.openai import OpenAIModel
from bot.models.prices import Price
from core.errors import ModelInputTooLarge, ModelTimeout, ModelTruncated
from core.gateway import Gateway
from core.ledger import CallKey
from core.ports import Prompt, Usage
from core.report import Caller
from core.stores import Stores

FORM = {
    "type": "object",
    "additionalProperties": False,
    "required": ["words"],
    "properties": {"words": {"type": "string", "maxLength": 60}},
}
PROMPT = Prompt(
    name="greeting",
    version="v1",
    system="You are short.",
    user="Say hello to the team.",
    max_tokens=80,
    temperature=0.7,
)
CALLER = Caller(organisation="org_a", user="usr_ada")


@pytest.fixture
async def openai(address: str) -> AsyncIterator[OpenAIModel]:
    model = OpenAIModel(
        api_key="none",
        base_url=f"{address}/v1",
        model="smollm2",
        timeout=120,
        price=Price.of("0.10/0.40"),
        region="here",
    )
    yield model
    await model.aclose()


@pytest.fixture
async def anthropic(address: str) -> AsyncIterator[AnthropicModel]:
    model = AnthropicModel(
        api_key="none", base_url=address, model="smollm2", timeout=120, price=Price.of("0.10/0.40"), region="here"
    )
    yield model
    await model.aclose()


async def test_openais_wire_gives_an_answer_of_the_form_with_its_tokens(openai: OpenAIModel) -> None:
    reply = await openai.answer(PROMPT.model_copy(update={"json_schema": FORM, "seed": 7}), "run/write/1")
    assert set(json.loads(reply.text)) == {"words"}
    assert reply.tokens_in
    assert reply.tokens_out
    assert reply.seed_honoured is True


async def test_the_same_seed_gives_the_same_words(openai: OpenAIModel) -> None:
    prompt = PROMPT.model_copy(update={"seed": 11})
    assert (await openai.answer(prompt)).text == (await openai.answer(prompt)).text


async def test_anthropics_wire_gives_an_answer_with_its_tokens(anthropic: AnthropicModel) -> None:
    reply = await anthropic.answer(PROMPT, "run/write/1")
    assert reply.text.strip()
    assert reply.tokens_in
    assert reply.tokens_out


async def test_an_answer_that_was_cut_off_is_told_as_such(openai: OpenAIModel, anthropic: AnthropicModel) -> None:
    prompt = PROMPT.model_copy(update={"user": "Count from one to five hundred in words.", "max_tokens": 8})
    for model in (openai, anthropic):
        with pytest.raises(ModelTruncated):
            await model.answer(prompt)


async def test_a_prompt_that_is_too_long_is_told_as_such(openai: OpenAIModel) -> None:
    with pytest.raises(ModelInputTooLarge):
        await openai.answer(PROMPT.model_copy(update={"user": "line three stopped again " * 8000}))


async def test_the_deadline_ends_a_call_that_would_go_on(openai: OpenAIModel, stores: Stores) -> None:
    gateway = Gateway(openai, log=stores.ledger, deadline=0.3)
    prompt = PROMPT.model_copy(update={"user": "Write a very long story about a port.", "max_tokens": 2000})
    with pytest.raises(ModelTimeout):
        await gateway.ask(CallKey("rep_1"), "reporting.daily.v1", CALLER, "run rep_1", prompt)
    (call,) = await stores.ledger.calls("org_a", "rep_1")
    assert (call.status, call.error, call.spent) == ("failed", "timeout", call.call.reserved)


async def test_the_ledger_holds_what_each_wire_cost(
    openai: OpenAIModel, anthropic: AnthropicModel, stores: Stores
) -> None:
    prompt = PROMPT.model_copy(update={"max_tokens": 400, "temperature": 0.0})
    for n, model in enumerate((openai, anthropic), 1):
        answer = await Gateway(model, log=stores.ledger).ask(
            CallKey("rep_1", "ask", n), "reporting.daily.v1", CALLER, "run rep_1", prompt
        )
        assert answer.tokens_in
        assert answer.tokens_out
        assert answer.cost_usd_micros == model.cost(
            Usage(answer.tokens_in, answer.tokens_out, answer.tokens_cached or 0)
        )
    calls = await stores.ledger.calls("org_a", "rep_1")
    assert [call.status for call in calls] == ["answered", "answered"]
    assert all(call.call.reserved and 0 < call.spent <= call.call.reserved for call in calls)

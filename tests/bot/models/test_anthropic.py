"""What is Anthropic's own: no seed, tokens told apart, its reasons to stop, and what its cache costs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.models.anthropic import AnthropicModel
from bot.models.prices import Price
from core.errors import (
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelInvalidOutput,
    ModelProviderFault,
    ModelRateLimited,
    ModelRefused,
    ModelTruncated,
)
from core.kinds.base import SectionShape
from core.ports import Prompt, Usage
from core.write.answer import form
from tests.bot.models.wire import Deed, Endpoint, answers, anthropic_endpoint, anthropic_fails, message

PROMPT = Prompt(
    name="incident",
    version="v1",
    system="rules",
    user="data",
    json_schema=form((SectionShape(key="summary"), SectionShape(key="status"))),
    seed=7,
    temperature=0.2,
    max_tokens=64_000,
    subject="room-77",
)


@asynccontextmanager
async def model_at(*deeds: Deed, **options: Any) -> AsyncIterator[tuple[AnthropicModel, Endpoint]]:
    async with anthropic_endpoint(*deeds) as there:
        model = AnthropicModel(api_key="sk-test", base_url=there.url, model="claude-sonnet-4-6", timeout=5, **options)
        try:
            yield model, there
        finally:
            await model.aclose()


async def test_the_request_holds_the_prompt_without_wishes_that_the_service_has_no_room_for() -> None:
    async with model_at(answers(message())) as (model, there):
        await model.answer(PROMPT)
    asked = there.asked[0]
    assert set(asked) == {"model", "max_tokens", "system", "messages", "output_config"}
    assert asked["messages"] == [{"role": "user", "content": "data"}]
    assert asked["max_tokens"] == 21_000
    assert there.headers[0]["anthropic-version"]
    assert b"room-77" not in there.bodies[0]


async def test_the_stable_part_is_marked_for_the_providers_cache() -> None:
    async with model_at(answers(message())) as (model, there):
        await model.answer(PROMPT)
    assert there.asked[0]["system"] == [{"type": "text", "text": "rules", "cache_control": {"type": "ephemeral"}}]


async def test_the_form_goes_along_with_its_bounds_in_words() -> None:
    async with model_at(answers(message())) as (model, there):
        await model.answer(PROMPT)
        await model.answer(PROMPT.model_copy(update={"json_schema": {}}))
    given = there.asked[0]["output_config"]["format"]
    assert given["type"] == "json_schema"
    section = given["schema"]["properties"]["sections"]["items"]
    assert section["properties"]["key"]["enum"] == ["summary", "status"]
    assert section["additionalProperties"] is False
    text = section["properties"]["claims"]["items"]["properties"]["text"]
    assert "maxLength" not in text
    assert "maxLength: 500" in text["description"]
    assert "output_config" not in there.asked[1]


async def test_tokens_are_totals_and_the_cached_ones_are_among_them() -> None:
    usage = {
        "input_tokens": 100,
        "cache_read_input_tokens": 700,
        "cache_creation_input_tokens": 200,
        "output_tokens": 30,
    }
    async with model_at(answers(message(usage=usage)), price=Price.of("3/15/0.3")) as (model, _):
        reply = await model.answer(PROMPT)
    assert (reply.tokens_in, reply.tokens_cached, reply.tokens_out) == (1000, 700, 30)


async def test_tokens_put_into_the_cache_are_paid_at_their_own_price() -> None:
    usage = {"input_tokens": 100, "cache_creation_input_tokens": 1000, "output_tokens": 10}
    async with model_at(answers(message(usage=usage)), answers(message())) as (model, _):
        storing = await model.answer(PROMPT)
        reading = await model.answer(PROMPT)
        # 100 x 3 + 1,000 x 3.75 + 10 x 15
        assert storing.cost_usd_micros == 4200
        assert reading.cost_usd_micros is None
        # 100 x 3 + 20 x 0.3 + 30 x 15
        assert model.cost(Usage(120, 30, 20)) == 756


@pytest.mark.parametrize("usage", [None, "many", {"input_tokens": -1, "output_tokens": "x"}, {}])
async def test_counts_it_gets_wrong_are_unknown_and_cost_no_answer(usage: object) -> None:
    async with model_at(answers(message(usage=usage))) as (model, _):
        reply = await model.answer(PROMPT)
    assert (reply.text, reply.tokens_in, reply.tokens_out, reply.cost_usd_micros) == ("words", None, None, None)


async def test_a_seed_asked_for_is_told_as_not_honoured() -> None:
    async with model_at(answers(message())) as (model, _):
        assert (await model.answer(PROMPT)).seed_honoured is False
        assert (await model.answer(PROMPT.model_copy(update={"seed": None}))).seed_honoured is None


async def test_the_words_of_all_text_blocks_count_and_thoughts_do_not() -> None:
    blocks = [
        {"type": "thinking", "thinking": "hm", "text": "hm"},
        {"type": "text", "text": "a"},
        {"type": "text", "text": "b"},
    ]
    async with model_at(answers(message(content=blocks))) as (model, _):
        assert (await model.answer(PROMPT)).text == "ab"


def error(kind: str) -> Deed:
    return answers({"type": "error", "error": {"type": kind, "message": "no"}})


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (answers(message(stop="refusal")), ModelRefused),
        (answers(message(stop="max_tokens")), ModelTruncated),
        (answers(message(stop="model_context_window_exceeded")), ModelInputTooLarge),
        (answers(message(content=[{"type": "tool_use", "id": "x"}], stop="tool_use")), ModelInvalidOutput),
        (answers(message(text=None)), ModelInvalidOutput),
        (error("overloaded_error"), ModelProviderFault),
        (error("rate_limit_error"), ModelRateLimited),
        (error("authentication_error"), ModelAuthFailed),
        (error("nobody_knows"), ModelInvalidOutput),
        (anthropic_fails(413, "too big", "request_too_large"), ModelInputTooLarge),
        (anthropic_fails(402, "no credit", "billing_error"), ModelBadRequest),
        (anthropic_fails(529, "busy", "overloaded_error"), ModelProviderFault),
    ],
)
async def test_what_ends_an_answer_is_one_kind_of_failure(deed: Deed, kind: type[ModelFailed]) -> None:
    async with model_at(deed) as (model, there):
        with pytest.raises(ModelFailed) as caught:
            await model.answer(PROMPT)
    assert type(caught.value) is kind
    assert len(there.bodies) == 1


async def test_a_form_or_a_limit_that_a_model_does_not_take_is_not_sent_again() -> None:
    deeds = (
        anthropic_fails(400, "output_config: Extra inputs are not permitted"),
        anthropic_fails(400, "max_tokens: 21000 > 8192, which is the maximum allowed number of output tokens"),
        answers(message()),
    )
    async with model_at(*deeds) as (model, there):
        for _ in range(2):
            with pytest.raises(ModelBadRequest):
                await model.answer(PROMPT)
        await model.answer(PROMPT)
    assert ["output_config" in asked for asked in there.asked] == [True, False, False]
    assert [asked["max_tokens"] for asked in there.asked] == [21_000, 21_000, 8192]
    assert model.caps.json_schema is False


async def test_the_machines_own_credentials_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "somebody-elses")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:1")
    async with model_at(answers(message())) as (model, there):
        await model.answer(PROMPT)
    assert there.keys == ["Bearer sk-test"]

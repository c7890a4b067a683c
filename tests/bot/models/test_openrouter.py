"""OpenRouter over the OpenAI wire: who may answer, who did, and what it cost."""

from typing import Any

import pytest

from bot.models.openai import OpenAIModel
from bot.models.prices import Price
from core.errors import ModelBadRequest
from core.ports import Prompt, Usage
from tests.bot.models.wire import Deed, Endpoint, answers, completion, endpoint, fails

PROMPT = Prompt(name="daily", version="v1", system="rules", user="data", json_schema={"type": "object"}, seed=7)


async def ask(*deeds: Deed, times: int = 1, **options: Any) -> tuple[Endpoint, list[Any]]:
    replies: list[Any] = []
    async with endpoint(*deeds) as there:
        model = OpenAIModel(
            api_key="sk-test", base_url=there.url, model="a/b", timeout=5, provider="openrouter", **options
        )
        for _ in range(times):
            try:
                replies.append(await model.answer(PROMPT))
            except ModelBadRequest as error:
                replies.append(error)
        await model.aclose()
    return there, replies


async def test_only_providers_that_do_all_that_is_asked_and_keep_nothing_may_answer() -> None:
    there, _ = await ask(answers(completion()))
    assert there.asked[0]["provider"] == {"require_parameters": True, "data_collection": "deny", "zdr": True}
    assert "safety_identifier" not in there.asked[0]


async def test_what_is_added_to_a_request_stands_beside_the_routing() -> None:
    there, _ = await ask(answers(completion()), extra={"transforms": []})
    assert there.asked[0]["transforms"] == []
    assert "provider" in there.asked[0]


async def test_who_answered_and_what_it_cost_is_the_routers_word() -> None:
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "cost": 0.0000123, "is_byok": False}
    _, (reply,) = await ask(answers(completion(provider="Acme", usage=usage)))
    assert (reply.provider, reply.cost_usd_micros, reply.model) == ("Acme", 13, "model-2026-01")


@pytest.mark.parametrize("provider", [None, 3, {"name": "x"}, ""])
async def test_a_provider_that_is_no_name_is_unknown_and_costs_no_answer(provider: object) -> None:
    _, (reply,) = await ask(answers(completion(provider=provider)))
    assert (reply.provider, reply.text) == (None, "words")


async def test_where_nobody_takes_everything_the_seed_goes_first_and_then_the_form() -> None:
    nobody = fails(404, "No endpoints found that can handle the requested parameters.")
    there, replies = await ask(nobody, nobody, answers(completion()), times=3)
    assert [("seed" in asked, "response_format" in asked) for asked in there.asked] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    assert replies[2].seed_honoured is False


async def test_its_price_is_the_tables_unless_the_settings_say_otherwise() -> None:
    def model(price: Price | None) -> OpenAIModel:
        name = "google/gemini-3.1-pro-preview"
        return OpenAIModel(api_key="k", base_url=None, model=name, timeout=5, provider="openrouter", price=price)

    listed, own = model(None), model(Price.of("1/2"))
    usage = Usage(1_000_000, 0)
    assert (listed.cost(usage) or 0) > 0
    assert own.cost(usage) == 1_000_000
    await listed.aclose()
    await own.aclose()

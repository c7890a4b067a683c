"""The OpenAI adapter against a real endpoint: whatever it does is an answer or one of our kinds of failure."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import Any

import pytest

from bot.models.openai import OpenAIModel
from core.errors import (
    BadInput,
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelInvalidOutput,
    ModelProviderFault,
    ModelRateLimited,
    ModelRefused,
    ModelTimeout,
    ModelTruncated,
    ModelUnreachable,
)
from core.gateway import Gateway
from core.ledger import Answer, CallKey
from core.ports import Prompt
from core.report import Caller
from tests.bot.models.wire import (
    Deed,
    Endpoint,
    answers,
    completion,
    drips,
    drops,
    drops_halfway,
    endpoint,
    fails,
    says,
)
from tests.fakes import Clock

KEY = "sk-test-0123456789abcdef"
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
PROMPT = Prompt(name="incident", version="v1", system="Правила", user="資料", json_schema=SCHEMA, seed=7)


@asynccontextmanager
async def model_at(*deeds: Deed, key: str = KEY, patience: float = 5) -> AsyncIterator[tuple[OpenAIModel, Endpoint]]:
    async with endpoint(*deeds) as there:
        model = OpenAIModel(api_key=key, base_url=there.url, model="model-1", timeout=patience)
        try:
            yield model, there
        finally:
            await model.aclose()


async def test_an_answer_comes_with_its_model_tokens_and_ids() -> None:
    async with model_at(answers(completion("words"))) as (model, there):
        reply = await model.answer(PROMPT)
    assert (reply.text, reply.model) == ("words", "model-2026-01")
    assert (reply.tokens_in, reply.tokens_out, reply.cost_usd_micros) == (120, 30, None)
    assert (reply.request_id, reply.fingerprint, reply.provider) == ("req-1", "fp_1", None)
    assert reply.seed_honoured is True
    assert there.keys == [f"Bearer {KEY}"]


async def test_the_request_holds_the_prompt_and_its_wishes() -> None:
    async with model_at(answers(completion())) as (model, there):
        await model.answer(PROMPT)
    assert there.asked == [
        {
            "model": "model-1",
            "messages": [{"role": "system", "content": "Правила"}, {"role": "user", "content": "資料"}],
            "max_tokens": 4000,
            "temperature": 0.3,
            "seed": 7,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "draft", "strict": True, "schema": SCHEMA},
            },
        }
    ]


async def test_the_same_seed_prompt_and_data_are_the_same_request_byte_for_byte() -> None:
    async with model_at(answers(completion())) as (model, there):
        await model.answer(PROMPT)
        await model.answer(PROMPT.model_copy())
    assert there.bodies[0] == there.bodies[1]


@pytest.mark.parametrize(
    ("deed", "failure"),
    [
        (answers(completion(None, message={"refusal": "I can't"})), ModelRefused),
        (answers(completion("half", finish="content_filter")), ModelRefused),
        (answers(completion('{"sections": [', finish="length")), ModelTruncated),
        (answers(completion(None)), ModelInvalidOutput),
        (answers(completion(" \n")), ModelInvalidOutput),
        (answers(completion([{"type": "text", "text": "in parts"}])), ModelInvalidOutput),
        (answers(completion(choices=None)), ModelInvalidOutput),
        (answers(completion(choices=[])), ModelInvalidOutput),
        (answers(completion(choices="none")), ModelInvalidOutput),
        (answers({"choices": None, "error": {"code": 429, "message": "busy"}}), ModelRateLimited),
        (answers({"choices": None, "error": {"code": 502, "message": "upstream"}}), ModelProviderFault),
        (answers({"choices": None, "error": "broken"}), ModelInvalidOutput),
        (answers(None), ModelInvalidOutput),
        (answers([]), ModelInvalidOutput),
        (says("<html>hello</html>", "text/html"), ModelInvalidOutput),
        (says("<html>hello</html>", "application/json"), ModelInvalidOutput),
        (says("", "application/json"), ModelInvalidOutput),
        (says("<html>bad gateway</html>", "text/html", status=502), ModelProviderFault),
        (fails(500), ModelProviderFault),
        (fails(503), ModelProviderFault),
        (fails(429), ModelRateLimited),
        (fails(401), ModelAuthFailed),
        (fails(403), ModelAuthFailed),
        (fails(404), ModelBadRequest),
        (fails(402), ModelBadRequest),
        (fails(400), ModelBadRequest),
        (fails(422), ModelBadRequest),
        (fails(408), ModelTimeout),
        (fails(413), ModelInputTooLarge),
        (fails(400, "too long", "context_length_exceeded"), ModelInputTooLarge),
        (fails(400, "This model's maximum context length is 8192 tokens."), ModelInputTooLarge),
        (fails(400, "filtered", "content_filter"), ModelRefused),
        (drops, ModelUnreachable),
        (drops_halfway, ModelUnreachable),
    ],
)
async def test_whatever_the_endpoint_does_is_one_request_and_one_kind_of_failure(
    deed: Deed, failure: type[ModelFailed]
) -> None:
    async with model_at(deed) as (model, there):
        with pytest.raises(ModelFailed) as caught:
            await model.answer(PROMPT)
    assert type(caught.value) is failure
    assert len(there.bodies) == 1


async def test_what_was_no_answer_is_kept_raw() -> None:
    async with model_at(says("<html>hello</html>", "text/html")) as (model, _):
        with pytest.raises(ModelInvalidOutput) as caught:
            await model.answer(PROMPT)
    assert caught.value.raw == "<html>hello</html>"


async def test_what_the_provider_had_read_before_is_counted() -> None:
    usage = {"prompt_tokens": 120, "completion_tokens": 30, "prompt_tokens_details": {"cached_tokens": 100}}
    async with model_at(answers(completion(usage=usage))) as (model, _):
        reply = await model.answer(PROMPT)
    assert (reply.tokens_in, reply.tokens_cached) == (120, 100)


async def test_a_seed_that_was_refused_once_is_told_as_not_honoured() -> None:
    async with model_at(fails(400, "Unknown field: seed"), answers(completion())) as (model, _):
        with pytest.raises(ModelBadRequest):
            await model.answer(PROMPT)
        unseeded = await model.answer(PROMPT)
        unasked = await model.answer(PROMPT.model_copy(update={"seed": None}))
    assert (unseeded.seed_honoured, unasked.seed_honoured) == (False, None)


async def test_the_subject_goes_out_as_a_hash_only() -> None:
    async with model_at(answers(completion())) as (model, there):
        await model.answer(PROMPT.model_copy(update={"subject": "room-77"}))
    assert there.asked[0]["safety_identifier"] == sha256(b"room-77").hexdigest()
    assert b"room-77" not in there.bodies[0]


async def test_a_model_that_broke_off_with_an_error_is_a_fault_of_the_provider() -> None:
    async with model_at(answers(completion("half", finish="error"))) as (model, _):
        with pytest.raises(ModelProviderFault):
            await model.answer(PROMPT)


@pytest.mark.parametrize(
    "odd", [{"usage": None}, {"usage": "many"}, {"usage": {"prompt_tokens": "x", "completion_tokens": -1}}]
)
async def test_counts_a_provider_gets_wrong_are_unknown_and_cost_no_answer(odd: dict[str, Any]) -> None:
    async with model_at(answers(completion(**odd))) as (model, _):
        reply = await model.answer(PROMPT)
    assert (reply.text, reply.tokens_in, reply.tokens_out) == ("words", None, None)


@pytest.mark.parametrize(("cost", "micros"), [(0.0000123, 13), (0.002, 2000), (0, 0), ("1", None), (-1, None)])
async def test_a_reported_cost_is_in_micros_rounded_up(cost: object, micros: int | None) -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "cost": cost}
    async with model_at(answers(completion(usage=usage))) as (model, _):
        assert (await model.answer(PROMPT)).cost_usd_micros == micros


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "1"}, 1),
        ({"retry-after": "300"}, 300),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "Thu, 01 Jan 2026 00:00:00 GMT"}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "-5"}, None),
        ({}, None),
    ],
)
async def test_the_wait_a_provider_asks_for_is_in_seconds(headers: dict[str, str], seconds: float | None) -> None:
    async with model_at(fails(429, headers=headers)) as (model, _):
        with pytest.raises(ModelRateLimited) as caught:
            await model.answer(PROMPT)
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    "deed",
    [
        fails(401, f"Incorrect API key provided: {KEY}"),
        fails(401, "Incorrect API key provided: sk-test-****cdef"),
        fails(400, f"key {KEY} may not do this; Authorization: Bearer {KEY}"),
        fails(500, "sk-test-****cdef failed"),
        drops,
    ],
)
async def test_the_key_is_in_no_error_whatever_the_provider_repeats(deed: Deed) -> None:
    async with model_at(deed) as (model, _):
        with pytest.raises(ModelFailed) as caught:
            await model.answer(PROMPT)
    assert "sk-test" not in f"{caught.value} {caught.value.detail} {caught.value!r}"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("key", ["ключ", "a\nb"])
async def test_a_key_that_no_header_can_hold_is_refused_before_anything_is_sent(key: str) -> None:
    async with model_at(answers(completion()), key=key) as (model, there):
        with pytest.raises(ModelAuthFailed):
            await model.answer(PROMPT)
    assert there.bodies == []


async def test_a_server_that_stays_silent_is_a_timeout() -> None:
    async with model_at(drips, patience=0.005) as (model, _):
        with pytest.raises(ModelTimeout):
            await model.answer(PROMPT)


async def test_where_nobody_listens_the_service_is_unreachable() -> None:
    async with endpoint(drops) as gone:
        url = gone.url
    model = OpenAIModel(api_key=KEY, base_url=url, model="m", timeout=5)
    with pytest.raises(ModelUnreachable):
        await model.answer(PROMPT)
    await model.aclose()


@pytest.mark.parametrize("address", ["http://x:port/v1", "localhost:8080/v1", "/v1", "http:///v1", "ftp://x/v1"])
def test_an_address_that_is_none_is_told_at_once(address: str) -> None:
    with pytest.raises(BadInput, match="OPENAI_BASE_URL"):
        OpenAIModel(api_key=KEY, base_url=address, model="m", timeout=5)


@pytest.mark.parametrize(
    ("message", "without"),
    [
        ("Invalid parameter: 'response_format' of type 'json_schema' is not supported", "response_format"),
        ("Unsupported value: 'temperature' does not support 0.3 with this model.", "temperature"),
        ("Unknown field: seed", "seed"),
        ("max_tokens is too large: 4000. This model supports at most 2048 completion tokens", "max_tokens"),
        (
            "maximum context length is 8192 tokens. However, you requested 9000 tokens "
            "(5000 in the messages, 4000 in the completion).",
            "max_tokens",
        ),
    ],
)
async def test_what_an_endpoint_does_not_take_is_not_sent_again(message: str, without: str) -> None:
    async with model_at(fails(400, message), answers(completion())) as (model, there):
        with pytest.raises(ModelBadRequest) as caught:
            await model.answer(PROMPT)
        await model.answer(PROMPT)
    assert not isinstance(caught.value, ModelInputTooLarge)
    assert set(there.asked[0]) - set(there.asked[1]) == {without}
    assert model.caps.seed == (without != "seed")
    assert model.caps.json_schema == (without != "response_format")


async def test_the_newer_name_of_the_limit_is_used_where_the_endpoint_names_it() -> None:
    refusal = fails(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    async with model_at(refusal, answers(completion())) as (model, there):
        with pytest.raises(ModelBadRequest):
            await model.answer(PROMPT)
        await model.answer(PROMPT)
    assert there.asked[1]["max_completion_tokens"] == 4000
    assert "max_tokens" not in there.asked[1]


async def test_through_the_gateway_a_drip_ends_at_the_deadline_though_every_read_is_in_time() -> None:
    async with model_at(drips) as (model, there):
        begun = time.monotonic()
        with pytest.raises(ModelTimeout):
            await ask(Gateway(model, deadline=0.15))
    assert time.monotonic() - begun < 3
    assert len(there.bodies) == 1


@pytest.mark.parametrize(
    ("deeds", "kinds", "slept"),
    [
        ([fails(429, headers={"retry-after": "1"}), answers(completion())], ["rate_limited", "ok"], [1]),
        ([fails(500), drops, answers(completion())], ["provider", "unreachable", "ok"], [1, 2]),
        ([answers(completion())], ["ok"], []),
    ],
)
async def test_through_the_gateway_what_passes_is_tried_again(
    deeds: list[Deed], kinds: list[str], slept: list[float]
) -> None:
    clock = Clock()
    async with model_at(*deeds) as (model, there):
        answer = await ask(Gateway(model, sleep=clock.sleep, clock=clock))
    assert [attempt.kind for attempt in answer.attempts] == kinds
    assert clock.slept == slept
    assert len(set(there.bodies)) == 1


@pytest.mark.parametrize(
    ("deed", "requests"),
    [(fails(429, headers={"retry-after": "300"}), 1), (fails(401), 1), (fails(400), 1), (fails(500), 4), (drops, 4)],
)
async def test_through_the_gateway_what_lasts_ends_after_as_many_requests_as_it_deserves(
    deed: Deed, requests: int
) -> None:
    clock = Clock()
    async with model_at(deed) as (model, there):
        with pytest.raises(ModelFailed) as caught:
            await ask(Gateway(model, sleep=clock.sleep, clock=clock))
    assert len(there.bodies) == len(caught.value.attempts) == requests


async def ask(gateway: Gateway) -> Answer:
    caller = Caller(organisation="org-1", user="ada")
    return await gateway.ask(CallKey("run-1"), "reporting.incident.v1", caller, "room R1", PROMPT)

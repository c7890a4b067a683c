"""One contract for every provider: what it does is an answer or one of our kinds of failure, and no key gets out."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import pytest

from bot.models.anthropic import AnthropicModel
from bot.models.dify import DifyModel
from bot.models.openai import OpenAIModel
from core.brief import Brief, Evidence
from core.errors import (
    BadInput,
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelInvalidOutput,
    ModelProviderFault,
    ModelRateLimited,
    ModelTimeout,
    ModelUnreachable,
)
from core.kinds.base import SectionShape
from core.ports import Model, Prompt, Reply
from core.write.answer import form, read
from tests.bot.models.wire import (
    Deed,
    Endpoint,
    answers,
    anthropic_endpoint,
    anthropic_fails,
    chat_message,
    completion,
    dify_endpoint,
    dify_fails,
    dripping,
    drops,
    drops_halfway,
    endpoint,
    fails,
    floods,
    message,
    says,
)

KEY = "sk-" + "test-0123456789abcdef"
SHAPES = (SectionShape(key="summary", most=3), SectionShape(key="status", most=2))
PROMPT = Prompt(
    name="incident",
    version="v1",
    system="Правила",
    user="資料",
    json_schema=form(SHAPES),
    seed=7,
    max_tokens=64_000,
    subject="room-77",
)


class Closing(Model, Protocol):
    async def aclose(self) -> None: ...


@dataclass(frozen=True)
class Wire:
    """A provider: how its endpoint, its client, its answers and its refusals are made."""

    endpoint: Callable[..., AbstractAsyncContextManager[Endpoint]]
    model: Callable[..., Closing]
    good: Callable[..., dict[str, Any]]
    fails: Callable[..., Deed]
    #: an address that is none is told under the setting's name
    setting: str


def _openai(url: str | None, key: str, timeout: float) -> Closing:
    return OpenAIModel(api_key=key, base_url=url, model="model-1", timeout=timeout)


def _openrouter(url: str | None, key: str, timeout: float) -> Closing:
    return OpenAIModel(api_key=key, base_url=url, model="a/model-1", timeout=timeout, provider="openrouter")


def _anthropic(url: str | None, key: str, timeout: float) -> Closing:
    return AnthropicModel(api_key=key, base_url=url, model="model-1", timeout=timeout)


def _dify(url: str | None, key: str, timeout: float) -> Closing:
    return DifyModel(api_key=key, base_url=url, timeout=timeout)


WIRES = {
    "openai": Wire(endpoint, _openai, completion, fails, "OPENAI_BASE_URL"),
    "openrouter": Wire(endpoint, _openrouter, completion, fails, "OPENROUTER_BASE_URL"),
    "anthropic": Wire(anthropic_endpoint, _anthropic, message, anthropic_fails, "ANTHROPIC_BASE_URL"),
    "dify": Wire(dify_endpoint, _dify, chat_message, dify_fails, "DIFY_BASE_URL"),
}


@pytest.fixture(params=WIRES)
def wire(request: pytest.FixtureRequest) -> Wire:
    return WIRES[request.param]


@asynccontextmanager
async def asking(
    wire: Wire, *deeds: Deed, key: str = KEY, patience: float = 5
) -> AsyncIterator[tuple[Closing, Endpoint]]:
    async with wire.endpoint(*deeds) as there:
        model = wire.model(there.url, key, patience)
        try:
            yield model, there
        finally:
            await model.aclose()


async def failure_of(wire: Wire, deed: Deed) -> ModelFailed:
    """What one request comes to; it was one, and no key is in what is told of it."""
    async with asking(wire, deed) as (model, there):
        with pytest.raises(ModelFailed) as caught:
            await model.answer(PROMPT, "run-1/write/1")
    assert len(there.bodies) == 1
    # The SDK's own error holds the request with its key.
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert "test-0123" not in f"{caught.value} {caught.value.detail} {caught.value!r}"
    return caught.value


async def test_a_good_answer_comes_with_what_is_known_of_it(wire: Wire) -> None:
    async with asking(wire, answers(wire.good("words"))) as (model, _):
        reply = await model.answer(PROMPT)
    assert reply.text == "words"
    assert (reply.tokens_in, reply.tokens_out) == (120, 30)
    assert reply.request_id
    assert reply.seed_honoured is model.caps.seed


async def test_the_key_is_in_the_header_and_nowhere_else_and_a_calls_tries_share_theirs(wire: Wire) -> None:
    async with asking(wire, answers(wire.good())) as (model, there):
        await model.answer(PROMPT, "run-1/write/1")
        await model.answer(PROMPT, "run-1/write/1")
        await model.answer(PROMPT)
    assert there.keys == [f"Bearer {KEY}"] * 3
    assert not any(KEY.encode() in body for body in there.bodies)
    holders = [{name for name, value in headers.items() if KEY in value} for headers in there.headers]
    assert holders == [{"authorization"}] * 3
    assert [headers.get("idempotency-key") for headers in there.headers] == ["run-1/write/1"] * 2 + [None]


async def test_the_same_prompt_is_the_same_request_byte_for_byte(wire: Wire) -> None:
    async with asking(wire, answers(wire.good())) as (model, there):
        await model.answer(PROMPT)
        await model.answer(PROMPT.model_copy(deep=True))
    assert there.bodies[0] == there.bodies[1]
    assert "Правила" in json.dumps(there.asked[0], ensure_ascii=False)
    assert "資料" in json.dumps(there.asked[0], ensure_ascii=False)


STATUSES = {
    400: ModelBadRequest,
    401: ModelAuthFailed,
    402: ModelBadRequest,
    403: ModelAuthFailed,
    404: ModelBadRequest,
    408: ModelTimeout,
    413: ModelInputTooLarge,
    422: ModelBadRequest,
    429: ModelRateLimited,
    500: ModelProviderFault,
    502: ModelProviderFault,
    503: ModelProviderFault,
    529: ModelProviderFault,
}


@pytest.mark.parametrize(("status", "kind"), STATUSES.items())
async def test_a_status_is_one_kind_of_failure(wire: Wire, status: int, kind: type[ModelFailed]) -> None:
    failure = await failure_of(wire, wire.fails(status, f"no, {KEY} may not; Bearer {KEY}"))
    assert type(failure) is kind
    assert failure.retryable is (status == 429 or status >= 500)


DEEDS: list[tuple[Deed, type[ModelFailed], bool]] = [
    (says("<html>hello</html>", "text/html"), ModelInvalidOutput, False),
    (says("<html>hello</html>", "application/json"), ModelInvalidOutput, False),
    (says("", "application/json"), ModelInvalidOutput, False),
    (says("<html>bad gateway</html>", "text/html", status=502), ModelProviderFault, True),
    (says("<html>who are you</html>", "text/html", status=401), ModelAuthFailed, False),
    (answers(None), ModelInvalidOutput, False),
    (answers([]), ModelInvalidOutput, False),
    (answers({}), ModelInvalidOutput, False),
    (answers(3), ModelInvalidOutput, False),
    (answers({"choices": None, "content": None, "answer": None}), ModelInvalidOutput, False),
    (answers({"choices": [], "content": [], "answer": ""}), ModelInvalidOutput, False),
    (answers({"choices": "x", "content": "x", "answer": 3}), ModelInvalidOutput, False),
    (says("[" * 100_000, "application/json"), ModelInvalidOutput, False),
    (floods(3), ModelInvalidOutput, False),
    (says("x", "text/plain", headers={"Content-Encoding": "gzip"}), ModelInvalidOutput, False),
    (drops, ModelUnreachable, True),
    (drops_halfway, ModelUnreachable, True),
]


@pytest.mark.parametrize(("deed", "kind", "retryable"), DEEDS)
async def test_whatever_it_does_is_one_request_and_one_kind_of_failure(
    wire: Wire, deed: Deed, kind: type[ModelFailed], retryable: bool
) -> None:
    failure = await failure_of(wire, deed)
    assert (type(failure), failure.retryable) == (kind, retryable)


@pytest.mark.parametrize("words", [" ", "\n\n"])
async def test_an_empty_answer_is_none(wire: Wire, words: str) -> None:
    assert type(await failure_of(wire, answers(wire.good(words)))) is ModelInvalidOutput


async def test_what_was_no_answer_is_kept_raw(wire: Wire) -> None:
    failure = await failure_of(wire, says("<html>hello</html>", "text/html"))
    assert isinstance(failure, ModelInvalidOutput)
    assert failure.raw == "<html>hello</html>"


@pytest.mark.parametrize("seconds", [1, 300])
async def test_the_wait_it_asks_for_is_handed_on(wire: Wire, seconds: int) -> None:
    failure = await failure_of(wire, wire.fails(429, headers={"retry-after": str(seconds)}))
    assert failure.retry_after == seconds


@pytest.mark.parametrize(
    "words",
    [
        "This model's maximum context length is 8192 tokens.",
        "prompt is too long: 208310 tokens > 200000 maximum",
        "input length and `max_tokens` exceed context limit: 190000 + 21000 > 200000",
    ],
)
async def test_a_prompt_that_is_too_long_is_told_from_a_bad_request(wire: Wire, words: str) -> None:
    assert type(await failure_of(wire, wire.fails(400, words))) is ModelInputTooLarge


async def test_a_drip_ends_at_the_deadline_and_the_connection_is_closed(wire: Wire) -> None:
    async with asking(wire, dripping(wire.good(), pause=0.02)) as (model, there):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await model.answer(PROMPT)
        async with asyncio.timeout(5):
            await there.left.wait()


async def test_a_server_that_stays_silent_is_a_timeout_that_is_not_retried(wire: Wire) -> None:
    async with asking(wire, dripping(wire.good(), pause=1), patience=0.05) as (model, _):
        with pytest.raises(ModelTimeout) as caught:
            await model.answer(PROMPT)
    assert not caught.value.retryable


async def test_where_nobody_listens_it_is_unreachable(wire: Wire) -> None:
    async with wire.endpoint(drops) as gone:
        url = gone.url
    model = wire.model(url, KEY, 5)
    with pytest.raises(ModelUnreachable):
        await model.answer(PROMPT)
    await model.aclose()


@pytest.mark.parametrize("key", ["ключ", "a\nb"])
async def test_a_key_that_no_header_can_hold_is_refused_before_anything_is_sent(wire: Wire, key: str) -> None:
    async with asking(wire, answers(wire.good()), key=key) as (model, there):
        with pytest.raises(ModelAuthFailed):
            await model.answer(PROMPT)
    assert there.bodies == []


@pytest.mark.parametrize("address", ["http://x:port/v1", "localhost:8080/v1", "/v1", "http:///v1", "ftp://x/v1"])
def test_an_address_that_is_none_is_told_at_once(wire: Wire, address: str) -> None:
    with pytest.raises(BadInput, match=wire.setting):
        wire.model(address, KEY, 5)


GOOD = json.dumps({"sections": [{"key": "summary", "claims": [{"text": "Line 3 stopped.", "cites": ["m1"]}]}]})


@pytest.mark.parametrize(
    "words",
    [GOOD, f"```json\n{GOOD}\n```", f"<think>Which {{key}}?</think>\n{GOOD}", f"Here it is:\n{GOOD}\nAnything else?"],
)
async def test_the_json_is_found_in_what_a_model_puts_around_it(wire: Wire, words: str) -> None:
    async with asking(wire, answers(wire.good(words))) as (model, _):
        reply: Reply = await model.answer(PROMPT)
    brief = Brief(evidence=(Evidence(id="m1", text="Line 3 stopped"),))
    assert [claim.text for section in read(reply.text, SHAPES, brief) for claim in section.claims] == [
        "Line 3 stopped."
    ]

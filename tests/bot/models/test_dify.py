"""What is Dify's own: one text with the form in words, blocking or streamed, and its table of errors (I5)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.models.dify import DifyModel
from bot.models.prices import Price
from core.errors import (
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
from core.ports import Prompt, Usage
from core.write.answer import form
from tests.bot.models.wire import (
    Deed,
    Endpoint,
    answers,
    chat_message,
    dify_endpoint,
    dify_fails,
    dripping,
    floods,
    said,
    streams,
)
from tests.bot.models.wire_dify import NO_BLOCKING, stream_of, usage

PROMPT = Prompt(
    name="incident",
    version="v1",
    system="rules",
    user="data",
    json_schema=form((SectionShape(key="summary", most=3), SectionShape(key="status", most=2))),
    seed=7,
    subject="room-77",
)


@asynccontextmanager
async def model_at(*deeds: Deed, **options: Any) -> AsyncIterator[tuple[DifyModel, Endpoint]]:
    async with dify_endpoint(*deeds) as there:
        model = DifyModel(api_key="app-test", base_url=there.url, timeout=5, **options)
        try:
            yield model, there
        finally:
            await model.aclose()


async def reply_to(deed: Deed, **options: Any) -> Any:
    """The reply, or the failure that stood for it."""
    async with model_at(deed, **options) as (model, _):
        try:
            return await model.answer(PROMPT)
        except ModelFailed as failure:
            return failure


async def test_the_request_is_one_text_with_the_form_in_words_for_the_room_itself() -> None:
    async with model_at(answers(chat_message())) as (model, there):
        await model.answer(PROMPT)
    asked = there.asked[0]
    assert {name: value for name, value in asked.items() if name != "query"} == {
        "inputs": {},
        "response_mode": "blocking",
        "user": "room-77",
        "auto_generate_name": False,
    }
    assert asked["query"] == (
        "rules\n\nAnswer with one JSON object and nothing else, of this form:\n"
        '{"sections": [{"key": "summary" or "status", "claims": [{"text": <text of at most 500 characters>, '
        '"cites": [<text of at most 24 characters>, ...] (at most 6)}, ...] (at most 3)}, ...] (at most 2)}\n\ndata'
    )
    assert there.headers[0]["content-type"] == "application/json"


async def test_without_a_form_or_a_room_the_request_is_whole_all_the_same() -> None:
    async with model_at(answers(chat_message())) as (model, there):
        await model.answer(PROMPT.model_copy(update={"json_schema": {}, "subject": ""}))
    assert (there.asked[0]["query"], there.asked[0]["user"]) == ("rules\n\ndata", "newsdesk")


async def test_an_answer_comes_with_tokens_cost_and_id() -> None:
    reply = await reply_to(answers(chat_message("words")))
    assert (reply.text, reply.model, reply.request_id) == ("words", "dify", "message-1")
    assert (reply.tokens_in, reply.tokens_out, reply.cost_usd_micros) == (120, 30, 124)
    assert reply.seed_honoured is False


@pytest.mark.parametrize(
    ("price", "currency", "micros"),
    [
        ("0.0001234", "USD", 124),
        ("1.5", "USD", 1_500_000),
        ("0.0001234", "RMB", None),
        ("0", "USD", None),
        ("0.0000000", "USD", None),
        ("-1", "USD", None),
        ("NaN", "USD", None),
        ("1e400", "USD", None),
        ("much", "USD", None),
    ],
)
async def test_a_price_counts_where_it_is_one_and_in_usd(price: str, currency: str, micros: int | None) -> None:
    reply = await reply_to(answers(chat_message(metadata={"usage": usage(price, currency)})))
    assert reply.cost_usd_micros == micros


@pytest.mark.parametrize("metadata", [None, "x", {}, {"usage": None}, {"usage": [1]}])
async def test_usage_that_is_stripped_is_unknown_and_costs_no_answer(metadata: object) -> None:
    reply = await reply_to(answers(chat_message(metadata=metadata)))
    assert (reply.text, reply.tokens_in, reply.cost_usd_micros) == ("words", None, None)


async def test_where_the_app_tells_no_price_the_settings_price_holds() -> None:
    async with model_at(answers(chat_message()), price=Price.of("1/2")) as (model, _):
        assert model.cost(Usage(100, 10)) == 120
    assert DifyModel(api_key="k", base_url=None, timeout=5).cost(Usage(1, 1)) is None


async def test_an_answer_that_is_an_object_is_its_json() -> None:
    assert (await reply_to(answers(chat_message({"sections": []})))).text == '{"sections": []}'


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (dify_fails(401, "Access token is invalid", "unauthorized"), ModelAuthFailed),
        (dify_fails(403, "The app's API service has been disabled.", "forbidden"), ModelAuthFailed),
        (dify_fails(400, "Arg user must be provided.", "invalid_param"), ModelBadRequest),
        (dify_fails(400, "wrong route", "not_chat_app"), ModelBadRequest),
        (dify_fails(400, "no credentials", "provider_not_initialize"), ModelAuthFailed),
        (dify_fails(400, "quota", "provider_quota_exceeded"), ModelBadRequest),
        (dify_fails(400, "[openai] Server Unavailable Error, 503", "completion_request_error"), ModelProviderFault),
        (dify_fails(400, "[openai] Bad Request Error, x", "completion_request_error"), ModelBadRequest),
        (dify_fails(400, "maximum context length is 8192", "completion_request_error"), ModelInputTooLarge),
        (dify_fails(400, "Incorrect model credentials provided", "completion_request_error"), ModelAuthFailed),
        (dify_fails(404, "Conversation Not Exists.", "not_found"), ModelBadRequest),
        (dify_fails(429, "busy", "too_many_requests"), ModelRateLimited),
        (dify_fails(429, "quota", "rate_limit_error"), ModelRateLimited),
        (dify_fails(500, "", "internal_server_error"), ModelProviderFault),
        (dify_fails(524, "a timeout occurred"), ModelTimeout),
        (answers(chat_message(event="workflow_paused")), ModelInvalidOutput),
        (answers({"event": "error", "status": 429, "code": "x", "message": "busy"}), ModelRateLimited),
        (answers({"event": "error", "status": "x"}), ModelProviderFault),
    ],
)
async def test_an_error_of_dify_is_one_kind_of_failure(deed: Deed, kind: type[ModelFailed]) -> None:
    assert type(await reply_to(deed)) is kind


async def test_a_streamed_answer_is_put_together_from_its_pieces() -> None:
    events = ("ping", *said("Zei\u2028le ", "資料 ", "й\x85"), {"event": "tts_message", "audio": "x"}, "ping")
    for cut in (1, 7, 100_000):
        reply = await reply_to(streams(*events, cut=cut), mode="streaming")
        assert reply.text == "Zei\u2028le 資料 й\x85"
        assert (reply.tokens_in, reply.cost_usd_micros, reply.request_id) == (120, 124, "message-1")


async def test_an_agents_answer_is_streamed_under_another_name() -> None:
    thought = {"event": "agent_thought", "thought": "hm", "answer": "hm"}
    reply = await reply_to(streams(thought, *said("a", "b", event="agent_message")), mode="streaming")
    assert reply.text == "ab"


async def test_a_replacement_takes_the_place_of_all_before_it() -> None:
    replaced = {"event": "message_replace", "answer": "new"}
    *pieces, end = said("old", "er")
    assert (await reply_to(streams(*pieces, replaced, end), mode="streaming")).text == "new"


FAILED = {"event": "workflow_finished", "data": {"status": "failed", "error": "Bad Request Error"}}
FINE = {"event": "workflow_finished", "data": {"status": "succeeded"}}


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ([{"event": "error", "status": 400, "code": "bad_request", "message": "no"}], ModelBadRequest),
        ([{"event": "error", "status": 429, "code": "x", "message": "busy"}], ModelRateLimited),
        ([{"event": "error", "status": 500, "message": "x"}], ModelProviderFault),
        ([{"event": "error"}], ModelProviderFault),
        ([*said("half")[:1], {"event": "error", "status": 401}], ModelAuthFailed),
        ([*said("whole"), FAILED], ModelBadRequest),
        ([FAILED, *said("whole")], ModelBadRequest),
        (said("half")[:1], ModelUnreachable),
        (["ping", "ping"], ModelUnreachable),
        ([{"event": "workflow_paused"}, *said("x")], ModelInvalidOutput),
        (said(" ", "\n"), ModelInvalidOutput),
        (said(), ModelInvalidOutput),
    ],
)
async def test_a_stream_that_comes_to_nothing_is_one_kind_of_failure(
    events: list[Any], kind: type[ModelFailed]
) -> None:
    assert type(await reply_to(streams(*events), mode="streaming")) is kind


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (streams(*said("half"), cut=40, drop=True), ModelUnreachable),
        (dripping(b"data: {nonsense\n\n", 0, "text/event-stream"), ModelInvalidOutput),
        (dripping(b"data: [1]\n\ndata: 3\n\n", 0, "text/event-stream"), ModelUnreachable),
        (floods(33, "text/event-stream"), ModelInvalidOutput),
        (streams(*said(*["x" * 100_000] * 21), cut=1_000_000), ModelInvalidOutput),
    ],
)
async def test_a_stream_that_breaks_its_form_is_one_kind_of_failure(deed: Deed, kind: type[ModelFailed]) -> None:
    assert type(await reply_to(deed, mode="streaming")) is kind


async def test_lines_may_end_as_windows_ends_them_and_the_last_not_at_all() -> None:
    body = stream_of(*said("words")).replace(b"\n", b"\r\n").rstrip()
    assert (await reply_to(dripping(body, 0, "text/event-stream"), mode="streaming")).text == "words"


async def test_a_flow_that_succeeded_and_a_ping_after_the_end_change_nothing() -> None:
    assert (await reply_to(streams(FINE, *said("words"), "ping", {"event": "error"}), mode="streaming")).text == "words"


async def test_an_agent_app_is_streamed_within_the_same_answer_and_from_then_on() -> None:
    refused = dify_fails(400, NO_BLOCKING, "invalid_param")
    async with model_at(refused, streams(*said("words", event="agent_message"))) as (model, there):
        first = await model.answer(PROMPT, "run-1/write/1")
        second = await model.answer(PROMPT, "run-1/write/2")
    assert (first.text, second.text) == ("words", "words")
    assert [asked["response_mode"] for asked in there.asked] == ["blocking", "streaming", "streaming"]
    assert [headers["idempotency-key"] for headers in there.headers] == ["run-1/write/1"] * 2 + ["run-1/write/2"]


async def test_two_answers_that_learn_it_at_once_both_come() -> None:
    async def agent(request: Any) -> Any:
        blocking = (await request.json())["response_mode"] == "blocking"
        deed = dify_fails(400, NO_BLOCKING, "invalid_param") if blocking else streams(*said("words"))
        return await deed(request)

    async with model_at(agent) as (model, there):
        replies = await asyncio.gather(model.answer(PROMPT), model.answer(PROMPT))
    assert [reply.text for reply in replies] == ["words", "words"]
    assert len(there.bodies) == 4


async def test_an_app_that_neither_blocks_nor_streams_is_a_bad_request() -> None:
    async with model_at(dify_fails(400, NO_BLOCKING, "invalid_param")) as (model, there):
        with pytest.raises(ModelBadRequest):
            await model.answer(PROMPT)
    assert len(there.bodies) == 2


async def test_an_app_that_answers_in_one_piece_though_it_was_to_stream_is_heard() -> None:
    assert (await reply_to(answers(chat_message("words")), mode="streaming")).text == "words"


async def test_a_stream_that_drips_ends_at_the_deadline_and_the_connection_is_closed() -> None:
    drip = dripping(stream_of(*said("words")), 0.02, "text/event-stream")
    async with model_at(drip, mode="streaming") as (model, there):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await model.answer(PROMPT)
        async with asyncio.timeout(5):
            await there.left.wait()

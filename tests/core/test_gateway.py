"""One loop, a real deadline, every try recorded, whatever the model does."""

import asyncio
import logging
from collections.abc import Awaitable

import pytest

from core.calling import digest
from core.errors import (
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInvalidOutput,
    ModelProviderFault,
    ModelRateLimited,
    ModelRefused,
    ModelTimeout,
    ModelTruncated,
    ModelUnreachable,
)
from core.gateway import Gateway, Options
from core.ledger import Answer, CallKey
from core.ports import Caps, Prompt, Reply
from core.report import Caller
from tests.fakes import Clock, ScriptedModel

PROMPT = Prompt(name="incident", version="v1", system="rules", user="data", json_schema={"b": 1, "a": 2}, seed=7)


def ask(gateway: Gateway, prompt: Prompt = PROMPT, options: Options | None = None) -> Awaitable[Answer]:
    key = CallKey("run-1", "write", 1)
    caller = Caller(organisation="org-1", user="ada")
    return gateway.ask(key, "reporting.incident.v1", caller, "room R1", prompt, options or Options())


def door(model: ScriptedModel, clock: Clock, deadline: float = 120) -> Gateway:
    return Gateway(model, deadline=deadline, sleep=clock.sleep, clock=clock)


def limited(after: float | None) -> ModelRateLimited:
    failure = ModelRateLimited()
    failure.retry_after = after
    return failure


async def test_an_answer_carries_where_it_came_from() -> None:
    reply = Reply(text="words", model="m-2026", tokens_in=5, tokens_out=3, request_id="r1", fingerprint="fp")
    answer = await ask(door(ScriptedModel(reply, name="m"), Clock()))
    assert (answer.text, answer.model_asked, answer.model_answered) == ("words", "m", "m-2026")
    assert (answer.tokens_in, answer.tokens_out, answer.cost_usd_micros) == (5, 3, None)
    assert (answer.seed, answer.seed_honoured, answer.fingerprint) == (7, True, "fp")
    assert (answer.prompt, answer.prompt_version, str(answer.key)) == ("incident", "v1", "run-1/write/1")
    assert answer.answer_sha256 == "dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e"
    assert answer.prompt_sha256 == digest(PROMPT)
    assert [attempt.kind for attempt in answer.attempts] == ["ok"]


@pytest.mark.parametrize(
    ("seed", "caps", "honoured"), [(None, Caps(), None), (7, Caps(), True), (7, Caps(seed=False), False)]
)
async def test_a_seed_is_a_wish_and_the_answer_says_whether_it_was_heard(
    seed: int | None, caps: Caps, honoured: bool | None
) -> None:
    answer = await ask(door(ScriptedModel("words", caps=caps), Clock()), PROMPT.model_copy(update={"seed": seed}))
    assert answer.seed_honoured is honoured


@pytest.mark.parametrize("passing", [ModelRateLimited, ModelUnreachable, ModelProviderFault])
async def test_what_may_pass_is_tried_three_times_more_after_one_two_and_four_seconds(
    passing: type[ModelFailed],
) -> None:
    clock, model = Clock(), ScriptedModel(*(passing() for _ in range(3)), "words")
    answer = await ask(door(model, clock))
    assert clock.slept == [1, 2, 4]
    assert [attempt.kind for attempt in answer.attempts] == [passing.kind] * 3 + ["ok"]
    assert len({digest(prompt) for prompt in model.asked}) == 1
    assert answer.latency_ms == 7000


async def test_the_fourth_failure_is_the_last() -> None:
    model = ScriptedModel(*(ModelProviderFault() for _ in range(5)))
    with pytest.raises(ModelProviderFault) as caught:
        await ask(door(model, Clock()))
    assert len(model.asked) == 4
    assert [kind for kind, _ in caught.value.attempts] == ["provider"] * 4


@pytest.mark.parametrize(
    "lasting", [ModelTimeout, ModelAuthFailed, ModelBadRequest, ModelRefused, ModelTruncated, ModelInvalidOutput]
)
async def test_what_would_only_happen_again_is_not_tried_again(lasting: type[ModelFailed]) -> None:
    clock, model = Clock(), ScriptedModel(lasting(), "words")
    with pytest.raises(lasting) as caught:
        await ask(door(model, clock))
    assert clock.slept == []
    assert [kind for kind, _ in caught.value.attempts] == [lasting.kind]


@pytest.mark.parametrize("after", [0.0, 0.5, 30.0])
async def test_the_wait_a_provider_asks_for_comes_before_ours(after: float) -> None:
    clock = Clock()
    await ask(door(ScriptedModel(limited(after), limited(None), "words"), clock))
    assert clock.slept == [after, 2]


@pytest.mark.parametrize("after", [120.0, 300.0])
async def test_a_wait_that_ends_past_the_deadline_fails_at_once(after: float) -> None:
    clock, model = Clock(), ScriptedModel(limited(after), "words")
    with pytest.raises(ModelRateLimited):
        await ask(door(model, clock))
    assert clock.slept == []
    assert len(model.asked) == 1


async def test_our_own_pauses_keep_within_the_deadline_too() -> None:
    clock, model = Clock(), ScriptedModel(*(ModelUnreachable() for _ in range(4)))
    with pytest.raises(ModelUnreachable):
        await ask(door(model, clock), options=Options(deadline_s=5))
    assert clock.slept == [1, 2]


class Silent(ScriptedModel):
    """Never answers; `cancelled` says that it was stopped."""

    cancelled = False

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        raise AssertionError("nothing sets the event")


async def test_no_answer_within_the_deadline_is_cancelled_and_told_as_a_timeout() -> None:
    model = Silent()
    with pytest.raises(ModelTimeout) as caught:
        await ask(Gateway(model, deadline=0.02))
    assert model.cancelled
    assert [kind for kind, _ in caught.value.attempts] == ["timeout"]


async def test_cancelling_the_caller_is_not_a_failure_of_the_model() -> None:
    task = asyncio.ensure_future(ask(Gateway(Silent())))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_failure_is_logged_with_room_and_duration_and_without_the_prompt(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    with pytest.raises(ModelProviderFault):
        await ask(door(ScriptedModel(*(ModelProviderFault() for _ in range(4)), name="m"), Clock()))
    assert "room R1" in caplog.text
    assert "provider after 7000 ms, tries: 4" in caplog.text
    assert "rules" not in caplog.text
    assert "data" not in caplog.text


@pytest.mark.parametrize(
    "changed", [{"seed": 8}, {"user": "other"}, {"system": "other"}, {"temperature": 0.4}, {"json_schema": {}}]
)
def test_a_prompts_digest_changes_with_all_that_is_asked_and_with_nothing_else(changed: dict[str, object]) -> None:
    assert digest(PROMPT) == digest(PROMPT.model_copy(update={"json_schema": {"a": 2, "b": 1}}))
    assert digest(PROMPT) != digest(PROMPT.model_copy(update=changed))

"""Each thing a provider can do, over the wire: what its reader sees, what the ledger holds, what went out."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import NamedTuple

import pytest

from bot.models.anthropic import AnthropicModel
from bot.models.dify import DifyModel
from bot.models.openai import OpenAIModel
from bot.models.prices import Price
from core.gateway import Gateway
from core.kinds import KINDS
from core.pipeline import Ports, write
from core.report import Caller
from core.stores import Stores
from storage.blobs import open_blobs
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
    endpoint,
    fails,
    message,
    says,
)
from tests.core.test_pipeline import RUN, SOUND, answer, brief_of
from tests.fakes import Clock

KEY = "sk-secret-key-of-this-test"
DRAFT = answer(SOUND)
LATER = "Report generation is temporarily unavailable. Please try again in 5 minutes."
AGAIN = "Report generation failed. Please try again."


class Side(NamedTuple):
    """One provider: its server, its adapter, and how it says things."""

    serve: Callable[..., AbstractAsyncContextManager[Endpoint]]
    model: Callable[[str], OpenAIModel | AnthropicModel | DifyModel]
    says: Callable[[str], object]
    fails: Callable[..., Deed]


def _openai(url: str) -> OpenAIModel:
    return OpenAIModel(api_key=KEY, base_url=url, model="gpt-5-mini", timeout=5, price=Price.of("1/2"))


def _anthropic(url: str) -> AnthropicModel:
    return AnthropicModel(api_key=KEY, base_url=url, model="claude-sonnet-4-6", timeout=5, price=Price.of("1/2"))


def _dify(url: str) -> DifyModel:
    return DifyModel(api_key=KEY, base_url=url, timeout=5, price=Price.of("1/2"))


SIDES = {
    "openai": Side(endpoint, _openai, completion, fails),
    "anthropic": Side(anthropic_endpoint, _anthropic, message, anthropic_fails),
    "dify": Side(dify_endpoint, _dify, chat_message, dify_fails),
}


class Seen(NamedTuple):
    """What is to be seen: the notice, the tries of each call, and whether money stays spent on the last one."""

    notice: str | None
    tries: list[list[str]]
    spent: bool


def _wait(seconds: str) -> dict[str, str]:
    return {"Retry-After": seconds}


CASES: dict[str, tuple[Callable[[Side], list[Deed]], Seen]] = {
    "answers": (lambda side: [answers(side.says(DRAFT))], Seen(None, [["ok"]], spent=True)),
    "not the form, then the form": (
        lambda side: [answers(side.says("Sorry, prose.")), answers(side.says(DRAFT))],
        Seen(None, [["ok"], ["ok"]], spent=True),
    ),
    "never the form": (lambda side: [answers(side.says("Sorry, prose."))], Seen(AGAIN, [["ok"], ["ok"]], spent=True)),
    "a page of HTML": (
        lambda side: [says("<html>login</html>", "text/html")],
        Seen(AGAIN, [["invalid_output"], ["invalid_output"]], spent=True),
    ),
    "401": (
        lambda side: [side.fails(401, f"bad key {KEY}")],
        Seen("The AI service rejected our credentials. Please contact your administrator.", [["auth"]], spent=False),
    ),
    "429, wait 1": (
        lambda side: [side.fails(429, headers=_wait("1")), answers(side.says(DRAFT))],
        Seen(None, [["rate_limited", "ok"]], spent=True),
    ),
    "429, wait 300": (
        lambda side: [side.fails(429, headers=_wait("300"))],
        Seen(LATER, [["rate_limited"]], spent=False),
    ),
    "5xx": (lambda side: [side.fails(503)], Seen(LATER, [["provider"] * 4], spent=False)),
    "5xx, then an answer": (
        lambda side: [side.fails(500), answers(side.says(DRAFT))],
        Seen(None, [["provider", "ok"]], spent=True),
    ),
    "drops": (lambda side: [drops], Seen(LATER, [["unreachable"] * 4], spent=True)),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("provider", SIDES)
async def test_what_a_provider_does_is_seen_recorded_and_told_without_the_key(
    provider: str, case: str, stores: Stores
) -> None:
    side = SIDES[provider]
    deeds, seen = CASES[case]
    clock = Clock()
    async with side.serve(*deeds(side)) as there:
        model = side.model(there.url)
        gateway = Gateway(model, log=stores.ledger, sleep=clock.sleep, clock=clock)
        run = RUN.model_copy(update={"caller": Caller(organisation="org_a", user="usr_ada")})
        document = await write(
            run, KINDS["incident"], await brief_of(), Ports(blobs=open_blobs("memory:"), gateway=gateway)
        )
        await model.aclose()
    calls = await stores.ledger.calls("org_a", run.id)
    assert [[kind for _, kind, _ in call.attempts] for call in calls] == seen.tries
    assert all(call.status == ("answered" if call.attempts[-1][1] == "ok" else "failed") for call in calls)
    assert (calls[-1].spent > 0) is seen.spent
    assert (document.notices[:1] == ((seen.notice,) if seen.notice else ())) is True
    assert (document.provenance.writer == "rules") is (seen.notice is not None)
    assert len(there.bodies) == sum(len(tries) for tries in seen.tries)
    assert all("Ada Holm" not in body.decode() for body in there.bodies)
    everything = document.model_dump_json() + json.dumps([call.model_dump(mode="json") for call in calls])
    assert KEY not in everything


@pytest.mark.parametrize("provider", SIDES)
async def test_one_byte_at_a_time_ends_at_the_deadline_with_the_words_for_it(provider: str, stores: Stores) -> None:
    side = SIDES[provider]
    async with side.serve(dripping(side.says(DRAFT), pause=0.05)) as there:
        model = side.model(there.url)
        gateway = Gateway(model, log=stores.ledger, deadline=0.4)
        run = RUN.model_copy(update={"caller": Caller(organisation="org_a", user="usr_ada")})
        document = await write(
            run, KINDS["incident"], await brief_of(), Ports(blobs=open_blobs("memory:"), gateway=gateway)
        )
        await model.aclose()
    (call,) = await stores.ledger.calls("org_a", run.id)
    assert document.notices[0] == "The AI service took too long to answer. Please try again later."
    assert (call.error, call.spent) == ("timeout", call.call.reserved)
    assert [kind for _, kind, _ in call.attempts] == ["timeout"]

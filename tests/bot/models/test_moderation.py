"""A text is fine only where the screen says so; a screen that can't be asked is a failure of a known kind (N4)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.models.moderation import OpenAIModeration, UrlModeration
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
from core.ports import Moderation
from tests.bot.models.wire import (
    Deed,
    Endpoint,
    answers,
    dripping,
    drops,
    drops_halfway,
    fails,
    floods,
    moderation_endpoint,
    says,
)

KEY = "sk-" + "test-0123456789abcdef"


@asynccontextmanager
async def by_url(*deeds: Deed, patience: float = 5) -> AsyncIterator[tuple[Moderation, Endpoint]]:
    async with moderation_endpoint(*deeds, path="/screen") as there:
        screen = UrlModeration(there.url, patience)
        try:
            yield screen, there
        finally:
            await screen.aclose()


@asynccontextmanager
async def by_openai(*deeds: Deed, patience: float = 5) -> AsyncIterator[tuple[Moderation, Endpoint]]:
    async with moderation_endpoint(*deeds) as there:
        screen = OpenAIModeration(KEY, there.url, patience)
        try:
            yield screen, there
        finally:
            await screen.aclose()


def results(*categories: dict[str, bool]) -> dict[str, object]:
    told = [{"flagged": any(each.values()), "categories": each, "category_scores": {}} for each in categories]
    return {"id": "modr-1", "model": "omni-moderation-latest", "results": told}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"flagged": False}, ()),
        ({"flagged": False, "categories": ["hate"]}, ()),
        ({"flagged": True}, ("flagged",)),
        ({"flagged": True, "categories": []}, ("flagged",)),
        ({"flagged": True, "categories": ["hate", "hate", "bias"]}, ("hate", "bias")),
        ({"flagged": True, "categories": {"hate": True, "bias": False}}, ("hate",)),
        ({"flagged": True, "categories": ["a\nb" + "x" * 500, None, 3]}, ("a b" + "x" * 97,)),
        ({"flagged": True, "categories": "hate"}, ("flagged",)),
    ],
)
async def test_an_address_of_ones_own_says_what_a_text_violates(body: object, found: tuple[str, ...]) -> None:
    async with by_url(answers(body)) as (screen, there):
        assert tuple(await screen("words 資料")) == found
    assert there.asked == [{"text": "words 資料"}]


async def test_openai_says_what_a_text_violates() -> None:
    async with by_openai(answers(results({"hate": False}, {"hate": True, "violence": True}))) as (screen, there):
        assert tuple(await screen("x" * 15_000)) == ("hate", "violence")
    asked = there.asked[0]
    assert asked["model"] == "omni-moderation-latest"
    assert [len(piece) for piece in asked["input"]] == [10_000, 5_000]
    assert there.keys == [f"Bearer {KEY}"]


async def test_an_empty_text_is_fine_without_asking() -> None:
    async with by_openai(drops) as (screen, there):
        assert tuple(await screen(" ")) == ()
    assert there.bodies == []


async def test_a_text_that_can_not_be_screened_whole_is_not_passed() -> None:
    async with by_openai(answers(results({}))) as (screen, there):
        with pytest.raises(ModelInputTooLarge):
            await screen("x" * 1_000_001)
    assert there.bodies == []


@pytest.mark.parametrize("screened", [by_url, by_openai])
@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (fails(401, f"bad key {KEY}"), ModelAuthFailed),
        (fails(403), ModelAuthFailed),
        (fails(400, f"bad {KEY}"), ModelBadRequest),
        (fails(429, headers={"retry-after": "300"}), ModelRateLimited),
        (fails(500), ModelProviderFault),
        (says("<html>", "text/html"), ModelInvalidOutput),
        (says("[" * 50_000, "application/json"), ModelInvalidOutput),
        (answers(None), ModelInvalidOutput),
        (answers([]), ModelInvalidOutput),
        (answers({"flagged": "no"}), ModelInvalidOutput),
        (answers({"flagged": None, "results": None}), ModelInvalidOutput),
        (answers({"results": []}), ModelInvalidOutput),
        (answers({"results": [{"flagged": 0}]}), ModelInvalidOutput),
        (floods(3), ModelInvalidOutput),
        (drops, ModelUnreachable),
        (drops_halfway, ModelUnreachable),
    ],
)
async def test_no_verdict_is_a_failure_of_a_known_kind_and_never_a_pass(
    screened: type, deed: Deed, kind: type[ModelFailed]
) -> None:
    async with screened(deed) as (screen, there):
        with pytest.raises(ModelFailed) as caught:
            await screen("words")
    assert type(caught.value) is kind
    assert len(there.bodies) == 1
    assert "test-0123" not in f"{caught.value!r} {caught.value.detail}"
    assert caught.value.retry_after == (300 if kind is ModelRateLimited else None)


@pytest.mark.parametrize("screened", [by_url, by_openai])
async def test_a_screen_that_stays_silent_is_a_timeout(screened: type) -> None:
    async with screened(dripping({"flagged": False}, 1), patience=0.05) as (screen, _):
        with pytest.raises(ModelTimeout):
            await screen("words")


def test_an_address_that_is_none_is_told_at_once() -> None:
    with pytest.raises(BadInput, match="MODERATION_URL"):
        UrlModeration("localhost:1", 5)

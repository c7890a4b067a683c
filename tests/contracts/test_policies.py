"""What every store of policies promises: nobody overwrites what they didn't see."""

import asyncio

from core.policy import ALL, AiPolicy
from core.stores import Stores
from tests.contracts.values import ODD, OURS, THEIRS

_STRICT = AiPolicy(
    organisation=OURS,
    off=frozenset({ALL, "reporting.daily.v1"}),
    models=("m-1", "m-2"),
    regions=("eu",),
    monthly_budget_usd_micros=9_000_000_000_000,
    daily_alert_usd_micros=None,
    retain_prompts=True,
    customers=(ODD, "Acme"),
    redact=("Project X",),
)


async def test_an_organisation_without_one_has_the_default_at_revision_0(stores: Stores) -> None:
    assert await stores.policies.policy(OURS) == AiPolicy(organisation=OURS)


async def test_a_policy_comes_back_as_it_was_kept_and_counts_up(stores: Stores) -> None:
    assert await stores.policies.keep(_STRICT)
    kept = await stores.policies.policy(OURS)
    assert kept == _STRICT.model_copy(update={"revision": 1})
    assert await stores.policies.keep(kept.model_copy(update={"off": frozenset()}))
    changed = await stores.policies.policy(OURS)
    assert (changed.off, changed.revision, changed.models) == (frozenset(), 2, ("m-1", "m-2"))


async def test_a_change_of_an_older_revision_is_not_kept(stores: Stores) -> None:
    await stores.policies.keep(_STRICT)
    first = await stores.policies.policy(OURS)
    assert await stores.policies.keep(first.model_copy(update={"regions": ("us",)}))
    for late in (first, AiPolicy(organisation=OURS), first.model_copy(update={"revision": 7})):
        assert not await stores.policies.keep(late)
    assert (await stores.policies.policy(OURS)).regions == ("us",)


async def test_of_many_who_change_the_default_at_once_one_wins(stores: Stores) -> None:
    given = [AiPolicy(organisation=OURS, redact=(f"editor {number}",)) for number in range(8)]
    won = await asyncio.gather(*(stores.policies.keep(policy) for policy in given))
    assert won.count(True) == 1
    kept = await stores.policies.policy(OURS)
    assert (kept.redact, kept.revision) == ((f"editor {won.index(True)}",), 1)


async def test_organisations_have_their_own(stores: Stores) -> None:
    await stores.policies.keep(_STRICT)
    assert await stores.policies.policy(THEIRS) == AiPolicy(organisation=THEIRS)
    assert await stores.policies.keep(AiPolicy(organisation=THEIRS))
    assert (await stores.policies.policy(OURS)).models == ("m-1", "m-2")

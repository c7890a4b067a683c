"""What every store of links, sessions and rate limits promises."""

import asyncio

from core.kept import Signed
from core.stores import Stores
from tests.contracts.values import NOON, OURS, after

_ADA = Signed(OURS, "usr_1")


async def test_a_link_is_used_once(stores: Stores) -> None:
    await stores.signin.keep_link("d1", _ADA, after(minutes=10))
    assert await stores.signin.use_link("d2", NOON) is None
    assert await stores.signin.use_link("d1", after(minutes=9)) == _ADA
    assert await stores.signin.use_link("d1", after(minutes=9)) is None


async def test_a_link_is_dead_from_the_instant_it_expires(stores: Stores) -> None:
    await stores.signin.keep_link("d1", _ADA, after(minutes=10))
    assert await stores.signin.use_link("d1", after(minutes=10)) is None


async def test_of_many_who_use_a_link_at_once_one_is_let_in(stores: Stores) -> None:
    await stores.signin.keep_link("d1", _ADA, after(minutes=10))
    used = await asyncio.gather(*(stores.signin.use_link("d1", NOON) for _ in range(8)))
    assert [who for who in used if who] == [_ADA]


async def test_a_link_cannot_be_made_another_ones(stores: Stores) -> None:
    await stores.signin.keep_link("d1", _ADA, after(minutes=10))
    await stores.signin.keep_link("d1", Signed("org_T2", "usr_2"), after(days=10))
    assert await stores.signin.use_link("d1", NOON) == _ADA


async def test_a_session_lasts_until_it_expires_or_is_ended(stores: Stores) -> None:
    await stores.signin.keep_session("s1", _ADA, after(days=1))
    await stores.signin.keep_session("s2", _ADA, after(days=2))
    assert await stores.signin.session("s1", NOON) == _ADA
    assert await stores.signin.session("s1", NOON) == _ADA
    assert await stores.signin.session("s1", after(days=1)) is None
    await stores.signin.end_session("s2")
    assert await stores.signin.session("s2", NOON) is None
    assert await stores.signin.session("s3", NOON) is None


async def test_a_link_is_no_session(stores: Stores) -> None:
    await stores.signin.keep_link("d1", _ADA, after(minutes=10))
    assert await stores.signin.session("d1", NOON) is None


async def test_counts_are_exact_by_bucket_and_window(stores: Stores) -> None:
    counts = await asyncio.gather(*(stores.signin.count("generate:usr_1", NOON) for _ in range(10)))
    assert sorted(counts) == list(range(1, 11))
    assert await stores.signin.count("generate:usr_2", NOON) == 1
    assert await stores.signin.count("generate:usr_1", after(minutes=10)) == 1
    assert await stores.signin.count("generate:usr_1", NOON) == 11

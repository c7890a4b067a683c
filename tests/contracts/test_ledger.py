"""What every ledger of model calls promises of one call: its answer is kept once, whatever process is killed when."""

import asyncio

import pytest

from core.errors import Conflict, NotFound
from core.ledger import Attempt, Budget, CallKey, Recorded
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, Now, a_call, a_prompt, after, an_answer

KEY, MONTH = "rep_1/write/1", "2026-03"


async def the_call(stores: Stores, owner: str = "rep_1") -> Recorded:
    (call,) = await stores.ledger.calls(OURS, owner)
    return call


async def test_an_answer_is_kept_with_its_call_and_its_cost(stores: Stores) -> None:
    assert await stores.ledger.answer(OURS, KEY) is None
    assert await stores.ledger.reserve(a_call(), 100)
    assert await stores.ledger.budget(OURS, MONTH) == Budget(0, 100)
    assert await stores.ledger.begin(OURS, KEY) == 1
    answer = an_answer(tokens_in=10, tokens_out=20, cost_usd_micros=60)
    await stores.ledger.settle(OURS, KEY, last=(1, Attempt("ok", 12)), answer=answer, spent=60)
    assert await stores.ledger.answer(OURS, KEY) == answer
    assert await stores.ledger.budget(OURS, MONTH) == Budget(60, 0)
    assert await the_call(stores) == Recorded(
        call=a_call(),
        status="answered",
        at=NOON,
        spent=60,
        cost_usd_micros=60,
        tokens_in=10,
        tokens_out=20,
        attempts=((1, "ok", 12),),
    )


async def test_tries_are_numbered_and_their_first_end_counts(stores: Stores) -> None:
    await stores.ledger.reserve(a_call(), None)
    assert await stores.ledger.begin(OURS, KEY) == 1
    await stores.ledger.end(OURS, KEY, 1, Attempt("rate_limited", 3))
    await stores.ledger.end(OURS, KEY, 1, Attempt("provider", 4))
    assert await stores.ledger.begin(OURS, KEY) == 2
    call = await the_call(stores)
    assert (call.status, call.attempts) == ("reserved", ((1, "rate_limited", 3), (2, None, None)))


@pytest.mark.parametrize(("spent", "counted", "cost"), [(None, 100, None), (0, 0, 0), (60, 60, 60), (170, 170, 170)])
async def test_a_failure_counts_what_it_may_have_cost(
    stores: Stores, spent: int | None, counted: int, cost: int | None
) -> None:
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.begin(OURS, KEY)
    await stores.ledger.settle(OURS, KEY, last=(1, Attempt("timeout", 9)), error="timeout", spent=spent)
    call = await the_call(stores)
    assert (call.status, call.error, call.spent, call.cost_usd_micros) == ("failed", "timeout", counted, cost)
    assert await stores.ledger.budget(OURS, MONTH) == Budget(counted, 0)
    assert await stores.ledger.answer(OURS, KEY) is None


async def test_a_call_without_a_known_price_counts_nothing_beforehand(stores: Stores) -> None:
    assert await stores.ledger.reserve(a_call(reserved=None), 0)
    assert await stores.ledger.budget(OURS, MONTH) == Budget(0, 0)
    await stores.ledger.settle(OURS, KEY, answer=an_answer())
    call = await the_call(stores)
    assert (call.call.reserved, call.spent, call.cost_usd_micros) == (None, 0, None)


async def test_settling_again_changes_nothing(stores: Stores) -> None:
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.begin(OURS, KEY)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(text="first"), spent=60)
    before = await the_call(stores)
    await stores.ledger.settle(
        OURS, KEY, last=(1, Attempt("timeout", 1)), answer=an_answer(text="second"), spent=90, raw=a_prompt()
    )
    await stores.ledger.settle(OURS, KEY, error="timeout")
    assert await the_call(stores) == before
    assert await stores.ledger.answer(OURS, KEY) == an_answer(text="first")
    assert await stores.ledger.kept(OURS, "rep_1") == []
    assert await stores.ledger.budget(OURS, MONTH) == Budget(60, 0)


async def test_an_answered_call_is_never_reserved_again(stores: Stores) -> None:
    await stores.ledger.reserve(a_call(), 100)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(), spent=60)
    before = await the_call(stores)
    assert await stores.ledger.reserve(a_call(reserved=1_000_000), 0)
    assert await the_call(stores) == before
    assert await stores.ledger.budget(OURS, MONTH) == Budget(60, 0)


async def test_a_call_whose_answer_is_gone_after_a_week_is_made_anew(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(cost_usd_micros=60), spent=60)
    await stores.housekeeping.sweep(now.move(days=8))
    assert await stores.ledger.reserve(a_call(), None)
    assert await stores.ledger.budget(OURS, MONTH) == Budget(60, 100)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(cost_usd_micros=50), spent=50)
    assert (await the_call(stores)).spent == 110
    assert await stores.ledger.budget(OURS, MONTH) == Budget(110, 0)


async def test_a_failed_call_is_reserved_anew_and_its_tries_go_on_counting(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.begin(OURS, KEY)
    await stores.ledger.settle(OURS, KEY, last=(1, Attempt("timeout", 9)), error="timeout")
    assert await stores.ledger.reserve(a_call(model="m-small", reserved=10), None)
    call = await the_call(stores)
    assert (call.status, call.error, call.call.model, call.call.reserved) == ("reserved", None, "m-small", 10)
    assert await stores.ledger.budget(OURS, MONTH) == Budget(100, 10)
    assert await stores.ledger.begin(OURS, KEY) == 2
    answer = an_answer(cost_usd_micros=4)
    await stores.ledger.settle(OURS, KEY, last=(2, Attempt("ok", 9)), answer=answer, spent=4)
    call = await the_call(stores)
    assert (call.status, call.spent, call.cost_usd_micros) == ("answered", 104, 4)
    assert call.attempts == ((1, "timeout", 9), (2, "ok", 9))
    assert await stores.ledger.budget(OURS, MONTH) == Budget(104, 0)


async def test_nothing_goes_out_or_ends_without_a_reservation(stores: Stores) -> None:
    with pytest.raises(Conflict):
        await stores.ledger.begin(OURS, KEY)
    with pytest.raises(NotFound):
        await stores.ledger.settle(OURS, KEY, answer=an_answer())
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.settle(OURS, KEY, error="off", spent=0)
    with pytest.raises(Conflict):
        await stores.ledger.begin(OURS, KEY)
    assert (await the_call(stores)).attempts == ()


async def test_calls_of_a_run_come_in_the_order_they_were_reserved(stores: Stores, now: Now) -> None:
    for step, n in (("write", 1), ("rewrite", 1), ("rewrite", 2)):
        await stores.ledger.reserve(a_call(key=CallKey("rep_1", step, n)), None)
        now.move(seconds=1)
    await stores.ledger.reserve(a_call(2), None)
    told = await stores.ledger.calls(OURS, "rep_1")
    assert [str(call.call.key) for call in told] == ["rep_1/write/1", "rep_1/rewrite/1", "rep_1/rewrite/2"]
    assert [call.at for call in told] == [NOON, after(seconds=1), after(seconds=2)]


async def test_raw_prompts_are_kept_where_they_are_given(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(text=ODD), raw=a_prompt())
    now.move(seconds=1)
    other = CallKey("rep_1", "write", 2)
    await stores.ledger.reserve(a_call(key=other), None)
    await stores.ledger.settle(OURS, str(other), error="refused", raw=a_prompt(seed=7))
    kept = await stores.ledger.kept(OURS, "rep_1")
    assert [(one.key, one.at, one.prompt, one.answer) for one in kept] == [
        (KEY, NOON, a_prompt(), ODD),
        (str(other), after(seconds=1), a_prompt(seed=7), None),
    ]
    assert await stores.ledger.kept(OURS, "rep_2") == []


async def test_the_same_key_of_two_organisations_is_two_calls(stores: Stores) -> None:
    assert await stores.ledger.reserve(a_call(), None)
    assert await stores.ledger.reserve(a_call(1, THEIRS), None)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(text="ours"), spent=1, raw=a_prompt())
    assert await stores.ledger.answer(THEIRS, KEY) is None
    assert await stores.ledger.kept(THEIRS, "rep_1") == []
    (theirs,) = await stores.ledger.calls(THEIRS, "rep_1")
    assert theirs.status == "reserved"
    await stores.ledger.settle(THEIRS, KEY, answer=an_answer(text="theirs"), spent=2)
    told = [
        (await stores.ledger.answer(whose, KEY), await stores.ledger.budget(whose, MONTH)) for whose in (OURS, THEIRS)
    ]
    assert told == [(an_answer(text="ours"), Budget(1, 0)), (an_answer(text="theirs"), Budget(2, 0))]


async def test_admins_are_told_once_a_day(stores: Stores) -> None:
    asked = await asyncio.gather(*(stores.ledger.first(OURS, "budget.80", "2026-03-03") for _ in range(6)))
    assert sorted(asked) == [False] * 5 + [True]
    for whose, what, day in (
        (OURS, "budget.80", "2026-03-04"),
        (OURS, "budget.100", "2026-03-03"),
        (THEIRS, "budget.80", "2026-03-03"),
    ):
        assert await stores.ledger.first(whose, what, day)


async def test_the_latest_instant_a_provider_asked_for_counts(stores: Stores) -> None:
    assert await stores.ledger.blocked("openai") is None
    for minutes in (5, 1, 9, 3):
        await stores.ledger.block("openai", after(minutes=minutes))
    assert await stores.ledger.blocked("openai") == after(minutes=9)
    assert await stores.ledger.blocked("anthropic") is None

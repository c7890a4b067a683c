"""What every ledger promises of a month's money: it is never overspent, never lost, and nothing is held for ever."""

import asyncio

import pytest

from core.ledger import Attempt, Budget, CallKey, Spent
from core.stores import Stores
from tests.contracts.values import NOON, OURS, THEIRS, Now, a_call, after, an_answer

KEY, MONTH = "rep_1/write/1", "2026-03"


async def money(stores: Stores, month: str = MONTH) -> tuple[int, int]:
    """The month's row, made sure to be the sum of its calls."""
    row = await stores.ledger.budget(OURS, month)
    calls = [call for n in range(1, 100) for call in await stores.ledger.calls(OURS, f"rep_{n}")]
    held = [call.call.reserved or 0 for call in calls if call.status == "reserved"]
    assert row == Budget(sum(call.spent for call in calls), sum(held))
    return row


async def test_what_does_not_fit_is_refused_and_changes_nothing(stores: Stores) -> None:
    assert await stores.ledger.reserve(a_call(1), 250)
    assert await stores.ledger.reserve(a_call(2), 250)
    assert not await stores.ledger.reserve(a_call(3), 250)
    assert await stores.ledger.calls(OURS, "rep_3") == []
    assert await money(stores) == (0, 200)
    assert await stores.ledger.reserve(a_call(3, reserved=50), 250)
    assert not await stores.ledger.reserve(a_call(4, reserved=1), 250)
    assert await stores.ledger.reserve(a_call(4, reserved=0), 250)
    assert await money(stores) == (0, 250)


async def test_what_never_fits_makes_no_month(stores: Stores) -> None:
    assert not await stores.ledger.reserve(a_call(), 99)
    assert await stores.ledger.calls(OURS, "rep_1") == []
    assert await stores.ledger.reserve(a_call(), 100)


async def test_what_a_call_did_not_cost_is_free_again(stores: Stores) -> None:
    assert await stores.ledger.reserve(a_call(1), 100)
    assert not await stores.ledger.reserve(a_call(2), 100)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(), spent=40)
    assert not await stores.ledger.reserve(a_call(2), 100)
    assert await stores.ledger.reserve(a_call(2, reserved=60), 100)
    assert await money(stores) == (40, 60)


async def test_without_a_limit_it_still_counts(stores: Stores) -> None:
    for number in (1, 2):
        assert await stores.ledger.reserve(a_call(number, reserved=5_000_000_000), None)
    assert await money(stores) == (0, 10_000_000_000)
    assert not await stores.ledger.reserve(a_call(3), 10_000_000_050)


async def test_of_fifty_at_once_ten_are_granted(stores: Stores) -> None:
    asked = await asyncio.gather(*(stores.ledger.reserve(a_call(number), 1_000) for number in range(1, 51)))
    assert asked.count(True) == 10
    assert await money(stores) == (0, 1_000)


async def test_one_call_reserved_by_many_at_once_holds_once(stores: Stores) -> None:
    assert all(await asyncio.gather(*(stores.ledger.reserve(a_call(), 100) for _ in range(8))))
    assert await money(stores) == (0, 100)


async def test_organisations_have_their_own_months(stores: Stores) -> None:
    assert await stores.ledger.reserve(a_call(1), 100)
    assert await stores.ledger.reserve(a_call(1, THEIRS), 100)
    assert await stores.ledger.budget(THEIRS, MONTH) == Budget(0, 100)
    assert await money(stores) == (0, 100)


async def test_a_call_counts_in_the_month_of_its_reservation(stores: Stores, now: Now) -> None:
    now.at = after(days=28, hours=11, minutes=59)
    await stores.ledger.reserve(a_call(1), 100)
    now.move(minutes=2)
    assert await stores.ledger.reserve(a_call(2), 100)
    await stores.ledger.settle(OURS, KEY, answer=an_answer(), spent=70)
    assert await stores.ledger.budget(OURS, "2026-03") == Budget(70, 0)
    assert await stores.ledger.budget(OURS, "2026-04") == Budget(0, 100)


async def test_a_call_killed_before_its_first_try_goes_on_under_its_reservation(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), 100)
    now.move(days=40)
    assert await stores.ledger.reserve(a_call(), 100)
    assert await money(stores) == (0, 100)
    assert await stores.ledger.budget(OURS, "2026-04") == Budget(0, 0)
    assert await stores.ledger.begin(OURS, KEY) == 1


@pytest.mark.parametrize("ended", [None, "ok"])
async def test_a_call_killed_in_a_try_pays_twice(stores: Stores, ended: str | None) -> None:
    await stores.ledger.reserve(a_call(), 200)
    await stores.ledger.begin(OURS, KEY)
    if ended:
        await stores.ledger.end(OURS, KEY, 1, Attempt(ended, 5))
    assert not await stores.ledger.reserve(a_call(), 199)
    assert await money(stores) == (0, 100)  # a refusal changes nothing
    assert await stores.ledger.reserve(a_call(), 200)
    assert await money(stores) == (100, 100)
    # Once is enough: nothing went out under the new reservation yet.
    assert await stores.ledger.reserve(a_call(), 200)
    assert await money(stores) == (100, 100)
    assert await stores.ledger.begin(OURS, KEY) == 2
    await stores.ledger.settle(OURS, KEY, last=(2, Attempt("ok", 9)), answer=an_answer(), spent=30)
    assert await money(stores) == (130, 0)


async def test_a_call_killed_between_two_tries_goes_on_under_its_reservation(stores: Stores) -> None:
    await stores.ledger.reserve(a_call(), 100)
    await stores.ledger.begin(OURS, KEY)
    await stores.ledger.end(OURS, KEY, 1, Attempt("rate_limited", 5))
    assert await stores.ledger.reserve(a_call(), 100)
    assert await money(stores) == (0, 100)
    assert await stores.ledger.begin(OURS, KEY) == 2


async def test_a_call_killed_in_a_try_last_month_is_spent_there(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), 100)
    await stores.ledger.begin(OURS, KEY)
    now.move(days=40)
    assert await stores.ledger.reserve(a_call(), 100)
    assert await stores.ledger.budget(OURS, "2026-03") == Budget(100, 0)
    assert await stores.ledger.budget(OURS, "2026-04") == Budget(0, 100)


@pytest.mark.parametrize(
    ("first", "then", "budget", "granted", "held"),
    [
        (100, 150, 150, True, 150),
        (100, 150, 149, False, 100),
        (100, 40, 0, True, 100),
        (None, 40, 39, False, 0),
        (None, 40, 40, True, 40),
        (100, None, 0, True, 100),
    ],
)
async def test_who_takes_over_and_needs_more_must_fit(
    stores: Stores, first: int | None, then: int | None, budget: int, granted: bool, held: int
) -> None:
    await stores.ledger.reserve(a_call(reserved=first), None)
    assert await stores.ledger.reserve(a_call(reserved=then), budget) is granted
    assert await money(stores) == (0, held)


async def test_what_is_left_behind_expires(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(1), None)
    await stores.ledger.reserve(a_call(2), None)
    await stores.ledger.begin(OURS, "rep_2/write/1")
    await stores.ledger.reserve(a_call(3), None)
    await stores.ledger.settle(OURS, "rep_3/write/1", answer=an_answer(), spent=7)
    now.move(minutes=10)
    await stores.ledger.reserve(a_call(4), None)
    await stores.ledger.reserve(a_call(1, THEIRS), None)
    assert await stores.ledger.expire(NOON) == 0
    assert await stores.ledger.expire(after(minutes=10)) == 2
    told = {n: (await stores.ledger.calls(OURS, f"rep_{n}"))[0] for n in range(1, 5)}
    assert [call.status for call in told.values()] == ["expired", "expired", "answered", "reserved"]
    assert [call.spent for call in told.values()] == [0, 100, 7, 0]
    assert [told[n].cost_usd_micros for n in (1, 2)] == [0, None]
    assert await money(stores) == (107, 100)
    assert await stores.ledger.expire(after(minutes=11)) == 2
    assert await money(stores) == (107, 0)
    assert await stores.ledger.budget(THEIRS, MONTH) == Budget(0, 0)
    assert await stores.ledger.expire(after(days=1)) == 0


async def test_what_was_taken_over_has_its_time_from_then(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), None)
    now.move(minutes=59)
    await stores.ledger.reserve(a_call(), None)
    assert await stores.ledger.expire(after(minutes=30)) == 0
    assert await stores.ledger.expire(after(minutes=60)) == 1


async def test_an_expired_call_is_reserved_anew(stores: Stores, now: Now) -> None:
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.begin(OURS, KEY)
    await stores.ledger.expire(now.move(hours=1))
    assert not await stores.ledger.reserve(a_call(), 199)
    assert await stores.ledger.reserve(a_call(), 200)
    assert await money(stores) == (100, 100)
    assert await stores.ledger.begin(OURS, KEY) == 2


@pytest.mark.parametrize(("tried", "spent", "counted"), [(True, 30, 30), (True, None, 100), (False, 30, 30)])
async def test_an_answer_that_comes_after_all_is_kept_and_counted_once(
    stores: Stores, now: Now, tried: bool, spent: int | None, counted: int
) -> None:
    await stores.ledger.reserve(a_call(), None)
    if tried:
        await stores.ledger.begin(OURS, KEY)
    await stores.ledger.expire(now.move(hours=1))
    await stores.ledger.settle(OURS, KEY, answer=an_answer(), spent=spent)
    assert await stores.ledger.answer(OURS, KEY) == an_answer()
    assert await money(stores) == (counted, 0)


async def test_spending_is_told_by_capability_and_model(stores: Stores, now: Now) -> None:
    def said(number: int, cost: int | None) -> dict[str, object]:
        answer = an_answer(number, tokens_in=1_000_000_000, tokens_out=5, cost_usd_micros=cost)
        return {"answer": answer, "spent": cost}

    for number, model in enumerate(("m", "m", "m", "m-small"), 1):
        await stores.ledger.reserve(a_call(number, model=model), None)
    for number, cost in ((1, 4_000_000_000), (2, 5), (4, None)):
        await stores.ledger.settle(OURS, f"rep_{number}/write/1", **said(number, cost))  # type: ignore[arg-type]
    await stores.ledger.settle(OURS, "rep_3/write/1", error="timeout")
    incident = CallKey("rep_5", "write", 1)
    await stores.ledger.reserve(a_call(key=incident, capability="incident"), None)
    await stores.ledger.reserve(a_call(1, THEIRS), None)
    now.move(hours=1)
    await stores.ledger.reserve(a_call(6), None)
    tokens = {"tokens_in": 1_000_000_000, "tokens_out": 5}
    assert await stores.ledger.spending(OURS, NOON, after(hours=1)) == [
        Spent(
            capability="daily",
            model="m",
            calls=3,
            failed=1,
            unknown=1,
            tokens_in=2_000_000_000,
            tokens_out=10,
            cost_usd_micros=4_000_000_005,
        ),
        Spent(capability="daily", model="m-small", calls=1, unknown=1, **tokens),
        Spent(capability="incident", model="m", calls=1, unknown=1),
    ]
    (later,) = await stores.ledger.spending(OURS, after(seconds=1), after(hours=1, seconds=1))
    assert (later.calls, later.unknown) == (1, 1)
    assert await stores.ledger.spending(OURS, after(hours=2), after(hours=3)) == []

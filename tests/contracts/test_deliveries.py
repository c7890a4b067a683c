"""What every guard against sending twice promises."""

import asyncio
from typing import Any

import pytest

from core.errors import NotFound
from core.kept import Delivery
from core.stores import Stores
from tests.contracts.values import NOON, OURS, THEIRS, Now, after

_POST = "chat:room_1"


async def stands(stores: Stores, run: str = "rep_1") -> list[tuple[str, str, str | None, str | None]]:
    return [(d.target, d.state, d.external, d.error) for d in await stores.deliveries.of(OURS, run)]


async def test_the_first_try_finds_it_new_and_the_second_sending(stores: Stores) -> None:
    first = await stores.deliveries.begin(OURS, "rep_1", _POST)
    assert first == Delivery(run="rep_1", organisation=OURS, target=_POST, state="new")
    second = await stores.deliveries.begin(OURS, "rep_1", _POST)
    assert (second.state, second.external) == ("sending", None)


async def test_an_id_noted_before_a_crash_is_found_again(stores: Stores) -> None:
    await stores.deliveries.begin(OURS, "rep_1", "file:room_1")
    await stores.deliveries.note("rep_1", "file:room_1", "F1")
    assert (await stores.deliveries.begin(OURS, "rep_1", "file:room_1")).external == "F1"
    await stores.deliveries.end("rep_1", "file:room_1", "sent")
    assert await stands(stores) == [("file:room_1", "sent", "F1", None)]


@pytest.mark.parametrize("state", ["sent", "unknown"])
async def test_what_was_sent_or_cannot_be_told_stays(stores: Stores, state: Any) -> None:
    await stores.deliveries.begin(OURS, "rep_1", _POST)
    await stores.deliveries.end("rep_1", _POST, state, external="171.1", error="why")
    again = await stores.deliveries.begin(OURS, "rep_1", _POST)
    assert (again.state, again.external, again.error) == (state, "171.1", "why")
    assert (await stores.deliveries.begin(OURS, "rep_1", _POST)).state == state


async def test_what_failed_may_be_tried_again(stores: Stores) -> None:
    await stores.deliveries.begin(OURS, "rep_1", _POST)
    await stores.deliveries.end("rep_1", _POST, "failed", error="not_in_channel")
    again = await stores.deliveries.begin(OURS, "rep_1", _POST)
    assert (again.state, again.error) == ("failed", "not_in_channel")
    assert await stands(stores) == [(_POST, "sending", None, None)]


async def test_a_late_failure_does_not_undo_what_was_sent(stores: Stores) -> None:
    await stores.deliveries.begin(OURS, "rep_1", _POST)
    await stores.deliveries.end("rep_1", _POST, "sent", external="171.1")
    await stores.deliveries.end("rep_1", _POST, "failed", error="too late")
    assert await stands(stores) == [(_POST, "sent", "171.1", None)]


async def test_of_many_who_begin_at_once_one_finds_it_new(stores: Stores) -> None:
    begun = await asyncio.gather(*(stores.deliveries.begin(OURS, "rep_1", _POST) for _ in range(8)))
    assert sorted(delivery.state for delivery in begun) == ["new"] + ["sending"] * 7


async def test_targets_are_apart_and_told_with_their_time(stores: Stores, now: Now) -> None:
    for target in (_POST, "email:usr_1"):
        assert (await stores.deliveries.begin(OURS, "rep_1", target)).state == "new"
    assert (await stores.deliveries.begin(OURS, "rep_2", _POST)).state == "new"
    now.move(minutes=1)
    await stores.deliveries.end("rep_1", "email:usr_1", "unknown")
    told = await stores.deliveries.of(OURS, "rep_1")
    assert [(delivery.target, delivery.at) for delivery in told] == [(_POST, NOON), ("email:usr_1", after(minutes=1))]


async def test_another_organisation_sees_and_begins_nothing(stores: Stores) -> None:
    await stores.deliveries.begin(OURS, "rep_1", _POST)
    assert await stores.deliveries.of(THEIRS, "rep_1") == []
    with pytest.raises(NotFound):
        await stores.deliveries.begin(THEIRS, "rep_1", _POST)

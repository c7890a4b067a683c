"""Calls keep Slack's pace: by method, by channel, by workspace, and what Slack asked for (C4)."""

import asyncio
import itertools

from bot.chat.slack.pace import Pace
from tests.fake_slack_pace import TIERS
from tests.fakes import Clock


async def times(pace: Pace, clock: Clock, count: int, method: str, *channels: str) -> list[float]:
    """When each of the calls may be made, the channels taken in turn."""
    turn = itertools.cycle(channels or (None,))
    found = []
    for _ in range(count):
        await pace.turn("T1", method, next(turn))
        found.append(clock())
    return found


def most_in(found: list[float], span: float) -> int:
    """The most calls in any stretch of so many seconds."""
    return max(sum(start <= at < start + span for at in found) for start in found)


async def test_a_channel_gets_one_post_a_second_and_a_workspace_a_few() -> None:
    clock = Clock()
    one = await times(Pace(clock, clock.sleep), clock, 10, "chat.postMessage", "C1")
    assert min(after - before for before, after in itertools.pairwise(one)) >= 1
    many = await times(Pace(clock, clock.sleep), clock, 100, "chat.postMessage", *(f"C{n}" for n in range(100)))
    assert most_in(many, 60) <= 250


async def test_every_method_stays_within_its_tier() -> None:
    for method, tier in (("conversations.history", 3), ("views.update", 4), ("users.list", 2), ("chat.update", 3)):
        clock = Clock()
        found = await times(Pace(clock, clock.sleep), clock, 300, method)
        assert most_in(found, 60) <= TIERS[tier], method


async def test_edits_are_a_second_and_a_half_apart_in_the_whole_workspace() -> None:
    clock = Clock()
    found = await times(Pace(clock, clock.sleep), clock, 8, "chat.update", "C1", "C2")
    assert min(after - before for before, after in itertools.pairwise(found)) >= 1.5


async def test_what_slack_asked_for_is_kept_by_all_who_call_the_method_and_by_no_other() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    pace.block("T1", "users.info", 30)
    began = clock()
    await pace.turn("T1", "views.open")
    await pace.turn("T2", "users.info")
    assert clock() == began
    await pace.turn("T1", "users.info")
    assert clock() >= began + 30


async def test_turns_are_given_in_the_order_they_were_asked_for() -> None:
    loop = asyncio.get_running_loop()

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / 100)

    pace = Pace(lambda: loop.time() * 100, sleep)
    order: list[int] = []

    async def call(n: int) -> None:
        await pace.turn("T1", "chat.postMessage", "C1")
        order.append(n)

    await asyncio.gather(*(call(n) for n in range(5)))
    assert order == [0, 1, 2, 3, 4]

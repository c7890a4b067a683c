"""A serving process killed where it hurts most: nothing is lost, nothing posted or paid twice."""

from pathlib import Path

from tests.crash.kills import Ground, model_answered, play, posted


async def test_killed_after_the_answer_and_after_the_post_nothing_is_lost_or_done_twice(tmp_path: Path) -> None:
    async with Ground(tmp_path) as ground:
        tally = await play(ground, 2, (model_answered, posted))
    assert (tally.kills, tally.lost, tally.twice, tally.paid_twice) == (2, [], [], 0), tally.line()

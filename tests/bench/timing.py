"""Timing in pairs: the two ways take turns, so that a slow moment of the machine hits both."""

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long one call took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(ours: Callable[[], object], other: Callable[[], object], rounds: int = 5) -> tuple[float, float, float]:
    """Median seconds of each after one warm-up, and the median of the ratios ours / other, pair by pair."""
    ours(), other()
    pairs = [(seconds(ours), seconds(other)) for _ in range(rounds)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )

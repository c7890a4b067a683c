"""Figures for Prometheus: runs, stages, deliveries, ticks. Labels are kinds and states, never people or places."""

import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from core.ports import Job, Step

T = TypeVar("T")
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class Figures:
    """One process's figures, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.stages = Histogram(
            "newsdesk_stage_seconds", "Time a stage of a run took.", ["stage"], registry=self.registry, buckets=_SECONDS
        )
        self.failures = Counter(
            "newsdesk_stage_failures_total", "Stages that ended in an error.", ["stage"], registry=self.registry
        )
        self.deliveries = Counter(
            "newsdesk_deliveries_total", "Deliveries by way and outcome.", ["by", "state"], registry=self.registry
        )
        self.runs = Counter("newsdesk_runs_fired_total", "Scheduled runs that began here.", registry=self.registry)
        self.ticks = Histogram(
            "newsdesk_tick_seconds", "Time one look at what is due took.", registry=self.registry, buckets=_SECONDS
        )
        self.tick_at = Gauge(
            "newsdesk_last_tick_timestamp_seconds",
            "When this process last looked at what is due.",
            registry=self.registry,
        )

    def measured(self, job: Job) -> Job:
        """The job with its steps timed, where they really ran."""

        async def measured(run: str, step: Step) -> None:
            async def timed(name: str, work: Callable[..., Awaitable[T]], *args: str) -> T:
                return await step(name, self._timed(name, work), *args)

            await job(run, timed)

        return measured

    def _timed(self, name: str, work: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
        stage, _, target = name.partition(" ")

        @wraps(work)
        async def timed(*args: str) -> T:
            began = time.monotonic()
            try:
                result = await work(*args)
            except Exception:
                self.failures.labels(stage).inc()
                raise
            self.stages.labels(stage).observe(time.monotonic() - began)
            if stage == "deliver":
                self.deliveries.labels(target.partition(":")[0], str(result)).inc()
            return result

        return timed

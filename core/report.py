"""What is asked for: one run of a kind for a period, and the stages it goes through."""

from typing import Literal

from core.brief import Window
from core.values import Instant, Value

#: The fine stages of a run, in order (P3).
Stage = Literal["pending", "collecting_data", "generating_content", "assembling_document", "completed", "failed"]


class Edition(Value):
    """One variant of a run's document: its language, and who may see what in it."""

    locale: str = "en"
    variant: Literal["full", "redacted"] = "full"


class Caller(Value):
    """Who asks, and for which organisation. Every query and every model call carries it."""

    organisation: str
    user: str
    rights: frozenset[str] = frozenset()


class Run(Value):
    """One execution of a report for one period. `now` is the instant it was asked for; `zone` the reader's."""

    id: str
    kind: str
    caller: Caller
    organisation: str
    zone: str
    now: Instant
    window: Window | None = None
    #: what a person asks of the report in their own words; the kind's default prompt without one (D1)
    wish: str | None = None
    editions: tuple[Edition, ...] = (Edition(),)

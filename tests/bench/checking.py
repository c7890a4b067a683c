"""Checking 2,000 claims, against only splitting them into words, in CPU seconds: the machine is shared."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from core.brief import Brief, Evidence, Fact, Window
from core.check import check
from core.document import Claim, Draft, DraftSection
from core.words.text import tokens

START = datetime(2026, 3, 3, 8, tzinfo=UTC)
CLAIMS = 2_000


def two_thousand_claims() -> str:
    """One line: seconds for all checks over 2,000 claims, each with its own source and a shared fact."""
    said = tuple(
        Evidence(
            id=f"m{i}",
            text=f"Line {i} is down because the belt wore through at {i % 24:02}:30, order {4000 + i} is late",
            author=f"Person Number{i % 40}",
            at=START + timedelta(minutes=i),
        )
        for i in range(CLAIMS)
    )
    brief = Brief(
        window=Window(start=START, end=START + timedelta(days=3), zone="Europe/Oslo"),
        facts=(Fact(id="f1", label="messages", value=CLAIMS, unit="messages"),),
        evidence=said,
    )
    claims = tuple(
        Claim(
            text=f"Person Number{i % 40} said line {i} is down because the belt wore through; {4000 + i} is late.",
            cites=(f"m{i}", "f1"),
        )
        for i in range(CLAIMS)
    )
    draft = Draft(sections=(DraftSection(key="timeline", claims=claims),))
    fresh = iter(range(10**6))

    def checked() -> None:
        copies = tuple(e.model_copy(update={"text": f"{e.text} {next(fresh)}"}) for e in said)
        assert not check(draft, brief.model_copy(update={"evidence": copies}))

    def split() -> None:
        tokens.cache_clear()
        for evidence, claim in zip(said, claims, strict=True):
            tokens(evidence.text), tokens(claim.text)

    checked()
    pairs = [(_cpu_seconds(checked), _cpu_seconds(split)) for _ in range(3)]
    ours, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / two for one, two in pairs)
    return (
        f"checks, {CLAIMS:,} claims: {ours:.2f} s (aim under 1), splitting into words {other:.2f} s, ratio {ratio:.1f}"
    )


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start

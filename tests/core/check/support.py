"""A short way to put one claim before the checks."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from core.brief import Brief, Evidence, Fact, Window
from core.check import check
from core.document import Claim, Draft, DraftSection
from core.records import Member

AT = datetime(2026, 3, 3, 13, 5, tzinfo=UTC)


def message(text: str, author: str | None = "Ada Holm", name: str = "m1", at: datetime | None = AT) -> Evidence:
    return Evidence(id=name, text=text, author=author, at=at)


def fact(value: float | str, unit: str | None = None, label: str = "count", **more: Any) -> Fact:
    return Fact(id="f1", label=label, value=value, unit=unit, **more)


def rules(
    text: str,
    *cited: Evidence | Fact,
    also: Sequence[Evidence] = (),
    people: Sequence[str] = (),
    zone: str | None = None,
    locale: str = "en",
    **claim: Any,
) -> set[str]:
    """The names of the rules that a claim citing these breaks; `also` is in the brief but not cited."""
    window = (
        Window(start=datetime(2026, 3, 2, 23, tzinfo=UTC), end=datetime(2026, 3, 3, 23, tzinfo=UTC), zone=zone)
        if zone
        else None
    )
    brief = Brief(
        locale=locale,
        window=window,
        people=tuple(Member(id=f"U{place}", name=name) for place, name in enumerate(people)),
        evidence=tuple(item for item in (*cited, *also) if isinstance(item, Evidence)),
        facts=tuple(item for item in cited if isinstance(item, Fact)),
    )
    row = Claim(text=text, cites=tuple(item.id for item in cited), **claim)
    draft = Draft(sections=(DraftSection(key="summary", claims=(row,)),))
    return {finding.rule for finding in check(draft, brief)}

"""What the settings' tab `AI` shows: what AI cost this month and, to admins, the form of what it may do."""

from typing import Any, NamedTuple

from bot.commands.ai_form import fields
from bot.commands.usage import money_lines, price_line, unknown_line
from core.desk import Desk
from core.desk.policies import capability_name, policy
from core.desk.settings import default
from core.desk.spending import Usage, quote, usage
from core.report import Caller
from core.spending import NEAR
from core.words import say
from core.words.format import number, percent
from core.words.money import usd


class Line(NamedTuple):
    """A row of the table: cells in words."""

    report: str
    model: str
    calls: str
    failed: str
    tokens: str
    cost: str


class Bar(NamedTuple):
    """How much of the budget is used: 0-100, `near` or `used`, and in words."""

    percent: float
    state: str
    words: str


async def tab(desk: Desk, caller: Caller) -> dict[str, Any]:
    """The tab's values. :raises Forbidden: the caller lacks `reports.author`"""
    locale, found = caller.locale, await usage(desk, caller)
    price = await quote(desk, caller, await default(desk, caller))
    rules = await policy(desk, caller) if caller.is_admin else None
    return {
        "money": [*money_lines(found, locale), price_line(price, locale)],
        "unknown": unknown_line(found, locale),
        "none": say(locale, "chat-spend-none"),
        "bar": _bar(found, locale),
        "lines": _lines(found, locale),
        "fields": fields(rules, desk.models, locale) if rules else (),
        "no_models": "" if desk.models else say(locale, "chat-ai-no-models"),
        "revision": rules.revision if rules else 0,
    }


def _lines(found: Usage, locale: str) -> list[Line]:
    return [
        Line(
            report=capability_name(line.capability, locale),
            model=line.model,
            calls=number(line.calls, locale),
            failed=number(line.failed, locale),
            tokens=f"{number(line.tokens_in, locale)} → {number(line.tokens_out, locale)}",
            cost=usd(line.cost_usd_micros, locale),
        )
        for line in found.lines
    ]


def _bar(found: Usage, locale: str) -> Bar | None:
    if found.share is None:
        return None
    state = "used" if found.share >= 1 else "near" if found.share >= NEAR else ""
    return Bar(round(min(found.share, 1) * 100, 1), state, percent(found.share, locale))

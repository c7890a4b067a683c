"""`usage`: what AI costs: this month, by report and model, where the month will end, what a run costs (X11)."""

from collections.abc import AsyncIterator

from bot.commands.phrases import link
from core.desk import Desk
from core.desk.policies import capability_name
from core.desk.settings import default
from core.desk.spending import Quote, Usage, quote, quote_words, usage
from core.kept import Command
from core.ledger import Spent
from core.render.markdown import escaped
from core.replies import Button, Reply, Text
from core.spending import NEAR
from core.words import say
from core.words.format import number, percent
from core.words.money import usd

#: Lines by report and model; more stand in the console.
MOST = 12


async def show(desk: Desk, command: Command) -> AsyncIterator[Reply]:
    """:raises Forbidden: the caller lacks `reports.author`"""
    caller, locale = command.caller, command.caller.locale
    found = await usage(desk, caller)
    price = await quote(desk, caller, await default(desk, caller))
    blocks = [
        say(locale, "chat-spend"),
        *money_lines(found, locale),
        "\n".join(_lines(found, locale)),
        price_line(price, locale),
    ]
    buttons = [link(say(locale, "chat-spend-console"), f"{desk.public_url}/settings/ai")]
    if caller.is_admin:
        buttons.insert(0, Button(label=say(locale, "chat-ai-title"), action="report.settings", value="ai"))
    near = found.share is not None and found.share >= NEAR
    yield Text(markdown="\n\n".join(filter(None, blocks)), tone="warning" if near else "plain", buttons=tuple(buttons))


def money_lines(found: Usage, locale: str) -> list[str]:
    """The month so far, then today and what the month will come to."""
    spent = usd(found.spent, locale)
    if found.budget is None or found.share is None:
        first = say(locale, "chat-spend-free", spent=spent)
    else:
        budget, share = usd(found.budget, locale), percent(found.share, locale)
        first = say(locale, "chat-spend-of", spent=spent, budget=budget, share=share)
    told = [first]
    if found.reserved:
        told.append(say(locale, "chat-spend-reserved", reserved=usd(found.reserved, locale)))
    today, forecast = usd(found.today, locale), usd(found.forecast, locale)
    return [_joined(told, locale), say(locale, "chat-spend-days", today=today, forecast=forecast)]


def _lines(found: Usage, locale: str) -> list[str]:
    """By report and model, the dearest first."""
    if not found.lines:
        return [say(locale, "chat-spend-none")]
    lines = [f"- {_line(line, locale)}" for line in found.lines[:MOST]]
    if len(found.lines) > MOST:
        rest = number(len(found.lines) - MOST, locale)
        lines.append(f"- {say(locale, 'chat-spend-more', shown=rest)}")
    return [*lines, "", unknown_line(found, locale)] if found.unknown else lines


def unknown_line(found: Usage, locale: str) -> str:
    """That some calls are in no sum; empty where there are none such."""
    if not found.unknown:
        return ""
    return say(locale, "chat-spend-unknown", count=found.unknown, shown=number(found.unknown, locale))


def _line(line: Spent, locale: str) -> str:
    parts = [
        f"**{escaped(capability_name(line.capability, locale))}**",
        escaped(line.model),
        usd(line.cost_usd_micros, locale),
        say(locale, "chat-spend-calls", count=line.calls, shown=number(line.calls, locale)),
    ]
    if line.failed:
        parts.append(say(locale, "chat-spend-failed", count=line.failed, shown=number(line.failed, locale)))
    tokens = {"in": number(line.tokens_in, locale), "out": number(line.tokens_out, locale)}
    return " · ".join([*parts, say(locale, "chat-spend-tokens", **tokens)])


def price_line(price: Quote, locale: str) -> str:
    """What a run of the daily report costs; the month's sum is told elsewhere."""
    if price.by_rules:
        return quote_words(price, locale)
    if price.run is None or price.month is None:
        return say(locale, "chat-spend-run-unknown")
    return say(locale, "chat-spend-run", run=usd(price.run, locale), month=usd(price.month, locale))


def _joined(sentences: list[str], locale: str) -> str:
    return ("" if locale == "zh-TW" else " ").join(sentences)

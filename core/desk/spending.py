"""What AI costs: the month so far and what it will come to, and what one report costs before it is made (X11)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from statistics import fmean

from core.desk import Desk, author_only
from core.kinds import KINDS
from core.ledger import Budget, Recorded, Spent
from core.policy import AiPolicy, ModelCard
from core.report import Caller, Definition
from core.schedule import firings
from core.values import Value
from core.words import say
from core.words.money import usd

#: A quote is the mean of so many runs that a model wrote, found among so many of the newest.
RUNS, LOOKED_AT = 10, 20
#: How far a quote looks ahead, and back where the report itself has no such run.
MONTH = timedelta(days=30)
_DAY = timedelta(days=1)


class Quote(Value):
    """What one run costs and what the next 30 days will, in USD-micros; None where nobody knows yet.

    `by_rules`: no model may be asked, so that it costs nothing. `spent` of `budget` (None: no limit) is this month's.
    """

    by_rules: bool = False
    run: int | None = None
    month: int | None = None
    #: runs in the next 30 days
    firings: int = 0
    spent: int = 0
    budget: int | None = None


class Usage(Value):
    """One month of AI, in USD-micros. `month` is `YYYY-MM` of UTC, `today` a day of UTC.

    `spent` is what counts in the budget: what calls cost, and what those may have cost that ended unknown. `lines`
    are by capability and model, the dearest first. `forecast` is what the whole month comes to.
    """

    month: str
    spent: int
    reserved: int
    budget: int | None
    today: int
    forecast: int
    lines: tuple[Spent, ...]

    @property
    def share(self) -> float | None:
        """Spent of the budget, from 0; None without a budget. Of a budget of nothing all is spent."""
        if self.budget is None:
            return None
        return self.spent / self.budget if self.budget else 1.0

    @property
    def unknown(self) -> int:
        """Calls whose cost nobody knows."""
        return sum(line.unknown for line in self.lines)


async def usage(desk: Desk, caller: Caller) -> Usage:
    """The month so far.

    The forecast is what is spent, and for the rest of the month the larger of two: the same pace (of at least a day),
    or what the reports that are switched on will cost by their quotes, where a new one isn't in the pace yet.

    :raises Forbidden: the caller lacks `reports.author`
    """
    author_only(caller)
    now, ledger, organisation = desk.now().astimezone(UTC), desk.stores.ledger, caller.organisation
    start, end = _month(now)
    rules = await desk.stores.policies.policy(organisation)
    money = await ledger.budget(organisation, f"{now:%Y-%m}")
    lines = await ledger.spending(organisation, start, end)
    today = await ledger.spending(organisation, now.replace(hour=0, minute=0, second=0, microsecond=0), end)
    scheduled = await _scheduled(desk, caller, rules, now, end)
    pace = money.spent * ((end - now) / max(now - start, _DAY))
    return Usage(
        month=f"{now:%Y-%m}",
        spent=money.spent,
        reserved=money.reserved,
        budget=rules.monthly_budget_usd_micros,
        today=sum(line.cost_usd_micros for line in today),
        forecast=money.spent + max(round(pace), scheduled),
        lines=tuple(sorted(lines, key=lambda line: (-line.cost_usd_micros, line.capability, line.model))),
    )


async def quote(desk: Desk, caller: Caller, definition: Definition) -> Quote:
    """What a definition costs: the mean of its last 10 runs that a model wrote; where there are none, of the
    organisation's calls for that kind in the last 30 days, most runs being one call.

    A month is the firings of the next 30 days, whether it is on or not.

    :raises Forbidden: the caller lacks `reports.author`
    """
    author_only(caller)
    now = desk.now().astimezone(UTC)
    if not desk.models:
        return Quote(by_rules=True)
    rules = await desk.stores.policies.policy(caller.organisation)
    money = await desk.stores.ledger.budget(caller.organisation, f"{now:%Y-%m}")
    found = Quote(spent=money.spent, budget=rules.monthly_budget_usd_micros)
    if not may_ask(rules, _capability(definition), desk.models):
        return found.model_copy(update={"by_rules": True})
    run, count = await _run_cost(desk, definition, now), _count(definition, now, now + MONTH)
    return found.model_copy(update={"run": run, "month": None if run is None else run * count, "firings": count})


def may_ask(rules: AiPolicy, capability: str, models: Sequence[ModelCard]) -> bool:
    """Whether one of the models that are set up may be asked for that. Within a budget its price must be known."""
    regions = {region.lower() for region in rules.regions}
    return rules.allows(capability) and any(
        (not rules.models or card.name in rules.models)
        and (not regions or (card.region or "").lower() in regions)
        and (rules.monthly_budget_usd_micros is None or card.price_in is not None)
        for card in models
    )


def quote_words(found: Quote, locale: str) -> str:
    """The quote as one line, in the reader's words."""
    if found.by_rules:
        return say(locale, "desk-quote-rules")
    spent = spent_words(Budget(found.spent, 0), found.budget, locale)
    if found.run is None or found.month is None:
        return say(locale, "desk-quote-unknown", spent=spent)
    return say(locale, "desk-quote", run=usd(found.run, locale), month=usd(found.month, locale), spent=spent)


def spent_words(money: Budget, budget: int | None, locale: str) -> str:
    """`US$ 3.10 of US$ 20.00 spent this month`."""
    if budget is None:
        return say(locale, "desk-spent", spent=usd(money.spent, locale))
    return say(locale, "desk-spent-of", spent=usd(money.spent, locale), budget=usd(budget, locale))


async def _scheduled(desk: Desk, caller: Caller, rules: AiPolicy, now: datetime, end: datetime) -> int:
    """What the reports that are on will cost until then, as far as that is known."""
    total = 0
    for definition in await desk.stores.definitions.definitions(caller.organisation):
        if definition.enabled and may_ask(rules, _capability(definition), desk.models):
            total += (await _run_cost(desk, definition, now) or 0) * _count(definition, now, end)
    return total


async def _run_cost(desk: Desk, definition: Definition, now: datetime) -> int | None:
    organisation, costs = definition.organisation, list[int]()
    for state in await desk.stores.runs.of_definition(organisation, definition.id, limit=LOOKED_AT):
        cost = _cost(await desk.stores.ledger.calls(organisation, state.run.id)) if state.over else None
        costs += [] if cost is None else [cost]
        if len(costs) == RUNS:
            break
    if costs:
        return round(fmean(costs))
    return _call_cost(await desk.stores.ledger.spending(organisation, now - MONTH, now + _DAY), _capability(definition))


def _cost(calls: Sequence[Recorded]) -> int | None:
    """What a run cost; None where no model answered, or the cost of an answer isn't known."""
    answered = [call for call in calls if call.status == "answered"]
    if not answered or any(call.cost_usd_micros is None for call in answered):
        return None
    return sum(call.spent for call in calls)


def _call_cost(lines: Sequence[Spent], capability: str) -> int | None:
    """The mean of one call that has a cost. Where it can't be told how many have one it is rather too high."""
    mine = [line for line in lines if line.capability == capability]
    cost = sum(line.cost_usd_micros for line in mine)
    # One that failed and may have been paid is counted in both.
    known = sum(max(line.calls - line.failed - line.unknown, 0) for line in mine)
    return round(cost / max(known, 1)) if cost or known else None


def _capability(definition: Definition) -> str:
    return KINDS[definition.kind].capability


def _count(definition: Definition, start: datetime, end: datetime) -> int:
    return sum(1 for _ in firings(definition.schedule, start, end))


def _month(now: datetime) -> tuple[datetime, datetime]:
    """The first instants of this month and of the next, in UTC."""
    start = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return start, (start + timedelta(days=32)).replace(day=1)

"""REST: what AI may do, and what it costs (T9, X11)."""

from pydantic import Field, StrictBool

from bot.console.routes import AnyRoute, Call, Route
from bot.console.wire import Given, Nothing, Told
from core.desk.policies import MOST, capabilities, change_policy, policy
from core.desk.spending import usage
from core.policy import AiPolicy, ModelCard

#: Names in a list of a policy, at most.
_NAMES = 200


class PolicyGiven(Given):
    """All rules, each of which takes the place of what stood there. With `revision` nothing is overwritten that someone
    else changed. Money is in USD-micros, null for no limit; `off` holds capabilities, or `*` for all of them."""

    off: tuple[str, ...] = Field(max_length=_NAMES)
    models: tuple[str, ...] = Field(max_length=_NAMES)
    regions: tuple[str, ...] = Field(max_length=_NAMES)
    monthly_budget_usd_micros: int | None = Field(ge=0)
    daily_alert_usd_micros: int | None = Field(ge=0)
    retain_prompts: StrictBool
    customers: tuple[str, ...] = Field(max_length=MOST)
    redact: tuple[str, ...] = Field(max_length=MOST)
    revision: int | None = None


class PolicyTold(Told):
    """The rules, in the shape they are put in."""

    off: tuple[str, ...]
    models: tuple[str, ...]
    regions: tuple[str, ...]
    monthly_budget_usd_micros: int | None
    daily_alert_usd_micros: int | None
    retain_prompts: bool
    customers: tuple[str, ...]
    redact: tuple[str, ...]
    revision: int


class SpentTold(Told):
    """Calls of one capability and model this month. The cost of `unknown` ones isn't known."""

    capability: str
    model: str
    calls: int
    failed: int
    unknown: int
    tokens_in: int
    tokens_out: int
    cost_usd_micros: int


class UsageTold(Told):
    """One month of AI in USD-micros. `share` is spent of the budget, null without one; `forecast` is for the whole
    month. `models` are those that are set up, the usual one first, `capabilities` what can be switched off."""

    month: str
    spent_usd_micros: int
    reserved_usd_micros: int
    budget_usd_micros: int | None
    share: float | None
    today_usd_micros: int
    forecast_usd_micros: int
    items: tuple[SpentTold, ...]
    models: tuple[ModelCard, ...]
    capabilities: tuple[str, ...]


async def get_policy(call: Call[Nothing, Nothing]) -> PolicyTold:
    """The organisation's; the usual rules where nobody changed them yet."""
    return _policy(await policy(call.desk, call.caller))


async def put_policy(call: Call[Nothing, PolicyGiven]) -> PolicyTold:
    """Every change is in the audit log."""
    rules = call.body.model_dump(exclude={"revision"})
    return _policy(await change_policy(call.desk, call.caller, call.body.revision, **rules))


async def get_usage(call: Call[Nothing, Nothing]) -> UsageTold:
    """This month's, by UTC."""
    found = await usage(call.desk, call.caller)
    return UsageTold(
        month=found.month,
        spent_usd_micros=found.spent,
        reserved_usd_micros=found.reserved,
        budget_usd_micros=found.budget,
        share=found.share,
        today_usd_micros=found.today,
        forecast_usd_micros=found.forecast,
        items=tuple(SpentTold(**line.model_dump()) for line in found.lines),
        models=tuple(call.desk.models),
        capabilities=capabilities(),
    )


def _policy(rules: AiPolicy) -> PolicyTold:
    return PolicyTold(**rules.model_dump(exclude={"organisation", "off"}), off=tuple(sorted(rules.off)))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/ai/policy",
        summary="What AI may do",
        handler=get_policy,
        reply=PolicyTold,
        right="admin",
    ),
    Route(
        method="PUT",
        path="/api/ai/policy",
        summary="Set what AI may do",
        handler=put_policy,
        body=PolicyGiven,
        reply=PolicyTold,
        right="admin",
        errors=(409,),
    ),
    Route(
        method="GET",
        path="/api/ai/usage",
        summary="What AI costs this month",
        handler=get_usage,
        reply=UsageTold,
        right="author",
    ),
)

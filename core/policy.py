"""What an organisation allows its models: capabilities, models, places, money, and what is kept (T9, T13)."""

from core.errors import ModelNotAllowed, ModelOff, ModelResidency, ModelSkipped
from core.ports import Model
from core.values import Value

#: Every capability, in `AiPolicy.off`.
ALL = "*"


class AiPolicy(Value):
    """One organisation's rules for AI. Money is in USD-micros; months and days of money are UTC's.

    `revision` counts up with every change, so that two editors can't overwrite each other unseen.
    """

    organisation: str
    #: capabilities that are switched off (`reporting.daily.v1`, or ALL)
    off: frozenset[str] = frozenset()
    #: models that may be asked, by the provider's names; empty: any that is set up
    models: tuple[str, ...] = ()
    #: places where they may compute (`eu`, `us` …); empty: anywhere. A model whose place nobody told is elsewhere.
    regions: tuple[str, ...] = ()
    #: no model is asked past it; None: no limit
    monthly_budget_usd_micros: int | None = None
    #: admins are told once on a day that costs more (N10)
    daily_alert_usd_micros: int | None = 100_000_000
    #: raw prompts and answers are kept for 30 days; hashes always
    retain_prompts: bool = False
    #: customers, and words of its own, that no model sees
    customers: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    revision: int = 0

    def allows(self, capability: str) -> bool:
        """Whether this capability may ask a model at all."""
        return not self.off & {ALL, capability}

    def refusal(self, capability: str, model: Model) -> ModelSkipped | None:
        """Why this model may not be asked for that; None where it may."""
        if not self.allows(capability):
            return ModelOff()
        if self.models and model.name not in self.models:
            return ModelNotAllowed()
        if self.regions and (model.region or "").lower() not in {region.lower() for region in self.regions}:
            return ModelResidency()
        return None


class ModelCard(Value):
    """A model that is set up, as people choose and read it. Prices are in USD per million tokens, None unknown."""

    name: str
    provider: str
    region: str | None = None
    price_in: float | None = None
    price_out: float | None = None

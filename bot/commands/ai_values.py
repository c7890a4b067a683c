"""What comes back from the form of AI: read, and told field by field where it can't be used. From memory alone."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from core.desk.policies import MOST, MOST_MONEY, capabilities, problems, tidy
from core.policy import ALL, AiPolicy
from core.values import Value
from core.words import say
from core.words.money import micros_of, usd

#: Characters of the fields that hold a sum, and of the one that holds regions.
MOST_MONEY_TYPED, MOST_REGIONS = 20, 200
#: The field that shows a rule, by the rule's name.
_FIELDS = {"monthly_budget_usd_micros": "budget", "daily_alert_usd_micros": "alert"}


def _micros(value: object) -> int | None:
    return micros_of(str(value or "")[: MOST_MONEY_TYPED + 1])


def _lines(value: object) -> object:
    return tuple(value.splitlines()) if isinstance(value, str) else value


def _words(value: object) -> object:
    return tuple(value.replace("\n", ",").split(",")) if isinstance(value, str) else value


Money = Annotated[int | None, BeforeValidator(_micros)]
Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]


class AiValues(Value):
    """The form's fields; those that didn't come back stay as they are. Money is in USD-micros, None where it is empty:
    no limit."""

    on: bool | None = None
    capabilities: tuple[str, ...] | None = None
    models: tuple[Annotated[str, Field(max_length=200)], ...] | None = None
    regions: Annotated[tuple[str, ...] | None, BeforeValidator(_words)] = None
    budget: Money = None
    alert: Money = None
    retain: bool | None = None
    customers: Lines | None = None
    redact: Lines | None = None

    def changes(self, found: AiPolicy) -> dict[str, Any]:
        """What `change_policy` is asked for, made tidy."""
        kept = {name: getattr(self, name) for name in ("models", "regions", "customers", "redact")}
        changes = {name: value for name, value in kept.items() if value is not None}
        if self.retain is not None:
            changes["retain_prompts"] = self.retain
        for rule, field in _FIELDS.items():
            if field in self.model_fields_set:
                changes[rule] = getattr(self, field)
        changes["off"] = self._off(found)
        tidied = tidy(found.model_copy(update=changes))
        return {name: getattr(tidied, name) for name in changes}

    def _off(self, found: AiPolicy) -> frozenset[str]:
        """What is off now: everything, where AI is; and each capability that isn't ticked."""
        off = set(found.off)
        if self.on is not None:
            off = off - {ALL} if self.on else off | {ALL}
        if self.capabilities is not None:
            off = off - set(capabilities()) | (set(capabilities()) - set(self.capabilities))
        return frozenset(off)


def errors(values: Mapping[str, Any], locale: str) -> dict[str, str]:
    """By field, in the reader's words; empty where all of it can be used."""
    try:
        typed = read(values)
    except ValidationError as wrong:
        return {key: _words_for(key, locale) for key in {str(error["loc"][0]) for error in wrong.errors()}}
    empty = AiPolicy(organisation="")
    found = problems(empty.model_copy(update=typed.changes(empty)), locale)
    return {_FIELDS.get(rule, rule): words for rule, words in found.items()}


def read(values: Mapping[str, Any]) -> AiValues:
    """The values. :raises ValidationError: some can't be used; `errors` tells which"""
    given = {key: value for key, value in values.items() if value is not None or key in _FIELDS.values()}
    return AiValues.model_validate(given)


def _words_for(key: str, locale: str) -> str:
    if key in _FIELDS.values():
        return say(locale, "desk-bad-money", most=usd(MOST_MONEY, locale))
    if key in ("customers", "redact"):
        return say(locale, "desk-list-long", most=MOST)
    return say(locale, "chat-bad-choice")

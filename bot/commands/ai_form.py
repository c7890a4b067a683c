"""The form of AI: what may use it, which models and where, for how much, and what no model sees (T8-T10, T13)."""

from collections.abc import Sequence

from bot.commands.ai_values import MOST_MONEY_TYPED, MOST_REGIONS
from core.desk.policies import MOST, capabilities, capability_name
from core.desk.spending import Usage, spent_words
from core.ledger import Budget
from core.policy import ALL, AiPolicy, ModelCard
from core.replies import Button, Choice, Field, Form
from core.words import say
from core.words.money import DOLLAR, typed_usd, usd


def form(rules: AiPolicy, models: Sequence[ModelCard], spent: Usage, locale: str) -> Form:
    """The rules to be changed; `models` are those that are set up."""
    return Form(
        id="ai",
        title=say(locale, "chat-ai-title"),
        fields=fields(rules, models, locale),
        submit=Button(label=say(locale, "chat-save"), action="ai.save", style="primary"),
        notes=tuple(_notes(models, spent, locale)),
        state={"revision": str(rules.revision)},
    )


def fields(rules: AiPolicy, models: Sequence[ModelCard], locale: str) -> tuple[Field, ...]:
    """One field for each rule, without `models` where there is none to choose."""
    usable = [name for name in capabilities() if name not in rules.off]
    found = [
        _field("on", "toggle", locale, value=ALL not in rules.off, hint=say(locale, "chat-ai-on-hint")),
        _field("capabilities", "choices", locale, value=usable, choices=_capabilities(locale)),
        _field("models", "choices", locale, value=list(rules.models), hint=say(locale, "chat-ai-models-hint")),
        _field("regions", "text", locale, value=", ".join(rules.regions), most=MOST_REGIONS, **_regions(locale)),
        _money("budget", rules.monthly_budget_usd_micros, say(locale, "chat-ai-budget-hint"), locale),
        _money("alert", rules.daily_alert_usd_micros, say(locale, "chat-ai-alert-hint"), locale),
        _field("retain", "toggle", locale, value=rules.retain_prompts, hint=say(locale, "chat-ai-retain-hint")),
        _lines("customers", rules.customers, say(locale, "chat-ai-customers-hint"), locale),
        _lines("redact", rules.redact, say(locale, "chat-ai-redact-hint"), locale),
    ]
    choices = _models(models, rules.models, locale)
    chosen = [each.model_copy(update={"choices": choices}) if each.key == "models" else each for each in found]
    return tuple(each for each in chosen if choices or each.key != "models")


def _field(key: str, sort: str, locale: str, **rest: object) -> Field:
    return Field.model_validate({"key": key, "sort": sort, "label": say(locale, f"chat-ai-{key}"), **rest})


def _money(key: str, micros: int | None, hint: str, locale: str) -> Field:
    return _field(key, "text", locale, value=typed_usd(micros), hint=hint, most=MOST_MONEY_TYPED)


def _lines(key: str, words: Sequence[str], hint: str, locale: str) -> Field:
    return _field(key, "text", locale, value="\n".join(words), hint=hint, most=MOST)


def _regions(locale: str) -> dict[str, str]:
    return {"placeholder": "eu, us", "hint": say(locale, "chat-ai-regions-hint")}


def _capabilities(locale: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=name, label=capability_name(name, locale)) for name in capabilities())


def _models(models: Sequence[ModelCard], kept: Sequence[str], locale: str) -> tuple[Choice, ...]:
    """Those that are set up, then those still named in the rules that aren't any more."""
    known = {card.name: Choice(value=card.name, label=_card(card, locale)) for card in models}
    gone = {name: Choice(value=name, label=say(locale, "chat-ai-model-gone", name=name)) for name in kept}
    return tuple((gone | known)[name] for name in dict.fromkeys([*known, *gone]))


def _card(card: ModelCard, locale: str) -> str:
    """`gpt-5-mini · eu · US$ 0.25 / 2.00`: its place, and its prices for a million tokens in and out."""
    parts = [card.name, card.region or say(locale, "chat-ai-nowhere")]
    if card.price_in is not None and card.price_out is not None:
        prices = [usd(round(price * DOLLAR), locale) for price in (card.price_in, card.price_out)]
        parts.append(" / ".join(prices))
    else:
        parts.append(say(locale, "chat-ai-no-price"))
    return " · ".join(parts)


def _notes(models: Sequence[ModelCard], spent: Usage, locale: str) -> list[str]:
    money = spent_words(Budget(spent.spent, spent.reserved), spent.budget, locale)
    return [money] if models else [say(locale, "chat-ai-no-models"), money]

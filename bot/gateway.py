"""The gateway as the settings want it: which provider, which models, what screens their answers."""

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pydantic import SecretStr

from bot.models.prices import Price
from bot.settings import Settings, told
from core.errors import BadInput
from core.gateway import Gateway, Models, Spent
from core.policy import ModelCard
from core.ports import Model, Moderation, Usage
from core.stores import Stores

if TYPE_CHECKING:
    from bot.models.anthropic import AnthropicModel
    from bot.models.dify import DifyModel
    from bot.models.openai import OpenAIModel


class _Opened(Model, Protocol):
    """A model with connections of its own."""

    async def aclose(self) -> None: ...


#: What OpenRouter is asked for where nobody says (N12).
_OPENROUTER_DAILY = "google/gemini-3.1-pro-preview"
#: Dify's app holds its model; this stands for it where a name is needed.
_DIFY = "dify-app"


class Provider(NamedTuple):
    """A provider as the settings name it: its key, and the model that is usually asked."""

    name: str
    key: str
    base_url: str | None
    model: str


def provider_of(settings: Settings) -> Provider | None:
    """The provider that is set; None where the rules write (N12).

    :raises BadInput: it isn't known, or something it needs isn't set; the detail says what
    """
    known: dict[str, tuple[SecretStr | None, str | None]] = {
        "openai": (settings.openai_api_key, settings.openai_base_url),
        "anthropic": (settings.anthropic_api_key, settings.anthropic_base_url),
        "openrouter": (settings.openrouter_api_key, settings.openrouter_base_url),
        "dify": (settings.dify_api_key, settings.dify_base_url),
    }
    name = settings.llm_provider.strip().lower()
    if name == "none":
        return None
    if name not in known:
        raise BadInput(f"LLM_PROVIDER={settings.llm_provider} is not known; use {', '.join(known)} or none")
    key, base_url = known[name]
    if not told(key):
        return None
    if name == "dify" and not base_url:
        raise BadInput("DIFY_BASE_URL is not set; it is the address of Dify's API, with its /v1")
    model = settings.llm_model or {"dify": _DIFY, "openrouter": _OPENROUTER_DAILY}.get(name)
    if not model:
        raise BadInput("LLM_MODEL is not set; name the model to ask, for example LLM_MODEL=gpt-5-mini")
    return Provider(name, told(key) or "", base_url, model)


def open_gateway(
    settings: Settings,
    stack: AsyncExitStack,
    stores: Stores | None = None,
    spent: Spent | None = None,
) -> Gateway | None:
    """The door to the models, closed with the stack; None where the rules write. Without stores nothing is recorded.

    :raises BadInput: a setting can't be used
    """
    provider = provider_of(settings)
    if provider is None:
        return None
    return Gateway(
        _models(settings, provider, stack),
        log=stores.ledger if stores else None,
        policies=stores.policies.policy if stores else None,
        moderation=_moderation(settings, provider, stack),
        spent=spent,
        deadline=settings.llm_timeout_seconds,
        most=settings.llm_concurrency,
    )


def cards(gateway: Gateway | None) -> tuple[ModelCard, ...]:
    """The models that are set up, as people choose them."""
    return tuple(_card(model) for model in gateway.models.all()) if gateway else ()


def _card(model: Model) -> ModelCard:
    # Some models cost more a token in a prompt of a million of them.
    many = 100_000
    tokens_in, tokens_out = model.cost(Usage(many, 0)), model.cost(Usage(0, many))
    return ModelCard(
        name=model.name,
        provider=model.provider,
        region=model.region,
        price_in=None if tokens_in is None else tokens_in / many,
        price_out=None if tokens_out is None else tokens_out / many,
    )


def _models(settings: Settings, provider: Provider, stack: AsyncExitStack) -> Models:
    opened = partial(_model, settings, provider, stack)
    return Models(
        usual=opened(provider.model),
        by_capability={capability: opened(name) for capability, name in settings.llm_models.items()},
        smaller=opened(settings.llm_smaller_model) if settings.llm_smaller_model else None,
    )


def _model(settings: Settings, provider: Provider, stack: AsyncExitStack, name: str) -> Model:
    opened = _OPENERS.get(provider.name, _openai)(settings, provider, name)
    stack.push_async_callback(opened.aclose)
    return opened


def _openai(settings: Settings, provider: Provider, name: str) -> "OpenAIModel":
    from bot.models.openai import OpenAIModel

    return OpenAIModel(
        api_key=provider.key,
        base_url=provider.base_url,
        model=name,
        timeout=settings.llm_timeout_seconds,
        provider=provider.name,
        region=settings.llm_region,
        price=_price(settings),
    )


def _anthropic(settings: Settings, provider: Provider, name: str) -> "AnthropicModel":
    from bot.models.anthropic import AnthropicModel

    return AnthropicModel(
        api_key=provider.key,
        base_url=provider.base_url,
        model=name,
        timeout=settings.llm_timeout_seconds,
        region=settings.llm_region,
        price=_price(settings),
    )


def _dify(settings: Settings, provider: Provider, name: str) -> "DifyModel":
    from bot.models.dify import DifyModel

    return DifyModel(
        api_key=provider.key,
        base_url=provider.base_url,
        model=name,
        timeout=settings.llm_timeout_seconds,
        mode=settings.dify_mode,
        region=settings.llm_region,
        price=_price(settings),
    )


#: Every other provider speaks OpenAI's wire.
_OPENERS: Mapping[str, Callable[[Settings, Provider, str], _Opened]] = {"anthropic": _anthropic, "dify": _dify}


def _price(settings: Settings) -> Price | None:
    return Price.of(settings.llm_price) if settings.llm_price else None


def _moderation(settings: Settings, provider: Provider, stack: AsyncExitStack) -> Moderation | None:
    """An address of the organisation's own, else the provider's own endpoint; the checks' word list holds anyway."""
    if settings.moderation_url:
        from bot.models.moderation import UrlModeration

        by_url = UrlModeration(settings.moderation_url, settings.llm_timeout_seconds)
        stack.push_async_callback(by_url.aclose)
        return by_url
    if provider.name == "openai" and not provider.base_url:
        from bot.models.moderation import OpenAIModeration

        by_openai = OpenAIModeration(provider.key, None, settings.llm_timeout_seconds)
        stack.push_async_callback(by_openai.aclose)
        return by_openai
    return None

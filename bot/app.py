"""The composition root: the only place where adapters meet. An adapter is imported in the branch that opens it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.settings import Settings
from core.errors import BadInput
from core.gateway import Gateway
from core.pipeline import Ports
from storage.blobs import open_blobs


@asynccontextmanager
async def open_app(settings: Settings) -> AsyncIterator[Ports]:
    """The ports of one process, closed when it is left.

    :raises BadInput: a setting names something there isn't
    """
    async with AsyncExitStack() as stack:
        yield Ports(blobs=open_blobs("memory:"), gateway=_open_gateway(settings, stack))


def _open_gateway(settings: Settings, stack: AsyncExitStack) -> Gateway | None:
    """The door to the model the settings name; None where the rules write."""
    provider = settings.llm_provider.strip().lower()
    if provider == "none" or (provider == "openai" and not settings.openai_api_key):
        return None
    if provider != "openai":
        raise BadInput(f"LLM_PROVIDER={settings.llm_provider} is not known; use openai or none")
    if not settings.llm_model:
        raise BadInput("LLM_MODEL is not set; name the model to ask, for example LLM_MODEL=gpt-5-mini")
    from bot.models.openai import OpenAIModel

    assert settings.openai_api_key
    model = OpenAIModel(
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=settings.openai_base_url,
        model=settings.llm_model,
        timeout=settings.llm_timeout_seconds,
    )
    stack.push_async_callback(model.aclose)
    return Gateway(model=model, deadline=settings.llm_timeout_seconds)

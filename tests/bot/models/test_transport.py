"""Every exception that an SDK or the transport can raise has a kind; a new one is noticed here."""

import gzip
from collections.abc import Iterator

import anthropic
import httpx2
import openai
import pytest
from aiohttp import web

from bot.models import anthropic as claude
from bot.models import openai as chat
from bot.models.transport import MOST_PACKED, TRANSPORT, TRANSPORT_ERRORS, AnswerTooLong, bounded, kind_of
from core.errors import ModelInvalidOutput, ModelNotReached, ModelTimeout
from tests.bot.models.wire import endpoint

#: Exceptions of the SDKs that no request for an answer raises: of sockets, tools, other ways to sign in, old versions.
ELSEWHERE = {
    *("WebSocketConnectionClosedError", "WebSocketQueueFullError", "StreamAlreadyConsumed", "MissingDependencyError"),
    *("ToolsetClosedError", "ToolsetConfigError", "ToolsetContractError", "ToolsetUsageError", "ToolsetsFixedError"),
    *("MutuallyExclusiveAuthError", "WorkloadIdentityError", "APIRemovedInV1", "_AmbiguousModuleClientUsageError"),
}
#: Those that the SDKs tell by their HTTP status, whatever class they give it.
BY_STATUS = (openai.APIStatusError, anthropic.APIStatusError)
#: The others, by name: one that a new version adds has to be looked at, and named here.
KNOWN = {
    *("APIError", "APIConnectionError", "APITimeoutError", "APIResponseValidationError", "APIWebhookValidationError"),
    *("LengthFinishReasonError", "ContentFilterFinishReasonError", "SubjectTokenProviderError"),
    *("CredentialsError", "IdentityTokenFileError", "RetryableError"),
}


def below(root: type[BaseException]) -> Iterator[type[BaseException]]:
    for child in root.__subclasses__():
        yield child
        yield from below(child)


def of_package(root: type[BaseException], package: str) -> list[type[BaseException]]:
    """The exceptions a package defines itself: tests and others may define more below the same root."""
    return sorted({one for one in below(root) if one.__module__.split(".")[0] == package}, key=lambda one: one.__name__)


@pytest.mark.parametrize(
    "error", [*of_package(openai.OpenAIError, "openai"), *of_package(anthropic.AnthropicError, "anthropic")]
)
def test_every_exception_of_the_sdks_is_known_and_has_a_kind(error: type[Exception]) -> None:
    assert issubclass(error, BY_STATUS) or error.__name__ in KNOWN | ELSEWHERE, f"{error} has no kind"
    tables = {**chat.KINDS, **claude.KINDS}
    assert any(parent in tables for parent in error.__mro__)


@pytest.mark.parametrize(
    "error",
    [
        *(httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL),
        *of_package(httpx2.HTTPError, "httpx2"),
        *of_package(httpx2.StreamError, "httpx2"),
    ],
)
def test_every_exception_of_the_transport_is_caught_and_has_a_kind(error: type[Exception]) -> None:
    assert issubclass(error, TRANSPORT_ERRORS)
    assert any(parent in TRANSPORT for parent in error.__mro__)


def test_the_transport_has_no_exceptions_beside_these() -> None:
    own = {value for value in vars(httpx2).values() if isinstance(value, type) and issubclass(value, Exception)}
    # Cookies are never read; a warning is raised only where warnings are errors.
    left = {one for one in own if not issubclass(one, (*TRANSPORT_ERRORS, Warning))}
    assert left == {httpx2.CookieConflict}


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (httpx2.ConnectTimeout("x"), ModelNotReached),
        (httpx2.ReadTimeout("x"), ModelTimeout),
        (AnswerTooLong("x"), ModelInvalidOutput),
        (None, ModelTimeout),
    ],
)
def test_the_cause_an_sdk_keeps_tells_more_than_its_own_name(cause: Exception | None, kind: type) -> None:
    for sdk, table in ((openai, chat.KINDS), (anthropic, claude.KINDS)):
        error = sdk.APITimeoutError(request=httpx2.Request("POST", "http://x"))
        error.__cause__ = cause
        assert kind_of(error, table) is kind


async def test_a_packed_body_that_would_unpack_without_end_is_not_read() -> None:
    bomb = gzip.compress(b"\0" * (MOST_PACKED * 1100))
    assert len(bomb) > MOST_PACKED

    async def deed(_: web.Request) -> web.StreamResponse:
        return web.Response(body=bomb, headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})

    async with endpoint(deed) as there, httpx2.AsyncClient(event_hooks={"response": [bounded]}) as client:
        with pytest.raises(AnswerTooLong):
            await client.post(f"{there.url}/chat/completions")

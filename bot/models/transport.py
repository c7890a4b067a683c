"""The wire to a provider: its address, how long we wait for it, how much of it we read, and what its faults mean."""

from collections.abc import AsyncIterator, Mapping

import httpx2

from core.errors import BadInput, ModelFailed, ModelInvalidOutput, ModelNotReached, ModelTimeout, ModelUnreachable

#: Bytes of a body that are read. A packed one may hold a thousand times as much; of a stream most is wrapping.
MOST_BODY, MOST_PACKED, MOST_STREAM = 2_000_000, 100_000, 32_000_000
#: Seconds to wait for a connection: shorter than for an answer, so that the gateway can try again.
_CONNECT_S = 10.0


class AnswerTooLong(httpx2.RequestError):
    """The body is longer than any report; the rest was not read."""


#: What each fault of the transport means; the nearest class counts.
TRANSPORT: Mapping[type[Exception], type[ModelFailed]] = {
    AnswerTooLong: ModelInvalidOutput,
    httpx2.DecodingError: ModelInvalidOutput,
    httpx2.ConnectError: ModelNotReached,
    httpx2.ConnectTimeout: ModelNotReached,
    httpx2.PoolTimeout: ModelNotReached,
    httpx2.TimeoutException: ModelTimeout,
    httpx2.HTTPError: ModelUnreachable,
    httpx2.StreamError: ModelUnreachable,
    httpx2.InvalidURL: ModelNotReached,
}

#: All that a request over httpx2 can raise.
TRANSPORT_ERRORS = (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL)


def kind_of(error: Exception, kinds: Mapping[type[Exception], type[ModelFailed]] = TRANSPORT) -> type[ModelFailed]:
    """The kind of failure an exception stands for.

    The SDKs give what went wrong on the wire one name; the cause they keep tells more, a connection that timed out
    from an answer that did.
    """
    causes = [error.__cause__] if isinstance(error.__cause__, httpx2.HTTPError) else []
    known = {**TRANSPORT, **kinds}
    return next(known[cls] for cause in (*causes, error) for cls in type(cause).__mro__ if cls in known)


def address(given: str, setting: str, example: str = "http://localhost:8080/v1") -> httpx2.URL:
    """A provider's address. :raises BadInput: it is none; the message names the setting"""
    try:
        url = httpx2.URL(given.strip())
    except httpx2.InvalidURL:
        url = httpx2.URL()
    if url.scheme not in ("http", "https") or not url.host:
        raise BadInput(f"{setting} is not an address: {given}; it looks like {example}")
    return url


def waits(timeout: float) -> httpx2.Timeout:
    """Time-outs of one request, in seconds, each for one read: the whole is bounded by the gateway's deadline."""
    return httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_S))


async def bounded(response: httpx2.Response) -> None:
    """An event hook: what a client reads of this response ends with AnswerTooLong where there is too much of it."""
    if response.headers.get("content-encoding", "identity") != "identity":
        most = MOST_PACKED
    else:
        most = MOST_STREAM if is_stream(response) else MOST_BODY
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Bounded(response.stream, most)


def is_stream(response: httpx2.Response) -> bool:
    """Whether the body is a stream of server-sent events."""
    return response.headers.get("content-type", "").lower().startswith("text/event-stream")


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._left = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._left -= len(chunk)
            if self._left < 0:
                raise AnswerTooLong("The answer is longer than any report.")
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()

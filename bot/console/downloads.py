"""Files on the wire: always saved, never shown as a page of ours, under their own name (RFC 6266)."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import hdrs, web

#: What ends a quoted name or a header line, or is a path to some browsers.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]+')
#: Characters RFC 5987 lets stand as they are.
_PLAIN = "!#$&+-.^_`|~"


@dataclass(frozen=True)
class Download:
    """A file to be saved: its bytes under its name."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Stream:
    """A file to be saved whose bytes are made while it is sent, however long it gets."""

    name: str
    media_type: str
    chunks: AsyncIterator[bytes]


def download(file: Download) -> web.Response:
    """The answer that holds the file."""
    headers = {hdrs.CONTENT_DISPOSITION: disposition(file.name)}
    return web.Response(body=file.data, content_type=file.media_type.partition(";")[0], headers=headers)


async def stream(file: Stream, request: web.Request) -> web.StreamResponse:
    """Sends the file. What goes wrong before its first bytes is raised; later the connection ends early."""
    first = await anext(file.chunks, b"")
    response = web.StreamResponse(headers={hdrs.CONTENT_DISPOSITION: disposition(file.name)})
    response.content_type = file.media_type
    await response.prepare(request)
    if request.method != hdrs.METH_HEAD:
        await response.write(first)
        async for chunk in file.chunks:
            await response.write(chunk)
    await response.write_eof()
    return response


def disposition(name: str) -> str:
    """`attachment` with the name; one that isn't ASCII stands in UTF-8 beside a plain one, which browsers pass over."""
    safe = _UNSAFE.sub("_", name).encode("utf-8", "replace").decode()
    if safe.isascii():
        return f'attachment; filename="{safe}"'
    stem, dot, suffix = safe.encode("ascii", "ignore").decode().rpartition(".")
    plain = re.sub(r"\s+", " ", stem).strip(" _-")
    if not plain or plain[0].isdigit():
        plain = f"file_{plain}".rstrip("_")
    return f"attachment; filename=\"{plain}{dot}{suffix}\"; filename*=UTF-8''{quote(safe, safe=_PLAIN)}"

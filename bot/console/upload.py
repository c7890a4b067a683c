"""An upload: one file of a multipart request, no larger than it may be, and what sort of file it really is."""

import mimetypes
import re
from typing import NamedTuple

from aiohttp import BodyPartReader, MultipartReader, web

from bot.console.problems import TooLarge, WrongMediaType
from core.errors import BadInput
from core.words import say
from core.words.text import clean, cut

#: Bytes around a file in a request.
_FRAME = 64 * 1024
#: Characters of a name, and of the text that goes with a file.
_LONGEST_NAME = 120
_LONGEST_TEXT = 4000
#: Pictures by their first bytes; what a name or a header claims counts for nothing.
_PICTURES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", re.DOTALL), "image/bmp"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "image/tiff"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|msf1)", re.DOTALL), "image/heic"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "image/avif"),
)
#: What a browser would run, whatever it is served as.
_RUN = re.compile(r"html|xml|svg|script|ecmascript|x-shockwave|x-httpd")
_BYTES = "application/octet-stream"


class Received(NamedTuple):
    """A file as it came, and the text that came with it."""

    name: str
    media_type: str
    data: bytes
    text: str


async def received(request: web.Request, limit: int, locale: str) -> Received:
    """The request's file; no more than `limit` bytes of it are ever held.

    :raises WrongMediaType: not multipart/form-data
    :raises TooLarge: over the limit
    :raises BadInput: no file in it, or it breaks off
    """
    if request.content_type != "multipart/form-data":
        raise WrongMediaType
    if (request.content_length or 0) > limit + _FRAME:
        raise TooLarge
    file: tuple[str, bytes] | None = None
    text = ""
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if isinstance(part, MultipartReader):
                continue
            if part.name == "file" and part.filename and file is None:
                file = part.filename, await _read(part, limit)
            elif part.name == "text":
                text = (await _read(part, _LONGEST_TEXT * 4)).decode("utf-8", "replace")
    except (ValueError, AssertionError):
        raise BadInput(say(locale, "wire-bad-request")) from None
    if file is None:
        raise BadInput(say(locale, "wire-no-file"))
    name = safe_name(file[0])
    return Received(name, media_type(name, file[1]), file[1], cut(clean(text).replace("\0", ""), _LONGEST_TEXT))


def media_type(name: str, data: bytes) -> str:
    """What it is: a picture by its content alone; anything else by its name, but nothing a browser would run."""
    for start, sort in _PICTURES:
        if start.match(data):
            return sort
    guessed = mimetypes.guess_type(name)[0] or _BYTES
    return _BYTES if guessed.startswith("image/") or _RUN.search(guessed) else guessed


def safe_name(name: str) -> str:
    """A name without folders or marks that don't show, at most 120 characters, its suffix kept."""
    last = re.split(r"[/\\]", clean(name))[-1]
    plain = re.sub(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", last).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > _LONGEST_NAME and dot and len(suffix) <= 10:
        return f"{cut(stem, _LONGEST_NAME - len(suffix) - 1)}.{suffix}"
    return cut(plain, _LONGEST_NAME) or "file"


async def _read(part: BodyPartReader, limit: int) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(64 * 1024):
        data += chunk
        if len(data) > limit:
            raise TooLarge
    return bytes(data)

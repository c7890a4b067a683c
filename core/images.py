"""Pictures from strangers made fit to show: upright, small enough, without what a camera tells of its owner."""

import io
import math
import struct
import warnings
import zlib

from PIL import Image, ImageOps
from pydantic import Field

from core.errors import ImageRefused
from core.values import Value

#: Pixels a picture may have, by its header; a decoded one takes 4 bytes each.
MOST_PIXELS = 50_000_000
#: 15 cm at 300 dpi, and 20 cm: what a page shows.
MOST_WIDE, MOST_HIGH = 1772, 2362
#: A drawing in few colours stays a PNG up to this many pixels; past it JPEG is far smaller.
_SMALL_DRAWING = 1_000_000
_SHOWN = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
#: Pictures we know by their first bytes and don't show: HEIC, AVIF, JPEG XL and 2000, icons, Photoshop, EPS.
_KNOWN = (b"\x00\x00\x01\x00", b"8BPS", b"%!PS", b"\xff\x0a", b"\x00\x00\x00\x0cJXL ", b"\x00\x00\x00\x0cjP  ")
#: What Pillow's decoders raise on damaged data.
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, AttributeError)
_BROKEN = (*_DAMAGE, struct.error, zlib.error, MemoryError, Image.DecompressionBombError)


class Picture(Value):
    """A picture as documents hold it: PNG or JPEG bytes, and its size in pixels."""

    data: bytes = Field(repr=False)
    media_type: str
    width: int
    height: int


def fit_to_show(data: bytes) -> Picture:
    """The picture upright, its first frame, at most 1772 by 2362 pixels, re-encoded without EXIF, GPS or comments.

    It takes up to a second and hundreds of megabytes: call it in a thread, one picture at a time.

    :raises ImageRefused: not_an_image, unsupported (a picture we don't show), too_large (over 50 Mpx), or broken
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # doubts about metadata that is thrown away here
        with _opened(data) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ImageRefused("too_large")
            try:
                return _encoded(image)
            except _BROKEN as problem:
                raise ImageRefused("broken") from problem


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_SHOWN)
    except Image.DecompressionBombError:
        raise ImageRefused("too_large") from None
    except _BROKEN:
        raise ImageRefused(_reason(data)) from None


def _reason(data: bytes) -> str:
    """Why Pillow doesn't know it: a picture that ends early, one of another sort, or none."""
    if data.startswith(_STARTS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "broken"
    if data.startswith(_KNOWN) or data[4:8] == b"ftyp" or b"<svg" in data[:1024].lower():
        return "unsupported"
    return "not_an_image"


def _encoded(image: Image.Image) -> Picture:
    drawing = image.mode in ("1", "P", "PA")
    upright = _colours(_upright(image))
    scale = min(MOST_WIDE / upright.width, MOST_HIGH / upright.height, 1)
    if scale < 1:
        size = (max(1, round(upright.width * scale)), max(1, round(upright.height * scale)))
        upright = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    upright.info.clear()  # comments and colour profiles live there, and encoders would copy them
    out = io.BytesIO()
    if upright.mode == "RGBA" or (drawing and upright.width * upright.height <= _SMALL_DRAWING):
        upright.save(out, "PNG", optimize=True)
        media_type = "image/png"
    else:
        upright.save(out, "JPEG", quality=85, optimize=True)
        media_type = "image/jpeg"
    return Picture(data=out.getvalue(), media_type=media_type, width=upright.width, height=upright.height)


def _upright(image: Image.Image) -> Image.Image:
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except (*_DAMAGE, struct.error):  # EXIF nobody can read turns no picture
        return image


def _colours(image: Image.Image) -> Image.Image:
    """The picture as grey, RGB, or RGBA where something in it is see-through."""
    if image.mode in ("L", "RGB") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if not image.has_transparency_data:
        return image.convert("L" if image.mode == "1" else "RGB")
    seen = image.convert("RGBA")
    return seen if seen.getchannel("A").getextrema() != (255, 255) else seen.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits or of fractions, brought to 0-255; Pillow's own conversion would clip it white."""
    deep = image.convert("F")
    low, high = (float(str(bound)) for bound in deep.getextrema())
    if not math.isfinite(high - low):
        raise ValueError("not finite")
    top = 65535 if image.mode.startswith("I") and 255 < high <= 65535 else max(high, 255.0 if high > 1 else 1.0)
    return deep.point(lambda value: value * (255 / top)).convert("L")

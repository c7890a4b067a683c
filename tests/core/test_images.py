"""Pictures made fit to show: every sort comes out as a clean JPEG or PNG, or is refused with a reason."""

import io
import random
import struct
import warnings
import zlib

import pytest
from PIL import Image

from core.errors import ImageRefused
from core.images import MOST_HIGH, MOST_WIDE, fit_to_show

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64


def encoded(image: Image.Image, sort: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, sort, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def photo(width: int = 60, height: int = 40) -> Image.Image:
    return Image.radial_gradient("L").resize((width, height)).convert("RGB")


def png_claiming(width: int, height: int) -> bytes:
    """A PNG that is tiny on disk and says it is this large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    packed = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_every_sort_we_show_becomes_jpeg_or_png(sort: str) -> None:
    picture = fit_to_show(encoded(photo(), sort))
    image = opened(picture.data)
    assert picture.media_type == {"JPEG": "image/jpeg", "PNG": "image/png"}[image.format or ""]
    assert (picture.width, picture.height) == image.size == (60, 40)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (3000, 2000, (MOST_WIDE, 1181)),
        (1000, 5000, (472, MOST_HIGH)),
        (MOST_WIDE, 10, (MOST_WIDE, 10)),
        (30_000, 1, (MOST_WIDE, 1)),
        (1, 1, (1, 1)),
    ],
)
def test_a_picture_fits_the_page_and_a_small_one_is_not_blown_up(
    width: int, height: int, expected: tuple[int, int]
) -> None:
    picture = fit_to_show(encoded(photo(width, height), "JPEG"))
    assert (picture.width, picture.height) == expected


def test_a_turned_photo_stands_upright_and_tells_nothing_of_its_owner() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held sideways
    exif[0x010E] = "Ada's kitchen"
    exif.get_ifd(0x8825)[2] = (59.0, 54.0, 50.0)
    image = photo(60, 40)
    image.paste((255, 0, 0), (0, 0, 60, 8))
    source = encoded(image, "JPEG", exif=exif, comment=b"Ada was here", xmp=b"<x>Ada</x>", icc_profile=b"Ada" * 50)
    assert source.count(b"Ada") > 3
    picture = fit_to_show(source)
    upright = opened(picture.data)
    assert upright.size == (40, 60)
    corner = upright.convert("RGB").getpixel((38, 30))
    assert isinstance(corner, tuple)
    assert corner[0] > 200 > 100 > corner[1]
    assert not upright.getexif()
    assert b"Ada" not in picture.data


def test_png_text_and_exif_are_left_out_where_the_picture_stays_a_png() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Ada's kitchen"
    source = encoded(Image.new("RGBA", (9, 9), (1, 2, 3, 100)), exif=exif, icc_profile=b"Ada" * 50)
    picture = fit_to_show(source)
    assert picture.media_type == "image/png"
    assert b"Ada" not in picture.data
    assert opened(picture.data).getpixel((4, 4)) == (1, 2, 3, 100)


def test_see_through_stays_see_through_but_an_idle_alpha_channel_costs_nothing() -> None:
    assert fit_to_show(encoded(Image.new("RGBA", (20, 20), (9, 9, 9, 0)))).media_type == "image/png"
    assert fit_to_show(encoded(Image.new("RGBA", (20, 20), (9, 9, 9, 255)))).media_type == "image/jpeg"


def test_a_palette_with_transparency_keeps_both() -> None:
    image = Image.new("P", (8, 8), 0)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putpixel((1, 1), 1)
    shown = opened(fit_to_show(encoded(image, transparency=0)).data).convert("RGBA")
    assert shown.getpixel((1, 1)) == (0, 255, 0, 255)
    assert shown.getpixel((0, 0)) == (255, 0, 0, 0)


def test_sixteen_bits_keep_their_shades() -> None:
    image = Image.new("I;16", (8, 8), 32768)
    grey = opened(fit_to_show(encoded(image)).data).getpixel((3, 3))
    assert isinstance(grey, int)
    assert 120 <= grey <= 135


def test_fractions_keep_their_shades_and_those_that_are_no_numbers_are_broken() -> None:
    grey = opened(fit_to_show(encoded(Image.new("F", (8, 8), 0.5), "TIFF")).data).getpixel((3, 3))
    assert isinstance(grey, int)
    assert 120 <= grey <= 135
    assert reason(encoded(Image.new("F", (8, 8), float("nan")), "TIFF")) == "broken"


@pytest.mark.parametrize(
    ("mode", "sort"),
    [("CMYK", "JPEG"), ("1", "PNG"), ("L", "JPEG"), ("LA", "PNG"), ("P", "GIF"), ("I", "TIFF"), ("LAB", "TIFF")],
)
def test_every_colour_mode_can_be_shown(mode: str, sort: str) -> None:
    picture = fit_to_show(encoded(Image.new(mode, (30, 20)), sort))
    assert opened(picture.data).size == (30, 20)


def test_a_print_shop_photo_keeps_its_colours() -> None:
    cyan = opened(fit_to_show(encoded(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG")).data)
    red, green, _ = cyan.convert("RGB").getpixel((8, 8))  # type: ignore[misc]
    assert (red < 40, green > 200) == (True, True)


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "blue")]
    source = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert opened(fit_to_show(source).data).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def reason(data: bytes) -> str:
    with pytest.raises(ImageRefused) as refused:
        fit_to_show(data)
    return refused.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "not_an_image"),
        (b"%PDF-1.7 not a picture", "not_an_image"),
        ("звіт за день".encode(), "not_an_image"),
        (b"<html><body>Please sign in</body></html>", "not_an_image"),
        (SVG, "unsupported"),
        (HEIC, "unsupported"),
        (b"8BPS" + bytes(40), "unsupported"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "broken"),
        (encoded(photo(), "PNG")[:-60], "broken"),
        (encoded(photo(), "JPEG")[:-60], "broken"),
        (encoded(photo(), "GIF")[:-400], "broken"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(data: bytes, expected: str) -> None:
    assert reason(data) == expected


@pytest.mark.parametrize("side", [7_100, 20_000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    assert reason(png_claiming(side, side)) == "too_large"


def test_nothing_of_pillow_or_of_warnings_is_left_changed() -> None:
    before = (Image.MAX_IMAGE_PIXELS, list(warnings.filters))
    assert reason(png_claiming(12_000, 8_000)) == "too_large"
    fit_to_show(encoded(photo()))
    assert (Image.MAX_IMAGE_PIXELS, list(warnings.filters)) == before


def outcome(data: bytes) -> str:
    try:
        fit_to_show(data)
    except ImageRefused as refused:
        return refused.reason
    return "shown"


@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_damage_anywhere_gives_a_picture_or_a_refusal_and_nothing_else(sort: str) -> None:
    dice = random.Random(sort)
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {"exif": exif} if sort in ("JPEG", "PNG", "WEBP", "TIFF") else {}
    whole = encoded(photo(20, 16), sort, **options)
    outcomes = set()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        outcomes.add(outcome(bytes(data)))
    assert "shown" in outcomes
    assert outcomes - {"shown"}
    assert outcomes <= {"shown", "not_an_image", "too_large", "unsupported", "broken"}

"""Bytes that people give us, made plain values: known encodings, JSON of bounded depth and size, clean strings."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import BadInput
from core.words import text

#: No file is read into memory past this many bytes.
LARGEST = 256 * 1024 * 1024
#: Levels of JSON. Slack's deepest block has about a dozen; more would break those who walk or store the value.
_DEEPEST = 64
#: Longer whole numbers are kept as their digits: they are ids, and no amount or time needs them.
_LONGEST_NUMBER = 18
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def content(path: Path) -> bytes:
    """The bytes of a file. :raises BadInput: it isn't there, or can't be read"""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path}: larger than {LARGEST // 1024**2} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"{path}: no such file") from None
    except OSError as problem:
        raise BadInput(f"{path}: can't be read: {problem.strerror}") from None


def decoded(data: bytes, name: str) -> str:
    """The text of bytes in UTF-8, or in UTF-16 with a byte order mark.

    :raises BadInput: another encoding
    """
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "utf-8")
    try:
        # Half surrogate pairs pass here and are dropped by cleaning: one broken emoji shall not cost the file.
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError as bad:
        told = encoding.removesuffix("-sig").upper()
        raise BadInput(f"{name}: not {told} text (byte {bad.start + 1}); save it as UTF-8") from None


def parsed(source: str, name: str) -> Any:
    """The JSON value, every string in it clean. Numbers too long to count with are left as text.

    :raises BadInput: not JSON, with line and column; or nested too deeply
    """
    try:
        value = json.loads(source, strict=False, parse_int=_whole, parse_float=_fraction, parse_constant=str)
        return _clean(value, _DEEPEST)
    except json.JSONDecodeError as bad:
        raise BadInput(f"{name}: not JSON: {bad.msg} (line {bad.lineno} column {bad.colno})") from None
    except RecursionError:
        raise BadInput(f"{name}: JSON nested more than {_DEEPEST} levels deep") from None


def one_line(value: str) -> str:
    """The text on one line, runs of white space made one blank."""
    return " ".join(value.split())


def shown(value: object) -> str:
    """A foreign value as an error message shows it: quoted, on one line, cut."""
    return repr(text.cut(one_line(text.clean(str(value))), 60))


def string(value: object) -> str:
    """The value if it is text, else nothing."""
    return value if isinstance(value, str) else ""


def objects(value: object) -> Iterator[dict[str, Any]]:
    """The objects among a list's items; nothing where it is no list."""
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def identifier(value: object) -> str | None:
    """An id as text, from text or a whole number; None where it is neither, or empty."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return string(value).strip() or None


def _clean(value: Any, levels: int) -> Any:
    if isinstance(value, str):
        return text.clean(value)
    if levels == 0:
        raise RecursionError  # the one way this file says "too deep", whoever noticed
    if isinstance(value, list):
        return [_clean(item, levels - 1) for item in value]
    if isinstance(value, dict):
        return {text.clean(key): _clean(item, levels - 1) for key, item in value.items()}
    return value


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _fraction(digits: str) -> float | str:
    value = float(digits)
    return value if math.isfinite(value) else digits

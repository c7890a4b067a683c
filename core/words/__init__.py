"""Every sentence we say to a person, in four languages: Fluent catalogues, one file an area, one folder a locale."""

import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from core.values import LOCALES

_FOLDER = Path(__file__).parent
#: Fluent groups a bare integer with a space that doesn't break; ours is a plain one everywhere.
_GROUPING = re.compile("(?<=[0-9])[\u00a0\u202f](?=[0-9]{3})")


@cache
def catalogue(locale: str) -> FluentBundle:
    """The messages of one locale. Isolating marks are off: they would land in documents as invisible characters."""
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((_FOLDER / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def say(locale: str, message: str, **values: object) -> str:
    """The message in the locale's words.

    :raises KeyError: no such message, or a value it needs is missing; a catalogue test keeps both from a reader
    """
    bundle = catalogue(locale)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise KeyError(f"{message} in {locale}: no text")
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{message} in {locale}: {errors[0]}")
    return _GROUPING.sub(" ", str(text))


def canonical(locale: str) -> str:
    """The locale we write in for the one asked for: `no` is `nb`, `zh` and `zh_Hant` are `zh-TW` (P6).

    :raises ValueError: a language we don't write
    """
    asked = locale.strip().replace("_", "-").lower()
    language = asked.split("-")[0]
    simplified = asked in ("zh-cn", "zh-sg") or "hans" in asked
    known = {"en": "en", "nb": "nb", "no": "nb", "uk": "uk"} | ({} if simplified else {"zh": "zh-TW"})
    if language not in known:
        raise ValueError(f"no such locale: {locale}; there are {', '.join(LOCALES)}")
    return known[language]

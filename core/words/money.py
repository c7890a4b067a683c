"""Sums in US dollars as each language writes them, and as people type them. They are kept as USD-micros."""

import re
from decimal import Decimal

from babel.numbers import format_currency

from core.words.format import babel_locale

#: USD-micros of a dollar and of a cent.
DOLLAR, CENT = 1_000_000, 10_000
#: Where the language has the currency before the figure.
_BEFORE = frozenset({"en", "zh-TW"})
_ODD_SPACES = re.compile("[\u00a0\u202f\u2009]")
_SIGN = re.compile(r"^(?:US\$|USD|\$)|(?:US\$|USD|\$)$", re.IGNORECASE)
#: Cents or nothing after the point: three digits there could be thousands. Under a dollar there can be no doubt.
_TYPED = re.compile(r"(?P<whole>\d{1,9})(?:[.,](?P<rest>\d{1,2}|\d{4,6}))?|(?P<nothing>0)[.,](?P<parts>\d{1,6})")


def usd(micros: int, locale: str) -> str:
    """A sum to be read: `US$ 0.02`, `0,02 USD`; under a cent with two figures that count: `US$ 0.0034`."""
    sum_, places = Decimal(micros) / DOLLAR, 2
    if 0 < abs(micros) < CENT:
        places = max(2, 1 - sum_.adjusted())
    digits = f"#,##0.00{'#' * (places - 2)}"
    pattern = f"¤ {digits}" if locale in _BEFORE else f"{digits} ¤"
    text = format_currency(
        round(sum_, places), "USD", format=pattern, locale=babel_locale(locale), currency_digits=False
    )
    return _ODD_SPACES.sub(" ", str(text))


def typed_usd(micros: int | None) -> str:
    """A sum as it stands in a field: `20`, `20.50`; empty for none. `micros_of` reads it back as the same sum."""
    if micros is None:
        return ""
    whole, rest = divmod(micros, DOLLAR)
    parts = f"{rest:06}".rstrip("0")
    if whole and len(parts) in (1, 3):
        parts += "0"
    return f"{whole}.{parts}" if parts else str(whole)


def micros_of(text: str) -> int | None:
    """What a person typed, in USD-micros: `20`, `20.50`, `20,5`, `$20`, `1 000`; None for nothing.

    :raises ValueError: it is no sum, or could be two (`1,000`)
    """
    plain = _SIGN.sub("", re.sub(r"\s", "", text))
    if not plain:
        return None
    found = _TYPED.fullmatch(plain)
    if not found or not plain.isascii():
        raise ValueError(text)
    whole, parts = found["whole"] or "0", found["rest"] or found["parts"] or ""
    return int(whole) * DOLLAR + int(f"{parts:0<6}")

"""Payment cards, IBANs and bank accounts, by their check digits."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn
from stdnum.no import kontonr

from core.privacy.kinds import Span

#: 13 to 19 digits in one piece, or in groups of two to seven with one and the same sign between them.
_CARD = re.compile(
    r"(?<![0-9A-Za-z_.])(?<![0-9][ -])"
    r"(?:[0-9]{13,19}|[0-9]{4}(?P<gap>[ .-])[0-9]{4,6}(?:(?P=gap)[0-9]{3,7}){1,3})(?![0-9A-Za-z_])(?![ -][0-9])"
)
#: First digits and lengths that issuers use (ISO/IEC 7812).
_ISSUED = re.compile(
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
    r"|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11}|35[0-9]{14}|(?:6011|65[0-9]{2}|64[4-9][0-9])[0-9]{12,15}"
    r"|62[0-9]{14,17}|(?:50|5[6-9]|6[0379])[0-9]{14,17}"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{2,4}){3,9}(?![a-z0-9])")
_KONTO = re.compile(r"(?<![0-9A-Za-z.])[0-9]{4}(?P<gap>[. ]?)[0-9]{2}(?P=gap)[0-9]{5}(?![0-9A-Za-z])")
_KONTO_CUE = re.compile(r"konto|kto\b|account|bank|betal|overf[øo]r|рахун", re.I)
_ACCOUNT = re.compile(
    r"(?:bank ?account|account (?:number|no\.?|nr\.?|#)|acct\.? ?(?:no\.?|number|#)?|kontonummer|bankkonto|"
    r"(?:банківськ\w+ )?рахун\w+|р/р|銀行帳[號戶]|匯款帳[號戶]|帳[號戶]|戶頭)"
    r"[^0-9A-Za-z\n]{0,4}(?:(?:is|er|no\.?|nr\.?|number|номер|為|是)[^0-9A-Za-z\n]{0,3})?"
    r"[\u4e00-\u9fff]{0,6}(?P<v>(?:\([0-9]{3}\) ?)?[0-9](?:[ -]?[0-9]){7,19})(?![0-9A-Za-z])",
    re.I,
)
_SORT_CODE = re.compile(r"sort code\W{0,3}(?P<v>[0-9]{2}[- ]?[0-9]{2}[- ]?[0-9]{2})(?![0-9])", re.I)
#: In lower case, one of which stands where an account is told by a word.
_HINTS = ("account", "acct", "konto", "sort code", "рахун", "р/р", "帳", "戶")
_GAPS = re.compile(r"[ .()-]")
#: How far before a number the word that tells what it is may stand, in characters.
_NEAR = 32


def cards(text: str) -> Iterator[Span]:
    """Numbers that an issuer of payment cards could have given; canonical in digits."""
    for found in _CARD.finditer(text):
        digits = _GAPS.sub("", found[0])
        if _ISSUED.fullmatch(digits) and luhn.is_valid(digits):
            yield Span(found.start(), found.end(), "card", digits)


def ibans(text: str) -> Iterator[Span]:
    """IBANs whose country, length and check digits are right; words in capitals behind one are left out."""
    for found in _IBAN.finditer(text):
        end = found.end()
        while end - found.start() >= 15:
            written = text[found.start() : end].rstrip(" -")
            if iban.is_valid(written):
                yield Span(found.start(), found.start() + len(written), "iban", iban.compact(written))
                break
            end -= 1


def accounts(text: str) -> Iterator[Span]:
    """Norwegian accounts by check digit, with dots or with a word that says so; others by that word alone."""
    for found in _KONTO.finditer(text):
        told = found["gap"] == "." or _KONTO_CUE.search(text[max(0, found.start() - _NEAR) : found.start()])
        if told and kontonr.is_valid(found[0]):
            yield Span(found.start(), found.end(), "account", _GAPS.sub("", found[0]))
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return
    for pattern in (_ACCOUNT, _SORT_CODE):
        for found in pattern.finditer(text):
            yield Span(found.start("v"), found.end("v"), "account", _GAPS.sub("", found["v"]))

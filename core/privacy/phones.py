"""Phone numbers: international ones, and national ones of TW, UA, GB, US and NO by the way they are written."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from core.privacy.kinds import Span

_BEFORE = r"(?<![0-9A-Za-z_+])(?<![0-9][.,:/-])(?<![0-9A-Za-z][-_/])"
_AFTER = r"(?![0-9A-Za-z_])(?![.,:/-][0-9])"
_EXTENSION = r"(?:[ ,]{0,2}(?:ext\.?|x|#|轉|分機|дод\.|internt?)[ :]?[0-9]{1,6})?"
#: Seven digits, with little between them: without these nothing is looked for.
_SEVEN = re.compile(r"[0-9](?:[ ./()-]{0,3}[0-9]){6}")
_INTERNATIONAL = re.compile(
    rf"(?<![0-9A-Za-z_+])(?:\(?\+|\(?00)[ ]?[1-9][0-9]{{0,3}}\)?(?:[ ./()-]{{0,3}}[0-9]){{5,13}}{_EXTENSION}{_AFTER}"
)
#: How numbers are written in a country: digits in groups that nothing else is grouped in, or a first zero.
_WRITTEN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (region, re.compile(f"{_BEFORE}{shape}{_EXTENSION}{_AFTER}"))
    for region, shape in (
        ("TW", r"\(?09[0-9]{2}\)?[ -]?[0-9]{3}[ -]?[0-9]{3}"),
        ("TW", r"(?:\(0[2-8][0-9]{0,2}\)[ -]?|0[2-8][0-9]{0,2}-)[0-9]{3,4}[ -]?[0-9]{3,4}"),
        ("TW", r"0[2-8] [0-9]{4} [0-9]{4}"),
        ("TW", r"08[0-9]{2}-[0-9]{3}-?[0-9]{3}"),
        ("UA", r"\(?0[3-9][0-9]\)?[ -]?[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}"),
        ("GB", r"\(?0[1-9][0-9]{1,4}\)?[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}"),
        ("GB", r"07[0-9]{3}[ -]?[0-9]{6}"),
        ("US", r"(?:1[ .-])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-])[0-9]{3}[ .-][0-9]{4}"),
        ("NO", r"[2-9][0-9]{2} [0-9]{2} [0-9]{3}(?! [0-9])"),
        ("NO", r"(?<![0-9] )[2-79][0-9](?: [0-9]{2}){3}(?! [0-9])"),
    )
)
#: Digits that only a word before them makes a phone number.
_BARE = re.compile(rf"{_BEFORE}[0-9](?:[ .-]?[0-9]){{6,10}}{_EXTENSION}{_AFTER}")
_CUE = re.compile(
    r"(?:(?<![^\W_])(?:call|ring|rang|phone|tel|tlf|telefon\w*|mob|mobil\w*|cell\w*|sms|text|fax|whats ?app|viber|"
    r"signal|telegram|dial\w*|reach\w*|vipps|pager|(?:my|his|her|their) (?:new )?number|nummeret (?:mitt|hans|hennes)|"
    r"тел\w*|моб\w*|(?:по|за)?дзвон\w*|зателефон\w*|набер\w*|мій номер)(?![^\W_])|電話|手機|行動|聯絡|撥打?|打給|傳真)"
    r"[^0-9\n]{0,18}$|(?<![^\W_])vipps[^\n]{0,24}$",
    re.I,
)
#: What makes digits the number of a thing, whatever they look like.
_THING = re.compile(
    r"(?:(?<![^\W_])(?:order\w*|[ps]/n|ordre\w*|ticket\w*|case|sak\w*|ref\w*|invoice\w*|faktura\w*|po|inc|sku|lot|batch|serial\w*|"
    r"sn|part|tracking|sporing\w*|shipment|sending\w*|parcel|pakke\w*|kolli|gtin|ean|isbn|barcode|asset|item|product|"
    r"varenr\w*|artikkel\w*|kid|build|job|run|commit|account|customer|kunde\w*|id|uid|pid|err\w*|code|kode|alarm\w*|"
    r"version|timestamp|ts|epoch|amount|beløp|sum|total|counter|teller|row|rad|offset|size|bytes?|port|meter|"
    r"замовлен\w*|заявк\w*|накладн\w*|рахун\w*|інвойс\w*|артикул\w*|парт\w+|серійн\w*|код\w*|справ\w*|посилк\w*|ттн)"
    r"|訂單|單號|編號|料號|批號|工單|序號|條碼|發票|案號|代碼|統編|型號|運單|包裹|件號|帳號|金額)"
    r"(?:[ ]?(?:number|num|nr|no|id|номер\w*|號碼?|是|is|er|was))?\.?[\s:#№=號-]{0,4}$"
    r"|[#№][ ]?$|\$ ?$|€ ?$|kr\.? $|NT ?$",
    re.I,
)
_NANP_FICTION = re.compile(r"\+1(?:[2-9][0-9]{2})?555[0-9]{4}|\+1555[0-9]{7}")
_EXT = re.compile(r"(?:[ ,]{0,2}(?:ext\.?|x|#|轉|分機|дод\.|internt?)[ :]?(?P<ext>[0-9]{1,6}))$")
_NEAR = 40


def phones(text: str) -> Iterator[Span]:
    """Phone numbers, canonical in E.164, with `;ext=` where there is an extension."""
    if not _SEVEN.search(text):
        return
    if "+" in text or "00" in text:
        for found in _INTERNATIONAL.finditer(text):
            if found[0].lstrip("(")[0] == "+" or _may(text, found):
                yield from _span(found, None)
    cyrillic = any("\u0400" <= char <= "\u04ff" for char in text)
    for region, pattern in sorted(_WRITTEN, key=lambda held: held[0] == "TW") if cyrillic else _WRITTEN:
        for found in pattern.finditer(text):
            if _may(text, found):
                yield from _span(found, region)
    for found in _BARE.finditer(text):
        if _CUE.search(text[max(0, found.start() - _NEAR) : found.start()]):
            for region in ("NO", "TW", "UA", "US", "GB"):
                span = next(_span(found, region), None)
                if span:
                    yield span
                    break


def _may(text: str, found: re.Match[str]) -> bool:
    """Whether digits without a + may be a phone number here: not the number of a thing, not inside a link."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if _THING.search(before):
        return bool(_CUE.search(before))
    word = before.rsplit(None, 1)[-1] if before[-1:].strip() else ""
    return "://" not in word and "www." not in word


def _span(found: re.Match[str], region: str | None) -> Iterator[Span]:
    extension = _EXT.search(found[0])
    number = found[0][: extension.start()] if extension else found[0]
    value = _canonical(re.sub(r"[^0-9+]", "", number), region)
    if value is None:
        return
    start = found.start() + (1 if number.startswith("(+") and ")" not in number else 0)
    yield Span(start, found.end(), "phone", f"{value};ext={extension['ext']}" if extension else value)


@lru_cache(maxsize=65536)
def _canonical(digits: str, region: str | None) -> str | None:
    """E.164, or None for what can't be a number. Behind a + a possible number is enough: nobody writes it otherwise."""
    if region is None and digits.startswith("00"):
        digits = f"+{digits[2:]}"
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if phonenumbers.is_valid_number(number) or _NANP_FICTION.fullmatch(value):
        return value
    possible = region is None and len(value) > 9 and phonenumbers.is_possible_number(number)
    return value if possible else None

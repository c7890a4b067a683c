"""Numbers that states give to people: national ids, passports and tax numbers of TW, NO, UA, US and GB."""

import re
from collections.abc import Iterator

from stdnum.no import fodselsnummer
from stdnum.ua import rntrc
from stdnum.us import ssn

from core.privacy.kinds import Span

_TAIWAN = re.compile(r"(?<![A-Za-z0-9])[A-Z][1289A-D][0-9]{8}(?![A-Za-z0-9])")
#: What the letters of a Taiwanese id count, by place in the alphabet (Ministry of the Interior).
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_NORWAY = re.compile(r"(?<![0-9A-Za-z.])[0-9]{6}[ -]?[0-9]{5}(?![0-9A-Za-z])")
_UKRAINE = re.compile(
    r"(?:ІПН|РНОКПП|ДРФО|(?:ідентифікаційн\w+|податков\w+)\s(?:код|номер)\w*|tax (?:id|number|code)|TIN|ІНН)"
    r"[^0-9\n]{0,12}(?P<v>[0-9]{10})(?![0-9])",
    re.I,
)
_SSN = re.compile(r"(?<![0-9A-Za-z-])[0-9]{3}(?P<gap>[- ]?)[0-9]{2}(?P=gap)[0-9]{4}(?![0-9A-Za-z]|-[0-9])")
_SSN_CUE = re.compile(r"\bssn|social[ -]?sec|\bss#|\bsocial\b|\bITIN\b", re.I)
_NO_SSN = re.compile(r"(?:order|part|ticket|serial|item|sku|case|ref|model|invoice|lot|batch|no)[\w.#:]*\W{0,3}$", re.I)
_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![A-Za-z0-9])"
)
_INSURANCE_CUE = re.compile(r"insurance|\bNI(?:NO)?\b", re.I)
_PASSPORT = re.compile(
    r"(?:passport|passnummer|passnr|pass(?=\s?(?:nr|no|nummer))|паспорт\w*|護照|护照|passet)"
    r"(?:\s?(?:number|nummer|no|nr|num|номер|серія|серії|код|號碼|号码|號|#)\.?)?[^0-9A-Za-zА-ЯІЇЄҐ\n]{0,4}"
    r"(?:(?:is|er|номер|серія|серії|№|no|nr|為|是)\.?\s?)?(?P<v>[A-ZА-ЯІЇЄҐ]{0,3}\s?(?:№\s?)?[0-9]{6,9})(?![0-9A-Za-z])",
    re.I,
)
_LICENCE = re.compile(
    r"(?:driv\w+ licen[cs]e|førerkort\w*|посвідчення водія|водійськ\w+ посвідчення|駕照|健保卡|身分證|身份證|居留證|"
    r"national id|personnummer|fødselsnummer|f\.?nr\.?|d-nummer|id[ -]card)"
    r"(?:\s?(?:number|nummer|no|nr|номер|字號|號碼|號|#)\.?)?[^0-9A-Za-zА-ЯІЇЄҐ\n]{0,4}(?:(?:is|er|№|為|是)\s?)?"
    r"(?P<v>[A-ZА-ЯІЇЄҐ]{0,3}\s?[0-9](?:[ -]?[0-9A-Z]){6,15})(?![0-9A-Za-z])",
    re.I,
)
#: In lower case, one of which stands where a number is told by a word.
_HINTS = (
    *("pass", "паспорт", "護照", "护照", "licen", "førerkort", "посвідчення", "駕照", "健保", "身分", "身份", "居留"),
    *(
        "national id",
        "nummer",
        "nr",
        "id card",
        "id-card",
        "іпн",
        "рнокпп",
        "дрфо",
        "код",
        "номер",
        "tax",
        "tin",
        "інн",
    ),
)
_GAPS = re.compile(r"[\s№-]")
_NEAR = 32


def identities(text: str) -> Iterator[Span]:
    """Numbers of people; canonical without gaps, in capitals."""
    for found in _TAIWAN.finditer(text):
        if is_taiwanese(found[0]):
            yield _span(found)
    for found in _NORWAY.finditer(text):
        if fodselsnummer.is_valid(found[0]):
            yield _span(found)
    yield from _american(text)
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return
    for found in _UKRAINE.finditer(text):
        if rntrc.is_valid(found["v"]):
            yield _span(found, "v")
    for pattern in (_PASSPORT, _LICENCE):
        for found in pattern.finditer(text):
            yield _span(found, "v")


def is_taiwanese(number: str) -> bool:
    """Whether a Taiwanese id, or a resident certificate of either form, has the right check digit."""
    first = _TAIWAN_LETTERS.index(number[0]) + 10
    second = _TAIWAN_LETTERS.index(number[1]) % 10 if number[1].isalpha() else int(number[1])
    digits = (first // 10, first % 10, second, *(int(digit) for digit in number[2:]))
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )


def _american(text: str) -> Iterator[Span]:
    """American and British numbers: the latter, and American ones without hyphens, only where a word says so."""
    for found in _SSN.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        told = _SSN_CUE.search(before) or (found["gap"] == "-" and not _NO_SSN.search(before))
        if told and ssn.is_valid(found[0].replace(" ", "-")):
            yield _span(found)
    for found in _INSURANCE.finditer(text):
        if _INSURANCE_CUE.search(text[max(0, found.start() - _NEAR) : found.start()]):
            yield _span(found)


def _span(found: re.Match[str], group: str | int = 0) -> Span:
    written = found[group]
    start = found.start(group) + len(written) - len(written.lstrip())
    return Span(start, found.end(group), "id", _GAPS.sub("", written).upper())

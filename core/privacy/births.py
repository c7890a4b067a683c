"""Dates of birth: a date behind a word that says so, in four languages. The word itself stays."""

import re
from collections.abc import Iterator

from core.privacy.kinds import Span

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|des|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|"
    r"листоп|груд)[^\W\d]{0,8}\.?"
)
_DATE = (
    r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.]\s?[0-9]{1,2}[-/.]\s?(?:[0-9]{4}|[0-9]{2})"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? {_MONTHS},? (?:[0-9]{{4}}|'?[0-9]{{2}})"
    rf"|{_MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}"
    r"|(?:民國 ?)?[0-9]{2,4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日號]?"
    r"|[0-9]{2,3}[./-][0-9]{1,2}[./-][0-9]{1,2}|(?:19|20)[0-9]{6}"
    rf"|[0-9]{{1,2}}\.? {_MONTHS}|{_MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)?(?! [0-9]))"
)
#: A sign, a word, or `on the` between the word and the date.
_GAP = r"[\s:.,=(「是為於在—–-]{0,4}(?:(?:is|was|er|var|on|den|the|the date is|це|р\.)\s)?(?:on |the |den )?"
_BORN = re.compile(
    r"(?:(?<![^\W_])(?:born|d\.?o\.?b\.?|date of birth|birth ?date|birthday|bursdag\w*|født|"
    r"fødselsdato\w*|fødselsdag\w*|f\.|"
    r"народи(?:вся|лася|лась)|народжен\w{0,3}|дата народження|д\.?\s?н\.|день народження|нар\.)"
    r"|出生(?:日期|年月日)?|生日|生於)"
    rf"{_GAP}(?P<v>{_DATE})(?![0-9])",
    re.I,
)
#: `Ada (f. 12.03.1984)`, `1984-03-12 出生`, `12 March 1984 is my birthday`
_BEHIND = re.compile(
    rf"(?<![0-9])(?P<v>{_DATE})(?:\s?(?:出生|生(?=[,，。)）\s]|$))|\s(?:is|er) (?:my|her|his|their|min|hans|hennes)"
    r" (?:birthday|date of birth|bursdag|fødselsdag))",
    re.I,
)
#: In lower case, one of which stands in every such text.
_HINTS = (
    "born",
    "birth",
    "dob",
    "d.o.b",
    "født",
    "fødsel",
    "bursdag",
    "f.",
    "народ",
    "нар.",
    "д.",
    "出生",
    "生日",
    "生於",
    "日生",
)
_GAPS = re.compile(r"\s+")


def births(text: str) -> Iterator[Span]:
    """Dates of birth; canonical as written, without gaps, in lower case."""
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return
    for pattern in (_BORN, _BEHIND):
        for found in pattern.finditer(text):
            yield Span(found.start("v"), found.end("v"), "birth", _GAPS.sub("", found["v"]).lower())

"""Rule `privacy`: personal data in a claim stands in what it cites too; secrets, cards and ids never stand in one."""

import re

from core.check.cases import Case, rule
from core.check.plain import plain
from core.check.scan import scan
from core.check.vocabulary import Vocabulary
from core.privacy import find

#: nobody needs these in a report, wherever they come from
_NEVER = frozenset({"secret", "card", "id"})
#: who and what is told by other rules
_OTHERS = frozenset({"person", "organisation", "term", "word"})
#: six digits near each other, or four between points
_NUMBER = re.compile(r"[0-9](?:[ ./()-]{0,3}[0-9]){5}|[0-9](?:\.[0-9]{1,3}){3}")
#: signs run together as in a key
_LONG = 16
#: words that such data stands with, whether digits do or not
_SECRET_WORDS = Vocabulary(
    r"pass\w*|pwd?|psk|pin\w*|secret\w*|token\w*|wifi|wlan|adgangskode\w*|парол\w*|пін\w*|кодов\w*|db|database|root|admin|user",
    "密碼|密码|口令|通行密語",
)
_PLACE_WORDS = Vocabulary(
    r"street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|square|way|place|terrace|close|box|postboks|"
    r"вул\w*|просп\w*|пр|пров\w*|пл|площ\w*|бул\w*|шосе|наб\w*|узв\w*|буд\w*|а|абонентська|"
    r"born|birth\w*|dob|d|født|fødsel\w*|bursdag\w*|f|народ\w*|нар|д|день|дата",
    "路|街|巷|信箱|出生|生日|生於",
)
#: endings of Norwegian streets
_STREETS = (
    "gat",
    "gt.",
    "vei",
    "veg",
    "all",
    "plass",
    "torg",
    "brygg",
    "bakken",
    "stien",
    "svingen",
    "tunet",
    "kroken",
    "kai",
)


def _privacy(case: Case) -> str | None:
    text = case.claim.text
    if not _may_hold(text, case):
        return None
    found = [span for span in find(text) if span.kind not in _OTHERS]
    if not found:
        return None
    given = {(span.kind, span.value) for source in case.sources for span in find(f"{source.text}\n{source.beside}")}
    for span in found:
        if span.kind in _NEVER:
            return f"it holds personal data of a kind no report shows: {span.kind}"
        if (span.kind, span.value) not in given:
            return f"it holds personal data that is not in what is cited: {span.kind}"
    return None


def _may_hold(text: str, case: Case) -> bool:
    """Whether it has a sign of personal data; to look for all of it takes a hundred times as long."""
    seen = scan(plain(text)) if case.quotes else case.scan
    if "@" in text or "＠" in text or seen.bits & _SECRET_WORDS.bit:
        return True
    if not seen.has_digit:
        return False
    if seen.bits & _PLACE_WORDS.bit or any(ending in seen.lowered for ending in _STREETS) or "::" in text:
        return True
    return bool(_NUMBER.search(seen.lowered)) or max(map(len, text.split()), default=0) >= _LONG


privacy = rule("privacy", _privacy)

"""Postal addresses with a house number or a box: American and British, Norwegian, Taiwanese, Ukrainian."""

import re
from collections.abc import Iterator

from core.privacy.kinds import Span

_UK_CODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
_UNIT = r"(?i:,? (?:apt|apartment|suite|ste|unit|flat|floor|fl|room|#)\.? ?#?[A-Za-z]?[0-9]{0,5}[A-Za-z]?(?![A-Za-z]))?"
_TOWN = r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,2}"
_END = (
    rf"(?:(?:,? {_TOWN})?,? (?:[A-Z]{{2}},? [0-9]{{5}}(?:-[0-9]{{4}})?|{_UK_CODE})(?![A-Za-z0-9])|, {_TOWN}"
    r"(?:,? [A-Z]{2}(?![A-Za-z]))?)?"
)
_STREET = (
    r"(?:Street|Avenue|Road|Lane|Boulevard|Highway|Parkway|Crescent|Terrace|Gardens|Mews|Grove|Quay|Wharf|Square|Court|"
    r"Drive|Place|Close|Way|Hill|Row|Walk|Broadway|Circle|Alley|(?:St|Ave|Rd|Ln|Blvd|Hwy|Pkwy|Dr|Ct|Pl|Sq|Cres)"
    r"(?![A-Za-z])\.?)"
)
_ENGLISH = re.compile(
    r"(?<![0-9A-Za-z.,:#/-])(?:(?:Flat|Apt|Unit|Suite) [A-Za-z0-9]{1,5},? )?[0-9]{1,5}[A-Za-z]?(?:-[0-9]{1,4})?,? "
    r"(?:[NSEW]{1,2}\.? |(?:North|South|East|West) )?"
    rf"(?!(?:Hard|Disk|Flash|USB|Tape|Test|Google)\b)(?:[A-Z0-9][A-Za-z0-9.'’-]{{0,24}} ){{1,4}}?{_STREET}(?![a-z])"
    rf"(?: [NSEW]{{1,2}}(?![A-Za-z]))?{_UNIT}{_END}"
)
_LOWER = re.compile(
    r"(?<![0-9A-Za-z.,:#/-])[0-9]{1,5}[a-z]? (?!(?:way|more|other|of|the)\b)(?:[a-z][a-z'-]{2,20} ){1,2}"
    r"(?:street|avenue|boulevard)(?! (?:light|sign|lamp))(?![A-Za-z])"
    rf"{_UNIT}",
)
_BOX = re.compile(
    rf"(?<![A-Za-z])(?:P\.? ?O\.? ?Box|Post Office Box|GPO Box) #?[0-9]{{1,6}}{_END}"
    r"|(?<![^\W_])postboks [0-9]{1,5}(?: [A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ]?[\w.-]+){0,2}?)?(?:,? [0-9]{4} [A-ZÆØÅ][^\W\d]+)?"
    r"|(?<![^\W_])(?:а/с|абонентська скринька|п/с) ?№? ?[0-9]{1,5}"
    r"|(?:[\u4e00-\u9fff]{2,6}(?:郵局|郵政))?第? ?(?:[0-9]{1,4}-)?[0-9]{1,5} ?號信箱|郵政信箱 ?第? ?[0-9-]{1,8} ?號?",
    re.I,
)
_NB_END = r"(?:,? (?:leil(?:ighet)?\.?|H) ?[0-9]{1,5})?(?:,? (?:N-)?[0-9]{4} [A-ZÆØÅ][^\W\d]+(?: [A-ZÆØÅ][^\W\d]+)?)?"
_NORWEGIAN = re.compile(
    r"(?<![^\W_])(?:(?!(?:Lager|Parkerings|Arbeids|Sitte|Hylle|Pall|Garasje|Hall|Port|Vare|Data)plass)"
    r"[A-ZÆØÅ][\wæøå.-]{0,30}?(?:gate|gata|gaten|gt\.|vei|veien|vegen|veg|allé|alléen|alleen|plass|plassen|torget|brygge|"
    r"bakken|stien|svingen|terrasse|tunet|kroken|løkka|kaia|brygga)"
    r"|[A-ZÆØÅ][\wæøå.-]*(?: [A-ZÆØÅa-zæøå][\wæøå.-]*){0,2}?(?<=[sxz]) "
    r"(?:gate|gata|gt\.?|vei|veg|v\.|allé|plass|torg|brygge|terrasse)"
    r"|(?:Store|Lille|Nedre|Øvre|Gamle|Nye) [A-ZÆØÅ]?[\wæøå]+(?:gate|gata|gaten|vei|veien|plass))"
    r" [0-9]{1,4} ?(?:[A-Z](?![\w])|[a-h](?![\w]))?(?![0-9\w:%]|[.,][0-9]| ?(?:km|m|min|prosent|timer|kr|stk)\b)"
    rf"{_NB_END}"
)
_COUNTY = r"(?:[台臺][北中南東]|新[北竹]|桃園|高雄|基隆|嘉義|苗栗|彰化|南投|雲林|屏東|宜蘭|花蓮|澎湖|金門|連江)[縣市]"
_DISTRICT = r"(?:[\u4e00-\u9fff]{1,3}?[區鄉鎮市])?(?:[\u4e00-\u9fff]{1,3}?[村里])?(?:[0-9]{1,3}鄰)?"
_TW_ROAD = (
    r"(?:路|街|大道)(?:[一二三四五六七八九十0-9]{1,2} ?段)?(?: ?[0-9]{1,4} ?巷)?(?: ?[0-9]{1,4} ?弄)?"
    r" ?[0-9一二三四五六七八九十百]{1,5}(?:[之-][0-9]{1,3})? ?號(?:之[0-9]{1,3})?"
    r"(?:[,、 ]?(?:地下)?[B0-9一二三四五六七八九十]{1,3} ?(?:樓|F)(?:之 ?[0-9]{1,3})?)?(?:[0-9A-Z]{1,4}室)?"
)
_TAIWANESE = re.compile(
    rf"(?:[0-9]{{3}}(?:[0-9]{{2,3}})? ?)?(?:{_COUNTY}{_DISTRICT}[\u4e00-\u9fff0-9]{{1,6}}?{_TW_ROAD}"
    rf"|[^\W在到於住至往寄送的是去從來給址為a-zA-Z0-9]{{1,3}}[區鄉鎮市][\u4e00-\u9fff]{{1,5}}?{_TW_ROAD}"
    rf"|(?![\u4e00-\u9fff]{{0,4}}(?:線|電|網|管|迴|油|水|氣|鐵|公|道|馬|走|半|通|回|思)路)"
    rf"[^\W在到於住至往寄送的是去從來給址為a-zA-Z0-9]{{2,4}}{_TW_ROAD})"
)
_UK_NAME = r"(?:[0-9]{1,3}-?[а-яіїєґ]{0,3} )?[А-ЯІЇЄҐ][\w'’.-]*(?: [А-ЯІЇЄҐа-яіїєґ][\w'’.-]*){0,3}?"
_UKRAINIAN = re.compile(
    r"(?:(?<![0-9])[0-9]{5},? )?(?:(?:м\. ?|місто )?[А-ЯІЇЄҐ][\w'’-]{2,20}, ?)?"
    r"(?<![^\W_])(?:вул(?:\.|иц[яіюею]{1,2})|просп(?:\.|ект\w{0,2})|пр-т|пр\.|бул(?:\.|ьв\.|ьвар\w{0,2})|б-р|"
    r"пров(?:\.|ул\w{1,4})|пл(?:\.|ощ[аіу])|шосе|наб(?:\.|ережн\w{1,3})|узв(?:\.|оз\w{0,2}|із))"
    rf" ?(?:[«\"]?{_UK_NAME}[»\"]?),? ?(?:буд(?:\.|инок|инку)? ?|б\. ?|№ ?)?"
    r"[0-9]{1,4} ?(?:[А-ЯІЇЄҐа-яіїєґ](?![\w'’.]))?"
    r"(?:[/-][0-9]{1,4}[А-Яа-я]?)?(?:,? (?:корп(?:\.|ус)?|к\.|під'?їзд|поверх|пов\.|секція) ?[0-9]{1,4})*"
    r"(?:,? (?:кв(?:\.|артир[аиі])?|оф(?:\.|іс[іу]?)?|кім(?:\.|наті?)?) ?№? ?[0-9]{1,4})?",
    re.I,
)
_APARTMENT = re.compile(r"(?<![^\W_])буд(?:\.|инок) ?[0-9]{1,4}[а-я]?,? (?:кв(?:\.|артира) ?)[0-9]{1,4}", re.I)
_WORD = re.compile(r"[a-z]+")
#: In lower case: words one of which stands in every English address, and parts of words of the others.
_ENGLISH_WORDS = frozenset(
    (
        *("street", "avenue", "road", "lane", "boulevard", "highway", "parkway", "crescent", "terrace", "gardens"),
        *("mews", "grove", "quay", "wharf", "square", "court", "drive", "place", "close", "way", "hill", "row"),
        *("walk", "broadway", "circle", "alley", "st", "ave", "rd", "ln", "blvd", "hwy", "pkwy", "dr", "ct"),
        *("pl", "sq", "cres"),
    )
)
_HINTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_BOX, ("box", "boks", "а/с", "п/с", "скринька", "信箱")),
    (
        _NORWEGIAN,
        (
            *(
                "gat",
                "gt",
                "vei",
                "veg",
                " v.",
                "allé",
                "alleen",
                "plass",
                "torg",
                "brygg",
                "bakken",
                "stien",
                "svingen",
            ),
            *("terrasse", "tunet", "kroken", "løkka", "kaia"),
        ),
    ),
    (_TAIWANESE, ("號",)),
    (_UKRAINIAN, ("вул", "просп", "пр-т", "пр.", "бул", "б-р", "пров", "пл.", "площ", "шосе", "наб", "узв")),
    (_APARTMENT, ("буд",)),
)
_GAPS = re.compile(r"[\s,]+")
_DIGIT = re.compile(r"[0-9一二三四五六七八九十]")


def addresses(text: str) -> Iterator[Span]:
    """Addresses; canonical in lower case, commas as spaces."""
    if not _DIGIT.search(text):
        return
    low = text.lower()
    if not _ENGLISH_WORDS.isdisjoint(_WORD.findall(low)):
        for pattern in (_ENGLISH, _LOWER):
            for found in pattern.finditer(text):
                yield _span(found)
    for pattern, hints in _HINTS:
        if any(hint in low for hint in hints):
            for found in pattern.finditer(text):
                yield _span(found)


def _span(found: re.Match[str]) -> Span:
    written = found[0].rstrip(" ,.")
    return Span(found.start(), found.start() + len(written), "address", _GAPS.sub(" ", written).casefold())

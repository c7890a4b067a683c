"""Parts and multiples told in words, as numbers: `half of the calls`, `to tredjedeler`, `удвічі`, `四分之三`."""

import re

from core.check.vocabulary import Vocabulary

_NOT_TIME = (
    r"(?! (?:an? |the |en |ei |et )?(?:hour|day|year|month|week|night|shift|time|døgn|dag|år|måned|uke|"
    r"годин|доб|дн|рок|місяц|тижн|зміни))"
)
#: the number words such a part is told in
_ONE = {
    word: number
    for number, words in enumerate(
        (
            "one én en один одна",
            "two to два дві",
            "three tre три трьох",
            "four fire чотири чотирьох",
            "five fem п'ять п'яти",
            "six seks шість шести",
            "seven sju syv сім семи",
            "eight åtte вісім восьми",
            "nine ni дев'ять дев'яти",
            "ten ti десяти",
        ),
        1,
    )
    for word in words.split()
}
_HAN = {char: value for value, char in enumerate("一二三四五六七八九十", 1)} | {"兩": 2}
#: words that any of the patterns needs
PART_WORDS = Vocabulary(
    r"half|halves|halved|halving|third|thirds|quarters?|tenth|in|out of|fifth|femdel|частин\w+|twice|double\w*|"
    r"tripl\w+|treble\w*|"
    r"halvt|halvdelen|deler|split|fifty|наполовину|пополам|навпіл|halvpart\w*|halve\w*|halvert\w*|tredjedel\w*|fjerdedel\w*|kvart\w*|av|doble\w*|dobbel\w*|fordobl\w*|tredobl\w*|"
    r"половин\w+|третин\w+|чверт\w*|із|з|вдвічі|удвічі|втричі|утричі|вдвоє|удвоє|подвоїл\w+|подвоєн\w*|потроїл\w+",
    "半|分之|倍|成|平",
)
_PARTS = (
    (
        re.compile(rf"(?<!first )(?<!second )(?<!last )(?<!other )\b(?:one |a )?half (?:of|the){_NOT_TIME}", re.I),
        "50 % of",
    ),
    (re.compile(r"\b(?:a|one) fifth\b"), "20 %"),
    (re.compile(r"\ben femdel\b"), "20 %"),
    (re.compile(r"\bп'ят(?:а|у|ої) частин[ауи]\b"), "20 %"),
    (re.compile(rf"\btwo[- ]thirds of{_NOT_TIME}", re.I), "67 % of"),
    (re.compile(rf"\b(?:one|a)[- ]third of{_NOT_TIME}", re.I), "33 % of"),
    (re.compile(rf"\bthree[- ]quarters of{_NOT_TIME}", re.I), "75 % of"),
    (re.compile(rf"\b(?:one|a)[- ]quarter of{_NOT_TIME}", re.I), "25 % of"),
    (re.compile(rf"\bhalvparten(?: av)?\b{_NOT_TIME}", re.I), "50 % av"),
    (re.compile(rf"\bto tredjedeler(?: av)?\b{_NOT_TIME}", re.I), "67 % av"),
    (re.compile(rf"\b(?:en|én) tredjedel(?: av)?\b{_NOT_TIME}", re.I), "33 % av"),
    (re.compile(rf"\btre (?:fjerdedeler|kvart)(?: av)?\b{_NOT_TIME}", re.I), "75 % av"),
    (re.compile(rf"\b(?:en|én) (?:fjerdedel|kvart)(?: av)?\b{_NOT_TIME}", re.I), "25 % av"),
    (re.compile(rf"(?<!першу )(?<!другу )(?<!перша )(?<!друга )(?<!з )\bполовин[ауиі]\b{_NOT_TIME}", re.I), "50 %"),
    (re.compile(rf"\bдві третини\b{_NOT_TIME}", re.I), "67 %"),
    (re.compile(rf"(?<!дві )\bтретин[ауи]\b{_NOT_TIME}", re.I), "33 %"),
    (re.compile(rf"\bтри чверті\b{_NOT_TIME}", re.I), "75 %"),
    (re.compile(rf"(?<!три )\bчверть\b{_NOT_TIME}", re.I), "25 %"),
    (re.compile(r"(?:大約|約)?(?:一半|半數)(?!夜|天|小時|路)"), "50 %"),
    (re.compile(r"\b(?:twice|double) (?=(?:as|the)\b)", re.I), "2 times "),
    (re.compile(r"\bdoubled\b", re.I), "2 times"),
    (re.compile(r"\b(?:tripled|trebled)\b", re.I), "3 times"),
    (re.compile(r"\bdobbelt så\b", re.I), "2 ganger så"),
    (re.compile(r"\b(?:fordoblet|doblet)\b", re.I), "2 ganger"),
    (re.compile(r"\btredoblet\b", re.I), "3 ganger"),
    (
        re.compile(r"\b(?:[ву]двічі|[ву]двоє|подвоїл\w+)(?! (?:дзвон|телефон|зупин|на день|перевір|спроб))", re.I),
        "2 рази",
    ),
    (re.compile(r"\b(?:[ву]тричі|потроїл\w+)", re.I), "3 рази"),
    (re.compile(r"(?:翻倍|翻了一倍|加倍)"), "2倍"),
)
_HALF_SAID = re.compile(
    rf"(?<![\w0-9] and )(?<!og )(?<!en )\b(?:half|halve|halvt|halvdelen|fifty-fifty|наполовину|пополам|навпіл|"
    rf"deler (?:likt|på)|split (?:it|evenly|the))\b(?!-){_NOT_TIME}|各半|對半|平分",
    re.I,
)
#: of so many in all it is a manner of speaking; of others it is a count
_WHOLES = (2, 3, 4, 5, 10)
_OF_TEN = re.compile(
    rf"\b({'|'.join(_ONE)}) (?:in|out of|av|із|з) (?:every |each |кожних )?({'|'.join(_ONE)})\b(?! o'clock)", re.I
)
_HAN_PART = re.compile(r"([一二兩三四五六七八九十])分之([一二兩三四五六七八九十])")
_HAN_TENTHS = re.compile(r"([一二兩三四五六七八九])成([一二三四五六七八九半](?![成個]))?")
_HAN_TIMES = re.compile(r"([一二兩三四五六七八九十])倍")


def parts(text: str, bits: int) -> str:
    """The text with such words as per cent and `times`."""
    if not bits & PART_WORDS.bit:
        return text
    for pattern, told in _PARTS:
        text = pattern.sub(told, text)
    text = _OF_TEN.sub(lambda found: _share(found, _ONE[found[1].lower()], _ONE[found[2].lower()]), text)
    text = _HAN_PART.sub(lambda found: _share(found, _HAN[found[2]], _HAN[found[1]]), text)
    text = _HAN_TENTHS.sub(_tenths, text)
    return _HAN_TIMES.sub(lambda found: f"{_HAN[found[1]]}倍", text)


def _tenths(found: re.Match[str]) -> str:
    """`七成五` is 75 per cent; `七成` is seven tenths, and told no closer."""
    if not found[2]:
        return f"{_HAN[found[1]]}成"
    return f"{_HAN[found[1]] * 10 + (5 if found[2] == '半' else _HAN[found[2]])} %"


def halved(text: str, bits: int) -> str:
    """The text with every other word of a half as per cent: what may be meant where it is not sure."""
    return _HALF_SAID.sub(" 50 % ", text) if bits & PART_WORDS.bit else text


def _share(found: re.Match[str], part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if part < whole in _WHOLES else found[0]

"""Numbers written as words, turned into digits: `three`, `tjuefem`, `дві`, `三十五`, `half an hour`."""

import re

from core.check.part_words import halved, parts
from core.check.scan import Scan
from core.check.vocabulary import Vocabulary

_EN = """two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14
    fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60
    seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12 twice 2"""
_NB = """to 2 tre 3 fire 4 fem 5 seks 6 sju 7 syv 7 åtte 8 ni 9 ti 10 elleve 11 tolv 12 tretten 13 fjorten 14 femten 15
    seksten 16 sytten 17 atten 18 nitten 19 tjue 20 tretti 30 førti 40 femti 50 seksti 60 sytti 70 åtti 80 nitti 90
    hundre 100 tusen 1000 dusin 12"""
_UK = """два 2 дві 2 двох 2 двом 2 двома 2 двоє 2 двічі 2 три 3 трьох 3 трьом 3 трьома 3 троє 3 тричі 3 чотири 4
    чотирьох 4 чотирьом 4 четверо 4 п'ять 5 п'яти 5 п'ятьох 5 п'ятеро 5 шість 6 шести 6 шістьох 6 шестеро 6 сім 7
    семи 7 сімох 7 семеро 7 вісім 8 восьми 8 вісьмох 8 дев'ять 9 дев'яти 9 дев'ятьох 9 десять 10 десяти 10 десятьох 10
    десятеро 10 одинадцять 11 одинадцяти 11 дванадцять 12 дванадцяти 12 тринадцять 13 тринадцяти 13 чотирнадцять 14
    чотирнадцяти 14 п'ятнадцять 15 п'ятнадцяти 15 шістнадцять 16 шістнадцяти 16 сімнадцять 17 сімнадцяти 17
    вісімнадцять 18 вісімнадцяти 18 дев'ятнадцять 19 дев'ятнадцяти 19 двадцять 20 двадцяти 20 тридцять 30 тридцяти 30
    сорок 40 сорока 40 п'ятдесят 50 п'ятдесяти 50 шістдесят 60 шістдесяти 60 сімдесят 70 сімдесяти 70 вісімдесят 80
    дев'яносто 90 сто 100 ста 100 двісті 200 триста 300 чотириста 400 п'ятсот 500 шістсот 600 сімсот 700 вісімсот 800
    дев'ятсот 900 тисяча 1000 тисячі 1000 тисяч 1000"""
#: `one` is mostly a pronoun or an article: read where it is offered as support, not where it is claimed
_ONES = {"en": "one once single", "nb": "en et ett én ei", "uk": "один одна одне одного одну однієї одній"}
_ORDINALS = {
    "en": "first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10",
    "nb": "første 1 andre 2 tredje 3 fjerde 4 femte 5 sjette 6 sjuende 7 syvende 7 åttende 8 niende 9 tiende 10",
    "uk": "перший 1 перша 1 першу 1 другий 2 друга 2 другу 2 третій 3 третя 3 третю 3 четвертий 4 п'ятий 5",
}
_HALVES = (
    (
        re.compile(r"\b(?:half an hour|half-hour|half hour|(?<!og )en halv time|(?:en )?halvtimen?)\b", re.I),
        "30 minutes",
    ),
    (re.compile(r"\b(?:півгодини|пів години|півгодинн\w+)", re.I), "30 хвилин"),
    (re.compile(r"\b(?:an hour and a half|one and a half hours)\b", re.I), "90 minutes"),
    (re.compile(r"\b(?:an|one) hour and a quarter\b", re.I), "75 minutes"),
    (re.compile(r"\b(?:an|one) hour and three[- ]quarters\b", re.I), "105 minutes"),
    (re.compile(r"\b(?:en time og et kvarter|fem kvarter)\b", re.I), "75 minutter"),
    (re.compile(r"\b(?:en og en halv time)\b", re.I), "90 minutter"),
    (re.compile(r"\btre kvarter\b", re.I), "45 minutter"),
    (re.compile(r"\bгодин[ау] з чвертю\b", re.I), "75 хвилин"),
    (re.compile(r"\bгодин[ау] з половиною\b", re.I), "90 хвилин"),
    (re.compile(r"\bhalvannen time\b", re.I), "90 minutter"),
    (re.compile(r"\b(?:three quarters of an hour|three-quarters of an hour)\b", re.I), "45 minutes"),
    (re.compile(r"\bтри чверті години\b", re.I), "45 хвилин"),
    (re.compile(r"\bпівтори години\b", re.I), "90 хвилин"),
    (re.compile(r"\b(?:a quarter of an hour|et kvarter)\b", re.I), "15 minutes"),
    (re.compile(r"\bчверть години\b", re.I), "15 хвилин"),
    (re.compile(r"(?<=[0-9])個半(?=小時|鐘頭|月|天)"), ".5個"),
    (re.compile(r"(?<!個)半(?:個)?(?:小時|鐘頭)"), "30分鐘"),
    (re.compile(r"\b([0-9]+) and a half\b", re.I), r"\1.5"),
    (re.compile(r"\b([0-9]+) (?:og en halv|з половиною)\b", re.I), r"\1.5"),
)


def _table(words: str) -> dict[str, int]:
    parts = words.split()
    return {word: int(value) for word, value in zip(parts[::2], parts[1::2], strict=True)}


def _with_compounds(table: dict[str, int]) -> dict[str, int]:
    """Norwegian writes twenty-five as one word."""
    tens = {word: value for word, value in table.items() if 20 <= value <= 90}
    ones = {"en": 1} | {word: value for word, value in table.items() if value <= 9}
    return table | {ten + one: high + low for ten, high in tens.items() for one, low in ones.items()}


_VALUES = {"en": _table(_EN), "nb": _with_compounds(_table(_NB)), "uk": _table(_UK)}


def _pattern(words: list[str]) -> re.Pattern[str]:
    one = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{one})(?:(?:-| (?:and |og )?)(?:{one}))*(?![\w'])", re.I)


_CLAIMED = {language: _pattern(list(table)) for language, table in _VALUES.items()}
_ORDINAL_VALUES = {language: _table(words) for language, words in _ORDINALS.items()}
_OFFERED_VALUES = {
    language: table | dict.fromkeys(_ONES[language].split(), 1) | _ORDINAL_VALUES[language]
    for language, table in _VALUES.items()
}
_OFFERED = {language: _pattern(list(table)) for language, table in _OFFERED_VALUES.items()}
_ONE_UNIT = re.compile(
    r"\b(?:one|én|ett|et|en|одна|одну|одній|один) (?=(?:hour|minute|second|time|minutt|sekund|годин|хвилин|секунд))"
)

_BARE_UNIT = re.compile(
    r"\b(?:an?|the|за|на|майже) (?=(?:hour|minute|second|day|week|month|годину|хвилину|добу|тиждень|місяць)\b)"
)

_AFTER_DIGITS = re.compile(r"[0-9] $")

_HAN_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_MEASURE = (
    "個半|個小時|小時|個鐘頭|鐘頭|分鐘|秒|個月|天|週|年|個|次|件|名|位|人|台|臺|條|則|通|張|片|批|箱|組|筆|項|種|家|輛|部|份|封|班|成|"
    "萬|億|度|公斤|公噸|公分|公尺|公里|公克|元|點|月|日|號|分(?!之|別|批|析|享|配|段|工|類|布|佈)|顆|支|根|桶|瓶|包|包裹|樓|間|棟|頁|輪|趟|版|倍|"
    "則訊息|名員工|小組|隻|套|把|塊|桌|場|道|筆單|單|塔|艘|櫃|棧板|板|卷|袋|盒|罐|座|站|區|線|%|歲|級"
)
_HAN_NUMBER = re.compile(rf"(?<![第再])([零〇一二兩两三四五六七八九十百千]{{1,12}})(?=(?:多|餘|幾)?(?:{_MEASURE}))")
_HAN_LONG = re.compile(
    r"(?<![第])([一二兩三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十|[一二兩三四五六七八九][百千][零〇一二三四五六七八九十百]*)"
)
_HAN_ANY = re.compile(r"([零〇一二兩两三四五六七八九十百千]+)")
#: a lone 一 or 十 is rarely a count: 一些, 一起, 一點, 十分
_HAN_VAGUE = re.compile(
    r"^(?:一(?!小時|個(?:半)?(?:小時|鐘頭)|分鐘|分(?:零|〇)?[0-9一二三四五六七八九十]+秒)|[千百]|十(?=分(?!鐘)))"
)
_DAYPART = "凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚間"
_HAN_HOUR = re.compile(rf"(?:(?<={')|(?<='.join(_DAYPART.split('|'))}))([一二兩三四五六七八九十]+)(?=點)")

_ONE_AND = (
    (re.compile(r"\b(?:an?|one) (hour|minute|day|week) and (?=[0-9])", re.I), r"1 \1 and "),
    (re.compile(r"\b(?:en|én|ett|et) (time|minutt|dag|døgn|uke) og (?=[0-9])", re.I), r"1 \1 og "),
    (
        re.compile(r"(?<![0-9] )\b(годин[ауи]|доб[ауи]|хвилин[ауи]) (?=(?:і |та |й )?[0-9]+ (?:хв|год|с))", re.I),
        r"1 \1 ",
    ),
)
_WAN_AND = re.compile(r"(?<![0-9.])([0-9]{1,4}(?:\.[0-9]+)?) ?萬 ?([0-9]) ?([千百])")
_HALF_WORDS = Vocabulary(
    r"half|halv\w*|quarters?|kvarter\w*|пів\w*|півтори|"
    r"чверт\w*|половин\w*",
    "半",
)
_TIME_WORDS = Vocabulary(
    r"hour|minute|second|day|week|month|døgn|dag|uke|доб\w+|time\w*|minutt\w*|sekund\w*|годин\w*|хвилин\w*|секунд\w*|добу|тиждень|місяць"
)
_CLAIMED_WORDS = {language: Vocabulary("|".join(table)) for language, table in _VALUES.items()}
_OFFERED_WORDS = {language: Vocabulary("|".join(table)) for language, table in _OFFERED_VALUES.items()}


def _han_value(written: str) -> int | None:
    if all(char in _HAN_DIGIT for char in written):
        digits = "".join(str(_HAN_DIGIT[char]) for char in written)
        return int(digits) if len(digits) < 9 else None
    total, current = 0, 0
    for char in written:
        if char in _HAN_DIGIT:
            current = _HAN_DIGIT[char]
        else:
            total += (current or 1) * _HAN_TENS[char]
            current = 0
    return total + current


def _han_digits(found: re.Match[str], strict: bool) -> str:
    written = found[1]
    if strict and len(written) == 1 and _HAN_VAGUE.match(found.string[found.start(1) : found.end(1) + 8]):
        return found[0]
    value = _han_value(written)
    return found[0] if value is None else str(value)


def _value_of(written: str, table: dict[str, int]) -> int | None:
    total, current = 0, 0
    for word in written.lower().replace("-", " ").split():
        value = table.get(word)
        if value is None:
            continue
        if value in (100, 1000) and current:
            current *= value
            if value == 1000:
                total, current = total + current, 0
        elif current and value >= current:
            return None
        else:
            current += value
    return total + current


def _spelled(text: str, pattern: re.Pattern[str], table: dict[str, int]) -> str:
    def digits(found: re.Match[str]) -> str:
        value = _value_of(found[0], table)
        if value == 1000 and _AFTER_DIGITS.search(text[: found.start()]):
            # `18 тисяч` is one number: the multiplier is read with the digits
            return found[0]
        return found[0] if value is None else str(value)

    return pattern.sub(digits, text)


def _mixed(text: str) -> str:
    """`3 萬 2 千` as one number."""
    if "萬" not in text:
        return text
    return _WAN_AND.sub(
        lambda found: str(round(float(found[1]) * 10_000 + int(found[2]) * (1_000 if found[3] == "千" else 100))), text
    )


def _halves(text: str, seen: Scan) -> str:
    if not seen.bits & _HALF_WORDS.bit:
        return text
    for pattern, digits in _HALVES:
        text = pattern.sub(digits, text)
    return text


def claimed_digits(text: str, language: str | None, seen: Scan) -> str:
    """Plain text with the numbers that surely are numbers in this language as digits: for what is claimed."""
    text = _mixed(parts(text, seen.bits))
    if language == "zh-TW":
        text = _HAN_HOUR.sub(lambda found: _han_digits(found, False), text)
        text = _HAN_NUMBER.sub(lambda found: _han_digits(found, True), text)
        text = _HAN_LONG.sub(lambda found: _han_digits(found, True), text)
    elif language in _CLAIMED:
        text = _halves(text, seen)
        if seen.bits & _TIME_WORDS.bit:
            text = _ONE_UNIT.sub("1 ", text)
            for pattern, told in _ONE_AND:
                text = pattern.sub(told, text)
        if seen.bits & _CLAIMED_WORDS[language].bit:
            text = _spelled(text, _CLAIMED[language], _VALUES[language])
    return _halves(text, seen)


def offered_digits(text: str, language: str | None, seen: Scan) -> str:
    """Plain text with every number word as digits, ordinals and `one` too: for what a claim may rest on."""
    text = _halves(_mixed(halved(parts(text, seen.bits), seen.bits)), seen)
    if seen.bits & _TIME_WORDS.bit:
        text = _BARE_UNIT.sub("1 ", text)
    if seen.has_han:
        text = _HAN_ANY.sub(lambda found: _han_digits(found, False), text)
    for name in (language,) if language in _OFFERED else ("en", "uk"):
        if seen.bits & _OFFERED_WORDS[name].bit:
            text = _spelled(text, _OFFERED[name], _OFFERED_VALUES[name])
    return _halves(text, seen)

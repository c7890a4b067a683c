"""Which of the four languages a text is in, and its words cut to stems, so that inflections meet."""

import re
from functools import lru_cache

from core.check.pseudonyms import LETTERS, is_token

_WORDS = {
    "en": """a an and are as at be been being but by can could did do does for from had has have he her his how i if in
    into is it its more most no not now of off on or our out over she so some than that the their them then
    there these they this those to too under until up us was we were what when where which while who why
    will with would you your after again all also any before both during each very just about only one""",
    "nb": """alle at av ble bli blir både da de den der deres det dette du eller en enn er et etter for fordi fra før
    han hadde har hennes hos hun hva hver hvis hvor i ikke ingen inn jeg kan kom kun kunne man med meg men mens
    mot må mye når nå og også om opp oss over på sa samt seg selv sin skal skulle slik som så til under ut
    uten var ved vi vil ville vært å ett ei noe noen mer flere siden igjen fortsatt""",
    "uk": """а або але без би був була були було в вже від він вона вони воно все всі вся для до є ж за з зі і із й його
    її їх коли ли лише між на над не ні о об один одна по під після при про та так також там те тільки то
    того тому тут у уже це цей ця ці чи ще що щоб як який яка які я ми ви ти нас вас нам вам мені""",
}
_STOP = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_OTHERS = {
    "sv": """och att är inte på av med från har som till ett efter hade blev också eller mycket kunde""",
    "de": """der die das und ist nicht von mit auf eine einen wurde dem den nach sich werden auch bei für""",
    "fr": """le les des est une dans pour avec sur été qui que du au aux pas ont cette sont par""",
    "es": """el los las es una por con para del se al fue está que como pero más sus ha son""",
}
#: small words by language, of languages that models slip into too
FUNCTION_WORDS = _STOP | {language: frozenset(words.split()) for language, words in _OTHERS.items()}
_ANY_STOP = frozenset[str]().union(*_STOP.values())
#: words that both English and Norwegian have say nothing about which it is
_ONLY_EN, _ONLY_NB = _STOP["en"] - _STOP["nb"], _STOP["nb"] - _STOP["en"]
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[a-z\u00c0-\u024f]+")
_WORD = re.compile(
    rf"[A-Za-z\u00c0-\u024f\u0400-\u052f][A-Za-z\u00c0-\u024f\u0400-\u052f']*|[\u3400-\u9fff]+|[{LETTERS}]+"
)
_FIRST_HAN = "\u3400"
_DULL_HAN = frozenset("的了是我你在有和就都不也很這那他她它們與及被把對於而以並已將又再還")
_ENGLISH_LETTERS = re.compile(r"th|w|ck|qu|x|c|ough|ing\b|ed\b|y\b", re.I)
_NORWEGIAN_WORD = re.compile(r"(?<![^\W_])[a-zæøå]*[æøå][a-zæøå]*(?![^\W_])")
_NORWEGIAN_LETTERS = re.compile(r"[æøå]|kj|skj|sj|gj|ene\b|et\b|en\b|kk|aa", re.I)
#: forms that no ending explains, each with the word it is a form of
_IRREGULAR = """
    found find sent send paid pay got get gotten get came come went go gone go took take taken take made make
    broke break broken break held hold kept keep lost lose told tell said say saw see seen see gave give given
    give left leave met meet ran run brought bring bought buy wrote write written write chose choose chosen
    choose fell fall fallen fall grew grow grown grow knew know known know rose rise risen rise thought think
    caught catch began begin begun begin spoke speak spoken speak shut shut sold sell built build felt feel
    meant mean stood stand understood understand woke wake wore wear worn wear fikk få fått få får få kom
    komme kommet komme gikk gå gått gå går gå skrev skrive skrevet skrive fant finne funnet finne solgt selge
    solgte selge gjort gjøre gjorde gjøre brøt bryte brutt bryte tok ta tatt ta tar ta gitt gi ga gi gir gi
    lagt legge satt sette sto stå stått stå står stå visste vite vet vite
"""
_FORMS = dict(zip(_IRREGULAR.split()[::2], _IRREGULAR.split()[1::2], strict=True))
_LATIN_ENDINGS = re.compile(
    r"(?:'s|'|ingly|edly|ings?|ed|es|ene|ens|ets|ers|et|en|er|ere|est|ste|te|s|e|t)$",
)
_CYRILLIC_ENDINGS = re.compile(
    r"(?:[юу]ва)?(?:[иіая])?(?:лася|лась|лося|лось|лися|лись|вся|вшись|тися|тись)$|(?:юва|ува)(?:ла|ло|ли|в|ти|но|ння|ли)$|"
    r"(?:ування|ення|ання|ться|тися|лася|лося|лися|вся|айтеся|айте|іте|йте|ьте|ами|ями|ові|еві|єві|ого|ому|ими|іми|ою|ею|єю|ої|ій|ий|ам|ям|ах|ях|"
    r"ом|ем|єм|им|их|ла|ло|ли|но|то|ти|ть|ся|ів|їв|ає|ує|ить|а|я|у|ю|і|ї|и|е|є|о|й|ь|в)$"
)


def language(text: str) -> str | None:
    """`en`, `nb`, `uk` or `zh-TW` of a plain text; None where a short one doesn't tell."""
    if not text.isascii():
        han, cyrillic, latin = len(_HAN.findall(text)), len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
        if han and han * 3 >= latin + cyrillic:
            return "zh-TW"
        if cyrillic > latin:
            return "uk"
    words = _LETTERS.findall(text.lower())
    if not words:
        return None
    english = norwegian = 0
    for word in words:
        english += word in _ONLY_EN
        norwegian += word in _ONLY_NB
    if not text.isascii():
        # names with such letters have a capital, and stand in English texts too
        norwegian += 2 * len(_NORWEGIAN_WORD.findall(text))
    if english == norwegian:
        english, norwegian = len(_ENGLISH_LETTERS.findall(text)), len(_NORWEGIAN_LETTERS.findall(text))
    if english == norwegian:
        return None
    return "en" if english > norwegian else "nb"


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case word without its ending, at least three letters long; the same for most forms of a word."""
    word = word.lower()
    word = _FORMS.get(word, word)
    endings = _CYRILLIC_ENDINGS if _CYRILLIC.match(word) else _LATIN_ENDINGS
    cut = endings.sub("", word)
    return cut if len(cut) >= 3 else word


def is_dull(word: str) -> bool:
    """Whether a lower-case word or stem says nothing of what a text is about."""
    return word in _ANY_STOP


def stems(text: str) -> tuple[str, ...]:
    """The content words of a plain text as stems, in order; a run of Chinese gives its character pairs."""
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word[0] >= _FIRST_HAN:
            pairs = (word[i : i + 2] for i in range(max(1, len(word) - 1)))
            found.extend(pair for pair in pairs if not _DULL_HAN.intersection(pair))
        elif word not in _ANY_STOP and len(word) > 1:
            found.append(stem(word))
    return tuple(found)


def alike(one: str, other: str) -> bool:
    """Whether two stems are forms of one word: equal, or equal for five letters or more and all but the end."""
    if one == other:
        return True
    if is_token(one) or is_token(other):
        return False
    shortest = min(len(one), len(other))
    if shortest < 4 or abs(len(one) - len(other)) > 3:
        return False
    same = next((i for i in range(shortest) if one[i] != other[i]), shortest)
    return same >= 4 and same >= shortest - 1

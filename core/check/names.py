"""Rule `names`: every capitalised Latin or Cyrillic name of a claim, and a Chinese speaker, occurs in what it cites."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from core.check.calendar_words import MONTHS, WEEKDAYS
from core.check.cases import Case, rule
from core.check.language import alike
from core.check.name_lists import AMBIGUOUS, COMMON, FIRST_NAMES, PLAIN_CAPITALS, PRODUCTS, SURNAMES
from core.check.persons import NAME_WORD, starts_sentence
from core.check.plain import plain
from core.check.spelling import name_stem, sound
from core.check.units import unit_of

_SPEAKS = re.compile(
    r"\s+(?:has |had |har |hadde )?(?:said|says|reported|reports|confirmed|confirms|told|wrote|asked|"
    r"suggested|promised|"
    r"agreed|thinks|suspects|replied|noted|offered|volunteered|sa|sier|meldte|melder|rapporterte|bekreftet|skrev|spurte|"
    r"foreslo|lovet|lovte|svarte|mener|mistenker|сказа(?:в|ла)|повідоми(?:в|ла)|підтверди(?:в|ла)|написа(?:в|ла)|"
    r"запита(?:в|ла)|запропонува(?:в|ла)|пообіця(?:в|ла)|відпові(?:в|ла)|вважає|підозрює)(?!\w)"
)
_COMMON_ENDING = re.compile(
    r"(?:ing|ion|ment|ers|ance|ence|ness|ity|or|ene|else|het|ist|ter|ник|ція|ість|ння|ство|ка|тор|ери)$"
)
_HAN_SPEAKER = re.compile(
    r"(?:^|[,，。;；、:：\s由向跟請與和及])(?P<name>[\u4e00-\u9fff]{2,3}?)(?=表示|指出|回報|回覆|說|提到|認為|確認|建議|提議|負責|通報|報告|承諾|答應|:)"
)
_HAN_TITLED = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,3})(?=先生|小姐|女士|經理|工程師|主任|課長|組長|副理|老師|醫師)")
#: Who did something: a surname and two characters before a verb of doing.
_HAN_DOER = re.compile(
    rf"(?:^|[,，。;；、\s由])(?P<name>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{2}})(?=已|將|把|在|於|先|重新|更換|完成)"
)
_CLOSE_SOUND = 80
_MOSTLY = 0.8


def _names(case: Case) -> str | None:
    text = case.own
    known = {place for mention in case.mentions for place in range(mention.start, mention.end)}
    codes = {code.written for code in case.reading.codes}
    title_case = _is_title(text)
    for match in NAME_WORD.finditer(text):
        word, at = match[0], match.start()
        if word.islower() or at in known:
            continue
        beside = text[max(0, at - 2) : at] + text[match.end() : match.end() + 2]
        is_unit = unit_of(word) and any(char.isdigit() for char in beside)
        if is_unit or any(word in code for code in codes) or text[max(0, at - 1) : at] in ("@", "#"):
            continue
        if _suspicious(text, word, match.end(), at, title_case) and not _offered(case, word):
            return f"{word} is not in what is cited"
    return _han_names(case)


def _suspicious(text: str, word: str, end: int, at: int, title_case: bool) -> bool:
    """Whether the capital may be a name's: inside a sentence nearly always, at its start only for what looks so."""
    lowered = word.lower()
    bare = lowered.removesuffix("'s")
    if bare in PLAIN_CAPITALS or bare in MONTHS or bare in WEEKDAYS or len(word) == 1:
        return False
    if word[0].islower():
        return any(char.isupper() for char in word[1:])
    if starts_sentence(text, at) or title_case:
        if name_stem(word) in _known_stems() or bare in PRODUCTS:
            return True
        if word[1:].islower() or len(word) < 3:
            named = bool(_SPEAKS.match(text, end)) and bare not in COMMON and bare not in AMBIGUOUS
            return named and not _COMMON_ENDING.search(bare) and not title_case
        return not title_case and any(char.isupper() for char in word[1:]) and not text.isupper()
    return True


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset(name_stem(name) for name in FIRST_NAMES)


def _is_title(text: str) -> bool:
    words = [word for word in NAME_WORD.findall(text) if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def _offered(case: Case, word: str) -> bool:
    """Whether what is cited, or the brief's own title and organisation, has the word in some form or alphabet."""
    stem = name_stem(word)
    if stem in case.words or word.lower() in case.words or stem in _heading_words(case):
        return True
    if any(
        alike(stem, other) or (len(stem) > 2 and other.startswith(stem))
        for other in case.words
        if other[:3] == stem[:3]
    ):
        return True
    latin = word.isascii() or word[0] < "\u0400"
    heard = sound(word)
    others = (other for other in case.words if (other[0] >= "\u0400") == latin and other[0].isalpha())
    return any(ratio(heard, sound(other)) >= _CLOSE_SOUND for other in others)


def _heading_words(case: Case) -> frozenset[str]:
    brief = case.desk.brief
    parts = (brief.organisation, brief.room.title if brief.room else "", brief.room.location if brief.room else "")
    return _stems_of(" ".join(plain(part) for part in parts if part))


@lru_cache(maxsize=64)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(name_stem(word) for word in NAME_WORD.findall(text))


def _han_names(case: Case) -> str | None:
    """A speaker or a titled person, by surname, that nothing cited has."""
    said = "".join(f"{source.plain} {plain(source.beside)} " for source in case.sources)
    for pattern in (_HAN_SPEAKER, _HAN_TITLED):
        for match in pattern.finditer(case.own):
            name = match["name"]
            name = next((name[i:] for i in range(len(name)) if name[i] in SURNAMES or name[i] in "阿小"), "")
            if name and name not in said and name[-2:] not in said and not _has_han_only_elsewhere(said):
                return f"{name} is not in what is cited"
    for match in _HAN_DOER.finditer(case.own):
        name = match["name"]
        # A thing may begin with a character that is a surname too (高壓管): its words then stand in the source.
        if name[:2] not in said and name[-2:] not in said and not _has_han_only_elsewhere(said):
            return f"{name} is not in what is cited"
    return None


def _has_han_only_elsewhere(said: str) -> bool:
    """Without any Chinese in what is cited, a Chinese name may stand for a Latin one."""
    return not any("\u3400" <= char <= "\u9fff" for char in said)


names = rule("names", _names)

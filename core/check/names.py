"""Rule `names`: every capitalised Latin or Cyrillic name of a claim, and a Chinese speaker, occurs in what it cites."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from core.check.calendar_words import MONTHS, WEEKDAYS
from core.check.cases import Case, rule
from core.check.firms import unknown_firm
from core.check.han_names import unknown_han_name
from core.check.language import alike
from core.check.name_lists import AMBIGUOUS, COMMON, FIRST_NAMES, PLAIN_CAPITALS, PRODUCTS
from core.check.persons import NAME_WORD, NameWord, starts_sentence
from core.check.plain import plain
from core.check.romanised import may_stand_for
from core.check.spelling import name_stem, sound
from core.check.units import unit_of
from core.privacy.ordinary import ORDINARY

_SPEAKS = re.compile(
    r"\s+(?:has |had |har |hadde )?(?:said|says|reported|reports|confirmed|confirms|told|wrote|asked|"
    r"suggested|promised|"
    r"agreed|thinks|suspects|replied|noted|offered|volunteered|sa|sier|meldte|melder|rapporterte|bekreftet|skrev|spurte|"
    r"foreslo|lovet|lovte|svarte|mener|mistenker|сказа(?:в|ла)|повідоми(?:в|ла)|підтверди(?:в|ла)|написа(?:в|ла)|"
    r"запита(?:в|ла)|запропонува(?:в|ла)|пообіця(?:в|ла)|відпові(?:в|ла)|вважає|підозрює)(?!\w)"
)
#: what only people and firms do, in a language where a thing would have an article
_ACTS = re.compile(
    r"\s+(?:has |had |have |will |would |har |hadde |skal |vil )?(?:delivered|shipped|replaced|repaired|fixed|"
    r"sent|ordered|paid|"
    r"installed|approved|rejected|cancelled|restarted|called|rang|emailed|checked|tested|found|cleaned|moved|"
    r"took|took over|"
    r"offers|delivers|ships|sends|supplies|supplied|provides|provided|asks|wants|needs|demands|owns|bought|sold|signed|"
    r"was (?:sent|given|told|offered|paid|asked|informed|quoted|called|charged)|received|receives|got|gets|fikk|får|"
    r"ble (?:sendt|tilbudt|bedt|varslet)|отрима(?:в|ла|ли)|mounted|fitted|serviced|investigated|inspected|"
    r"monterte|undersøkte|kontrollerte|inspiserte|leverer|utførte|rettet|"
    r"deliver|ship|send|replace|repair|pay|comes|came|arrives|arrived|kommer|kom|ankommer|приїде|приїхав|прийде|"
    r"leverte|leverer|sendte|sender|byttet|skiftet|reparerte|fikset|bestilte|betalte|installerte|godkjente|avviste|"
    r"ringte|sjekket|testet|fant|rengjorde|flyttet|tok|tilbyr|solgte|kjøpte|levere|sende|bytte|reparere|"
    r"достави(?:в|ла|ли)|надісла(?:в|ла|ли)|заміни(?:в|ла|ли)|відремонтува(?:в|ла|ли)|замови(?:в|ла|ли)|оплати(?:в|ла|ли)|"
    r"перевіри(?:в|ла|ли)|перезапусти(?:в|ла|ли)|зателефонува(?:в|ла|ли)|привіз|привезла|поставля(?:є|ла)|продає|"
    r"погоди(?:в|ла|ли)|відхили(?:в|ла|ли))(?!\w)"
)
_COMMON_ENDING = re.compile(
    r"(?:ing|ion|ment|ers|ance|ence|ness|ity|or|ene|else|het|ist|ter|ник|ція|ість|ння|ство|ка|тор|ери)$"
)
_CLOSE_SOUND = 80
#: English spellings that another alphabet writes by their sound
_ENGLISH = (
    ("ee|ea|ie(?=.)", "i"),
    ("oo|ou", "u"),
    ("ph", "f"),
    ("^wr", "r"),
    ("^kn", "n"),
    ("th", "t"),
    ("(?<=.)e$", ""),
)
#: words that begin a Ukrainian sentence before a verb and name nobody; and an object, by its ending
_UK_LEADS = frozenset(
    ("як", "так", "тут", "там", "тоді", "потім", "також", "вже", "уже", "ще", "далі", "коли", "якщо", "хто", "що")
)
_UK_OBJECT = re.compile(r"[\u0400-\u052f]{2,}[ую]")
_MOSTLY = 0.8


def _names(case: Case) -> str | None:
    text = case.own
    known = {place for mention in case.mentions for place in range(mention.start, mention.end)}
    codes = {code.written for code in case.reading.codes}
    for word, at, end in case.name_words:
        if word.islower() or at in known:
            continue
        beside = text[max(0, at - 2) : at] + text[end : end + 2]
        is_unit = unit_of(word) and any(char.isdigit() for char in beside)
        if is_unit or any(word in code for code in codes) or text[max(0, at - 1) : at] in ("@", "#"):
            continue
        if _suspicious(case, word, end, at) and not _offered(case, word) and not _romanised(case, at, end):
            return f"{word} is not in what is cited"
    return unknown_firm(case) or unknown_han_name(case)


def _romanised(case: Case, at: int, end: int) -> bool:
    """Whether the capitalised words here may be the Latin spelling of the one Chinese person who is cited."""
    run = [(start, stop, word) for word, start, stop in case.name_words if word[0].isupper()]
    place = next((i for i, (start, _, _) in enumerate(run) if start == at), 0)
    first = last = place
    while first and case.own[run[first - 1][1] : run[first][0]].strip() in ("", "-"):
        first -= 1
    while last + 1 < len(run) and case.own[run[last][1] : run[last + 1][0]].strip() in ("", "-"):
        last += 1
    words = tuple(word for _, _, word in run[first : last + 1])
    cited = {name for name in case.desk.people if any(name in source.whole for source in case.sources)}
    return bool(words) and may_stand_for(words, frozenset(cited))


def _suspicious(case: Case, word: str, end: int, at: int) -> bool:
    """Whether the capital may be a name's: inside a sentence nearly always, at its start only for what looks so."""
    lowered = word.lower()
    bare = lowered.removesuffix("'s")
    if bare in PLAIN_CAPITALS or bare in MONTHS or bare in WEEKDAYS or len(word) == 1:
        return False
    if word[0].islower():
        return any(char.isupper() for char in word[1:])
    text = case.own
    title_case = _is_title(case.name_words)
    if starts_sentence(text, at) or title_case:
        if name_stem(word) in _known_stems() or bare in PRODUCTS:
            return True
        if word[1:].islower() or len(word) < 3:
            acts = _SPEAKS.match(text, end) or (_ACTS.match(text, end) and bare not in ORDINARY)
            return bool(acts) and not title_case and not _is_common(bare)
        return not title_case and any(char.isupper() for char in word[1:]) and not text.isupper()
    return True


def _is_common(bare: str) -> bool:
    if bare in _UK_LEADS or _UK_OBJECT.fullmatch(bare):
        return True
    return bare in COMMON or bare in AMBIGUOUS or bool(_COMMON_ENDING.search(bare))


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset(name_stem(name) for name in FIRST_NAMES)


def _is_title(named: tuple[NameWord, ...]) -> bool:
    words = [word for word, _, _ in named if len(word) > 3]
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
    others = [other for other in case.words if (other[0] >= "\u0400") == latin and other[0].isalpha()]
    if any(ratio(heard, sound(other)) >= _CLOSE_SOUND for other in others):
        return True
    return not latin and any(heard == sound(_as_heard(other)) for other in others)


def _as_heard(word: str) -> str:
    """An English name spelled nearer to how it sounds: `reed` as `rid`, `moore` as `mur`."""
    for written, said in _ENGLISH:
        word = re.sub(written, said, word)
    return word


def _heading_words(case: Case) -> frozenset[str]:
    brief = case.desk.brief
    parts = (brief.organisation, brief.room.title if brief.room else "", brief.room.location if brief.room else "")
    return _stems_of(" ".join(plain(part) for part in parts if part))


@lru_cache(maxsize=64)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(name_stem(word) for word in NAME_WORD.findall(text))


names = rule("names", _names)

"""Whether a text says that something is so, isn't so, or may be so: negation, doubt, questions, plans."""

import re
from functools import lru_cache
from typing import NamedTuple

from core.check.language import stem

_IDIOMS = re.compile(
    r"not only|no problem|no worries|no doubt|not to mention|why not|ikke bare|ikke minst|ikke sant|"
    r"ingen årsak|не (?:тільки|лише)|"
    r"не раніше|без проблем|不過|不久|不同|不斷|不只|不僅|不少|不得不|對不起|不好意思|無線|無塵|未來|非常|"
    r"差不多|不然|不論|不管|無論|並且|"
    r"不良|不鏽鋼|無人機|沒問題|不用謝|是不是|有沒有|能不能|要不要|會不會|無菌"
)
_NOT = re.compile(
    r"(?<!\w)(?:not|cannot|can't|never|no longer|no|none|nobody|nothing|neither|nor|\w+n't|without|ikke|ingen|"
    r"aldri|ingenting|"
    r"intet|heller ikke|hverken|verken|uten|не|ні|жодн\w+|ніколи|ніхто|нічого|немає|нема|без)(?!\w)"
    r"|沒有|沒|尚未|並未|未曾|未能|未|不能|不會|無法|不|無|非"
)
_SHORTAGE = re.compile(
    r"(?<!\w)(?:fail\w*|unable|still|lack\w*|missing|remain\w*|pending|outstanding|denied|deny|declin\w+|refus\w+|reject\w*|"
    r"un[a-z]{4,}|wait\w*|stop\w*|avoid\w*|mangle\w*|gjenstå\w*|venter|u(?:løst|avklart|endret|besvart|ferdig\w*)|nekte\w*|"
    r"avvis\w*|avslo\w*|fortsatt|досі|відмов\w+|бракує|брак\w*|очіку\w+|чека\w+|невиріш\w+|незавершен\w+|недоступн\w+|"
    r"відхил\w+|нев\w+|less|nei|ні|rather than|instead|i stedet)(?!\w)|仍|尚|待|失敗|缺|拒|還在|等"
)
_DOUBT = re.compile(
    r"(?<!\w)(?:might|may|could|maybe|perhaps|probably|possibly|likely|suspect\w*|guess\w*|seems?|looks? like|"
    r"appears?|apparently|"
    r"think|thinks|believe\w*|assum\w+|if|whether|unless|hope\w*|should|kan|kunne|kanskje|trolig|mulig\w*|mistenk\w*|tror|trur|"
    r"antar|antakelig|antagelig|sannsynligvis|hvis|dersom|om det|bør|burde|håper|можливо|мабуть|схоже|"
    r"здається|ймовірн\w*|"
    r"імовірн\w*|підозр\w+|якщо|чи|гада\w+|дума\w+|припуска\w+|напевно|певно|може|сподіва\w+)(?!\w)"
    r"|可能|懷疑|疑似|研判|好像|似乎|應該|大概|或許|也許|推測|如果|若|是否|猜|希望|看起來"
)
_PLAN = re.compile(
    r"(?<!\w)(?:will|'ll|\w+'ll|going to|gonna|plan\w*|tomorrow|need\w*|to be|when|once|until|before|want\w*|"
    r"must|try|trying|please|"
    r"skal|vil|må|i morgen|når|før|prøv\w*|planlegg\w*|innen|буде\w*|треба|потрібно|завтра|коли|поки|щоб|"
    r"спробу\w*|план\w*)"
    r"(?!\w)|將|會|要|明天|預計|之後|等到|打算|請|才能"
)
_FORESEEN = re.compile(
    r"(?<!\w)(?:will|'ll|going to|expected|planned|scheduled|skal|forventes|planlagt|буде|очікується|"
    r"заплановано)(?!\w)|預計|預定|將會|即將|將於|將在"
)
_UNKNOWN = re.compile(
    r"(?<!\w)(?:unknown|unclear|not (?:been )?(?:stated|confirmed|known|found|identified|established|clear)|"
    r"no (?:root )?cause|ukjent|uklar\w*|"
    r"ikke (?:kjent|bekreftet|oppgitt|funnet|fastslått|avklart)|ingen årsak|невідом\w+|не (?:встановлен\w+|"
    r"підтверджен\w+|вказан\w+|з'ясован\w+)|"
    r"investigat\w+|looking (?:for|into)|searching|undersøk\w+|leter|з'ясову\w+|шука\w+)(?!\w)|不明|未知|"
    r"尚未確認|待確認|調查|查明|尚未查出|未確定|不清楚"
)
_CLAUSE = re.compile(
    r"[,;:.!?()\n。，；！？、❖–—]+|(?<!\w)(?:but|although|though|while|because|so|and|then|after|men|mens|"
    r"selv om|fordi|så|og|da|etter|але|а|хоча|"
    r"бо|тому|та|і|й|після)(?!\w)|但|而|卻|因為|所以"
)
_WORD = re.compile(r"[a-z\u00c0-\u024f\u0400-\u052f][a-z\u00c0-\u024f\u0400-\u052f']*|[\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LIGHTS = """been be being is are was were am has have had do does did able yet fully completely really entirely to a an
    the any been very quite so far again just even also enough all it he she they we i you that this er var
    ble blir blitt vært være har hadde ha helt ennå enda lenger noen noe å en et den det de vi jeg han hun
    kan kunne skal vil fått få fikk lenger også був була було були бути є ще вже зовсім так це він вона воно
    вони ми я"""
_LIGHT = frozenset(_LIGHTS.split())
_HAN_LIGHT = re.compile(r"^[有再被能會是完全已經還很可以到得過了]+")
#: characters around a negation in which what it denies is sought
_NEAR = 80


def denied(clause: str) -> bool:
    """Whether a lower-case piece of text has a word of negation."""
    return bool(_NOT.search(_IDIOMS.sub(" ", clause)))


def lacking(clause: str) -> bool:
    """Whether it tells a lack in other words (`failed to`, `still`, `mangler`)."""
    return denied(clause) or bool(_SHORTAGE.search(clause))


def doubtful(sentence: str) -> bool:
    """Whether a sentence is a guess, a condition or a question."""
    return bool(_DOUBT.search(sentence)) or sentence.rstrip(" )\"'”»」").endswith(("?", "？")) or "嗎" in sentence


def planned(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come."""
    return bool(_PLAN.search(sentence))


def foreseen(clause: str) -> bool:
    """Whether a clause surely speaks of later, so that it doesn't gainsay a `not yet`."""
    return bool(_FORESEEN.search(clause))


def says_unknown(sentence: str) -> bool:
    """Whether it says that something isn't known."""
    return bool(_UNKNOWN.search(sentence))


class Clause(NamedTuple):
    """A piece of a sentence: its content stems, the stems right at a negation, and whether it denies or lacks."""

    stems: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    denied: bool
    lacking: bool
    text: str


@lru_cache(maxsize=16384)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a plain text."""
    pieces = (_IDIOMS.sub(" ", piece).strip() for piece in _CLAUSE.split(text.lower()))
    return tuple(
        Clause(_stems(piece), _heads(piece), bool(_NOT.search(piece)), lacking(piece), piece)
        for piece in pieces
        if piece
    )


def _stems(piece: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(piece) if word not in _LIGHT and not _HAN.match(word))


def _heads(piece: str) -> tuple[tuple[str, ...], ...]:
    """For each negation the words it denies. After `no` a noun, then what is said of it: both must be met."""
    found: list[tuple[str, ...]] = []
    for match in _NOT.finditer(piece):
        sign, after = match[0], piece[match.end() : match.end() + _NEAR]
        before = piece[max(0, match.start() - _NEAR) : match.start()]
        if _HAN.match(sign):
            rest = _HAN_LIGHT.sub("", after.lstrip())[:2]
            found += [(rest,)] if len(rest) == 2 and _HAN.match(rest) else []
            continue
        ahead = [word for word in _WORD.findall(after)[:6] if word not in _LIGHT and not _HAN.match(word)]
        if sign in ("no", "ingen", "without", "uten", "без") or sign.startswith("жодн"):
            found += [tuple(stem(word) for word in ahead[:2])] if ahead else []
            continue
        found += [(stem(ahead[0]),)] if ahead else []
        if sign in ("ikke", "aldri") and (words := _WORD.findall(before)):
            found += [(stem(words[-1]),)] if words[-1] not in _LIGHT else []
    return tuple(dict.fromkeys(found))
